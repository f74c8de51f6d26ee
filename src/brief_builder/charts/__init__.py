"""A chart's description and the facts in → SVG, PNG and alt text out, every figure worded as in the text."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.charts.chart import Chart
    from brief_builder.charts.drawing.draw import draw
    from brief_builder.charts.look.theme import Theme, read_theme
    from brief_builder.charts.model import Drawn
    from brief_builder.charts.reading.pack import chart_names, facts_written, read_charts
    from brief_builder.charts.shown import ShownChart, Undrawn

__all__ = [
    "Chart",
    "Drawn",
    "ShownChart",
    "Theme",
    "Undrawn",
    "chart_names",
    "draw",
    "facts_written",
    "read_charts",
    "read_theme",
]

_HOMES = {
    "Chart": "chart",
    "Drawn": "model",
    "ShownChart": "shown",
    "Theme": "look.theme",
    "Undrawn": "shown",
    "chart_names": "reading.pack",
    "draw": "drawing.draw",
    "facts_written": "reading.pack",
    "read_charts": "reading.pack",
    "read_theme": "look.theme",
}
__getattr__ = exported(__name__, _HOMES)
