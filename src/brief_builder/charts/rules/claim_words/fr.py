"""The words by which a title in French claims something of figures."""

from __future__ import annotations

from decimal import Decimal

from brief_builder.charts.rules.claim_words.lexicon import HALF, Lexicon

_THE = "(?:le|la|les|au|aux|du|des|son|sa|leur|leurs)"
_LATER = "(?:ensuite |depuis |encore |nettement |fortement |légèrement )?"
_ROSE = (
    r"augment(?:e|ent|é|ée|és|ées|ation)|progress(?:e|ent|é|ée|és|ées|ion)|croît|croissent|crû|accroît|accroissent"
    r"|accru(?:e|s|es)?|hauss(?:e|es|ent|é)|mont(?:e|ent|é|ée|és|ées)|grimp(?:e|ent|é|ée|és|ées)|bondi(?:t|ssent|e|s|es)?"
    r"|rebond(?:i|it|issent|ie|is|ies)?|s'envol(?:e|ent)|s'est envolée?|se sont envolée?s|gonfl(?:e|ent|é|ée|és|ées)"
    r"|explos(?:e|ent|é|ée|és|ées)|se redress(?:e|ent)|s'est redressée?|se sont redressée?s|flamb(?:e|ent|é|ée|és|ées)"
)
_FELL = (
    r"baiss(?:e|es|ent|é|ée|és|ées)|diminu(?:e|ent|é|ée|és|ées|tion)|recul(?:e|ent|é|ée|és|ées|s)?"
    r"|chut(?:e|es|ent|é)|décl(?:ine|inent|in|iné)|tomb(?:e|ent|é|ée|és|ées)|fléchi(?:t|ssent)?"
    r"|se rédui(?:t|sent)|s'est réduite?|se sont réduite?s|repli"
    r"|s'est repliée?|se sont repliée?s|se repli(?:e|ent)|s'effondr(?:e|ent)|s'est effondrée?|se sont effondrée?s"
    r"|plong(?:e|ent|é|ée|és|ées)|dégringol(?:e|ent|é|ée|és|ées)|s'est contractée?|se sont contractée?s"
    r"|se contracte(?:nt)?"
)
# “S’est ensuite réduit”.
_ROSE, _FELL = (
    words.replace("s'est ", f"s'est {_LATER}").replace("se sont ", f"se sont {_LATER}") for words in (_ROSE, _FELL)
)
_NUMBERS = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf", 10: "dix"}
_BY = {rf"multipli(?:e|ent|é|ée|és|ées) par (?:{word}|{number})": Decimal(number) for number, word in _NUMBERS.items()}
_ORDINALS = (
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
)
_OF_PART = {
    rf"(?:{_FELL}) d'un tiers": Decimal(2) / 3,
    rf"(?:{_FELL}) (?:d'un|du) quart": Decimal("0.75"),
    rf"(?:{_ROSE}) d'un tiers": Decimal(4) / 3,
    rf"(?:{_ROSE}) (?:d'un|du) quart": Decimal("1.25"),
    rf"(?:{_ROSE}) de moitié": Decimal("1.5"),
}
# In a rank of moves the figures themselves are not ranked: “la plus forte hausse”.
_BEHIND_RANK = r"(?! (?:hausse|baisse|recul|augmentation|diminution|progression|chute|croissance|repli|bond|rebond)s?)"
_SEASON = (
    r"(?:hiver|printemps|été|automne|saison|noël|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre)"
)
_DOES = r"(?:dépens(?:e|ent|é)|envo(?:ie|ient|yé)|gagn(?:e|ent|é)|vend(?:ent|u)?|achèt(?:e|ent)|acheté|reçoi(?:t|vent))"
_MOVE = r"(?:hausse|baisse|recul|augmentation|diminution|chute|progression|repli|croissance)"
FRENCH = Lexicon(
    spaced=True,
    up=rf"{_ROSE}|plus (?:élevée?s?|hauts?|hautes?|grande?s?|importante?s?)|supérieure?s?",
    down=rf"{_FELL}|plus (?:bas|basses?|faibles?|petite?s?)|inférieure?s?",
    wider=rf"se creus(?:e|ent)|s'est {_LATER}creusée?|se sont {_LATER}creusée?s|s'élargi(?:t|ssent)"
    rf"|s'est {_LATER}élargie?|s'aggrav(?:e|ent)|s'est {_LATER}aggravée?",
    narrower=rf"se résorb(?:e|ent)|s'est {_LATER}résorbée?|se sont {_LATER}résorbée?s|se rétréci(?:t|ssent)"
    rf"|s'est {_LATER}rétrécie?|s'amenuis(?:e|ent)|s'est {_LATER}amenuisée?|se comble(?:nt)?|s'est {_LATER}comblée?",
    compared=r"plus \w+|supérieure?s?|inférieure?s?",
    than=r"que|qu'\w*|par rapport (?:à|au|aux)|(?:supérieure?s?|inférieure?s?) (?:à|au|aux)"
    r"|comparativement (?:à|au|aux)|contre|face à",
    crossing=r"sous|au-dessous|en dessous|au-dessus|au-delà|derrière|devant|en(?= déficit| excédent)|dans le",
    reached=r"(?:à|sous|au-dessous de|au-dessus de) (?:environ |près de |plus de |moins de )?\d",
    same=r"inchangée?s?|n'a pas changé|n'ont pas changé|au même niveau",
    steady=r"stables?|stagn(?:e|ent|é|ée|és|ées)|se maintien(?:t|nent)|se stabilis(?:e|ent)|à peu près au même niveau",
    times={
        rf"(?:{_FELL}) de moitié|divisée?s? par deux": HALF,
        **_OF_PART,
        **_BY,
        r"doubl(?:e|ent|é|ée|és|ées)(?! imposition)": Decimal(2),
        r"tripl(?:e|ent|é|ée|és|ées)": Decimal(3),
        r"quadrupl(?:e|ent|é|ée|és|ées)": Decimal(4),
        r"quintupl(?:e|ent|é|ée|és|ées)": Decimal(5),
        r"décupl(?:e|ent|é|ée|és|ées)": Decimal(10),
    },
    over=r"plus que|plus de",
    nearly=r"presque|près de|quasi|quasiment|environ|pratiquement",
    overtook=r"(?:a|ont|avait|avaient) (?:dépassé|devancé|doublé)"
    r"|passe(?:nt)? devant|est passée? devant|sont passée?s devant",
    above=rf"{_DOES} (?:\w+ )?(?:plus|davantage) (?:d[e'] ?\w+ )?qu(?:e|(?='))"
    r"|dépass(?:e|ent|aient|ait|é)|excèd(?:e|ent)|surpass(?:e|ent|é)|devanc(?:e|ent|é)",
    below=rf"{_DOES} (?:\w+ )?moins (?:d[e'] ?\w+ )?qu(?:e|(?='))"
    r"|(?:est|sont|reste|restent) derrière",
    busy=r"(?!)",
    placed=r"(?P<n>{n})(?!)",
    most=rf"{_THE} plus (?:grande?s?|gros|grosses?|importante?s?|élevée?s?|hauts?|hautes?|fort|forts|fortes?)"
    rf"{_BEHIND_RANK}"
    r"|en tête|dominent?"
    r"|premier (?:partenaire|fournisseur|client|marché|produit|poste|rang)"
    r"|première (?:place|destination|source|catégorie)",
    least=rf"{_THE} plus (?:petite?s?|faibles?|bas|basses?){_BEHIND_RANK}"
    r"|(?<!au )(?:le|la|les) moins (?:élevée?s?|importante?s?|grande?s?)|dernier rang|dernière place",
    ranked_moves=r"le (?:plus|moins)(?: fort)?",
    moves=r"hausse|augmentation|progression|bond|rebond|baisse|recul|diminution|chute|repli|déclin",
    peak=r"culmin(?:e|ent|é|ée|és|ées)|(?:un|leur|son) (?:pic|sommet)",
    trough=r"(?:touch(?:e|ent|é)|atteint) le fond",
    record_high=r"niveau record|records?(?! (?:de (?!\d)|du|d'|à la baisse|bas|mondial))(?<!plancher record)"
    r"|sommet historique|plus haut historique|jamais (?:été aussi|vue?s?|atteinte?s?)(?= (?:élevée?s?|hauts?|hautes?))",
    record_low=r"plancher record|creux historique|plus bas historique|record (?:à la baisse|bas)|niveau record bas",
    summits=r"records?|pic|sommet|creux|niveau|historique|atteinte?s?|culminé|touché|plancher",
    unreached=r"proches? (?:du|de|d'un|de leur|de son)|près (?:du|de|d'un|de leur|de son)|sous|frôl(?:e|ent|é)"
    r"|approch(?:e|ent|é)|loin (?:du|de|d'un|de leur|de son)|presque|quasi",
    left=r"depuis|après|sous|malgré|à partir|dès|de|du|d'un",
    without=r"hors|à part|outre|excluant|derrière|autres? que|après",
    more_than_half=r"plus de la moitié|la majorité|la plupart",
    less_than_half=r"moins de la moitié|une minorité",
    deficit=r"déficits?|déficitaires?",
    surplus=r"excédents?|surplus|excédentaires?",
    gap=r"écarts?",
    apart=r"(?:écart|différence|distance|fossé) (?:d\w* \w+ )?entre",
    balance=r"soldes?|balances?",
    refused=r"ne|n'\w*|pas|jamais|sans|ni|aucune?|au lieu de|plutôt que|contrairement|cesse(?:nt)?|parmi|l'une? des"
    r"|deuxième|second|seconde|troisième|quatrième|cinquième|évit(?:e|ent|é)"
    r"|sauf|hormis|excepté|\w+ années? sur \w+|fin"
    r"|efface(?:nt)?|perd(?:u|us|ent)?|dispar(?:aît|aissent|u|us)|manqu(?:e|é)"
    r"|jadis|autrefois|naguère|ancien(?:ne)?s?|anciennement|par le passé|à une époque",
    unsure=rf"chaque (?:\w+ )?{_SEASON}|tous les (?:{_SEASON})s"
    r"|pourr(?:ait|aient|a|ont)|devr(?:ait|aient|a|ont)|doi(?:t|vent)|peu(?:t|vent)|va|vont|prévue?s?"
    r"|prévoi(?:t|ent)|attendue?s?|si|probable|espèrent?|vise(?:nt)?|veu(?:t|lent)|cible|objectif|d'ici",
    infinitive=r"de|à|pour",
    quantities=r"croissance|rythme|taux|part|parts|ratio|rang|prix|demande|coûts?",
    rates=r"croissance|variation|taux de (?:croissance|variation)|glissement",
    breaks=r";|:(?= )|\.(?= |$)|!| [–—-] |—"
    r"|\b(?:(?:tandis|alors|pendant|bien) qu|lorsqu)(?:e\b|')|\bà mesure qu(?:e\b|')|\b(?:mais|quand|puis)\b",
    lists=r",(?= )|&|\bet\b|\bou\b|\bainsi qu(?:e\b|')",
    turns=r"\baprès\b|\bavant\b|\bmalgré\b|\bsuivant\b",
    causes=r"\bcar\b|\bparce qu(?:e\b|')|\bface (?:à|au|aux)\b|\ben raison d(?:e\b|u\b|es\b|')"
    r"|\bà cause d(?:e\b|u\b|es\b|')|\bgrâce (?:à|au|aux)\b|\bsous l'effet d(?:e\b|u\b|es\b|')|\bfaute d(?:e\b|')"
    r"|\bdu fait d(?:e\b|u\b|es\b|')|\bà la suite d(?:e\b|u\b|es\b|')|\bsur fond d(?:e\b|')"
    rf"|\bdans un contexte d(?:e\b|')|\b(?:par|avec)(?= (?:la |une |le |un |l'|de )?(?:forte |nette |vive )?{_MOVE}\b)",
    since=r"depuis|dès|à partir de|à compter de|après",
    origin="de",
    until=r"jusqu'en|jusqu'à|à",
    before=r"avant",
    between=r"entre",
    levels=r"celles?|ceux|celui|niveau|valeur|chiffres?|montant",
    level_of=r"niveaux? d(?:e|u|'|e l')",
    level_behind=r"(?!)",
    months=r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
    r"|(?:premier|dernier) (?:trimestre|semestre)(?: de)?"
    r"|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d+) premiers mois(?: de)?|printemps|automne|hiver|mi",
    degree=r"plus vite|moins vite|plus|moins|davantage|autant|plus fortement|moins fortement",
    last_step=r"en un an|sur un an|l'an dernier|l'année dernière|d'une année (?:à|sur) l'autre|un an plus tôt"
    r"|cette année|l'année précédente|l'an passé",
    year_ago=r"(?:en|sur) un an|un an (?:plus tôt|auparavant|avant)|d'une année (?:à|sur) l'autre|en glissement annuel"
    r"|l'année précédente",
    during=r"(?:en|sur|pendant|durant|depuis) (?:les )?(?:à peine )?(?P<n>{n})(?: dernières)?"
    r" (?:ans|années|mois|trimestres)",
    numbers={
        **{word: number for number, word in _NUMBERS.items()},
        **{str(number): number for number in _NUMBERS},
        "quelques": 3,
        "plusieurs": 3,
    },
    runs=r"pour (?:la |une )(?P<n>{n}) année(?P<on> (?:consécutive|de suite|d'affilée))?(?P<end>)",
    ordinals={word: place for place, word in enumerate(_ORDINALS, 2)},
    first_time=r"(?:pour la )?première fois"
    r"|(?:premi(?:er|ère)|plus (?:forte?|grande?|faible|petite?|fort)) (?:\w+ )?"
    r"(?:recul|baisse|hausse|repli|progression|diminution|chute|augmentation|croissance|déficit|excédent|bond)"
    r"|(?:recul|baisse|hausse|repli|progression|chute) (?:le|la) plus (?:forte?|faible|marquée?)",
    every_step=r"chaque année|tous les ans|année après année|d'année en année|sans interruption"
    r"|chaque mois|tous les mois",
    small=r"le|la|les|l|un|une|des|du|de|d|en|à|au|aux|par|pour|avec|est|sont|a|ont|été|était|étaient|son|sa|ses|leur|leurs"
    r"|il|elle|ils|elles|chacun|tous|toutes|encore|aussi|ensuite|toujours|seulement|même|plus|très|légèrement|fortement"
    r"|nettement|entre|pendant|durant|sur|année|années|an|ans|premiers|mois|ce|cette|que|qui|s|se|environ|presque|près",
    adverbs=r"\w+ment|moins|davantage|chaque|deux|trois|quatre|cinq",
    adjectives=r"forte?s?|faibles?|nette?s?|vive?s?|légère?s?|léger|grande?s?|nouvel(?:le)?s?|nouveau|autre|ensemble|total"
    r"|\w+(?:ienne?s?|aise?s?|aux|ales?|elles?|ables?)|bilatér\w+|commercia\w+|plus",
    part_before=r"(?!)",
    part_behind=r"\w+[sx]",  # an adjective in the plural; what else ends otherwise may be a verb
    near=r"vers|avec|à|au|aux|de|du|des|d|en|par|pour|depuis",
    partner=r"avec|vis-à-vis d[eu]|envers",
    of_others=r"\bde\b|\bdu\b|\bdes\b|\bd'",
    rose="a augmenté",
    fell="a baissé",
    size_grew="s’est creusé",
    size_fell="s’est réduit",
)
