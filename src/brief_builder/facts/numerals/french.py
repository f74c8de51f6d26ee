"""French number words, those of Belgium and Switzerland among them."""

from brief_builder.facts.numerals.table import NumberWords

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)

FRENCH = NumberWords(
    units={**{word: value for value, word in enumerate(_UNITS)}, "une": 1},
    tens={
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "quatre-vingt": 80,
        "quatre-vingts": 80,
        "huitante": 80,
        "octante": 80,
        "nonante": 90,
    },
    teens_after=frozenset({60, 80}),
    hundred=frozenset({"cent", "cents"}),
    scales={
        "cent": 2,
        "cents": 2,
        "centaine": 2,
        "centaines": 2,
        "mille": 3,
        "millier": 3,
        "milliers": 3,
        "million": 6,
        "millions": 6,
        "milliard": 9,
        "milliards": 9,
        "billion": 12,
        "billions": 12,
        "billiard": 15,
        "billiards": 15,
    },
    short_scales={"k": 3, "m": 6, "md": 9, "mds": 9, "mrd": 9, "g": 9, "t": 12},
    groups={
        "huitaine": 8,
        "dizaine": 10,
        "dizaines": 10,
        "douzaine": 12,
        "douzaines": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "centaines": 100,
    },
    about=frozenset(
        {
            *("huitaine", "dizaine", "dizaines", "quinzaine", "vingtaine", "trentaine", "quarantaine"),
            *("cinquantaine", "soixantaine", "centaine", "centaines", "millier", "milliers"),
        }
    ),
    fractions={"demi": "0.5", "demie": "0.5", "quart": "0.25", "quarts": "0.25"},
    articles=frozenset({"un", "une"}),
    joiners=frozenset({"et"}),
    of=frozenset({"de", "d'"}),
    bare=frozenset({"mille", "cent"}),
    one=frozenset({"un", "une"}),
    not_before=r"(?:\bl'|\bquelqu'|\bpour[\s-]+|\bp\.\s?|\baucune?\s+|\bl'une?\s+et\s+)$",
    not_behind=r"\s+(?:des|de\s+(?:ces|ses|nos|leurs|mes|vos|plus)|à\s+une?|d'entre|autre)\b|\s+d'|-\w",
    ordinal_behind=r"(?:ers?|ères?|res?|es?|èmes?|emes?|nde?s?)\b",
)
