"""French, after the Canada.ca guide de rédaction: "2,1 milliards de dollars canadiens", "de 10 à 12 %", "1er".

Spaces are those of Canada: U+00A0 before : and %, and within « »; none before ; ! and ?, where France sets U+202F
(Bureau de la traduction, Clefs du français pratique, « signes de ponctuation et espaces »; the guide writes so too).
A fiscal year is "l’exercice 2015 à 2016" (guide, 4.7); at an axis, where room is short, "2015-2016".

A verb would have to agree with its subject, which a figure does not know. So a change is worded as an adjective that
never changes: "en hausse de 12 %" behind any subject, singular or plural.
"""

from brief_builder.wording.language import (
    ChangeWords,
    CitationWords,
    Language,
    OrdinalWords,
    PeriodWords,
    RateWords,
    UnitWords,
)

# Words of things one counts that begin with an h aspiré: « 2 millions de harengs », but « d’heures », « d’habitants ».
_ASPIRATE = "aie|all|amac|ameau|andicap|ang|areng|aricot|aut|ausse|éros|être|ockey|omard|ors|ublot|uit|utte"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# "20 novembre", "1er au 3 mai"; where "2021", "10 premiers mois" and "76 millions" are no days.
_DAY = rf"(?=\d{{1,2}}(?:er)?(?:\u00a0(?:{_MONTHS})\b| au \d))"
# What is sure to be elided before: a vowel, or an h that is known to be mute. Not « le onze », « le oui », « le un »; a
# single letter is a name; before digits nothing is elided, and before y rarely.
_VOWEL = "[aeiouâàéèêëîïôœûAEIOUÂÀÉÈÊËÎÏÔŒÛ]"
_MUTE = "[hH](?:abit|ebdo|ect|eure|érit|istoi|istor|iver|omme|onne|onor|ôpit|ôtel|uile|uma)"
_KEPT = r"(?!onz|oui\b|ouist|ouat|ulul|uhlan|une?\b(?! [a-zà-ÿ])|[A-ZÀ-Þ]\b)"
_ELIDED = rf"(?={_KEPT}(?:{_VOWEL}|{_MUTE}))"

FRENCH = Language(
    code="fr",
    locale="fr_CA",
    counts=("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    one_feminine="une",
    ordinals=OrdinalWords(
        words=(
            *("premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième"),
            "neuvième",
        ),
        digits={"one": "{n}er", "other": "{n}e"},
        first_feminine=("première", "1re"),
    ),
    # Only in tables, charts and computations: in prose, the words (OQLF, Banque de dépannage linguistique: G$ et M$).
    compact_scales={6: "{n}\u00a0M", 9: "{n}\u00a0G", 12: "{n}\u00a0T"},
    compact_money={"CAD": "{n}$\u00a0CA", "USD": "{n}$\u00a0US", "EUR": "{n}€", "GBP": "{n}£"},
    terse=True,
    scales={
        6: {"one": "{n}\u00a0million", "other": "{n}\u00a0millions"},
        9: {"one": "{n}\u00a0milliard", "other": "{n}\u00a0milliards"},
        12: {"one": "{n}\u00a0billion", "other": "{n}\u00a0billions"},
    },
    money={
        "CAD": ("{n}\u00a0$\u00a0CA", "{n} de dollars canadiens"),
        "USD": ("{n}\u00a0$\u00a0US", "{n} de dollars américains"),
        "EUR": ("{n}\u00a0€", "{n} d’euros"),
        "GBP": ("{n}\u00a0£", "{n} de livres sterling"),
        "KHR": ("{n}\u00a0KHR", "{n} de riels"),
    },
    money_other="{n}\u00a0{code}",
    units={
        "percent": {"other": "{n}\u00a0%"},
        "points": {"one": "{n}\u00a0point de pourcentage", "other": "{n}\u00a0points de pourcentage"},
        "ratio": {"other": "{n}"},
        "persons": {"other": "{n}"},
        "organizations": {"other": "{n}"},
    },
    said_once=UnitWords(
        scales={3: "milliers", 6: "millions", 9: "milliards", 12: "billions"},
        names={
            "CAD": ("dollars canadiens", "{scale} de dollars canadiens"),
            "USD": ("dollars américains", "{scale} de dollars américains"),
            "EUR": ("euros", "{scale} d’euros"),
            "GBP": ("livres sterling", "{scale} de livres sterling"),
            "KHR": ("riels", "{scale} de riels"),
            "percent": ("%", ""),
            "points": ("points de pourcentage", ""),
            "ratio": ("", ""),
            "persons": ("personnes", "{scale} de personnes"),
            "organizations": ("organisations", "{scale} d’organisations"),
        },
        other=("{code}", "{scale}\u00a0{code}"),
    ),
    rates=RateWords(
        things={
            "persons": {"one": "personne", "other": "personnes"},
            "organizations": {"one": "organisation", "other": "organisations"},
        },
        thing=("{n}\u00a0{unit}", "{n} de {unit}"),
        per={"persons": "{x} par personne", "organizations": "{x} par organisation"},
        per_money="{x} pour {one}",
        per_thing="{x} par {one}",
        yearly="{x} par an",
    ),
    minus="\u2212{x}",
    plus="+{x}",
    bounds={
        "eq": "{x}",
        "approx": "environ {x}",
        "nearly": "près de {x}",
        "gt": "plus de {x}",
        "ge": "au moins {x}",
        "lt": "moins de {x}",
        "le": "au plus {x}",
    },
    bounds_counted={},
    about="environ {x}",
    range="de {low} à {high}",
    unit_once=True,
    under="moins de {x}",
    within="zéro, à {x} près",
    up_to="au plus {x}",
    estimated=" (estimation)",
    derived=" (valeur calculée)",
    derived_estimate=" (valeur calculée à partir d’une estimation)",
    with_period="{figure} {when}",
    undated_figure="{figure} (sans date)",
    rose=ChangeWords(
        "en hausse de {x}", "en hausse d’environ {x}", "en hausse de {low} à {high}", "en hausse d’au plus {x}"
    ),
    fell=ChangeWords(
        "en baisse de {x}", "en baisse d’environ {x}", "en baisse de {low} à {high}", "en baisse d’au plus {x}"
    ),
    unchanged="au même niveau",
    about_unchanged="à peu près au même niveau",
    either_way="en baisse d’au plus {low} ou en hausse d’au plus {high}",
    or_unchanged="{x} ou à peu près au même niveau",
    changed_little="à un niveau proche\u00a0: entre {low} et {high}",
    fall_of="une baisse de {x}",
    rise_of="une hausse de {x}",
    no_change="une variation nulle",
    little=5,
    conjunction="et",
    spaced=True,
    list_of_lists=("; ", "; et ", ", et "),
    stop=".",
    contractions={
        r"\bde (?=avril|août|octobre)": "d’",
        r"\bde les ": "des ",
        r"\bà les ": "aux ",
        rf"\bde {_DAY}": "du ",
        rf"\bà {_DAY}": "au ",
        rf"\b(depuis|d’ici|vers) {_DAY}": r"\1 le ",
        r"\bde (?=une?\b)": "d’",
        rf"\b(millions?|milliards?|billions?|milliers) de (?=[aeiouâàéèêîïôœû]|y(?![aeou])|h(?!{_ASPIRATE}))": r"\1 d’",
        r"\b(depuis|d’ici|à) vers ": r"\1 environ ",
        r"\bde vers ": "d’environ ",
    },
    elisions={
        rf"(?<![\w’-])([DdNnSs]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)e {_ELIDED}": r"\1’",
        rf"(?<![\w’-])([Ll])[ea] (?!une?\b){_ELIDED}": r"\1’",
        r"(?<![\w’-])De les ": "Des ",
        r"(?<![\w’-])([dD])e le (?=\w)": r"\1u ",
        r"(?<![\w-])à le (?=\w)": "au ",
    },
    periods=PeriodWords(
        year="{year}",
        month="MMMM y",
        day="d'\u00a0'MMMM y",
        month_alone="MMMM",
        month_label="MMM y",
        quarter_label="T{quarter} {year}",
        half_label="S{half} {year}",
        fiscal="l’exercice {first} à {last}",
        fiscal_one="l’exercice {first}",
        fiscal_label="{first}-{last}",
        some_year="une année entre {first} et {last}",
        around="vers {x}",
        unsure="{x} (date incertaine)",
        inside="en {x}",
        in_months="au cours de {x}",
        in_fiscal="au cours de {x}",
        in_some_year="au cours d’{x}",
        on_day="le {x}",
        first_months="les {count} premiers mois de {year}",
        months="{first} à {last}\u00a0{year}",
        day_alone="d'\u00a0'MMMM",
        days="{first} au {last}\u00a0{month} {year}",
        span="{start} à {end}",
        years="la période de {start} à {end}",
        stretch="la période de {x}",
        during="de {x}",
        since="depuis {x}",
        until="d’ici {x}",
        unknown="sans date",
        change="de {before} à {after}",
        change_stretch="entre {before} et {after}",
    ),
    citations=CitationWords(
        quote="«\u00a0{x}\u00a0»",
        inner="“{x}”",
        gap="…",
        line="{file}, ligne\u00a0{line}",
        column="{file}, ligne\u00a0{line}, colonne «\u00a0{column}\u00a0»",
        cell="{file}, feuille «\u00a0{sheet}\u00a0», cellule\u00a0{cell}",
        source="{short}, «\u00a0{title}\u00a0» ({published})",
        dated="{short} ({published})",
        undated="sans date",
        cited="{source}\u00a0: {evidence}",
        derived="Calcul\u00a0: {x}",
        explained="{figures} ({words})",
        growth="{now} ÷ {before} − 1",
        yearly="({now} ÷ {before})^({root}) − 1",
        least="le minimum de {x}",
        greatest="le maximum de {x}",
        identity="{total} = {parts}, aux arrondis près",
        identity_named="{total} = {parts}",
        given="compte tenu de l’égalité {x}",
        where="où {name} = {x}",
        assumption="Hypothèse\u00a0: {x}",
        named="{label}, {period}",
        one_source="Source\u00a0: {x}",
        several_sources="Sources\u00a0: {x}",
        between="; ",
        marks={"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "},
    ),
    ages={
        "period": "{label}, {period}\u00a0: la période a pris fin {months}\u00a0mois plus tôt; "
        "la limite est de {limit}\u00a0mois.",
        "source": "{label}\u00a0: la source a été publiée {months}\u00a0mois plus tôt; "
        "la limite est de {limit}\u00a0mois.",
        "valid_until": "{label}\u00a0: valide jusqu’au {since}.",
        "review_by": "{label}\u00a0: révision prévue au plus tard le {since}.",
    },
    unknown_day="date inconnue",
    inferred="{x} (adresse déduite)",
    rounded_to_add="Chiffres arrondis de façon que leur somme corresponde au total.",
    may_not_add="Les chiffres ayant été arrondis, leur somme peut ne pas correspondre au total.",
)
