"""A shape that repeats, and maybe a second one that shows where the next stands → the grid that the copies stand on.

The author's first shape is the first place. A second one, with `{% shape next %}`, gives the way to the next place:
beside it, copies go across and then down; below it, down and then across; beside and below, it gives both steps.
Without it, copies go across with a gap of two hundredths of the room there is.
"""

from __future__ import annotations

from dataclasses import dataclass

_GAP = 50  # the gap is this part of the width of the slide, where no second shape gives one
_MARGIN = 20  # and copies end at least as far from its edges, or as far as the first one stands from the left
_BEYOND = 20  # how much of a step a copy may reach beyond: drawn by hand, a grid is never exact


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Left, top, width and height, in EMU."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Where copies stand: copy i (from 0) at left + a * across, top + b * down, in EMU.

    a is i modulo `turn` and b is i divided by it; the other way round where `down_first`. `room` is how many there are
    places for, and at least 1.
    """

    left: int
    top: int
    across: int
    down: int
    turn: int
    room: int
    down_first: bool = False


def grid_of(first: Rectangle, second: Rectangle | None, area: Rectangle) -> Grid:
    """The grid of a shape.

    Args:
        first: the shape.
        second: the one that shows the next place; None when there is none.
        area: what the copies may stand in: the slide, or the inside of a group.
    """
    gap = area.width // _GAP
    right, below = (second.left - first.left, second.top - first.top) if second is not None else (0, 0)
    beside, under = abs(right) * 2 > first.width, abs(below) * 2 > first.height
    across = right if beside else first.width + (abs(below) - first.height if under else gap)
    down = below if under else first.height + (abs(right) - first.width if beside else gap)
    columns = _places(first.left, first.width, across, area.left, area.width)
    rows = _places(first.top, first.height, down, area.top, area.height)
    down_first = under and not beside
    return Grid(first.left, first.top, across, down, rows if down_first else columns, columns * rows, down_first)


def _places(start: int, size: int, step: int, begin: int, length: int) -> int:
    """How many places there are from a first one on, before the edge that the steps lead to."""
    if step == 0:
        return 1
    margin = min(length // _MARGIN, max(start - begin, 0))
    left = begin + length - margin - (start + size) if step > 0 else start - begin - margin
    return max((left + abs(step) // _BEYOND) // abs(step), 0) + 1
