"""Bars of a native chart and its size → their plan: how thick they are, and whether each has room for its figure."""

from __future__ import annotations

from decimal import Decimal

from brief_builder.charts.native.plan import (
    EDGE,
    GAP,
    HEAD,
    NAME_GAP,
    Measures,
    Plan,
    axis_of,
    feet,
    foot_height,
    legend_height,
    legend_rows,
    names,
)
from brief_builder.charts.plot.bars.breadth import ALONE, GROUPED, STACKED
from brief_builder.charts.plot.ink import TooTight
from brief_builder.charts.plot.scales import span

_FILL = 0.58  # how much of its slot one bar takes, as in pictures
_FILL_MANY = 0.76  # … and several
OVERLAP = -6  # of bars side by side, in percent: a hair of paper between them
_LOWEST = 1.25  # how high a piece of a stack must be to hold its figure, in sizes
_MOST_GAP = 500  # percent (ISO 29500-1, 21.2.2.75)


def plan_bars(m: Measures) -> Plan:
    """The plan; TooTight when a name is wider than its place or the bars have no room."""
    return _lying(m) if m.lying else _standing(m)


def _standing(m: Measures) -> Plan:
    rows = legend_rows(m)
    top = EDGE + legend_height(rows, m.size)
    for labelled in (True, False):
        axis = None if labelled else axis_of(m, zero=True)
        left = EDGE if axis is None else EDGE + axis.room(m.size)
        width = m.width - left - EDGE
        slot = width / max(len(m.data.labels), 1)
        lines, every = feet(m, slot)
        free = HEAD * m.size if labelled and not m.inside else 0.4 * m.size
        feet_high = foot_height(m, lines)
        height = m.height - top - free - feet_high - EDGE
        if height < 3 * m.size:
            raise TooTight("what stands above and below the bars")
        bar = _thick(m, slot)
        plan = Plan(
            m.size, left, top + (feet_high if m.hangs else free), width, height, gap=_gap(m, slot, bar), axis=axis,
            low=_low(m, height) if labelled else axis.numbers[0] if axis is not None else None, high=_high(m),
            every=every, legend=rows, bare=_bare(m, bar, height) if labelled else frozenset(),
        )  # fmt: skip
        if not labelled or _has_room(m, plan, slot - 5, bar):
            return _above(m, plan) if labelled and m.panel.kind == "waterfall" else plan
    raise AssertionError  # the second plan is always taken


def _lying(m: Measures) -> Plan:
    rows = legend_rows(m)
    wide, lines = names(m)
    left = EDGE + wide + NAME_GAP * m.size
    top = EDGE + legend_height(rows, m.size)
    for labelled in (True, False):
        axis = None if labelled else axis_of(m, zero=True)
        outside = labelled and not m.inside
        right = max(map(m.wide, m.figures()), default=0.0) + GAP * m.size if outside else EDGE
        if axis is not None:
            right = max(right, m.wide(axis.words[-1]) / 2)
        width = m.width - left - right - EDGE
        height = m.height - top - EDGE - (foot_height(m, 1) if axis is not None else 0.0)
        slot = height / max(len(m.data.labels), 1)
        if slot < lines * m.line or width < 3 * m.size:
            raise TooTight("what stands beside the bars")
        bar = _thick(m, slot)
        plan = Plan(
            m.size, left, top, width, height, gap=_gap(m, slot, bar), axis=axis, legend=rows,
            low=_low_lying(m, width) if labelled else axis.numbers[0] if axis is not None else None, high=_high(m),
            bare=_bare(m, bar, width) if labelled else frozenset(),
        )  # fmt: skip
        if not labelled or _has_room_lying(m, plan, slot, bar):
            return plan
    raise AssertionError  # the second plan is always taken


def _together(m: Measures) -> int:
    """How many bars stand side by side in a category."""
    return 1 if m.stacked else max(len(m.data.shown), 1)


def _thick(m: Measures, slot: float) -> float:
    """How thick a bar is, in points; no thicker than in pictures."""
    together = _together(m)
    breadths = GROUPED if together > 1 else STACKED if m.inside else ALONE
    return min((_FILL if together == 1 else _FILL_MANY) * slot / together, breadths[m.look.medium, m.lying])


def _gap(m: Measures, slot: float, bar: float) -> int:
    return max(0, min(round((slot - _together(m) * bar) / bar * 100), _MOST_GAP))


def _low(m: Measures, height: float) -> Decimal | None:
    """Where the axis begins: at zero, or so far below the lowest bar that its figure stands above the labels."""
    low, high = span(m.values(), zero=True)
    if low >= 0:
        return Decimal(0)
    if m.inside or m.hangs:
        return None
    share = HEAD * m.size / height
    return low - (high - low) * Decimal(round(share / (1 - min(share, 0.8)), 3))


def _low_lying(m: Measures, width: float) -> Decimal | None:
    """Where the axis begins: at zero, or so far below the lowest bar that its figure stands right of the names."""
    low, high = span(m.values(), zero=True)
    if low >= 0:
        return Decimal(0)
    if m.inside:
        return None
    share = (max(map(m.wide, m.figures()), default=0.0) + GAP * m.size) / width
    return low - (high - low) * Decimal(round(share / (1 - min(share, 0.8)), 3))


def _high(m: Measures) -> Decimal | None:
    """Where the axis ends: at zero above bars that hang, or Office may begin them elsewhere; else it may grow."""
    if m.panel.kind == "share":
        return Decimal(1)
    low, high = span(m.values(), zero=True)
    return Decimal(0) if low < 0 and not high else None


def _has_room(m: Measures, plan: Plan, slot: float, bar: float) -> bool:
    """Whether each figure fits above its bar, or those of most pieces in a stack."""
    if m.inside:
        return _most(m, plan)
    widest = max(map(m.wide, m.figures()), default=0.0)
    if _together(m) > 1:
        return widest <= bar * (1 - OVERLAP / 100) - 3
    return widest <= slot


def _has_room_lying(m: Measures, plan: Plan, slot: float, bar: float) -> bool:
    """Whether each figure fits behind its bar, or those of most pieces in a stack."""
    if m.inside:
        return _most(m, plan)
    widest = max(map(m.wide, m.figures()), default=0.0)
    return (slot if _together(m) == 1 else bar * (1 - OVERLAP / 100)) >= 0.95 * m.line and plan.width > widest


def _most(m: Measures, plan: Plan) -> bool:
    """Whether at least half of the pieces that can be seen have their figure in them, as in pictures."""
    seen = [(index, place) for index, place, value in _pieces(m) if value]
    return bool(seen) and 2 * len(plan.bare.intersection(seen)) <= len(seen)


def _bare(m: Measures, bar: float, length: float) -> frozenset[tuple[int, int]]:
    """The pieces of stacks that have no room for their figure.

    Args:
        bar: how thick a stack is, in points.
        length: of the axis, in points.
    """
    if not m.inside:
        return frozenset()
    out = set()
    for index, place, value in _pieces(m):
        point = m.data.series[index].points[place]
        assert point is not None  # noqa: S101  it has a value
        wide, high = m.wide(m.words(m.data.series[index], point)) + 4, _LOWEST * m.size
        long = _share(m, place, value) * length
        if long < (wide if m.lying else high) or bar < (high if m.lying else wide):
            out.add((index, place))
    return frozenset(out)


def _pieces(m: Measures) -> list[tuple[int, int, Decimal]]:
    """Series, point and value of each piece of a stack."""
    return [
        (index, place, value)
        for index, series in enumerate(m.data.series)
        for place, value in enumerate(series.values)
        if value is not None and series.points[place] is not None
    ]


def _share(m: Measures, place: int, value: Decimal) -> float:
    """How long a piece is, as part of the axis; Office lets the axis go a little further than the stacks."""
    if m.panel.kind == "share":
        whole = sum((abs(each.values[place] or Decimal(0)) for each in m.data.series), Decimal(0))
        return float(abs(value) / whole) if whole else 0.0
    low, high = span(m.values(), zero=True)
    return float(abs(value) / (high - low)) / 1.2 if high > low else 0.0


def _above(m: Measures, plan: Plan) -> Plan:
    """Figures above the steps of a waterfall, or below those that hang: Office sets them into their middle."""
    low, high = span(m.values(), zero=True)
    low = plan.low if plan.low is not None and low < 0 else low
    if high == low:
        return plan
    unit = plan.height / float(high - low)
    shifts = {
        (index, place): (1 if m.hangs else -1) * (float(abs(value)) * unit / 2 + 0.72 * m.size)
        for index, series in enumerate(m.data.series)
        for place, value in enumerate(series.values)
        if series.seen and value is not None
    }
    return Plan(
        plan.size, plan.left, plan.top, plan.width, plan.height, gap=plan.gap, every=plan.every, low=low, high=high,
        shifts=shifts,
    )  # fmt: skip
