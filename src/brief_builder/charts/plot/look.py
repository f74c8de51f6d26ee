"""How a plot looks, in one value: sizes, letters, colours; and how words are set with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.ink import TooTight, Words
from brief_builder.charts.words.ticks import digits
from brief_builder.office.colours import contrast

if TYPE_CHECKING:
    from brief_builder.charts.letters import Letters
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style
    from brief_builder.charts.model import Medium


@dataclass(frozen=True, slots=True)
class Room:
    """Where a panel stands and how large its labels are, in points."""

    x: float
    y: float
    width: float
    height: float
    size: float

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Look:
    """The style in the sizes of a medium, the typefaces, the colours, and the language of numbers.

    Attributes:
        figures: how they are said where a kind leaves it to the picture: in the words of the text, with fewer words
            because those found no room in letters of any size, or on an axis because another panel needs one.
    """

    style: Style
    letters: Letters
    palette: Palette
    medium: Medium
    language: str
    figures: Literal["full", "fewer", "axis"] = "full"

    def colour(self, thing: str) -> str:
        """The colour of a thing."""
        return self.palette.of(thing)

    def number(self, value: Decimal, places: int) -> str:
        """A number of an axis, in the language."""
        return digits(self.language, value, places)

    def on(self, colour: str) -> str:
        """The colour of words that stand on a box: ink or paper, whichever is clearer."""
        style = self.style
        return max((style.paper, style.ink), key=lambda words: contrast(words, colour))

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of words in points."""
        return self.letters.width(text, size, bold)

    def height(self, rows: int, size: float) -> float:
        """Height of lines below each other in points."""
        return self.letters.height(rows, size)

    def lines(self, text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
        """The words in lines of even length; TooTight when one is wider than the room."""
        if not text:
            return []
        lines = self.letters.lines(text, size, room, bold=bold)
        if lines is None:
            raise TooTight(f"“{text}”")
        return lines

    def block(
        self,
        rows: Sequence[str],
        x: float,
        top: float,
        size: float,
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "center",
        colour: str | None = None,
        on: str | None = None,
    ) -> list[Words]:
        """Lines of text below each other; top is where the tallest letters of the first reach to."""
        letters = self.letters
        return [
            Words(
                row, x, top - (letters.ascent + letters.leading * i) * size, size, bold, align,
                colour or self.style.ink, on,
            )
            for i, row in enumerate(rows)
        ]  # fmt: skip

    def beside(
        self, rows: Sequence[str], x: float, middle: float, size: float, *, bold: bool = False,
        align: Literal["left", "center", "right"] = "left", colour: str | None = None, on: str | None = None,
    ) -> list[Words]:  # fmt: skip
        """Lines of text whose middle, between the tallest letters and the baseline, is at a height."""
        letters = self.letters
        tall = ((len(rows) - 1) * letters.leading + min(letters.ascent, 0.7)) * size
        top = middle + tall / 2 + (letters.ascent - min(letters.ascent, 0.7)) * size
        return self.block(rows, x, top, size, bold=bold, align=align, colour=colour, on=on)
