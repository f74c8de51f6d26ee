"""A stretch of words in one face → the artist that draws it, and what its letters cover.

matplotlib's own `Text` lays a text out anew whenever it is drawn or asked for its size: lines, turns, the height of
the typeface. Here all words are one line whose baseline is known, so only the width is left.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends import backend_agg
from matplotlib.colors import to_rgba

from brief_builder.charts.drawing.sheet import in_dots
from brief_builder.charts.letters import font, width_of
from brief_builder.charts.plot.ink import BEFORE, Align
from brief_builder.fonts.reaches import reach


class Lettering(Artist):
    """One line in one face; x is its left end, its middle or its right end, y its baseline, both in points."""

    def __init__(self, x: float, y: float, text: str, face: Path, size: float, colour: str, align: Align) -> None:
        super().__init__()
        self.text, self.face, self.size = text, face, size
        self._spot, self._colour, self._before = (x, y), colour, BEFORE[align]

    def draw(self, renderer: Any) -> None:
        """Called by matplotlib, once for each format."""
        renderer.open_group("text", self.get_gid())
        x, y = self.get_transform().transform(self._spot)
        x += -self._before * self._width(renderer)
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        gc = renderer.new_gc()
        gc.set_foreground(to_rgba(self._colour), isRGBA=True)
        renderer.draw_text(gc, x, y, self.text, font(self.face, self.size), 0.0)
        gc.restore()
        renderer.close_group("text")

    def covers(self, dpi: float) -> tuple[float, float, float, float]:
        """What its letters cover, in dots: left, lower, right and upper end."""
        found = reach(self.text, self.face, self.size, dpi)
        x, y = in_dots(dpi).transform(self._spot)
        left = x - self._before * found.width
        return left, y - found.below, left + found.width, y + found.above

    def _width(self, renderer: Any) -> float:
        if not self._before:
            return 0.0
        if isinstance(renderer, backend_agg.RendererAgg):
            # To the 64th of a dot as matplotlib would: Khmer differs by one now and then.
            return _measured(renderer, self.text, self.face, self.size)
        return width_of(self.text, self.face) * self.size  # a vector has points, and letters of any size


def _measured(renderer: Any, text: str, face: Path, size: float) -> float:
    return float(renderer.get_text_width_height_descent(text, font(face, size), ismath=False)[0])
