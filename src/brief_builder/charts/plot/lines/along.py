"""A panel of series along categories, and what draws them → the first way to label them that fits, drawn.

The ways: figures at the points of a single short series, without axis and grid; names and last values at the ends of
lines, or names inside of areas, with an axis; names in a legend. Which of them fits is found by measure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from brief_builder.charts.plot.annotating import Marks, Note, annotated
from brief_builder.charts.plot.axis import Axis
from brief_builder.charts.plot.headings import headed, heading, heading_height
from brief_builder.charts.plot.ink import Ink, Line, TooTight, Words
from brief_builder.charts.plot.lines.ends import End, end_of, set_ends, value_of
from brief_builder.charts.plot.lines.frame import Frame, limits_of, most_ticks
from brief_builder.charts.plot.lines.legend import line_legend
from brief_builder.charts.plot.lines.paths import is_beside
from brief_builder.charts.plot.lines.points import Figure, Row, rows_of, set_figures, width_of
from brief_builder.charts.plot.occupied import Rect, rect_around, rect_of

if TYPE_CHECKING:
    from brief_builder.charts.model import Annotation, Panel, Series
    from brief_builder.charts.plot.ink import Spot
    from brief_builder.charts.plot.legend import Legend, Swatch
    from brief_builder.charts.plot.look import Look, Room
    from brief_builder.charts.plot.scales import Scale

LEVEL = 20  # figures that differ by less than this part of the largest make a level line
FEW = 6  # points whose figures stand beside them, in place of an axis
_CROWD = 4  # so many labels at the ends may be pushed far, and need longer leaders
_LEADER = {False: 0.9, True: 1.9}  # between the ends and their labels, in sizes
_CLOSE = 0.55  # … where there is one label, which needs no leader


class Body(Protocol):
    """The series of a panel in their places.

    Attributes:
        spots: of each point of each series, on its line or on the upper edge of its area; None where it is missing.
        ends: the point of each series that is named at the right, and the place that its leader starts from; None
            for a series without figures.
        reach: how far a dot reaches from its spot, points.
        solid: whether marks stand on each other, so that words about one of them find a place only above all.
    """

    @property
    def spots(self) -> Sequence[Sequence[Spot | None]]: ...
    @property
    def ends(self) -> Sequence[tuple[int, Spot] | None]: ...
    @property
    def reach(self) -> float: ...
    @property
    def solid(self) -> bool: ...

    def ink(self, *, dotted: bool, marked: Collection[tuple[int, int]]) -> list[Ink]:
        """The marks.

        Args:
            dotted: whether each point has a dot, as where each has a figure beside it.
            marked: points that have a dot in any case: series and index.
        """

    def inside(self, size: float) -> dict[int, list[Ink]]:
        """The names that find room inside of marks, by the number of their series."""


BodyMaker = Callable[["Panel", "Frame", "Scale"], Body]


class _NotInside(TooTight):
    """Names that were to stand inside of marks and do not fit there."""

    def __init__(self, name: str, numbers: frozenset[int]) -> None:
        super().__init__(f"“{name}”")
        self.numbers = numbers


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to label.

    Attributes:
        figures: the words of each point of the only series; None with an axis.
        ends: labels at the right.
        inside: the series whose names stand inside of their marks.
    """

    panel: Panel
    frame: Frame
    body: BodyMaker
    figures: Sequence[Sequence[Row]] | None = None
    ends: Sequence[End] = ()
    inside: frozenset[int] = frozenset()

    def ink(self, head_rows: int, foot_rows: int, largest: float | None) -> tuple[list[Ink], float | None]:
        """What is drawn below the title, and how many points a unit has."""
        frame, look = self.frame, self.frame.look
        if foot_rows < frame.foot_rows:
            raise TooTight(f"“{self.panel.labels[0]}”")
        field = frame.field(head_rows, foot_rows)
        top = frame.room.top - frame.head(head_rows)
        place = Rect(field.left, field.bottom, frame.room.right, field.top)
        ink, spare = annotated(lambda free: self._marks(field, top, free, largest), place, look, look.style.least)
        scale = frame.scale(field, self._pads(), spare, largest)
        return ink, scale.length / (scale.high - scale.low)

    def _pads(self) -> tuple[float, float]:
        """The room for figures below and above the outermost points."""
        if self.figures is None:
            return 0.0, 0.0
        size, look = self.frame.room.size, self.frame.look
        points = self.panel.series[0].points
        # Words for what is missing stand where the field has room for them.
        lines = [len(rows) for rows, point in zip(self.figures, points, strict=True) if point.value is not None]
        high = look.height(max(lines, default=0), size) + 1.1 * size
        return high, high

    def _marks(self, field: Rect, top: float, spare: float, largest: float | None) -> Marks:
        frame, look, size = self.frame, self.frame.look, self.frame.room.size
        scale = frame.scale(field, self._pads(), spare, largest)
        body = self.body(self.panel, frame, scale)
        ink = frame.ink(field, top)
        marked = {(0 if len(body.spots) == 1 else note.series, note.index) for note in self.panel.annotations}
        dotted = self.figures is not None or frame.stations.dated
        ink += body.ink(dotted=dotted, marked={(n, index) for n, index in marked if n is not None})
        beneath = frame.beneath(field, scale)
        figures = self._at_points(field, scale, body, [*ink, *beneath])
        ink += [row for rows in figures.values() for row in rows]
        names = body.inside(size) if self.inside else {}
        if lacking := self.inside - names.keys():
            raise _NotInside(self.panel.series[min(lacking)].name, lacking)
        for number in sorted(self.inside):
            ink += names[number]
        spots = [end[1] for label in self.ends if (end := body.ends[label.series]) is not None]
        if len(spots) < len(self.ends):  # a band that ends in a gap has no end to be named at
            raise TooTight("the name of a series that ends in a gap")
        if self.ends:
            x = frame.room.right - max(label.width for label in self.ends)
            # What stands over the field, the labels do not reach.
            bare = frame.legend is None and not frame.note
            span = field.bottom - 0.3 * size, top if bare else field.top + 0.4 * size
            ink += set_ends(self.ends, spots, x, span, look, size, reach=body.reach)
        notes = [self._note(each, body, field, figures.get(each.index, ())) for each in self.panel.annotations]
        ink = [*self._uprights(field, notes), *ink]
        # Without a grid the line on which the field stands is no place for words either.
        if self.figures is not None:
            return Marks((), [*beneath, *ink], notes)
        return Marks(beneath, ink, notes)

    def _at_points(self, field: Rect, scale: Scale, body: Body, ink: Sequence[Ink]) -> dict[int, list[Words]]:
        """The words of the figures, by the index of their point; none where there is an axis."""
        if self.figures is None:
            return {}
        frame, spots = self.frame, body.spots[0]
        figures = []
        for index, (rows, spot, point) in enumerate(zip(self.figures, spots, self.panel.series[0].points, strict=True)):
            if spot is None:
                figures.append(Figure(rows, None, _between(spots, index, field)))
                continue
            x, y = spot
            ends = [scale.at(end) for end in (point.low, point.high) if point.has_range and end is not None]
            mark = Rect(x, min([y, *ends]), x, max([y, *ends])).grown(body.reach)
            figures.append(Figure(rows, mark))
        room = Rect(frame.room.x, field.bottom, frame.room.right, field.top)
        return set_figures(figures, frame.stations.xs, ink, room, frame.look, frame.room.size)

    def _uprights(self, field: Rect, notes: Sequence[Note]) -> list[Ink]:
        """A thin line through all series, under them, at what is said of a category as a whole."""
        style = self.frame.look.style
        xs = [
            (note.at.middle[0], note.at.top)
            for note, each in zip(notes, self.panel.annotations, strict=True)
            if each.series is None and len(self.panel.series) > 1
        ]
        return [Line(x, field.bottom, x, top, style.faint_width, style.faint) for x, top in xs]

    def _note(self, annotation: Annotation, body: Body, field: Rect, figure: Sequence[Words]) -> Note:
        """The words and the point, or all points of the category."""
        index = annotation.index
        rows = body.spots if annotation.series is None or body.solid else [body.spots[annotation.series]]
        held = [spot for spots in rows if (spot := spots[index]) is not None]
        if not held:
            x = self.frame.stations.xs[index]
            return Note(annotation.text, Rect(x, field.bottom, x, field.bottom), ("above",))
        heights = [y for _, y in held]
        at = Rect(held[0][0], min(heights), held[0][0], max(heights)).grown(body.reach)
        # Of several series, words stand on top of the line that is drawn through them all.
        if len(rows) > 1:
            return Note(annotation.text, at, ("above",))
        return Note(annotation.text, at, figure=rect_around([rect_of(each, self.frame.look) for each in figure]))


def _between(spots: Sequence[Spot | None], index: int, field: Rect) -> float:
    """The height in the middle between the neighbours of a gap."""
    before = next((spot[1] for spot in reversed(spots[:index]) if spot is not None), None)
    after = next((spot[1] for spot in spots[index:] if spot is not None), None)
    known = [each for each in (before, after) if each is not None]
    return sum(known) / len(known) if known else field.middle[1]


class Along:
    """One panel of series along categories: measured when made, drawn by `ink`.

    Attributes:
        numbered: whether an axis says its figures, in the way in which it was drawn last.

    Args:
        body: what draws the series.
        zero: whether the values are measured from zero.
        swatch: how a legend shows colours.
        within: whether names may stand inside of marks.
        tops: how far each series reaches at each of its points, None where it is not drawn; None for their values.

    Raises TooTight when no way to label it fits.
    """

    def __init__(
        self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None, *, body: BodyMaker,
        zero: bool, swatch: Swatch, within: bool, tops: Sequence[Sequence[Decimal | None]] | None = None,
    ) -> None:  # fmt: skip
        self._panel, self._room, self._look, self._body = panel, room, look, body
        self._swatch, self._within = swatch, within
        self._tops = tops or [[point.value for point in series.points] for series in panel.series]
        self._shared = limits is not None
        self.head = heading(panel, room, look)
        low, high = limits_of(panel, limits, zero=zero)
        reached = [top for row in self._tops for top in row if top is not None]
        self._limits = min([low, *reached]), max([high, *reached])
        # Without an axis nobody sees that the field does not begin at zero, so it does unless lines came out level.
        self._bare = limits_of(panel, limits, zero=zero, flat=LEVEL)
        self._drawn = [number for number, series in enumerate(panel.series) if _held(series)]
        self._found: list[_Way] = []
        self._more = self._fitting()
        self.numbered = False
        self.foot_rows = next(self._ways()).frame.foot_rows

    def largest(self, head_rows: int, foot_rows: int) -> float | None:
        """The points of a unit in the way that fits."""
        return self._first(head_rows, foot_rows, None)[1]

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:
        """The panel in the first way that fits so many rows above and below."""
        return [*headed(self.head, self._room, self._look), *self._first(head_rows, foot_rows, largest)[0]]

    def _first(self, head_rows: int, foot_rows: int, largest: float | None) -> tuple[list[Ink], float | None]:
        tight: TooTight | None = None
        for way in self._ways():
            try:
                found = way.ink(head_rows, foot_rows, largest)
            except TooTight as error:
                tight = tight or error
                continue
            self.numbered = way.frame.axis is not None
            return found
        assert tight is not None  # noqa: S101  there is a way, or making the panel had failed
        raise tight

    # -- ways

    def _ways(self) -> Iterator[_Way]:
        """The ways that fit, looked for only as far as they are asked for."""
        yield from self._found
        for way in self._more:
            self._found.append(way)
            yield way

    def _fitting(self) -> Iterator[_Way]:
        """The ways that fit as many rows as they need themselves; TooTight when there is none."""
        tight: TooTight | None = None
        found = False
        for make in self._makers():
            try:
                way = make()
                way.ink(len(self.head), way.frame.foot_rows, None)
            except TooTight as error:
                tight = tight or error
                continue
            found = True
            yield way
        if not found:
            assert tight is not None  # noqa: S101  there is a way to try
            raise tight

    def _makers(self) -> Iterator[Callable[[], _Way]]:
        panel = self._panel
        if not self._drawn:
            yield self._empty
            return
        if len(panel.series) == 1 and len(panel.labels) <= FEW and self._look.figures != "axis":
            yield lambda: self._at_points(full=True)
            yield lambda: self._at_points(full=False)
        if self._within:
            yield self._named_inside
        yield lambda: self._with_axis(self._drawn)
        if len(self._drawn) > 1:
            yield lambda: self._with_axis(self._drawn, rows=1)
        coloured = [number for number in self._drawn if not is_beside(panel.series[number])]
        if 0 < len(coloured) < len(self._drawn):
            yield lambda: self._with_axis(coloured)
        yield lambda: self._with_axis(())

    def _empty(self) -> _Way:
        """Nothing is known: the words that say so, once, in the middle."""
        panel, room, look = self._panel, self._room, self._look
        rows: list[list[Row]] = [[] for _ in panel.labels]
        rows[len(rows) // 2] = rows_of(panel.points[0], room.width, look, room.size, full=True)
        frame = Frame.of(panel, room, look, self._limits, axis=None, beside=0.0, legend=None)
        return _Way(panel, frame, self._body, rows)

    def _at_points(self, *, full: bool) -> _Way:
        panel, room, look, size = self._panel, self._room, self._look, self._room.size
        points = panel.series[0].points
        # Words keep apart from those of their neighbours.
        slot = room.width / len(points) - 0.4 * size
        rows = [rows_of(point, slot, look, size, full=full) for point in points]
        lines = max((len(each) for each, point in zip(rows, points, strict=True) if point.value is not None), default=0)
        if self._shared and self._bare[0] < 0 and lines > 1:
            # They would lift zero above that of other panels on the scale.
            raise TooTight(f"“{points[0].text}”")
        inset = width_of(rows[0], look, size) / 2, width_of(rows[-1], look, size) / 2
        frame = Frame.of(panel, room, look, self._bare, axis=None, beside=0.0, legend=None, inset=inset)
        return _Way(panel, frame, self._body, rows)

    def _named_inside(self) -> _Way:
        """As many names as fit inside of their marks; the others at the right."""
        inside = frozenset(number for number in self._drawn if self._panel.series[number].name)
        while True:
            way = self._with_axis(self._drawn, inside)
            try:
                way.ink(len(self.head), way.frame.foot_rows, None)
            except _NotInside as error:
                inside -= error.numbers
                continue
            return way

    def _with_axis(self, at_ends: Sequence[int], inside: frozenset[int] = frozenset(), rows: int = 9) -> _Way:
        """Names at the ends of some series, in at most so many rows each, those of the others in a legend."""
        panel, room, look, size = self._panel, self._room, self._look, self._room.size
        ends = []
        for number in at_ends:
            series = panel.series[number]
            at = max((index for index, top in enumerate(self._tops[number]) if top is not None), default=None)
            if at is None:  # it would stand on what is missing everywhere
                raise TooTight("the name of a series that is not drawn")
            value = value_of(series.points[at])
            if at < len(series.points) - 1:
                value = f"{value} ({series.points[at].label})"
            named = replace(series, name="") if number in inside else series
            end = end_of(number, named, value, look, size, room.width, rows=rows)
            if at < len(series.points) - 1:
                # A leader over the places behind it must not seem to be the line that goes on.
                end = replace(end, leader=look.style.faint)
            ends.append(end)
        leader = _CLOSE if len(ends) == 1 else _LEADER[len(ends) > _CROWD]
        beside = max(end.width for end in ends) + leader * size if ends else 0.0
        legend = line_legend(
            [panel.series[number] for number in self._from_the_top() if number not in at_ends],
            [series for number, series in enumerate(panel.series) if number not in self._drawn],
            self._swatch, room.width, look, size,
        )  # fmt: skip
        axis = Axis.of(*self._limits, panel.scale, look, size, most=most_ticks(self._height(legend), size))
        frame = Frame.of(panel, room, look, self._limits, axis=axis, beside=beside, legend=legend if legend else None)
        return _Way(panel, frame, self._body, None, ends, inside)

    def _height(self, legend: Legend) -> float:
        """Of the field, about."""
        head = heading_height(len(self.head), self._look)
        return self._room.height - head - legend.height - self._look.height(1, self._room.size)

    def _from_the_top(self) -> list[int]:
        """The series that are drawn, in the order in which their lines end, the highest first."""

        def height(number: int) -> Decimal:
            return next((top for top in reversed(self._tops[number]) if top is not None), Decimal(0))

        return sorted(self._drawn, key=height, reverse=True)


def _held(series: Series) -> bool:
    return any(point.value is not None for point in series.points)
