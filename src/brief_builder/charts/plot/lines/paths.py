"""The points of a series at their spots → the line through them: interrupted, dashed, with dots and ranges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import CONTEXT
from brief_builder.charts.plot.ink import Curve, Dot, Ink, Line

if TYPE_CHECKING:
    from brief_builder.charts.model import Point, Series
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.look import Look
    from brief_builder.charts.plot.scales import Scale

_WIDTH = 1.5  # of a line, in widths of an outline
_THIN = 0.85  # … of one that only stands beside
_DASH = (2.6, 1.5)  # stroke and gap, in widths of the line
_RADIUS = 1.55  # of a dot, in widths of its line
_RINGED = 1.2  # how much larger a ring is, or what is inside could not be seen
_CAP = 1.2  # half the width of a cap at the end of a range, in radii of a dot


@dataclass(frozen=True, slots=True)
class Trace:
    """A series in its place.

    Attributes:
        spots: of each point; None for a missing one.
        after: number of points before a break in the series; None when there is none.
        colour: of its ink, `#rrggbb`.
        beside: whether it is there for comparison only, and thin.
    """

    points: tuple[Point, ...]
    spots: tuple[Spot | None, ...]
    after: int | None
    colour: str
    beside: bool
    width: float

    @classmethod
    def of(cls, series: Series, xs: Sequence[float], scale: Scale, after: int | None, look: Look) -> Trace:
        """A series at the stations of its panel."""
        spots = tuple(
            None if point.value is None else (x, scale.at(point.value))
            for x, point in zip(xs, series.points, strict=True)
        )
        beside = is_beside(series)
        width = stroke(look.style.outline, beside=beside)
        return cls(series.points, spots, after, look.colour(colour_of(series)), beside, width)

    @property
    def radius(self) -> float:
        """Of its dots, in points."""
        return _RADIUS * self.width

    def runs(self) -> Iterator[list[int]]:
        """The points that hang together: what is missing and a break interrupt them."""
        run: list[int] = []
        for index, spot in enumerate(self.spots):
            if run and (spot is None or index == self.after):
                yield run
                run = []
            if spot is not None:
                run.append(index)
        if run:
            yield run

    def last(self) -> int | None:
        """The last point that has a figure."""
        return max((index for index, spot in enumerate(self.spots) if spot is not None), default=None)

    def strokes(self) -> list[Ink]:
        """The line; dashed on its way to a point that is estimated or derived."""
        out: list[Ink] = []
        dash = (_DASH[0] * self.width, _DASH[1] * self.width)
        for run in self.runs():
            start = 0
            for end in range(1, len(run)):
                unsure = is_unsure(self.points[run[end]])
                if end + 1 < len(run) and is_unsure(self.points[run[end + 1]]) == unsure:
                    continue
                spots = tuple(spot for index in run[start : end + 1] if (spot := self.spots[index]) is not None)
                out.append(Curve(spots, self.width, self.colour, dash if unsure else None))
                start = end
        return out

    def dots(self, indices: Iterable[int]) -> list[Ink]:
        """Dots at some points."""
        out: list[Ink] = []
        for index in indices:
            if (spot := self.spots[index]) is not None:
                mark = self.points[index].mark
                out.append(Dot(*spot, self.radius * (1 if mark == "stated" else _RINGED), self.colour, mark))
        return out

    def telling(self) -> list[int]:
        """The points that have a dot in any case: alone between gaps, highlighted, the last, and those not stated.

        Where rings would touch, the dashes alone say how sure the line is.
        """
        alone = {run[0] for run in self.runs() if len(run) == 1}
        if any(point.colour == CONTEXT for point in self.points):
            alone |= {index for index, point in enumerate(self.points) if point.colour not in ("", CONTEXT)}
        xs = [spot[0] for spot in self.spots if spot is not None]
        near = min((after - before for before, after in pairwise(xs)), default=0.0)
        unsure = {i for i, point in enumerate(self.points) if is_unsure(point)} if near > 3 * self.radius else set()
        last = self.last()
        return sorted(alone | unsure | ({last} if last is not None else set()))

    def ranges(self, scale: Scale, look: Look, floors: Sequence[float] = ()) -> list[Ink]:
        """A thin upright through each derived point, from the lower to the upper end of its range.

        Args:
            floors: the value on which each point stands; none for zero.
        """
        out: list[Ink] = []
        thin = look.style.faint_width
        for index, (point, spot) in enumerate(zip(self.points, self.spots, strict=True)):
            if spot is None or point.low is None or point.high is None or not point.has_range:
                continue
            floor, half = floors[index] if floors else 0.0, _CAP * self.radius
            low, high = scale.at(floor + float(point.low)), scale.at(floor + float(point.high))
            out.append(Line(spot[0], low, spot[0], high, thin, self.colour))
            out += [Line(spot[0] - half, y, spot[0] + half, y, thin, self.colour) for y in (low, high)]
        return out


def stroke(outline: float, *, beside: bool) -> float:
    """The width of a line, given that of an outline, in points."""
    return outline * (_THIN if beside else _WIDTH)


def is_unsure(point: Point) -> bool:
    """Whether a figure is not as a source states it."""
    return point.mark in ("estimated", "derived")


def colour_of(series: Series) -> str:
    """What the line is of: what the points are of where all are of one thing, as in a highlight, else its own."""
    things = {point.colour for point in series.points if point.colour}
    return things.pop() if len(things) == 1 else series.colour or next(iter(sorted(things)), CONTEXT)


def is_beside(series: Series) -> bool:
    """Whether it is in the grey of what only stands beside."""
    return colour_of(series) == CONTEXT
