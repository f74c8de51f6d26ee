"""A period as ISO 8601 and EDTF write it ("2023", "2025-Q1", "FY2022-04", "../2026", "2023~") → two dates, a mark."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from brief_builder.problems import Fault

Kind = Literal[
    "year", "month", "quarter", "half", "fiscal", "instant", "range", "some-year", "since", "until", "unknown"
]
Mark = Literal["", "approximate", "uncertain", "both"]
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NAMED = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(\d{2}))")
_FISCAL = re.compile(r"FY(\d{4})-(\d{2})")
_SOME_YEAR = re.compile(r"(\d{2})(\dX|XX)")
_MARKS: dict[str, Mark] = {"~": "approximate", "?": "uncertain", "%": "both"}  # EDTF level 1, qualification
# EDTF level 2, sub-year groupings: 33 to 36 are quarters, 40 and 41 halves. Its seasons (21 to 24) have no dates.
_QUARTERS = {"33": 1, "34": 2, "35": 3, "36": 4}
_HALVES = {"40": 1, "41": 2}
_LAST_YEAR = 9000  # the day after a period's end must still be a date
_SPAN = re.compile(r"P(\d{1,3})([YM])")


@dataclass(frozen=True, slots=True)
class Period:
    """When a fact holds.

    Attributes:
        raw: as the author wrote it.
        start: the first day, None when open or unknown.
        end: the last day, None when open or unknown.
        kind: year, month, quarter, half, fiscal (a fiscal year), instant (one day), range, some-year (one year between
            the two, nobody knows which), since (open end), until (open start) or unknown.
        mark: "approximate" (EDTF `~`), "uncertain" (`?`) or "both" (`%`); "" for a period that is known.
    """

    raw: str
    start: date | None = None
    end: date | None = None
    kind: Kind = "unknown"
    mark: Mark = ""

    @property
    def exact(self) -> bool:
        """Its days are known, and not only about when it was."""
        return self.mark == "" and self.kind != "some-year"

    @property
    def months(self) -> int | None:
        """Its length in whole calendar months; None when it is open, unknown or not made of whole months."""
        if self.kind == "some-year" or self.start is None or self.end is None or self.start.day != 1:
            return None
        after = self.end + timedelta(days=1)
        return (after.year - self.start.year) * 12 + after.month - self.start.month if after.day == 1 else None

    @property
    def closed(self) -> bool:
        """Both its ends are known."""
        return self.start is not None and self.end is not None

    def same_as(self, other: Period) -> bool:
        """It covers the same days; an unknown period is not the same as any."""
        return self.closed and (self.start, self.end) == (other.start, other.end)

    def as_long_as(self, other: Period) -> bool:
        """It can be compared with the other: both are days, or both have the same number of whole months."""
        if self.kind == other.kind == "instant":
            return True
        return self.months is not None and self.months == other.months

    def months_until(self, later: Period) -> int | None:
        """Whole months from its end to the end of a later period; None when they are no whole months."""
        if self.end is None or later.end is None:
            return None
        one, other = (end + timedelta(days=1) for end in (self.end, later.end))
        if one.day != other.day:  # the ends of two months are as far apart as the months
            one, other = self.end, later.end
        return (other.year - one.year) * 12 + other.month - one.month if one.day == other.day else None


UNKNOWN = Period("unknown")


def read_period(text: str) -> Period:
    """The period; Fault period-unreadable when it is not written as one."""
    raw = text.strip()
    if raw in ("unknown", ""):
        return UNKNOWN
    first, slash, last = raw.partition("/")
    if not slash:
        return replace(_part(first, raw), raw=raw)
    if first in ("..", ""):
        end = _end(last, raw)
        return Period(raw, None, end.end, "until", end.mark)
    begin = _end(first, raw)
    if last in ("..", ""):
        return Period(raw, begin.start, None, "since", begin.mark)
    start = begin.start or date.min
    if last.startswith("P"):
        return Period(raw, start, _after(start, last, raw), "range", begin.mark)
    end = _end(last, raw)
    if end.end is None or end.end < start:
        raise Fault("period-unreadable", f"`{raw}` ends before it begins", help="write the earlier date first")
    return Period(raw, start, end.end, "range", joined_mark(begin, end))


def joined_mark(*periods: Period) -> Mark:
    """What is not sure of a stretch that these make up; a year that nobody knows makes it approximate."""
    marks = {"approximate" if period.kind == "some-year" else period.mark for period in periods} - {""}
    if "both" in marks or len(marks) > 1:
        return "both"
    return "approximate" if "approximate" in marks else "uncertain" if marks else ""


def _end(part: str, raw: str) -> Period:
    """The same as one end of a period, which a year that nobody knows cannot be."""
    found = _part(part, raw)
    if found.kind == "some-year":
        help_ = f"write the first and the last year that it can be, or `{part}` alone"
        raise Fault("period-unreadable", f"`{part}` is some year, and no end of a period", help=help_)
    return found


def _part(part: str, raw: str) -> Period:
    """One date or named stretch, with its mark: `2023`, `2025-Q1`, `FY2022-04`, `202X`, `2023~`."""
    mark = _MARKS.get(part[-1:], "")
    bare = part[:-1] if mark else part
    if fiscal := _FISCAL.fullmatch(bare):
        start = _days(f"{fiscal[1]}-{fiscal[2]}", raw)[0]
        return Period(raw, start, _after(start, "P1Y", raw), "fiscal", mark)
    if some := _SOME_YEAR.fullmatch(bare):
        first = _days(some[1] + some[2].replace("X", "0"), raw)[0]
        return Period(raw, first, _days(some[1] + some[2].replace("X", "9"), raw)[1], "some-year", mark)
    if named := _NAMED.fullmatch(bare):
        quarter = int(named[2] or 0) or _QUARTERS.get(named[4] or "", 0)
        half = int(named[3] or 0) or _HALVES.get(named[4] or "", 0)
        if quarter or half:
            months = 3 if quarter else 6
            start = _days(f"{named[1]}-{((quarter or half) - 1) * months + 1:02}", raw)[0]
            return Period(raw, start, _after(start, f"P{months}M", raw), "quarter" if quarter else "half", mark)
    start, end, kind = _days(bare, raw)
    return Period(raw, start, end, kind, mark)


def _days(part: str, raw: str) -> tuple[date, date, Kind]:
    match = _PART.fullmatch(part)
    if match is None:
        raise _unreadable(raw)
    year, month, day = int(match[1]), match[2], match[3]
    if year > _LAST_YEAR:
        raise _unreadable(raw)
    try:
        if day is not None:
            one = date(year, int(month), int(day))
            return one, one, "instant"
        if month is not None:
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1]), "month"
        return date(year, 1, 1), date(year, 12, 31), "year"
    except ValueError:  # month 13, or the year 0000
        raise _unreadable(raw) from None


def _after(start: date, span: str, raw: str) -> date:
    match = _SPAN.fullmatch(span)
    if match is None or start.day != 1:
        raise _unreadable(raw)
    months = int(match[1]) * (12 if match[2] == "Y" else 1)
    if months > 12 * 500:
        raise _unreadable(raw)
    total = start.year * 12 + start.month - 1 + months
    return date(total // 12, total % 12 + 1, 1) - timedelta(days=1)


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def _meant(raw: str) -> str | None:
    """A day, month or quarter that is written as people write it → as it is written here; None for anything else.

    3/4/2024 is April in Europe and March in America: only a point, or a number above twelve, tells the day.
    """
    if found := re.fullmatch(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})", raw):
        first, second, year = int(found[1]), int(found[3]), found[4]
        if found[2] != "." and first <= 12 and second <= 12 and first != second:
            return f"{year}-{second:02d}-{first:02d}` or `{year}-{first:02d}-{second:02d}"
        day, month = (second, first) if second > 12 else (first, second)
        return f"{year}-{month:02d}-{day:02d}" if month <= 12 and day <= 31 else None
    if found := re.fullmatch(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\.?\s+(?:(\d{1,2}),\s+)?(\d{4})", raw):
        near = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(found[2].lower()) and len(found[2]) > 2]
        day_of = found[1] or found[3]
        if len(near) == 1:
            return f"{found[4]}-{near[0]:02d}" + (f"-{int(day_of):02d}" if day_of else "")
    if found := re.fullmatch(r"(?:[QT]\s?([1-4])|([1-4])\.\s?Quartal)[\s/-]+(\d{4})", raw):
        return f"{found[3]}-Q{found[1] or found[2]}"
    return None


def _unreadable(raw: str) -> Fault:
    if (meant := _meant(raw)) is not None:
        return Fault("period-unreadable", f"`{raw}` is not a period", help=f"write `{meant}`")
    help_ = (
        "write 2023, 2025-09, 2025-11-20, 2025-01/2025-09, ../2026 (by 2026), 2002/.. (since 2002), 2025-Q1, 2025-H1, "
        "FY2022-04 (the fiscal year that begins in April 2022), 2023~ (about 2023), 202X (a year from 2020 to 2029) or "
        "unknown"
    )
    return Fault("period-unreadable", f"`{raw}` is not a period", help=help_)
