"""Outlines: a document as a person would note it down, made into a .docx or .pptx, and read back.

A line is a paragraph; a line `| a | b |` is a table row, rows that follow each other a table; `- item` is a list item;
`# title` a heading (Word) or the slide's title (PowerPoint).

A cell `<` continues the one to its left and `^` the one above; a cell's fill is read back as `(C00000) words`.

In PowerPoint only: `-- item` is a list item of the second level.

In Word only: `1. item` is a numbered item, read back with the number that Word shows; `|= a | b |` is a header row.
Lines that begin with `@` stand for other parts of the document: see word_outlines, and slide_outlines for PowerPoint.
"""

from __future__ import annotations

import io
import re
from itertools import groupby
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import SubElement
from pptx import Presentation
from pptx.util import Inches

from list_numbers import Numbers
from slide_outlines import SlideParts, shape_lines, slide_part_lines
from word_outlines import Parts, add_words, parts_lines, section_line, special_line, words_of

_STYLES = {"# ": "Heading 1", "- ": "List Bullet", ". ": "List Number", "": None}
_MERGED = ("<", "^")  # of a cell that continues the one to its left, or the one above
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def make_docx(outline: str) -> bytes:
    """A Word document from an outline."""
    document = Document()
    parts = Parts(document)
    for is_row, lines in groupby(outline.strip("\n").splitlines(), key=_is_row):
        if is_row:
            _word_table(document, list(lines))
            continue
        for line in lines:
            if line.startswith("@"):
                parts.add(line)
            else:
                mark = re.match(r"# |- |\d+\. |", line)[0]
                paragraph = document.add_paragraph(style=_STYLES[mark[-2:]])
                add_words(paragraph, line.removeprefix(mark))
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
    parts = SlideParts(deck, slide)
    for kind, group in groupby(
        outline.strip("\n").splitlines(), key=lambda line: "@" if line[:1] == "@" else _is_row(line)
    ):
        lines = list(group)
        if kind == "@":
            for line in lines:
                parts.add(line)
        elif kind:
            rows = [_cells(line) for line in lines]
            frame = slide.shapes.add_table(
                len(rows), len(rows[0]), Inches(1), Inches(top), Inches(8), Inches(0.3 * len(rows))
            )
            for row, cells in zip(frame.table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = "" if text in _MERGED else text
            _merge(frame.table, rows)
        else:
            if lines[0].startswith("# "):
                slide.shapes.title.text = lines.pop(0)[2:]
            if lines:
                box = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(8), Inches(1)).text_frame
                for number, line in enumerate(lines):
                    paragraph = box.paragraphs[0] if number == 0 else box.add_paragraph()
                    bullet = re.match(r"-+ |", line)[0]
                    paragraph.text = line.removeprefix(bullet)
                    if bullet:
                        paragraph.level = len(bullet) - 2
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
    numbers = Numbers(document)
    for child in document.element.body:
        if (special := special_line(child, document)) is not None:
            lines.append(special)
        elif child.tag == qn("w:p"):
            paragraph = Paragraph(child, document)
            style = paragraph.style.name if paragraph.style is not None else ""
            number = numbers.next(child)
            marks = {"Heading": "# ", "List Number": f"{number}. ", "List": "- "}
            mark = next((m for name, m in marks.items() if style.startswith(name)), "")
            notes = "^" * len(list(child.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))))
            line = mark + words_of(paragraph) + notes
            properties = child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            lines += [line] * (properties is None or line != "")
            lines += [] if properties is None else [section_line(properties)]
        elif child.tag == qn("w:tbl"):
            lines += _word_rows(Table(child, document))
        elif child.tag == qn("w:sectPr") and section_line(child) != "@section tall":
            lines.append(section_line(child))
    return "\n".join([*lines, *parts_lines(document, data)])


def _pptx_outline(data: bytes) -> str:
    lines: list[str] = []
    deck = Presentation(io.BytesIO(data))
    for slide in deck.slides:
        for shape in slide.shapes:
            if (special := shape_lines(shape, slide.part)) is not None:
                lines += special
            elif shape.has_table:
                lines += _rows([[_slide_cell(c._tc) for c in row.cells] for row in shape.table.rows])
            elif shape.has_text_frame and not (shape.is_placeholder and shape.text_frame.text == "Slide"):
                title = shape.is_placeholder
                for paragraph in shape.text_frame.paragraphs:
                    bullet = paragraph._p.find(f".//{{{_A}}}buChar") is not None
                    mark = "# " if title else "-" * (paragraph.level + 1) + " " if bullet else ""
                    lines.append(mark + paragraph.text.replace("\v", "\n"))
        lines += slide_part_lines(deck, slide)
    return "\n".join(lines)


def _word_table(document: Document, lines: list[str]) -> None:
    rows = [_cells(line) for line in lines]
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells, line in zip(table.rows, rows, lines, strict=True):
        if line.startswith("|= "):
            SubElement(row._tr.get_or_add_trPr(), qn("w:tblHeader"))
        for cell, text in zip(row.cells, cells, strict=True):
            if text not in _MERGED:  # an empty run would count as words
                cell.text = text
    _merge(table, rows)


def _word_rows(table: Table) -> list[str]:
    lines: list[str] = []
    above: list[Any] = []
    for row in table.rows:
        texts, held = [], [cell._tc for cell in row.cells]
        for n, cell in enumerate(row.cells):
            left = n > 0 and held[n - 1] is cell._tc
            up = n < len(above) and above[n] is cell._tc
            texts.append("<" if left else "^" if up else _fill(cell) + "\n".join(words_of(p) for p in cell.paragraphs))
        above = held
        (line,) = _rows([texts])
        lines.append(line.replace("|", "|=", 1) if row._tr.find(f".//{qn('w:tblHeader')}") is not None else line)
    return lines


def _merge(table: Any, rows: list[list[str]]) -> None:
    """Merge the cells of a table, each rectangle at once."""
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            if text in _MERGED:
                continue
            right = next((at for at in range(c + 1, len(cells)) if cells[at] != "<"), len(cells)) - 1
            down = next((at for at in range(r + 1, len(rows)) if rows[at][c] != "^"), len(rows)) - 1
            if (right, down) != (c, r):
                table.cell(r, c).merge(table.cell(down, right))


def _slide_cell(tc: Any) -> str:
    if tc.hMerge or tc.vMerge:
        assert not list(tc.iter(f"{{{_A}}}t")), "a covered cell holds words"
        return "<" if tc.hMerge else "^"
    fill = tc.find(f"{{{_A}}}tcPr/{{{_A}}}solidFill/{{{_A}}}srgbClr")
    bare = tc.find(f"{{{_A}}}tcPr/{{{_A}}}noFill") is not None
    mark = f"({fill.get('val')}) " if fill is not None else "(auto) " if bare else ""
    lines = ("".join(t.text or "" for t in p.iter(f"{{{_A}}}t")) for p in tc.iter(f"{{{_A}}}p"))
    return mark + "\n".join(lines)


def _fill(cell: Any) -> str:
    shade = cell._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return "" if shade is None else f"({shade.get(qn('w:fill'))}) "


def _is_row(line: str) -> bool:
    return line.startswith(("| ", "|= ")) and line.endswith(" |")


def _cells(line: str) -> list[str]:
    inner = line.partition(" ")[2][:-2]
    return [cell.strip() for cell in re.split(r" \| (?![^{}]*[}%]\})", inner)]  # not at a filter in a tag


def _rows(rows: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in rows]
