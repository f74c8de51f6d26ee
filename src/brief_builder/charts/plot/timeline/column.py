"""Events and the room they have → a list from top to bottom: dates, dots on a line, words. Its distances mean nothing.

Up to three columns stand beside each other. The line is dotted and has no years, so that nobody takes it for a scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Dot, Ink, Line, TooTight

if TYPE_CHECKING:
    from brief_builder.charts.model import Event
    from brief_builder.charts.plot.look import Look, Room

_RADIUS = 0.36  # of a dot, in sizes
_MOST_COLUMNS = 3
_BETWEEN = 2.2  # between columns, in sizes
_DATES = 0.4  # of a column is the most that dates take
_AIR = 0.55  # between events, in sizes
_WIDEST_AIR = 1.6
_TO_LINE = 0.8  # between dates and the line, and between it and words, in sizes


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the list."""

    event: Event
    when: tuple[str, ...]
    text: tuple[str, ...]

    @property
    def rows(self) -> int:
        return max(len(self.when), len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Columns:
    """The list.

    Attributes:
        parts: the entries of each column.
        dates: width of the dates, in points.
        wide: of a column.
        air: between events.
    """

    parts: tuple[tuple[Entry, ...], ...]
    dates: float
    wide: float
    air: float
    size: float
    look: Look

    def ink(self, left: float, top: float) -> list[Ink]:
        """The list, from its upper left corner."""
        ink: list[Ink] = []
        for part in self.parts:
            ink += self._column(part, left, top)
            left += self.wide + _BETWEEN * self.size
        return ink

    def _column(self, part: Sequence[Entry], left: float, top: float) -> list[Ink]:
        look, size, style = self.look, self.size, self.look.style
        line = left + self.dates + _TO_LINE * size
        words: list[Ink] = []
        spots: list[tuple[float, str]] = []
        for entry in part:
            spots.append((top - (look.letters.ascent - 0.33) * size, entry.event.colour))
            words += look.block(entry.when, left + self.dates, top, size, bold=True, align="right")
            words += look.block(entry.text, line + _TO_LINE * size, top, size, align="left")
            top -= look.height(entry.rows, size) + self.air
        dotted = Line(line, spots[0][0], line, spots[-1][0], style.faint_width, style.faint, (1.2, 2.4))
        dots = [Dot(line, y, _RADIUS * size, look.colour(colour)) for y, colour in spots]
        return [*([dotted] if len(spots) > 1 else []), *dots, *words]


def columns(events: tuple[Event, ...], room: Room, top: float, size: float, look: Look) -> Columns:
    """The list in as few columns as it fits; TooTight when it fits in none."""
    tight: TooTight | None = None
    for count in range(1, min(_MOST_COLUMNS, max(len(events), 1)) + 1):
        try:
            return _columns(events, count, room, top - room.y, size, look)
        except TooTight as error:
            tight = tight or error
    raise tight or TooTight("a timeline")


def _columns(events: tuple[Event, ...], count: int, room: Room, height: float, size: float, look: Look) -> Columns:
    wide = (room.width - _BETWEEN * size * (count - 1)) / count
    longest = max((look.width(each.when, size, bold=True) for each in events), default=0.0)
    limit = min(longest, _DATES * wide) + 0.01
    whens = [look.lines(each.when, size, limit, bold=True) for each in events]
    dates = max((look.width(line, size, bold=True) for lines in whens for line in lines), default=0.0)
    left = wide - dates - 2 * _TO_LINE * size
    entries = [
        Entry(each, tuple(when), tuple(look.lines(each.text, size, left)))
        for each, when in zip(events, whens, strict=True)
    ]
    rows = -(-len(entries) // count)
    parts = tuple(tuple(entries[start : start + rows]) for start in range(0, len(entries), rows)) if rows else ()
    tall = max((sum(look.height(entry.rows, size) for entry in part) for part in parts), default=0.0)
    gaps = max(rows - 1, 1)
    air = (height - tall) / gaps if rows > 1 else _AIR * size
    if tall > height or air < _AIR * size:
        raise TooTight(f"a list of {len(events)} events")
    return Columns(parts, dates, wide, min(air, _WIDEST_AIR * size), size, look)
