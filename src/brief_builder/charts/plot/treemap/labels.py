"""A name, a figure and a box → the words in it, in the largest form that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Words
from brief_builder.charts.plot.wraps import wrapped

if TYPE_CHECKING:
    from brief_builder.charts.plot.look import Look
    from brief_builder.charts.plot.treemap.squares import Cell

_PAD = 0.45  # between the edge of a box and its words, in sizes
_SPACE = 0.35  # between a name and a figure on one line, in sizes

Piece = tuple[str, bool, float]  # words, whether bold, and how far from the left of the line they begin
Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words of one size.

    Attributes:
        wide: of the widest line, in points.
    """

    lines: tuple[Line, ...]
    size: float
    wide: float

    def ink(self, left: float, top: float, colour: str, on: str | None, look: Look) -> list[Words]:
        """The words; top is where the tallest letters reach to."""
        letters = look.letters
        return [
            Words(text, left + far, top - (letters.ascent + letters.leading * index) * self.size, self.size, bold,
                  "left", colour, on)
            for index, line in enumerate(self.lines)
            for text, bold, far in line
        ]  # fmt: skip

    def high(self, look: Look) -> float:
        """Height in points."""
        return look.height(len(self.lines), self.size)


def inside(cell: Cell, name: str, figure: str, sizes: Sequence[float], look: Look) -> tuple[Label, float] | None:
    """The label that fits a box, and its distance from the edges; None where none does."""
    for size in sizes:
        pad = _PAD * size
        wide, high = cell[2] - 2 * pad, cell[3] - 2 * pad
        # What hangs below the last line may come near the edge.
        spare = high + 0.5 * look.letters.descent * size
        for label in _forms(name, figure, size, wide, look):
            if label.wide <= wide and label.high(look) <= spare:
                return label, pad
    return None


def listed(name: str, figure: str, size: float, wide: float, look: Look) -> Label | None:
    """The same as an entry of a list, as wide as the list; None where a word is wider."""
    return next((label for label in _forms(name, figure, size, wide, look, beside=True) if label.wide <= wide), None)


def _forms(name: str, figure: str, size: float, wide: float, look: Look, *, beside: bool = False) -> Iterator[Label]:
    """The figure below the name, then beside its last line; the other way round for lists."""
    names = wrapped(look.letters, name, wide, size, bold=True)
    figures = wrapped(look.letters, figure, wide, size)
    if names is None or figures is None:
        return
    under = Label(
        (*(((text, True, 0.0),) for text in names.lines), *(((text, False, 0.0),) for text in figures.lines)),
        size,
        max(names.wide, figures.wide) * size,
    )
    if not names.lines or len(figures.lines) != 1:
        yield under
        return
    far = look.width(names.lines[-1], size, bold=True) + _SPACE * size
    lines = [((text, True, 0.0),) for text in names.lines]
    last: Line = (*lines[-1], (figures.lines[0], False, far))
    after = Label((*lines[:-1], last), size, max(far + figures.wide * size, names.wide * size))
    yield from (after, under) if beside else (under, after)
