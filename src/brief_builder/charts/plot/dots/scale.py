"""Rows of dots and the width they have → the longest scale on which their figures have room beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.plot.dots.rows import limits_of
from brief_builder.charts.plot.scales import Scale

if TYPE_CHECKING:
    from brief_builder.charts.plot.dots.rows import Row
    from brief_builder.charts.plot.look import Look

_SHORTEST = 11.0  # sizes: on a shorter scale dots are hard to compare
_LEAST = 0.3  # of the room is left for the dots


def beside(
    rows: Sequence[Row], behind: Sequence[float], left: float, right: float, reach: float, size: float, look: Look
) -> Scale | None:
    """The scale; None when it would be too short to compare.

    Args:
        behind: what notes behind the last figure of each row take, in points.
        left: where the first figure may begin.
        right: where the last words must end.
        reach: how far a dot and the gap beside it go from its middle.
    """
    low, high = limits_of(rows)
    span = float(high - low)
    starts, ends = [(0.0, left)], [(1.0 if span else 0.0, right)]
    for row, note in zip(rows, behind, strict=True):
        if row.spots:
            first, last = (float(end - low) / span if span else 0.0 for end in row.ends)
            starts.append((first, left + reach + look.width(row.before, size)))
            ends.append((last, right - reach - look.width(row.after, size) - note))

    def slack(length: float) -> tuple[float, float]:
        """Between which places the scale may begin."""
        return (
            max(place - share * length for share, place in starts),
            min(place - share * length for share, place in ends),
        )

    near = max(_SHORTEST * size, _LEAST * (right - left)) if span else 0.0
    first, last = slack(near)
    if first > last:
        return None
    far = right - left if span else 0.0
    for _ in range(40):
        middle = (near + far) / 2
        first, last = slack(middle)
        if first <= last:
            near = middle
        else:
            far = middle
    return Scale(float(low), float(high), slack(near)[0], near)
