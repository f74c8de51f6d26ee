"""What is known of the place of a value before anything is rendered: its heading, the width of the text."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches

from brief_builder.problems import Problems
from brief_builder.template import compile_template
from brief_builder.template.reading.surroundings import Surroundings
from outlines import make_pptx

TEXT = 8640 * 635  # of python-docx's own template, in EMU


def _around(document: Any) -> list[Surroundings]:
    data = io.BytesIO()
    document.save(data)
    compiled = compile_template(data.getvalue(), "t.docx", Problems())
    assert compiled is not None
    return [tag.surroundings for part in compiled.compiled.values() for tag in part.tags]


def test_a_value_stands_under_the_last_heading_before_it() -> None:
    """By style or by outline level; in a table and in a heading too."""
    document = Document()
    document.add_paragraph("{{ a }}")
    document.add_heading("One", 1)
    document.add_heading("Two {{ b }}", 2)
    document.add_table(1, 1).cell(0, 0).text = "{{ c }}"
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "2")
    document.add_paragraph("Own")._p.get_or_add_pPr().append(level)
    document.add_paragraph("{{ d }}")
    document.add_heading("Three", 1)
    document.add_paragraph("{{ e }}")
    assert [around.heading for around in _around(document)] == [0, 2, 2, 3, 1]


def test_the_width_is_that_of_the_section() -> None:
    """The section ends with the paragraph that holds its properties; a header has the width of the last."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ h }}"
    document.add_paragraph("{{ a }}")
    wide = document.add_section()
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, Inches(11), Inches(8.5)
    document.add_paragraph("{{ b }}")
    assert [around.width for around in _around(document)] == [TEXT, Inches(8.5), Inches(8.5)]


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ({"w:num": "2", "w:space": "640"}, 4000 * 635),
        ({"w:num": "3"}, 2400 * 635),
        ({"w:num": "2", "w:equalWidth": "0"}, 3000 * 635),
    ],
)
def test_in_columns_the_width_is_that_of_one(columns: dict[str, str], width: int) -> None:
    """Of equal ones, or of the first."""
    document = Document()
    document.add_paragraph("{{ a }}")
    held = document.sections[0]._sectPr.find(qn("w:cols"))
    held.attrib.clear()
    for name, value in columns.items():
        held.set(qn(name), value)
    if "w:equalWidth" in columns:
        for size in ("3000", "5000"):
            column = OxmlElement("w:col")
            column.set(qn("w:w"), size)
            held.append(column)
    assert [around.width for around in _around(document)] == [width]


def test_in_a_cell_the_width_is_that_between_its_margins() -> None:
    """By the cell, or by the columns that it spans."""
    document = Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).text = "{{ a }}"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "{{ b }}"
    for cell in table._tbl.iter(qn("w:tcW")):
        cell.set(qn("w:type"), "auto")
    table.cell(0, 0)._tc.tcPr.find(qn("w:tcW")).set(qn("w:type"), "dxa")
    table.cell(0, 0)._tc.tcPr.find(qn("w:tcW")).set(qn("w:w"), "3000")
    assert [around.width for around in _around(document)] == [(3000 - 216) * 635, (5760 - 216) * 635]


def test_an_indent_takes_from_the_width() -> None:
    """That of the paragraph itself."""
    document = Document()
    shape = document.add_paragraph("{{ a }}").paragraph_format
    shape.left_indent, shape.right_indent = Cm(2), Cm(1)
    (around,) = _around(document)
    assert around.width == pytest.approx(TEXT - Cm(3), abs=1300)


def test_a_page_that_says_nothing_has_no_known_width() -> None:
    """Nor has a slide."""
    document = Document()
    document.add_paragraph("{{ a }}")
    properties = document.sections[0]._sectPr
    properties.remove(properties.find(qn("w:pgSz")))
    assert [around.width for around in _around(document)] == [None]
    compiled = compile_template(make_pptx("{{ a }}"), "t.pptx", Problems())
    assert compiled is not None
    assert [tag.surroundings for part in compiled.compiled.values() for tag in part.tags] == [Surroundings()]
