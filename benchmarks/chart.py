"""A standard chart, warm: ten of a pack, as PNG and SVG, beside matplotlib's pyplot.

Eight columns with their figures, title, subtitle, notes and source, 17 × 7 cm at 200 dots to the inch. pyplot is told
where the words stand; brief-builder measures each, decides where it stands, and looks whether any touch. Every chart
has figures and a title of its own, so nothing that was kept of another helps.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from measuring import Way, in_turns
from table import Row, compared

CHARTS = 10
YEARS = range(2016, 2024)
WIDTH, HEIGHT, DPI = 17.0, 7.0, 200  # cm
COLOUR = "#1d7282"
_OURS, _PYPLOT = "brief-builder", "pyplot"
_TARGETS = {("png",): 0.70, ("svg",): 0.60, ("svg", "png"): None}
Formats = tuple[str, ...]
Draw = Callable[["Asked", Formats], dict[str, bytes]]


@dataclass(frozen=True)
class Asked:
    """What a chart shows."""

    number: int

    @property
    def values(self) -> list[Decimal]:
        """C$ million."""
        return [Decimal(1200 + 150 * index + self.number % 97) for index in range(len(YEARS))]

    @property
    def figures(self) -> list[str]:
        """The words at the columns."""
        return [f"C$ {value / 1000:.3f}\u00a0billion" for value in self.values]

    @property
    def around(self) -> tuple[str, str, str, str]:
        """Title, subtitle, source, notes."""
        group = f"group {self.number}"
        return (f"Goods trade rose in {group}", f"Goods trade, {group}, C$ billion, 2016 to 2023",
                f"Source: table of {group}, 2024", f"The figures of {group} are made up.")  # fmt: skip


def charts(rounds: int) -> list[Row]:
    """A row for each format, and one for both, as a pack has them."""
    makers: dict[str, Draw] = {_OURS: by_brief_builder(), _PYPLOT: by_pyplot()}
    for draw in makers.values():
        _check(Asked(3), draw(Asked(3), ("svg", "png")))
    rows = []
    numbers = {name: itertools.count() for name in makers}
    for formats, target in _TARGETS.items():

        def work(name: str, formats: Formats = formats) -> Callable[[], object]:
            return lambda: makers[name](Asked(next(numbers[name])), formats)

        taken = in_turns({name: Way(work(name), CHARTS) for name in makers}, rounds)
        what = " and ".join(each.upper() for each in formats)
        rows += compared(f"a standard chart as {what}, one of ten, warm", taken, _OURS, {_PYPLOT: target})
    return rows


def by_brief_builder() -> Draw:
    """As a pack draws it, all looks included."""
    from brief_builder.charts.drawing.draw import prepared
    from brief_builder.charts.drawing.formats import pixels, vector
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style
    from brief_builder.charts.model import Furniture, Panel, Picture, Point, Series

    style = Style()
    palette = Palette(style.accents, {"total": COLOUR})

    def draw(asked: Asked, formats: Formats) -> dict[str, bytes]:
        points = tuple(
            Point(str(year), value, value, value, word, colour="total", number=word)
            for year, value, word in zip(YEARS, asked.values, asked.figures, strict=True)
        )
        panels, around = (Panel("", (Series("", points, "total"),)),), Furniture(*asked.around)
        picture = Picture(panels, int(WIDTH * 360_000), int(HEIGHT * 360_000), "brief", around)
        with prepared(picture, style, palette) as sheet:
            return {each: vector(sheet, "en") if each == "svg" else pixels(sheet) for each in formats}

    return draw


def by_pyplot() -> Draw:
    """As matplotlib's own pages do it; in the same typeface, with the same words."""
    import matplotlib as mpl
    from matplotlib.font_manager import FontProperties

    from brief_builder.fonts import BUNDLED

    mpl.use("agg")
    import matplotlib.pyplot as plt

    plain = FontProperties(fname=BUNDLED / "Carlito-Regular.ttf", size=9.5)
    bold = FontProperties(fname=BUNDLED / "Carlito-Bold.ttf", size=13)

    def draw(asked: Asked, formats: Formats) -> dict[str, bytes]:
        figure, axes = plt.subplots(figsize=(WIDTH / 2.54, HEIGHT / 2.54), dpi=DPI)
        figure.subplots_adjust(left=0.03, bottom=0.24, right=0.97, top=0.79)
        bars = axes.bar([str(year) for year in YEARS], [float(v) for v in asked.values], width=0.58, color=COLOUR)
        labels = [_typed(word).replace(" ", "\n", 1) for word in asked.figures]  # in two lines, as they have room
        axes.bar_label(bars, labels=labels, fontproperties=plain, padding=3)
        axes.set_yticks([])
        axes.set_ylim(0, 3000)
        axes.tick_params(length=0)
        for label in axes.get_xticklabels():
            label.set_fontproperties(plain)
        axes.spines[["left", "right", "top"]].set_visible(False)
        title, subtitle, source, notes = map(_typed, asked.around)
        figure.text(0.02, 0.92, title, fontproperties=bold)
        for height, words in ((0.85, subtitle), (0.09, notes), (0.03, source)):
            figure.text(0.02, height, words, fontproperties=plain)
        made: dict[str, bytes] = {}
        for each in formats:
            out = io.BytesIO()
            figure.savefig(out, format=each)
            made[each] = out.getvalue()
        plt.close(figure)
        return made

    return draw


def _typed(words: str) -> str:
    """For matplotlib, what stands between two dollar signs is a formula."""
    return words.replace("$", r"\$")


def _check(asked: Asked, made: dict[str, bytes]) -> None:
    """Stop where words lack, or the picture has another size."""
    from PIL import Image

    drawn: Any = re.sub(r"\s", "", "".join(re.findall(r"<!-- (.*?) -->", made["svg"].decode()))).replace("\\", "")
    wanted = [*map(str, YEARS), *asked.figures, *asked.around]
    lacking = [words for words in wanted if re.sub(r"\s", "", words) not in drawn]
    if lacking:
        raise SystemExit(f"a chart lacks {lacking}; it has {drawn}")
    size = Image.open(io.BytesIO(made["png"])).size
    if size != (int(WIDTH / 2.54 * DPI), int(HEIGHT / 2.54 * DPI)):
        raise SystemExit(f"a chart is {size} dots large")
