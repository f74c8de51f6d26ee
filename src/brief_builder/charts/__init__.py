"""A chart's description and the facts in → SVG, PNG and alt text out, every figure worded as in the text."""

from brief_builder.charts.chart import Chart
from brief_builder.charts.draw import draw
from brief_builder.charts.model import Drawn
from brief_builder.charts.spec import read_charts

__all__ = ["Chart", "Drawn", "draw", "read_charts"]
