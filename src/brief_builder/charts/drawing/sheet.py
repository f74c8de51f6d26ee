"""Artists on a paper of some size → drawn, one above the other, by a renderer of matplotlib.

matplotlib's `Figure` does this too, and brings axes, projections and widgets along, which no chart here has: a third
of the time that loading matplotlib takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.artist import Artist


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on a paper.

    Attributes:
        wide, high: of the paper, in points.
        dpi: dots to the inch where it is drawn in dots.
        paper: its colour.
        artists: in points from the lower left corner; what comes later lies above.
    """

    wide: float
    high: float
    dpi: float
    paper: str
    artists: Sequence[Artist]

    def size(self, dpi: float) -> tuple[float, float]:
        """Width and height in dots."""
        return self.wide / 72 * dpi, self.high / 72 * dpi

    def draw(self, renderer: Any, dpi: float) -> None:
        """Let the renderer draw all of it, with so many dots to the inch."""
        from matplotlib.patches import Rectangle

        scale = in_dots(dpi)
        paper = Rectangle((0, 0), self.wide, self.high, facecolor=self.paper, linewidth=0, antialiased=False)
        renderer.open_group("figure", None)
        for artist in (paper, *self.artists):
            artist.set_transform(scale)
            artist.draw(renderer)
        renderer.close_group("figure")


def in_dots(dpi: float) -> Any:
    """The transformation of points into dots."""
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(1 / 72).scale(dpi)
