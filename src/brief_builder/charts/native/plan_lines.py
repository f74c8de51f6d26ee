"""Lines, slopes and areas of a native chart and its size → their plan: names and figures at the ends of lines.

Two names never stand on each other: they are moved apart, and where that takes them too far from their lines, a legend
says which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.native.plan import (
    EDGE,
    GAP,
    Measures,
    Plan,
    axis_of,
    feet,
    foot_height,
    legend_height,
    legend_rows,
)
from brief_builder.charts.native.plan_points import plan_points
from brief_builder.charts.plot.ink import TooTight
from brief_builder.charts.plot.scales import Scale, span
from brief_builder.charts.plot.spreading import spread

if TYPE_CHECKING:
    from brief_builder.charts.native.data import NativeSeries
    from brief_builder.charts.plot.axis import Axis

MOST_NAMED = 4  # lines that are named at their ends
_FARTHEST = 3.0  # how far a name may be from the end of its line, in sizes
_WIDEST_NAME = 0.34  # of the chart
_HAIR = 0.05  # points that nobody sees
_FREE = Decimal("0.08")  # of the span of a slope, above it and below


def plan_lines(m: Measures) -> Plan:
    """The plan of lines or areas; TooTight when there is no room for them."""
    if m.panel.kind == "line":
        figures = plan_points(m)
        if figures is not None:
            return figures
    axis = axis_of(m, zero=m.panel.kind == "area")
    left = EDGE + axis.room(m.size)
    for named in _nameable(m):
        plan = _named(m, axis, left, named)
        if plan is not None:
            return plan
    rows = legend_rows(m)
    return _plain(m, axis, left, EDGE + m.size / 2, rows)


def _plain(m: Measures, axis: Axis, left: float, right: float, rows: int) -> Plan:
    if m.panel.kind == "area" and m.data.labels:  # it reaches to the ends of the axis, and so do its labels
        left = max(left, EDGE + m.wide(m.data.labels[0]) / 2)
        right = max(right, EDGE + m.wide(m.data.labels[-1]) / 2)
    width = m.width - left - right
    top = EDGE + legend_height(rows, m.size) + 0.5 * m.size  # half a number of the axis stands above the plot
    lines, every = feet(m, width / max(len(m.data.labels), 1))
    height = m.height - top - foot_height(m, lines) - EDGE
    if height < 4 * m.size or width < 6 * m.size:
        raise TooTight("what stands around the lines")
    low = axis.numbers[0]
    return Plan(m.size, left, top, width, height, axis=axis, low=low, every=every, legend=rows)


def _nameable(m: Measures) -> list[list[NativeSeries]]:
    """The series that may be named at their ends, the best first: all, or those that do not only stand beside."""
    shown = list(m.data.shown)
    coloured = [each for each in shown if not each.beside]
    if m.panel.kind != "line" or len(shown) < 2 or not 0 < len(coloured) <= MOST_NAMED:
        return []
    return [shown] if len(coloured) == len(shown) else [shown, coloured]


def _named(m: Measures, axis: Axis, left: float, named: Sequence[NativeSeries]) -> Plan | None:
    """With the names and last figures of series at their ends; None where they have no room there."""
    count = len(m.data.labels)
    widest = max(m.wide(label_words(m, series, count - 1), bold=True) for series in named) + GAP * m.size + 4
    ends = [series.values[-1] if series.values else None for series in named]
    at = [m.data.series.index(series) for series in named]
    if widest > _WIDEST_NAME * m.width or any(end is None for end in ends):
        return None
    # Half a category is free behind the last point.
    free = (m.width - left - EDGE - widest) / count / 2
    plan = _plain(m, axis, left, EDGE + max(widest - free, m.size / 2), legend_rows(m, at))
    scale = axis.scale(0, plan.height)
    moved = _moved([plan.height - scale.at(end) for end in ends if end is not None], m, plan.height)
    if moved is None or max(map(abs, moved)) > _FARTHEST * m.size:
        return None
    shifts = {(index, count - 1): shift for index, shift in zip(at, moved, strict=True) if shift}
    return Plan(
        m.size, plan.left, plan.top, plan.width, plan.height, axis=axis, low=plan.low, every=plan.every,
        legend=plan.legend, named=frozenset(at), high=axis.numbers[-1] if any(moved) else None, shifts=shifts,
    )  # fmt: skip


def _moved(places: Sequence[float], m: Measures, height: float) -> list[float] | None:
    """How far each of several words is moved down so that none stands on another; None where they have no room.

    Args:
        places: the middle of each, from the top.
        height: of the room in which they stand; the outermost may reach half over its ends.
    """
    found = spread(places, [m.line] * len(places), -m.line / 2, height + m.line / 2)
    if found is None:
        return None
    shifts = [to - place for to, place in zip(found, places, strict=True)]
    return [shift if abs(shift) > _HAIR else 0.0 for shift in shifts]


def plan_slope(m: Measures) -> Plan:
    """Lines between two categories, with their figures at both ends; TooTight when these have no room."""
    last = len(m.data.labels) - 1
    gap = GAP * m.size + 4
    before = max((m.wide(words) for words in _said(m, 0)), default=0.0) + gap
    behind = max((m.wide(words, bold=True) for words in _said(m, last)), default=0.0) + gap
    room = m.width - 2 * EDGE
    # Half of each slot is free at its end: a quarter of the plot. What needs more is left free beside it.
    width = min(room, (room - before) * 4 / 3, (room - behind) * 4 / 3, 2 * (room - before - behind))
    left = max(0.0, before - width / 4)
    if width < 0.25 * room or last < 1:
        raise TooTight("what stands at the ends of the lines")
    lines, every = feet(m, width / (last + 1))
    low, high = _around(m)
    top = EDGE + 0.6 * m.size
    height = m.height - top - foot_height(m, lines) - EDGE
    if height < 4 * m.size:
        raise TooTight("what stands below the lines")
    scale = Scale(float(low), float(high), 0, height)
    shifts: dict[tuple[int, int], float] = {}
    for place in (0, last):
        held = [(index, series) for index, series in enumerate(m.data.series) if series.values[place] is not None]
        at = [height - scale.at(value) for _, series in held if (value := series.values[place]) is not None]
        moved = _moved(at, m, height)
        if moved is None or max(map(abs, moved), default=0.0) > _FARTHEST * m.size:  # Office draws no leader
            raise TooTight("what stands at the ends of the lines")
        shifts |= {(index, place): shift for (index, _), shift in zip(held, moved, strict=True) if shift}
    return Plan(
        m.size, EDGE + left, top, width, height, every=every, low=low, high=high, shifts=shifts,
    )  # fmt: skip


def _around(m: Measures) -> tuple[Decimal, Decimal]:
    """Where the axis of a slope ends: a little beyond the values, so that none stands on the line below."""
    low, high = span(m.values(), zero=False)
    free = (high - low) * _FREE or abs(high) * _FREE or Decimal(1)
    return low - free, high + free


def _said(m: Measures, place: int) -> list[str]:
    """The words at one end: the figure, and at the last the name before it."""
    out = []
    for series in m.data.shown:
        point = series.points[place]
        if point is not None and point.value is not None:
            out.append(label_words(m, series, place))
    return out


def label_words(m: Measures, series: NativeSeries, place: int) -> str:
    """What the label at an end of a line says: at one of them its name too, where there are several."""
    point = series.points[place]
    figure = m.words(series, point) if point is not None else ""
    return f"{series.name} {figure}" if place == named_at(series) and len(m.data.shown) > 1 else figure


def named_at(series: NativeSeries) -> int:
    """The point that says what a line is called: the last, or the first where the last has no figure."""
    last = len(series.values) - 1
    return 0 if series.values[last] is None else last
