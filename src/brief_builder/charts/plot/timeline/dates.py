"""Events and a length → the days between which the line runs, its years, and where each event stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.scales import Scale

if TYPE_CHECKING:
    from brief_builder.charts.model import Event
    from brief_builder.charts.plot.look import Look

_MOST = 6  # years with a number
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_WHOLE_YEARS = 12  # up to so many, the line begins and ends with a year
_PAD = 0.02  # of the time between first and last, beyond them on a longer line
_AIR = 0.9  # beside the number of a year, in sizes


@dataclass(frozen=True, slots=True)
class Years:
    """A line of time.

    Attributes:
        scale: where a day stands, by its proleptic Gregorian ordinal.
        ticks: where years begin, with their numbers.
    """

    scale: Scale
    ticks: tuple[tuple[float, str], ...]


def days(events: Sequence[Event]) -> list[Decimal]:
    """The first and the last day of each event, those that are known, as ordinals; a day ends where the next begins."""
    starts = [each.start.toordinal() for each in events if each.start is not None]
    ends = [each.end.toordinal() + 1 for each in events if each.end is not None]
    return [Decimal(day) for day in (*starts, *ends)]


def years(
    events: Sequence[Event], limits: tuple[Decimal, Decimal] | None, left: float, right: float, size: float, look: Look
) -> Years:
    """The line from left to right, in points; limits are the days that panels with one scale share."""
    held = [int(day) for day in days(events)] or [1]
    low, high = (int(limits[0]), int(limits[1])) if limits else (min(held), max(held))
    first, last = date.fromordinal(low).year, date.fromordinal(max(high - 1, low)).year
    start, end = float(low), float(high)
    if last - first < _WHOLE_YEARS:
        start, end = _new_year(first), _new_year(last + 1)
    else:
        start, end = start - _PAD * (end - start), end + _PAD * (end - start)
    scale = Scale(start, end, left, right - left)
    wide = look.width("0000", size) + _AIR * size
    for step in _STEPS:
        marks = [year for year in range(max(first - first % step, 1), last + 1, step) if start <= _new_year(year) < end]
        near = step * 365.25 / (end - start) * (right - left) < wide
        if len(marks) <= _MOST and not near:
            break
    # The last number must not stand beyond the end of the line.
    ticks = [(scale.at(_new_year(year)), str(year)) for year in marks]
    return Years(scale, tuple(tick for tick in ticks if tick[0] + wide <= right + 0.5 * size))


def is_moment(event: Event) -> bool:
    """Whether it is a day or a year, which a dot shows; else it lasts."""
    if event.start is None or event.end is None:
        return False
    whole = (event.start.month, event.start.day, event.end.month, event.end.day) == (1, 1, 12, 31)
    return event.start == event.end or (whole and event.start.year == event.end.year)


def _new_year(year: int) -> float:
    """The ordinal of its first day."""
    return date(year, 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1
