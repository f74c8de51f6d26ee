"""Words and the room they may take → a label: its lines, measured, ready to be put in a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.figures import Piece, pieces
from brief_builder.charts.plot.ink import BEFORE, Align, TooTight, Words

if TYPE_CHECKING:
    from brief_builder.charts.plot.look import Look

Row = tuple[Piece, ...]

_CAPITALS = 0.7  # how tall letters are that stand in the middle of a bar, in sizes


@dataclass(frozen=True, slots=True)
class Label:
    """Lines below each other.

    Attributes:
        width: of the longest line, in points.
        height: from the tallest letter to the lowest tail, in points.
    """

    rows: tuple[Row, ...]
    size: float
    width: float
    height: float

    @classmethod
    def of(cls, rows: Iterable[Row], size: float, look: Look) -> Label:
        """The lines as they are."""
        held = tuple(rows)
        wide = max((_width(row, size, look) for row in held), default=0.0)
        return cls(held, size, wide, look.height(len(held), size))

    @classmethod
    def plain(
        cls,
        text: str,
        size: float,
        look: Look,
        room: float = float("inf"),
        *,
        bold: bool = False,
        most: int | None = None,
    ) -> Label:
        """Words in as few lines as fit the room (points); TooTight when they need more than the most."""
        rows = look.lines(text, size, room, bold=bold)
        if most is not None and len(rows) > most:
            raise TooTight(f"“{text}”")
        return cls.of((((row, bold),) for row in rows), size, look)

    @classmethod
    def figure(cls, text: str, size: float, look: Look, room: float | None = None) -> Label:
        """A figure in bold with what qualifies it: below it in a room, behind it in one line where room is None."""
        parts = pieces(text)
        if room is None:
            return cls.of([tuple(parts)], size, look)
        return cls.of(
            (((row, bold),) for words, bold in parts for row in look.lines(words, size, room, bold=bold)), size, look
        )

    def above(self, other: Label, look: Look) -> Label:
        """This label, and another below it."""
        return Label.of((*self.rows, *other.rows), self.size, look)

    def before(self, words: str, look: Look) -> Label:
        """The label with plain words behind its last line."""
        return Label.of([*self.rows[:-1], (*self.rows[-1], (words, False))], self.size, look)

    def half(self, look: Look) -> float:
        """How far it reaches from the middle when it stands beside a place: what letters with tails need most."""
        letters = look.letters
        tall = ((len(self.rows) - 1) * letters.leading + min(letters.ascent, _CAPITALS)) * self.size
        return max(tall / 2 + (letters.ascent - _CAPITALS) * self.size, tall / 2 + letters.descent * self.size)

    def below(
        self, x: float, top: float, look: Look, align: Align, *, colour: str | None = None, on: str | None = None
    ) -> list[Words]:
        """The words; top is where the tallest letters of the first line reach to."""
        letters, style = look.letters, look.style
        out: list[Words] = []
        for index, row in enumerate(self.rows):
            y = top - (letters.ascent + letters.leading * index) * self.size
            if len(row) == 1:
                text, bold = row[0]
                out.append(Words(text, x, y, self.size, bold, align, colour or style.ink, on))
                continue
            left = x - _width(row, self.size, look) * BEFORE[align]
            for text, bold in row:
                out.append(Words(text, left, y, self.size, bold, "left", colour or style.ink, on))
                left += look.width(text, self.size, bold=bold) + _space(self.size, look)
        return out

    def beside(
        self, x: float, middle: float, look: Look, align: Align, *, colour: str | None = None, on: str | None = None
    ) -> list[Words]:
        """The words; middle is the height between their tallest letters and the last baseline."""
        letters = look.letters
        tall = ((len(self.rows) - 1) * letters.leading + min(letters.ascent, _CAPITALS)) * self.size
        top = middle + tall / 2 + (letters.ascent - min(letters.ascent, _CAPITALS)) * self.size
        return self.below(x, top, look, align, colour=colour, on=on)


def _space(size: float, look: Look) -> float:
    """Between the pieces of a line."""
    return look.width("n n", size) - look.width("nn", size)


def _width(row: Row, size: float, look: Look) -> float:
    words = sum(look.width(text, size, bold=bold) for text, bold in row)
    return words + (len(row) - 1) * _space(size, look) if row else 0.0
