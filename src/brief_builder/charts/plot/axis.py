"""The values of a panel and the room beside it → a value axis: at most six round numbers and a light grid.

It is drawn only where values are not written at what shows them, never both (house rule 3 of charts).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import mix
from brief_builder.charts.plot.ink import Ink, Line, Words
from brief_builder.charts.plot.scales import Scale, places, ticks

if TYPE_CHECKING:
    from brief_builder.charts.plot.look import Look

_MOST = 6  # ticks
_GRID_TINT = 0.72  # how much paper is in a line of the grid
_GAP = 0.6  # between a number and its line, in sizes


@dataclass(frozen=True, slots=True)
class Axis:
    """Round numbers that enclose the values, and their words.

    Attributes:
        numbers: in base units, from the smallest.
        words: of each, at the scale of the panel and in the language.
        wide: of the widest of the words, in points.
    """

    numbers: tuple[Decimal, ...]
    words: tuple[str, ...]
    wide: float

    @classmethod
    def of(cls, low: Decimal, high: Decimal, power: int, look: Look, size: float, *, most: int = _MOST) -> Axis:
        """The axis for values from low to high; power is that of ten in which its numbers are written.

        Zero alone has no length: one of the unit in which the numbers are written gives it some.
        """
        if low == high == 0:
            high = Decimal(1).scaleb(power)
        numbers = ticks(low, high, most)
        digits = places(numbers, power)
        words = tuple(look.number(number.scaleb(-power), digits) for number in numbers)
        return cls(numbers, words, max(look.width(word, size) for word in words))

    def scale(self, start: float, length: float) -> Scale:
        """Where values stand along the axis."""
        return Scale(float(self.numbers[0]), float(self.numbers[-1]), start, length)

    def levels(self, scale: Scale, left: float, right: float, look: Look, size: float) -> list[Ink]:
        """Level lines from left to right with their numbers left of them; the one at zero is the base line."""
        ink: list[Ink] = []
        for number, word in zip(self.numbers, self.words, strict=True):
            y = scale.at(number)
            ink.append(self._line(number, (left, y, right, y), look))
            baseline = y - 0.35 * size
            ink.append(
                Words(word, left - _GAP * size, baseline, size, bold=False, align="right", colour=look.style.ink)
            )
        return ink

    def uprights(self, scale: Scale, bottom: float, top: float, look: Look, size: float) -> list[Ink]:
        """Upright lines from bottom to top with their numbers below them."""
        ink: list[Ink] = []
        for number, word in zip(self.numbers, self.words, strict=True):
            x = scale.at(number)
            ink.append(self._line(number, (x, bottom, x, top), look))
            y = bottom - (0.4 + look.letters.ascent) * size
            ink.append(Words(word, x, y, size, bold=False, align="center", colour=look.style.ink))
        return ink

    def room(self, size: float) -> float:
        """What numbers left of level lines take, in points."""
        return self.wide + _GAP * size

    def _line(self, number: Decimal, ends: tuple[float, float, float, float], look: Look) -> Line:
        style = look.style
        if number == 0:
            return Line(*ends, style.base_width, style.base)
        return Line(*ends, style.faint_width * 0.7, mix(style.faint, style.paper, _GRID_TINT))
