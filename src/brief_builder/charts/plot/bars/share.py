"""A panel of several series → bars of equal length, in which each part is as long as its share of their sum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.bars.bar import Bar, Drawn, Gap
from brief_builder.charts.plot.bars.stacked import StackedBars
from brief_builder.charts.plot.ink import Ink
from brief_builder.problems import Fault
from brief_builder.wording.language import language_of
from brief_builder.wording.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.axis import Axis
    from brief_builder.charts.plot.bars.lanes import Lanes
    from brief_builder.charts.plot.bars.layout import Layout
    from brief_builder.charts.plot.look import Look, Room


class ShareBars(StackedBars):
    """Parts of a whole. Shares are computed to draw them; figures are the facts' own."""

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:  # noqa: ARG002  see below
        super().__init__(panel, room, look, None)

    def largest(self, head_rows: int, foot_rows: int) -> float | None:  # noqa: ARG002  a share is one everywhere
        """None: shares have no unit that panels could share."""
        return None

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:  # noqa: ARG002  see above
        """The panel; a unit of other panels means nothing here."""
        return super().ink(head_rows, foot_rows, None)

    def _lane(self, place: int, lanes: Lanes) -> list[Drawn]:
        middle, breadth = lanes.middles[place], self.breadth(lanes)
        points = [series.points[place] for series in self.panel.series]
        for point in points:
            if point.value is not None and point.value < 0:
                raise Fault(
                    "chart-data",
                    f"“{point.label}” has a part below zero, which is no share of a whole",
                    help="make the chart `stacked`, or take that part out",
                )
        values = [point.value for point in points if point.value is not None]
        whole = sum(values)
        if len(values) < len(points) or not whole:
            # Without a part, nobody knows the shares of the others.
            lacking = next((point for point in points if point.value is None), points[0])
            behind = self.plan.figures == "axis"
            return [Gap(middle, breadth, 0.0, 1.0, self._words(lacking, breadth, lanes), plate=behind)]
        out: list[Drawn] = []
        start = 0.0
        for index, (series, point, value) in enumerate(zip(self.panel.series, points, values, strict=True)):
            end = start + float(value / whole)
            inside = None if self.plan.figures == "axis" else self._inside(point)
            colour = self.colour(series, point, index)
            out.append(Bar(middle, breadth, start, end, colour, point.mark, inside=inside, cut=start > 0))
            start = end
        return out

    def _axis(self, drawn: Sequence[Drawn], length: float) -> Axis | None:  # noqa: ARG002  it is the same for all bars
        """From 0 to 100 per cent."""
        if self.plan.figures != "axis":
            return None
        pattern = language_of(self.look.language, LANGUAGES).units["percent"]["other"]
        axis = self._numbered(Decimal(0), Decimal(1), -2, length)
        words = tuple(pattern.format(n=word) for word in axis.words)
        return replace(axis, words=words, wide=max(self.look.width(word, self.room.size) for word in words))

    def zero(self, layout: Layout) -> list[Ink]:
        """None without a grid: the bars say themselves where they begin."""
        return [] if layout.axis is None else super().zero(layout)
