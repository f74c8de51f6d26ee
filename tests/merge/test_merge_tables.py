"""Tables whose columns and merges a template decides: grid, widths, spans and fills are those that Word wants."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Twips

from brief_builder import Template
from brief_builder.proof import check_package
from outlines import make_docx

Shape = list[list[tuple[str, int, str]]]


def _rendered(template: bytes, data: dict[str, Any]) -> Any:
    produced = Template.read(template, "t.docx").render(data)
    assert [f.message for f in check_package(produced)] == []
    return Document(io.BytesIO(produced)).tables[0]._tbl


def _shape(table: Any) -> Shape:
    """Rows of cells as (words, span, vertical merge)."""
    rows: Shape = []
    for row in table.iter(qn("w:tr")):
        cells = []
        for cell in row.iter(qn("w:tc")):
            span, merge = cell.find(f".//{qn('w:gridSpan')}"), cell.find(f".//{qn('w:vMerge')}")
            words = "".join(t.text for t in cell.iter(qn("w:t")))
            cells.append(
                (words, int(span.get(qn("w:val"))) if span is not None else 1,
                 "" if merge is None else merge.get(qn("w:val")))
            )  # fmt: skip
        rows.append(cells)
    return rows


def _widths(table: Any) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]


COLUMNS = """
| Name | {%tc for y in years %} | {{ y }} | {%tc endfor %} |
| all | {%tc for y in years %} | {{ y }} | {%tc endfor %} |
"""


@pytest.mark.parametrize("years", [[2022], [2022, 2023], list(range(2010, 2024)), []])
def test_the_grid_has_as_many_columns_as_the_rows_and_keeps_its_width(years: list[int]) -> None:
    """Word takes the columns from the grid; the table stays as wide as the author drew it."""
    template = make_docx(COLUMNS)
    before = sum(_widths(Document(io.BytesIO(template)).tables[0]._tbl))
    table = _rendered(template, {"years": years})
    assert len(_widths(table)) == 1 + len(years)
    assert sum(_widths(table)) == before
    for row in table.iter(qn("w:tr")):
        assert sum(int(w.get(qn("w:w"))) for w in row.iter(qn("w:tcW"))) == pytest.approx(before, abs=2)


def test_widths_keep_their_proportions() -> None:
    """A narrow first column stays narrow beside the repeated ones."""
    document = Document(io.BytesIO(make_docx("| A | {% for x in xs %}{{ x }} |\n| b | {{ x }}{% endfor %} |")))
    table = document.tables[0]
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Twips(1000), Twips(3000)
    for column, width in zip(table._tbl.iter(qn("w:gridCol")), ("1000", "3000"), strict=True):
        column.set(qn("w:w"), width)
    data = io.BytesIO()
    document.save(data)
    assert _widths(_rendered(data.getvalue(), {"xs": [1, 2, 3]})) == [400, 1200, 1200, 1200]


def test_a_cell_over_repeated_columns_spans_them_all() -> None:
    """A merged header in a row of its own grows and shrinks with its columns."""
    outline = "| Name | {%tc for x in xs %}Year | Sum |\n| Goods in years |  |  |\n| b | {{ x }}{%tc endfor %} | 6 |"
    document = Document(io.BytesIO(make_docx(outline)))
    header = document.tables[0].rows[1]
    header.cells[0].merge(header.cells[2]).text = "Goods in years"
    data = io.BytesIO()
    document.save(data)
    shape = _shape(_rendered(data.getvalue(), {"xs": [1, 2, 3]}))
    assert shape[1] == [("Goods in years", 5, "")]
    assert [len(cells) for cells in shape] == [5, 1, 5]


def test_a_merged_cell_over_just_the_repeated_columns_repeats() -> None:
    """Two columns for each country, with the country's name over both."""
    outline = "| Name | {%tc for c in cs %}{{ c }} |  |\n|  | Exports | Imports |\n| b | 1 | 2{%tc endfor %} |"
    document = Document(io.BytesIO(make_docx(outline)))
    header = document.tables[0].rows[0]
    tag = header.cells[1].text
    header.cells[1].merge(header.cells[2]).text = tag
    data = io.BytesIO()
    document.save(data)
    shape = _shape(_rendered(data.getvalue(), {"cs": ["Canada", "Cambodia"]}))
    assert shape[0] == [("Name", 1, ""), ("Canada", 2, ""), ("Cambodia", 2, "")]
    assert [words for words, _, _ in shape[1]] == ["", "Exports", "Imports", "Exports", "Imports"]


def test_the_cells_of_a_loop_become_one_and_hide_nothing() -> None:
    """The first is the start of the merge; the others are empty, so that no hidden word is found or read aloud."""
    outline = "| {%tr for x in xs %} |  |\n| {% vm %}{{ g }} | {{ x }} |\n| {%tr endfor %} |  |"
    assert _shape(_rendered(make_docx(outline), {"g": "G", "xs": [1, 2, 3]})) == [
        [("G", 1, "restart"), ("1", 1, "")],
        [("", 1, "continue"), ("2", 1, "")],
        [("", 1, "continue"), ("3", 1, "")],
    ]


def test_a_merge_of_one_cell_is_none() -> None:
    """A loop with one turn leaves an ordinary cell, even when a condition dropped the first turn."""
    outline = (
        "| {%tr for x in xs %} |  |\n| {%tr if x > 1 %} |  |\n| {% vm %}{{ g }} | {{ x }} |\n"
        "| {%tr endif %} |  |\n| {%tr endfor %} |  |"
    )
    assert _shape(_rendered(make_docx(outline), {"g": "G", "xs": [1, 2]})) == [[("G", 1, ""), ("2", 1, "")]]
    assert _shape(_rendered(make_docx(outline), {"g": "G", "xs": [1, 2, 3]})) == [
        [("G", 1, "restart"), ("2", 1, "")],
        [("", 1, "continue"), ("3", 1, "")],
    ]


def test_two_loops_make_two_merges() -> None:
    """Each run of a loop is a group of its own."""
    outline = (
        "| {%tr for g in gs %} |  |\n| {%tr for x in g.xs %} |  |\n| {% vm %}{{ g.n }} | {{ x }} |\n"
        "| {%tr endfor %} |  |\n| {%tr endfor %} |  |"
    )
    data = {"gs": [{"n": "A", "xs": [1, 2]}, {"n": "A", "xs": [3, 4]}]}
    assert [row[0] for row in _shape(_rendered(make_docx(outline), data))] == [
        ("A", 1, "restart"), ("", 1, "continue"), ("A", 1, "restart"), ("", 1, "continue"),
    ]  # fmt: skip


def test_equal_neighbours_become_one_across() -> None:
    """`hm equal` joins cells of a row with the same words."""
    outline = "| {%tc for x in xs %} | {% hm equal %}{{ x }} | {%tc endfor %} |\n| a | b | c |"
    shape = _shape(_rendered(make_docx(outline), {"xs": ["a", "a", "b"]}))
    assert shape[0] == [("a", 2, ""), ("b", 1, "")]


def test_hm_makes_one_cell_of_a_loop() -> None:
    """The header over repeated columns, as docxtpl writes it."""
    outline = (
        "| {%tc for x in xs %} | {% hm %}Title | {%tc endfor %} |\n| {%tc for x in xs %} | {{ x }} | {%tc endfor %} |"
    )
    assert _shape(_rendered(make_docx(outline), {"xs": [1, 2, 3]})) == [
        [("Title", 3, "")],
        [("1", 1, ""), ("2", 1, ""), ("3", 1, "")],
    ]


def test_spans_and_fills_are_written_in_the_order_of_the_schema() -> None:
    """`colspan` and `cellbg` on one cell; a colour with or without its sign."""
    outline = "| {% colspan 2 %}{% cellbg '#c00000' %}a |\n| b |"
    document = Document(io.BytesIO(make_docx(outline)))
    document.tables[0].add_column(Twips(900))
    first = document.tables[0]._tbl.tr_lst[0]
    first.remove(first.tc_lst[1])
    data = io.BytesIO()
    document.save(data)
    cell = _rendered(data.getvalue(), {}).tr_lst[0].tc_lst[0]
    names = [child.tag.rpartition("}")[2] for child in cell.tcPr]
    assert names == ["tcW", "gridSpan", "shd"]
    assert cell.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "C00000"


@pytest.mark.parametrize("word", ["hm equal", "vm equal", "colspan 1", "cellbg '#c00000'"])
@pytest.mark.parametrize(
    ("signs", "said"), [("{%%- %s %%}", "a b"), ("{%% %s -%%}", "a b"), ("{%%- %s -%%}", "ab"), ("{%% %s %%}", "a  b")]
)
def test_the_words_of_a_cell_take_the_space_beside_them(word: str, signs: str, said: str) -> None:
    """`{%-` and `-%}` do the same at each tag, also at one that leaves no trace."""
    table = _rendered(make_docx(f"| a {signs % word} b | c |\n| d | e |"), {})
    assert [words for words, *_ in _shape(table)[0]] == [said, "c"]


def test_the_paragraphs_of_a_cell_are_joined_around_its_words() -> None:
    """What stands in the paragraph before and behind `{%- cellbg … -%}` comes into one."""
    document = Document(io.BytesIO(make_docx("| a | b |")))
    cell = document.tables[0].cell(0, 0)
    for words in ("{%- cellbg '#c00000' -%}", "c {{ d }}"):
        cell.add_paragraph(words)
    data = io.BytesIO()
    document.save(data)
    first = _rendered(data.getvalue(), {"d": "e"}).tr_lst[0].tc_lst[0]
    assert ["".join(t.text for t in p.iter(qn("w:t"))) for p in first.p_lst] == ["ac e"]
    assert first.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "C00000"


def test_a_cell_spans_as_many_columns_as_a_loop_makes() -> None:
    """How many a table has is not known before, where its columns are repeated."""
    outline = "| {% colspan xs | length %}Title |\n| {%tc for x in xs %}{{ x }}{%tc endfor %} |"
    assert _shape(_rendered(make_docx(outline), {"xs": [1, 2, 3]}))[0] == [("Title", 3, "")]
    outline = "| {% colspan xs | length %}Title | z |\n| {% for x in xs %}{{ x }} | z |\n| {{ x }}{% endfor %} | z |"
    assert _shape(_rendered(make_docx(outline), {"xs": [1, 2, 3]}))[0] == [("Title", 3, ""), ("z", 1, "")]
