"""The words of a time → its first and last day, and how sure they are: “in the first nine months of 2025”."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from brief_builder.facts.evidence.calendar_words import CALENDARS
from brief_builder.facts.number import numbers_in
from brief_builder.facts.period import Mark, Period
from brief_builder.wording.reading.words import plain

Kind = Literal["days", "fiscal", "some-year", "unknown"]


@dataclass(frozen=True, slots=True)
class ToldTime:
    """What the words of a time say.

    Attributes:
        first: its first day; None where it is open (“by 2026”).
        last: its last day; None where it is open (“since 2002”).
        kind: days; fiscal, of which the words tell the years and not in which month it begins; some-year, one year
            from the first to the last; unknown.
        mark: as periods have it: approximate, uncertain, both or "".
    """

    first: date | None
    last: date | None
    kind: Kind = "days"
    mark: Mark = ""

    def is_of(self, period: Period) -> bool:
        """Whether the words say this period. What stands alone, and names the known end of an open one, does not."""
        if period.kind == "unknown" or self.kind == "unknown":
            return period.kind == self.kind
        if self.mark != period.mark:
            return False
        if self.kind == "fiscal" and period.kind == "fiscal":
            years = [day.year for day in (period.start, period.end) if day is not None]
            return [self.first and self.first.year, self.last and self.last.year] == years
        if "some-year" in (self.kind, period.kind) and self.kind != period.kind:
            return False
        return (self.first, self.last) == (period.start, period.end)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language frames times; patterns over words with plain spaces, Khmer without any."""

    uncertain: str
    unknown: str
    around: str
    since: str
    by: str
    before: str  # what only leads a time into its sentence
    point: str  # with {m} for the months' names
    span: str
    first_months: str
    fiscal: str
    some_year: str


_YEAR = r"(?P<y>\d{4})"
_FRAMES: Mapping[str, _Words] = {
    "en": _Words(
        uncertain=r"(?P<x>.+) \(uncertain\)",
        unknown=r"\(?undated\)?",
        around=r"around (?P<x>.+)",
        since=r"since (?P<x>.+)",
        by=r"by (?P<x>.+)",
        before=r"(?:in|on|from|during) (?P<x>.+)",
        point=r"(?P<m>{m})? ?(?P<d>\d{1,2})?(?:,? ?" + _YEAR + ")?",
        span=r"(?P<a>.+?) to (?P<b>.+)",
        first_months=r"the first (?P<n>\w+) months of " + _YEAR,
        fiscal=r"fiscal year (?P<y>\d{4})(?: to (?P<z>\d{4}))?",
        some_year=r"a year from (?P<y>\d{4}) to (?P<z>\d{4})",
    ),
    "fr": _Words(
        uncertain=r"(?P<x>.+) \(date incertaine\)",
        unknown=r"\(?sans date\)?",
        around=r"(?:vers|environ) (?P<x>.+)",
        since=r"depuis (?P<x>.+)",
        by=r"d'ici (?P<x>.+)",
        before=r"(?:en |au cours d(?:e |es |')|(?:la période )?d(?:e |u |')(?=.+ (?:à|au) )|le(?:s)? |l')(?P<x>.+)",
        point=r"(?:(?P<d>\d{1,2})(?:er)?)? ?(?P<m>{m})?(?: ?" + _YEAR + ")?",
        span=r"(?P<a>.+?) (?:à|au) (?P<b>.+)",
        first_months=r"(?P<n>\w+) premiers mois de " + _YEAR,
        fiscal=r"exercice (?P<y>\d{4})(?: à (?P<z>\d{4}))?",
        some_year=r"une année entre (?P<y>\d{4}) et (?P<z>\d{4})",
    ),
    "km": _Words(
        uncertain=r"(?P<x>.+)\(មិនប្រាកដ\)",
        unknown=r"\(?គ្មានកាលបរិច្ឆេទ\)?",
        around=r"ប្រហែល(?P<x>.+)",
        since=r"តាំងពី(?P<x>.+)",
        by=r"ត្រឹម(?P<x>.+)",
        before=r"(?:ក្នុងរយៈពេល|រយៈពេល|ក្នុង|នៅ|ពី)(?P<x>.+)",
        point=r"(?:ថ្ងៃទី(?P<d>\d{1,2}))?(?:ខែ(?P<m>{m}))?(?:(?:ឆ្នាំ)?" + _YEAR + ")?",
        span=r"(?P<a>.+?)(?:ដល់|–)(?P<b>.+)",
        first_months=r"(?P<n>\d+)ខែដំបូងនៃឆ្នាំ" + _YEAR,
        fiscal=r"ឆ្នាំសារពើពន្ធ(?P<y>\d{4})(?:-(?P<z>\d{4}))?",
        some_year=r"ឆ្នាំណាមួយពី(?P<y>\d{4})ដល់(?P<z>\d{4})",
    ),
}


def read_time(words: str, language: str) -> ToldTime | None:
    """The time that the words say, as a name (“2023”) or in a sentence (“in 2023”); None when they are no such words.

    Of a name alone nobody can tell whether it is the known end of an open period: “2026” of “by 2026”.
    """
    text = plain(words)
    if language == "km":
        text = text.replace(" ", "")
    return _whole(text, language)


def read_change(words: str, before: Period, after: Period, language: str) -> bool:
    """Whether the words say that something went from the one period to the other."""
    text = plain(words)
    frame, gap = _CHANGES[language]
    if language == "km":
        text = text.replace(" ", "")
    found = re.fullmatch(frame, text)
    if found is None:
        return False
    inner = found["x"]
    for between in re.finditer(gap, inner):
        ends = _whole(inner[: between.start()], language), _whole(inner[between.end() :], language)
        if all(told is not None and told.is_of(one) for told, one in zip(ends, (before, after), strict=True)):
            return True
    return False


# What frames a change, and what may stand between its two times.
_CHANGES: Mapping[str, tuple[str, str]] = {
    "en": (r"(?:from|between) (?P<x>.+)", r" (?:to|and) "),
    "fr": (r"(?:d(?:e |u |es |')|entre )(?P<x>.+)", r" (?:à |au |aux |et )"),
    "km": (r"ពី(?P<x>.+)", r"ដល់"),
}


def _whole(text: str, language: str) -> ToldTime | None:
    frames = _FRAMES[language]
    if re.fullmatch(frames.unknown, text):
        return ToldTime(None, None, "unknown")
    if found := re.fullmatch(frames.uncertain, text):
        told = _whole(found["x"], language)
        return replace(told, mark="both" if told.mark else "uncertain") if told is not None else None
    for pattern, opened in ((frames.since, "last"), (frames.by, "first")):
        if found := re.fullmatch(pattern, text):
            told = _whole(found["x"], language)
            if told is None or told.kind != "days":
                return None
            return replace(told, last=None) if opened == "last" else replace(told, first=None)
    if found := re.fullmatch(frames.around, text):
        told = _whole(found["x"], language)
        return replace(told, mark="approximate") if told is not None else None
    known = _named(text, language)
    if known is None and (found := re.fullmatch(frames.before, text)):
        return _whole(found["x"], language)
    return known


def _named(text: str, language: str) -> ToldTime | None:
    """A time without words that lead into it."""
    frames = _FRAMES[language]
    if found := re.fullmatch(frames.fiscal, text):
        years = [int(found["y"]), int(found["z"] or found["y"])]
        return ToldTime(date(years[0], 1, 1), date(years[1], 12, 31), "fiscal")
    if found := re.fullmatch(frames.some_year, text):
        return ToldTime(date(int(found["y"]), 1, 1), date(int(found["z"]), 12, 31), "some-year")
    if found := re.fullmatch(frames.first_months, text):
        count = [number.value for number in numbers_in(found["n"], language)]
        if len(count) == 1 and count[0] in range(1, 13):
            return ToldTime(*_days(int(found["y"]), 1, None)[:1], _days(int(found["y"]), int(count[0]), None)[1])
        return None
    if (point := _point(text, language)) is not None:
        year, month, day = point
        return ToldTime(*_days(year, month, day)) if year and (month or not day) else None
    if found := re.fullmatch(frames.span, text):
        return _span(found["a"], found["b"], language)
    return None


def _span(first: str, last: str, language: str) -> ToldTime | None:
    """“March 29 to April 4, 2016”, “May 20 to 22, 2016”: what one end leaves out, it has from the other."""
    begun, ended = _point(first, language), _point(last, language)
    if begun is None or ended is None:
        return None
    (year, month, day), (last_year, last_month, last_day) = begun, ended
    if not last_year or bool(day) != bool(last_day):
        return None
    if day:  # “du 20 au 22 mai”, “May 20 to 22”
        month, last_month = month or last_month, last_month or month
    if bool(month) != bool(last_month) or (day and not month):
        return None
    begin, end = _days(year or last_year, month, day), _days(last_year, last_month, last_day)
    return ToldTime(begin[0], end[1]) if begin[0] < end[1] else None


_Point = tuple[int | None, int | None, int | None]


def _point(text: str, language: str) -> _Point | None:
    """Year, month and day that a text names, None for each that it leaves out; None when it names something else."""
    found = _points(language).fullmatch(text)
    if found is None or not text:
        return None
    month = None
    if found["m"]:
        names = CALENDARS[language].months
        month = next(n for n, name in enumerate(names, 1) if re.fullmatch(name, found["m"], re.IGNORECASE))
    year, day = (int(found[part]) if found[part] else None for part in ("y", "d"))
    if day is not None and not 1 <= day <= monthrange(year or 2024, month or 1)[1]:
        return None
    return year, month, day


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])


@cache
def _points(language: str) -> re.Pattern[str]:
    months = "|".join(CALENDARS[language].months)
    return re.compile(_FRAMES[language].point.replace("{m}", months), re.IGNORECASE)
