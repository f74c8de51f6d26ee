"""Places that labels would like and how large they are → the nearest places at which they do not touch.

The sum of the squares of the distances from the wanted places is the least that is possible: without their own sizes
the places must only not fall, which is isotonic regression (pool adjacent violators).
"""

from __future__ import annotations

from collections.abc import Sequence

_HAIR = 1e-6  # points: no label is refused for less


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float] | None:
    """Middles for labels below each other.

    Args:
        wanted: the middle that each would like, in points, in any order; labels at one place keep their order,
            the first lowest.
        heights: of each label, with the space that it keeps from its neighbours.
        low: where the lowest may begin.
        high: where the highest may end.

    Returns:
        The middles in the order of `wanted`; None when the labels are higher than the room.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    risen = _in_order([wanted[index] for index in order], [heights[index] for index in order], low, high)
    if risen is None:
        return None
    out = [0.0] * len(wanted)
    for index, middle in zip(order, risen, strict=True):
        out[index] = middle
    return out


def apart(
    wanted: Sequence[float], widths: Sequence[float], gap: float, left: float, right: float
) -> list[float] | None:
    """The left ends of words in a row, in the order in which they are given, at least a gap apart.

    Returns:
        The left ends; None when the words do not fit between left and right.
    """
    middles = [place + width / 2 for place, width in zip(wanted, widths, strict=True)]
    placed = _in_order(middles, [width + gap for width in widths], left - gap / 2, right + gap / 2)
    return None if placed is None else [middle - width / 2 for middle, width in zip(placed, widths, strict=True)]


def _in_order(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float] | None:
    if sum(sizes) > high - low + _HAIR:
        return None
    offsets, reach = [], 0.0
    for size in sizes:
        offsets.append(reach + size / 2)
        reach += size
    pools: list[tuple[float, int]] = []  # the sum of places that are common to several, and how many they are
    for middle, offset in zip(wanted, offsets, strict=True):
        total, count = middle - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before, more = pools.pop()
            total, count = total + before, count + more
        pools.append((total, count))
    last = max(high - reach, low)
    risen = [min(max(total / count, low), last) for total, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(risen, offsets, strict=True)]
