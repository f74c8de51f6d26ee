"""Outlines: a document as a person would note it down, made into a .docx or .pptx, and read back.

A line is a paragraph; a line `| a | b |` is a table row, rows that follow each other a table; `- item` is a list item;
`# title` a heading (Word) or the slide's title (PowerPoint). Lines that begin with `@` stand for other parts of a Word
document: see word_outlines.
"""

from __future__ import annotations

import io
import re
from itertools import groupby

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import SubElement
from pptx import Presentation
from pptx.util import Inches

from word_outlines import Parts, parts_lines, special_line

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def make_docx(outline: str) -> bytes:
    """A Word document from an outline."""
    document = Document()
    parts = Parts(document)
    for is_row, lines in groupby(outline.strip("\n").splitlines(), key=_is_row):
        if is_row:
            _word_table(document, [_cells(line) for line in lines])
            continue
        for line in lines:
            if line.startswith("@"):
                parts.add(line)
            elif line.startswith("1. "):
                document.add_paragraph(line[3:], style="List Number")
            elif line.startswith("# "):
                document.add_heading(line[2:], 1)
            elif line.startswith("- "):
                document.add_paragraph(line[2:], style="List Bullet")
            else:
                document.add_paragraph(line)
    parts.finish()
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def make_pptx(outline: str) -> bytes:
    """A deck with one slide from an outline: a title, a text box, and a shape for each table."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Slide"
    top = 1.5
    for is_row, group in groupby(outline.strip("\n").splitlines(), key=_is_row):
        lines = list(group)
        if is_row:
            rows = [_cells(line) for line in lines]
            frame = slide.shapes.add_table(
                len(rows), len(rows[0]), Inches(1), Inches(top), Inches(8), Inches(0.3 * len(rows))
            )
            for row, cells in zip(frame.table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        else:
            if lines[0].startswith("# "):
                slide.shapes.title.text = lines.pop(0)[2:]
            if lines:
                box = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(8), Inches(1)).text_frame
                for number, line in enumerate(lines):
                    paragraph = box.paragraphs[0] if number == 0 else box.add_paragraph()
                    paragraph.text = line.removeprefix("- ")
                    if line.startswith("- "):
                        SubElement(paragraph._p.get_or_add_pPr(), f"{{{_A}}}buChar", char="•")
        top += 1.5
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def outline_of(data: bytes) -> str:
    """The outline of a .docx or .pptx."""
    return _docx_outline(data) if b"word/document.xml" in data else _pptx_outline(data)


def _docx_outline(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    lines: list[str] = []
    for child in document.element.body:
        if (special := special_line(child, document)) is not None:
            lines.append(special)
        elif child.tag == qn("w:p"):
            paragraph = Paragraph(child, document)
            style = paragraph.style.name if paragraph.style is not None else ""
            marks = {"Heading": "# ", "List Number": "1. ", "List": "- "}
            mark = next((m for name, m in marks.items() if style.startswith(name)), "")
            notes = "^" * len(list(child.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))))
            lines.append(mark + paragraph.text + notes)
        elif child.tag == qn("w:tbl"):
            lines += _rows([[c.text for c in row.cells] for row in Table(child, document).rows])
    return "\n".join([*lines, *parts_lines(document, data)])


def _pptx_outline(data: bytes) -> str:
    lines: list[str] = []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                lines += _rows([[c.text for c in row.cells] for row in shape.table.rows])
            elif shape.has_text_frame and not (shape.is_placeholder and shape.text_frame.text == "Slide"):
                title = shape.is_placeholder
                for paragraph in shape.text_frame.paragraphs:
                    bullet = paragraph._p.find(f".//{{{_A}}}buChar") is not None
                    lines.append(("# " if title else "- " if bullet else "") + paragraph.text.replace("\v", "\n"))
    return "\n".join(lines)


def _word_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _is_row(line: str) -> bool:
    return line.startswith("| ") and line.endswith(" |")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r" \| (?![^{}]*[}%]\})", line[2:-2])]  # not at a filter in a tag


def _rows(rows: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in rows]
