"""One short line of a native chart and its size → its plan with a figure at each point, where these have room.

Office puts a figure above its point or below it, and nowhere between. So where the line would lead through one on both
sides, the chart has an axis instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.native.plan import EDGE, HEAD, Measures, Plan, feet, foot_height
from brief_builder.charts.plot.lines.along import FEW, LEVEL
from brief_builder.charts.plot.occupied import Rect
from brief_builder.charts.plot.scales import Scale, from_zero, span

if TYPE_CHECKING:
    from brief_builder.charts.plot.ink import Spot

_OFF = 0.45  # between a point and its figure, in sizes
_BETWEEN = 0.4  # between figures beside each other, in sizes


def plan_points(m: Measures) -> Plan | None:
    """The plan; None for several lines, long ones, and figures without room.

    Raises:
        TooTight: when a label of a category is wider than its place.
    """
    if len(m.data.shown) != 1 or len(m.data.labels) > FEW:
        return None
    width = m.width - 2 * EDGE
    slot = width / len(m.data.labels)
    lines, every = feet(m, slot)
    free = HEAD * m.size
    height = m.height - 2 * EDGE - free - foot_height(m, lines)
    if height < 4 * m.size or every > 1 or max(map(m.wide, m.figures())) > slot - _BETWEEN * m.size:
        return None
    low, high = _ends(m, free / height)
    if high <= low:
        return None
    scale = Scale(float(low), float(high), 0, height)
    values = m.data.shown[0].values
    spots = [None if v is None else ((n + 0.5) * slot, scale.at(v)) for n, v in enumerate(values)]
    below = _below(m, spots, free)
    return None if below is None else Plan(m.size, EDGE, EDGE + free, width, height, low=low, below=below)


def _ends(m: Measures, free: float) -> tuple[Decimal, Decimal]:
    """Where the axis begins and how far the line goes: from zero, unless it came out level, as in pictures.

    Args:
        free: what a figure below the lowest point takes, as part of the plot.
    """
    low, high = from_zero(*span(m.values(), zero=False), flat=LEVEL)
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == 0:
        return low, high
    share = Decimal(round(free, 3))
    return low - (high - low) * share / (1 - share), high


def _below(m: Measures, spots: Sequence[Spot | None], free: float) -> frozenset[tuple[int, int]] | None:
    """The points whose figures stand below them, as in a trough; None where one finds no place on either side."""
    (series,) = m.data.shown
    index, out = m.data.series.index(series), set()
    for place, spot in enumerate(spots):
        point = series.points[place]
        if spot is None or point is None:
            continue
        wide = m.wide(m.words(series, point), bold=True)
        near = [each[1] for each in spots[max(place - 1, 0) : place + 2] if each is not None]
        trough = spot[1] < sum(near) / len(near) - 0.01
        sides = ((_words(spot, wide, m.size, up=up), up) for up in (not trough, trough))
        up = next((up for words, up in sides if _is_free(words, spots) and (up or spot[1] >= free)), None)
        if up is None:
            return None
        if not up:
            out.add((index, place))
    return frozenset(out)


def _words(spot: Spot, wide: float, size: float, *, up: bool) -> Rect:
    """Where Office sets a figure."""
    x, y = spot
    bottom = y + _OFF * size if up else y - (_OFF + 1) * size
    return Rect(x - wide / 2, bottom, x + wide / 2, bottom + size)


def _is_free(words: Rect, spots: Sequence[Spot | None]) -> bool:
    """Whether no piece of the line leads through words."""
    return not any(one and other and words.cut_by(one, other) for one, other in pairwise(spots))
