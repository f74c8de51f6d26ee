"""A panel of one series → totals that stand on zero, and between them steps that hang where the one before ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from brief_builder.charts.look.steps import StepColours
from brief_builder.charts.plot.bars.bar import FRAME, Bar, Drawn, Gap
from brief_builder.charts.plot.bars.breadth import ALONE, CM
from brief_builder.charts.plot.bars.label import Label
from brief_builder.charts.plot.bars.layout import Layout, Plan
from brief_builder.charts.plot.bars.names import BETWEEN
from brief_builder.charts.plot.bars.plot import BarPlot
from brief_builder.charts.plot.bars.steps import steps_of
from brief_builder.charts.plot.ink import Ink
from brief_builder.charts.words.signs import signed

if TYPE_CHECKING:
    from brief_builder.charts.model import Medium, Point
    from brief_builder.charts.plot.bars.frame import Side
    from brief_builder.charts.plot.bars.lanes import Lanes

_FILL = {False: 0.66, True: 0.68}
_WIDEST: dict[tuple[Medium, bool], float] = {
    ("brief", False): 3.4 * CM, ("deck", False): 4.6 * CM, ("brief", True): 1.4 * CM, ("deck", True): 2.2 * CM,
}  # fmt: skip


class Waterfall(BarPlot):
    """Where a figure came from: the first and last point, and totals between, stand on zero."""

    def plans(self) -> Iterable[Plan]:
        """Numbers at all bars."""
        yield Plan("number")

    @property
    def widest(self) -> float:
        """The broadest that a lane may be."""
        return _WIDEST[self.look.medium, self.lying]

    @property
    def line_below(self) -> bool:
        """Steps cross it, and their figures stand where they end."""
        return True

    def drawn(self, lanes: Lanes) -> list[Drawn]:
        """A bar for each point, from where it begins."""
        out: list[Drawn] = []
        breadth = self._breadth(lanes)
        steps = steps_of(self.panel)
        for index, (point, step, middle) in enumerate(
            zip(self.panel.series[0].points, steps, lanes.middles, strict=True)
        ):
            start, end = float(step.start), float(step.end)
            if point.value is None:
                out.append(Gap(middle, breadth, start, 0.0, self._words(point, lanes), 1 if start >= 0 else -1))
                continue
            total = self.panel.on_zero(index)
            side: Side = -1 if point.value < 0 else 1
            reach = _range(point, start) if step.known else None
            colour, label = self._of(point, total=total), self._label(point, lanes, total=total)
            out.append(Bar(middle, breadth, start, end, colour, point.mark, reach, label, side=side))
        return out

    def _breadth(self, lanes: Lanes) -> float:
        return min(_FILL[self.lying] * lanes.slot, ALONE[self.look.medium, self.lying])

    def _of(self, point: Point, *, total: bool) -> str:
        """Its own colour where it has one; else that of totals, of what adds, or of what takes away."""
        of = self.panel.series[0].colour
        steps = StepColours.found(of, self.look.palette, self.look.style.ink)
        return self.look.colour(steps.thing(point, total=total))

    def _label(self, point: Point, lanes: Lanes, *, total: bool) -> Label:
        text = point.number or point.text
        if not total and point.value is not None:
            text = signed(self.look.language, text, point.value)
        room = float("inf") if self.lying else lanes.slot - BETWEEN
        return Label.plain(text, self.room.size, self.look, room, bold=True)

    def _words(self, point: Point, lanes: Lanes) -> Label | None:
        size = self.room.size
        room = float("inf") if self.lying else lanes.slot - BETWEEN - FRAME * size
        return Label.plain(point.text, size, self.look, room)

    def own(self, layout: Layout) -> list[Ink]:
        """Thin lines from bar to bar, and over a step of nothing."""
        style, lanes, frame = self.look.style, layout.lanes, layout.frame
        half = self._breadth(lanes) / 2
        ink: list[Ink] = []
        steps, points = steps_of(self.panel), self.panel.series[0].points
        for index, (step, middle) in enumerate(zip(steps, lanes.middles, strict=True)):
            if not step.known:
                continue
            along = float(step.end) * layout.scale
            begin = middle - half if points[index].value == 0 else middle + half
            # The line ends at the next bar, unless nobody knows that it goes on there.
            following = (
                index + 1 < len(points)
                and steps[index + 1].known
                and (self.panel.on_zero(index + 1) or steps[index + 1].start == step.end)
                and index + 1 != self.panel.break_after
            )
            end = lanes.middles[index + 1] - half if following else middle + half
            if begin < end and along:
                ink.append(frame.line((begin, end), (along, along), style.faint_width, style.faint))
        return ink


def _range(point: Point, start: float) -> tuple[float, float] | None:
    """The values between which a derived step may end."""
    if point.mark != "derived" or point.low is None or point.high is None or not point.low < point.high:
        return None
    if not (point.low.is_finite() and point.high.is_finite()):
        return None
    return start + float(point.low), start + float(point.high)
