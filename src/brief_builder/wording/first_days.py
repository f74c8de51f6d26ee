"""A day and a CLDR pattern → the pattern for that day: French says "1er mars", which CLDR has no letter for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from babel import Locale

_FIRST: Mapping[str, str] = {"fr": "1er"}  # of other languages' firsts, none is a rule
# The day in one digit, right before a month in letters; what stands in quotation marks is passed over.
_DAY = re.compile(r"'[^']*'|(?<![A-Za-z])d(?=(?:\s|'\s*')+[ML]{3})")


def day_pattern(day: dt.date, pattern: str, locale: Locale) -> str:
    """The pattern with the day of the month in words, where the language has a word for it.

    Args:
        day: the date.
        pattern: letters of CLDR; 'short', 'medium', 'long' and 'full' are written out.
        locale: of the language.
    """
    first = _FIRST.get(locale.language)
    if first is None or day.day != 1:
        return pattern
    letters = locale.date_formats[pattern].pattern if pattern in locale.date_formats else pattern
    return _DAY.sub(lambda match: f"'{first}'" if match[0] == "d" else match[0], letters)
