"""What bars and their words need along, and the room there is → one scale for them, and a panel in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.ink import TooTight

if TYPE_CHECKING:
    from brief_builder.charts.plot.axis import Axis
    from brief_builder.charts.plot.bars.bar import Drawn, Need
    from brief_builder.charts.plot.bars.frame import Frame
    from brief_builder.charts.plot.bars.label import Label
    from brief_builder.charts.plot.bars.lanes import Lanes
    from brief_builder.charts.plot.bars.names import Names


Figures = Literal["text", "number", "axis"]
Named = Literal["none", "first", "last", "legend"]


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to draw a panel.

    Attributes:
        figures: in full, as numbers of the panel's unit, or none but those of an axis.
        names: where series are named: at the bars of one category, or in a row above.
        narrow: whether names of series stand in two lines, so that more of them fit beside each other.
        turned: whether bars lie that were to stand, because names find no room below them.
    """

    figures: Figures = "text"
    names: Named = "none"
    narrow: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """Room beside the lanes that a kind needs for words of its own, in points."""

    left: float = 0.0
    right: float = 0.0
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """Where lanes and bars are: four edges in points."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A panel with everything in its place.

    Attributes:
        area: of the bars; where they lie, it begins behind their names.
        scale: points per unit.
        foot_top: where names below standing bars begin, where all stand in line.
        head: the upper end of the panel under its title, where the words of a break stand.
    """

    area: Area
    frame: Frame
    scale: float
    lanes: Lanes
    names: Names
    foot_top: float
    head: float
    drawn: Sequence[Drawn]
    axis: Axis | None
    note: Label | None


def reach(needs: Iterable[Need]) -> tuple[float, float]:
    """How far things go below zero and above it, in units, both counted from zero; 0.0 where they do not."""
    ends = {-1: 0.0, 1: 0.0}
    for side, units, _ in needs:
        ends[side] = max(ends[side], units)
    return ends[-1], ends[1]


def scaled(needs: Sequence[Need], length: float, least: float, others: float = 0.0) -> float:
    """The most points that a unit can have so that all fits the length; 0.0 where no bar is longer than zero.

    Args:
        needs: of everything along the bars.
        length: the room along, in points.
        least: how many points there must be for the bars, or they could not be compared.
        others: how long, in units, bars of other panels are that have the same scale.

    Raises:
        TooTight: what stands beside the bars leaves less than the least.
    """
    if sum(below_and_above(needs, 0.0)) + least > length:
        raise TooTight("what stands around the bars")
    span = max(sum(reach(needs)), others)
    if not span:
        return 0.0
    sides = [[(units, points) for side, units, points in needs if side == one] + [(0.0, 0.0)] for one in (-1, 1)]
    scale = length / span
    # What is needed is made of straight lines and bends upwards, so Newton’s steps from above end where it fits.
    for _ in range(2 * len(needs)):
        (down, below), (up, above) = (max(sides[0], key=_at(scale)), max(sides[1], key=_at(scale)))
        over = (down + up) * scale + below + above - length
        if over <= 1e-9 * length:
            break
        scale -= over / (down + up)
    return max(scale, 0.0)


def _at(scale: float) -> Callable[[tuple[float, float]], float]:
    """What units and points beyond them take at a scale, in points."""
    return lambda need: need[0] * scale + need[1]


def below_and_above(needs: Sequence[Need], scale: float) -> tuple[float, float]:
    """What everything takes on the two sides of zero, in points."""
    ends = {-1: 0.0, 1: 0.0}
    for side, units, points in needs:
        ends[side] = max(ends[side], units * scale + points)
    return ends[-1], ends[1]
