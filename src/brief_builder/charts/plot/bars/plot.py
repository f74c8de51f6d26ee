"""What all charts of bars have in common: a panel and its room → title, names, bars at one scale, and their ink.

A kind says which bars there are, in units of their values; here they are given a scale and a place. Bars stand or lie:
only `Frame` knows which way along and across are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.axis import Axis
from brief_builder.charts.plot.bars.frame import Ends, Frame, Side
from brief_builder.charts.plot.bars.label import Label
from brief_builder.charts.plot.bars.lanes import Lanes
from brief_builder.charts.plot.bars.layout import Area, Layout, Margins, Plan, below_and_above, reach, scaled
from brief_builder.charts.plot.bars.names import Names
from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.ink import Ink, Line, TooTight
from brief_builder.charts.plot.legend import Entry, Legend

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point, Series
    from brief_builder.charts.plot.bars.bar import Drawn, Need
    from brief_builder.charts.plot.look import Look, Room

CM = 72 / 2.54
_LEAST = {False: 3.0, True: 5.0}  # the longest bar has at least so many sizes, standing and lying: to be compared
_NAME_GAP = {False: 0.4, True: 0.6}  # between names and bars, in sizes
_TICKS = (6, 5, 4, 3)  # numbers of an axis, the more the better
_STEP = 1.5  # from one to the next above it at least, in sizes
_DASH = (2.5, 2.0)


class BarPlot(ABC):
    """One panel of bars: measured when made, drawn by `ink`.

    Raises TooTight when words do not fit beside the bars, or the bars would be too short to compare.
    """

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self.panel, self.room, self.look, self.limits = panel, room, look, limits
        self.head = heading(panel, room, look)
        self.foot_rows = 0
        self._laid: tuple[int, Layout | None] = -1, None
        tight = TooTight("a chart of bars")
        for plan in self._plans():
            self.plan = plan
            try:
                layout = self.lay(len(self.head), None)
            except TooTight as error:
                tight = error
                continue
            self.foot_rows = 0 if self.lying else layout.names.rows
            self._laid = len(self.head), layout
            return
        raise tight

    def _plans(self) -> Iterator[Plan]:
        self.plan = Plan()
        yield from self.plans()
        # Letters cannot become smaller: now bars lie down, so that their names have a line each.
        if not self.lying and self.may_turn and self.room.size <= self.look.style.least:
            self.plan = Plan(turned=True)
            yield from [replace(plan, turned=True) for plan in self.plans()]

    # -- what a kind says

    @abstractmethod
    def plans(self) -> Iterable[Plan]:
        """Ways to draw it, the best first: the first that fits is taken."""

    @abstractmethod
    def drawn(self, lanes: Lanes) -> list[Drawn]:
        """Its bars, in units."""

    @property
    def lying(self) -> bool:
        """Whether bars run from left to right."""
        return self.panel.horizontal or self.plan.turned

    @property
    def may_turn(self) -> bool:
        """Whether they may lie down where names find no room below them: those of things may, years stand."""
        return not all(name.isdecimal() for name in self.panel.labels)

    @property
    @abstractmethod
    def widest(self) -> float:
        """The broadest that a lane may be, in points."""

    @property
    def sides(self) -> Sequence[Side] | None:
        """On which side of zero each bar is, where its name stands on the other; None where names stand in line."""
        return None

    def base(self, layout: Layout) -> Ends:
        """From where to where across the zero line goes."""
        lanes, area = layout.lanes, layout.area
        return (lanes.first, lanes.last) if self.lying else (0.0, area.right - area.left)

    def margins(self) -> Margins:
        """Room for words of its own."""
        return Margins()

    def needs(self) -> Iterable[Need]:
        """What its own words need along."""
        return ()

    def check(self, layout: Layout) -> None:  # noqa: B027  most kinds have nothing to say here
        """Raise TooTight when the plan is no good at this scale."""

    def own(self, layout: Layout) -> list[Ink]:  # noqa: ARG002  the layout is for the kinds that draw something
        """What a kind draws beside its bars."""
        return []

    # -- what the picture asks

    def largest(self, head_rows: int, foot_rows: int) -> float | None:
        """The most points that a unit can have here."""
        return self.lay(head_rows, foot_rows).scale

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:
        """The panel; heads and feet take as many rows as asked for, so that the panels of a picture stand in line."""
        room, look = self.room, self.look
        layout = self.lay(head_rows, foot_rows, largest)
        ink: list[Ink] = [*headed(self.head, room, look)]
        if (legend := self._legend()) is not None:
            ink += legend.ink(room.x, below_heading(head_rows, room, look), look)
        ink += self._grid(layout)
        for each in layout.drawn:
            ink += each.ink(layout.frame, layout.scale, look)
        ink += self._baseline(layout)
        ink += self._named(layout)
        ink += self._break(layout)
        ink += self.own(layout)
        return ink

    # -- layout

    def lay(self, head_rows: int, foot_rows: int | None, largest: float | None = None) -> Layout:
        """Everything in its place.

        Args:
            head_rows: lines of the title for which there must be room.
            foot_rows: lines of names below standing bars; None for as many as they have.
            largest: the most points that a unit may have; None for as many as fit.
        """
        head, laid = self._laid
        if laid is not None and (head_rows, foot_rows, largest) == (head, self.foot_rows, None):
            return laid  # as it was measured
        room, look, size = self.room, self.look, self.room.size
        margins, legend = self.margins(), self._legend()
        top = below_heading(head_rows, room, look) - margins.above - (legend.height if legend else 0.0)
        left, right, bottom = room.x + margins.left, room.right - margins.right, room.y
        note = self._note()
        axis: Axis | None = None
        if self.lying:
            if self.plan.figures == "axis":
                bottom += look.height(1, size) + 0.4 * size
            lanes = self._lanes(top - bottom, note.height + look.style.least if note else 0.0)
            names = Names.left(self.panel.labels, size, lanes.slot, room.width, look)
            foot = names.wide + _NAME_GAP[True] * size
            if self.sides is None:
                left += foot
            drawn = self.drawn(lanes)
            axis = self._axis(drawn, right - left - size)
            if axis is not None:
                # Half of the outer numbers stands beyond their lines.
                right -= look.width(axis.words[-1], size) / 2
                left += max(0.0, look.width(axis.words[0], size) / 2 - _NAME_GAP[True] * size)
        else:
            top -= note.height + 0.5 * look.style.least if note else 0.0
            axis = self._axis(self.drawn(self._lanes(right - left, 0.0)), top - bottom - 2 * size)
            if axis is not None:
                left, top = left + axis.room(size), top - 0.4 * size
            lanes = self._lanes(right - left, 0.0)
            names = Names.below(self.panel.labels, size, lanes.slot, look)
            foot = _NAME_GAP[False] * size + look.height(names.rows if foot_rows is None else foot_rows, size)
            if self.sides is None:
                bottom += foot
            drawn = self.drawn(lanes)
        area = Area(left, right, bottom, top)
        length = right - left if self.lying else top - bottom
        scale, zero = self._scaled(drawn, axis, length, foot, largest)
        zero, start = (left + zero, top) if self.lying else (bottom + zero, left)
        frame = Frame(lying=self.lying, zero=zero, start=start)
        layout = Layout(area, frame, scale, lanes, names, foot, drawn, axis, note)
        self.check(layout)
        return layout

    def _scaled(
        self, drawn: Sequence[Drawn], axis: Axis | None, length: float, foot: float, largest: float | None
    ) -> tuple[float, float]:
        """Points per unit, and how far zero is from the lower end."""
        if axis is not None:
            span = float(axis.numbers[-1] - axis.numbers[0])
            scale = length / span if largest is None else min(length / span, largest)
            if scale * span < self._step(axis) * (len(axis.numbers) - 1):
                raise TooTight("what stands around the bars")
            return scale, -float(axis.numbers[0]) * scale
        least = _LEAST[self.lying] * self.room.size
        needs = [need for each in drawn for need in each.needs(lying=self.lying)]
        needs += [(-side, 0.0, foot) for side in self.sides or ()]
        needs += self.needs()
        # Bars of other panels that share the scale stand as long as these would.
        low, high = self.limits or (Decimal(0), Decimal(0))
        scale = scaled(needs, length, least, float(max(high, Decimal(0)) - min(low, Decimal(0))))
        scale = scale if largest is None else min(scale, largest)
        return scale, below_and_above(needs, scale)[0]

    def _axis(self, drawn: Sequence[Drawn], length: float) -> Axis | None:
        """Numbers for all that is drawn, as many as find room in a length of points; None where figures are written."""
        if self.plan.figures != "axis":
            return None
        low, high = reach(need for each in drawn for need in each.needs(lying=self.lying))
        ends = [-Decimal(repr(low)), Decimal(repr(high)), *(self.limits or ())]
        return self._numbered(min(ends), max(ends), self.panel.scale, length)

    def _numbered(self, low: Decimal, high: Decimal, power: int, length: float) -> Axis:
        size = self.room.size
        for most in _TICKS:
            axis = Axis.of(low, high, power, self.look, size, most=most)
            if self._step(axis) * (len(axis.numbers) - 1) <= length:
                return axis
        raise TooTight("what stands around the bars")

    def _step(self, axis: Axis) -> float:
        """From number to number of an axis at least, in points."""
        return axis.wide + 0.8 * self.room.size if self.lying else _STEP * self.room.size

    def _lanes(self, length: float, least_gap: float) -> Lanes:
        breaks = self.panel.break_after
        return Lanes.of(
            len(self.panel.labels), length, self.widest, breaks, centred=not self.lying, least_gap=least_gap
        )

    def _note(self) -> Label | None:
        """The words at the break."""
        if not self.panel.break_after or not self.panel.break_note:
            return None
        least = self.look.style.least
        return Label.plain(self.panel.break_note, least, self.look, self.room.width / 2 - least)

    def _legend(self) -> Legend | None:
        if self.plan.names != "legend":
            return None
        entries = [Entry(series.name, self.colour(series, None, n)) for n, series in enumerate(self.panel.series)]
        return Legend.of(entries, self.room.width, self.look, self.room.size)

    def colour(self, series: Series, point: Point | None, index: int) -> str:
        """The colour of a point; of a series as a whole where point is None."""
        of = (point.colour if point else "") or series.colour
        if not of:
            of = next((each.colour for each in series.points if each.colour), "")
        return self.look.colour(of or self.look.palette.nth(index))

    # -- drawing

    def _grid(self, layout: Layout) -> list[Ink]:
        if layout.axis is None:
            return []
        area, size = layout.area, self.room.size
        scale = layout.axis.scale(
            (area.left if self.lying else area.bottom),
            float(layout.axis.numbers[-1] - layout.axis.numbers[0]) * layout.scale,
        )
        if self.lying:
            return layout.axis.uprights(scale, layout.frame.spot(layout.lanes.last, 0)[1], area.top, self.look, size)
        return layout.axis.levels(scale, area.left, area.right, self.look, size)

    def _baseline(self, layout: Layout) -> list[Ink]:
        """The zero line, interrupted where the series breaks."""
        style, size, lanes = self.look.style, self.room.size, layout.lanes
        first, last = self.base(layout)
        ends = [(first, last)]
        if lanes.rule is not None:
            pause = 0.5 * size
            ends = [(first, lanes.rule - pause), (lanes.rule + pause, last)]
        return [layout.frame.line(each, (0, 0), style.base_width, style.base) for each in ends]

    def _named(self, layout: Layout) -> list[Ink]:
        """The names of the categories: in line, or each on the free side of its bar."""
        ink: list[Ink] = []
        frame, look, distance = layout.frame, self.look, _NAME_GAP[self.lying] * self.room.size
        sides = self.sides
        for index, (label, middle) in enumerate(zip(layout.names.labels, layout.lanes.middles, strict=True)):
            if sides is not None:
                side: Side = -1 if sides[index] > 0 else 1
                ink += frame.words(label, middle, side * distance, side, look)
                continue
            x, y = frame.spot(middle, 0)
            if self.lying:
                ink += label.beside(self.room.x, y, look, "left")
            else:
                ink += label.below(x, layout.area.bottom - distance, look, "center")
        return ink

    def _break(self, layout: Layout) -> list[Ink]:
        """A dashed line between the lanes where the series breaks, with its note."""
        rule, note, look, area = layout.lanes.rule, layout.note, self.look, layout.area
        if rule is None:
            return []
        style, least = look.style, look.style.least
        if self.lying:
            y = layout.frame.spot(rule, 0)[1] + (note.height / 2 if note else 0.0)
            ink: list[Ink] = [Line(self.room.x, y, self.room.right, y, style.faint_width, style.faint, _DASH)]
            if note:
                ink += note.below(self.room.x, y - 0.25 * least, look, "left")
            return ink
        x = layout.frame.spot(rule, 0)[0]
        top = area.top + (note.height + 0.5 * least if note else 0.0)
        ink = [Line(x, area.bottom, x, top, style.faint_width, style.faint, _DASH)]
        if note is not None:
            fits = x + 0.5 * least + note.width <= self.room.right
            ink += note.below(x + (0.5 if fits else -0.5) * least, top, look, "left" if fits else "right")
        return ink
