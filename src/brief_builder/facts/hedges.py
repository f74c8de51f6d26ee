"""The words around a number → what they make of it: a bound, an estimate.

Data, not code: a language is a table of phrases; of two that begin alike, the longer one counts.
"""

from __future__ import annotations

import re
from functools import cache

# What stands right before the number, or before what is part of it (a currency, “a total of”).
BOUND_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "nearly": (
            *("nearly", "almost", "close to", "just under", "just below", "just short of", "slightly less than"),
            *("slightly under", "slightly below", "a little under", "a little less than", "a bit under"),
            *("approaching", "nearing", "not quite", "virtually"),
        ),
        "approx": (
            *("about", "approximately", "approx.", "approx", "around", "roughly", "some", "circa", "ca.", "c.", "~"),
            *("≈", "in the order of", "on the order of", "of the order of", "in the region of", "an approximate"),
            *("in the neighbourhood of", "in the neighborhood of", "in the vicinity of", "or so", "more or less"),
        ),
        "ge": (
            *("at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "≥"),
            *("minimum of", "at a minimum", "at the very least", "as little as", "as few as", "from at least"),
            *("equal to or more than", "greater than or equal to", "not below"),
        ),
        "le": (
            *("at most", "at the most", "no more than", "not more than", "up to", "a maximum of", "maximum of", "≤"),
            *("as many as", "as much as", "as high as", "not exceeding", "not to exceed", "did not exceed"),
            *("does not exceed", "do not exceed", "without exceeding", "capped at", "less than or equal to"),
            *("not over", "not above", "a ceiling of"),
        ),
        "gt": (
            *("more than", "greater than", "higher than", "larger than", "in excess of", "upwards of", "upward of"),
            *("over", "above", "well over", "well above", "just over", "just above", "slightly more than", "north of"),
            *("slightly over", "slightly above", "a little over", "a little more than", "exceeding", "exceeded", ">"),
            *("exceeds", "exceed", "surpassed", "surpassing", "surpasses", "topped", "topping", "beyond", "upwards to"),
        ),
        "lt": (
            "less than",
            "fewer than",
            "lower than",
            "smaller than",
            "under",
            "below",
            "well under",
            "well below",
            "<",
        ),
    },
    "fr": {
        "nearly": (
            *("près de", "près d'", "presque", "à peine moins de", "un peu moins de", "un peu moins d'", "pas loin de"),
            *("légèrement inférieur à", "légèrement inférieure à", "avoisinant", "avoisine", "avoisinait", "frôlant"),
            *("frôle", "frôlait", "approchant", "quasiment", "pas tout à fait", "proche de", "proches de"),
        ),
        "approx": (
            *("environ", "à peu près", "autour de", "quelque", "quelques", "~", "≈", "d'environ", "de l'ordre de"),
            *(
                "aux alentours de",
                "aux environs de",
                "approximativement",
                "grosso modo",
                "de quelque",
                "env.",
                "dans les",
            ),
        ),
        "ge": (
            *("au moins", "pas moins de", "pas moins d'", "au minimum", "non moins de", "à tout le moins", "≥"),
            *("un minimum de", "supérieur ou égal à", "supérieure ou égale à", "à partir de"),
        ),
        "le": (
            *("au plus", "tout au plus", "jusqu'à", "jusqu'aux", "au maximum", "un maximum de", "pas plus de", "≤"),
            *("pas plus d'", "n'excédant pas", "ne dépassant pas", "n'a pas dépassé", "n'ont pas dépassé"),
            *(
                "ne dépasse pas",
                "ne dépassent pas",
                "sans dépasser",
                "plafonné à",
                "plafonnée à",
                "inférieur ou égal à",
            ),
            *("inférieure ou égale à", "maximum de"),
        ),
        "gt": (
            *("plus de", "plus d'", "au-delà de", "dépassant", "dépasse", "dépassent", "dépassait", "a dépassé"),
            *("ont dépassé", "dépassé", "dépasser", "supérieur à", "supérieurs à", "supérieure à", "supérieures à"),
            *("excédant", "excède", "un peu plus de", "bien plus de", "au-dessus de", "franchi", "a franchi", ">"),
        ),
        "lt": (
            *("moins de", "moins d'", "inférieur à", "inférieurs à", "inférieure à", "inférieures à", "en deçà de"),
            *("au-dessous de", "en dessous de", "sous les", "sous la barre des", "<"),
        ),
    },
    "km": {
        "nearly": ("ជិត", "ជិតដល់", "ស្ទើរតែ", "ស្ទើរ", "ប្រហែលជិត", "ជិតស្មើ"),
        "approx": ("ប្រមាណ", "ប្រមាណជា", "ប្រហែល", "ប្រហែលជា", "ប្រហាក់ប្រហែល", "ចំនួនប្រមាណ", "~", "≈"),
        "ge": ("យ៉ាងតិច", "យ៉ាងតិចណាស់", "យ៉ាងហោចណាស់", "មិនតិចជាង", "មិនក្រោម", "មិនទាបជាង", "ចាប់ពី", "≥"),
        "le": ("យ៉ាងច្រើន", "យ៉ាងច្រើនបំផុត", "មិនលើសពី", "មិនលើស", "មិនច្រើនជាង", "រហូតដល់", "អតិបរមា", "≤"),
        "gt": ("ជាង", "ច្រើនជាង", "លើសពី", "លើស", "ខ្ពស់ជាង", "ធំជាង", "ហួសពី", ">"),
        "lt": ("តិចជាង", "ទាបជាង", "ក្រោម", "មិនដល់", "តូចជាង", "<"),
    },
}
# What stands behind the number and its unit.
BEHIND_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "ge": (
            *("or more", "or greater", "or above", "or over", "or higher", "and over", "and above", "and more"),
            *("and up", "at least", "at a minimum", "minimum"),
        ),
        "le": (
            *("or less", "or fewer", "or below", "or under", "or lower", "at most", "at the most", "maximum"),
            *("at a maximum", "and under", "and below"),
        ),
        "approx": ("or so", "or thereabouts", "approximately", "roughly", "more or less"),
        "gt": ("plus", "+"),
    },
    "fr": {
        "ge": ("ou plus", "et plus", "au moins", "au minimum", "minimum", "ou davantage", "et au-delà"),
        "le": ("ou moins", "et moins", "au plus", "au maximum", "maximum", "tout au plus"),
        "approx": ("environ", "à peu près", "approximativement", "ou presque"),
    },
    "km": {
        "ge": ("ឡើងទៅ", "យ៉ាងតិច", "ឬច្រើនជាងនេះ", "ឬលើស"),
        "le": ("ចុះក្រោម", "យ៉ាងច្រើន", "ឬតិចជាងនេះ"),
        "approx": ("ប្រមាណ", "ប្រហែល"),
        "gt": ("ជាង",),
    },
}
# Words that hedge the next number of their clause also from afar, because they cannot mean anything else.
FAR_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "gt": ("exceeded", "exceeding", "exceeds", "surpassed", "surpasses", "surpassing", "in excess of"),
        "approx": ("approximately", "roughly"),
    },
    "fr": {"gt": ("a dépassé", "ont dépassé", "dépassant", "dépasse", "excédant"), "approx": ("approximativement",)},
    "km": {"gt": ("លើសពី",)},
}
ESTIMATE_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        *("estimated", "an estimated", "estimate", "estimates", "estimating", "est.", "guesstimate"),
        *("by some estimates", "estimation"),
    ),
    "fr": (
        *("estimé", "estimés", "estimée", "estimées", "estimation", "estimations", "on estime", "estime", "estiment"),
        *("estimait", "selon les estimations", "estimatif", "estimative", "estimatifs", "estimatives"),
    ),
    "km": ("ប៉ាន់ប្រមាណ", "ប៉ាន់ស្មាន", "ប៉ាន់", "គេប៉ាន់", "តាមការប៉ាន់ប្រមាណ"),
}
# Between the ends of a range: “between 5 and 6 billion”, « de 5 à 6 milliards ».
RANGE_WORDS: dict[str, tuple[str, str]] = {
    "en": (r"\bbetween\s+(?:[\w$€£¥.]{1,4}\s?)?$", r"and|to|[-–—]"),
    "fr": (r"\bentre\s+(?:[\w$€£¥.]{1,4}\s?)?$", r"et|à|ou|[-–—]"),
    "km": (r"ចន្លោះ(?:ពី)?\s?(?:[$€£¥៛]\s?)?$", r"និង|ទៅ|ដល់|ទៅដល់|[-–—]"),
}
# “from 5 to 6 billion” may be a change, and is taken for one.
CHANGE_WORDS: dict[str, str] = {
    "en": r"\bfrom\s+(?:[\w$€£¥.]{1,4}\s?)?$",
    "fr": r"\b(?:de|d')\s?(?:[\w$€£¥.]{1,4}\s?)?$",
    "km": r"ពី\s?(?:[$€£¥៛]\s?)?$",
}
_REACH = 60  # characters before a number in which its hedge can begin
_FAR = 90
# What may stand between the hedge and the number.
_BETWEEN = {
    "en": (
        r"(?:(?:at|to|be|by|of|a|an|the\s+(?:sum|equivalent|amount)|US|CA|Can|C|A|AU|NZ|HK|S|total|sum|equivalent"
        r"|average|record|further|another|additional|exactly|[A-Z]{3})\b\s*|[\s$€£¥]|estimated\s+)*"
    ),
    "fr": (
        r"(?:(?:à|être|de|du|des|les|la|le|un|une|total|montant|somme|équivalent|moyenne|seuil|barre|cap|US|CA)\b\s*"
        r"|[ld]'|[\s$€£¥])*"
    ),
    "km": r"(?:[\s$€£¥៛\u200b]|ចំនួន|ទឹកប្រាក់|ដល់|ពី|រហូត)*",
}
# Between the number and what stands behind it: its unit, in a few words, and no other figure.
_UNIT_BEHIND = {
    "en": r"(?:[\s-]+(?!or\b|and\b|at\b|plus\b|in\b|to\b|for\b)[^\W\d]+){0,3}?[\s,-]*\(?",
    "fr": r"(?:\s+[$€£¥]|\s+(?!ou\b|et\b|au\b|en\b|à\b)(?:[dl]')?[^\W\d]+){0,4}?[\s,]*\(?",
    "km": r"[\s\u200b]*(?:ដុល្លារ\S{0,16}?|រៀល|នាក់|អង្គភាព|ក្រុមហ៊ុន|%|ភាគរយ)?[\s\u200b]*",
}
_CLAUSE_END = re.compile(r"[.;:!?។]\s|\n|…|[,–—]\s(?:and|but|while|whereas|et|mais|tandis|alors)\b")
# “exceeded imports by 5 million”, “exceeded expectations, reaching 5 million”: what exceeds is not this number.
_NOT_FAR = {
    "en": (
        r"\b(?:by|at)\s+(?:[A-Za-z]{0,3}\s?[$€£¥៛]\s?|(?-i:[A-Z]{3})\s)?$"
        r"|\b(?:reach(?:ed|ing)|totall?(?:ed|ing)|amount(?:ed|ing)|stood|standing|rose|rising|grew|growing|climb(?:ed|ing))\b"
    ),
    "fr": (
        r"(?<!seuil )(?<!barre )(?<!cap )(?<!somme )(?<!total )(?<!montant )(?<!niveau )(?<!valeur )\bde\s*$"
        r"|\b(?:atteign|atteint|atteindre|établi|chiffr|totalis)\w*"
    ),
}
_PARTS = re.compile(
    r"\b(?:half|third|quarter|most|majority|moitié|tiers|quart|plupart|expected|prévu)\b|\d", re.IGNORECASE
)


def bound_before(text: str, language: str = "en") -> tuple[str, int] | None:
    """The bound that the last words of `text`, which a number follows, put on it, and where these words start."""
    tail = text[-_REACH:]
    if not tail.strip():
        return None  # a number alone, as thousands of them stand in tables
    match = _before(language if language in BOUND_WORDS else "en").search(tail)
    if match is None:
        return None
    return _bounds(language)[match[1].lower()], len(text) - len(tail) + match.start()


def bound_behind(text: str, language: str = "en") -> tuple[str, str] | None:
    """The bound that the first words of `text`, which a number precedes, put on it, and these words."""
    match = _behind(language if language in BEHIND_WORDS else "en").match(text[:_REACH])
    if match is None:
        return None
    table = BEHIND_WORDS.get(language, BEHIND_WORDS["en"])
    return next(bound for bound, words in table.items() if match[1].lower() in words), match[1]


def bound_far(text: str, language: str = "en") -> tuple[str, str] | None:
    """The bound that a plain word earlier in the clause puts on the number behind `text`, and the word."""
    tail = _CLAUSE_END.split(text[-_FAR:])[-1]
    pattern = _far(language if language in FAR_WORDS else "en")
    found = None
    for match in pattern.finditer(tail):
        found = match
    if found is None or _PARTS.search(tail[found.end() :]):
        return None
    other = _NOT_FAR.get(language if language in FAR_WORDS else "en")
    if other is not None and re.search(other, tail[found.end() :], re.IGNORECASE):
        return None
    table = FAR_WORDS.get(language, FAR_WORDS["en"])
    return next(bound for bound, words in table.items() if found[0].lower() in words), found[0]


def estimate_before(text: str, language: str = "en") -> bool:
    """Whether one of the last words of `text`, which a number follows, calls it an estimate."""
    tail = re.split(r"[.;!?។]\s", text[-_FAR:])[-1]
    if language != "km":
        tail = " ".join(tail.split()[-8:])
    return _estimate(language if language in ESTIMATE_WORDS else "en").search(tail) is not None


@cache
def _bounds(language: str) -> dict[str, str]:
    table = BOUND_WORDS.get(language, BOUND_WORDS["en"])
    return {word: bound for bound, words in table.items() for word in words}


def _listed(words: list[str], language: str) -> str:
    longest = sorted(words, key=len, reverse=True)
    if language == "km":
        return "|".join(map(re.escape, longest))
    # Looking behind once for all words, and not for each, is five times as fast.
    spelled = "|".join(re.escape(word) for word in longest if word[0].isalpha())
    spelled = re.sub(r"\|some\|", r"|some(?!\\s+of\\b)|", spelled)  # “some of the 40 firms” are not about 40
    signs = "".join(re.escape(word) for word in longest if not word[0].isalpha())
    return rf"(?<!\w)(?:{spelled})" + (f"|[{signs}]" if signs else "")


@cache
def _before(language: str) -> re.Pattern[str]:
    words = _listed(list(_bounds(language)), language)
    # A word of estimation ends like one of approximation.
    guard = "(?<!ប៉ាន់)" if language == "km" else ""
    return re.compile(rf"{guard}({words}){_word_end(language)}\s*{_BETWEEN[language]}$", re.IGNORECASE)


def _word_end(language: str) -> str:
    return "" if language == "km" else r"(?:(?<=\W)|(?!\w))"


@cache
def _behind(language: str) -> re.Pattern[str]:
    words = _listed([word for words in BEHIND_WORDS[language].values() for word in words], language)
    end = (
        ""
        if language == "km"
        else r"(?!\w)(?!\s+(?:[$€£]\s?)?\d)(?!\s+(?:than|of|que|de|one|two|three|un|une|deux)\b|\s+d')"
    )
    return re.compile(rf"{_UNIT_BEHIND[language]}({words}){end}", re.IGNORECASE)


@cache
def _far(language: str) -> re.Pattern[str]:
    words = _listed([word for words in FAR_WORDS[language].values() for word in words], language)
    return re.compile(rf"(?:{words}){_word_end(language)}", re.IGNORECASE)


@cache
def _estimate(language: str) -> re.Pattern[str]:
    words = _listed(list(ESTIMATE_WORDS[language]), language)
    return re.compile(rf"(?:{words}){_word_end(language)}", re.IGNORECASE)
