"""A value that is neither words nor content → what stands for it in words: lists, yes and no, dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from brief_builder.problems import Fault
from brief_builder.template.prose import as_phrase
from brief_builder.wording import Phrase


def in_words(given: Any, language: str) -> Any:
    """A true or false, a date or a list in words; anything else as it is.

    Raises:
        Fault: value-missing for an empty list, value-unprintable for a list of more than words, language-unknown.
    """
    if isinstance(given, bool):
        from brief_builder.wording.formats import yes_no

        return yes_no(language, given)
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, float) and not isfinite(given):
        raise Fault("value-unprintable", "this is not a number that can be printed", help="give the number, or null")
    if isinstance(given, (list, tuple)):
        if not given:
            raise Fault("value-missing", "this list is empty", help='give it, or write `| default("none", true)`')
        from brief_builder.wording.formats import list_words

        return list_words(language, tuple(_entry(entry, language) for entry in given))
    return given


def _entry(entry: Any, language: str) -> Phrase:
    if isinstance(entry, (Mapping, list, tuple)):
        what = "groups of values" if isinstance(entry, Mapping) else "lists"
        raise Fault("value-unprintable", f"this is a list of {what}", help="loop over it")
    if entry is None:
        raise Fault("value-missing", "an entry of this list is empty", help="give it, or take it out of the list")
    return as_phrase(in_words(entry, language))
