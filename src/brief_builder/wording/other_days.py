"""A text that is no date as 2026-03-01 is one → what its author is told: the day that is meant, or that none is."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from babel import Locale

ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?P<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[-+]\d{2}:\d{2})?)?")
_ENGLISH = Locale("en")
_ANY = "use it on a date, such as 2026-03-01"
_LONGEST = 60
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})")
# Khmer, whose vowel signs are no letters to `re`, writes words and numbers together, and “month” before a month.
_WORDS = re.compile("[\u1780-\u17d3]+|(?:(?![\u1780-\u17d3])\\w)+\\.?|[^\\s\u200b]")
_MONTH = "ខែ"


def other_day(given: object, locale: Locale) -> str:
    """The cure for what is no date.

    Args:
        given: what stands where a date should.
        locale: of the language whose names of months may be meant, beside the English ones.
    """
    text = str(given).strip() if isinstance(given, (str, int)) and not isinstance(given, bool) else ""
    if not 0 < len(text) <= _LONGEST:
        return _ANY
    if found := ISO_DAY.fullmatch(text):
        return _no_such_day(int(found[1]), int(found[2]), int(found[3])) or "a time of day is from 00:00 to 23:59"
    if (found := _YEAR_FIRST.fullmatch(text)) and (found[2] or len(text) == 8):
        return _write(int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        days = [(first, second), *([] if found[2] == "." or first == second else [(second, first)])]
        there = [(day, month) for day, month in days if _no_such_day(year, month, day) is None]
        if len(there) < 2:
            return _write(year, *reversed((there or days)[0]))
        return "write " + ", or ".join(
            f"{year:04}-{month:02}-{day:02} for {_ENGLISH.months['format']['wide'][month]} {day}"
            for day, month in there
        )
    return _in_words(text, locale)


def _in_words(text: str, locale: Locale) -> str:
    """For `1 March 2027`, `March 1st, 2027` and the like."""
    words = [word.rstrip(".").casefold().removeprefix(_MONTH) for word in _WORDS.findall(text)]
    months = {month for word in words for month in _months(word, locale)}
    numbers = [int(number[1]) for word in words if (number := re.fullmatch(r"(\d{1,4})(?:\D{0,2})", word))]
    years, days = [n for n in numbers if n >= 1000], [n for n in numbers if n < 100]
    if len(months) != 1 or len(numbers) != 2 or len(years) != 1 or len(days) != 1:
        return _ANY
    return _write(years[0], months.pop(), days[0])


def _months(word: str, locale: Locale) -> list[int]:
    names = [names for each in (locale, _ENGLISH) for forms in each.months.values() for names in forms.items()]
    return [
        number
        for width, by_number in names
        if width != "narrow"
        for number, name in by_number.items()
        if name.rstrip(".").casefold() == word
    ]


def _write(year: int, month: int, day: int) -> str:
    return _no_such_day(year, month, day) or f"write {year:04}-{month:02}-{day:02}"


def _no_such_day(year: int, month: int, day: int) -> str | None:
    """Why there is no such day; None when there is one."""
    try:
        dt.date(year, month, day)
    except ValueError:
        if year < 1 or not 1 <= month <= 12:
            return "there is no such day: behind the year stand the month, 01 to 12, and the day"
        days = monthrange(year, month)[1]
        return f"there is no such day: {_ENGLISH.months['format']['wide'][month]} {year} has {days} days"
    return None
