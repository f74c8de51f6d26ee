"""The words of a row of figures.yaml → a figure, and what is said of it."""

from __future__ import annotations

import re
from decimal import Decimal

from brief_builder.facts import Figure
from brief_builder.facts.figure import stated_interval
from brief_builder.wording.changes import brief_change_words, change_words
from brief_builder.wording.figures import figure_words, size_words
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.unitless import number_words

_BOUNDS = ("approx", "gt", "ge", "lt", "le", "nearly")


def figure(row: str) -> Figure:
    """“2.4e9 CAD -8 @9 approx estimated”: value, unit, decimals, and what else there is."""
    value, unit, decimals, *more = row.split()
    bound = next((word for word in more if word in _BOUNDS), "eq")
    given = [Decimal(word) for word in more if re.fullmatch(r"-?[\d.]+(e\d+)?", word)]
    if given:
        low, high = given
    else:
        interval = stated_interval(Decimal(value), int(decimals), bound, unit)
        low, high = interval.low, interval.high
    scale = next((int(word[1:]) for word in more if word.startswith("@")), 0)
    return Figure(Decimal(value), low, high, int(decimals), unit, scale, bound, "estimated" in more, "derived" in more)


def said(language: str, say: str, row: str) -> str:
    """The figure of a row in a language, in one of the ways of saying it."""
    words, given = LANGUAGES[language], figure(row)
    way, *more = say.split()
    as_range = "range" in (way, *more)
    if way == "number":
        scale, *places = (int(word) for word in more if word != "range")
        return number_words(words, given, scale, *places, as_range=as_range)
    if way == "size":
        return size_words(words, given)
    if way == "change":
        return change_words(words, given)
    if way == "brief_change":
        return brief_change_words(words, given)
    return figure_words(words, given, as_range=as_range, suffix=way != "short")


def marked(words: str) -> str:
    """The words with their no-break spaces as `_` and their break hints as `|`, which can be seen."""
    return words.replace("\u00a0", "_").replace("\u200b", "|")
