"""The names of series and a width → rows of names with swatches, for where the marks themselves cannot be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.ink import Box, Dot, Ink, Line

if TYPE_CHECKING:
    from brief_builder.charts.model import Mark
    from brief_builder.charts.plot.look import Look

Swatch = Literal["box", "line", "dot", "none"]

_SIDE = 0.72  # of a swatch, in sizes
_STROKE = 1.5  # length of a line's swatch, in sizes
_GAP = 0.4  # between a swatch and its name
_APART = 1.4  # between a name and the next swatch
_BELOW = 0.7  # between the last row and the plot


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and how the marks of its series look.

    Attributes:
        colour: `#rrggbb`.
        swatch: `none` where the name goes on with a list whose swatch stands before it, or is a sentence.
        dash: of a line, its stroke and gap in points; None for a solid one.
        width: of a line, in points; None for that of the style.
        words: the colour of the name; None for ink.
        listed: whether the next name belongs to the same list.
        alone: whether it has its rows for itself.
    """

    name: str
    colour: str = ""
    swatch: Swatch = "box"
    mark: Mark = "stated"
    dash: tuple[float, float] | None = None
    width: float | None = None
    words: str | None = None
    listed: bool = False
    alone: bool = False

    def before(self, size: float) -> float:
        """What stands before the name, in points."""
        if self.swatch == "none":
            return 0.0
        return ((_STROKE if self.swatch == "line" else _SIDE) + _GAP) * size


@dataclass(frozen=True, slots=True)
class Legend:
    """Names in rows from the left, in the order of their series; false where it says nothing.

    Attributes:
        height: what it takes from the top of a plot, the space below it included; in points.
    """

    height: float
    size: float
    _places: tuple[tuple[Entry, tuple[str, ...], float, int], ...]

    @classmethod
    def of(cls, entries: Sequence[Entry], width: float, look: Look, size: float) -> Legend:
        """Measured for a width in points; TooTight when a word is wider. Entries without a name are left out."""
        places: list[tuple[Entry, tuple[str, ...], float, int]] = []
        left, row, deep = 0.0, 0, 1
        for entry in entries:
            if not entry.name:
                continue
            before = entry.before(size)
            lines = look.lines(entry.name, size, width - before)
            wide = before + max(look.width(line, size) for line in lines)
            if places and (entry.alone or left + wide > width):
                left, row, deep = 0.0, row + deep, 1
            places.append((entry, tuple(lines), left, row))
            apart = look.width(" ", size) if entry.listed else _APART * size
            left, deep = width if entry.alone else left + wide + apart, max(deep, len(lines))
        height = look.height(row + deep, size) + _BELOW * size if places else 0.0
        return cls(height, size, tuple(places))

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self._places)

    def ink(self, x: float, top: float, look: Look) -> list[Ink]:
        """Drawn from a left edge and down from a height."""
        ink: list[Ink] = []
        letters, size = look.letters, self.size
        for entry, lines, left, row in self._places:
            start = top - row * letters.leading * size
            # The middle of small letters: swatches stand in line with them.
            middle = start - letters.ascent * size + 0.32 * size
            ink += _swatch(entry, x + left, middle, size, look)
            ink += look.block(lines, x + left + entry.before(size), start, size, align="left", colour=entry.words)
        return ink


def _swatch(entry: Entry, x: float, middle: float, size: float, look: Look) -> list[Ink]:
    if entry.swatch == "none":
        return []
    if entry.swatch == "line":
        width = look.style.outline * 1.3 if entry.width is None else entry.width
        return [Line(x, middle, x + _STROKE * size, middle, width, entry.colour, entry.dash)]
    side = _SIDE * size
    if entry.swatch == "dot":
        return [Dot(x + side / 2, middle, side / 2, entry.colour, entry.mark)]
    return [Box(x, middle - side / 2, side, side, entry.colour, entry.mark)]
