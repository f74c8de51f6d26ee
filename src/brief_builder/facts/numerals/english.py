"""English number words."""

from brief_builder.facts.numerals.table import NumberWords

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ENGLISH = NumberWords(
    units={word: value for value, word in enumerate(_UNITS)},
    tens={word: 10 * value for value, word in enumerate(_TENS, 2)},
    hundred=frozenset({"hundred"}),
    scales={"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12},
    short_scales={"k": 3, "m": 6, "mn": 6, "b": 9, "t": 12},
    groups={"dozen": 12},
    fractions={"half": "0.5", "quarter": "0.25", "quarters": "0.25"},
    articles=frozenset({"a", "an"}),
    joiners=frozenset({"and"}),
    of=frozenset({"of"}),
    one=frozenset({"one"}),
    not_before=r"\b(?:no|any|every|this|that|another|the|which|each)[\s-]+$|\bone[\s-]by[\s-]$",
    not_behind=r"\s+(?:of|another|by\s+one|after\s+another|could|can|may|might|should|must|who|which|that)\b|['’]s\b"
    r"|-(?!million|billion|thousand|hundred|trillion|half\b|and\b)\w",
    ordinal_behind=r"(?:st|nd|rd|th|s)\b",
)
