"""Rows and cells in content controls: what goes takes its control with it, what repeats stands in it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from brief_builder import BriefError, Template
from soundness import check_valid
from word_packages import docx, p, part, rendered


def _control(*held: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(held)}</w:sdtContent></w:sdt>"


def _custom(*held: str) -> str:
    return f'<w:customXml w:element="a">{"".join(held)}</w:customXml>'


def _cell(words: str, *more: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(more)}{p(words)}</w:tc>"


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _table(columns: int, *rows: str) -> str:
    column = '<w:gridCol w:w="500"/>'
    return f"<w:tbl><w:tblPr/><w:tblGrid>{column * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _made(*elements: str, **data: Any) -> str:
    """The body that comes out, which Word takes."""
    produced = rendered(docx(*elements), data)
    check_valid(produced)
    return part(produced)


def _rows(body: str) -> list[list[str]]:
    rows = re.findall(r"<w:tr[ >].*?</w:tr>", body, re.DOTALL)
    cells = [re.findall(r"<w:tc[ >].*?</w:tc>", row, re.DOTALL) for row in rows]
    return [["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", cell)) for cell in row] for row in cells]


@pytest.mark.parametrize("around", [_control, _custom, lambda row: _control(_control(row))])
@pytest.mark.parametrize(
    "words",
    ["{%tc if f %}x{%tc endif %}", "{%tc for x in es %}x{%tc endfor %}", "{#tr note #}", "{% if f %}x{% endif %}"],
)
def test_a_row_that_goes_takes_its_control_with_it(around: Any, words: str) -> None:
    """Word refuses a control without content; rows beside it stay."""
    body = _made(_table(1, around(_row(_cell(words))), _row(_cell("k"))), p("end"), f=False, es=[])
    assert [row for row in _rows(body) if row != [""]] == [["k"]]


def test_a_table_whose_only_row_goes_with_its_control_goes_too() -> None:
    """The cell around it keeps a paragraph."""
    inner = _table(1, _control(_row(_cell("{%tc if f %}x{%tc endif %}"))))
    body = _made(_table(1, _row(_cell("k", inner, p("")))), p("end"), f=False)
    assert body.count("<w:tbl>") == 1
    assert "<w:sdt>" not in body


def test_a_control_around_a_table_that_goes_goes_too() -> None:
    """Around all of it, in the body."""
    body = _made(_control(_table(1, _row(_cell("{%tc if f %}x{%tc endif %}")))), p("end"), f=False)
    assert "<w:sdt>" not in body
    assert "<w:tbl>" not in body


def test_cells_that_are_merged_leave_no_control_behind() -> None:
    """`hm` takes the second cell out, and its control."""
    cells = [_control(_cell("{% hm equal %}a")), _control(_cell("{% hm equal %}a")), _cell("b")]
    body = _made(_table(3, _row(*cells)), p("end"))
    assert _rows(body) == [["a", "b"]]
    assert body.count("<w:sdt>") == 1


@pytest.mark.parametrize("around", [_control, _custom])
def test_rows_in_one_control_repeat(around: Any) -> None:
    """Tags in rows of their own, without a prefix, mean rows there as in the table itself."""
    rows = around(_row(_cell("{% for x in xs %}"), _cell("")), _row(_cell("{{ x }}"), _cell("a")),
                  _row(_cell("{% endfor %}"), _cell("")))  # fmt: skip
    body = _made(_table(2, rows, _row(_cell("k"), _cell("k"))), p("end"), xs=["b", "c"])
    assert _rows(body) == [["b", "a"], ["c", "a"], ["k", "k"]]


def test_rows_in_one_control_that_all_go_take_it_with_them() -> None:
    """An empty list leaves the rows beside it."""
    rows = _control(_row(_cell("{% for x in xs %}{{ x }}"), _cell("a{% endfor %}")))
    body = _made(_table(2, rows, _row(_cell("k"), _cell("k"))), p("end"), xs=[])
    assert _rows(body) == [["k", "k"]]
    assert "<w:sdt>" not in body


def test_a_block_that_means_paragraphs_in_a_cell_means_them_in_a_control_of_the_cell() -> None:
    """What stands in a cell is no row of the table around it."""
    held = _control(p("{% for x in xs %}"), p("{{ x }}"), p("{% endfor %}"))
    body = _made(_table(1, _row(_cell("k", held))), p("end"), xs=["b", "c"])
    assert _rows(body) == [["bck"]]


@pytest.mark.parametrize("kept", [True, False])
def test_a_control_that_holds_more_stays_where_one_in_it_is_empty(kept: bool) -> None:
    """An author may have left one empty: what stands around it is not to be lost."""
    empty = "<w:sdt><w:sdtPr/><w:sdtContent></w:sdtContent></w:sdt>"
    table = _table(1, _row(_cell("{%tr if f %}")), _row(_cell("row")), _row(_cell("{%tr endif %}")))
    template = docx(_control(p("keep me"), f"<w:p>{empty}</w:p>", table), p("end"))
    body = part(Template.read(template, "t.docx").render({"f": kept}))
    assert ("keep me" in body, "row" in body) == (True, kept)


def test_columns_in_one_control_repeat_as_columns() -> None:
    """From the first row to the last, within one column, as in a table without a control."""
    rows = [_row(_cell("{% for x in xs %}h{{ x }}"), _cell("t")), _row(_cell("{{ x }}{% endfor %}"), _cell("k"))]
    plain, held = (_rows(_made(_table(2, *each), p("end"), xs=[1, 2])) for each in (rows, [_control(*rows)]))
    assert held == plain == [["h1", "h2", "t"], ["1", "2", "k"]]


def test_a_cell_whose_table_goes_with_a_note_keeps_a_paragraph() -> None:
    """Also where the table stood in a control, and nothing else in the cell."""
    inner = _control(_table(1, _row(_cell("{#tr note #}"))))
    body = _made(_table(1, f"<w:tr><w:tc><w:tcPr/>{inner}</w:tc></w:tr>"), p("end"))
    assert _rows(body) == [[""]]
    assert "<w:sdt>" not in body


def test_a_column_that_holds_a_tag_goes_with_the_control_of_its_cell() -> None:
    """In each row."""
    rows = [_row(_control(_cell("{%tc for x in xs %}")), _cell("h{{ x }}"), _cell("k")),
            _row(_custom(_cell("")), _cell("b{{ x }}{%tc endfor %}"), _cell("c"))]  # fmt: skip
    body = _made(_table(3, *rows), p("end"), xs=[1, 2])
    assert _rows(body) == [["h1", "h2", "k"], ["b1", "b2", "c"]]
    assert ("<w:sdt>" in body, "customXml" in body) == (False, False)


def test_a_tag_in_a_control_of_its_cell_means_what_it_means_without() -> None:
    """Between a column that holds a tag alone, and itself, there is none to repeat."""
    for around in (str, _control):
        rows = [_row(_cell("{% for x in xs %}h{{ x }}"), _cell("t")), _row(_cell("b"), _cell("u")),
                _row(around(_cell("{% endfor %}")), _cell("v"))]  # fmt: skip
        with pytest.raises(BriefError) as caught:
            Template.read(docx(_table(2, *rows), p("end")), "t.docx")
        assert [problem.message for problem in caught.value.problems] == ["there is no column between the two tags"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("N{% if f %}|x|{% endif %}", ["x"]),
        ("{% for x in xs %}|N{{ x }}|{% endfor %}", ["1", "2"]),
        ("N|x|<w:bookmarkEnd w:id='1'/>", ["x"]),
        ("N", [""]),
    ],
)
def test_a_table_that_a_note_takes_out_leaves_no_line(held: str, said: list[str]) -> None:
    """A paragraph is added where there is none, and only there."""
    note = _table(1, _row(_cell("{#tr note #}")))
    paragraphs = [
        (note if each.startswith("N") else "")
        + (words if (words := each.removeprefix("N")).startswith("<") else p(words))
        for each in held.split("|")
        if each != "N"
    ] or [note]
    start = '<w:bookmarkStart w:id="1" w:name="b"/>' if "bookmark" in held else ""
    cell = f"<w:tc><w:tcPr/>{start}{''.join(paragraphs)}</w:tc>"
    body = _made(_table(1, f"<w:tr>{cell}</w:tr>"), p("end"), f=True, xs=[1, 2])
    inside = body[body.index("<w:tc>") : body.index("</w:tc>")]
    found = re.findall(r"<w:p(?:/>|>(.*?)</w:p>)", inside)
    assert ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", each)) for each in found] == said


def test_what_is_read_of_such_a_template_can_be_read_again() -> None:
    """The same bytes each time."""
    template = docx(_table(1, _control(_row(_cell("{%tc if f %}x{%tc endif %}"))), _row(_cell("k"))), p(""))
    read = Template.read(template, "t.docx")
    assert read.render({"f": False}) == read.render({"f": False}) == Template.read(template, "t").render({"f": False})
