"""A panel of series over time → areas from zero, on top of each other where there are several, with names inside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import TEXT_CONTRAST
from brief_builder.charts.plot.ink import Area, Curve, Ink, Line
from brief_builder.charts.plot.lines.along import Along
from brief_builder.charts.plot.lines.line import LineBody
from brief_builder.charts.plot.lines.paths import Trace, colour_of, is_beside, is_unsure, stroke
from brief_builder.charts.plot.occupied import Occupied, Rect
from brief_builder.office.colours import contrast

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.lines.frame import Frame
    from brief_builder.charts.plot.look import Look, Room
    from brief_builder.charts.plot.scales import Scale

_SEAM = 1.0  # of paper between fills that touch, in points
_LONE = 2.2  # width of a point between gaps, in widths of a line
_AIR = 0.25  # above and below a name inside of an area, in sizes
_SAMPLES = 64  # places along an area at which a name is tried


class Areas(Along):
    """One panel of areas. Where a value of several series is below zero, nothing can be stacked: they are lines."""

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        alone = len(panel.series) == 1
        if alone or all(point.value is None or point.value >= 0 for point in panel.points):
            tops = [[None if edges is None else edges[1] for edges in band] for band in _bands(panel)]
            super().__init__(
                panel, room, look, limits, body=AreaBody, zero=True, swatch="box", within=not alone, tops=tops
            )
        else:
            super().__init__(panel, room, look, limits, body=LineBody, zero=True, swatch="line", within=False)


class AreaBody:
    """The areas of a panel at their places."""

    def __init__(self, panel: Panel, frame: Frame, scale: Scale) -> None:
        self._look, self._scale, self._frame = frame.look, scale, frame
        self._names = [series.name for series in panel.series]
        self._bands = _bands(panel)
        self._traces: list[Trace] = []
        for series, band in zip(panel.series, self._bands, strict=True):
            spots = tuple(
                None if edges is None else (x, scale.at(edges[1]))
                for x, edges in zip(frame.stations.xs, band, strict=True)
            )
            beside = is_beside(series)
            colour, width = frame.look.colour(colour_of(series)), stroke(frame.look.style.outline, beside=beside)
            self._traces.append(Trace(series.points, spots, panel.break_after, colour, beside, width))
        self.spots = [trace.spots for trace in self._traces]
        self.ends = [self._end(number) for number in range(len(self._traces))]
        self.reach = max(trace.radius for trace in self._traces)

    @property
    def solid(self) -> bool:
        """Whether they stand on each other."""
        return len(self._traces) > 1

    def ink(self, *, dotted: bool, marked: Collection[tuple[int, int]]) -> list[Ink]:
        """Fills, paper between them, then what says how sure they are, then the line on which they stand."""
        frame, style, zero = self._frame, self._look.style, self._scale.at(0)
        ink: list[Ink] = []
        for number, trace in enumerate(self._traces):
            ink += self._fills(number, trace)
        for number, trace in enumerate(self._traces[1:], 1):
            for run in trace.runs():
                if len(run) > 1:
                    ink.append(Curve(tuple(self._lower(number, index) for index in run), _SEAM, style.paper))
        for number in range(len(self._traces)):
            ink += self._over(number, dotted=dotted, marked=marked)
        ink.append(Line(frame.left, zero, frame.right, zero, style.base_width, style.base))
        return ink

    def _over(self, number: int, *, dotted: bool, marked: Collection[tuple[int, int]]) -> list[Ink]:
        """Lines, ranges and dots of one area. A single one has a line; of several, only those not as stated."""
        trace = self._traces[number]
        floors = [float(edges[0]) if edges else 0.0 for edges in self._bands[number]]
        ink = [each for each in trace.strokes() if not self.solid or (isinstance(each, Curve) and each.dash)]
        ink += trace.ranges(self._scale, self._look, floors)
        own = {index for of, index in marked if of == number and not self.solid}
        every = dotted and not self.solid
        return ink + trace.dots(range(len(trace.points)) if every else sorted(own.union(self._telling(trace))))

    def inside(self, size: float) -> dict[int, list[Ink]]:
        """The name of each area where it has most room around it, in ink or paper."""
        out: dict[int, list[Ink]] = {}
        look = self._look
        high = look.height(1, size) + 2 * _AIR * size
        taken = Occupied(
            look, (each for n in range(len(self._traces)) for each in self._over(n, dotted=False, marked=()))
        )
        for number, (trace, name) in enumerate(zip(self._traces, self._names, strict=True)):
            shade = look.on(trace.colour)
            if not name or contrast(shade, trace.colour) < TEXT_CONTRAST:
                continue
            wide = look.width(name, size, bold=True) + 2 * _AIR * size
            for room, x, middle in sorted(self._rooms(number, trace, wide), reverse=True):
                place = Rect(x - wide / 2, middle - high / 2, x + wide / 2, middle + high / 2)
                if room >= high and taken.free(place):
                    top = middle + look.height(1, size) / 2
                    out[number] = [*look.block([name], x, top, size, bold=True, colour=shade, on=trace.colour)]
                    break
        return out

    # -- edges

    def _lower(self, number: int, index: int) -> Spot:
        edges = self._bands[number][index]
        assert edges is not None  # noqa: S101  a run has only points that are drawn
        return self._frame.stations.xs[index], self._scale.at(edges[0])

    def _upper(self, number: int, index: int) -> Spot:
        spot = self._traces[number].spots[index]
        assert spot is not None  # noqa: S101  as above
        return spot

    def _end(self, number: int) -> tuple[int, Spot] | None:
        """The middle of the area where it ends; of a single one, its line."""
        last = self._traces[number].last()
        if last is None:
            return None
        (x, low), (_, high) = self._lower(number, last), self._upper(number, last)
        return last, (x, high if not self.solid else (low + high) / 2)

    def _telling(self, trace: Trace) -> list[int]:
        """Several areas have no dots, but where a point stands alone or is not as stated."""
        telling = trace.telling()
        if not self.solid:
            return telling
        return [index for index in telling if is_unsure(trace.points[index])]

    def _fills(self, number: int, trace: Trace) -> Iterator[Ink]:
        for run in trace.runs():
            if len(run) == 1:
                (x, low), (_, high) = self._lower(number, run[0]), self._upper(number, run[0])
                yield Line(x, low, x, high, _LONE * trace.width, trace.colour)
                continue
            start = 0
            for end in range(1, len(run)):
                mark = _mark(trace.points[run[end]])
                if end + 1 < len(run) and _mark(trace.points[run[end + 1]]) == mark:
                    continue
                part = run[start : end + 1]
                upper = [self._upper(number, index) for index in part]
                lower = [self._lower(number, index) for index in reversed(part)]
                yield Area((*upper, *lower), trace.colour, trace.points[run[end]].mark if mark else "stated")
                start = end

    # -- room for names

    def _rooms(self, number: int, trace: Trace, wide: float) -> Iterator[tuple[float, float, float]]:
        """How much height a name of a width has at each place: height, x, and the middle of that height."""
        for run in trace.runs():
            sure = [index for index in run if not is_unsure(trace.points[index])]
            if len(sure) < 2 or sure != list(range(sure[0], sure[-1] + 1)):
                continue
            upper = [self._upper(number, index) for index in sure]
            lower = [self._lower(number, index) for index in sure]
            left, right = upper[0][0] + wide / 2, upper[-1][0] - wide / 2
            for step in range(_SAMPLES + 1):
                x = left + (right - left) * step / _SAMPLES
                if right < left:
                    break
                floor = max(_levels(lower, x - wide / 2, x + wide / 2))
                ceiling = min(_levels(upper, x - wide / 2, x + wide / 2))
                yield ceiling - floor, x, (ceiling + floor) / 2


def _mark(point: Point) -> bool:
    return is_unsure(point)


def _levels(edge: Sequence[Spot], left: float, right: float) -> Iterator[float]:
    """The heights of an edge at both ends of a stretch, and of its corners between them."""
    for (x0, y0), (x1, y1) in pairwise(edge):
        for x in (left, right):
            if x0 <= x <= x1:
                yield y0 + (y1 - y0) * ((x - x0) / (x1 - x0) if x1 > x0 else 0.0)
        if left <= x0 <= right:
            yield y0
        if left <= x1 <= right:
            yield y1


def _bands(panel: Panel) -> list[list[tuple[Decimal, Decimal] | None]]:
    """Lower and upper value of each point of each series; None where it is missing, or what it would stand on is.

    A series without any figure is told in words, and nothing stands on it.
    """
    floor: list[Decimal | None] = [Decimal(0)] * len(panel.labels)
    bands = []
    for series in panel.series:
        known = any(point.value is not None for point in series.points)
        band: list[tuple[Decimal, Decimal] | None] = []
        for index, point in enumerate(series.points):
            low = floor[index]
            band.append(None if point.value is None or low is None else (low, low + point.value))
            if known:
                floor[index] = None if band[-1] is None else band[-1][1]
        bands.append(band)
    return bands
