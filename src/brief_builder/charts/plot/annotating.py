"""Annotations and what stands in a panel already → their words in free places, each tied to what it explains.

The words touch no mark, line or other word; where no place is free, the panel gives up some height above its marks,
and where that is not enough either, it is TooTight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.ink import BEFORE, Align, Area, Ink, Line, TooTight
from brief_builder.charts.plot.occupied import Occupied, Rect

if TYPE_CHECKING:
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.look import Look

Side = Literal["above", "below", "right", "left"]

_NEAR = 0.25  # between a leader and what it ties together, in sizes
_MASK = 0.1  # around words under which a grid is hidden, in sizes
_CLEAR = 0.1  # between a leader and what it passes, in sizes
_GAP = 0.3  # around the words, in sizes
_LEADERS = (0.9, 1.6, 2.6, 4.0, 6.0, 9.0, 13.0, 18.0)  # how far the words may stand from what they explain, in sizes
_ROWS = 4  # the most lines
_WIDEST = 0.45  # of the field, so that words stand beside the data and not across it
_COST: dict[Side, float] = {"above": 0.0, "right": 0.6, "left": 0.9, "below": 1.2}
_NEAREST = 0.4  # what the nearest place costs
_GIVEN_UP = 1.0  # what a size of height costs that a panel gives up
_FIGURE = 0.8  # what it costs that a leader ends at a figure and not at its point
_ASLANT = 2.5  # what a leader that is neither level nor upright costs, in sizes of distance
_CROSSING = 8.0  # what crossing a line costs


@dataclass(frozen=True, slots=True)
class Note:
    """Words, and what they explain.

    Attributes:
        at: the place of the mark with its figure: a dot, a bar; points.
        sides: where the words may stand; a bar among others has no free place beside it.
        figure: the place of its figure, above which or below which they may stand too; None where there is none.
    """

    text: str
    at: Rect
    sides: tuple[Side, ...] = ("above", "right", "left", "below")
    figure: Rect | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """A panel as far as it is laid out.

    Attributes:
        beneath: what words may hide, such as a grid.
        ink: what they must not touch.
        notes: what is still to be written.
    """

    beneath: Sequence[Ink]
    ink: Sequence[Ink]
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class _Place:
    cost: float
    rows: tuple[str, ...]
    x: float
    block: Rect
    align: Align
    leader: tuple[Spot, Spot]


def annotated(lay_out: Callable[[float], Marks], field: Rect, look: Look, size: float) -> tuple[list[Ink], float]:
    """A panel with its annotations, and how much height it gave up for them (points).

    Args:
        lay_out: the panel, given how much height to leave free above its marks; may raise TooTight.
        field: where annotations may stand.
        size: of their letters.

    Raises:
        TooTight: no place is free, or the panel finds no room beside them.
    """
    marks = lay_out(0.0)
    if not marks.notes:
        return [*marks.beneath, *marks.ink], 0.0
    tight: TooTight | None = None
    best: tuple[float, list[Ink], float] | None = None
    for spare in _spares(look, size):
        given_up = spare / size * _GIVEN_UP
        if best is not None and given_up + _NEAREST * len(marks.notes) >= best[0]:
            break
        try:
            if spare:
                marks = lay_out(spare)
            words, cost = _placed(marks.notes, marks.ink, field, look, size, hides=bool(marks.beneath))
        except TooTight as error:
            tight = tight or error
            continue
        if best is None or cost + given_up < best[0]:
            best = cost + given_up, [*marks.beneath, *marks.ink, *words], spare
    if best is not None:
        return best[1], best[2]
    assert tight is not None  # noqa: S101  there is a first height to try
    raise tight


def _spares(look: Look, size: float) -> Iterator[float]:
    """Heights to leave free: none, then room for one to four lines and their leader, or for two notes of them."""
    yield 0.0
    for rows in (1, 2, 3, _ROWS, 2 * _ROWS):
        yield look.height(rows, size) + (_LEADERS[0] + _GAP) * size


def annotate(
    notes: Sequence[Note], ink: Sequence[Ink], field: Rect, look: Look, size: float, *, hides: bool = False
) -> list[Ink]:
    """Words and leaders for all notes, in a panel that gives up nothing for them.

    Args:
        ink: what stands there already.
        field: what they must not leave.
        hides: whether a grid is behind them, of which nothing may be seen through the words.

    Raises:
        TooTight: with the words that find no place.
    """
    return _placed(notes, ink, field, look, size, hides=hides)[0]


def _placed(
    notes: Sequence[Note], ink: Sequence[Ink], field: Rect, look: Look, size: float, *, hides: bool
) -> tuple[list[Ink], float]:
    """Words and leaders, and what speaks against their places, in sizes of distance."""
    tight: TooTight | None = None
    # Which comes first takes the best place; where the other then finds none, it is tried the other way around.
    for order in permutations(notes):
        taken = Occupied(look, ink)
        out: list[Ink] = []
        total = 0.0
        try:
            for note in order:
                made, cost = _written(note, taken, field, look, size, hides=hides)
                taken.add(made)
                out += made
                total += cost
        except TooTight as error:
            tight = tight or error
            continue
        return out, total
    assert tight is not None  # noqa: S101  there is an order, even of nothing
    raise tight


def _written(
    note: Note, taken: Occupied, field: Rect, look: Look, size: float, *, hides: bool
) -> tuple[list[Ink], float]:
    style = look.style
    best: tuple[float, list[Ink]] | None = None
    for place in sorted(_places(note, field, look, size), key=lambda each: each.cost):
        if best is not None and place.cost >= best[0]:
            break  # what costs more by itself cannot be better
        if not taken.free(place.block, _GAP * size) or taken.hidden(*place.leader, _CLEAR * size):
            continue
        cost = place.cost + _CROSSING * taken.crossings(*place.leader)
        if best is None or cost < best[0]:
            (x0, y0), (x1, y1) = place.leader
            words = look.block(place.rows, place.x, place.block.top, size, align=place.align)
            mask = [Area(place.block.grown(_MASK * size).corners, style.paper)] if hides else []
            best = cost, [Line(x0, y0, x1, y1, style.faint_width, style.faint), *mask, *words]
    if best is None:
        raise TooTight(f"“{note.text}”")
    return best[1], best[0]


# -- candidates


def _places(note: Note, field: Rect, look: Look, size: float) -> Iterator[_Place]:
    """Places around what is explained, each with what speaks against it, in sizes of distance."""
    for rows, wide in _shapes(note.text, field.width * _WIDEST, look, size):
        high = look.height(len(rows), size)
        bulk = 0.6 * (len(rows) - 1) + 0.25 * max(0.0, wide / size - 14)
        for far in _LEADERS:
            for at, side, further in _starts(note):
                for x, top, align, leader, cost in _beside(at, side, far * size, high, size):
                    start = x - BEFORE[align] * wide
                    block = Rect(start, top - high, start + wide, top)
                    if block.within(field):
                        (x0, y0), (x1, y1) = leader
                        away = ((x0 - x1) ** 2 + (y0 - y1) ** 2) ** 0.5 / size
                        yield _Place(_COST[side] + further + cost + bulk + away, rows, x, block, align, leader)


def _starts(note: Note) -> Iterator[tuple[Rect, Side, float]]:
    """Where leaders may start: at each side of the mark, or above and below its figure, and what that costs."""
    for side in note.sides:
        yield note.at, side, 0.0
        if note.figure is not None and side in ("above", "below"):
            yield note.figure, side, _FIGURE


def _shapes(text: str, room: float, look: Look, size: float) -> Iterator[tuple[tuple[str, ...], float]]:
    """The words in one line, in two, …, with the width of the widest."""
    whole = look.width(text, size)
    seen: set[int] = set()
    for rows in range(1, _ROWS + 1):
        wanted = whole / rows
        # A little wider until the words break into so many lines.
        for more in (1.0, 1.08, 1.2, 1.35):
            lines = look.letters.lines(text, size, min(wanted * more + 0.01, room))
            if lines is not None and len(lines) <= rows and len(lines) not in seen:
                seen.add(len(lines))
                yield tuple(lines), max(look.width(line, size) for line in lines)
                break


def _beside(
    at: Rect, side: Side, far: float, high: float, size: float
) -> Iterator[tuple[float, float, Align, tuple[Spot, Spot], float]]:
    """x, top, alignment and leader of words on one side, and what speaks against each."""
    x, y = at.middle
    near, upright = _NEAR * size, side in ("above", "below")
    if upright:
        sign = 1 if side == "above" else -1
        edge = at.top if side == "above" else at.bottom
        top = edge + far + high if side == "above" else edge - far
        leader = ((x, edge + sign * near), (x, edge + sign * (far - near)))
        yield x, top, "center", leader, 0.0
        yield x - 0.4 * size, top, "left", leader, 0.3
        yield x + 0.4 * size, top, "right", leader, 0.3
        return
    sign = 1 if side == "right" else -1
    edge, align = (at.right, "left") if side == "right" else (at.left, "right")
    start = edge + sign * far
    across: Align = "left" if align == "left" else "right"
    for rise in (0.0, 1.5, -1.5, 3.0, -3.0, 5.0, -5.0):
        middle = y + rise * size
        leader = (
            (edge + sign * near, y + (near if rise > 0 else -near if rise < 0 else 0)),
            (start - sign * near, middle),
        )
        yield start, middle + high / 2, across, leader, _ASLANT if rise else 0.0
