"""How authors write units and scales: a unit, or a power of ten and a language → the pattern of its words and marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from brief_builder.charts.words.language import plain
from brief_builder.facts.number import KHMER_DIGITS

# Marks and names in the languages of packs; words in lower case, as texts are compared.
_DOLLAR = (
    r"(?<![a-z])\$(?! ?(?:ca|us|au)\b)"
    r"|(?<!canadian )(?<!us )(?<!u\.s\. )(?<!american )\bdollars?\b(?! (?:canadien|américain|australien))"
    r"|ដុល្លារ(?!កាណាដា|អាមេរិក|អូស្ត្រាលី)"
)
_UNITS: Mapping[str, str] = {
    "CAD": rf"\b(?:c|ca|can)\$|\$ ?ca\b|canadian dollar|dollars? canadien|ដុល្លារកាណាដា|{_DOLLAR}",
    "USD": rf"\bus\$|\$ ?us\b|(?:us|u\.s\.|american) dollar|dollars? américain|ដុល្លារអាមេរិក|{_DOLLAR}",
    "AUD": rf"\ba(?:u)?\$|\$ ?au\b|australian dollar|dollars? australien|{_DOLLAR}",
    "EUR": r"€|\beuros?\b|អឺរ៉ូ",
    "GBP": r"£|\bpounds?\b|livres? sterling|ផោន",
    "JPY": r"¥|\byens?\b|យ៉េន",
    "CNY": r"¥|\byuans?\b|renminbi|យ័ន",
    "KHR": r"៛|\briels?\b|រៀល",
    "THB": r"฿|\bbahts?\b|បាត",
    "VND": r"₫|\bdongs?\b|ដុង",
    # “Percentage points” are no percent.
    "percent": (
        r"%(?![ -]?points?\b)|per ?cent(?!age[ -]points?\b)"
        r"|(?<!points de )(?<!point de )pour ?cent|(?<!ចំណុច)ភាគរយ"
    ),
    "points": r"(?:percentage|per ?cent|%)[ -]?points?|points? de pourcentage|\bp\.?p\.?\b|ចំណុចភាគរយ",
}
# What is counted is its own unit, and the measure says it: “students”, “companies”, “exports per head”.
_NAMELESS = frozenset({"persons", "organizations", "ratio"})
# Behind a mark, a letter is enough: C$m, C$bn. French has milliards for 9 and billions for 12.
_SCALES: Mapping[str, Mapping[int, str]] = {
    "en": {
        3: r"thousands?|\bk\b|(?<=[$€£¥])k\b",
        6: r"millions?|\bmn?\b|(?<=[$€£¥])mn?\b",
        9: r"billions?|\bbn\b|(?<=[$€£¥])bn?\b",
        12: r"trillions?|\btn\b|(?<=[$€£¥])tn?\b",
    },
    "fr": {
        3: r"milliers?|\bmille\b|\bk(?=[$€£])",
        6: r"millions?|\bm(?= ?[$€£])",
        9: r"milliards?|\bmds?\b|\bg(?= ?[$€£])|\bmds?(?= ?[$€£])",
        12: r"billions?|\bt(?= ?[$€£])",
    },
    "km": {
        12: "ទ្រីលាន|លានលាន",
        9: "ពាន់លាន|ប៊ីលាន|ប៊ីលលាន|ប៊ីល្លាន",
        6: "លាន",
        3: "ពាន់",
    },
}
_WORDS = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}


def compared(text: str) -> str:
    """A text as it is searched: lower case, plain spaces, Latin digits, nothing that is not seen."""
    return plain(text.translate(KHMER_DIGITS))


def names_unit(text: str, unit: str, words: str) -> bool:
    """Whether a compared text has a unit in it.

    Args:
        unit: ISO 4217 code, percent, points, persons, organizations or ratio.
        words: what a chart itself calls the unit; "" for nothing.
    """
    # A mark alone, such as %, is found by its pattern, which knows what is something else.
    worded = any(letter.isalpha() for letter in words)
    if unit in _NAMELESS or (worded and compared(words) in text):
        return True
    return re.search(_unit_pattern(unit), text) is not None


def without_unit(text: str, unit: str, words: str, language: str) -> str:
    """A compared text without what names a unit and its scale; arguments as above, unit "" for none."""
    if words:
        text = text.replace(compared(words), " ")
    scales = _SCALES.get(language, {})
    pattern = "|".join([_unit_pattern(unit), *(scales[scale] for scale in sorted(scales, reverse=True))])
    return re.sub(f"(?:{pattern})s?", " ", text)


def scales_in(text: str, language: str) -> set[int]:
    """The powers of ten that a compared text names; none for a language whose words are not known."""
    known = _SCALES.get(language, {})
    # The largest first: in Khmer, the word for a billion holds that for a million.
    pattern = "|".join(f"(?P<s{scale}>{known[scale]})" for scale in sorted(known, reverse=True))
    found = re.finditer(pattern, text) if pattern else ()
    return {int(str(match.lastgroup)[1:]) for match in found}


def _unit_pattern(unit: str) -> str:
    code = rf"\b{re.escape(unit.casefold())}\b" if unit else "(?!)"
    return f"{_UNITS[unit]}|{code}" if unit in _UNITS else code


def scale_word(scale: int) -> str:
    """What messages call a power of ten; "" for 0."""
    return _WORDS.get(scale, "")
