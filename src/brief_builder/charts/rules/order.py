"""A panel → a problem where its categories stand in another order than a reader takes them to stand in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.rules.unit_words import compared
from brief_builder.charts.words.families import RANKED
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.reading.records import PanelRecord
    from brief_builder.charts.reading.telling import Path_, Telling

_TIMED = frozenset(
    {"column", "balance", "line", "area", "grouped", "stacked", "share", "sparkline", "slope", "heatmap"}
)
_RUNNING = frozenset({"line", "area", "sparkline"})  # what runs on between two points
_DAY = timedelta(days=1)
# What stands behind all others whatever its size; whole labels, as texts are compared.
_LAST = frozenset(
    {
        "other", "others", "all other", "all others", "other countries", "other products", "rest", "rest of the world",
        "world", "total", "autre", "autres", "autres pays", "autres produits", "reste", "reste du monde", "monde",
        "ផ្សេងៗ", "ផ្សេងទៀត", "ប្រទេសផ្សេងទៀត", "ផលិតផលផ្សេងទៀត", "ពិភពលោក", "សរុប",
    }
)  # fmt: skip


def check_order(telling: Telling, panel: Panel, record: PanelRecord, path: Path_) -> None:
    """Time runs from left to right, without a period left out of a line; “Other” stands last."""
    sorted_by_size = record.sort == "size" or (record.sort is None and panel.kind in RANKED)
    if panel.kind in _TIMED and not sorted_by_size:
        for index, series in enumerate(panel.series):
            fault = _backwards(series.points)
            if fault is None and panel.kind in _RUNNING:
                fault = _left_out(series.points)
            if fault is not None:
                telling.fault(fault, _entries(record, path, index), key=True)
    if sorted_by_size and panel.series:
        for point in panel.series[0].points:
            if compared(point.label) in _LAST and not point.kept_last:
                cure = "write `last: true` at this bar"
                message = f"“{point.label}” is no one thing, and stands among the others by its size"
                fault = Fault("chart-order", message, help=cure, severity="warning")
                telling.fault(fault, _entries(record, path, 0), key=True)


def _entries(record: PanelRecord, path: Path_, index: int) -> Path_:
    """Where the points of a series stand."""
    if record.series:
        return (*path, "series", index)
    return (*path, "bars" if record.bars else "facts")


def _backwards(points: Sequence[Point]) -> Fault | None:
    dated = [point for point in points if point.end is not None]
    for one, other in pairwise(dated):
        if one.end is not None and other.end is not None and other.end < one.end:
            message = (
                f"“{other.label}”{_when(other)} stands behind “{one.label}”{_when(one)}: "
                "readers take time to run from left to right"
            )
            return Fault("chart-order", message, help="put them in the order of time")
    return None


def _when(point: Point) -> str:
    """“ (to 2021-12-31)”, for a point whose label does not hold the year in which its period ends; else ""."""
    return f" (to {point.end})" if point.end is not None and str(point.end.year) not in compared(point.label) else ""


def _left_out(points: Sequence[Point]) -> Fault | None:
    """Periods of one length that follow each other, and one that does not; regular gaps are the source's own."""
    dated = [(point, point.start, point.end) for point in points]
    gaps = [
        (one[0], other[0], _months(one[2] + _DAY, other[1]))
        for one, other in pairwise(dated)
        if one[2] is not None and other[1] is not None
    ]
    if not gaps or len({months for _, _, months in gaps}) == 1:
        return None
    least = min(months for _, _, months in gaps)
    one, other, _ = next(gap for gap in gaps if gap[2] > least)
    return Fault(
        "chart-order",
        f"between “{one.label}” and “{other.label}” a period is left out, and the line runs on over it",
        help="write it in its place: `null` among `facts:`, or `missing: true` among `bars:` or `points:`",
        severity="warning",
    )


def _months(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month
