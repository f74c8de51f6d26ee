"""Events and the room they have → a level line of years with true dates, words above and below it in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import mix
from brief_builder.charts.plot.ink import Box, Curve, Ink, Line
from brief_builder.charts.plot.timeline.dates import Years, years
from brief_builder.charts.plot.timeline.flags import Side, sides
from brief_builder.charts.plot.timeline.marks import ARROW, LANE, RADIUS, Mark, lanes, mark

if TYPE_CHECKING:
    from brief_builder.charts.model import Event
    from brief_builder.charts.plot.look import Look, Room

_BAND = 1.5  # how high the band of years is, in leadings
_FARTHEST = 0.17  # of the room: words that are pushed farther from their marks are looked for elsewhere
_LOW = 3.0  # a point of height is as bad as so many of a point off the mark: a column of single words is not read
_STRAIGHT = 0.6  # sizes: words that are as near as this cost nothing
_RISE = 0.6  # between marks and words, in sizes …
_SLOPE = 0.22  # … and more where words are pushed aside, so that lines do not lie flat
_HIGHEST_RISE = 2.6
_BAND_TINT = 0.86  # how much paper is in the band


@dataclass(frozen=True, slots=True)
class LevelLine:
    """The line with its marks and words, and its height in points."""

    years: Years
    above: tuple[Mark, ...]
    below: tuple[Mark, ...]
    over: Side
    under: Side
    size: float
    look: Look

    @property
    def off(self) -> float:
        """How far words are pushed from their marks, on both sides."""
        spare = _STRAIGHT * self.size
        return max(self.over.off - spare, 0.0) + max(self.under.off - spare, 0.0)

    @property
    def high(self) -> float:
        """What it takes from top to bottom."""
        return sum(self._reach(*side) for side in ((self.above, self.over), (self.below, self.under))) + self._band

    @property
    def _band(self) -> float:
        letters = self.look.letters
        return max(_BAND * self.size, (letters.ascent + letters.descent + 0.3) * self.size)

    def _lanes(self, marks: tuple[Mark, ...]) -> float:
        return (max(each.lane for each in marks) + 1) * LANE * self.size + 0.15 * self.size if marks else 0.0

    def _rise(self, side: Side) -> float:
        return min(_RISE * self.size + _SLOPE * side.off, _HIGHEST_RISE * self.size) if side.blocks else 0.0

    def _reach(self, marks: tuple[Mark, ...], side: Side) -> float:
        return self._lanes(marks) + self._rise(side) + side.high

    def ink(self, room: Room, top: float) -> list[Ink]:
        """The line in the middle of the height that is left."""
        look, style, size = self.look, self.look.style, self.size
        spare = max(top - room.y - self.high, 0.0)
        upper = top - spare / 2 - self._reach(self.above, self.over)  # edge of the band
        lower = upper - self._band
        left, right = room.x, room.right
        ink: list[Ink] = [Box(left, lower, right - left, upper - lower, mix(style.faint, style.paper, _BAND_TINT))]
        baseline = (upper + lower) / 2 - 0.33 * size
        for x, year in self.years.ticks:
            if x > left + 1:
                ink.append(Line(x, lower, x, upper, style.faint_width, style.paper))
            words = look.block([year], x + 0.4 * size, baseline + look.letters.ascent * size, size, align="left",
                               on=mix(style.faint, style.paper, _BAND_TINT))  # fmt: skip
            ink += words
        for marks, side, edge, way in ((self.above, self.over, upper, 1), (self.below, self.under, lower, -1)):
            ink += self._side(marks, side, edge, way)
        return ink

    def _side(self, marks: tuple[Mark, ...], side: Side, edge: float, way: int) -> list[Ink]:
        """Leaders, marks over them, and words; way is 1 above the line and −1 below it."""
        look, size, style = self.look, self.size, self.look.style
        flat = edge + way * self._lanes(marks)
        tied = flat + way * self._rise(side)
        ink: list[Ink] = []
        words: list[Ink] = []
        for each, block in zip(marks, side.blocks, strict=True):
            high = block.high(size, look)
            block_top = tied + high if way > 0 else tied
            end = tied + way * (high - 0.2 * size)
            middle = edge + way * (0.15 + LANE * (each.lane + 0.5)) * size
            spots = ((each.anchor, middle), (each.anchor, flat), (block.x, tied), (block.x, end))
            ink.append(Curve(spots, 0.8 * style.faint_width, style.faint))
            words += block.ink(block_top, size, look)
        for each in marks:
            ink += each.ink(edge + way * (0.15 + LANE * (each.lane + 0.5)) * size, size, look)
        return [*ink, *words]


def level_line(
    events: tuple[Event, ...], limits: tuple[Decimal, Decimal] | None, room: Room, top: float, size: float, look: Look
) -> LevelLine | None:
    """The line whose words stand nearest to their marks; None where words would be pushed too far, or have no room."""
    before, after = (
        any(each.start is None for each in events), any(each.end is None for each in events)
    )  # fmt: skip
    left = room.x + (ARROW * size if before else RADIUS * size)
    right = room.right - (ARROW * size if after else RADIUS * size)
    line = years(events, limits, left, right, size, look)
    marks = [mark(each, line, size) for each in events]
    fitting = [
        each
        for each in _ways(marks, line, room, size, look)
        if each.high <= top - room.y and max(each.over.off, each.under.off) <= _FARTHEST * room.width
    ]
    return min(fitting, key=lambda each: each.off + _LOW * each.high, default=None)


def _ways(marks: list[Mark], line: Years, room: Room, size: float, look: Look) -> Iterator[LevelLine]:
    """Above and below in turn, beginning above or below, with words in few or many rows."""
    for first in (0, 1) if len(marks) > 1 else (0,):
        above, below = (tuple(_ordered(lanes(marks[start::2], size))) for start in (first, 1 - first))
        overs = list(sides(above, room.x, room.right, size, look))
        unders = list(sides(below, room.x, room.right, size, look))
        for over in overs:
            for under in unders:
                yield LevelLine(line, above, below, over, under, size, look)


def _ordered(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda each: each.anchor)
