"""Small multiples: how many panels stand side by side → the room of each, what they share, which say their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.look import Room
from brief_builder.charts.plot.scales import span
from brief_builder.charts.plot.timeline.dates import days

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel

_GUTTER = 2.2  # between panels side by side, in sizes
_LEADING = 1.8  # … and between rows of them
_FROM_ZERO = frozenset({"column", "bar", "grouped", "stacked", "share", "area", "balance", "waterfall"})
_SUMMED = frozenset({"stacked", "area"})  # their series stand on each other
_LABELLED_BELOW = frozenset({"column", "grouped", "stacked", "balance"})
_OWN = frozenset({"treemap", "heatmap", "timeline"})
_MANY = 3  # rows of panels in which labels are said once, below the last


@dataclass(frozen=True, slots=True)
class Grid:
    """Panels in rows from the top, each row from the left.

    Attributes:
        columns: how many stand side by side.
        once: whether labels are said only by the lowest panel of each column.
    """

    columns: int
    once: bool

    def bare(self, index: int, count: int) -> bool:
        """Whether a panel leaves its labels to the one below it."""
        return self.once and index + self.columns < count

    def rooms(self, page: Room, count: int, foot: float = 0.0, heads: Sequence[float] = ()) -> list[Room]:
        """Rooms of equal width, whose plots have equal heights.

        Args:
            foot: what labels take, in points; panels that leave theirs to others do without.
            heads: what the titles of each row of panels take, in points; empty where they do not differ.
        """
        rows, gutter = -(-count // self.columns), _GUTTER * page.size
        heads, foot = heads or (0.0,) * rows, foot if self.once else 0.0
        wide = (page.width - gutter * (self.columns - 1)) / self.columns
        high = (page.height - _LEADING * page.size * (rows - 1) - foot - sum(heads)) / rows
        rooms: list[Room] = []
        top = page.top
        for row, head in enumerate(heads):
            for index in range(row * self.columns, min((row + 1) * self.columns, count)):
                tall = high + head + (0.0 if self.bare(index, count) else foot)
                x = page.x + index % self.columns * (wide + gutter)
                rooms.append(Room(x, top - tall, wide, tall, page.size))
            top -= high + head + _LEADING * page.size
        return rooms


def said_once(panels: Sequence[Panel], columns: int) -> tuple[bool, ...]:
    """Whether labels may be said once, in the order to be tried: for a few rows of panels only where it must be."""
    first, rows = panels[0], -(-len(panels) // columns)
    alike = all(
        panel.kind in _LABELLED_BELOW and not panel.horizontal and panel.kind == first.kind
        and panel.labels == first.labels and panel.break_after == first.break_after
        for panel in panels
    )  # fmt: skip
    if rows < 2 or not alike:
        return (False,)
    return (True,) if rows >= _MANY else (False, True)


def without_labels(panel: Panel) -> Panel:
    """The panel with nothing written below it."""
    series = tuple(
        replace(each, points=tuple(replace(point, label="") for point in each.points)) for each in panel.series
    )
    return replace(panel, series=series)


def scale_of(panel: Panel) -> str:
    """What a panel can share a scale with: lengths upwards, lengths across, areas, tints, days."""
    if panel.kind in _OWN:
        return panel.kind
    return "across" if panel.horizontal or panel.kind == "dot" else "up"


def limits(panels: Sequence[Panel], scale: str) -> tuple[Decimal, Decimal]:
    """The smallest and the largest of all that is drawn on a scale; of timelines, the first and the last day."""
    alike = [panel for panel in panels if scale_of(panel) == scale]
    if scale == "timeline":
        held: list[Decimal | None] = [day for panel in alike for day in days(panel.events)]
    else:
        held = [value for panel in alike for value in _values(panel)]
    return span(held, zero=any(panel.kind in _FROM_ZERO for panel in alike))


def _values(panel: Panel) -> list[Decimal | None]:
    held: list[Decimal | None] = []
    for point in panel.points:
        held.append(point.value)
        if point.has_range:
            held += [point.low, point.high]
    if panel.kind in _SUMMED:
        for stack in zip(*(series.points for series in panel.series), strict=False):
            values = [point.value for point in stack if point.value is not None]
            held += [sum((v for v in values if v > 0), Decimal(0)), sum((v for v in values if v < 0), Decimal(0))]
    return held
