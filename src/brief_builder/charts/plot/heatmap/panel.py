"""Series of the same categories and the room they have → a table: each cell tinted by its value, its number inside.

Where all values are 1 or 0 the cells hold dots: a matrix of what is there and what is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import mix
from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.heatmap.table import Table
from brief_builder.charts.plot.heatmap.tints import Tints
from brief_builder.charts.plot.ink import Box, Curve, Dot, Ink, Line, TooTight, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.plot.look import Look, Room

_NAMES = 0.36  # of the room is the most that names of rows take …
_WORD = 0.5  # … unless a word alone is longer
_NARROW = 8.0  # sizes: a column that is not narrow
_WIDEST = 11.0  # sizes: cells that are wider are no table any more
_HIGHEST = 3.4  # sizes
_PAD = 0.35  # between the edge of a cell and its words, in sizes
_LINE = 1.25  # between cells, in widths of a faint line: 1 point in a brief
_RADIUS = 0.42  # of a dot, in sizes
_GAP_AT_BREAK = 1.0  # sizes
_DASH = (2.5, 2.0)
_NOTHING = "\u2013"  # where the words for a missing value have no room; the notes explain it


class Heatmap:
    """One table: measured when made, drawn by `ink`.

    Raises TooTight when a word is wider than its place, and from `ink` when the rows would touch.
    """

    foot_rows = 0
    numbered = False

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._panel, self._room, self._look = panel, room, look
        self.head = heading(panel, room, look)
        values = {point.value for point in panel.points if point.value is not None}
        # Amounts of which none is published above zero are no matrix: a dash would hide that they are known.
        self._dots = 1 in values and values <= {0, 1} and not panel.scale
        self._tints = Tints.of(panel, limits, look)
        table = Table.of(panel)
        try:
            self._measure(table)
        except TooTight:
            # Letters cannot become smaller: now categories stand below each other, where long names have room.
            if room.size > look.style.least:
                raise
            try:
                self._measure(table.turned())
            except TooTight:
                self._measure(table)

    def _measure(self, table: Table) -> None:
        room, look, size = self._room, self._look, self._room.size
        self._table = table
        # Few columns leave the names more room.
        share = max(_NAMES * room.width, room.width - len(table.columns) * _NARROW * size)
        self._rows = self._row_names(table.rows, share)
        wide = max((look.width(line, size) for lines in self._rows for line in lines), default=0.0)
        left = room.x + (wide + 0.8 * size if wide else 0.0)
        gap = _GAP_AT_BREAK * size if table.break_across else 0.0
        count = max(len(table.columns), 1)
        self._wide = min((room.right - left - gap) / count, _WIDEST * size)
        self._lefts = [
            left + index * self._wide + (gap if table.break_across and index >= table.break_across else 0.0)
            for index in range(count)
        ]
        self._columns = [look.lines(name, size, self._wide - 0.5 * size) for name in table.columns]
        self._cells = [[self._words(point) for point, _ in row] for row in table.cells]

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
        lowers = self._lowers(first, high)
        ink: list[Ink] = [*headed(self.head, room, look), *self._column_names(first)]
        for row, (lower, cells) in enumerate(zip(lowers, self._table.cells, strict=True)):
            ink += look.beside(self._rows[row], room.x, lower + high / 2, size)
            if self._dots and row:
                ink.append(self._rule(lower + high))
            for left, lines, (point, thing) in zip(self._lefts, self._cells[row], cells, strict=True):
                ink += self._cell(point, thing, lines, (left, lower), high)
        last = lowers[-1] if lowers else first
        ink += self._break(first, last, lowers)
        return [*ink, *look.block(notes, room.x, last - 0.5 * size, look.style.least, align="left")]

    # -- measuring

    def _row_names(self, names: Sequence[str], share: float) -> list[list[str]]:
        look, room, size = self._look, self._room, self._room.size
        widest = max((look.width(name, size) for name in names), default=0.0)
        longest = max((look.width(word, size) for name in names for word in name.split(" ")), default=0.0)
        limit = max(min(widest, share), min(longest, _WORD * room.width)) + 0.01
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
        look, size, count = self._look, self._room.size, max(len(self._table.rows), 1)
        lines = max([1, *map(len, self._rows), *(len(cell) for row in self._cells for cell in row)])
        needed = look.height(lines, size) + 0.25 * size
        high = (height - (_GAP_AT_BREAK * size if self._table.break_down else 0.0)) / count
        if high < needed:
            raise TooTight(f"a table of {count} rows")
        return min(high, max(_HIGHEST * size, needed))

    def _lowers(self, first: float, high: float) -> list[float]:
        """The lower edges of the rows."""
        after, gap = self._table.break_down, _GAP_AT_BREAK * self._room.size
        return [
            first - high * (row + 1) - (gap if after and row >= after else 0.0) for row in range(len(self._table.rows))
        ]

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

    def _cell(self, point: Point, thing: str, lines: list[str], corner: tuple[float, float], high: float) -> list[Ink]:
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
            return self._presence(point, thing, middle)
        ground = self._tints.of_value(point.value, thing)
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

    def _break(self, first: float, last: float, lowers: Sequence[float]) -> list[Ink]:
        """A dashed line where the series break."""
        style, half = self._look.style, _GAP_AT_BREAK * self._room.size / 2
        across, down = self._table.break_across, self._table.break_down
        if across:
            x = self._lefts[across] - half
            return [Line(x, last, x, first, style.faint_width, style.faint, _DASH)]
        if down:
            y = lowers[down - 1] - half
            return [Line(self._room.x, y, self._lefts[-1] + self._wide, y, style.faint_width, style.faint, _DASH)]
        return []

    def _notes(self) -> list[str]:
        """What the chart's author says of a break, below the table."""
        panel = self._panel
        if not panel.break_after or not panel.break_note:
            return []
        return self._look.lines(panel.break_note, self._look.style.least, self._room.width)


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
