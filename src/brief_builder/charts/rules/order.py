"""A panel → a problem where its categories stand in another order than a reader takes them to stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_ONWARD = _RUNNING | {"number", "slope", "waterfall"}  # what is read from the first place to the last
_IN_ORDER = frozenset({"grouped", "stacked", "share", "area", "heatmap"})  # kinds that show an order of series
_DAY = timedelta(days=1)
# What stands behind all others whatever its size, and what is not one of them; whole labels, as texts are compared.
OTHER = frozenset(
    {
        "other", "others", "all other", "all others", "other countries", "other products", "rest", "rest of the world",
        "autre", "autres", "autres pays", "autres produits", "reste", "reste du monde",
        "ផ្សេងៗ", "ផ្សេងទៀត", "ប្រទេសផ្សេងទៀត", "ផលិតផលផ្សេងទៀត",
    }
)  # fmt: skip
_TOTALS = frozenset({"world", "total", "monde", "ពិភពលោក", "សរុប"})


def check_order(telling: Telling, panel: Panel, record: PanelRecord, path: Path_) -> None:
    """Time runs from left to right, without a period left out of a line; by size stand things; “Other” stands last."""
    sort = record.sort or ("size" if panel.kind in RANKED else "given")
    if not panel.series:
        return
    if unsorted := _unsorted(panel, record) if sort == "size" else None:
        fault, entry = unsorted
        telling.fault(fault, (*path, entry), key=True)
    elif panel.kind in _TIMED and (sort == "given" or _are_times(panel.series[0].points)):
        for index, series in enumerate(panel.series):
            fault_of = _backwards(series.points)
            if fault_of is None and panel.kind in _RUNNING:
                fault_of = _left_out(series.points)
            if fault_of is not None:
                telling.fault(fault_of, _entries(record, path, index), key=True)
    for fault, index in _others(panel, by_size=sort == "size" and len(panel.series) == 1):
        telling.fault(fault, _entries(record, path, index), key=True)


def _unsorted(panel: Panel, record: PanelRecord) -> tuple[Fault, str] | None:
    """Why a panel cannot stand by size, and the entry that says it should."""
    if panel.kind in _ONWARD:
        message = f"a {panel.kind} runs on in the order of its places: it does not stand by size"
        return Fault("chart-field", message, help=("take `sort:` out", "write `kind: bar` for a rank")), "sort"
    if len(panel.series) > 1 and record.sort == "size":
        message = "several series stand in the order of their places, and not by size"
        cure = "take `sort:` out, and write the places of all series in the order in which they shall stand"
        return Fault("chart-field", message, help=(cure, "give each a panel of its own")), "sort"
    if panel.break_after is not None:
        message = "bars stand by size here, and a break stands between two times"
        cures = "write `sort: given`, with the bars in the order of time", "take `break_after:` out"
        return Fault("chart-field", message, help=cures), "break_after"
    return None


def _are_times(points: Sequence[Point]) -> bool:
    """Whether all places are called by the year in which they end."""
    return all(p.end is not None and str(p.end.year) in compared(p.label) for p in points if p.value is not None)


def _others(panel: Panel, *, by_size: bool) -> Iterator[tuple[Fault, int]]:
    """“Other” where readers do not look for it, with the number of its series; a total only in a rank."""
    if panel.kind == "waterfall":
        return
    points = panel.series[0].points
    for index, point in enumerate(points):
        called = compared(point.label)
        if by_size and called in OTHER | _TOTALS and not point.kept_last:
            message = f"“{point.label}” is no one thing, and stands among the others by its size"
            yield Fault("chart-order", message, help="write `last: true` at this bar", severity="warning"), 0
        elif not by_size and called in OTHER and index < len(points) - 1:
            yield _too_early(f"“{point.label}”", points[index + 1].label), 0
    names = [series.name for series in panel.series]
    for index, name in enumerate(names[:-1]):
        if panel.kind in _IN_ORDER and compared(name) in OTHER:
            yield _too_early(f"the series “{name}”", names[index + 1]), index


def _too_early(other: str, following: str) -> Fault:
    message = f"{other} stands before “{following}”: readers look for it at the end"
    return Fault("chart-order", message, help="write it last", severity="warning")


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
    if 2 * sum(months == least for _, _, months in gaps) < len(gaps):
        return None  # years here and there, which stand by their dates
    one, other, _ = next(gap for gap in gaps if gap[2] > least)
    return Fault(
        "chart-order",
        f"between “{one.label}” and “{other.label}” a period is left out, and the line runs on over it",
        help="write it in its place: `null` among `facts:`, or `missing: true` among `bars:` or `points:`",
        severity="warning",
    )


def _months(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month
