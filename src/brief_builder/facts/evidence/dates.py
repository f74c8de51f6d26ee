"""A text and its language → the periods that it names: years, months, quarters, the first nine months, since, by."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from brief_builder.facts.evidence.calendar_words import CALENDARS
from brief_builder.facts.number import KHMER_DIGITS, numbers_in

Kind = Literal["year", "span", "month", "day", "since", "until", "years"]
_YEAR = r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d])(?![.,]\d)"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Named:
    """A period that a text names.

    Attributes:
        first: its first day; None for “by 2026”.
        last: its last day; None for “since 2002”.
        kind: what sort of period; "years" are two years of which nobody knows whether they are one fiscal year.
        start: 0-based offset in the text, end: offset behind it.
        sure: a word says that it is a year; a bare 2050 may be a count.
    """

    first: date | None
    last: date | None
    kind: Kind
    start: int
    end: int
    sure: bool = True

    @property
    def years(self) -> set[int]:
        return {day.year for day in (self.first, self.last) if day is not None}


def periods_in(text: str, language: str = "en") -> list[Named]:
    """The periods, in order; none overlaps another, and of two that begin together the longer one counts."""
    text = text.translate(KHMER_DIGITS)
    if _ANY_YEAR.search(text) is None:
        return []
    language = language if language in CALENDARS else "en"
    found: list[Named] = []
    taken = bytearray(len(text))  # a mark for each character of a period
    for kind, pattern, hint in _patterns(language):
        if hint is not None and hint.search(text) is None:
            continue
        for match in pattern.finditer(text):
            named = _named(kind, match, text, language)
            if named is not None and not any(taken[named.start : named.end]):
                found.append(named)
                taken[named.start : named.end] = b"\1" * (named.end - named.start)
    return sorted(found, key=lambda named: named.start)


def counts_time(behind: str, language: str) -> bool:
    """Whether the words behind a number make it a length of time: nine months, 5 ans, ៩ខែ."""
    return re.match(CALENDARS.get(language, CALENDARS["en"]).time, behind, re.IGNORECASE) is not None


_KINDS = ("first", "quarter", "half", "months", "day", "month", "fiscal", "since", "until", "range", "year")
# Without these words there can be no such period; looking for them first saves most of the time.
_HINTS = {
    "first": "months|mois|ខែ",
    "quarter": "quarter|[qt][1-4]|trimestre|ត្រីមាស",
    "half": "half|[hs][12]|semestre|moitié|ឆមាស",
    "fiscal": r"\d\s?[-–—/]\s?\d|fiscal|fy|year|exercice|ef|année|សារពើពន្ធ|ថវិកា|សិក្សា",
}


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Each of `_KINDS`, the more telling ones first, with its pattern and what a text must hold for it."""
    months = "|".join(CALENDARS[language].months)
    hints = _HINTS | dict.fromkeys(("months", "day", "month"), f"(?:{months})")
    return tuple(
        (kind, pattern, re.compile(hints[kind], re.IGNORECASE) if kind in hints else None)
        for kind, pattern in zip(_KINDS, _compiled(language), strict=True)
    )


def _compiled(language: str) -> tuple[re.Pattern[str], ...]:
    words = CALENDARS[language]
    year = rf"(?P<y>{_YEAR})"
    months = "|".join(words.months)
    word = r"\w+" if language != "km" else r"\d+"
    begin = r"(?<!\w)" if language != "km" else ""

    def options(patterns: tuple[str, ...], **parts: str) -> re.Pattern[str]:
        made = []
        for index, pattern in enumerate(patterns):
            filled = pattern
            for key, value in {"y": _YEAR, **parts}.items():
                filled = filled.replace("{" + key + "}", f"(?P<{key}{index}>{value})", 1)
            made.append(filled)
        return re.compile(f"{begin}(?:{'|'.join(made)})", re.IGNORECASE)

    ordinal = "|".join(words.ordinals)
    month_gap = r"\s*(?:ខែ\s*)?" if language == "km" else r"\s*"
    spans = (
        # "November 2024 to March 2025", "janvier à juin 2025", each month with its word in Khmer.
        rf"(?:ខែ\s*)?{{m}}(?:\s*{{y}})?\s*(?:{words.to}){month_gap}{{n}}\s*(?:ឆ្នាំ\s*)?,?\s*(?:of\s+|de\s+)?{{z}}",
    )
    return (
        options(words.first_months, n=rf"{word}"),
        options(words.quarter, o=ordinal),
        options(words.half, o=ordinal),
        options(spans, m=months, n=months, z=_YEAR),
        options(words.day, d=r"\d{1,2}", m=months),
        options(words.month, m=months),
        re.compile(
            rf"(?:{words.fiscal})?{year}\s?[-–—/]\s?(?P<z>(?:(?:19|20)\d\d|\d\d)(?![\d]))|(?:{words.fiscal})(?P<f>{_YEAR})",
            re.IGNORECASE,
        ),
        re.compile(rf"{begin}(?:{words.since})\s*{year}", re.IGNORECASE),
        re.compile(rf"{begin}(?:{words.by})\s*{year}", re.IGNORECASE),
        re.compile(rf"{year}\s+(?:{words.to})\s+(?:ឆ្នាំ\s*)?(?P<z>{_YEAR})", re.IGNORECASE),
        re.compile(year),
    )


def _named(kind: str, match: re.Match[str], text: str, language: str) -> Named | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.start(), match.end()
    if kind == "fiscal":
        return _pair(parts, start, end)
    year = int(parts.get("y") or parts["z"])
    if kind == "year":
        sure = re.search(rf"(?:{CALENDARS[language].around_year})\s*$", text[max(start - 20, 0) : start], re.IGNORECASE)
        return Named(date(year, 1, 1), date(year, 12, 31), "year", start, end, sure=sure is not None)
    if kind == "since":
        return Named(date(year, 1, 1), None, "since", start, end)
    if kind == "until":
        return Named(None, date(year, 12, 31), "until", start, end)
    if kind == "range":
        last = int(parts["z"])
        return Named(date(year, 1, 1), date(last, 12, 31), "years", start, end) if last > year else None
    if kind == "first":
        found = numbers_in(parts["n"], language)
        count = int(found[0].value) if found and found[0].value in range(1, 13) else 0
        return _months(year, 1, year, count, start, end) if count else None
    if kind in ("quarter", "half"):
        size = 3 if kind == "quarter" else 6
        which = _which(parts["o"], language)
        if which * size > 12:
            return None
        return _months(year, (which - 1) * size + 1, year, which * size, start, end)
    if kind == "months":
        last_year = int(parts["z"])
        first_year = int(parts["y"]) if "y" in parts else last_year
        first, last = _month(parts["m"], language), _month(parts["n"], language)
        ordered = (first_year, first) <= (last_year, last)
        return _months(first_year, first, last_year, last, start, end) if ordered else None
    month = _month(parts["m"], language)
    if kind == "month":
        days = monthrange(year, month)[1]
        return Named(date(year, month, 1), date(year, month, days), "month", start, end)
    try:
        day = date(year, month, int(parts["d"]))
    except ValueError:
        return None
    return Named(day, day, "day", start, end)


def _pair(parts: dict[str, str], start: int, end: int) -> Named | None:
    """2022-23, 2022–2023, FY2023: two years, or one of which nobody knows where it begins."""
    if "f" in parts:
        year = int(parts["f"])
        return Named(date(year - 1, 1, 1), date(year, 12, 31), "years", start, end)
    first, written = int(parts["y"]), parts["z"]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    last += 100 if last < first else 0
    if not first < last <= first + 60:
        return None
    return Named(date(first, 1, 1), date(last, 12, 31), "years", start, end)


def _months(first_year: int, first: int, last_year: int, last: int, start: int, end: int) -> Named:
    whole = first_year == last_year and (first, last) == (1, 12)
    ends = date(last_year, last, monthrange(last_year, last)[1])
    return Named(date(first_year, first, 1), ends, "year" if whole else "span", start, end)


def _month(word: str, language: str) -> int:
    months = CALENDARS[language].months
    return next(n for n, pattern in enumerate(months, 1) if re.fullmatch(pattern, word, re.IGNORECASE))


def _which(word: str, language: str) -> int:
    ordinals = CALENDARS[language].ordinals
    return next(n for n, pattern in enumerate(ordinals, 1) if re.fullmatch(pattern, word, re.IGNORECASE))
