"""The deck of `decks.py` as somebody fills it who has no engine: a script of python-pptx for this very deck."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from decks import BULLETS

_TAG = re.compile(r"\{\{(\w+)\}\}")


def by_python_pptx(template: bytes | Path, data: Mapping[str, Any]) -> bytes:
    """The deck, filled."""
    from pptx import Presentation

    deck = Presentation(io.BytesIO(template) if isinstance(template, bytes) else str(template))
    values = {name: value for name, value in data.items() if isinstance(value, str)}
    for number, slide in enumerate(deck.slides, 1):
        points = {f"point{number}_{n}": data[f"points{number}"][n]["text"] for n in range(BULLETS)}
        for shape in slide.shapes:
            if shape.has_text_frame:
                _fill(shape.text_frame, values | points)
            elif shape.has_table:
                _fill_table(shape.table, data[f"rows{number}"])
            elif shape.has_chart:
                _fill_chart(shape, data["trade"])
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _fill(frame: Any, values: Mapping[str, str]) -> None:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            if "{{" in run.text:
                run.text = _TAG.sub(lambda tag: values[tag[1]], run.text)


def _fill_table(table: Any, rows: list[dict[str, str]]) -> None:
    pattern = table._tbl.tr_lst[1]
    for _ in rows:
        pattern.addprevious(copy.deepcopy(pattern))
    table._tbl.remove(pattern)
    for made, row in zip(list(table.rows)[1:], rows, strict=True):
        for cell in made.cells:
            _fill(cell.text_frame, row)


def _fill_chart(shape: Any, data: Mapping[str, Any]) -> None:
    from pptx.chart.data import CategoryChartData

    new = CategoryChartData()
    new.categories = data["chart"]["categories"]
    for series in data["chart"]["series"]:
        new.add_series(series["name"], series["values"])
    shape.chart.replace_data(new)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", data["alt"])
