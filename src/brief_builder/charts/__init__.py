"""A chart's description and the facts in → SVG, PNG and alt text out, every figure worded as in the text."""

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
