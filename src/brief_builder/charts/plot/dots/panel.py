"""A panel of dots and the room it has → a row for each category, the dots of all series on one scale.

Two series make a dumbbell. Figures stand at the outer sides of the dots where they have room; else there is an axis
with a light grid, never both. The scale need not begin at zero: places are compared, not lengths.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.axis import Axis
from brief_builder.charts.plot.dots.names import Names
from brief_builder.charts.plot.dots.rows import categories, limits_of, rows_of
from brief_builder.charts.plot.dots.scale import beside
from brief_builder.charts.plot.dots.strip import BEFORE_NOTE, RADIUS, REACH, Strip
from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.ink import Ink, Line, TooTight
from brief_builder.charts.plot.plates import plate
from brief_builder.charts.plot.scales import Scale

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.look import Look, Room

_AIR = 0.12  # between rows, in sizes, beside what is between lines
_TICKS = (6, 5, 4, 3, 2)  # numbers of an axis, the more the better
_SHORTEST = 5.0  # the least length of an axis, in sizes
_WIDEST_ROW = 4.2  # sizes: rows further apart are not read as one chart


class Dots:
    """One panel of dots: measured when made, drawn by `ink`.

    Raises TooTight when a word is wider than its place, and from `ink` when the rows would touch.
    """

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._panel, self._look, self._whole = panel, look, room
        self.head = heading(panel, room, look)
        self._names = categories(panel, room, look)
        wide = max((look.width(row, room.size) for rows in self._names for row in rows), default=0.0)
        left = room.x + (wide + room.size if wide else 0.0)
        self._room = replace(room, x=left, width=room.right - left)
        self._rows = rows_of(panel, look, in_full=False)
        self._axis: Axis | None = None
        # Panels on one scale are read as one: all have an axis, and keys in place of names over dots.
        self._alike = limits is not None
        self._scale = self._widest(limits)
        self.foot_rows = 1 if self._axis else 0

    @property
    def numbered(self) -> bool:
        """Whether an axis says its figures."""
        return self._axis is not None

    def largest(self, head_rows: int, foot_rows: int) -> float | None:  # noqa: ARG002  only the width decides it
        """Points per unit."""
        span = self._scale.high - self._scale.low
        return self._scale.length / span if span else None

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:
        """The panel; heads and feet take as many rows as asked for."""
        room, look, size, scale = self._room, self._look, self._room.size, self._scale
        if largest is not None:
            scale = replace(scale, length=min(scale.length, largest * (scale.high - scale.low)))
        strips = self._strips(scale)
        notes = [strip.note() for strip in strips]
        top = below_heading(head_rows, self._whole, look)
        names = Names.of(self._panel, self._first_spots(scale), self._whole, look)
        first = top - names.height
        bottom = room.y + (0.4 * size + look.height(foot_rows, size) if foot_rows else 0.0)
        under = max(
            (look.height(len(note.lines), look.style.least) for note in notes if note and note.below), default=0
        )
        after, aside = self._panel.break_after, self._break_room()
        pitch = self._pitch(first - bottom - aside, under)
        last = first - pitch * len(strips) - aside
        ink: list[Ink] = [*headed(self.head, self._whole, look), *names.ink(self._whole, top, look)]
        if self._axis is not None:
            ink += self._axis.uprights(scale, last, first, look, size)
        for index, (strip, note) in enumerate(zip(strips, notes, strict=True)):
            middle = first - pitch * (index + 0.5) + under / 2 - (aside if after and index >= after else 0.0)
            ink += look.beside(self._names[index], self._whole.x, middle, size)
            ink += strip.ink(middle, note)
        return [*ink, *self._break(first - pitch * after)] if after else ink

    # -- across

    def _widest(self, limits: tuple[Decimal, Decimal] | None) -> Scale:
        """The scale without, else with room for notes behind it; figures come before an axis."""
        wide = [self._behind(row.said) for row in self._rows]
        if not self._alike:
            for behind in ([0.0] * len(wide), wide) if any(wide) else (wide,):
                if (found := self._labelled(behind)) is not None and not self._below(found):
                    return found
            if (found := self._labelled([0.0] * len(wide))) is not None:
                return found
        plain = self._with_axis(limits, 0.0)
        if self._below(plain):
            axis = self._axis
            try:
                return self._with_axis(limits, max(wide))
            except TooTight:
                self._axis = axis
        return plain

    def _behind(self, said: str) -> float:
        return self._look.width(said, self._look.style.least) + BEFORE_NOTE * self._room.size if said else 0.0

    def _strips(self, scale: Scale) -> list[Strip]:
        return [Strip(row, scale, self._room, self._look, self._axis is None) for row in self._rows]

    def _below(self, scale: Scale) -> bool:
        """Whether a note would stand below its dots, where it makes all rows higher."""
        return any((note := strip.note()) is not None and note.below for strip in self._strips(scale))

    def _labelled(self, behind: list[float]) -> Scale | None:
        """With figures at the outer sides; None when they leave no room to compare, or there are more than two."""
        room, look, several = self._room, self._look, len(self._panel.series) > 1
        if len(self._panel.series) > 2:
            return None
        for in_full in (False,) if several else (True, False):
            rows = rows_of(self._panel, look, in_full=in_full)
            scale = beside(rows, behind, room.x, room.right, REACH * room.size, room.size, look)
            if scale is not None:
                self._rows = rows
                return scale
        return None

    def _with_axis(self, limits: tuple[Decimal, Decimal] | None, behind: float) -> Scale:
        """Round numbers that enclose what is drawn; TooTight when they do not fit below the dots."""
        look, room, size = self._look, self._room, self._room.size
        low, high = limits_of(self._rows)
        if limits is not None:
            low, high = min(low, limits[0]), max(high, limits[1])
        for most in _TICKS:
            axis = Axis.of(low, high, self._panel.scale, look, size, most=most)
            before, after = (max(look.width(axis.words[end], size) / 2, RADIUS * size) for end in (0, -1))
            start = max(room.x + RADIUS * size, self._whole.x + before)
            length = room.right - max(after, behind and behind + RADIUS * size) - start
            if length >= (axis.wide + size) * (len(axis.numbers) - 1) and length > _SHORTEST * size:
                self._axis = axis
                return axis.scale(start, length)
        raise TooTight(f"the axis from {axis.words[0]} to {axis.words[-1]}")

    def _first_spots(self, scale: Scale) -> list[float] | None:
        """Where the dots of the first row stand, by series; None when names do not go over them."""
        spots = {spot.series: scale.at(spot.value) for spot in self._rows[0].spots} if self._rows else {}
        if self._alike or len(spots) < len(self._panel.series):
            return None
        return [spots[index] for index in range(len(spots))]

    # -- down

    def _pitch(self, height: float, under: float) -> float:
        """From row to row; TooTight when rows would touch."""
        look, size, count = self._look, self._room.size, len(self._rows)
        tallest = max([1, *(len(rows) for rows in self._names)])
        needed = (tallest * look.letters.leading + _AIR) * size + under
        pitch = height / max(count, 1)
        if pitch < needed:
            raise TooTight(f"a row for each of {count} categories")
        return min(pitch, max(_WIDEST_ROW * size, needed))

    def _break_room(self) -> float:
        """What the line between two rows takes, with the words of its author below it."""
        if not self._panel.break_after:
            return 0.0
        return 0.5 * self._room.size + self._look.height(len(self._break_note()), self._look.style.least)

    def _break_note(self) -> list[str]:
        return self._look.lines(self._panel.break_note, self._look.style.least, self._whole.width)

    def _break(self, y: float) -> list[Ink]:
        look, room, style = self._look, self._whole, self._look.style
        y -= 0.1 * room.size
        rule = Line(room.x, y, room.right, y, style.faint_width, style.faint, (2.5, 2))
        words = look.block(self._break_note(), room.right, y - 0.2 * room.size, style.least, align="right")
        behind = [plate(words, look)] if words and self._axis is not None else []
        return [*behind, rule, *words]
