"""The colour of a waterfall's panel and the pack's colours → what its totals, rises and falls are of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.model import Point

_TOTAL, _UP, _DOWN = "total", "accent1", ("accent4", "accent3")


@dataclass(frozen=True, slots=True)
class StepColours:
    """Names of things or accents, or colours as `#rrggbb`; `of` is the colour of the panel, which no step has alone."""

    whole: str
    up: str
    down: str
    of: str

    @classmethod
    def found(cls, of: str, palette: Palette, ink: str) -> StepColours:
        """Three that differ, as far as the palette has them.

        Args:
            of: what the panel is of; empty where it does not say.
            ink: the colour of letters, in which totals are where the pack has no colour for them.
        """
        whole = _TOTAL if palette.knows(_TOTAL) else ink
        up = of or _UP
        if palette.of(up) == palette.of(whole):
            up = _UP
        taken = palette.of(up), palette.of(whole)
        accents = (name for name in _DOWN if palette.knows(name))
        return cls(whole, up, next((name for name in accents if palette.of(name) not in taken), up), of)

    def thing(self, point: Point, *, total: bool) -> str:
        """What a step is of: its own colour where it has one; else that of totals, of what adds, or of what takes."""
        if point.colour and point.colour != self.of:
            return point.colour
        if total:
            return self.whole
        return self.down if point.value is not None and point.value < 0 else self.up
