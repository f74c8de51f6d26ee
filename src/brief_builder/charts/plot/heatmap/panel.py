"""Series of the same categories and the room they have → a table: each cell tinted by its value, its number inside.

Where all values are 1 or 0 the cells hold dots: a matrix of what is there and what is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import mix
from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.heatmap.tints import Tints
from brief_builder.charts.plot.ink import Box, Curve, Dot, Ink, Line, TooTight, Words

if TYPE_CHECKING:
    from decimal import Decimal

    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.plot.look import Look, Room

_NAMES = 0.36  # of the room is the most that names of rows take …
_WORD = 0.5  # … unless a word alone is longer
_WIDEST = 11.0  # sizes: cells that are wider are no table any more
_HIGHEST = 3.4  # sizes
_PAD = 0.35  # between the edge of a cell and its words, in sizes
_LINE = 1.25  # between cells, in widths of a faint line: 1 point in a brief
_RADIUS = 0.42  # of a dot, in sizes
_GAP_AT_BREAK = 1.0  # sizes
_NOTHING = "\u2013"  # where the words for a missing value have no room; the notes explain it


class Heatmap:
    """One table: measured when made, drawn by `ink`.

    Raises TooTight when a word is wider than its place, and from `ink` when the rows would touch.
    """

    foot_rows = 0

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._panel, self._room, self._look = panel, room, look
        size = room.size
        self.head = heading(panel, room, look)
        self._rows = self._row_names()
        wide = max((look.width(line, size) for lines in self._rows for line in lines), default=0.0)
        self._left = room.x + (wide + 0.8 * size if wide else 0.0)
        values = {point.value for point in panel.points if point.value is not None}
        self._dots = bool(values) and values <= {0, 1}
        gap = _GAP_AT_BREAK * size if panel.break_after else 0.0
        count = max(len(panel.labels), 1)
        self._wide = min((room.right - self._left - gap) / count, _WIDEST * size)
        self._lefts = [
            self._left + index * self._wide + (gap if panel.break_after and index >= panel.break_after else 0.0)
            for index in range(count)
        ]
        self._columns = [look.lines(label, size, self._wide - 0.5 * size) for label in panel.labels]
        self._tints = Tints.of(panel, limits, look)
        self._cells = [[self._words(point) for point in series.points] for series in panel.series]

    def largest(self, head_rows: int, foot_rows: int) -> float | None:  # noqa: ARG002
        """None: tints have no length."""
        return None

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:  # noqa: ARG002
        """The table; heads take as many rows as asked for."""
        room, look, size = self._room, self._look, self._room.size
        top = below_heading(head_rows, room, look)
        names = look.height(max((len(lines) for lines in self._columns), default=0), size)
        first = top - names - (0.35 * size if names else 0.0)
        notes = self._notes()
        bottom = room.y + (look.height(len(notes), look.style.least) + 0.5 * size if notes else 0.0)
        high = self._row_height(first - bottom)
        ink: list[Ink] = [*headed(self.head, room, look), *self._column_names(first)]
        for row, series in enumerate(self._panel.series):
            lower = first - high * (row + 1)
            ink += look.beside(self._rows[row], room.x, lower + high / 2, size)
            if self._dots and row:
                ink.append(self._rule(lower + high))
            for column, point in enumerate(series.points):
                ink += self._cell(point, series.colour, self._cells[row][column], (self._lefts[column], lower), high)
        last = first - high * len(self._panel.series)
        return [*ink, *self._break(first, last), *look.block(
            notes, room.x, last - 0.5 * size, look.style.least, align="left")]  # fmt: skip

    # -- measuring

    def _row_names(self) -> list[list[str]]:
        look, room, size = self._look, self._room, self._room.size
        names = [series.name for series in self._panel.series]
        widest = max((look.width(name, size) for name in names), default=0.0)
        longest = max((look.width(word, size) for name in names for word in name.split(" ")), default=0.0)
        limit = max(min(widest, _NAMES * room.width), min(longest, _WORD * room.width)) + 0.01
        return [look.lines(name, size, limit) for name in names]

    def _words(self, point: Point) -> list[str]:
        """The lines in a cell; of a missing one, a dash where its words are too wide."""
        look, size, room = self._look, self._room.size, self._wide - 2 * _PAD * self._room.size
        if point.value is not None:
            return [] if self._dots else look.lines(point.number or point.text, size, room)
        lines = look.letters.lines(point.text, look.style.least, room)
        return lines if lines is not None and len(lines) <= self._most_lines() else [_NOTHING]

    def _most_lines(self) -> int:
        """In a cell of the table, so that words for what is missing do not make all rows higher."""
        return max([2, *(len(lines) for lines in self._rows)])

    def _row_height(self, height: float) -> float:
        look, size = self._look, self._room.size
        lines = max([1, *map(len, self._rows), *(len(cell) for row in self._cells for cell in row)])
        needed = look.height(lines, size) + 2 * 0.2 * size
        high = height / max(len(self._panel.series), 1)
        if high < needed:
            raise TooTight(f"a row for each of {len(self._panel.series)} series")
        return min(high, max(_HIGHEST * size, needed))

    # -- drawing

    def _column_names(self, first: float) -> list[Words]:
        """Above the columns, all ending at the same height."""
        look, size = self._look, self._room.size
        return [
            word
            for left, lines in zip(self._lefts, self._columns, strict=False)
            for word in look.block(
                lines, left + self._wide / 2, first + 0.35 * size + look.height(len(lines), size), size
            )
        ]

    def _cell(self, point: Point, row: str, lines: list[str], corner: tuple[float, float], high: float) -> list[Ink]:
        look, size, style = self._look, self._room.size, self._look.style
        line = _LINE * style.faint_width
        x, y, wide = corner[0] + line / 2, corner[1] + line / 2, self._wide - line
        high -= line
        middle = x + wide / 2, y + high / 2
        if point.value is None:
            inset = 0.5 * style.faint_width
            place = Box(x + inset, y + inset, wide - 2 * inset, high - 2 * inset, style.faint, "missing")
            return [place, *look.beside(lines, middle[0], middle[1], style.least, align="center")]
        if self._dots:
            return self._presence(point, point.colour or row, middle)
        ground = self._tints.of_value(point.value, point.colour or row)
        on = look.on(ground)
        ink: list[Ink] = [Box(x, y, wide, high, ground)]
        if point.mark == "estimated":
            ink += _corner(x, y + high, min(0.8 * size, 0.5 * high, 0.25 * wide), 0.8 * style.hatch, on)
        elif point.mark == "derived":
            ink.append(_frame(x, y, wide, high, style.outline, on))
        return [*ink, *look.beside(lines, *middle, size, align="center", colour=on, on=ground)]

    def _presence(self, point: Point, thing: str, middle: tuple[float, float]) -> list[Ink]:
        """A dot for 1; for 0 a short stroke, which is no empty place."""
        style, size = self._look.style, self._room.size
        x, y = middle
        if point.value:
            return [Dot(x, y, _RADIUS * size, self._look.colour(thing), point.mark)]
        return [Line(x - 0.2 * size, y, x + 0.2 * size, y, style.faint_width, style.faint)]

    def _rule(self, y: float) -> Line:
        style = self._look.style
        right = self._lefts[-1] + self._wide
        return Line(self._room.x, y, right, y, 0.7 * style.faint_width, mix(style.faint, style.paper, 0.6))

    def _break(self, first: float, last: float) -> list[Ink]:
        after, style = self._panel.break_after, self._look.style
        if not after:
            return []
        x = self._lefts[after] - _GAP_AT_BREAK * self._room.size / 2
        return [Line(x, last, x, first, style.faint_width, style.faint, (2.5, 2))]

    def _notes(self) -> list[str]:
        """What the chart's author says of a break or explains, below the table."""
        look, panel = self._look, self._panel
        said = [panel.break_note] if panel.break_after and panel.break_note else []
        for each in panel.annotations:
            name = panel.series[each.series].name if each.series is not None else ""
            said.append(f"{panel.labels[each.index]}{f', {name}' if name else ''} \u2013 {each.text}")
        return [line for text in said for line in look.lines(text, look.style.least, self._room.width)]


def _corner(left: float, top: float, long: float, width: float, colour: str) -> list[Ink]:
    """A hatched corner: strokes that rise at 45° across the upper left."""
    x, y = left + width, top - width  # so that their ends keep inside
    return [Line(x, y - long * share, x + long * share, y, width, colour) for share in (0.33, 0.67, 1.0)]


def _frame(x: float, y: float, wide: float, high: float, line: float, colour: str) -> Curve:
    """A frame inside the edges of a cell."""
    inset = 1.1 * line
    left, right, low, top = x + inset, x + wide - inset, y + inset, y + high - inset
    spots = ((left, low), (right, low), (right, top), (left, top), (left, low))
    return Curve(spots, 0.7 * line, colour)
