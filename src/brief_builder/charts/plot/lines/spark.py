"""A series and a small place → its line without an axis, a dot at the last point, and the first and last figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.ink import Box, Ink, TooTight, Words
from brief_builder.charts.plot.lines.ends import value_of
from brief_builder.charts.plot.lines.paths import Trace, colour_of, stroke
from brief_builder.charts.plot.occupied import Rect
from brief_builder.charts.plot.scales import Scale, span

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.plot.look import Look, Room

_LEAST = (3.0, 0.9)  # width and height of the line at least, in sizes
_FAIR = 0.42  # of the width: with so much for the line, figures stand in the words of the text and not as numbers
_GAP = 0.45  # between the line and a figure, in sizes
_REACH = 2.0  # how far a dot reaches from the line, in widths of the line
_BREAK = 0.7  # how much wider, in slots, the space is in which a series breaks
_FILL = 0.7  # of its slot that a bar takes

Side = Literal["left", "right"]
_SIDES: tuple[Side, Side] = ("left", "right")


class Sparkline:
    """One panel of a small line; where the series breaks, of small bars, which no line needs to join.

    Raises TooTight when the first and the last figure leave no room for the line.
    """

    numbered = False

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._panel, self._room, self._look, self._limits = panel, room, look, limits
        self.head = heading(panel, room, look)
        self.foot_rows = 0
        self.ink(len(self.head), 0)

    def largest(self, head_rows: int, foot_rows: int) -> float | None:  # noqa: ARG002  it has nothing below
        """The points of a unit."""
        return self._set(head_rows, None)[1]

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:  # noqa: ARG002
        """The panel; it has no labels below, whatever other panels have."""
        return self._set(head_rows, largest)[0]

    def _set(self, head_rows: int, largest: float | None) -> tuple[list[Ink], float | None]:
        room, look = self._room, self._look
        place = Rect(room.x, room.y, room.right, below_heading(head_rows, room, look))
        ink, unit = set_spark(self._panel, place, look, room.size, self._limits, largest=largest)
        return [*headed(self.head, room, look), *ink], unit


def set_spark(
    panel: Panel, place: Rect, look: Look, size: float, limits: tuple[Decimal, Decimal] | None, *, last: bool = True,
    largest: float | None = None,
) -> tuple[list[Ink], float | None]:  # fmt: skip
    """The line of the first series in a place; figures stand beside it or, where that leaves it no room, below.

    With it the points of a unit, None without figures.

    Args:
        size: of the letters.
        limits: the lowest and highest value; None for those of the series.
        last: whether the last figure is written; where it stands beside in large letters, it is not.
        largest: the most points that a unit may have.

    Raises:
        TooTight: line and figures have no room.
    """
    series = panel.series[0]
    held = [index for index, point in enumerate(series.points) if point.value is not None]
    if not held:
        rows = look.lines(series.points[0].text, size, place.width)
        if look.height(len(rows), size) > place.height:
            raise TooTight(f"“{series.points[0].text}”")
        return [*look.beside(rows, *place.middle, size, align="center")], None
    named = [series.points[held[0]]] if len(held) > 1 else []
    named += [series.points[held[-1]]] if last else []
    spark = _Spark(panel, place, look, size, limits, largest, (len(held) > 1, last))
    tight: TooTight | None = None
    for beside in (True, False):
        for full in (True, False):
            for periods in (True, False):
                labels = [_rows(point, full=full, period=periods) for point in named]
                try:
                    return spark.set(labels, beside=beside, fair=full)
                except TooTight as error:
                    tight = error
    assert tight is not None  # noqa: S101  the last way ended so
    raise tight


def _rows(point: Point, *, full: bool, period: bool) -> list[str]:
    """The figure, and the period it is of."""
    return [point.text if full else value_of(point), *([point.label] if period and point.label else [])]


@dataclass(frozen=True, slots=True)
class _Spark:
    """A sparkline; named says whether the first and whether the last figure is written."""

    panel: Panel
    place: Rect
    look: Look
    size: float
    limits: tuple[Decimal, Decimal] | None
    largest: float | None
    named: tuple[bool, bool]

    def set(self, labels: Sequence[Sequence[str]], *, beside: bool, fair: bool) -> tuple[list[Ink], float]:
        """Line and labels; with fair, the line keeps a good part of the place, or it is TooTight."""
        place, look, size = self.place, self.look, self.size
        sides: list[Side] = [side for side, named in zip(_SIDES, self.named, strict=True) if named]
        widths = [self._wide(rows, bold=side == "right") for rows, side in zip(labels, sides, strict=True)]
        high = max((look.height(len(rows), size) for rows in labels), default=0.0)
        reach = self._reach
        if beside:
            taken = {side: wide + _GAP * size for side, wide in zip(sides, widths, strict=True)}
            field = Rect(
                place.left + taken.get("left", 0.0) + reach, place.bottom + reach,
                place.right - taken.get("right", 0.0) - reach, place.top - reach,
            )  # fmt: skip
            room = high <= place.height
        else:
            below = high + _GAP * size if labels else 0.0
            field = Rect(place.left + reach, place.bottom + below + reach, place.right - reach, place.top - reach)
            room = sum(widths) + 0.8 * size * (len(widths) - 1) <= place.width
        narrow = field.width < max(_LEAST[0] * size, _FAIR * place.width if fair else 0.0)
        if not room or narrow or field.height < _LEAST[1] * size - 2 * reach:
            raise TooTight(f"“{labels[-1][0]}”" if labels else "the line")
        scale = self._scale(field)
        ink, heights = self._line(field, scale)
        for rows, side, wide in zip(labels, sides, widths, strict=True):
            ink += self._label(rows, side, wide, heights[0 if side == "left" else -1], beside=beside)
        return ink, scale.length / (scale.high - scale.low)

    @property
    def _reach(self) -> float:
        return _REACH * stroke(self.look.style.outline, beside=False)

    @property
    def _breaks(self) -> bool:
        after = self.panel.break_after
        return bool(after and 0 < after < len(self.panel.series[0].points))

    def _scale(self, field: Rect) -> Scale:
        """Lines float; bars stand on zero."""
        values = [point.value for point in self.panel.series[0].points]
        low, high = (float(end) for end in span([*values, *(self.limits or ())], zero=self._breaks))
        if low == high:
            return Scale(low - 1, low + 1, field.bottom, field.height)
        unit = field.height / (high - low) if self.largest is None else self.largest
        return Scale(low, high, field.bottom, min(field.height, unit * (high - low)))

    def _line(self, field: Rect, scale: Scale) -> tuple[list[Ink], list[float]]:
        """The marks, and the heights of the points that have a figure."""
        points, after, look = self.panel.series[0].points, self.panel.break_after, self.look
        if self._breaks:
            ink = self._bars(field, scale, after or 0)
        else:
            last = max(len(points) - 1, 1)
            xs = [field.left + field.width * (index / last if len(points) > 1 else 0.5) for index in range(len(points))]
            trace = Trace.of(self.panel.series[0], xs, scale, None, look)
            lone = [run[0] for run in trace.runs() if len(run) == 1]
            end = trace.last()
            ink = [*trace.strokes(), *trace.dots(sorted({*lone, *([end] if end is not None else [])}))]
        return ink, [scale.at(point.value) for point in points if point.value is not None]

    def _bars(self, field: Rect, scale: Scale, after: int) -> list[Ink]:
        points = self.panel.series[0].points
        slot = field.width / (len(points) + _BREAK)
        zero, ink = scale.at(0), list[Ink]()
        colour = self.look.colour(colour_of(self.panel.series[0]))
        for index, point in enumerate(points):
            if point.value is None:
                continue
            x = field.left + slot * (index + (1 - _FILL) / 2 + (_BREAK if index >= after else 0))
            low, high = sorted((zero, scale.at(point.value)))
            ink.append(Box(x, low, _FILL * slot, max(high - low, 0.5), colour, point.mark))
        return ink

    def _wide(self, rows: Sequence[str], *, bold: bool) -> float:
        """Of a label; the last figure is bold."""
        return max(self.look.width(row, self.size, bold=bold and n == 0) for n, row in enumerate(rows))

    def _label(self, rows: Sequence[str], side: Side, wide: float, y: float, *, beside: bool) -> list[Ink]:
        """A figure beside its end of the line, at its height as far as the place allows, or below it."""
        place, look, size = self.place, self.look, self.size
        high = look.height(len(rows), size)
        top = min(max(y + high / 2, place.bottom + high), place.top) if beside else place.bottom + high
        if side == "left":
            # Beside the line, the words end where it begins.
            x, align = (place.left + wide, "right") if beside else (place.left, "left")
        else:
            x, align = (place.right - wide, "left") if beside else (place.right, "right")
        letters, style = look.letters, look.style
        return [
            Words(
                row, x, top - (letters.ascent + letters.leading * n) * size, size, side == "right" and n == 0,
                "right" if align == "right" else "left", style.ink,
            )
            for n, row in enumerate(rows)
        ]  # fmt: skip
