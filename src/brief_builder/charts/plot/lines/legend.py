"""Series that have no room at the ends of their lines → rows of colours and names above the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.ink import Box, Ink, Line, TooTight, Words
from brief_builder.charts.plot.lines.ends import named_in
from brief_builder.charts.plot.lines.paths import colour_of, is_beside, stroke

if TYPE_CHECKING:
    from brief_builder.charts.model import Series
    from brief_builder.charts.plot.look import Look

_KEY = 1.3  # length of a stroke that shows a colour, in sizes
_SQUARE = 0.7  # side of a square that does
_APART = 1.3  # between entries, in sizes
_BELOW = 0.55  # between the last row and the field

Shape = Literal["stroke", "square"]


@dataclass(frozen=True, slots=True)
class _Entry:
    """Words at x; colour None where they go on with a list whose colour is shown before."""

    x: float
    name: str
    shade: str
    colour: str | None
    beside: bool


class Legend:
    """Entries from left to right, in rows.

    Args:
        series: in the order of their entries; those of one colour, as of what only stands beside, share one.
        unknown: series without a figure, which are told in words.
        room: points from the first entry to where a row must end.

    Raises:
        TooTight: a name is wider than the room.
    """

    def __init__(
        self, series: Sequence[Series], unknown: Sequence[Series], shape: Shape, room: float, look: Look, size: float
    ) -> None:
        self._look, self._size, self._shape = look, size, shape
        self._key = (_KEY if shape == "stroke" else _SQUARE) * size + 0.4 * size
        by_colour: dict[str, list[Series]] = {}
        for each in series:
            by_colour.setdefault(look.colour(colour_of(each)), []).append(each)
        self._rows: list[list[_Entry]] = [[]]
        x = 0.0
        for colour, of in by_colour.items():
            beside = is_beside(of[0])
            shade = named_in(colour, look, beside=True)[0] if beside else look.style.ink
            # A list that is longer than its row goes on in the next one.
            for number, name in enumerate(_listed([each.name for each in of if each.name])):
                key = 0.0 if number else self._key
                wide = key + look.width(name, size)
                if x and x + wide > room:
                    self._rows.append([])
                    x = 0.0
                if wide > room:
                    raise TooTight(f"“{name}”")
                self._rows[-1].append(_Entry(x, name, shade, None if number else colour, beside))
                x += wide + (look.width(" ", size) if name.endswith(",") else _APART * size)
        for each in unknown:
            words = f"{each.name}: {each.points[0].text}" if each.points else ""
            for row in look.lines(words if each.name else "", size, room):
                if x:
                    self._rows.append([])
                self._rows[-1].append(_Entry(0.0, row, look.style.ink, None, beside=False))
                x = room

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self._rows[0])

    @property
    def height(self) -> float:
        """What the rows and the space below them take, in points."""
        return self._look.height(len(self._rows), self._size) + _BELOW * self._size if self else 0.0

    def ink(self, left: float, top: float) -> list[Ink]:
        """The rows, the first of which reaches up to a height."""
        size, letters = self._size, self._look.letters
        ink: list[Ink] = []
        for index, row in enumerate(self._rows):
            y = top - (letters.ascent + letters.leading * index) * size
            for entry in row:
                start = left + entry.x
                if entry.colour is not None:
                    ink.append(self._mark(entry.colour, start, y, beside=entry.beside))
                    start += self._key
                ink.append(Words(entry.name, start, y, size, bold=False, align="left", colour=entry.shade))
        return ink

    def _mark(self, colour: str, x: float, y: float, *, beside: bool) -> Ink:
        size, outline = self._size, self._look.style.outline
        if self._shape == "square":
            return Box(x, y - 0.02 * size, _SQUARE * size, _SQUARE * size, colour)
        level = y + 0.3 * size
        return Line(x, level, x + _KEY * size, level, stroke(outline, beside=beside), colour)


def _listed(names: Sequence[str]) -> list[str]:
    return [f"{name}," for name in names[:-1]] + list(names[-1:])
