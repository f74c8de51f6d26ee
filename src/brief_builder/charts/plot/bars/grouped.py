"""A panel of several series → their bars side by side in each category, with figures or else with an axis."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from brief_builder.charts.plot.bars.bar import FRAME, Bar, Drawn, Gap
from brief_builder.charts.plot.bars.breadth import CM, GROUPED
from brief_builder.charts.plot.bars.label import Label
from brief_builder.charts.plot.bars.layout import Plan
from brief_builder.charts.plot.bars.plot import BarPlot
from brief_builder.charts.plot.bars.single import hangs
from brief_builder.charts.plot.ink import TooTight

if TYPE_CHECKING:
    from brief_builder.charts.model import Medium, Point, Series
    from brief_builder.charts.plot.bars.frame import Side
    from brief_builder.charts.plot.bars.lanes import Lanes

_FILL = 0.76  # how much of its lane a group takes
_WIDEST: dict[Medium, float] = {"brief": 5.2 * CM, "deck": 6.6 * CM}
_PAPER = 0.06  # between the bars of a group, in bars; a point at least
_BESIDE = 2.0  # points between the figures of neighbours
_ROWS = 2  # lines of a figure over its bar


class GroupedBars(BarPlot):
    """Bars side by side. Their names stand at the bars of one category where they fit, else in a row above."""

    def plans(self) -> Iterable[Plan]:
        """Figures at all bars, else an axis and a grid."""
        if len(self.panel.series) < 2 or not any(series.name for series in self.panel.series):
            yield from (Plan("number"), Plan("axis"))
            return
        yield from (Plan("number", "first"), Plan("number", "last"), Plan("number", "legend"), Plan("axis", "legend"))

    @property
    def widest(self) -> float:
        """Lanes for bars as broad as they may be, and further apart where few of them stand in a wide picture."""
        full = GROUPED[self.look.medium, self.lying] * len(self.panel.series) / _FILL
        return full if self.lying else max(full, _WIDEST[self.look.medium])

    def _longest(self, side: Side) -> float:
        """Of the bars on a side of zero, in units; 0 where there is none."""
        points, below = self.panel.points, side < 0
        return max((float(p.ends[1]) for p in points if hangs(p, points, self.limits) == below), default=0.0)

    def drawn(self, lanes: Lanes) -> list[Drawn]:
        """Bars in the order of their series, in each lane."""
        count, out = len(self.panel.series), list[Drawn]()
        pitch = min(_FILL * lanes.slot / count, GROUPED[self.look.medium, self.lying])
        breadth = pitch - max(1.0, _PAPER * pitch)
        if breadth <= 0:
            raise TooTight("a bar for each figure")
        named = {"first": 0, "last": len(lanes.middles) - 1}.get(self.plan.names)
        for place, middle in enumerate(lanes.middles):
            for index, series in enumerate(self.panel.series):
                point = series.points[place]
                at = middle + (index - (count - 1) / 2) * pitch
                side: Side = -1 if hangs(point, self.panel.points, self.limits) else 1
                name = series.name if place == named else ""
                if point.value is None:
                    # Beside an axis, a low place would seem to be a figure.
                    long = self._longest(side) if self._grid_behind else 0.0
                    out.append(
                        Gap(at, breadth, 0.0, long, self._words(point, pitch, name), side, plate=self._grid_behind)
                    )
                else:
                    label = self._label(point, pitch, name)
                    label = label and self.in_line(label, side)
                    out.append(self._bar(point, series, index, at, breadth, side, label))
        return out

    @property
    def _grid_behind(self) -> bool:
        return self.plan.figures == "axis"

    def _bar(
        self, point: Point, series: Series, index: int, at: float, breadth: float, side: Side, label: Label | None
    ) -> Bar:
        near, far = (side * float(end) for end in point.ends)
        reach = (near, far) if point.has_range else None
        return Bar(at, breadth, 0.0, near, self.colour(series, point, index), point.mark, reach, label, side=side)

    def _label(self, point: Point, pitch: float, name: str) -> Label | None:
        """The figure, and at one category the name of the series."""
        if self._grid_behind:
            return None
        look, size, text = self.look, self.room.size, point.number or point.text
        if self.lying:
            label = Label.plain(text, size, look, bold=True)
            if label.height > pitch:
                raise TooTight(f"“{text}”")
            return label.before(name, look) if name else label
        label = Label.plain(text, size, look, pitch - _BESIDE, bold=True, most=_ROWS)
        return Label.plain(name, size, look, pitch - _BESIDE, most=_ROWS).above(label, look) if name else label

    def _words(self, point: Point, pitch: float, name: str) -> Label | None:
        """The words of a missing figure where they have room; the note under the chart says what an empty place is."""
        if name:
            raise TooTight(f"“{name}”")  # who reads an empty place cannot see its colour
        if self._grid_behind:
            return None
        size = self.room.size
        room = float("inf") if self.lying else pitch - _BESIDE - FRAME * size
        try:
            label = Label.plain(point.text, size, self.look, room)
        except TooTight:
            return None
        return label if not self.lying or label.height <= pitch else None
