"""A row of dots on its scale → how far its words go, and its dots, figures and notes on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import mix
from brief_builder.charts.plot.ink import Dot, Ink, Line
from brief_builder.charts.plot.plates import plate

if TYPE_CHECKING:
    from brief_builder.charts.plot.dots.rows import Row, Spot
    from brief_builder.charts.plot.look import Look, Room
    from brief_builder.charts.plot.scales import Scale

RADIUS = 0.44  # of a dot, in sizes
_GAP = 0.45  # between a dot and its figure, in sizes
BEFORE_NOTE = 0.9  # between a figure and a note, in sizes
REACH = RADIUS + _GAP
_GUIDE = 0.72  # how much paper is in the light line that leads from a name to its dots
_JOIN = 0.45  # … and in the line between two dots


@dataclass(frozen=True, slots=True)
class Note:
    """Lines of words that are no figure, their left end, and whether they stand below the dots."""

    lines: list[str]
    x: float
    below: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A row in its place from left to right.

    Attributes:
        room: right of the names.
        figures: whether they stand beside the dots; else there is an axis.
    """

    row: Row
    scale: Scale
    room: Room
    look: Look
    figures: bool

    @property
    def ends(self) -> tuple[float, float]:
        """Where the first of its dots or figures begins and the last ends; the left of the room twice without any."""
        if not self.row.spots:
            return self.room.x, self.room.x
        size, look, row = self.room.size, self.look, self.row
        first, last = (self.scale.at(end) for end in row.ends)
        if not self.figures:
            return first - RADIUS * size, last + RADIUS * size
        before = _GAP * size + look.width(row.before, size) if row.before else 0.0
        return first - RADIUS * size - before, last + REACH * size + look.width(row.after, size)

    def note(self) -> Note | None:
        """What is said of the row: behind all else, before it, or below; TooTight when a word is too wide."""
        said, room, look, least = self.row.said, self.room, self.look, self.look.style.least
        if not said:
            return None
        wide, gap = look.width(said, least), BEFORE_NOTE * room.size if self.row.spots else 0.0
        first, last = self.ends
        if last + gap + wide <= room.right:
            return Note([said], last + gap, below=False)
        if first - gap - wide >= room.x:
            return Note([said], first - gap - wide, below=False)
        lines = look.lines(said, least, room.width)
        broad = max(look.width(line, least) for line in lines)
        return Note(lines, max(room.x, min(first, room.right - broad)), below=bool(self.row.spots))

    def ink(self, middle: float, note: Note | None) -> list[Ink]:
        """All but the name; middle is the height of the dots."""
        look, size, row = self.look, self.room.size, self.row
        ink: list[Ink] = []
        if row.spots:
            first, last = self.ends
            left_of_it = note is not None and not note.below and note.x < first
            if self.figures and not left_of_it and first - self.room.x > 2 * size:
                ink.append(self._level(self.room.x, first - 0.5 * size, middle, 0.7, _GUIDE))
            at = [self.scale.at(spot.value) for spot in row.spots]
            if len(at) > 1:
                ink.append(self._level(at[0], at[-1], middle, 2.0, _JOIN))
            ink += self._dots(at, middle)
            if self.figures:
                first, last = (self.scale.at(end) for end in row.ends)
                ink += (
                    look.beside([row.before], first - REACH * size, middle, size, align="right") if row.before else []
                )
                ink += look.beside([row.after], last + REACH * size, middle, size)
        if note is not None:
            ink += self._note(note, middle)
        return ink

    def _level(self, left: float, right: float, y: float, wide: float, paper: float) -> Line:
        style = self.look.style
        return Line(left, y, right, y, wide * style.faint_width, mix(style.faint, style.paper, paper))

    def _dots(self, at: list[float], middle: float) -> list[Ink]:
        """From the smallest value; two that would hide each other stand a little above each other."""
        radius = RADIUS * self.room.size
        ink: list[Ink] = []
        for index, (spot, x) in enumerate(zip(self.row.spots, at, strict=True)):
            close = [abs(x - other) < 0.8 * radius for other in at]
            rank, many = sum(close[:index]), sum(close)
            y = middle + (rank - (many - 1) / 2) * 0.8 * radius
            ink += self._whisker(spot, y)
            ink.append(Dot(x, y, radius, spot.colour, spot.mark))
        return ink

    def _whisker(self, spot: Spot, y: float) -> list[Ink]:
        """The range that a derived value may lie in: a stem with a cap at each end."""
        if spot.low == spot.high:
            return []
        style, half = self.look.style, 0.7 * RADIUS * self.room.size
        left, right = self.scale.at(spot.low), self.scale.at(spot.high)
        return [
            Line(left, y, right, y, style.faint_width, spot.colour),
            *(Line(x, y - half, x, y + half, style.outline, spot.colour) for x in (left, right)),
        ]

    def _note(self, note: Note, middle: float) -> list[Ink]:
        look, least, size = self.look, self.look.style.least, self.room.size
        if note.below:
            top = middle - (0.37 + look.letters.descent) * size
            words = look.block(note.lines, note.x, top, least, align="left")
        else:
            words = look.beside(note.lines, note.x, middle, least)
        # The light lines of an axis stop before words.
        return [*words] if self.figures else [plate(words, look), *words]
