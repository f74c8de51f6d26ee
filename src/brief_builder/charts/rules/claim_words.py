"""A language → the words by which a title claims something of figures, as patterns.

Patterns are searched in lower case, with straight apostrophes, plain spaces and Latin digits, without what is not seen.
In English and French they stand for whole words; Khmer writes no spaces, so there they say themselves what must not
stand around them. What a word means only in some company is left out: nothing is judged that is not sure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        spaced: whether words stand between spaces.
        up, down: a figure became larger, smaller.
        wider, narrower: so did its size; a deficit that narrows is a negative figure that rises.
        compared: those of up and down that compare, with `than` before what they compare with.
        same: a figure did not change at all; `steady`: it did by little.
        times: a pattern → by how much a figure was multiplied.
        over, nearly: what stands before those: more than, almost.
        most, least: nothing else shown is larger, smaller.
        record_high, record_low: of all times shown, the last if none is named.
        more_than_half, less_than_half: of a whole.
        deficit, surplus: a balance below zero, above it; `gap` is either. `balance`: a balance as such.
        refused: negations, after which nothing is claimed.
        unsure: what may be, will be or is wanted.
        infinitive: what stands before a verb that only names what is wanted.
        quantities: of which a figure itself is none: growth, rate, share.
        breaks: between clauses; `lists`: between things of a list, or clauses; `turns`: before what was earlier, or
            is set aside.
        since, until: before a period, from which on, up to which; `origin` may only tell of which period it is.
        last_step: from the last period but one to the last.
        small: what is no name of anything; `adverbs` say how, so that no object begins with them.
        near: what joins a name to what it is not the name of: exports *to* Cambodia.
        of_others: before or behind the name of whose balance it is.
        rose, fell, size_grew, size_fell: what to write instead.
    """

    spaced: bool
    up: str
    down: str
    wider: str
    narrower: str
    compared: str
    than: str
    same: str
    steady: str
    times: Mapping[str, Decimal]
    over: str
    nearly: str
    most: str
    least: str
    record_high: str
    record_low: str
    more_than_half: str
    less_than_half: str
    deficit: str
    surplus: str
    gap: str
    balance: str
    refused: str
    unsure: str
    infinitive: str
    quantities: str
    breaks: str
    lists: str
    turns: str
    since: str
    origin: str
    until: str
    last_step: str
    small: str
    adverbs: str
    near: str
    of_others: str
    rose: str
    fell: str
    size_grew: str
    size_fell: str


# A word that compares says something of its subject only before these: “higher tariffs” speaks of tariffs.
_SAID_OF_SUBJECT = (
    r"(?= ?$|[,;:.]| [\d$€£¥+–-]| (?:c|us|ca)\$"
    r"| (?:than|by|from|in|on|for|since|again|sharply|slightly|strongly|steadily|nearly|almost|about|more|some|over|a"
    r"|an|year|with|and|but|while|as|against|compared)\b)"
)
_AFTER_BE = r"(?:is|are|was|were|been|keeps?|kept) (?:still )?"
ENGLISH = Lexicon(
    spaced=True,
    up=r"rises?|rose|risen|grows?|grew|grown|increase[sd]?|climb(?:s|ed)?|gained|jump(?:s|ed)?|surge[sd]?|soar(?:s|ed)?"
    r"|expand(?:s|ed)?|recover(?:s|ed)?|rebound(?:s|ed)?"
    rf"|(?:higher|(?<!made )(?<!makes )(?<!make )(?<!set )(?<!sets )up(?! to\b)){_SAID_OF_SUBJECT}"
    rf"|{_AFTER_BE}(?:rising|growing|increasing|climbing)",
    down=r"falls?(?! short| behind| under)|fell(?! short| behind| under)|fallen|decline[sd]?|decrease[sd]?"
    r"|drop(?:s|ped)?|shr(?:ink|inks|ank|unk)|slides?|slid|slump(?:s|ed)?|plunge[sd]?|tumble[sd]?|dips?|dipped"
    rf"|contracted|(?:lower|(?<!slowed )(?<!slows )(?<!broken )(?<!breaks )down){_SAID_OF_SUBJECT}"
    rf"|{_AFTER_BE}(?:falling|declining|decreasing|shrinking|dropping)",
    wider=rf"widen(?:s|ed)?|deepen(?:s|ed)?|wider{_SAID_OF_SUBJECT}|{_AFTER_BE}widening",
    narrower=rf"narrow(?:s|ed)|(?<!a )(?<!the )narrow|narrower{_SAID_OF_SUBJECT}|{_AFTER_BE}narrowing",
    compared=r"higher|lower|wider|narrower|up|down",
    than=r"than|against|compared (?:to|with)",
    same=r"unchanged|did not change|didn't change|no change",
    steady=r"stable|steady|flat|little changed|stagnate[sd]?|about the same",
    times={
        r"double[sd]?(?!-| taxation| standard)|twofold": Decimal(2),
        r"triple[sd]?|treble[sd]?|threefold": Decimal(3),
        r"quadruple[sd]?|fourfold": Decimal(4),
        r"tenfold": Decimal(10),
        r"halve[sd]?": HALF,
    },
    over=r"more than|over|well over",
    nearly=r"nearly|almost|close to|about|roughly|practically|all but",
    most=r"(?:largest|biggest|greatest|highest)(?! (?:rise|fall|increase|decrease|drop|decline|gain|loss|change|jump))"
    r"|leads?(?! to\b)|tops|ranks? first|comes? first|number one|peaks?|peaked"
    r"|top (?=export|import|partner|supplier|buyer|market|destination|source|product|customer)"
    r"|the most(?! of\b| recent)",
    least=r"(?:smallest|lowest)(?! (?:rise|fall|increase|decrease|drop|decline|gain|loss|change))"
    r"|(?<!at )least(?! developed)|ranks? last|comes? last",
    record_high=r"record (?:high|level)|(?:hit|hits|set|sets|at) a record(?! low| high| level)",
    record_low=r"record low",
    more_than_half=r"(?:more than|over) half|(?<!at )most of|a majority|the majority",
    less_than_half=r"(?:less than|under) half|a minority",
    deficit=r"deficits?|shortfalls?",
    surplus=r"surplus|surpluses",
    gap=r"gaps?",
    balance=r"balances?",
    refused=r"not|never|no|nor|neither|none|without|hardly|instead|rather than|unlike|fail(?:s|ed)? to|stop(?:s|ped)?"
    r"|halt(?:s|ed)?|\w+n't|among|one of|second|third|fourth|fifth|next",
    unsure=r"(?<!in )(?<!since )(?<!of )(?<!to )may(?! ?\d)|might|could|can|would|should|will|expect(?:s|ed)?"
    r"|forecasts?|projected|likely|plans?|planned|aims?|targets?|targeted|if|unless|hopes?|wants?|needs?|set to",
    infinitive=r"to",
    quantities=r"growth|pace|rate|rates|share|shares|ratio|rank|price|prices|hopes?|fears?|costs?|demand",
    breaks=r";|:(?= )|\.(?= |$)|!| [–—-] |—"
    r"|\b(?:while|whereas|but|though|although|yet|as|when|then)\b",
    lists=r",(?= )|&|\band\b|\bor\b|\bplus\b",
    turns=r"\bafter\b|\bbefore\b|\bdespite\b|\bfollowing\b|\breversing\b",
    since=r"since|after|beginning in|starting in",
    origin="from",
    until=r"until|till|to|through|by",
    last_step=r"(?:last|this|in a|over the|on the|from a|in one|a) year|year on year|year-on-year|a year earlier",
    small=r"a|an|the|of|in|on|at|by|to|from|for|with|is|are|was|were|be|been|has|have|had|its|their|it|they|both|each|all"
    r"|again|also|then|later|still|only|just|even|more|much|further|slightly|sharply|steadily|strongly|strong|sharp"
    r"|between|during|over|year|years|calendar|first|months|that|this|so|too|s|well|than|about|nearly|almost|back",
    adverbs=r"\w+ly|faster|slower|less|most|least|twice|every|each|two|three|four|five",
    near=r"to|from|with|of|in|by|for|at|into",
    of_others=r"'s\b|s'(?= )|\bof\b",
    rose="rose",
    fell="fell",
    size_grew="widened",
    size_fell="narrowed",
)
_THE = "(?:le|la|les|au|aux|du|des|son|sa|leur|leurs)"
FRENCH = Lexicon(
    spaced=True,
    up=r"augment(?:e|ent|é|ée|és|ées|ation)|progress(?:e|ent|é|ée|és|ées|ion)|croît|croissent|accroît|accroissent"
    r"|accru(?:e|s|es)?|hauss(?:e|es|ent|é)|mont(?:e|ent|é|ée|és|ées)|grimp(?:e|ent|é|ée|és|ées)|bondi(?:t|ssent|e|s|es)?"
    r"|rebondi(?:t|ssent|e|s|es)?|s'envol(?:e|ent)|plus (?:élevée?s?|hauts?|hautes?|grande?s?|importante?s?)"
    r"|supérieure?s?",
    down=r"baiss(?:e|es|ent|é|ée|és|ées)|diminu(?:e|ent|é|ée|és|ées|tion)|recul(?:e|ent|é|ée|és|ées|s)?"
    r"|chut(?:e|es|ent|é)|décl(?:ine|inent|in|iné)|tomb(?:e|ent|é|ée|és|ées)|fléchi(?:t|ssent)?"
    r"|se rédui(?:t|sent)|s'est réduite?|se sont réduite?s|repli"
    r"|s'est contractée?|se contracte(?:nt)?|plus (?:bas|basses?|faibles?|petite?s?)|inférieure?s?",
    wider=r"se creus(?:e|ent)|s'est creusée?|se sont creusée?s|s'élargi(?:t|ssent)|s'est élargie?|s'aggrav(?:e|ent)"
    r"|s'est aggravée?",
    narrower=r"se résorb(?:e|ent)|s'est résorbée?|se sont résorbée?s|se rétréci(?:t|ssent)|s'est rétrécie?"
    r"|s'amenuis(?:e|ent)|s'est amenuisée?|se comble(?:nt)?|s'est comblée?",
    compared=r"plus \w+|supérieure?s?|inférieure?s?",
    than=r"que|qu'\w*|par rapport à|à celui de|à celle de|à ceux de|à celles de|contre",
    same=r"inchangée?s?|n'a pas changé|n'ont pas changé|au même niveau",
    steady=r"stables?|stagn(?:e|ent|é|ée|és|ées)|se maintien(?:t|nent)|se stabilis(?:e|ent)|à peu près au même niveau",
    times={
        r"doubl(?:e|ent|é|ée|és|ées)(?! imposition)": Decimal(2),
        r"tripl(?:e|ent|é|ée|és|ées)": Decimal(3),
        r"quadrupl(?:e|ent|é|ée|és|ées)": Decimal(4),
        r"décupl(?:e|ent|é|ée|és|ées)": Decimal(10),
        r"divisée?s? par deux|diminu(?:e|ent|é|ée|és|ées) de moitié|baiss(?:e|ent|é|ée|és|ées) de moitié": HALF,
    },
    over=r"plus que|plus de",
    nearly=r"presque|près de|quasi|quasiment|environ|pratiquement",
    most=rf"{_THE} plus (?:grande?s?|gros|grosses?|importante?s?|élevée?s?|hauts?|hautes?)"
    r"(?! (?:hausse|baisse|recul|augmentation|diminution|progression|chute))"
    r"|en tête|dominent?|culmin(?:e|ent|é|ée|és|ées)"
    r"|premier (?:partenaire|fournisseur|client|marché|produit|poste|rang)"
    r"|première (?:place|destination|source|catégorie)",
    least=rf"{_THE} plus (?:petite?s?|faibles?|bas|basses?)(?! (?:hausse|baisse|recul))"
    r"|(?<!au )(?:le|la|les) moins (?:élevée?s?|importante?s?|grande?s?)|dernier rang|dernière place",
    record_high=r"niveau record|un record|un sommet",
    record_low=r"plancher record|creux historique",
    more_than_half=r"plus de la moitié|la majorité|la plupart",
    less_than_half=r"moins de la moitié|une minorité",
    deficit=r"déficits?",
    surplus=r"excédents?|surplus",
    gap=r"écarts?",
    balance=r"soldes?|balances?",
    refused=r"ne|n'\w*|pas|jamais|sans|ni|aucune?|au lieu de|plutôt que|contrairement|cesse(?:nt)?|parmi|l'une? des"
    r"|deuxième|second|seconde|troisième|quatrième|cinquième",
    unsure=r"pourr(?:ait|aient|a|ont)|devr(?:ait|aient|a|ont)|doi(?:t|vent)|peu(?:t|vent)|va|vont|prévue?s?"
    r"|prévoi(?:t|ent)|attendue?s?|si|probable|espèrent?|vise(?:nt)?|veu(?:t|lent)|cible|objectif|d'ici",
    infinitive=r"de|à|pour",
    quantities=r"croissance|rythme|taux|part|parts|ratio|rang|prix|demande|coûts?",
    breaks=r";|:(?= )|\.(?= |$)|!| [–—-] |—"
    r"|\b(?:(?:tandis|alors|pendant|bien) qu|lorsqu)(?:e\b|')|\b(?:mais|quand|puis)\b",
    lists=r",(?= )|&|\bet\b|\bou\b|\bainsi qu(?:e\b|')",
    turns=r"\baprès\b|\bavant\b|\bmalgré\b|\bsuivant\b",
    since=r"depuis|dès|à partir de|à compter de|après",
    origin="de",
    until=r"jusqu'en|jusqu'à|à",
    last_step=r"en un an|sur un an|l'an dernier|l'année dernière|d'une année (?:à|sur) l'autre|un an plus tôt"
    r"|cette année",
    small=r"le|la|les|l|un|une|des|du|de|d|en|à|au|aux|par|pour|avec|est|sont|a|ont|été|était|étaient|son|sa|ses|leur|leurs"
    r"|il|elle|ils|elles|chacun|tous|toutes|encore|aussi|ensuite|toujours|seulement|même|plus|très|légèrement|fortement"
    r"|nettement|entre|pendant|durant|sur|année|années|an|ans|premiers|mois|ce|cette|que|qui|s|se|environ|presque|près",
    adverbs=r"\w+ment|moins|davantage|chaque|deux|trois|quatre|cinq",
    near=r"vers|avec|à|au|aux|de|du|des|d|en|par|pour|depuis",
    of_others=r"\bde\b|\bdu\b|\bdes\b|\bd'",
    rose="a augmenté",
    fell="a baissé",
    size_grew="s’est creusé",
    size_fell="s’est réduit",
)
_HALF_KM = "ពាក់កណ្[តដ]ាល"
KHMER = Lexicon(
    spaced=False,
    up="កើនឡើង|(?<!្)កើន|ហក់ឡើង|ឡើងខ្ពស់|ខ្ពស់ជាង|ច្រើនជាង(?!គេ)",
    down="ថយចុះ|ធ្លាក់ចុះ|ធ្លាក់|(?<!្)ថយ|ទាបជាង(?!គេ)|តិចជាង(?!គេ)",
    wider="រីកធំ|ធំជាងមុន",
    narrower="រួមតូច|រួញតូច|តូចជាងមុន",
    compared="ខ្ពស់ជាង|ច្រើនជាង|ទាបជាង|តិចជាង",
    than="ជាង|ធៀបនឹង|ធៀបទៅនឹង",
    same="មិនប្រែប្រួល|មិនផ្លាស់ប្[តដ]ូរ|នៅដដែល",
    steady="ថេរ|មានស្ថិរភាព|ស្ទើរតែមិនប្រែប្រួល",
    times={
        "ទ្វេដង|ពីរដង|២ដង|2 ?ដង": Decimal(2),
        "បីដង|៣ដង|3 ?ដង": Decimal(3),
        "បួនដង|៤ដង|4 ?ដង": Decimal(4),
        "ដប់ដង|១០ដង|10 ?ដង": Decimal(10),
        f"(?:ថយចុះ|ធ្លាក់ចុះ|ធ្លាក់|ថយ)(?:មក|អស់)?{_HALF_KM}": HALF,
    },
    over="ជាង|លើស",
    nearly="ជិត|ស្ទើរតែ|ប្រមាណ|ប្រហែល",
    most="(?:ធំ|ច្រើន|ខ្ពស់)(?:បំផុត|ជាងគេ)(?!ទី(?!មួយ|1))|នាំមុខ|លេខមួយ|លំដាប់ទីមួយ",
    least="(?<!យ៉ាង)(?:តូច|តិច|ទាប)(?:បំផុត|ជាងគេ)|លំដាប់ចុងក្រោយ",
    record_high="កំណត់ត្រាខ្ពស់|កម្រិតកំណត់ត្រា",
    record_low="កំណត់ត្រាទាប",
    more_than_half=f"(?<!តិច)ជាង{_HALF_KM}|លើស{_HALF_KM}|ភាគច្រើន",
    less_than_half=f"តិចជាង{_HALF_KM}|ភាគតិច",
    deficit="ឱនភាព",
    surplus="អតិរេក",
    gap="គម្លាត",
    balance="តុល្យភាព|ជញ្ជីង",
    refused="មិន|ពុំ|គ្មាន|ឥត|ក្នុងចំណោម",
    unsure="អាច|(?<!ធៀប)(?<!មួយ)(?<!ទៅ)នឹង|រំពឹង|គ្រោង|ប្រសិន|គោលដៅ|ព្យាករ",
    infinitive="ដើម្បី",
    quantities="កំណើន|អត្រា|ចំណែក|តម្លៃឯកតា",
    breaks=";|៖|:(?= )|។|!| [–—-] |—|ខណៈ(?:ពេល)?(?:ដែល)?|ប៉ុន្តែ|រីឯ|ចំណែកឯ|រួច",
    lists=",(?= )|និង|ហើយ|ឬ",
    turns="បន្ទាប់ពី|ក្រោយពី|ទោះបី|មុនពេល",
    since="ចាប់ពី|តាំងពី|ចាប់តាំងពី|ក្រោយ",
    origin="ពី",
    until="រហូតដល់|ដល់|ត្រឹម",
    last_step="ឆ្នាំមុន|ក្នុងមួយឆ្នាំ|ឆ្នាំនេះ|ធៀបនឹងឆ្នាំមុន",
    small="ឆ្នាំ|ក្នុង|នៅ|បាន|របស់|នៃ|ទៅ|មក|ពី|ដល់|នូវ|គឺ|ជា|ការ|ទាំង|ទាំងពីរ|ម្តងទៀត|ម្ដងទៀត|ខែ|ត្រូវ|ដោយ|ផង|ដែរ",
    adverbs="(?!)",
    near="ទៅ|ពី|ជាមួយ|របស់|នៃ",
    of_others="របស់",
    rose="កើនឡើង",
    fell="ថយចុះ",
    size_grew="រីកធំ",
    size_fell="រួមតូច",
)
LEXICONS: Mapping[str, Lexicon] = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}
