"""A panel, its axis and what stands beside its lines → the field for the lines, and all that is around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import mix
from brief_builder.charts.plot.axis import Axis
from brief_builder.charts.plot.headings import heading_height
from brief_builder.charts.plot.ink import Ink, Line, TooTight
from brief_builder.charts.plot.lines.stations import Stations
from brief_builder.charts.plot.occupied import Rect
from brief_builder.charts.plot.scales import FLAT, Scale, from_zero, span

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.legend import Legend
    from brief_builder.charts.plot.look import Look, Room

_LEAST = 3.2  # a field is at least so many sizes high, or lines could not be compared
_TICK = 0.28  # length of a tick, in sizes
_RULE_DASH = (2.5, 2.0)


def limits_of(
    panel: Panel, limits: tuple[Decimal, Decimal] | None, *, zero: bool, flat: int = FLAT
) -> tuple[Decimal, Decimal]:
    """The values between which an axis runs: those of the panel with their ranges, and those that panels share.

    Args:
        zero: whether zero is among them in any case.
        flat: see `from_zero`.
    """
    values = [point.value for point in panel.points]
    values += [end for point in panel.points if point.has_range for end in (point.low, point.high)]
    # Those that panels share may leave ranges out.
    return from_zero(*span([*values, *(limits or ())], zero=zero), flat)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around lines.

    Attributes:
        axis: None where values stand at their points.
        limits: the lowest and highest value, for a field without axis.
        stations: where categories stand.
        right: where the field ends.
        legend: above the field; None where lines are named at their ends.
        note: lines beside a break.
    """

    room: Room
    look: Look
    axis: Axis | None
    limits: tuple[Decimal, Decimal]
    stations: Stations
    left: float
    right: float
    legend: Legend | None
    note: tuple[str, ...]

    @classmethod
    def of(
        cls, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal], *, axis: Axis | None,
        beside: float, legend: Legend | None, inset: tuple[float, float] = (0.0, 0.0),
    ) -> Frame:  # fmt: skip
        """The frame.

        Args:
            beside: what stands right of the lines, in points.
            inset: how far the first and last station keep from the edges at least, points.

        Raises:
            TooTight: the labels of categories do not fit, or the lines have hardly any width.
        """
        size = room.size
        left = room.x + (axis.room(size) if axis is not None else 0.0)
        right = room.right - beside
        if right - left < _LEAST * size:
            raise TooTight("what stands beside the lines")
        ends = left + max(inset[0], 0.5 * size), right - max(inset[1], 0.5 * size)
        stations = Stations.of(panel, *ends, (room.x, room.right), look, size)
        if stations.xs[-1] - stations.xs[0] < _LEAST * size and len(stations.xs) > 1:
            raise TooTight("what stands beside the lines")
        note: list[str] = []
        if stations.rule is not None:
            least = look.style.least
            note = look.lines(panel.break_note, least, max(room.right - stations.rule, stations.rule - room.x) - least)
        return cls(room, look, axis, limits, stations, left, right, legend, tuple(note))

    @property
    def foot_rows(self) -> int:
        return self.stations.rows

    def head(self, rows: int) -> float:
        """What a title in so many lines takes above the rest, in points."""
        return heading_height(rows, self.look)

    def field(self, head_rows: int, foot_rows: int) -> Rect:
        """Where lines may be; TooTight when it is too low for them."""
        style, size = self.look.style, self.room.size
        top = self.room.top - self.head(head_rows)
        if self.legend is not None:
            top -= self.legend.height
        if self.note:
            top -= self.look.height(len(self.note), style.least) + 0.3 * style.least
        bottom = self.room.y + self.stations.height(foot_rows, self.left, self.look, size)
        # Half of the number at the highest level stands above it.
        top -= 0.4 * size if self.axis is not None else 0.0
        if top - bottom < _LEAST * size:
            raise TooTight("what stands above and below the lines")
        return Rect(self.left, bottom, self.right, top)

    def scale(self, field: Rect, pads: tuple[float, float], spare: float, largest: float | None) -> Scale:
        """Where values stand.

        Args:
            pads: what stands below the lowest and above the highest value in a field without axis, points.
            spare: the height to leave free above the highest.
            largest: the most points that a unit may have.
        """
        low, high = (float(end) for end in self.limits)
        start, length = field.bottom, field.height - spare
        if self.axis is not None:
            low, high = float(self.axis.numbers[0]), float(self.axis.numbers[-1])
        else:
            below = pads[0] if low != 0 else 0.0
            start, length = start + below, length - below - pads[1]
        if length < 0.75 * _LEAST * self.room.size:
            raise TooTight("what stands above and below the lines")
        if high == low:
            # All values are the same: their line runs through the middle, and that of zero along the foot.
            return Scale(low - 1 if low else low, low + 1, start, length)
        if largest is not None:
            length = min(length, largest * (high - low))
        return Scale(low, high, start, length)

    def beneath(self, field: Rect, scale: Scale) -> list[Ink]:
        """The grid with its numbers, or the line on which the field stands."""
        style, size = self.look.style, self.room.size
        if self.axis is not None:
            return _apart(self.axis, scale, size * self.look.letters.leading).levels(
                scale, field.left, field.right, self.look, size
            )
        if scale.low <= 0 <= scale.high:
            zero = scale.at(0)
            return [Line(field.left, zero, field.right, zero, style.base_width, style.base)]
        return [Line(field.left, field.bottom, field.right, field.bottom, style.faint_width, pale(self.look))]

    def ink(self, field: Rect, top: float) -> list[Ink]:
        """Categories, the break and the legend.

        Args:
            top: below the title of the panel.
        """
        style, size, stations = self.look.style, self.room.size, self.stations
        ink = stations.ink(field.bottom, self.left, self.look, size)
        if stations.thinned or stations.dated:
            ticked = [x for x, label in zip(stations.xs, stations.labels, strict=True) if label]
            ink += [
                Line(x, field.bottom, x, field.bottom - _TICK * size, style.faint_width, style.faint) for x in ticked
            ]
        if self.legend is not None:
            ink += self.legend.ink(self.room.x, top, self.look)
            top -= self.legend.height
        if stations.rule is not None:
            ink.append(
                Line(stations.rule, field.bottom, stations.rule, top, style.faint_width, style.faint, _RULE_DASH)
            )
            ink += self._noted(stations.rule, top)
        return ink

    def _noted(self, x: float, top: float) -> Sequence[Ink]:
        """The note right of the rule, or left of it where it has more room."""
        least = self.look.style.least
        wide = max((self.look.width(line, least) for line in self.note), default=0.0)
        fits = x + 0.5 * least + wide <= self.room.right
        beside = x + 0.5 * least if fits else x - 0.5 * least
        return self.look.block(self.note, beside, top, least, align="left" if fits else "right")


def _apart(axis: Axis, scale: Scale, least: float) -> Axis:
    """The axis with as many of its numbers as are not nearer to each other than the least, and zero among them."""
    step = scale.at(axis.numbers[1]) - scale.at(axis.numbers[0])
    every = max(1, ceil(least / step))
    if every >= len(axis.numbers):
        raise TooTight("the numbers of the axis")
    zero = next((index for index, number in enumerate(axis.numbers) if number == 0), 0) % every
    return replace(axis, numbers=axis.numbers[zero::every], words=axis.words[zero::every])


def pale(look: Look) -> str:
    """The colour of a line that stands behind what is shown and is not part of a grid."""
    return mix(look.style.faint, look.style.paper, 0.4)


def most_ticks(height: float, size: float) -> int:
    """How many numbers an axis of a height has at most: none nearer to the next than two and a half lines."""
    return max(2, min(6, int(height / (2.5 * size)) + 1))
