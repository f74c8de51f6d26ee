"""Nothing in → the deck that is measured, twelve slides, in the syntax of each engine, and its data."""

from __future__ import annotations

import io
from typing import Any

from editions import EDITION

SLIDES, BULLETS, ROWS = 12, 5, 6
# How each engine writes a value, and the beginning and end of a loop; a script of python-pptx takes pptx-automizer's.
SYNTAX = {
    "brief-builder": ("{{{{ {} }}}}", "{{% for {one} in {many} %}}", "{{% endfor %}}"),
    "docxtemplater": ("{{{}}}", "{{#{many}}}", "{{/{many}}}"),
    "pptx-automizer": ("{{{{{}}}}}", "", ""),
}
YEARS = ("2019", "2020", "2021", "2022", "2023")


def deck(engine: str, *, chart: bool = False) -> bytes:
    """Slides with a title, a sentence, bullets and a table each; with a native chart on the first, if asked for."""
    from pptx import Presentation
    from pptx.util import Cm

    value, begin, end = SYNTAX[engine]

    def tag(one: str, name: str) -> str:
        return value.format(f"{one}.{name}" if one and engine == "brief-builder" else name)

    made = Presentation()
    for number in range(1, SLIDES + 1):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = f"{value.format(f'title{number}')}, {EDITION}"
        words = slide.shapes.add_textbox(Cm(1), Cm(4), Cm(22), Cm(2))
        words.name = "Words"
        names = [value.format(f"{name}{number}") for name in ("country", "city", "total", "year")]
        words.text_frame.text = "Trade with {} ({}) came to {} in {}.".format(*names)
        bullets = slide.shapes.add_textbox(Cm(1), Cm(6), Cm(22), Cm(4))
        bullets.name = "Bullets"
        lines = [begin.format(one="p", many=f"points{number}"), tag("p", "text"), end.format(many=f"points{number}")]
        if engine == "pptx-automizer":
            lines = [value.format(f"point{number}_{n}") for n in range(BULLETS)]
        bullets.text_frame.text = "\n".join(lines)
        frame = slide.shapes.add_table(2, 4, Cm(1), Cm(10), Cm(22), Cm(2))
        frame.name = "Table"
        for column, head in enumerate(("Product", "Exports", "Imports", "Share")):
            frame.table.cell(0, column).text = head
        cells = [tag("r", name) for name in ("product", "exports", "imports", "share")]
        cells[0] = begin.format(one="r", many=f"rows{number}") + cells[0]
        cells[3] += end.format(many=f"rows{number}")
        for column, text in enumerate(cells):
            frame.table.cell(1, column).text = text
        if chart and number == 1:
            _add_chart(slide, tag("", "trade") if engine == "brief-builder" else "")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def deck_data(number: int = 0) -> dict[str, Any]:
    """What the tags name, with other figures for each number; signs that XML escapes are among it."""
    data: dict[str, Any] = {}
    for n in range(1, SLIDES + 1):
        data |= {f"title{n}": f"Trade & aid {n}", f"country{n}": f"Country {n}", f"city{n}": f"City <{n}>"}
        data |= {f"total{n}": f"C${n}.{number} million", f"year{n}": str(2000 + n)}
        data[f"points{n}"] = [{"text": f"Point {i} of slide {n}: figures & facts"} for i in range(BULLETS)]
        data[f"rows{n}"] = [
            {"product": f"Product {i}", "exports": f"{i * n + number},0", "imports": f"{i + n},5", "share": f"{i} %"}
            for i in range(ROWS)
        ]
    series = [{"name": name, "values": [n + i + 0.25 for n in range(len(YEARS))]}
              for i, name in enumerate(("Exports", "Imports"), number)]  # fmt: skip
    return {**data, "trade": {"chart": {"categories": list(YEARS), "series": series}, "alt": "Trade rose"}}


def _add_chart(slide: Any, alt: str) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Cm

    drawn = CategoryChartData()
    drawn.categories = ("2001", "2002", "2003")
    for name in ("Exports", "Imports"):
        drawn.add_series(name, (1.5, 2.5, 3.5))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(14), Cm(4), Cm(9), Cm(6), drawn)
    frame.name = "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
