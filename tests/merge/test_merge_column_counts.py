"""Rows of a table with repeated columns come to the same number of columns, or a person hears which row does not."""

from __future__ import annotations

from typing import Any

import pytest

from brief_builder import BriefError, Template
from outlines import make_docx
from word_fragments import cell, docx, p, rendered, table, tree, w, words
from word_packages import problems

HEAD = "| Flow | {%tc for y in years %} | {{ y }} | {%tc endfor %} | Change |\n"
ROWS = (
    "| {%tr for r in rows %} |  |  |  |  |\n"
    "| {{ r.flow }} | {%tc for v in r.v %} | {{ v }} | {%tc endfor %} | {{ r.change }} |\n"
    "| {%tr endfor %} |  |  |  |  |"
)
CURE = "give each row as many values as there are columns; null with `| default('–')` for a gap"


def row(flow: str, *values: int) -> dict[str, Any]:
    return {"flow": flow, "v": list(values), "change": 6}


def said(outline: str, data: dict[str, Any]) -> list[str]:
    return problems(make_docx(outline), data)


def test_a_row_with_fewer_values_than_columns_is_a_problem() -> None:
    """Its last value would stand under another head, and nobody would see it."""
    data = {"years": [2021, 2022, 2023], "rows": [row("Exports", 1, 2, 3), row("Imports", 4, 5), row("All", 1)]}
    assert said(HEAD + ROWS, data) == [
        "columns-differ: the row that begins with “Imports” has 4 columns, and the first row has 5 | "
        f"table 1, row 3, column 2 | {{%tc for v in r.v %}} | {CURE}"
    ]
    assert said(HEAD + ROWS, {**data, "rows": [row("Exports", 1, 2, 3), row("Imports", 4, 5, 6)]}) == []


def test_a_head_without_columns_is_a_problem_too() -> None:
    """The rows have more than the head."""
    assert said(HEAD + ROWS, {"years": [], "rows": [row("Exports", 1, 2, 3)]}) == [
        "columns-differ: the row that begins with “Exports” has 5 columns, and the first row has 2 | "
        f"table 1, row 3, column 2 | {{%tc for v in r.v %}} | {CURE}"
    ]
    assert said(HEAD + ROWS, {"years": [], "rows": []}) == []


def test_loops_in_one_cell_and_loops_with_cells_of_their_own_are_compared() -> None:
    """A cell that holds only a tag goes, so it is no column."""
    head = cell("{%tc for y in years %}") + cell("{{ y }}") + cell("{%tc endfor %}")
    template = docx(table(head, cell("{%tc for v in vs %}{{ v }}{%tc endfor %}")), p("x"))
    assert problems(template, {"years": [1, 2], "vs": [1, 2]}) == []
    assert [each.partition(":")[0] for each in problems(template, {"years": [1, 2], "vs": [1]})] == ["columns-differ"]


def test_a_title_over_all_columns_is_no_fault() -> None:
    """It takes no part in a loop; the comparison names the row that does."""
    title = cell("Trade", properties='<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>')
    head = cell("Flow") + cell("{%tc for y in years %}{{ y }}{%tc endfor %}") + cell("Change")
    line = cell("Imports") + cell("{%tc for v in vs %}{{ v }}{%tc endfor %}") + cell("6")
    short = cell("Source")
    template = docx(table(title, head, line, short), p("x"))
    assert problems(template, {"years": [1, 2], "vs": [1, 2]}) == []
    assert [each.split(" | ")[0] for each in problems(template, {"years": [1, 2, 3, 4], "vs": [1]})] == [
        "columns-differ: the row that begins with “Imports” has 3 columns, and the row that begins with “Flow” has 6"
    ]


def test_rows_that_were_drawn_with_other_columns_are_not_compared() -> None:
    """Their author wanted them so; columns that a row leaves free at its edge count."""
    loop = cell("{%tc for x in xs %}{{ x }}{%tc endfor %}")
    other = cell("{%tc for y in ys %}{{ y }}{%tc endfor %}")
    template = docx(table(cell("a") + loop, other), p("x"))
    assert problems(template, {"xs": [1, 2], "ys": [1]}) == []
    free = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{other}</w:tr>'
    template = docx(table(cell("a") + loop, free), p("x"))
    assert problems(template, {"xs": [1, 2], "ys": [1, 2]}) == []
    assert [each.split(" | ")[0] for each in problems(template, {"xs": [1, 2], "ys": [1]})] == [
        "columns-differ: the row that begins with “1” has 2 columns, and the first row has 3"
    ]


def test_cells_that_become_one_count_as_their_columns() -> None:
    """A merge across takes no column away."""
    outline = "| {%tc for x in xs %} | {% hm %}T | {%tc endfor %} |\n| {%tc for x in xs %} | {{ x }} | {%tc endfor %} |"
    assert said(outline, {"xs": [1, 2, 3]}) == []


def test_a_block_over_the_whole_table_is_compared_where_its_list_differs() -> None:
    """One that has the same list in each row cannot differ."""
    outline = "| N | {%tc for v in r.v %}{{ v }} | S |\n| b | {{ v }}{%tc endfor %} | z |"
    assert said(outline, {"r": row("x", 1, 2)}) == []


def test_the_place_of_a_table_that_is_too_wide_is_its_loop() -> None:
    """A document may have many tables."""
    outline = "| Year | {% for x in xs %}{{ x }} | z |\n| a | {{ x }}{% endfor %} | z |"
    assert said(outline, {"xs": list(range(62))}) == [
        "limit-reached: the table that begins with “Year” would have 64 columns, and Word takes 63 | "
        "table 1, row 1, column 2 | {% for x in xs %} | loop over less, or make rows of the columns"
    ]


@pytest.mark.parametrize("missing", ["error", "empty"])
def test_a_template_made_for_docxtpl_takes_such_tables_as_they_come(missing: Any) -> None:
    """There they were never looked at."""
    data = {"years": [2021, 2022], "rows": [row("Exports", 1)]}
    template = Template.read(make_docx(HEAD + ROWS), "t.docx", missing)
    if missing == "empty":
        assert template.render(data)
    else:
        with pytest.raises(BriefError):
            template.render(data)


def test_a_block_between_rows_beside_other_words_repeats_whole_rows_and_with_tc_columns() -> None:
    """As the table of extents says; a title row above is in neither."""
    title = cell("Trade", properties='<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>')
    for prefix, expected in (
        ("", [["Trade"], ["Flow", "1", "Sum"], ["All", "1", "6"], ["Flow", "2", "Sum"], ["All", "2", "6"]]),
        ("tc", [["Trade"], ["Flow", "1", "2", "Sum"], ["All", "1", "2", "6"]]),
    ):
        head = cell("Flow") + cell(f"{{%{prefix} for y in years %}}{{{{ y }}}}") + cell("Sum")
        line = cell("All") + cell(f"{{{{ y }}}}{{%{prefix} endfor %}}") + cell("6")
        produced = tree(rendered(docx(table(title, head, line), p("x")), {"years": [1, 2]}))
        assert [[words(c) for c in each.iter(w("tc"))] for each in produced.iter(w("tr"))] == expected
