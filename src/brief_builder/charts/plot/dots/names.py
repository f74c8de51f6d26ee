"""The series of a panel of dots → their names: over the dots of the first row where they fit, else in a row of keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.plot.legend import Entry, Legend
from brief_builder.charts.plot.spreading import apart

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.ink import Ink
    from brief_builder.charts.plot.look import Look, Room

_BETWEEN = 0.7  # between names over dots, in sizes
_OFF = 0.25  # how far beyond the end of its name a dot may stand, in sizes
_BELOW = 0.5  # between names and the first row, in sizes


@dataclass(frozen=True, slots=True)
class Names:
    """The names of several series, or nothing for one.

    Attributes:
        over: names over dots, with their left ends in points.
        legend: keys in their place.
        height: what they take from the top of the plot, the space below them included.
    """

    over: tuple[tuple[float, str], ...]
    legend: Legend | None
    height: float

    @classmethod
    def of(cls, panel: Panel, spots: Sequence[float] | None, room: Room, look: Look) -> Names:
        """The names; TooTight when a word is wider than the room.

        Args:
            spots: where the dots of the first row stand, series by series; None when one is missing, or when panels
                must look alike.
        """
        if len(panel.series) < 2:
            return cls((), None, 0.0)
        if spots is not None and (over := _over(panel, spots, room, look)) is not None:
            return cls(over, None, look.height(1, room.size) + _BELOW * room.size)
        entries = [
            Entry(series.name, look.colour(series.colour or series.points[0].colour), "dot") for series in panel.series
        ]
        legend = Legend.of(entries, room.width, look, room.size)
        return cls((), legend, legend.height)

    def ink(self, room: Room, top: float, look: Look) -> list[Ink]:
        """The names; top is where the tallest letters of the first row reach to."""
        if self.legend is not None:
            return self.legend.ink(room.x, top, look)
        return [word for left, name in self.over for word in look.block([name], left, top, room.size, align="left")]


def _over(panel: Panel, spots: Sequence[float], room: Room, look: Look) -> tuple[tuple[float, str], ...] | None:
    """Names centred on their dots and pushed apart; None when one would then stand beside its dot."""
    order = sorted(range(len(spots)), key=lambda index: spots[index])
    # Of dots that stand on one another, none has a place of its own for its name.
    if any(spots[b] - spots[a] < room.size for a, b in pairwise(order)):
        return None
    names = [panel.series[index].name for index in order]
    widths = [look.width(name, room.size) for name in names]
    wanted = [spots[index] - width / 2 for index, width in zip(order, widths, strict=True)]
    places = apart(wanted, widths, _BETWEEN * room.size, room.x, room.right)
    if places is None:
        return None
    off = _OFF * room.size
    for index, place, width in zip(order, places, widths, strict=True):
        if not place - off <= spots[index] <= place + width + off:
            return None
    return tuple(zip(places, names, strict=True))
