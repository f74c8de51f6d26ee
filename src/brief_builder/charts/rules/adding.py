"""A panel whose marks stand on each other, or fill one area → a problem where what they show is no sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.rules.drawn import fact_of
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.reading.telling import Path_, Telling

_APART = ("write `kind: grouped` or `kind: line`", "write `kind: bar`")  # for stacks, for boxes
_TOTAL, _FLOWS = "T", frozenset({"X", "M"})
_MOST = Decimal("100.5")  # percent


def check_adding(telling: Telling, panel: Panel, path: Path_) -> None:
    """Look at stacks, areas, shares and treemaps; one problem is enough.

    Args:
        path: of the panel's entries.
    """
    for fault in _faults(telling, panel):
        telling.fault(fault, path, key=True)
        return


def _faults(telling: Telling, panel: Panel) -> Iterator[Fault]:
    cure = _APART[panel.kind == "treemap"]
    for name, points in _sums(panel):
        facts = [fact for point in points if (fact := fact_of(telling, point)) is not None]
        for fact in facts:
            unit = fact.figure.unit if fact.figure is not None else ""
            each = "/" in unit  # C$ for each person: two of these are not C$ for each of both
            if fact.form in ("growth", "cagr", "ratio") or unit in ("points", "ratio") or each:
                what = "a rate of change" if fact.form in ("growth", "cagr") else "a rate" if each else "a ratio"
                yield Fault("chart-kind", f"`{fact.name}` is {what}: such figures make no sum", help=cure)
        flows = {fact.flow for fact in facts}
        if _TOTAL in flows and flows & _FLOWS:
            total = next(fact.name for fact in facts if fact.flow == _TOTAL)
            message = f"`{total}` is the total of what stands beside it, and would be counted twice"
            yield Fault("chart-kind", message, help=("take it out", cure))
        percents = [fact.figure.value for fact in facts if fact.figure is not None and fact.figure.unit == "percent"]
        whole = sum(percents, Decimal(0))
        if len(percents) == len(facts) > 1 and panel.kind != "share" and whole > _MOST:
            message = f"{name}come to {whole.normalize():f} %: they are parts of no one whole"
            yield Fault("chart-kind", message, help=cure)


def _sums(panel: Panel) -> Iterator[tuple[str, Sequence[Point]]]:
    """What is drawn as a sum, with words for it."""
    if panel.kind == "treemap":
        yield "the boxes ", panel.points
    elif panel.kind in ("stacked", "area", "share") and len(panel.series) > 1:
        for points in zip(*(series.points for series in panel.series), strict=False):
            yield f"the parts of “{points[0].label}” ", points
