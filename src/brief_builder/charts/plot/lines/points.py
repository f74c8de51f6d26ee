"""A line and the words of its figures → each figure beside its point, clear of the line and of its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.figures import pieces
from brief_builder.charts.plot.ink import Ink, TooTight, Words
from brief_builder.charts.plot.lines.ends import value_of
from brief_builder.charts.plot.occupied import Occupied, Rect

if TYPE_CHECKING:
    from brief_builder.charts.model import Point
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.look import Look

_GAP = 0.22  # between a figure and its dot, in sizes
_CLEAR = 0.14  # between a figure and all else, in sizes
_SLIDES = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75)  # sidewards, in widths of the figure
_LIFTS = (0.0, 2.0, 4.0)  # further away, in gaps
_LEVELS = (0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92)  # where in the height of the field words for a gap are tried

Row = tuple[str, bool]  # a line of a figure, and whether it is bold


@dataclass(frozen=True, slots=True)
class Figure:
    """The words of a point.

    Attributes:
        mark: the place of its dot, with its range; None for a missing point.
        level: where the words of a missing one would best stand: the height of the line there if it went on.
    """

    rows: Sequence[Row]
    mark: Rect | None
    level: float = 0.0


def rows_of(point: Point, room: float, look: Look, size: float, *, full: bool) -> list[Row]:
    """The figure in bold, what qualifies it below; with full, in the words of the text, else as a number alone.

    Raises:
        TooTight: a word is wider than the room.
    """
    if point.value is None:
        return [(row, False) for row in look.lines(point.text, size, room)]
    parts = pieces(point.text if full else value_of(point))
    return [(row, bold) for text, bold in parts for row in look.lines(text, size, room, bold=bold)]


def width_of(rows: Sequence[Row], look: Look, size: float) -> float:
    """Of the widest line, in points."""
    return max((look.width(text, size, bold=bold) for text, bold in rows), default=0.0)


def set_figures(
    figures: Sequence[Figure], xs: Sequence[float], ink: Sequence[Ink], room: Rect, look: Look, size: float
) -> dict[int, list[Words]]:  # fmt: skip
    """The words of each point by its index: above it on a peak, below it in a trough, else where it is free.

    Args:
        ink: what they must not touch.
        room: what they must not leave.

    Raises:
        TooTight: a figure has no free place. Words for a missing one that have none are left out: the gap remains.
    """
    taken = Occupied(look, ink)
    out: dict[int, list[Words]] = {}
    heights = [figure.mark.middle[1] if figure.mark is not None else None for figure in figures]
    for index, figure in enumerate(figures):
        if figure.mark is None:
            continue
        near = [height for height in heights[max(index - 1, 0) : index + 2] if height is not None]
        trough = figure.mark.middle[1] < sum(near) / len(near) - 0.01
        wide, high = width_of(figure.rows, look, size), look.height(len(figure.rows), size)
        places = _around(figure.mark, wide, high, _GAP * size, trough=trough)
        made = _first_free(figure.rows, places, taken, room, look, size)
        if made is None:
            raise TooTight(f"“{figure.rows[0][0]}”")
        taken.add(made)
        out[index] = made
    for index, (figure, x) in enumerate(zip(figures, xs, strict=True)):
        if figure.mark is None and figure.rows:
            high = look.height(len(figure.rows), size)
            levels = (figure.level, *(room.bottom + share * room.height for share in _LEVELS))
            made = _first_free(figure.rows, ((x, y + high / 2) for y in levels), taken, room, look, size)
            taken.add(made or ())
            out[index] = made or []
    return out


def _around(mark: Rect, wide: float, high: float, gap: float, *, trough: bool) -> Iterator[Spot]:
    """Where the middle of the upper edge of words may be, the best first."""
    x, y = mark.middle
    above, below = mark.top + gap + high, mark.bottom - gap
    for lift in _LIFTS:
        for slide in _SLIDES:
            for top in (below - lift * gap, above + lift * gap) if trough else (above + lift * gap, below - lift * gap):
                yield x + slide * wide, top
    yield mark.right + gap + wide / 2, y + high / 2
    yield mark.left - gap - wide / 2, y + high / 2


def _first_free(
    rows: Sequence[Row], places: Iterator[Spot], taken: Occupied, room: Rect, look: Look, size: float
) -> list[Words] | None:
    wide, high, letters = width_of(rows, look, size), look.height(len(rows), size), look.letters
    for middle, top in places:
        # At the edges, words are moved inwards rather than refused.
        x = min(max(middle, room.left + wide / 2), room.right - wide / 2)
        place = Rect(x - wide / 2, top - high, x + wide / 2, top)
        if place.within(room) and taken.free(place, _CLEAR * size):
            return [
                Words(
                    text, x, top - (letters.ascent + letters.leading * n) * size, size, bold, "center", look.style.ink
                )
                for n, (text, bold) in enumerate(rows)
            ]
    return None
