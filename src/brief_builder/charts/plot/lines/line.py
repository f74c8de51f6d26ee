"""A panel of series over time → lines, named where they end, with a value axis or with figures at their points."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Ink
from brief_builder.charts.plot.lines.along import Along
from brief_builder.charts.plot.lines.paths import Trace

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.lines.frame import Frame
    from brief_builder.charts.plot.look import Look, Room
    from brief_builder.charts.plot.scales import Scale


class Lines(Along):
    """One panel of lines; they need not begin at zero."""

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        super().__init__(panel, room, look, limits, body=LineBody, zero=False, swatch="line", within=False)


class LineBody:
    """The lines of a panel at their places; those that only stand beside lie under the others."""

    def __init__(self, panel: Panel, frame: Frame, scale: Scale) -> None:
        self._look, self._scale = frame.look, scale
        self._traces = [
            Trace.of(series, frame.stations.xs, scale, panel.break_after, frame.look) for series in panel.series
        ]
        self.spots = [trace.spots for trace in self._traces]
        self.ends = [_end(trace) for trace in self._traces]
        self.solid = False
        self.reach = max(trace.radius for trace in self._traces)

    def ink(self, *, dotted: bool, marked: Collection[tuple[int, int]]) -> list[Ink]:
        """Lines, then ranges, then dots, so that no line runs through a ring."""
        ordered = sorted(enumerate(self._traces), key=lambda each: not each[1].beside)
        ink: list[Ink] = [stroke for _, trace in ordered for stroke in trace.strokes()]
        ink += [line for _, trace in ordered for line in trace.ranges(self._scale, self._look)]
        for number, trace in ordered:
            own = {index for of, index in marked if of == number}
            ink += trace.dots(range(len(trace.points)) if dotted else sorted(own.union(trace.telling())))
        return ink

    def inside(self, size: float) -> dict[int, list[Ink]]:  # noqa: ARG002  a line has no inside
        """No name."""
        return {}


def _end(trace: Trace) -> tuple[int, tuple[float, float]] | None:
    last = trace.last()
    spot = None if last is None else trace.spots[last]
    return None if last is None or spot is None else (last, spot)
