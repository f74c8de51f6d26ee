"""What a heading or a sentence says of all its figures, "(€ million)", "in thousands of dollars" → the scale."""

from __future__ import annotations

import re

SCALES = {"one": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}

_MONEY = r"(?:[A-Z]{0,2}[$€£¥]|\b[A-Z]{3}\b)"
# The languages are those that statistics offices of these countries publish in; German, because its tables are common.
_WORDS = {
    "trillion": r"\btrillions?\b(?!\s+de)",
    "billion": r"\b(?:billions?|bn|bln|milliards?|mrds?|mds?|milliarden)\b|\bG[$€]|[$€£]\s?bn?\b|ពាន់លាន",
    "million": r"\b(?:millions?|mn|mln|mios?|millionen)\b|"
    rf"\bM[$€£]|(?<![A-Z])M{_MONEY}|{_MONEY}\s?[Mm]\b|(?<!ពាន់)លាន",
    "thousand": r"\b(?:thousands?|milliers?|tsd|tausend)\b|\bk[$€£]|\bk(?:EUR|USD|CAD)\b|['’´]000\b|(?<!\d)000s\b|"
    r"\b1[ ,.]?000\s(?:EUR|USD|CAD|Euro|[$€£]|t\b)|ពាន់(?!លាន)",
}
_PATTERNS = {
    scale: re.compile(pattern, re.IGNORECASE if scale != "million" else 0) for scale, pattern in _WORDS.items()
}
_LOWER = re.compile(r"\b(?:millions?|mn|mln|mios?|millionen)\b", re.IGNORECASE)


def scale_in(text: str) -> str | None:
    """The scale that a heading speaks of, as `scale:` names it; None when it speaks of none."""
    for scale, pattern in _PATTERNS.items():
        if pattern.search(text) or (scale == "million" and _LOWER.search(text)):
            return scale
    return None


# Of the figures of a whole table or sentence: “Exports (€ million)”, “in thousands of Canadian dollars”.
_OF_ALL = re.compile(
    r"\(([^()]{1,30})\)|\b(?:in|en)\s+((?:thousands|millions|billions|milliers|milliards)\s+(?:of\b|de\b|d['’]))",
    re.IGNORECASE,
)


_COUNTED = re.compile(r"\d|\b(?:an?|half|one|some|several|many|une?|demi|plusieurs|des)\b", re.IGNORECASE)


def said_of_all(text: str) -> list[str]:
    """The words of a text that give a scale to all its figures: “€ million”, “thousands of”."""
    said = [found[1] or found[2] for found in _OF_ALL.finditer(text)]
    return [words for words in said if not _COUNTED.search(words) and scale_in(words) is not None]


def scale_of_all(text: str) -> str | None:
    """The one scale that a text says its figures are in; None for none, and for several.

    A number in the parentheses is a figure of its own: (2.1 million), (half a million) say nothing of the others.
    """
    scales = {scale_in(words) for words in said_of_all(text)}
    return next(iter(scales)) if len(scales) == 1 else None
