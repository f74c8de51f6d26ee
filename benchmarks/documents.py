"""Nothing in → the Word templates that are measured, in the syntax of each engine, and their data."""

from __future__ import annotations

import io
from typing import Any, Literal

from editions import EDITION

Syntax = Literal["docxtpl", "docxtemplater"]  # brief-builder and python-docx take the templates of docxtpl

_PADDING = (
    "Most of it was clothing, footwear and travel goods on one side, and vehicles, machinery and food on the other. "
    "The figures are those of customs; services are not among them, and neither is what passes through third ports. "
)
_SENTENCE = (
    "In <year>, trade in goods between <home> and <partner> came to <total>: <exports> of exports and <imports> of "
    "imports. "
)
SECTIONS, COLUMNS = 3, 6


def brief(syntax: Syntax = "docxtpl") -> bytes:
    """A brief of three pages: headings, paragraphs with six values, bullet loops, tables with a loop over rows."""
    from docx import Document

    begin, end = ("{%p for point in points %}", "{%p endfor %}") if syntax == "docxtpl" else ("{#points}", "{/points}")
    bullet = "<point.lead>: <point.body>" if syntax == "docxtpl" else "<lead>: <body>"
    note = "{% if note %}Note: <note>{% else %}There is nothing to note.{% endif %}"
    if syntax != "docxtpl":
        note = "{#note}Note: <note>{/note}{^note}There is nothing to note.{/note}"
    document = Document()
    document.sections[0].header.paragraphs[0].text = _tags("<home> and <partner>: brief of <date>", syntax)
    document.sections[0].footer.paragraphs[0].text = _tags("<marking>", syntax)
    document.add_heading(_tags(f"<title>, {EDITION}", syntax), 0)
    for number in range(1, SECTIONS + 1):
        document.add_heading(_tags(f"{number} Trade with <partner>", syntax), 1)
        for _ in range(2):
            document.add_paragraph(_tags(_SENTENCE + _PADDING, syntax))
        document.add_paragraph(begin)
        document.add_paragraph(_tags(bullet, syntax), style="List Bullet")
        document.add_paragraph(end)
        document.add_paragraph(_tags(note, syntax))
        _table(document, 4, syntax)
    return _saved(document)


def brief_data(number: int = 0) -> dict[str, Any]:
    """Data for the brief: four points and seven rows in each section; other figures for each number."""
    return {
        "title": "Canada and Cambodia",
        "home": "Canada",
        "partner": "Cambodia",
        "date": "2 June 2026",
        "marking": "For official use",
        "year": str(2000 + number % 1000),
        "total": f"C$2.{number} billion",
        "exports": f"about C$36.{number} million",
        "imports": "C$2.0 billion",
        "note": "imports & exports are measured at different borders",
        "points": [{"lead": f"Point {n}", "body": "what a minister should know of it"} for n in range(4)],
        "rows": [
            {"c0": f"Product {n}", "c1": f"{n * 1000 + number}", "c2": "C$1.2 million", "c3": "< 1%"} for n in range(7)
        ],
    }


def table() -> bytes:
    """One table of six columns with a loop over its rows."""
    from docx import Document

    document = Document()
    _table(document, COLUMNS, "docxtpl")
    return _saved(document)


def table_data(rows: int) -> dict[str, Any]:
    """Data for the table."""
    return {"rows": [{f"c{c}": f"value {n} of {c}" for c in range(COLUMNS)} for n in range(rows)]}


def _tags(text: str, syntax: Syntax) -> str:
    """`<name>` as the engine writes it."""
    left, right = ("{{ ", " }}") if syntax == "docxtpl" else ("{", "}")
    return text.replace("<", left).replace(">", right)


def _table(document: Any, columns: int, syntax: Syntax) -> None:
    table = document.add_table(4 if syntax == "docxtpl" else 2, columns)
    for column in range(columns):
        table.cell(0, column).text = f"Column {column + 1}"
    if syntax == "docxtpl":
        table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
        cells = [_tags(f"<row.c{column}>", syntax) for column in range(columns)]
    else:
        cells = [_tags(f"<c{column}>", syntax) for column in range(columns)]
        cells[0], cells[-1] = "{#rows}" + cells[0], cells[-1] + "{/rows}"
    for column, text in enumerate(cells):
        table.cell(-2 if syntax == "docxtpl" else -1, column).text = text


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
