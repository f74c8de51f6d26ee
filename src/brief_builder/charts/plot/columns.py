"""A panel of bars and the room it has → its words, columns and lines: figures on the bars, no axis, no grid."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.annotating import Marks, Note, annotated
from brief_builder.charts.plot.ink import Box, Ink, Line, TooTight, Words
from brief_builder.charts.plot.occupied import Rect

if TYPE_CHECKING:
    from brief_builder.charts.model import Medium, Panel, Point
    from brief_builder.charts.plot.annotating import Side
    from brief_builder.charts.plot.look import Look, Room

_CM = 72 / 2.54
_FATTEST: dict[Medium, float] = {"brief": 1.8 * _CM, "deck": 2.4 * _CM}
_WIDEST_SLOT: dict[Medium, float] = {"brief": 5.2 * _CM, "deck": 6.6 * _CM}
_FILL = 0.58  # how much of its slot a bar takes when slots are narrow
_BREAK = 0.3  # how much wider, in slots, the space is in which a series breaks
_BETWEEN = 5.0  # points between the labels of neighbours
_LEAST = 3.0  # the longest bar is at least this many label sizes long, or bars could not be compared
_QUALIFIER = re.compile("[ \u00a0](?=\\([^()]*\\)$)")

_Row = tuple[str, bool]  # a line of a label, and whether it is bold


class Columns:
    """One panel of vertical bars: measured when made, drawn by `ink`.

    Raises TooTight when a word is wider than its place, and from `ink` when the bars would be too short to compare.
    """

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._panel, self._room, self._look = panel, room, look
        self._style, self._bars = look.style, panel.series[0].points
        count, breaks = len(self._bars), panel.break_after
        gap = _BREAK if breaks else 0.0
        self._slot = min(room.width / (count + gap), _WIDEST_SLOT[look.medium])
        self._bar = min(_FILL * self._slot, _FATTEST[look.medium])
        start = room.x + (room.width - self._slot * (count + gap)) / 2
        self._middles = [
            start + self._slot * (index + 0.5 + (gap if breaks and index >= breaks else 0)) for index in range(count)
        ]
        self._rule = start + self._slot * (breaks + gap / 2) if breaks else None
        self.head = look.lines(panel.title, self._style.panel_title, room.width, bold=self._style.bold_titles)
        self._labels = [self._label(bar) for bar in self._bars]
        self._feet = [look.lines(bar.label, room.size, self._free) for bar in self._bars]
        self.foot_rows = max(map(len, self._feet))
        self._note = self._break_note()
        # Bars of other panels that share the scale stand as long as these would.
        self._others = [float(end) for end in limits] if limits else []

    @property
    def _free(self) -> float:
        """The width a label may take without touching its neighbour's."""
        return self._slot - _BETWEEN

    def largest(self, head_rows: int, foot_rows: int) -> float:
        """The most points that a unit can have here."""
        return self._annotated(head_rows, foot_rows, None)[1]

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:
        """The panel; heads and feet take as many rows as asked for, so that the panels of a picture stand in line."""
        room, style = self._room, self._style
        title = self._look.block(self.head, room.x, room.top, style.panel_title, bold=style.bold_titles, align="left")
        return [*title, *self._annotated(head_rows, foot_rows, largest)[0]]

    def _annotated(self, head_rows: int, foot_rows: int, largest: float | None) -> tuple[list[Ink], float]:
        """What stands below the title, and the points of a unit: fewer where annotations need room."""
        top, room = self._top(head_rows), self._room

        def scale(spare: float) -> float:
            found = self._scale(top - room.y - spare, foot_rows)
            return found if largest is None else min(found, largest)

        def lay_out(spare: float) -> Marks:
            return self._marks(top, foot_rows, scale(spare), spare)

        field = Rect(room.x, room.y, room.right, top)
        ink, spare = annotated(lay_out, field, self._look, self._style.least)
        return ink, scale(spare)

    def _marks(self, top: float, foot_rows: int, scale: float, spare: float) -> Marks:
        room, style = self._room, self._style
        hangs = any(self._hangs(self._bars[note.index]) for note in self._panel.annotations)
        zero = room.y + max(self._below(scale, foot_rows)) + (spare if hangs else 0.0)
        ink = self._baseline(zero)
        for index, bar in enumerate(self._bars):
            if bar.value is None:
                ink += self._empty(index, bar, zero, scale)
            else:
                ink += self._column(index, bar, zero, scale)
            ink += self._foot(index, bar, zero)
        ink += self._baseline(zero)
        if self._rule is not None:
            ink.append(Line(self._rule, zero, self._rule, top, style.faint_width, style.faint, (2.5, 2)))
            ink += self._look.block(self._note, self._rule + 0.5 * style.least, top, style.least, align="left")
        notes = [Note(note.text, *self._explained(note.index, zero, scale)) for note in self._panel.annotations]
        return Marks((), ink, notes)

    def _explained(self, index: int, zero: float, scale: float) -> tuple[Rect, tuple[Side, ...]]:
        """The place of a bar with its figure, and where words about it may stand: where it does not touch the line."""
        bar, middle = self._bars[index], self._middles[index]
        long, half = self._bar_height(index, bar, scale), self._bar / 2
        if self._hangs(bar):
            return Rect(middle - half, zero - long, middle + half, zero), ("below",)
        return Rect(middle - half, zero, middle + half, zero + long), ("above",)

    def _top(self, head_rows: int) -> float:
        """Below the title of the panel."""
        return self._room.top - (head_rows * self._look.letters.leading + 0.55 if head_rows else 0) * (
            self._style.panel_title
        )

    # -- measuring

    def _scale(self, height: float, foot_rows: int) -> float:
        """Points per unit: the largest at which bars and words fit the height."""

        def needed(scale: float) -> float:
            return max(self._above(scale, foot_rows)) + max(self._below(scale, foot_rows))

        longest = max([*(_reach(bar) for bar in self._bars), *map(abs, self._others)])
        if needed(0) + _LEAST * self._room.size > height:
            raise TooTight("what stands above and below the bars")
        if not longest:
            return 0.0
        low, high = 0.0, height / longest
        for _ in range(48):
            middle = (low + high) / 2
            if needed(middle) <= height:
                low = middle
            else:
                high = middle
        return low

    def _above(self, scale: float, foot_rows: int) -> list[float]:
        """What each bar needs above the zero line."""
        size, least = self._room.size, self._style.least
        over = self._look.height(len(self._note), least) + 0.9 * least if self._note else 0.0
        return [
            (self._foot_height(foot_rows) if self._hangs(bar) else self._bar_height(index, bar, scale))
            + (over if self._under_note(index) else 0.0)
            + 0.05 * size
            for index, bar in enumerate(self._bars)
        ] + [self._other(end, scale) for end in self._others if end > 0]

    def _below(self, scale: float, foot_rows: int) -> list[float]:
        """What each bar needs below the zero line."""
        return [
            self._bar_height(index, bar, scale) if self._hangs(bar) else self._foot_height(foot_rows)
            for index, bar in enumerate(self._bars)
        ] + [self._other(-end, scale) for end in self._others if end < 0]

    def _other(self, end: float, scale: float) -> float:
        """What the longest bar of panels with the same scale needs, so that zero stands in line in all of them."""
        rows = max((len(words) for words, bar in zip(self._labels, self._bars, strict=True) if bar.value), default=1)
        return scale * end + 0.35 * self._room.size + self._look.height(rows, self._room.size)

    def _bar_height(self, index: int, bar: Point, scale: float) -> float:
        words = self._look.height(len(self._labels[index]), self._room.size)
        if bar.value is None:
            beside = (_reach(other) for other in self._bars if self._hangs(other) == self._hangs(bar))
            return max(scale * max(beside), words + self._room.size)
        return scale * _reach(bar) + 0.35 * self._room.size + words

    def _foot_height(self, rows: int) -> float:
        return 0.4 * self._room.size + self._look.height(rows, self._room.size)

    def _hangs(self, bar: Point) -> bool:
        """Whether it stands below the zero line; a missing bar stands where the others do."""
        if bar.value is not None:
            return bar.value < 0
        values = [other.value for other in self._bars if other.value is not None]
        return bool(values) and all(value < 0 for value in values)

    def _under_note(self, index: int) -> bool:
        """Whether the bar or its words stand beneath the note at the break."""
        if self._rule is None or not self._note:
            return False
        least, size = self._style.least, self._room.size
        end = self._rule + least + max(self._look.width(line, least) for line in self._note)
        half = max([self._bar, *(self._look.width(text, size, bold=bold) for text, bold in self._labels[index])]) / 2
        return self._rule < self._middles[index] + half and self._middles[index] - half < end

    # -- drawing

    def _column(self, index: int, bar: Point, zero: float, scale: float) -> list[Ink]:
        """A bar, the range it stands for, and its figure."""
        assert bar.value is not None  # noqa: S101  the caller has seen to it
        style, size, middle = self._style, self._room.size, self._middles[index]
        letters = self._look.letters
        ink: list[Ink] = []
        if bar.value:
            near, far = (scale * float(end) for end in bar.ends)
            left, side = middle - self._bar / 2, -1 if self._hangs(bar) else 1
            lower = zero - near if self._hangs(bar) else zero
            colour = self._look.colour(bar.colour)
            ink.append(Box(left, lower, self._bar, near, colour, bar.mark))
            if near < far:
                ink += self._whisker(middle, zero + side * near, zero + side * far, colour)
        rows = self._labels[index]
        reach = scale * _reach(bar) + 0.35 * size
        y = (
            zero - reach if self._hangs(bar) else zero + reach + self._look.height(len(rows), size)
        ) - letters.ascent * size
        for text, bold in rows:
            ink.append(Words(text, middle, y, size, bold, "center", style.ink))
            y -= letters.leading * size
        return ink

    def _empty(self, index: int, bar: Point, zero: float, scale: float) -> list[Ink]:
        """A dotted place as long as the longest bar, with words inside that say why nothing stands there."""
        size, middle, rows = self._room.size, self._middles[index], [text for text, _ in self._labels[index]]
        wide = max([self._bar, *(self._look.width(text, size) + 0.8 * size for text in rows)])
        long = self._bar_height(index, bar, scale)
        lower = zero - long if self._hangs(bar) else zero
        top = lower + (long + self._look.height(len(rows), size)) / 2
        place = Box(middle - wide / 2, lower, wide, long, self._style.faint, "missing")
        return [place, *self._look.block(rows, middle, top, size)]

    def _foot(self, index: int, bar: Point, zero: float) -> list[Ink]:
        """The bar's label, on the other side of the zero line."""
        size, rows = self._room.size, self._feet[index]
        top = zero + self._foot_height(len(rows)) if self._hangs(bar) else zero - 0.4 * size
        return [*self._look.block(rows, self._middles[index], top, size)]

    def _whisker(self, x: float, near: float, far: float, colour: str) -> list[Ink]:
        """The range in which the bar ends: from the end of its outline a stem, and a cap over it."""
        half, line = self._bar / 4, self._style.outline
        towards = line / 2 if far > near else -line / 2
        return [
            Line(x, near, x, far, self._style.faint_width, colour),
            Line(x - half, far - towards, x + half, far - towards, line, colour),
        ]

    def _baseline(self, zero: float) -> list[Ink]:
        """The zero line, interrupted where the series breaks."""
        left, right = self._room.x, self._room.x + self._room.width
        gap = 0.5 * self._room.size
        ends = [(left, right)] if self._rule is None else [(left, self._rule - gap), (self._rule + gap, right)]
        return [Line(x0, zero, x1, zero, self._style.base_width, self._style.base) for x0, x1 in ends]

    # -- words

    def _label(self, bar: Point) -> list[_Row]:
        """The figure in bold, what qualifies it below: “about C$2.4 billion” / “(estimated)”."""
        size = self._room.size
        if bar.value is None:
            for room in (self._bar - 0.35 * size, self._free - 0.8 * size):
                if (rows := self._look.letters.lines(bar.text, size, room)) is not None:
                    return [(row, False) for row in rows]
            raise TooTight(f"“{bar.text}”")
        figure, *qualifier = _QUALIFIER.split(bar.text, maxsplit=1)
        parts = [(figure, True), *((text, False) for text in qualifier)]
        return [(row, bold) for text, bold in parts for row in self._look.lines(text, size, self._free, bold=bold)]

    def _break_note(self) -> list[str]:
        if self._rule is None or not self._panel.break_note:
            return []
        least, room = self._style.least, self._room
        return self._look.lines(self._panel.break_note, least, room.x + room.width - self._rule - least)


def _reach(bar: Point) -> float:
    """How far the bar and its range go from zero, in units."""
    return float(bar.ends[1])
