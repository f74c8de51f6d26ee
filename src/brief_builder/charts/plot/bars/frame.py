"""Places along and across bars → places in the picture, whether bars stand or lie.

Along is the way of the values: up where bars stand, to the right where they lie. Across is the way of the categories:
to the right where bars stand, down where they lie. All in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.plot.ink import Box, Line, Spot, Words

if TYPE_CHECKING:
    from brief_builder.charts.model import Mark
    from brief_builder.charts.plot.bars.label import Label
    from brief_builder.charts.plot.look import Look

Side = Literal[-1, 0, 1]
Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where bars are.

    Attributes:
        lying: whether bars run from left to right.
        zero: where along is 0: a y of standing bars, an x of lying ones.
        start: where across is 0: the left edge of standing bars, the upper edge of lying ones.
    """

    lying: bool
    zero: float
    start: float

    def spot(self, across: float, along: float) -> Spot:
        """The place in the picture."""
        if self.lying:
            return self.zero + along, self.start - across
        return self.start + across, self.zero + along

    def box(self, across: Ends, along: Ends, colour: str, mark: Mark) -> Box:
        """A rectangle between places, in any order."""
        (x0, y0), (x1, y1) = self.spot(across[0], along[0]), self.spot(across[1], along[1])
        return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), colour, mark)

    def line(
        self, across: Ends, along: Ends, width: float, colour: str, dash: tuple[float, float] | None = None
    ) -> Line:
        """A straight line from place to place."""
        return Line(*self.spot(across[0], along[0]), *self.spot(across[1], along[1]), width, colour, dash)

    def words(
        self,
        label: Label,
        across: float,
        along: float,
        side: Side,
        look: Look,
        *,
        colour: str | None = None,
        on: str | None = None,
    ) -> list[Words]:
        """A label in the middle of a lane; it begins at a place (1), ends there (−1) or has its middle there (0)."""
        x, y = self.spot(across, along)
        if self.lying:
            align: Literal["left", "center", "right"] = "left" if side > 0 else "right" if side < 0 else "center"
            return label.beside(x, y, look, align, colour=colour, on=on)
        if side == 0:
            return label.beside(x, y, look, "center", colour=colour, on=on)
        return label.below(x, y + label.height if side > 0 else y, look, "center", colour=colour, on=on)
