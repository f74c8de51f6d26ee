"""The charts of a pack → those that stand by themselves, as .svg and .png, with title, source and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.build.context import Context
from brief_builder.build.crew import Crew
from brief_builder.build.loading import Loaded
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.withholding import withhold
from brief_builder.problems import Fault, Problems
from brief_builder.proof.tracing import Located

if TYPE_CHECKING:
    from brief_builder.charts import Chart
    from brief_builder.charts.chart import Size
    from brief_builder.charts.model import Drawn

# The width of a chart that stands by itself: that of the text of a Letter page with 2.3 cm margins, in EMU.
_WIDTH = 6_116_320
_HIGHER = (100, 130, 170, 220)  # percent of the height that is usual, until all words fit


def draw_charts(loaded: Loaded, problems: Problems, progress: Progress = quiet) -> dict[str, dict[str, bytes]]:
    """Language → file name → bytes of the charts that stand by themselves, with title, source and notes."""
    return {language: _charts(context, problems, progress) for language, context in loaded.contexts.items()}


def begin_charts(loaded: Loaded, crew: Crew) -> None:
    """Let other processes draw them in the first height that is tried, which fits nearly always."""
    from brief_builder.charts.drawing.draw import draw

    for context in loaded.contexts.values():
        for chart in context.charts.values():
            size = _size(chart, _HIGHER[0])
            if size not in chart.sizes():
                chart.is_drawn_by(size, crew.begin(draw, *chart.drawing(size)).result)


def _charts(context: Context, problems: Problems, progress: Progress) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, chart in context.charts.items():
        progress(context.pack.chart_file(name, context.language))
        uses = tuple(Located(fact, str(chart.alt), "chart", ()) for fact in chart.facts)
        withhold(context.pack.chart_file(name, context.language), context, uses, problems)
        try:
            drawn = _standing(chart)
        except Fault as fault:
            assert context.pack.charts is not None  # noqa: S101  a chart has been read from it
            problems.add(context.pack.charts.problem(fault, (name,), key=True))
            continue
        files[context.pack.chart_file(name, context.language)] = drawn.svg
        files[context.pack.chart_file(name, context.language, "png")] = drawn.png
    return files


def _standing(chart: Chart) -> Drawn:
    """The picture by itself, as high as its words need: nobody has drawn a place for it."""
    for factor in _HIGHER:
        width, height, medium, furniture = _size(chart, factor)
        try:
            return chart.draw(width, height, medium, furniture=furniture)
        except Fault as fault:
            if fault.code != "chart-fit":
                raise
            last = fault
    raise last


def _size(chart: Chart, factor: int) -> Size:
    return _WIDTH, chart.standing_height() * factor // 100, "brief", True
