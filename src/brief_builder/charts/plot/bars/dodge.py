"""Wanted places in a row → the nearest places at which nothing touches, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise


def dodge(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float) -> list[float] | None:
    """The middles of things so long, together as near as can be to where they are wanted; None when there is no room.

    Args:
        wanted: middles, from the lowest.
        sizes: of the things, along the row.
        low: where the row begins.
        high: where it ends.
        gap: between things.
    """
    if not sizes:
        return []
    if sum(sizes) + gap * (len(sizes) - 1) > high - low + 1e-9:
        return None
    # How far each is from the first where all touch: less that, places need only not fall, which is a regression
    # (pool adjacent violators); and its best places within bounds are those without, moved into the bounds.
    offsets = list(accumulate((one / 2 + gap + other / 2 for one, other in pairwise(sizes)), initial=0.0))
    pools: list[tuple[float, int]] = []
    for middle, offset in zip(wanted, offsets, strict=True):
        mean, count = middle - offset, 1
        while pools and pools[-1][0] > mean:
            other, its = pools.pop()
            mean, count = (mean * count + other * its) / (count + its), count + its
        pools.append((mean, count))
    first, last = low + sizes[0] / 2, high - sizes[-1] / 2 - offsets[-1]
    level = [min(max(mean, first), last) for mean, count in pools for _ in range(count)]
    return [place + offset for place, offset in zip(level, offsets, strict=True)]
