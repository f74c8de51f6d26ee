"""The names of categories and the room of their lanes → labels below bars that stand or left of bars that lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.plot.bars.label import Label
from brief_builder.charts.plot.ink import TooTight

if TYPE_CHECKING:
    from brief_builder.charts.plot.bars.frame import Ends
    from brief_builder.charts.plot.bars.lanes import Lanes
    from brief_builder.charts.plot.look import Look

BETWEEN = 5.0  # points between the names of neighbours below bars
_MOST = 3  # lines of a name
_SHARES = (0.3, 0.36, 0.43, 0.5, 0.6)  # of the width that names may take, from what is best
YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_STEPS = (2, 5, 10, 20)  # of many years, those are named that can be divided by the first of these that leaves room
_APART = 0.1  # between names of one line, in sizes
_TAIL = 0.5  # points that nobody misses
_FURTHER = 0.5  # between others, in sizes: else one would run into the next


@dataclass(frozen=True, slots=True)
class Names:
    """A label for each category.

    Attributes:
        wide: the widest, in points.
        rows: the lines of the tallest.
    """

    labels: tuple[Label, ...]
    wide: float
    rows: int

    @classmethod
    def below(
        cls, names: Sequence[str], size: float, lanes: Lanes, within: Ends, look: Look, *, every: bool = False
    ) -> Names:
        """Names under bars that stand; of many years some. TooTight when one has no room in its lane.

        Args:
            within: from where to where across names may stand, in points.
            every: whether all years must be named.
        """
        slot = lanes.slot
        try:
            return cls._of([Label.plain(name, size, look, slot - BETWEEN, most=_MOST) for name in names])
        except TooTight:
            if every or not all(YEAR.fullmatch(name) for name in names):
                raise
        for step in _STEPS:
            if step * slot - BETWEEN >= max(look.width(name, size) for name in names):
                break
        else:
            raise TooTight(f"a chart of {len(names)} years")
        middles = lanes.middles
        fits = [
            min(middle - within[0], within[1] - middle) >= look.width(name, size) / 2
            for name, middle in zip(names, middles, strict=True)
        ]
        shown = [fit and int(name) % step == 0 for name, fit in zip(names, fits, strict=True)]
        held = [index for index, fit in enumerate(fits) if fit]
        if sum(shown) < 2 <= len(held) and (held[-1] - held[0]) * slot - BETWEEN >= look.width(names[-1], size):
            # One year alone would not tell how far apart they are.
            shown = [index in (held[0], held[-1]) for index in range(len(names))]
        return cls._of([Label.plain(name if show else "", size, look) for name, show in zip(names, shown, strict=True)])

    @classmethod
    def left(cls, names: Sequence[str], size: float, slot: float, width: float, look: Look) -> Names:
        """Names beside bars that lie, in as few lines as leave the bars room; TooTight when they leave none."""
        most = next((n for n in range(_MOST, 0, -1) if look.height(n, size) + _APART * size <= slot), 0)
        if not most:
            raise TooTight(f"a chart of {len(names)} bars below each other")
        tight = TooTight(f"“{max(names, key=len)}”")
        for share in _SHARES:
            for rows in range(1, most + 1):
                try:
                    labels = [Label.plain(name, size, look, share * width, most=rows) for name in names]
                except TooTight as error:
                    tight = error
                    continue
                # Tails of the last must not reach out of its lane, below which the picture may end.
                inside = 2 * labels[-1].half(look) <= slot + _TAIL
                if inside and all(_told_apart(one, other, slot) for one, other in pairwise(labels)):
                    return cls._of(labels)
        raise tight

    @classmethod
    def _of(cls, labels: Sequence[Label]) -> Names:
        return cls(tuple(labels), max(label.width for label in labels), max(len(label.rows) for label in labels))


def _told_apart(one: Label, other: Label, slot: float) -> bool:
    """Whether the names of neighbours stand so far apart that nobody reads them as one."""
    gap = _APART if len(one.rows) == len(other.rows) == 1 else _FURTHER
    return (one.height + other.height) / 2 + gap * one.size <= slot
