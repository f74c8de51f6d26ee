"""What a native chart shows and the size it has → where its plot stands, and which words it has room for.

Office lays a chart out anew whenever it is opened, and knows no rule of ours: it turns labels on their side, leaves
some out, writes figures over each other. So the plot gets its place from us, measured with the same letters as in
pictures, and what has no room is not asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.plot.axis import Axis
from brief_builder.charts.plot.bars.names import YEAR
from brief_builder.charts.plot.ink import TooTight
from brief_builder.charts.plot.scales import from_zero, span
from brief_builder.charts.words.signs import signed

if TYPE_CHECKING:
    from brief_builder.charts.model import Medium, Panel, Point
    from brief_builder.charts.native.data import NativeData, NativeSeries
    from brief_builder.charts.native.formats import Format
    from brief_builder.charts.plot.look import Look

EDGE = 2.0  # points that stay free around all
GAP = 0.6  # between words and what they name, in sizes
HEAD = 1.5  # what a line of words takes above a bar, in sizes
# Some programs set letters on whole pixels of a coarse screen, which makes small ones wider.
_SLACK: dict[Medium, float] = {"brief": 1.1, "deck": 1.03}
NAME_GAP = 1.2  # between a name and the axis that it stands beside, in sizes: Office sets it off
_KEY, _KEY_OF_LINE = 2.4, 4.4  # what the legend draws before a name and leaves behind it, in sizes
_PARTS = tuple(Decimal(part) / 5 for part in range(6))  # of a whole
_MOST_NUMBERS = 5  # of an axis
_WIDEST_NAMES = 0.42  # of the chart: what the names beside bars may take


@dataclass(frozen=True, slots=True)
class Measures:
    """What is given: the data, their format, and how large the chart is, in points."""

    panel: Panel
    data: NativeData
    format: Format
    width: float
    height: float
    look: Look
    size: float

    @property
    def stacked(self) -> bool:
        return self.panel.kind in ("stacked", "share", "waterfall")

    @property
    def lying(self) -> bool:
        """Whether bars run from left to right; lines, areas and steps go upwards whatever is asked for."""
        return self.panel.horizontal and self.panel.kind not in ("line", "slope", "area", "waterfall")

    @property
    def hangs(self) -> bool:
        """Whether all bars stand below zero, so that their labels stand above it, as in pictures."""
        low, high = span(self.values(), zero=True)
        return low < 0 and not high and not self.lying and self.panel.kind not in ("line", "slope", "area")

    @property
    def inside(self) -> bool:
        """Whether figures stand in their bars."""
        return self.panel.kind in ("stacked", "share")

    def words(self, series: NativeSeries, point: Point) -> str:
        """The figure at a point, as its label says it: of a step with its sign."""
        words = point.number or point.text
        return signed(self.look.language, words, point.value) if series.sign and point.value is not None else words

    def wide(self, text: str, *, bold: bool = False) -> float:
        """The width that words may come to have, in points."""
        return self.look.width(text, self.size, bold=bold) * self._slack

    def lines(self, text: str, room: float) -> list[str] | None:
        """Words in lines that fit the room; None when one is wider."""
        return self.look.letters.lines(text, self.size, room / self._slack)

    @property
    def _slack(self) -> float:
        return _SLACK[self.look.medium]

    def figures(self) -> list[str]:
        """The words of all figures."""
        return [
            self.words(series, point)
            for series in self.data.shown
            for point in series.points
            if point is not None and point.value is not None
        ]

    def values(self) -> list[Decimal | None]:
        """What decides how far the axis goes: ends of bars, or of those that stand on each other."""
        series = self.data.series
        if not self.stacked and self.panel.kind != "area":  # areas stand on each other too
            return [value for each in series for value in each.values]
        sums: list[Decimal | None] = []
        for index in range(len(self.data.labels)):
            held = [value for each in series if (value := each.values[index]) is not None]
            sums += [sum((v for v in held if v > 0), Decimal(0)), sum((v for v in held if v < 0), Decimal(0))]
        return sums

    @property
    def line(self) -> float:
        """From baseline to baseline, in points."""
        return self.look.letters.leading * self.size


@dataclass(frozen=True, slots=True)
class Plan:
    """How a native chart is laid out.

    Attributes:
        size: of its letters, in points.
        left, top, width, height: of the plot inside its axes, in points, from the upper left corner of the chart.
        gap: between the bars of neighbouring categories, in percent of a bar.
        axis: the numbers of the value axis and its light lines; None where figures stand at what shows them.
        low, high: where the value axis ends; None lets Office choose.
        every: of how many labels of categories one is shown.
        legend: how many lines the legend has; 0 for none.
        named: the series that say at an end of their line what they are called; the others stand in the legend.
        shifts: (series, point) → how far its label is moved down, in points, from where Office puts it.
        below: (series, point) whose figure stands below its point and not above it.
        bare: (series, point) whose figure has no room in its bar.
    """

    size: float
    left: float
    top: float
    width: float
    height: float
    gap: int = 80
    axis: Axis | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    every: int = 1
    legend: int = 0
    named: frozenset[int] = frozenset()
    shifts: Mapping[tuple[int, int], float] = field(default_factory=dict)
    below: frozenset[tuple[int, int]] = frozenset()
    bare: frozenset[tuple[int, int]] = frozenset()

    @property
    def labelled(self) -> bool:
        """Whether figures stand at what shows them; then there is no axis with numbers, and never both."""
        return self.axis is None


def axis_of(m: Measures, *, zero: bool) -> Axis:
    """Round numbers for the values; `zero` where bars or areas are compared by their length."""
    if m.panel.kind == "share":
        words = tuple(f"{m.look.number(part * 100, 0)}%" for part in _PARTS)
        return Axis(_PARTS, words, max(map(m.wide, words)))
    low, high = from_zero(*span(m.values(), zero=zero))
    # Where somebody's larger number needs it, Office adds one.
    return Axis.of(low, high, m.format.power, m.look, m.size, most=_MOST_NUMBERS)


def feet(m: Measures, slot: float) -> tuple[int, int]:
    """How many lines the labels below a plot need, and of how many labels one is shown.

    Names are never left out: only along a line of periods do those between tell themselves.

    Raises:
        TooTight: when a name is wider than its place.
    """
    room = slot - 0.4 * m.size
    found = [m.lines(label, room) for label in m.data.labels]
    if all(lines is not None for lines in found):
        return max((len(lines or ()) for lines in found), default=1), 1
    if not _is_time(m):
        raise TooTight(f"“{max(m.data.labels, key=m.wide)}”")
    widest = max(map(m.wide, m.data.labels)) + GAP * m.size
    return 2, -int(-widest // slot)  # two: a program that does not leave labels out turns them, and needs the room


def _is_time(m: Measures) -> bool:
    """Whether the categories are years, or periods that follow each other; “HS 61” is none."""
    if all(not label.strip() or YEAR.fullmatch(label) for label in m.data.labels):
        return True
    starts = [point.start for point in m.data.series[0].points if point is not None]
    return all(one is not None and other is not None and one < other for one, other in pairwise(starts))


def names(m: Measures) -> tuple[float, int]:
    """How wide the names beside bars are, and how many lines the longest takes; TooTight as for `feet`."""
    room = _WIDEST_NAMES * m.width
    rows = 1
    wide = 0.0
    for label in m.data.labels:
        lines = m.lines(label, room)
        if lines is None:
            raise TooTight(f"“{label}”")
        rows = max(rows, len(lines))
        wide = max([wide, *map(m.wide, lines)])
    return wide, rows


def legend_rows(m: Measures, named: Collection[int] = ()) -> int:
    """How many lines a legend takes; 0 where there is nothing to tell apart.

    Args:
        named: the series that are named at their lines.
    """
    if len(m.data.shown) < 2 or m.panel.kind == "waterfall":
        return 0
    listed = [each for index, each in enumerate(m.data.series) if each.seen and index not in named]
    if not listed:
        return 0
    key = _KEY_OF_LINE if m.panel.kind in ("line", "slope") else _KEY
    widest = max(m.wide(series.name) + key * m.size for series in listed)
    # Some programs set them in columns of one width.
    beside = max(int((m.width - 2 * EDGE) // widest), 1)
    return -(-len(listed) // beside)


def legend_height(rows: int, size: float) -> float:
    """What a legend takes above the plot, in points."""
    return (1.45 * rows + 0.5) * size if rows else 0.0


def foot_height(m: Measures, rows: int) -> float:
    """What the labels below a plot take, in points: Office sets them a little off the axis."""
    return 0.9 * m.size + m.line * max(rows, 1)
