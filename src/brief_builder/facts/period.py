"""A period as ISO 8601 and EDTF write it ("2023", "2025-01/2025-09", "../2026", "unknown") → two dates."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from brief_builder.problems import Fault

Kind = Literal["year", "month", "instant", "range", "since", "until", "unknown"]
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LAST_YEAR = 9000  # the day after a period's end must still be a date
_SPAN = re.compile(r"P(\d{1,3})([YM])")


@dataclass(frozen=True, slots=True)
class Period:
    """When a fact holds.

    Attributes:
        raw: as the author wrote it.
        start: the first day, None when open or unknown.
        end: the last day, None when open or unknown.
        kind: year, month, instant (one day), range, since (open end), until (open start) or unknown.
    """

    raw: str
    start: date | None = None
    end: date | None = None
    kind: Kind = "unknown"

    @property
    def months(self) -> int | None:
        """Its length in whole calendar months; None when it is open, unknown or not made of whole months."""
        if self.start is None or self.end is None or self.start.day != 1:
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


UNKNOWN = Period("unknown")


def read_period(text: str) -> Period:
    """The period; Fault period-unreadable when it is not written as one."""
    raw = text.strip()
    if raw in ("unknown", ""):
        return UNKNOWN
    first, slash, last = raw.partition("/")
    if not slash:
        start, end, kind = _days(first, raw)
        return Period(raw, start, end, kind)
    if first in ("..", ""):
        return Period(raw, None, _days(last, raw)[1], "until")
    start = _days(first, raw)[0]
    if last in ("..", ""):
        return Period(raw, start, None, "since")
    end = _after(start, last, raw) if last.startswith("P") else _days(last, raw)[1]
    if end < start:
        raise Fault("period-unreadable", f"`{raw}` ends before it begins", help="write the earlier date first")
    return Period(raw, start, end, "range")


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


def _unreadable(raw: str) -> Fault:
    help_ = "write 2023, 2025-09, 2025-11-20, 2025-01/2025-09, ../2026 (by 2026), 2002/.. (since 2002) or unknown"
    return Fault("period-unreadable", f"`{raw}` is not a period", help=help_)
