"""What a point is of and how sure its figure is → the fill and lines that Office draws it with, in the theme's colours.

A colour of the theme is named and not copied, so that a new theme reaches the chart (ISO 29500-1, 20.1.2.3.29).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.util import Pt

from brief_builder.charts.look.palette import CONTEXT, TEXT_CONTRAST
from brief_builder.charts.plot.lines.paths import stroke
from brief_builder.office.colours import contrast

if TYPE_CHECKING:
    from brief_builder.charts.model import Mark
    from brief_builder.charts.plot.look import Look

_RGB: Any = RGBColor  # python-pptx says it is typed, and parts of it are not
INK, PAPER = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.BACKGROUND_1
_ACCENTS = (
    MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3, MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_5, MSO_THEME_COLOR.ACCENT_6,
)  # fmt: skip
_FAINT = -0.15  # how much darker than paper the lines of the grid are
_BETWEEN = 1.0  # points of paper between fills that touch
_DOT, _RING = 5, 7  # sizes of markers, in points (ISO 29500-1, 21.2.2.187: 2 to 72)


class Paint:
    """The colours of one chart.

    Args:
        look: its style and palette.
    """

    def __init__(self, look: Look) -> None:
        self._look = look

    def colour(self, target: Any, thing: str) -> None:
        """Give a colour of python-pptx the colour of a thing."""
        accent = self._look.palette.accent(thing)
        if accent is not None and accent < len(_ACCENTS):
            target.theme_color = _ACCENTS[accent]
        else:
            colour = self._look.colour(thing)
            if colour == self._look.style.ink:
                target.theme_color = INK
                return
            parts = colour.lstrip("#")
            target.rgb = _RGB(*(int(parts[at : at + 2], 16) for at in (0, 2, 4)))

    def words(self, target: Any, thing: str) -> None:
        """The colour of words that name a thing: its own where it can be read on paper, else ink."""
        if contrast(self._look.colour(thing), self._look.style.paper) >= TEXT_CONTRAST:
            self.colour(target, thing)
        else:
            target.theme_color = INK

    def words_on(self, target: Any, thing: str, mark: Mark) -> None:
        """The colour of words on a bar."""
        solid = mark == "stated" and self._look.on(self._look.colour(thing)) == self._look.style.paper
        target.theme_color = PAPER if solid else INK

    def bar(self, format_: Any, thing: str, mark: Mark, *, touching: bool = False) -> None:
        """Solid where a source states it, hatched where it is an estimate, hollow where it is derived.

        `touching`: whether it stands on another bar, so that a line of paper goes around it.
        """
        fill, line = format_.fill, format_.line
        if mark == "stated":
            fill.solid()
            self.colour(fill.fore_color, thing)
            if touching:
                line.fill.solid()
                line.fill.fore_color.theme_color = PAPER
                line.width = Pt(_BETWEEN)
            else:
                line.fill.background()
            return
        if mark == "estimated":
            fill.patterned()
            fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
            self.colour(fill.fore_color, thing)
            fill.back_color.theme_color = PAPER
        else:
            fill.solid()
            fill.fore_color.theme_color = PAPER
        line.fill.solid()
        self.colour(line.fill.fore_color, thing)
        line.width = Pt(self._look.style.outline)

    def nothing(self, format_: Any) -> None:
        """What other bars stand on is not seen."""
        format_.fill.background()
        format_.line.fill.background()

    def line(self, format_: Any, thing: str, mark: Mark) -> None:
        """A line, dashed where it leads to what no source states."""
        line = format_.line
        line.fill.solid()
        self.colour(line.fill.fore_color, thing)
        line.width = Pt(round(stroke(self._look.style.outline, beside=thing == CONTEXT), 2))
        if mark != "stated":
            line.dash_style = MSO_LINE_DASH_STYLE.SQUARE_DOT

    def marker(self, marker: Any, thing: str, mark: Mark | None) -> None:
        """A dot: solid, or a ring for what is not stated; None for no dot."""
        if mark is None:
            marker.style = XL_MARKER_STYLE.NONE
            return
        marker.style = XL_MARKER_STYLE.CIRCLE
        marker.size = _DOT if mark == "stated" else _RING
        fill, line = marker.format.fill, marker.format.line
        fill.solid()
        if mark == "stated":
            self.colour(fill.fore_color, thing)
        else:
            fill.fore_color.theme_color = PAPER
        line.fill.solid()
        self.colour(line.fill.fore_color, thing)
        line.width = Pt(self._look.style.outline)

    def base(self, line: Any) -> None:
        """The line on which bars stand."""
        line.fill.solid()
        line.fill.fore_color.theme_color = INK
        line.width = Pt(self._look.style.base_width)

    def faint(self, line: Any) -> None:
        """A line of the grid."""
        line.fill.solid()
        line.fill.fore_color.theme_color = PAPER
        line.fill.fore_color.brightness = _FAINT
        line.width = Pt(round(self._look.style.faint_width * 0.7, 2))
