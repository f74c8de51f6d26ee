"""Places that labels would like and how high they are → places in the same order at which they do not touch."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float] | None:
    """Middles for labels below each other, as near to the wanted ones as can be (least squares).

    Args:
        wanted: the middle that each would like, in points, in any order; labels at one place keep their order,
            the first lowest.
        heights: of each label, with the space that it keeps from its neighbours.
        low: where the lowest may begin.
        high: where the highest may end.

    Returns:
        The middles in the order of `wanted`; None when the labels are higher than the room.
    """
    if sum(heights) > high - low + 1e-6:
        return None
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    offsets, reach = [], 0.0
    for index in order:
        offsets.append(reach + heights[index] / 2)
        reach += heights[index]
    # Without their own heights the middles must only rise: isotonic regression, by pooling neighbours that do not.
    pools: list[tuple[float, int]] = []
    for index, offset in zip(order, offsets, strict=True):
        total, count = wanted[index] - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before, more = pools.pop()
            total, count = total + before, count + more
        pools.append((total, count))
    risen = [min(max(total / count, low), high - reach) for total, count in pools for _ in range(count)]
    out = [0.0] * len(wanted)
    for index, offset, level in zip(order, offsets, risen, strict=True):
        out[index] = level + offset
    return out
