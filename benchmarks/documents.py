"""Nothing in → the templates and the data that are measured; the same template for this engine and for docxtpl."""

from __future__ import annotations

import io
from typing import Any

from docx import Document

# Both engines know docxtpl's prefixes, so both render the same bytes.
_SENTENCE = (
    "In {{ year }}, trade in goods between {{ home }} and {{ partner }} came to {{ total }}: {{ exports }} of exports "
    "and {{ imports }} of imports. "
)
_PADDING = (
    "Most of it was clothing, footwear and travel goods on one side, and vehicles, machinery and food on the other. "
    "The figures are those of customs; services are not among them, and neither is what passes through third ports. "
)
SECTIONS = 3


def brief() -> bytes:
    """A brief of three pages: headings, paragraphs with six values, bullet loops, tables with a loop over rows."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ home }} and {{ partner }}: brief of {{ date }}"
    document.sections[0].footer.paragraphs[0].text = "{{ marking }}"
    document.add_heading("{{ title }}", 0)
    for number in range(1, SECTIONS + 1):
        document.add_heading(f"{number} Trade with {{{{ partner }}}}", 1)
        for _ in range(2):
            document.add_paragraph(_SENTENCE + _PADDING)
        document.add_paragraph("{%p for point in points %}")
        document.add_paragraph("{{ point.lead }}: {{ point.body }}", style="List Bullet")
        document.add_paragraph("{%p endfor %}")
        document.add_paragraph("{% if note %}Note: {{ note }}{% else %}There is nothing to note.{% endif %}")
        _table(document, "rows", 4)
    return _saved(document)


def brief_data() -> dict[str, Any]:
    """Data for the brief: four points and seven rows in each section."""
    return {
        "title": "Canada and Cambodia",
        "home": "Canada",
        "partner": "Cambodia",
        "date": "2 June 2026",
        "marking": "For official use",
        "year": 2023,
        "total": "C$2.1 billion",
        "exports": "about C$36.9 million",
        "imports": "C$2.0 billion",
        "note": "imports & exports are measured at different borders",
        "points": [{"lead": f"Point {n}", "body": "what a minister should know of it"} for n in range(4)],
        "rows": [{"c0": f"Product {n}", "c1": n * 1000, "c2": "C$1.2 million", "c3": "< 1%"} for n in range(7)],
    }


def table() -> bytes:
    """One table of six columns with a loop over its rows."""
    document = Document()
    _table(document, "rows", 6)
    return _saved(document)


def table_data(rows: int) -> dict[str, Any]:
    """Data for the table."""
    return {"rows": [{f"c{c}": f"value {n} of {c}" for c in range(6)} for n in range(rows)]}


def _table(document: Any, name: str, columns: int) -> None:
    table = document.add_table(4, columns)
    for column in range(columns):
        table.cell(0, column).text = f"Column {column + 1}"
        table.cell(2, column).text = f"{{{{ row.c{column} }}}}"
    table.cell(1, 0).text = f"{{%tr for row in {name} %}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
