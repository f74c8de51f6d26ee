"""Words wider than where they stand: cells of fixed width, text boxes and frames of Word."""

from __future__ import annotations

import pytest

from brief_builder.access import check_access
from brief_builder.structure import read_structure
from word_fragments import docx, p

FIGURE = "C$524.6\u00a0million"
FIXED = '<w:tblLayout w:type="fixed"/>'


def _run(text: str, size: int) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="{size * 2}"/></w:rPr><w:t>{text}</w:t></w:r>'


def _cell(text: str, width: int, layout: str = FIXED, margins: str = "") -> str:
    about = f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>{layout}{margins}</w:tblPr>'
    inner = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{p(_run(text, 12))}</w:tc>'
    return f'<w:tbl>{about}<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr>{inner}</w:tr></w:tbl>'


def _frame(text: str, width: int, size: int) -> str:
    place = f'<w:framePr w:w="{width}" w:wrap="around" w:vAnchor="page" w:hAnchor="margin"/>'
    return p(_run(text, size), properties=place)


def _found(*body: str) -> list[str]:
    problems = check_access(read_structure(docx(*body, p("end")), "a.docx"))
    return [f"{each.message} | {', '.join(each.place.trail)}" for each in problems if each.code == "word-too-wide"]


def test_a_figure_wider_than_its_cell_is_named_with_its_place() -> None:
    """A figure and its unit are one word; some 89 pt of Arial in 12 pt."""
    (found,) = _found(_cell(FIGURE, 1800))
    assert found.startswith("“C$524.6\u00a0million” is wider than the place it stands in, by 4 points")
    assert found.endswith("| table 1, row 1, column 1")


@pytest.mark.parametrize(
    "body",
    [
        _cell(FIGURE, 2200),
        _cell("a text of short words that takes five lines", 1800),
        _cell(FIGURE, 1800, layout=""),  # its columns follow their words
        _cell(FIGURE, 1800, margins='<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>'),
        _cell("{{ trade.total.2025 | full }}", 600),  # a template: nobody knows yet
        _frame(FIGURE, 3022, 12),
    ],
)
def test_what_has_room_or_may_grow_is_not_told(body: str) -> None:
    """Nor words that break, nor tags."""
    assert _found(body) == []


def test_a_frame_has_a_width_too() -> None:
    """As the figures at a glance have in the starter's brief."""
    assert len(_found(_frame(FIGURE, 3022, 24))) == 1
