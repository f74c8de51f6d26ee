"""A bar between two values, or the empty place of one → what it needs along, and its ink at a scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import TEXT_CONTRAST
from brief_builder.charts.plot.ink import Box, Ink
from brief_builder.office.colours import contrast

if TYPE_CHECKING:
    from brief_builder.charts.model import Mark
    from brief_builder.charts.plot.bars.frame import Ends, Frame, Side
    from brief_builder.charts.plot.bars.label import Label
    from brief_builder.charts.plot.look import Look

# A side (1 towards higher values), and how far something reaches there: units, and points beyond them.
Need = tuple[int, float, float]

FRAME = 0.8  # how much wider than its words an empty place is at least, in sizes
HAIRLINE = 0.75  # points: the least length of a bar that is not zero
_CUT = 1.0  # points of paper between bars that touch
_STANDING_GAP, _LYING_GAP = 0.35, 0.5  # between a bar and its figure, in sizes
_TAILS = 0.3  # how much more than their height words need that have their capitals in the middle, in sizes
_EMPTY = 18.0  # points: the length of an empty place without words
_PAD = 0.3  # between a figure in a bar and its edges, in sizes


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, before values have a scale.

    Attributes:
        middle: across, in points.
        breadth: across, in points.
        start: the value where it begins.
        end: the value where it ends; it may be below start.
        colour: `#rrggbb`.
        reach: the values between which it may end, for a whisker; None where none is drawn.
        label: beyond its end; None for none.
        inside: in its middle, where it has room; None for none.
        side: where its end and its label are: 1 towards higher values, −1 towards lower ones.
        cut: whether paper stands between its beginning and the bar that it stands on.
    """

    middle: float
    breadth: float
    start: float
    end: float
    colour: str
    mark: Mark = "stated"
    reach: Ends | None = None
    label: Label | None = None
    inside: Label | None = None
    side: Side = 1
    cut: bool = False

    def needs(self, *, lying: bool) -> Iterator[Need]:
        """How far it reaches on both sides."""
        values, hair = (self.start, self.end, *(self.reach or ())), HAIRLINE if self.start != self.end else 0.0
        yield 1, max(values), 0.0
        yield -1, -min(values), 0.0
        yield self.side, self.side * self.start, hair
        if self.label is not None:
            beyond = gap(self.label.size, lying=lying) + _along(self.label, lying=lying)
            yield self.side, self.side * self._tip, beyond
            yield self.side, self.side * self.start, hair + beyond

    @property
    def _tip(self) -> float:
        """The value beyond which its label stands."""
        values: tuple[float, ...] = (self.end, *(self.reach or ()))
        return max(values) if self.side > 0 else min(values)

    def ends(self, scale: float) -> Ends:
        """From where to where it is drawn along, in points."""
        start, end = self.start * scale, self.end * scale
        if self.start != self.end and abs(end - start) < HAIRLINE:
            end = start + (HAIRLINE if self.end > self.start else -HAIRLINE)
        if self.cut:
            cut = min(_CUT, 0.3 * abs(end - start))
            start += cut if end > start else -cut
        return start, end

    def holds(self, scale: float, look: Look, *, lying: bool) -> bool:
        """Whether its inside label has room in it; True where it has none."""
        if self.inside is None:
            return True
        start, end = self.ends(scale)
        return fits(self.inside, abs(end - start), self.breadth, look, lying=lying)

    def ink(self, frame: Frame, scale: float, look: Look) -> list[Ink]:
        """The bar, the range in which it ends, and its figures."""
        ink: list[Ink] = []
        start, end = self.ends(scale)
        half = self.breadth / 2
        if self.start != self.end:
            across = self.middle - half, self.middle + half
            ink.append(frame.box(across, (start, end), self.colour, self.mark))
        if self.reach is not None:
            ink += self._whisker(frame, scale, look)
        if self.inside is not None and self.holds(scale, look, lying=frame.lying):
            ink += _on(self.inside, self, (start + end) / 2, frame, look)
        if self.label is not None:
            tip = self._tip * scale
            tip = max(tip, end) if self.side > 0 else min(tip, end)
            along = tip + self.side * gap(self.label.size, lying=frame.lying)
            reach = along + self.side * _along(self.label, lying=frame.lying)
            if along * reach < 0:
                # It stands where the zero line is, which then pauses.
                half = self.label.half(look) if frame.lying else self.label.width / 2 + _PAD * self.label.size
                ends = self.middle - half, self.middle + half
                ink.append(frame.box(ends, (along, reach), look.style.paper, "stated"))
            ink += frame.words(self.label, self.middle, along, self.side, look)
        return ink

    def _whisker(self, frame: Frame, scale: float, look: Look) -> list[Ink]:
        """A stem over the range, and a cap at each end that is not the bar's own."""
        assert self.reach is not None  # noqa: S101  the caller has seen to it
        style = look.style
        low, high = self.reach[0] * scale, self.reach[1] * scale
        ink: list[Ink] = [frame.line((self.middle, self.middle), (low, high), style.faint_width, self.colour)]
        quarter = self.breadth / 4
        for end, inwards in ((low, 1), (high, -1)):
            if abs(end - self.end * scale) > 1e-6:
                along = end + inwards * style.outline / 2
                across = self.middle - quarter, self.middle + quarter
                ink.append(frame.line(across, (along, along), style.outline, self.colour))
        return ink


@dataclass(frozen=True, slots=True)
class Gap:
    """A dotted place where no figure is published, with words that say so.

    Attributes:
        base: the value from which it is drawn.
        unit: how long it is, in units; it is never shorter than its words need.
        words: in it, or behind it where they are higher than it is broad; None for none.
        plate: whether paper stands behind it, because a grid does.
    """

    middle: float
    breadth: float
    base: float
    unit: float
    words: Label | None
    side: Side = 1
    plate: bool = False

    def needs(self, *, lying: bool) -> Iterator[Need]:
        """How far it reaches on both sides."""
        yield self.side, self.side * self.base + self.unit, 0.0
        yield self.side, self.side * self.base, self._least(lying=lying)
        yield -self.side, -self.side * self.base, 0.0

    def _beyond(self, *, lying: bool) -> bool:
        if not lying or self.words is None:
            return False
        return self.words.height + _TAILS * self.words.size > self.breadth

    def _least(self, *, lying: bool) -> float:
        if self.words is None:
            return _EMPTY
        size = self.words.size
        if self._beyond(lying=lying):
            return 2 * size + gap(size, lying=lying) + self.words.width
        return _along(self.words, lying=lying) + size

    def ink(self, frame: Frame, scale: float, look: Look) -> list[Ink]:
        """The place and its words."""
        start, lying = self.base * scale, frame.lying
        beyond = self._beyond(lying=lying)
        long = max(self.unit * scale, self._least(lying=lying))
        breadth = self.breadth
        if beyond and self.words is not None:
            long = 2 * self.words.size
        elif self.words is not None:
            breadth = max(breadth, self.words.width + FRAME * self.words.size if not lying else 0)
        end = start + self.side * long
        across = self.middle - breadth / 2, self.middle + breadth / 2
        ink: list[Ink] = []
        if self.plate:
            ink.append(frame.box(across, (start, end), look.style.paper, "stated"))
        ink.append(frame.box(across, (start, end), look.style.faint, "missing"))
        if self.words is None:
            return ink
        if beyond:
            along = end + self.side * gap(self.words.size, lying=lying)
            if self.plate:
                reach, half = along + self.side * self.words.width, self.words.half(look)
                ends = self.middle - half, self.middle + half
                ink.append(frame.box(ends, (along, reach), look.style.paper, "stated"))
            return [*ink, *frame.words(self.words, self.middle, along, self.side, look)]
        return [*ink, *frame.words(self.words, self.middle, (start + end) / 2, 0, look)]


Drawn = Bar | Gap


def gap(size: float, *, lying: bool) -> float:
    """Between the end of a bar and its figure, in points."""
    return (_LYING_GAP if lying else _STANDING_GAP) * size


def fits(label: Label, long: float, breadth: float, look: Look, *, lying: bool) -> bool:
    """Whether a label has room in a part so long and broad."""
    high, pad = 2 * label.half(look), _PAD * label.size
    if lying:
        return label.width + 2 * pad <= long and high <= breadth
    return high + pad <= long and label.width + 2 * pad <= breadth


def _on(label: Label, bar: Bar, along: float, frame: Frame, look: Look) -> list[Ink]:
    """A label in a bar, in a colour that can be read there; between the lines of a hatched one on a plate of paper."""
    style = look.style
    if bar.mark == "derived":
        return [*frame.words(label, bar.middle, along, 0, look, on=style.paper)]
    if bar.mark == "stated":
        # On every colour, black or white can be read; ink and paper on most.
        shades = (look.on(bar.colour), "#000000", "#ffffff")
        words = next(shade for shade in shades if contrast(shade, bar.colour) >= TEXT_CONTRAST)
        return [*frame.words(label, bar.middle, along, 0, look, colour=words, on=bar.colour)]
    x, y = frame.spot(bar.middle, along)
    wide, half = label.width + _PAD * label.size, label.half(look)
    plate = Box(x - wide / 2, y - half, wide, 2 * half, style.paper)
    return [plate, *frame.words(label, bar.middle, along, 0, look, on=style.paper)]


def _along(label: Label | None, *, lying: bool) -> float:
    if label is None:
        return 0.0
    return label.width if lying else label.height
