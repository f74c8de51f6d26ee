"""A panel of several series → their bars on each other: what is above zero upwards, what is below it downwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.bars.bar import FRAME, Bar, Drawn, Gap
from brief_builder.charts.plot.bars.breadth import CM, STACKED
from brief_builder.charts.plot.bars.label import Label
from brief_builder.charts.plot.bars.layout import Layout, Margins, Plan
from brief_builder.charts.plot.bars.names import BETWEEN
from brief_builder.charts.plot.bars.parts import LEADER, name_parts
from brief_builder.charts.plot.bars.plot import BarPlot
from brief_builder.charts.plot.bars.single import words_in
from brief_builder.charts.plot.ink import Ink, TooTight

if TYPE_CHECKING:
    from brief_builder.charts.model import Medium, Point
    from brief_builder.charts.plot.bars.frame import Ends
    from brief_builder.charts.plot.bars.lanes import Lanes
    from brief_builder.charts.plot.bars.layout import Figures

_FILL = {False: 0.58, True: 0.66}
_WIDEST: dict[tuple[Medium, bool], float] = {
    ("brief", False): 4.6 * CM, ("deck", False): 6.0 * CM, ("brief", True): 1.6 * CM, ("deck", True): 2.4 * CM,
}  # fmt: skip
_FIGURES: tuple[Figures, ...] = ("number", "axis")
_BESIDE = 0.22  # of the width that names beside a bar may take
_NARROW = 0.17  # of the width that each name above a bar may take where they stand close
_ROWS = 3  # lines of such names


class StackedBars(BarPlot):
    """Parts on each other, their figures in them, their sum above."""

    def plans(self) -> Iterable[Plan]:
        """Figures in most parts, else an axis and a grid."""
        for figures in _FIGURES:
            if len(self.panel.series) < 2 or not any(series.name for series in self.panel.series):
                yield Plan(figures)
            elif self.lying:
                yield from (Plan(figures, "first"), Plan(figures, "first", narrow=True), Plan(figures, "legend"))
            elif figures == "axis":
                yield from (Plan(figures, "last"), Plan(figures, "legend"))
            else:
                yield from (Plan(figures, "last"), Plan(figures, "first"), Plan(figures, "legend"))

    @property
    def widest(self) -> float:
        """The broadest that a lane may be."""
        return _WIDEST[self.look.medium, self.lying]

    def breadth(self, lanes: Lanes) -> float:
        """How broad a bar is."""
        return min(_FILL[self.lying] * lanes.slot, STACKED[self.look.medium, self.lying])

    # -- bars

    def drawn(self, lanes: Lanes) -> list[Drawn]:
        """The parts, lane by lane."""
        return [each for place in range(len(lanes.middles)) for each in self._lane(place, lanes)]

    def _lane(self, place: int, lanes: Lanes) -> list[Drawn]:
        middle, breadth, out = lanes.middles[place], self.breadth(lanes), list[Drawn]()
        points = [series.points[place] for series in self.panel.series]
        tops = {1: 0.0, -1: 0.0}
        for index, (series, point) in enumerate(zip(self.panel.series, points, strict=True)):
            if point.value is None:
                continue
            side = -1 if point.value < 0 else 1
            start, end = tops[side], tops[side] + float(point.value)
            inside = None if self.plan.figures == "axis" else self._inside(point)
            out.append(
                Bar(
                    middle, breadth, start, end, self.colour(series, point, index), point.mark,
                    inside=inside, side=1 if side > 0 else -1, cut=start != 0,
                )
            )  # fmt: skip
            tops[side] = end
        lacking = next((point for point in points if point.value is None), None)
        if lacking is not None:
            out.append(self._gap(lacking, middle, breadth, tops[1], lanes))
        elif self.plan.figures != "axis" and (total := self._total(points, lanes)) is not None:
            # A bar of no length that carries the sum.
            end = tops[1] or tops[-1]
            out.append(Bar(middle, breadth, end, end, "", label=total, side=-1 if end < 0 else 1))
        return out

    def _inside(self, point: Point) -> Label:
        return Label.plain(point.number or point.text, self.room.size, self.look)

    def _gap(self, point: Point, middle: float, breadth: float, base: float, lanes: Lanes) -> Gap:
        """A dotted place on top of the parts that are known."""
        behind = self.plan.figures == "axis"
        try:
            words = None if behind else self._words(point, breadth, lanes)
        except TooTight:
            words = None
        return Gap(middle, breadth, base, 0.0, words, plate=behind)

    def _words(self, point: Point, breadth: float, lanes: Lanes) -> Label:
        """What is said of a missing figure, in its place or at least in its lane."""
        size = self.room.size
        if self.lying:
            return Label.plain(point.text, size, self.look)
        return words_in(point.text, size, (breadth - 0.35 * size, lanes.slot - BETWEEN - FRAME * size), self.look)

    def _total(self, points: Sequence[Point], lanes: Lanes) -> Label | None:
        """The sum of what sources state, where all parts are on one side of zero; None where nobody may add them up."""
        values = [point.value for point in points if point.value is not None]
        if len(points) < 2 or any(point.mark != "stated" or "%" in point.number for point in points):
            return None
        if min(values) < 0 < max(values):
            return None
        scale = self.panel.scale
        places = max(0, scale + min(point.decimals for point in points))
        text = self.look.number(sum(values, Decimal(0)).scaleb(-scale), places)
        label = Label.plain(text, self.room.size, self.look, bold=True)
        if (label.height if self.lying else label.width + BETWEEN) > lanes.slot:
            raise TooTight(f"“{text}”")
        return label

    def check(self, layout: Layout) -> None:
        """Figures stand in at least half of the parts; the names of the series have room."""
        parts = [
            each
            for each in layout.drawn
            if isinstance(each, Bar) and each.inside is not None and each.start != each.end
        ]
        held = sum(part.holds(layout.scale, self.look, lying=self.lying) for part in parts)
        if held * 2 < len(parts):
            raise TooTight("the figures in the bars")
        self.own(layout)

    # -- names of series

    def margins(self) -> Margins:
        """Room for the names beside one bar, or above the first."""
        if self.plan.names not in ("first", "last"):
            return Margins()
        # Any of them may have to say its figure, which is known when there is a scale.
        labels, size = self._names([True] * len(self.panel.series)), self.room.size
        if self.lying:
            return Margins(above=max(label.height for label in labels) + LEADER * size)
        wide = max(label.width for label in labels) + LEADER * size
        return Margins(left=wide) if self.plan.names == "first" else Margins(right=wide)

    def _names(self, figured: Sequence[bool]) -> list[Label]:
        """A label for each series, with the figure of its part where that has no room for it."""
        share = (_NARROW if self.plan.narrow else 1.0) if self.lying else _BESIDE
        room, size, most = self.room.width * share, self.room.size, _ROWS if self.plan.narrow or not self.lying else 1
        names = [Label.plain(series.name, size, self.look, room, most=most) for series in self.panel.series]
        points = [series.points[self._place] for series in self.panel.series]
        return [
            name.before(point.number or point.text, self.look) if bare and self.plan.figures != "axis" else name
            for name, point, bare in zip(names, points, figured, strict=True)
        ]

    @property
    def _place(self) -> int:
        """The category at whose bar series are named."""
        return -1 if self.plan.names == "last" else 0

    def base(self, layout: Layout) -> Ends:
        """The zero line leaves out names that stand where it would go."""
        first, last = super().base(layout)
        gap = (layout.lanes.slot - self.breadth(layout.lanes)) / 2 - 0.6 * self.room.size
        if not self.lying and layout.axis is None and self.plan.names == "last":
            last = layout.lanes.last - gap
        if not self.lying and layout.axis is None and self.plan.names == "first":
            first = layout.lanes.first + gap
        return first, last

    def own(self, layout: Layout) -> list[Ink]:
        """The names of the series at the parts of one bar."""
        if self.plan.names not in ("first", "last"):
            return []
        middle = layout.lanes.middles[self._place]
        parts = [each for each in layout.drawn if isinstance(each, Bar) and each.colour and each.middle == middle]
        if len(parts) < len(self.panel.series):
            raise TooTight("the names of the series")
        names = self._names([not part.holds(layout.scale, self.look, lying=self.lying) for part in parts])
        area, zero = layout.area, layout.frame.zero
        within = (area.left - zero, self.room.right - zero) if self.lying else (area.bottom - zero, area.top - zero)
        edge = parts[0].breadth / 2 + LEADER * self.room.size
        if layout.axis is not None and not self.lying:
            # Beyond the grid, not on it.
            edge = area.right - area.left - middle + 0.4 * self.room.size
        edge = edge if self.plan.names == "last" else -edge
        return name_parts(names, parts, edge, within, layout.frame, layout.scale, self.look)
