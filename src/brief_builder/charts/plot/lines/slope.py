"""A panel of two categories → a line for each series between two uprights, with its name and value at both ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import CONTEXT
from brief_builder.charts.plot.annotating import Marks, Note, annotated
from brief_builder.charts.plot.headings import below_heading, headed, heading, heading_height
from brief_builder.charts.plot.ink import Ink, Line, TooTight
from brief_builder.charts.plot.lines.ends import End, end_of, height_of, set_ends, value_of
from brief_builder.charts.plot.lines.frame import limits_of, pale
from brief_builder.charts.plot.lines.legend import line_legend
from brief_builder.charts.plot.lines.paths import Trace, is_beside
from brief_builder.charts.plot.occupied import Rect
from brief_builder.charts.plot.scales import Scale, span

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Series
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.look import Look, Room

_MANY = 8  # lines of which each may have its colour; of more, those not highlighted are grey
_SIDE = 0.75  # how much narrower labels are than beside lines: they stand on both sides
_LEADER = 1.2  # between the dots and their labels, in sizes
_LEAST = 4.0  # width and height of the field at least, in sizes
_FOOT = 0.45  # between the uprights and the names of the categories, in sizes
_PAD = 0.5  # above and below the outermost values, in sizes


class Slope:
    """One panel of lines between two uprights; of more than two categories, the first and the last.

    Raises TooTight when the labels leave no room for the lines, and from `ink` when they are higher than the panel.
    """

    numbered = False

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._room, self._look, self._panel = room, look, panel
        size = room.size
        self.head = heading(panel, room, look)
        count = len(panel.labels)
        self._kept = (0, count - 1) if count > 1 else (0,)
        drawn = [any(series.points[index].value is not None for index in self._kept) for series in panel.series]
        self._numbers = [number for number, known in enumerate(drawn) if known]
        self._series = toned([panel.series[number] for number in self._numbers])
        unknown = [series for series, known in zip(panel.series, drawn, strict=True) if not known]
        self._legend = line_legend((), unknown, "line", room.width, look, size)
        values = [series.points[index] for series in self._series for index in self._kept]
        if limits is not None or len(self._series) < 2:
            self._limits = limits_of(replace(panel, series=tuple(self._series)), limits, zero=False)
        else:
            # Between several lines it is order and steepness that count, and each value is written.
            ranges = [end for point in values if point.has_range for end in (point.low, point.high)]
            self._limits = span([*(point.value for point in values), *ranges], zero=False)
        self._sides = self._labelled()
        self._feet = self._labels()
        self.foot_rows = max(len(lines) for lines, _ in self._feet)

    def largest(self, head_rows: int, foot_rows: int) -> float | None:
        """The points of a unit."""
        return self._laid(head_rows, foot_rows, None)[1]

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:
        """The panel, with so many rows above and below."""
        return [*headed(self.head, self._room, self._look), *self._laid(head_rows, foot_rows, largest)[0]]

    # -- measuring

    def _labelled(self) -> tuple[list[End], ...]:
        """The labels of each side: names and values; where they have no room, names at the right only."""
        room, look, size, tight = self._room, self._look, self._room.size, TooTight("what stands beside the lines")
        head = heading_height(len(self.head), look)
        high = room.height - head - self._legend.height - look.height(1, size)
        for twice, rows in ((True, 9), (True, 1), (False, 9), (False, 1)):
            try:
                sides = tuple(self._side(place, rows, twice=twice) for place in range(len(self._kept)))
            except TooTight as error:
                tight = error
                continue
            wide = room.width - sum(_widest(side) + _LEADER * size for side in sides)
            if wide >= _LEAST * size and all(sum(height_of(e, look, size) for e in side) <= high for side in sides):
                return sides
        raise tight

    def _side(self, place: int, rows: int, *, twice: bool) -> list[End]:
        """The labels of one side, in at most so many rows each.

        Args:
            twice: whether names stand on both sides; a series without a figure at the right is named at the left
                in any case.
        """
        index, last = self._kept[place], place == len(self._kept) - 1
        out = []
        for number, series in enumerate(self._series):
            if series.points[index].value is None:
                continue
            named = twice or last or series.points[self._kept[-1]].value is None
            width = self._room.width * (_SIDE if twice and len(self._kept) > 1 else 1)
            out.append(
                end_of(
                    number, series if named else replace(series, name=""), value_of(series.points[index]), self._look,
                    self._room.size, width, first=not last, rows=rows,
                )
            )  # fmt: skip
        return out

    def _xs(self) -> list[float]:
        room, size = self._room, self._room.size
        reach = _LEADER * size
        right = room.right - _widest(self._sides[-1]) - reach
        if len(self._kept) == 1:
            return [min(right, room.x + room.width / 2)]
        return [room.x + _widest(self._sides[0]) + reach, right]

    def _labels(self) -> list[tuple[list[str], float]]:
        """The lines of each category and their middle: below its upright, moved inwards where it must be."""
        room, xs, look, size = self._room, self._xs(), self._look, self._room.size
        half = (xs[0] + xs[-1]) / 2
        edges = (
            [(room.x, half - 0.3 * size), (half + 0.3 * size, room.right)] if len(xs) > 1 else [(room.x, room.right)]
        )
        out = []
        for index, x, (left, right) in zip(self._kept, xs, edges, strict=True):
            lines = look.lines(self._panel.labels[index], size, right - left)
            wide = max((look.width(line, size) for line in lines), default=0.0) / 2
            out.append((lines, min(max(x, left + wide), right - wide)))
        return out

    # -- drawing

    def _laid(self, head_rows: int, foot_rows: int, largest: float | None) -> tuple[list[Ink], float | None]:
        room, look, size = self._room, self._look, self._room.size
        under = below_heading(head_rows, room, look)
        xs = self._xs()
        bottom, top = room.y + _FOOT * size + look.height(foot_rows, size), under - self._legend.height
        if top - bottom < _LEAST * size:
            raise TooTight("what stands above and below the lines")
        field = Rect(xs[0], bottom, xs[-1], top)

        def scale(spare: float) -> Scale:
            low, high = (float(end) for end in self._limits)
            start, length = bottom + _PAD * size, field.height - 2 * _PAD * size - spare
            if length < size:
                raise TooTight("what stands above and below the lines")
            if low == high:
                return Scale(low - 1, high + 1, start, length)
            return Scale(low, high, start, length if largest is None else min(length, largest * (high - low)))

        ink, spare = annotated(lambda free: self._marks(field, scale(free)), field, look, look.style.least)
        if self._legend:
            ink += self._legend.ink(room.x, under, look)
        found = scale(spare)
        return ink, None if len(self._series) == 0 else found.length / (found.high - found.low)

    def _marks(self, field: Rect, scale: Scale) -> Marks:
        look, style, size, xs = self._look, self._look.style, self._room.size, self._xs()
        ink: list[Ink] = [Line(x, field.bottom, x, field.top, style.faint_width, pale(look)) for x in xs]
        if scale.low < 0 < scale.high and len(xs) > 1:
            ink.append(Line(xs[0], scale.at(0), xs[1], scale.at(0), style.base_width, style.base))
        traces = [Trace.of(self._two(series), xs, scale, None, look) for series in self._series]
        for trace in sorted(traces, key=lambda each: not each.beside):
            ink += [*trace.strokes(), *trace.ranges(scale, look), *trace.dots(range(len(xs)))]
        reach = max((trace.radius for trace in traces), default=0.0)
        for place, ends in enumerate(self._sides):
            ink += self._set(ends, place, traces, field, reach)
        if not traces and not self._legend:
            rows = look.lines(self._panel.points[0].text, size, field.width - size)
            ink += look.beside(rows, *field.middle, size, align="center")
        for lines, middle in self._feet:
            ink += look.block(lines, middle, field.bottom - _FOOT * size, size)
        return Marks((), ink, list(self._notes(traces, reach)))

    def _set(self, ends: Sequence[End], place: int, traces: Sequence[Trace], field: Rect, reach: float) -> list[Ink]:
        """The labels of one side; of equal values, those that are higher on the other side stand higher."""
        look, size, left = self._look, self._room.size, place < len(self._kept) - 1
        other = len(self._kept) - 1 - place

        def height(end: End) -> tuple[float, float]:
            here, there = traces[end.series].spots[place], traces[end.series].spots[other]
            return (here[1] if here else 0.0), (there[1] if there else 0.0)

        ordered = sorted(ends, key=height)
        spots: list[Spot] = [spot for end in ordered if (spot := traces[end.series].spots[place]) is not None]
        if not ordered:
            return []
        widest = _widest(ends)
        x = self._room.x + widest if left else self._room.right - widest
        span_ = field.bottom - 0.2 * size, field.top
        return set_ends(ordered, spots, x, span_, look, size, align="right" if left else "left", reach=reach)

    def _two(self, series: Series) -> Series:
        return replace(series, points=tuple(series.points[index] for index in self._kept))

    def _notes(self, traces: Sequence[Trace], reach: float) -> Iterator[Note]:
        """What is said of an end of a line, or of all ends of a category."""
        for each in self._panel.annotations:
            place = self._kept.index(each.index) if each.index in self._kept else len(self._kept) - 1
            own = [t for t, number in zip(traces, self._numbers, strict=True) if each.series in (None, number)]
            spots = [spot for trace in own if (spot := trace.spots[place]) is not None]
            if spots:
                heights = [y for _, y in spots]
                at = Rect(spots[0][0], min(heights), spots[0][0], max(heights)).grown(reach)
                yield Note(each.text, at, ("right", "below", "above") if place == 0 else ("left", "below", "above"))


def toned(series: Sequence[Series]) -> list[Series]:
    """The series with their colours; grey where there are many and none is highlighted."""
    if len(series) <= _MANY or any(is_beside(each) for each in series):
        return list(series)
    grey = (replace(each, points=tuple(replace(point, colour=CONTEXT) for point in each.points)) for each in series)
    return [replace(each, colour=CONTEXT) for each in grey]


def _widest(ends: Sequence[End]) -> float:
    return max((end.width for end in ends), default=0.0)
