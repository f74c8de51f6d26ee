"""The series of a panel of dots → their names: over the dots of the first row where they fit, else in a row of keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Dot, Ink, TooTight
from brief_builder.charts.plot.spreading import apart

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.look import Look

_BETWEEN = 0.7  # between names over dots, in sizes
_KEYS_BETWEEN = 1.6  # between keys, in sizes
_RADIUS = 0.36  # of the dot before a key, in sizes
_OFF = 0.25  # how far beyond the end of its name a dot may stand, in sizes


@dataclass(frozen=True, slots=True)
class Names:
    """Words with their left ends, in rows from the top; the dots before them where they are keys.

    Attributes:
        rows: of each the left end, the name and the colour of its key, which is None over dots.
        height: of all rows, in points.
    """

    rows: tuple[tuple[tuple[float, str, str | None], ...], ...]
    height: float
    size: float
    look: Look

    @classmethod
    def of(
        cls, panel: Panel, spots: Sequence[float] | None, ends: tuple[float, float, float], look: Look, size: float
    ) -> Names:
        """The names of several series; nothing for one.

        Args:
            spots: where the dots of the first row stand, series by series; None when one is missing, or when panels
                must look alike.
            ends: where names over dots may begin, where keys begin, and where both must end.
        """
        if len(panel.series) < 2:
            return cls((), 0.0, size, look)
        over = _over(panel, spots, (ends[0], ends[2]), look, size) if spots is not None else None
        rows = (over,) if over is not None else tuple(_keys(panel, ends[1:], look, size))
        return cls(rows, look.height(len(rows), size), size, look)

    def ink(self, top: float) -> list[Ink]:
        """The names; top is where the tallest letters of the first row reach to."""
        look, size = self.look, self.size
        ink: list[Ink] = []
        for index, row in enumerate(self.rows):
            upper = top - index * look.letters.leading * size
            for left, name, colour in row:
                words = look.block([name], left, upper, size, align="left")
                if colour is not None:
                    middle = words[0].y + 0.33 * size
                    ink.append(Dot(left - 1.8 * _RADIUS * size, middle, _RADIUS * size, colour))
                ink += words
        return ink


def _over(
    panel: Panel, spots: Sequence[float], ends: tuple[float, float], look: Look, size: float
) -> tuple[tuple[float, str, None], ...] | None:
    """Names centred on their dots and pushed apart; None when one would then stand beside its dot."""
    order = sorted(range(len(spots)), key=lambda index: spots[index])
    names = [panel.series[index].name for index in order]
    widths = [look.width(name, size) for name in names]
    wanted = [spots[index] - width / 2 for index, width in zip(order, widths, strict=True)]
    places = apart(wanted, widths, _BETWEEN * size, *ends)
    if places is None:
        return None
    for index, place, width in zip(order, places, widths, strict=True):
        if not place - _OFF * size <= spots[index] <= place + width + _OFF * size:
            return None
    # Dots that stand on one another have no names of their own place.
    near = [abs(spots[a] - spots[b]) for a, b in pairwise(order)]
    if near and min(near) < size:
        return None
    return tuple((place, name, None) for place, name in zip(places, names, strict=True))


def _keys(
    panel: Panel, ends: tuple[float, float], look: Look, size: float
) -> list[tuple[tuple[float, str, str | None], ...]]:
    """A dot and a name for each series, in as many rows as are needed."""
    key = 2.8 * _RADIUS * size
    rows: list[list[tuple[float, str, str | None]]] = [[]]
    x = ends[0]
    for series in panel.series:
        wide = key + look.width(series.name, size)
        if rows[-1] and x + wide > ends[1]:
            rows.append([])
            x = ends[0]
        if x + wide > ends[1]:
            raise TooTight(f"“{series.name}”")
        colour = look.colour(series.colour or series.points[0].colour)
        rows[-1].append((x + key, series.name, colour))
        x += wide + _KEYS_BETWEEN * size
    return [tuple(row) for row in rows]
