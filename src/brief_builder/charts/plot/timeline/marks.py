"""An event and the line of years → its dot, bar or arrow, in a lane where it touches no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Area, Box, Dot, Ink
from brief_builder.charts.plot.timeline.dates import is_moment

if TYPE_CHECKING:
    from brief_builder.charts.model import Event
    from brief_builder.charts.plot.look import Look
    from brief_builder.charts.plot.timeline.dates import Years

RADIUS = 0.42  # of a dot, in sizes
LANE = 1.1  # from lane to lane, in sizes
ARROW = 1.1  # how far an arrow goes beyond the line, in sizes
_BAR = 0.5  # how high a bar is, in sizes
_AIR = 0.15  # between marks in a lane, in sizes


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an event stands.

    Attributes:
        left: where it begins, in points.
        right: where it ends; the same for a dot.
        anchor: where its words are tied to it.
        opens: −1 where its beginning is not known, 1 where its end is not, 0 where both are.
        lane: 0 beside the line.
    """

    event: Event
    left: float
    right: float
    anchor: float
    opens: int
    lane: int = 0

    def ink(self, y: float, size: float, look: Look) -> list[Ink]:
        """The mark, its middle at a height."""
        colour = look.colour(self.event.colour)
        if self.left == self.right:
            return [Dot(self.left, y, RADIUS * size, colour)]
        half, head = _BAR * size / 2, 0.8 * size
        left = self.left + (head if self.opens < 0 else 0.0)
        right = self.right - (head if self.opens > 0 else 0.0)
        ink: list[Ink] = [Box(left, y - half, max(right - left, 0.0), 2 * half, colour)]
        if self.opens:
            tip, back = (self.right, right) if self.opens > 0 else (self.left, left)
            ink.append(Area(((back, y - 1.8 * half), (tip, y), (back, y + 1.8 * half)), colour))
        return ink


def mark(event: Event, years: Years, size: float) -> Mark:
    """The mark of an event, not yet in its lane. A time too short to be seen as a bar is a dot."""
    scale, radius = years.scale, RADIUS * size
    first, last = scale.start - ARROW * size, scale.start + scale.length + ARROW * size
    if event.start is None and event.end is not None:
        end = scale.at(event.end.toordinal() + 1)
        return Mark(event, first, end, end - radius, -1)
    assert event.start is not None  # noqa: S101  reading gives an event a date
    start = scale.at(event.start.toordinal())
    if event.end is None:
        return Mark(event, start, max(last, start + 2 * size), start + radius, 1)
    end = scale.at(event.end.toordinal() + 1)
    middle = (start + end) / 2
    if is_moment(event) or end - start < 2.5 * radius:
        return Mark(event, middle, middle, middle, 0)
    return Mark(event, start, end, start + radius, 0)


def lanes(marks: Sequence[Mark], size: float) -> list[Mark]:
    """Each in the lowest lane in which it touches no earlier one."""
    from dataclasses import replace

    reach = RADIUS * size
    placed: list[Mark] = []
    for each in marks:
        low, high = (each.left - reach, each.right + reach) if each.left == each.right else (each.left, each.right)
        taken = {
            other.lane
            for other in placed
            if low < other.right + (reach if other.left == other.right else 0.0) + _AIR * size
            and other.left - (reach if other.left == other.right else 0.0) < high + _AIR * size
        }
        placed.append(replace(each, lane=next(lane for lane in range(len(marks) + 1) if lane not in taken)))
    return placed
