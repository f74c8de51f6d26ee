"""The kind of a panel → what lays it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from brief_builder.charts.plot.bars.grouped import GroupedBars
from brief_builder.charts.plot.bars.share import ShareBars
from brief_builder.charts.plot.bars.single import BalanceBars, Columns, RankedBars
from brief_builder.charts.plot.bars.stacked import StackedBars
from brief_builder.charts.plot.bars.waterfall import Waterfall
from brief_builder.charts.plot.dots.panel import Dots
from brief_builder.charts.plot.heatmap.panel import Heatmap
from brief_builder.charts.plot.lines.area import Areas
from brief_builder.charts.plot.lines.line import Lines
from brief_builder.charts.plot.lines.number import Number
from brief_builder.charts.plot.lines.slope import Slope
from brief_builder.charts.plot.lines.spark import Sparkline
from brief_builder.charts.plot.timeline.panel import Timeline
from brief_builder.charts.plot.treemap.panel import Treemap

if TYPE_CHECKING:
    from brief_builder.charts.model import Kind, Panel
    from brief_builder.charts.plot.ink import Ink
    from brief_builder.charts.plot.look import Look, Room


class Plot(Protocol):
    """A panel that has been measured.

    Attributes:
        head: the lines of its title.
        foot_rows: how many lines its labels below need.
    """

    head: list[str]
    foot_rows: int

    @property
    def numbered(self) -> bool:
        """Whether an axis says its figures, in the way in which it was drawn last."""

    def largest(self, head_rows: int, foot_rows: int) -> float | None:
        """The most points that a unit can have here; None where the limits that it was given decide it."""

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:
        """What is drawn, with as many rows above and below as asked for; TooTight when it does not fit.

        Args:
            largest: the most points that a unit may have; None for as many as fit.
        """


# Given a panel, its room, the look, and the limits of all panels where they share a scale, else None.
Maker = Callable[["Panel", "Room", "Look", tuple[Decimal, Decimal] | None], Plot]
KINDS: Mapping[Kind, Maker] = {
    "column": Columns,
    "bar": RankedBars,
    "grouped": GroupedBars,
    "stacked": StackedBars,
    "share": ShareBars,
    "balance": BalanceBars,
    "waterfall": Waterfall,
    "dot": Dots,
    "heatmap": Heatmap,
    "treemap": Treemap,
    "timeline": Timeline,
    "line": Lines,
    "area": Areas,
    "slope": Slope,
    "sparkline": Sparkline,
    "number": Number,
}


def plot(panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None) -> Plot:
    """The panel, measured for its room; TooTight when its words do not fit."""
    return KINDS[panel.kind](panel, room, look, limits)
