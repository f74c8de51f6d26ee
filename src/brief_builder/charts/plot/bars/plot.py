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

from brief_builder.charts.plot.annotating import Marks, annotated
from brief_builder.charts.plot.axis import Axis
from brief_builder.charts.plot.bars.around import NAME_GAP, break_mark, category_names, grid, zero_line
from brief_builder.charts.plot.bars.bar import HAIRLINE, gap
from brief_builder.charts.plot.bars.explained import explained, hangs_at
from brief_builder.charts.plot.bars.frame import Ends, Frame, Side
from brief_builder.charts.plot.bars.label import Label
from brief_builder.charts.plot.bars.lanes import Lanes
from brief_builder.charts.plot.bars.layout import Area, Layout, Margins, Plan, below_and_above, reach, scaled
from brief_builder.charts.plot.bars.names import Names
from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.ink import Ink, TooTight, Words
from brief_builder.charts.plot.legend import Entry, Legend
from brief_builder.charts.plot.occupied import Rect

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point, Series
    from brief_builder.charts.plot.bars.bar import Drawn, Need
    from brief_builder.charts.plot.look import Look, Room

_LEAST = {False: 3.0, True: 5.0}  # the longest bar has at least so many sizes, standing and lying: to be compared
_ASIDE = 5.0  # how much wider than high the room is that annotations have beside bars
_TICKS = (6, 5, 4, 3)  # numbers of an axis, the more the better
_STEP = 1.5  # from one to the next above it at least, in sizes


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
        yield from self._allowed()
        # Letters cannot become smaller: now bars lie down, so that their names have a line each.
        if not self.lying and self.may_turn and self.room.size <= self.look.style.least:
            self.plan = Plan(turned=True)
            yield from [replace(plan, turned=True) for plan in self._allowed()]

    def _allowed(self) -> Sequence[Plan]:
        """The plans; where figures may not stand at bars, those with an axis, if the kind has any."""
        plans = list(self.plans())
        return (self.look.figures == "axis" and [plan for plan in plans if plan.figures == "axis"]) or plans

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
    def line_below(self) -> bool:
        """Whether bars and their figures may lie over the zero line."""
        return False

    @property
    def may_turn(self) -> bool:
        """Whether they may lie down where names find no room below them: those of things may, years stand."""
        return not all(not name or name.isdecimal() for name in self.panel.labels)

    @property
    def every_year(self) -> bool:
        """Whether all of many years must be named."""
        return False

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

    def zero(self, layout: Layout) -> list[Ink]:
        """The zero line."""
        return zero_line(layout, self.base(layout), self.room, self.look)

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

    @property
    def numbered(self) -> bool:
        """Whether an axis says its figures."""
        return self.plan.figures == "axis"

    def largest(self, head_rows: int, foot_rows: int) -> float | None:
        """The most points that a unit can have here."""
        return self._annotated(head_rows, foot_rows, None)[1]

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:
        """The panel; heads and feet take as many rows as asked for, so that the panels of a picture stand in line."""
        room, look = self.room, self.look
        ink: list[Ink] = [*headed(self.head, room, look)]
        if (legend := self._legend()) is not None:
            ink += legend.ink(room.x, below_heading(head_rows, room, look), look)
        return [*ink, *self._annotated(head_rows, foot_rows, largest)[0]]

    def _annotated(self, head_rows: int, foot_rows: int, largest: float | None) -> tuple[list[Ink], float]:
        """What stands below the title, and the points of a unit: fewer where annotations need room."""
        room, look, notes = self.room, self.look, self.panel.annotations

        def marks(spare: float) -> Marks:
            layout = self.lay(head_rows, foot_rows, largest, spare)
            behind = grid(layout, room, look)
            # Words may hide lines of the grid, not their numbers.
            numbers = [item for item in behind if isinstance(item, Words)]
            lines = [item for item in behind if not isinstance(item, Words)]
            return Marks(lines, [*numbers, *self._marks(layout)], [explained(note, layout, look) for note in notes])

        if not notes:
            layout = self.lay(head_rows, foot_rows, largest)
            return [*grid(layout, room, look), *self._marks(layout)], layout.scale
        field = Rect(room.x, room.y, room.right, below_heading(head_rows, room, look) - self._above())
        ink, spare = annotated(marks, field, look, look.style.least)
        return ink, self.lay(head_rows, foot_rows, largest, spare).scale

    def _marks(self, layout: Layout) -> list[Ink]:
        """The bars with all that is theirs."""
        room, look = self.room, self.look
        bars = [item for each in layout.drawn for item in each.ink(layout.frame, layout.scale, look)]
        line = self.zero(layout)
        ink = [*line, *bars] if self.line_below else [*bars, *line]
        ink += category_names(layout, self.sides, room, look)
        ink += break_mark(layout, room, look)
        return ink + self.own(layout)

    # -- layout

    def lay(self, head_rows: int, foot_rows: int | None, largest: float | None = None, spare: float = 0.0) -> Layout:
        """Everything in its place.

        Args:
            head_rows: lines of the title for which there must be room.
            foot_rows: lines of names below standing bars; None for as many as they have.
            largest: the most points that a unit may have; None for as many as fit.
            spare: points left free for annotations: beyond the bars that stand, or right of those that lie.
        """
        head, laid = self._laid
        if laid is not None and (head_rows, foot_rows, largest, spare) == (head, self.foot_rows, None, 0.0):
            return laid  # as it was measured
        room, look, size = self.room, self.look, self.room.size
        margins = self.margins()
        top = below_heading(head_rows, room, look) - margins.above - self._above()
        left, right, bottom, highest = room.x + margins.left, room.right - margins.right, room.y, top
        note = self._note()
        axis: Axis | None = None
        if self.lying:
            right -= _ASIDE * spare
            if self.plan.figures == "axis":
                bottom += look.height(1, size) + 0.4 * size
            lanes = self._lanes(top - bottom, note.height + look.style.least if note else 0.0)
            names = Names.left(self.panel.labels, size, lanes.slot, room.width, look)
            foot, foot_top = names.wide + NAME_GAP[True] * size, 0.0
            if self.sides is None:
                left += foot
            drawn = self.drawn(lanes)
            axis = self._axis(drawn, right - left - size)
            if axis is not None:
                # Half of the outer numbers stands beyond their lines.
                right -= look.width(axis.words[-1], size) / 2
                left += max(0.0, look.width(axis.words[0], size) / 2 - NAME_GAP[True] * size)
        else:
            top -= note.height + 0.5 * look.style.least if note else 0.0
            axis = self._axis(self.drawn(self._lanes(right - left, 0.0)), top - bottom - 2 * size)
            if axis is not None:
                left, top = left + axis.room(size), top - 0.4 * size
            lanes = self._lanes(right - left, 0.0)
            # A name may reach a little over the lanes where the room does.
            over = [min(beyond, 0.5 * size) for beyond in (left - room.x, room.right - right)]
            within = -over[0], right - left + over[1]
            names = Names.below(self.panel.labels, size, lanes, within, look, every=self.every_year)
            foot = NAME_GAP[False] * size + look.height(names.rows if foot_rows is None else foot_rows, size)
            foot_top = bottom + foot - NAME_GAP[False] * size
            if self.sides is None:
                bottom += foot
            drawn = self.drawn(lanes)
            if spare:
                # Words about bars that hang stand below them.
                hanging = {hangs_at(note.index, drawn, lanes) for note in self.panel.annotations}
                bottom, top = bottom + (spare if True in hanging else 0.0), top - (spare if False in hanging else 0.0)
        area = Area(left, right, bottom, top)
        length = right - left if self.lying else top - bottom
        scale, zero = self._scaled(drawn, axis, length, foot, largest)
        zero, start = (left + zero, top) if self.lying else (bottom + zero, left)
        frame = Frame(lying=self.lying, zero=zero, start=start)
        layout = Layout(area, frame, scale, lanes, names, foot_top, highest, drawn, axis, note)
        self.check(layout)
        return layout

    def _scaled(
        self, drawn: Sequence[Drawn], axis: Axis | None, length: float, foot: float, largest: float | None
    ) -> tuple[float, float]:
        """Points per unit, and how far zero is from the lower end."""
        needs = [need for each in drawn for need in each.needs(lying=self.lying)]
        if self.sides is not None:
            # So that zero stands in line, panels on one scale leave room for names on both sides alike.
            free = {1, -1} if self._hangs_somewhere else {-side for side in self.sides}
            needs += [(side, 0.0, foot) for side in free]
        needs += self.needs()
        if axis is None and not self.lying:
            needs += self._like_others()
        if axis is not None:
            needs += [(-1, -float(axis.numbers[0]), 0.0), (1, float(axis.numbers[-1]), 0.0)]
        # Bars of other panels that share the scale stand as long as these would.
        low, high = self.limits or (Decimal(0), Decimal(0))
        others = float(max(high, Decimal(0)) - min(low, Decimal(0)))
        scale = scaled(needs, length, _LEAST[self.lying] * self.room.size, others)
        scale = scale if largest is None else min(scale, largest)
        if axis is not None and scale * sum(reach(needs)) < self._step(axis) * (len(axis.numbers) - 1):
            raise TooTight("what stands around the bars")
        return scale, below_and_above(needs, scale)[0]

    @property
    def _hangs_somewhere(self) -> bool:
        """Whether a panel on the same scale has bars below zero."""
        return self.limits is not None and self.limits[0] < 0

    def in_line(self, label: Label, side: Side) -> Label:
        """The label; TooTight where its lines would lift zero above that of other panels on the scale."""
        if self.limits is not None and side < 0 and not self.lying and len(label.rows) > 1:
            raise TooTight(f"“{label.rows[0][0][0]}”")
        return label

    def _like_others(self) -> Iterator[Need]:
        """What the longest bars of panels with the same scale need, so that zero stands in line in all of them."""
        words = gap(self.room.size, lying=False) + self.look.height(1, self.room.size)
        for end in self.limits or ():
            if end:
                side = 1 if end > 0 else -1
                yield side, float(abs(end)), words
                yield side, 0.0, HAIRLINE + words

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
        breaks, count = self.panel.break_after, len(self.panel.labels)
        breaks = breaks if breaks and breaks < count else None  # a series breaks between two of its points
        return Lanes.of(count, length, self.widest, breaks, centred=not self.lying, least_gap=least_gap)

    def _note(self) -> Label | None:
        """The words at the break."""
        if not self.panel.break_note or not 0 < (self.panel.break_after or 0) < len(self.panel.labels):
            return None
        least = self.look.style.least
        return Label.plain(self.panel.break_note, least, self.look, self.room.width / 2 - least)

    def _above(self) -> float:
        """What stands between the title and the bars, in points."""
        legend = self._legend()
        return legend.height if legend else 0.0

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
