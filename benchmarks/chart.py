"""brief-builder and bare matplotlib in → how long each takes to draw the same column chart as SVG and PNG.

python benchmarks/chart.py

Eight columns with their figures, title, subtitle, notes and source, 17 × 7 cm at 200 dots to the inch. Both are warm:
fonts are read and code is loaded. Rounds alternate, so that what slows the machine slows both. Times are processor
times. brief-builder also measures every word and looks whether any touch; matplotlib is told where each stands.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

ROUNDS = 25
YEARS = range(2016, 2024)
VALUES = [Decimal(1200 + 150 * index) for index in range(8)]  # C$ million
WORDS = [f"C$ {value / 1000:.2f}\u00a0billion" for value in VALUES]
TITLE, SUBTITLE = "Goods trade rose", "Goods trade, Canada, C$ billion, 2016 to 2023"
SOURCE, NOTES = "Source: a table, 2024", "Figures are made up."
WIDTH, HEIGHT, DPI = 17.0, 7.0, 200  # cm
COLOUR = "#1d7282"


def ours() -> Callable[[], tuple[bytes, bytes]]:
    """The chart, drawn by brief-builder."""
    from brief_builder.charts import draw
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style
    from brief_builder.charts.model import Furniture, Panel, Picture, Point, Series

    style = Style()
    points = tuple(
        Point(str(year), value, value, value, word, colour="total", number=word)
        for year, value, word in zip(YEARS, VALUES, WORDS, strict=True)
    )
    panel = Panel("", (Series("", points, "total"),))
    around = Furniture(TITLE, SUBTITLE, SOURCE, NOTES)
    picture = Picture((panel,), int(WIDTH * 360_000), int(HEIGHT * 360_000), "brief", around)
    palette = Palette(style.accents, {"total": COLOUR})

    def make() -> tuple[bytes, bytes]:
        drawn = draw(picture, style, palette)
        return drawn.svg, drawn.png

    return make


def theirs() -> Callable[[], tuple[bytes, bytes]]:
    """The chart, drawn as matplotlib's own pages do it."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    from brief_builder.fonts import BUNDLED

    plain = FontProperties(fname=BUNDLED / "Carlito-Regular.ttf", size=9.5)
    bold = FontProperties(fname=BUNDLED / "Carlito-Bold.ttf", size=13)

    def make() -> tuple[bytes, bytes]:
        with mpl.rc_context({"svg.hashsalt": "same", "svg.fonttype": "path"}):
            figure = Figure(figsize=(WIDTH / 2.54, HEIGHT / 2.54), dpi=DPI)
            FigureCanvasAgg(figure)
            axes: Any = figure.add_axes((0.03, 0.24, 0.94, 0.55))
            bars = axes.bar(range(len(VALUES)), [float(value) for value in VALUES], width=0.58, color=COLOUR)
            axes.bar_label(bars, labels=[word.replace("$", r"\$") for word in WORDS], fontproperties=plain, padding=3)
            axes.set_xticks(range(len(VALUES)), [str(year) for year in YEARS], fontproperties=plain)
            axes.set_yticks([])
            axes.set_ylim(0, 2700)
            axes.tick_params(length=0)
            for side in ("left", "right", "top"):
                axes.spines[side].set_visible(False)
            figure.text(0.02, 0.92, TITLE, fontproperties=bold)
            for height, words in ((0.85, SUBTITLE), (0.09, NOTES), (0.03, SOURCE)):
                figure.text(0.02, height, words.replace("$", r"\$"), fontproperties=plain)
            svg, png = io.BytesIO(), io.BytesIO()
            figure.savefig(svg, format="svg", metadata={"Date": None})
            figure.savefig(png, format="png")
        return svg.getvalue(), png.getvalue()

    return make


def main() -> None:
    """Print the times and their ratio."""
    makers = {"brief-builder": ours(), "matplotlib": theirs()}
    for make in makers.values():
        for _ in range(3):
            make()
    times: dict[str, list[float]] = {name: [] for name in makers}
    for _ in range(ROUNDS):
        for name, make in makers.items():
            start = time.process_time()
            make()
            times[name].append(time.process_time() - start)
    for name, taken in times.items():
        print(
            f"{name:14} {statistics.median(taken) * 1000:6.0f} ms, {min(taken) * 1000:.0f} to {max(taken) * 1000:.0f}"
        )
    print(f"ratio          {statistics.median(times['brief-builder']) / statistics.median(times['matplotlib']):6.2f}")


if __name__ == "__main__":
    main()
