"""Places that words would like to have in a row → the nearest places at which they do not touch."""

from __future__ import annotations

from collections.abc import Sequence


def apart(
    wanted: Sequence[float], widths: Sequence[float], gap: float, left: float, right: float
) -> list[float] | None:
    """The left ends of words, in their order, at least a gap apart; None when they do not fit between left and right.

    The sum of the squares of the distances from where they would like to stand is the least that is possible: without
    their widths the places must only not fall, which is isotonic regression (pool adjacent violators).
    """
    offsets, behind = [], 0.0
    for width in widths:
        offsets.append(behind)
        behind += width + gap
    spare = right - left - (behind - gap)
    if not widths or spare < -1e-6:
        return [] if not widths else None
    pools: list[tuple[float, int]] = []  # a place that is common to several, and how many they are
    for place, offset in zip(wanted, offsets, strict=True):
        mean, count = place - offset, 1
        while pools and pools[-1][0] > mean:
            other, several = pools.pop()
            mean, count = (mean * count + other * several) / (count + several), count + several
        pools.append((mean, count))
    places = [min(max(mean, left), left + max(spare, 0.0)) for mean, count in pools for _ in range(count)]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]
