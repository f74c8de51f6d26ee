"""Ink in → the places that it takes out: where nothing else may be written, and what a thin line would cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import BEFORE, Area, Box, Curve, Dot, Ink, Line, Words

if TYPE_CHECKING:
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.look import Look


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points from the lower left corner of the picture."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> Spot:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def corners(self) -> tuple[Spot, ...]:
        return (self.left, self.bottom), (self.right, self.bottom), (self.right, self.top), (self.left, self.top)

    def grown(self, by: float) -> Rect:
        """The same with so much more on each side."""
        return Rect(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def meets(self, other: Rect) -> bool:
        """Whether the two have a place in common; touching edges are none."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )  # fmt: skip

    def within(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether it lies in the other, to a hundredth of a point."""
        return (
            self.left >= other.left - slack
            and self.right <= other.right + slack
            and self.bottom >= other.bottom - slack
            and self.top <= other.top + slack
        )

    def cut_by(self, one: Spot, other: Spot) -> bool:
        """Whether a straight line between two spots passes through it (Liang and Barsky's clipping)."""
        (x0, y0), (x1, y1) = one, other
        first, last = 0.0, 1.0
        for step, room in (
            (x0 - x1, x0 - self.left),
            (x1 - x0, self.right - x0),
            (y0 - y1, y0 - self.bottom),
            (y1 - y0, self.top - y0),
        ):
            if step == 0:
                if room <= 0:
                    return False
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        return first < last


def rect_of(words: Words, look: Look) -> Rect:
    """The place of a line of text, from its lowest tails to its tallest letters."""
    wide = look.width(words.text, words.size, bold=words.bold)
    left = words.x - BEFORE[words.align] * wide
    letters = look.letters
    return Rect(left, words.y - letters.descent * words.size, left + wide, words.y + letters.ascent * words.size)


def rect_around(rects: Sequence[Rect]) -> Rect | None:
    """The smallest rectangle around some; None around none."""
    if not rects:
        return None
    return Rect(
        min(rect.left for rect in rects),
        min(rect.bottom for rect in rects),
        max(rect.right for rect in rects),
        max(rect.top for rect in rects),
    )


class Occupied:
    """What stands in a picture already."""

    def __init__(self, look: Look, ink: Iterable[Ink] = ()) -> None:
        self._look = look
        self._solid: list[Rect] = []
        self._strokes: list[tuple[Spot, Spot, Rect, float]] = []  # with the rectangle around it and half its width
        self._fills: list[tuple[tuple[Spot, ...], Rect]] = []
        self.add(ink)

    def add(self, ink: Iterable[Ink]) -> None:
        """Take the places of more ink."""
        for item in ink:
            if isinstance(item, Words):
                self._solid.append(rect_of(item, self._look))
            elif isinstance(item, Box):
                self._solid.append(Rect(item.x, item.y, item.x + item.width, item.y + item.height))
            elif isinstance(item, Dot):
                self._solid.append(Rect(item.x, item.y, item.x, item.y).grown(item.radius))
            elif isinstance(item, Line):
                self._stroke((item.x0, item.y0), (item.x1, item.y1), item.width / 2)
            elif isinstance(item, Curve):
                for one, other in pairwise(item.spots):
                    self._stroke(one, other, item.width / 2)
            else:
                assert isinstance(item, Area)  # noqa: S101  the last of Ink
                self._fills.append((item.spots, _around(item.spots)))

    def _stroke(self, one: Spot, other: Spot, half: float) -> None:
        self._strokes.append((one, other, _around((one, other)).grown(half), half))

    def free(self, place: Rect, gap: float = 0.0) -> bool:
        """Whether nothing stands in a place, nor nearer to it than the gap."""
        wide = place.grown(gap)
        return (
            not any(wide.meets(solid) for solid in self._solid)
            and not any(
                wide.meets(around) and place.grown(gap + half).cut_by(one, other)
                for one, other, around, half in self._strokes
            )
            and not any(wide.meets(around) and _covers(fill, wide) for fill, around in self._fills)
        )

    def hidden(self, one: Spot, other: Spot, gap: float = 0.0) -> bool:
        """Whether a thin line between two spots would pass through words, marks or fills, or nearer than the gap."""
        return any(solid.grown(gap).cut_by(one, other) for solid in self._solid) or any(
            _inside(fill, spot) for fill, _ in self._fills for spot in (one, other)
        )

    def crossings(self, one: Spot, other: Spot) -> int:
        """How many lines a thin line between two spots would cross."""
        return sum(_cross(one, other, start, end) for start, end, _, _ in self._strokes)


def _around(spots: Sequence[Spot]) -> Rect:
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _covers(fill: Sequence[Spot], place: Rect) -> bool:
    edges = zip(fill, (*fill[1:], fill[0]), strict=True)
    return any(place.cut_by(one, other) for one, other in edges) or _inside(fill, place.middle)


def _inside(fill: Sequence[Spot], spot: Spot) -> bool:
    """Whether a spot lies in a polygon: a ray from it crosses the outline an odd number of times."""
    x, y = spot
    odd = False
    for (x0, y0), (x1, y1) in zip(fill, (*fill[1:], fill[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd


def _cross(a: Spot, b: Spot, c: Spot, d: Spot) -> bool:
    def side(one: Spot, other: Spot, spot: Spot) -> float:
        return (other[0] - one[0]) * (spot[1] - one[1]) - (other[1] - one[1]) * (spot[0] - one[0])

    return side(a, b, c) * side(a, b, d) <= 0 and side(c, d, a) * side(c, d, b) <= 0
