"""A panel of dots → what stands in each of its rows: the marks by size, the figures beside them, what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Mark, Panel, Point
    from brief_builder.charts.plot.look import Look, Room

_NAMES = 0.42  # of the room is the most that names of categories take …
_WORD = 0.5  # … unless a word alone is longer


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a row; low and high are the ends of the range that is drawn, the value itself where none is."""

    series: int
    value: Decimal
    low: Decimal
    high: Decimal
    colour: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Row:
    """One category.

    Attributes:
        spots: from the smallest value.
        before: the figure at the left of all, empty where there is none.
        after: the figure at the right of all.
        said: what is not known, and what the chart's author explains.
    """

    spots: tuple[Spot, ...]
    before: str
    after: str
    said: str

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The smallest and the largest value that is drawn, ends of ranges among them; there is a spot."""
        return min(spot.low for spot in self.spots), max(spot.high for spot in self.spots)


def rows_of(panel: Panel, look: Look, *, in_full: bool) -> list[Row]:
    """The rows; with figures in full, or their numbers alone."""
    return [_row(panel, index, look, in_full=in_full) for index in range(len(panel.labels))]


def limits_of(rows: Sequence[Row]) -> tuple[Decimal, Decimal]:
    """The ends of all rows; (0, 0) without any value."""
    held = [row.ends for row in rows if row.spots]
    return (min(low for low, _ in held), max(high for _, high in held)) if held else (Decimal(0), Decimal(0))


def categories(panel: Panel, room: Room, look: Look) -> list[list[str]]:
    """Their names in lines that leave most of the room to the dots; TooTight when a word takes more than half."""
    size = room.size
    widest = max((look.width(label, size) for label in panel.labels), default=0.0)
    longest = max((look.width(word, size) for label in panel.labels for word in label.split(" ")), default=0.0)
    limit = max(min(widest, _NAMES * room.width), min(longest, _WORD * room.width)) + 0.01
    return [look.lines(label, size, limit) for label in panel.labels]


def _row(panel: Panel, index: int, look: Look, *, in_full: bool) -> Row:
    spots, figures = [], {}
    unknown: dict[str, list[str]] = {}  # the words that say so → the series
    for number, series in enumerate(panel.series):
        point = series.points[index]
        if point.value is None:
            unknown.setdefault(point.text, []).append(series.name)
        else:
            spots.append(_spot(number, point, point.value, look.colour(point.colour or series.colour)))
            figures[number] = point.text if in_full or not point.number else point.number
    spots.sort(key=lambda spot: spot.value)
    several = len(panel.series) > 1
    said = [f"{words} ({', '.join(names)})" if several else words for words, names in unknown.items()]
    said += [each.text for each in panel.annotations if each.index == index]
    before = figures[spots[0].series] if len(spots) > 1 else ""
    after = figures[spots[-1].series] if spots else ""
    return Row(tuple(spots), before, after, "; ".join(each for each in said if each))


def _spot(series: int, point: Point, value: Decimal, colour: str) -> Spot:
    low, high = value, value
    if point.mark == "derived" and point.has_range:
        low = min(value, point.low) if point.low is not None and point.low.is_finite() else value
        high = max(value, point.high) if point.high is not None and point.high.is_finite() else value
    return Spot(series, value, low, high, colour, point.mark)
