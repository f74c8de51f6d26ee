"""The panels of a chart → why Office cannot draw them as one native chart, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from brief_builder.charts.model import Panel
from brief_builder.charts.native.data import levels
from brief_builder.charts.plot.lines.stations import shares_of
from brief_builder.problems import Fault

# The kinds that Office and other programs draw alike.
NATIVE = (
    "column", "bar", "grouped", "stacked", "share", "line", "area", "slope", "balance", "waterfall",
)  # fmt: skip
CURE = "write `as: picture`"


def why_not_native(panels: Sequence[Panel]) -> Fault | None:
    """The problem of a chart that shall be native; None for one that can be."""
    if len(panels) != 1:
        message = f"a chart with {len(panels)} panels has several scales, and a native chart has one"
        return Fault("chart-field", message, help=(CURE, "or describe each panel as a chart of its own"))
    panel = panels[0]
    if panel.kind not in NATIVE:
        message = f"a {panel.kind} is not drawn by Office on every computer"
        return Fault("chart-field", message, help=(CURE, "native charts are: " + ", ".join(NATIVE)))
    points = panel.points
    if panel.kind == "area" and (panel.break_after is not None or any(point.value is None for point in points)):
        message = "in a native area chart a gap is drawn as zero"
        return Fault("chart-field", message, help=(CURE, "or `kind: line`, whose gaps are gaps"))
    if panel.kind == "area" and any(len({point.mark for point in series.points}) > 1 for series in panel.series):
        message = "a native area is filled in one way from end to end, and cannot show which of its figures are sure"
        return Fault("chart-field", message, help=(CURE, "or `kind: line`, which is dashed where they are not"))
    if panel.kind == "waterfall" and panel.horizontal:
        return Fault("chart-field", "a native waterfall stands", help=(CURE, "or take `direction: bar` out"))
    if panel.kind == "waterfall" and any(point.value is None for point in points):
        message = "a step of this waterfall is not known, so that nobody knows what the next one stands on"
        return Fault("chart-field", message, help=(CURE, "or sum up the steps that are not known"))
    if panel.kind == "waterfall" and any(_crosses(step) for step in levels(panel)):
        message = "a step of this waterfall crosses zero, which columns that stand on each other cannot show"
        return Fault("chart-field", message, help=CURE)
    if panel.kind in ("line", "area") and shares_of(panel)[1]:
        message = "its periods are not evenly apart, and a native chart would draw them so: its steep lines would lie"
        return Fault("chart-field", message, help=(CURE, "or `null` for the periods between"))
    if panel.kind == "share" and any(point.value is None for point in points):
        message = "a part is not known, and in a native share the parts that are known would fill the whole"
        return Fault("chart-field", message, help=(CURE, "or `kind: grouped`"))
    if panel.kind == "share" and any(point.value is not None and point.value < 0 for point in points):
        return Fault("chart-field", "a share below zero is part of no whole", help="write `kind: grouped`")
    return None


def _crosses(step: tuple[Decimal, Decimal] | None) -> bool:
    return step is not None and min(step) < 0 < max(step)
