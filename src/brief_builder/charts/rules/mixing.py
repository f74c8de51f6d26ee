"""The facts of one panel → a problem for each that must not stand on the same scale as the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.reading.points import Drawn
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.facts import Fact

_APART = "give it a panel of its own"
_BREAK = f"{_APART}, or say with `break_after:` where the series breaks"
_INDEX = "derive an index from each (100 in one year) with a formula, and draw that"


def check_panel(rows: Sequence[Sequence[Drawn]], break_after: int | None, telling: Telling) -> None:
    """Compare each point with the first of the panel, and what it measures with the first of its series since a break.

    Args:
        rows: the points of each series.
        break_after: number of points before a break in the series.
    """
    first: Fact | None = None
    for points in rows:
        series: Fact | None = None
        for index, drawn in enumerate(points):
            if index == break_after:
                series = None
            fact = drawn.fact
            if fact is None or fact.figure is None:
                continue
            first, series = first or fact, series or fact
            fault = _other_scale(first, fact) or _other_measure(series, fact)
            if fault is not None:
                telling.fault(fault, (*drawn.path, "fact"))


def _other_scale(first: Fact, fact: Fact) -> Fault | None:
    assert first.figure is not None and fact.figure is not None  # noqa: S101, PT018  the caller has seen to it
    one, other = first.figure.unit, fact.figure.unit
    if one != other:
        return Fault(
            "unit-mix",
            f"`{fact.name}` is in {other}, `{first.name}` in {one}: not on one scale",
            help=(_APART, _INDEX),
        )
    if fact is first or first.period.as_long_as(fact.period):
        return None
    return Fault(
        "period-mix",
        f"`{fact.name}` is of the period {fact.period.raw}, `{first.name}` of {first.period.raw}: "
        "they are not known to be of the same length",
        help=_APART,
    )


def _other_measure(first: Fact, fact: Fact) -> Fault | None:
    if first.measure == fact.measure:
        return None
    return Fault(
        "measure-mix",
        f"`{fact.name}` measures {fact.measure or 'something not named'}, "
        f"`{first.name}` {first.measure or 'something not named'}",
        help=_BREAK,
    )
