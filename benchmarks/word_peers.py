"""A template and data in → the bytes of a document out, by each engine for Word that is installed with Python."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Render = Callable[[Mapping[str, Any]], bytes]
_TAG = re.compile(r"\{\{ (?:\w+\.)?(\w+) \}\}")


def by_brief_builder(template: bytes) -> Render:
    """The template is compiled here, once."""
    from brief_builder import Template

    return Template.read(template, "benchmark.docx").render


def by_docxtpl(template: bytes) -> Render:
    """A template is opened for each document, as docxtpl has no compiled form."""
    from docxtpl import DocxTemplate

    def render(data: Mapping[str, Any]) -> bytes:
        opened = DocxTemplate(io.BytesIO(template))
        opened.render(dict(data), autoescape=True)  # without it, `&` and `<` in the data break the document
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()

    return render


def by_python_docx(template: bytes) -> Render:
    """What somebody writes who has no engine: a script for this very brief."""
    from docx import Document

    def render(data: Mapping[str, Any]) -> bytes:
        document = Document(io.BytesIO(template))
        section = document.sections[0]
        for paragraph in (*section.header.paragraphs, *section.footer.paragraphs):
            _fill(paragraph, data)
        for paragraph in document.paragraphs:
            text = paragraph.text
            if "{%p" in text:
                paragraph._p.getparent().remove(paragraph._p)
            elif "point.lead" in text:
                for copied, point in zip(_copies(paragraph, len(data["points"])), data["points"], strict=True):
                    _fill(copied, point)
            elif "{% if" in text:
                paragraph.runs[0].text = f"Note: {data['note']}" if data["note"] else "There is nothing to note."
            else:
                _fill(paragraph, data)
        for table in document.tables:
            _fill_table(table, data["rows"])
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return render


def _fill(paragraph: Any, values: Mapping[str, Any]) -> None:
    for run in paragraph.runs:
        run.text = _TAG.sub(lambda tag: str(values[tag[1]]), run.text)


def _copies(paragraph: Any, count: int) -> Iterator[Any]:
    """So many of it, one behind the other."""
    from docx.text.paragraph import Paragraph

    pattern = copy.deepcopy(paragraph._p)
    yield paragraph
    last = paragraph._p
    for _ in range(count - 1):
        more = copy.deepcopy(pattern)
        last.addnext(more)
        last = more
        yield Paragraph(more, paragraph._parent)


def _fill_table(table: Any, rows: list[dict[str, str]]) -> None:
    from docx.table import _Row

    _, begin, pattern, end = (row._tr for row in table.rows)
    for row in rows:
        made = copy.deepcopy(pattern)
        begin.addprevious(made)
        for cell in _Row(made, table).cells:
            _fill(cell.paragraphs[0], row)
    for gone in (begin, pattern, end):
        gone.getparent().remove(gone)
