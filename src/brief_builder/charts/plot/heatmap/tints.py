"""The values of a panel → the ground of each cell: tints of one hue by size, of two where values cross zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.grounds import shade
from brief_builder.charts.plot.scales import span

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.look import Look

_PALEST = 0.07  # how much of the hue is in the ground of the smallest value
_ABOVE, _BELOW = "accent2", "accent4"  # where values cross zero: as far apart as the theme's colours are
_CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Tints:
    """What decides the ground of a cell.

    Attributes:
        low: the value of the palest ground.
        high: that of the strongest; where values cross zero, the largest distance from it.
        diverging: whether they do.
    """

    low: Decimal
    high: Decimal
    hue: str
    look: Look
    diverging: bool = False

    @classmethod
    def of(cls, panel: Panel, limits: tuple[Decimal, Decimal] | None, look: Look) -> Tints:
        """The tints of a panel, or of all panels that share a scale."""
        low, high = limits or span((point.value for point in panel.points), zero=False)
        named = [point.colour or series.colour for series in panel.series for point in series.points]
        hue = next((name for name in named if name and name != _CONTEXT), _CONTEXT)
        if low < 0 < high:
            return cls(Decimal(0), max(-low, high), hue, look, diverging=True)
        if high <= 0:  # the farther below zero, the stronger
            low, high = -high, -low
        return cls(low, high, hue, look)

    def of_value(self, value: Decimal, thing: str) -> str:
        """The ground for a value; rows in the colour of context stay grey."""
        hue = self.hue
        if thing == _CONTEXT:
            hue = _CONTEXT
        elif self.diverging:
            hue = _ABOVE if value > 0 else _BELOW
        size = abs(value) - self.low
        whole = self.high - self.low
        share = min(max(float(size / whole), 0.0), 1.0) if whole else (0.5 if value else 0.0)
        if self.diverging and not value:
            return self.look.style.paper
        return shade(self.look.colour(hue), _PALEST + (1 - _PALEST) * share, self.look)
