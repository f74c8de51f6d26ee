"""A panel of one series → bars from zero: `column` stands, `bar` lies, `balance` goes both ways from zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.plot.bars.bar import FRAME, Bar, Drawn, Gap, Need
from brief_builder.charts.plot.bars.breadth import ALONE, CM
from brief_builder.charts.plot.bars.frame import Ends, Side
from brief_builder.charts.plot.bars.label import Label
from brief_builder.charts.plot.bars.layout import Layout, Margins, Plan, reach
from brief_builder.charts.plot.bars.names import BETWEEN
from brief_builder.charts.plot.bars.plot import BarPlot
from brief_builder.charts.plot.ink import Ink, TooTight
from brief_builder.charts.words.sides import sides

if TYPE_CHECKING:
    from decimal import Decimal

    from brief_builder.charts.model import Medium, Point
    from brief_builder.charts.plot.bars.lanes import Lanes
    from brief_builder.charts.plot.look import Look

_FILL = {False: 0.58, True: 0.64}  # how much of its lane a bar takes when lanes are narrow, standing and lying
_WIDEST: dict[tuple[Medium, bool], float] = {
    ("brief", False): 5.2 * CM, ("deck", False): 6.6 * CM, ("brief", True): 1.45 * CM, ("deck", True): 2.3 * CM,
}  # fmt: skip
_MANY = 12  # of more bars, the unit is not said with each figure
_FREE = 0.4  # of the room is for the longest bar where figures are written in full


class SingleBars(BarPlot):
    """Bars of one series from zero, each with its figure at its end."""

    def plans(self) -> Iterable[Plan]:
        """Figures in full, else as numbers of the panel's unit."""
        if len(self._points) <= _MANY or not self.lying:
            yield Plan("text")
        yield Plan("number")

    @property
    def widest(self) -> float:
        """The broadest that a lane may be."""
        return _WIDEST[self.look.medium, self.lying]

    @property
    def sides(self) -> Sequence[Side] | None:
        """Names stand on the free side where a bar goes below zero."""
        sides = self._sides
        return sides if -1 in sides or not self.lying else None

    @property
    def _points(self) -> Sequence[Point]:
        return self.panel.series[0].points

    @property
    def _sides(self) -> list[Side]:
        return [-1 if hangs(point, self._points, self.limits) else 1 for point in self._points]

    def drawn(self, lanes: Lanes) -> list[Drawn]:
        """A bar for each point; its length is certain up to where its range begins."""
        series, lying = self.panel.series[0], self.lying
        breadth = min(_FILL[lying] * lanes.slot, ALONE[self.look.medium, lying])
        out: list[Drawn] = []
        for point, middle, side in zip(series.points, lanes.middles, self._sides, strict=True):
            if point.value is None:
                out.append(self._gap(point, middle, breadth, side, lanes))
                continue
            near, far = (side * float(end) for end in point.ends)
            out.append(
                Bar(
                    middle, breadth, 0.0, near, self.colour(series, point, 0), point.mark,
                    (near, far) if point.has_range else None, self._label(point, lanes, side), side=side,
                )
            )  # fmt: skip
        return out

    def _label(self, point: Point, lanes: Lanes, side: Side) -> Label | None:
        if self.plan.figures == "axis":
            return None
        text = point.text if self.plan.figures == "text" else point.number or point.text
        room = None if self.lying else lanes.slot - BETWEEN
        return self.in_line(Label.figure(text, self.room.size, self.look, room), side)

    def _gap(self, point: Point, middle: float, breadth: float, side: Side, lanes: Lanes) -> Gap:
        """A place as long as the longest bar where bars stand, and as its words where they lie."""
        size = self.room.size
        if self.lying:
            return Gap(middle, breadth, 0.0, 0.0, Label.plain(point.text, size, self.look), side)
        if self.plan.figures == "axis":
            return Gap(middle, breadth, 0.0, self._longest(side), None, side, plate=True)
        words = words_in(point.text, size, (breadth - 0.35 * size, lanes.slot - BETWEEN - FRAME * size), self.look)
        return Gap(middle, breadth, 0.0, self._longest(side), words, side)

    def _longest(self, side: Side) -> float:
        """Of the bars on a side of zero, in units."""
        return max(
            float(other.ends[1]) for other in self._points if hangs(other, self._points, self.limits) == (side < 0)
        )

    def check(self, layout: Layout) -> None:
        """Figures in full leave the bars less room than they need."""
        if not self.lying or self.plan.figures != "text":
            return
        span = sum(reach(need for each in layout.drawn for need in each.needs(lying=self.lying)))
        area = layout.area
        if span and self.limits is None and span * layout.scale < _FREE * (area.right - area.left):
            raise TooTight("the figures in full")


class Columns(SingleBars):
    """Bars that stand."""

    def plans(self) -> Iterable[Plan]:
        """Figures in full; where those found no room, numbers of the panel's unit, else an axis and a grid."""
        if self.lying:
            yield from super().plans()
        elif self.look.figures == "full":
            yield Plan("text")
        else:
            yield from (Plan("number"), Plan("axis"))

    @property
    def may_turn(self) -> bool:
        """Only where they found no room with fewer words either."""
        return super().may_turn and self.look.figures != "full"

    @property
    def every_year(self) -> bool:
        """As long as figures have all their words, years have theirs."""
        return self.look.figures == "full"

    @property
    def sides(self) -> Sequence[Side] | None:
        """Under all of them where an axis stands beside them."""
        return None if self.plan.figures == "axis" else super().sides

    def _gap(self, point: Point, middle: float, breadth: float, side: Side, lanes: Lanes) -> Gap:
        """Where there are few words, a place may be without: the note under the chart says what it is."""
        try:
            return super()._gap(point, middle, breadth, side, lanes)
        except TooTight:
            if self.plan.figures == "text":
                raise
            return Gap(middle, breadth, 0.0, self._longest(side), None, side)


class RankedBars(SingleBars):
    """Bars that lie, whatever the panel says: their names are those of things."""

    @property
    def lying(self) -> bool:
        """They always do."""
        return True


class BalanceBars(SingleBars):
    """Bars up and down from zero, or left and right, with words that say what the sides are."""

    def plans(self) -> Iterable[Plan]:
        """Of many columns, none has a figure, and an axis stands beside them."""
        yield from super().plans()
        if not self.lying:
            yield Plan("axis")

    @property
    def sides(self) -> Sequence[Side] | None:
        """Names stand on the free side of each bar; under all of them where an axis stands beside them."""
        return None if self.plan.figures == "axis" else self._sides

    @property
    def _words(self) -> list[tuple[Side, str]]:
        """The word for each side that has a bar."""
        up, down = sides(self.look.language)
        words: list[tuple[Side, str]] = [(1, up), (-1, down)]
        held = self._sides
        return [(side, word) for side, word in words if side in held]

    @property
    def _wide(self) -> float:
        return max(self.look.width(word, self.look.style.least) for _, word in self._words)

    def margins(self) -> Margins:
        """Left of the first lane, or above it."""
        least = self.look.style.least
        if self.lying:
            return Margins(above=self.look.height(1, least) + 0.5 * least)
        return Margins(left=self._wide + 0.6 * least)

    def base(self, layout: Layout) -> Ends:
        """The words stand at the line."""
        margins, (first, last) = self.margins(), super().base(layout)
        return first - (margins.above if self.lying else 0.0 if layout.axis else margins.left), last

    def needs(self) -> Iterable[Need]:
        """The words stand on both sides of zero."""
        if self.lying:
            for side, word in self._words:
                yield side, 0.0, self.look.width(word, self.look.style.least) + 0.5 * self.look.style.least

    def own(self, layout: Layout) -> list[Ink]:
        """The words, along the line of zero."""
        look, least, margins = self.look, self.look.style.least, self.margins()
        ink: list[Ink] = []
        for side, word in self._words:
            label = Label.plain(word, least, look)
            if self.lying:
                x = layout.frame.zero + side * 0.5 * least
                ink += label.below(x, layout.area.top + margins.above, look, "left" if side > 0 else "right")
            else:
                zero = layout.frame.zero
                top = zero + 0.3 * least + label.height if side > 0 else zero - 0.4 * least
                ink += label.below(self.room.x, top, look, "left")
        return ink


def hangs(point: Point, points: Sequence[Point], limits: tuple[Decimal, Decimal] | None = None) -> bool:
    """Whether its bar goes below zero; a missing one goes where the others do, in all panels that share limits."""
    if point.value is not None:
        return point.value < 0
    if limits is not None:
        return limits[0] < 0 and limits[1] <= 0
    values = [other.value for other in points if other.value is not None]
    return bool(values) and all(value < 0 for value in values)


def words_in(text: str, size: float, rooms: Iterable[float], look: Look) -> Label:
    """Words in the first room in which they can be broken into lines; TooTight when there is none."""
    for room in rooms:
        if (rows := look.letters.lines(text, size, room)) is not None:
            return Label.of((((row, False),) for row in rows), size, look)
    raise TooTight(f"“{text}”")
