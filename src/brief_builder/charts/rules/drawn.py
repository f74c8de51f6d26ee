"""A panel and the entries it was read from → what the rules ask of it: its facts, their unit, whether all is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.reading.records import PanelRecord
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.facts import Fact


def fact_of(telling: Telling, point: Point) -> Fact | None:
    """The fact that a point shows; None for a missing one."""
    return telling.facts.get(point.fact) if point.fact is not None else None


def unit_of(telling: Telling, panel: Panel) -> str:
    """The unit of its facts; "" when it draws none."""
    for point in panel.points:
        fact = fact_of(telling, point)
        if fact is not None and fact.figure is not None:
            return fact.figure.unit
    return ""


def is_whole(panel: Panel, record: PanelRecord) -> bool:
    """Whether all that its entries name is drawn, and each series stands at the same places.

    Where not, that has been told, and nothing more follows from what is drawn.
    """
    if len({len(series.points or series.facts) for series in record.series}) > 1:
        return False
    if any([point.label for point in series.points] != list(panel.labels) for series in panel.series):
        return False
    points = [*record.bars, *(point for series in record.series for point in series.points)]
    if any(point.fact is None and point.missing is None for point in points):
        return False
    named = [*record.facts, *(fact for series in record.series for fact in series.facts)]
    named += [*(point.fact for point in points), *(event.fact for event in record.events)]
    drawn = {point.fact for point in panel.points} | {event.fact for event in panel.events}
    return all(name in drawn for name in named if name is not None)
