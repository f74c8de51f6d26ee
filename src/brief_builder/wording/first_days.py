"""A day and a CLDR pattern → its words, in which French says "1er mars": CLDR has no letter for that."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from babel import Locale
from babel.dates import format_date, format_datetime

_FIRST: Mapping[str, str] = {"fr": "1er"}  # of other languages' firsts, none is a rule
# The day in one digit, right before a month in letters; what stands in quotation marks is passed over.
_DAY = re.compile(r"'[^']*'|(?<![A-Za-z])d(?=(?:\s|'\s*')+[ML]{3})")
_MARK = "\ue000"  # private use: stands for the day while Babel words the rest


def day_number(day: dt.date, locale: Locale) -> str:
    """“1er” or “20”: the day alone, where its month stands elsewhere in the date."""
    return _FIRST.get(locale.language, "1") if day.day == 1 else str(day.day)


def day_in_pattern(day: dt.date, pattern: str, locale: Locale, *, timed: bool = False) -> str:
    """The date, or with `timed` the date and time, by a pattern.

    Args:
        day: a datetime where `timed`.
        pattern: letters of CLDR, or 'short', 'medium', 'long', 'full'.
        locale: of the language.

    Raises:
        ValueError: a letter stands more often in the pattern than it can.
    """
    first = _FIRST.get(locale.language) if day.day == 1 else None
    if first is not None:
        letters = locale.date_formats[pattern].pattern if pattern in locale.date_formats else pattern
        pattern = _DAY.sub(lambda match: _MARK if match[0] == "d" else match[0], letters)
    words = str((format_datetime if timed else format_date)(day, pattern, locale=locale))
    return words.replace(_MARK, first) if first is not None else words
