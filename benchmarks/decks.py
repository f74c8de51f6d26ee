"""The deck that is rendered by all engines: twelve slides, each with a title, words, bullets and a table."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

SLIDES, BULLETS, ROWS = 12, 5, 6
# How each engine writes a value, and the beginning and end of a loop.
SYNTAX = {
    "brief-builder": ("{{{{ {} }}}}", "{{% for {one} in {many} %}}", "{{% endfor %}}"),
    "docxtemplater": ("{{{}}}", "{{#{many}}}", "{{/{many}}}"),
    "pptx-automizer": ("{{{{{}}}}}", "", ""),
}


def deck(engine: str) -> bytes:
    """The template in the syntax of an engine."""
    from pptx import Presentation
    from pptx.util import Cm

    value, begin, end = SYNTAX[engine]

    def tag(one: str, name: str) -> str:
        return value.format(f"{one}.{name}" if one and engine == "brief-builder" else name)

    made = Presentation()
    for number in range(1, SLIDES + 1):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = f"{value.format(f'title{number}')}"
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
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def deck_data() -> dict[str, Any]:
    """What the tags name; signs that XML escapes are among it."""
    data: dict[str, Any] = {}
    for n in range(1, SLIDES + 1):
        data |= {f"title{n}": f"Trade & aid {n}", f"country{n}": f"Country {n}", f"city{n}": f"City <{n}>"}
        data |= {f"total{n}": f"C${n}.{n} million", f"year{n}": str(2000 + n)}
        data[f"points{n}"] = [{"text": f"Point {i} of slide {n}: figures & facts"} for i in range(BULLETS)]
        data[f"rows{n}"] = [
            {"product": f"Product {i}", "exports": f"{i * n},0", "imports": f"{i + n},5", "share": f"{i} %"}
            for i in range(ROWS)
        ]
    return data


def texts(data: bytes) -> list[list[str]]:
    """The words of each slide, in order, to see that all engines made the same deck."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        listed = archive.read("ppt/presentation.xml").decode()
        related = archive.read("ppt/_rels/presentation.xml.rels").decode()
        targets = {
            re.search(r'\bId="([^"]+)"', rel)[1]: re.search(r'Target="/?(?:ppt/)?([^"]+)"', rel)[1]  # type: ignore[index]
            for rel in re.findall(r"<Relationship\b[^>]*>", related)
        }
        slides = re.findall(r'<p:sldId\b[^>]*r:id="([^"]+)"', listed)
        parts = [archive.read(f"ppt/{targets[id_]}").decode() for id_ in slides]
    return [
        ["".join(re.findall(r"<a:t>([^<]*)</a:t>", p)) for p in re.findall(r"<a:p>.*?</a:p>", x, re.S)] for x in parts
    ]
