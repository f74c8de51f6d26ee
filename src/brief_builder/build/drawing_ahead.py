"""A chart that is other than in the build before → its pictures, begun by other processes before they are asked for."""

from __future__ import annotations

from brief_builder.build.reuse import Reuse
from brief_builder.charts import Chart


def draw_ahead(chart: Chart, reuse: Reuse) -> None:
    """Let the pictures be drawn in the sizes in which the build before drew the chart of this name.

    Templates say the sizes only while they are rendered. A size that is not asked for any more is drawn in vain.
    """
    from brief_builder.charts.drawing.draw import draw

    crew = reuse.crew
    if crew is None or not crew.works:
        return
    name = (chart.language, chart.name)
    before, earlier = reuse.drawn.get(name, (chart, ()))
    sizes = before.sizes() or earlier  # a build that stopped has drawn nothing
    reuse.drawn[name] = chart, sizes
    for size in sizes:
        if size not in chart.sizes():
            chart.is_drawn_by(size, crew.begin(draw, *chart.drawing(size)).result)
