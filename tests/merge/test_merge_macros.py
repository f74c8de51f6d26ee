"""Macros written in one paragraph: they hold words, whatever else stands in them or beside them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document

from brief_builder import BriefError, Template
from brief_builder.proof import check_package
from outlines import make_docx, make_pptx, outline_of
from word_packages import docx, p


@pytest.mark.parametrize("make", [make_docx, make_pptx])
@pytest.mark.parametrize(
    ("macro", "printed"),
    [
        ("{% macro m(x) %}{% if x %}{% endif %}{% endmacro %}", "A  B"),
        ("{% macro m(x) %}{% endmacro %}", "A  B"),
        ("{% macro m(x) %}{# a note #}{% endmacro %}", "A  B"),
        ("- {% macro m(x) %}yes{% endmacro %}", "A yes B"),
        ("- {% macro m(x) %}{% if x %}yes{% endif %}{% endmacro %}", "A yes B"),
        ("- {% macro m(x) %}{% for y in [x, x] %}{{ y }}{% endfor %}{% endmacro %}", "A 11 B"),
        ("{% macro n(x) %}no{% endmacro %} {% macro m(x) %}yes{% endmacro %}", "A yes B"),
    ],
)
def test_a_macro_in_one_paragraph_holds_words(make: Any, macro: str, printed: str) -> None:
    """Also where it prints nothing of its own, where it is an item of a list, and where two stand in one paragraph."""
    produced = Template.read(make(f"{macro}\nA {{{{ m(1) }}}} B"), "t").render({})
    assert check_package(produced) == []
    assert outline_of(produced) == printed


def test_a_cell_that_only_defines_a_macro_keeps_a_paragraph() -> None:
    """Word refuses a cell without one."""
    produced = Template.read(make_docx("| {% macro m(x) %}yes{% endmacro %} | b |\n| {{ m(1) }} | c |"), "t").render({})
    assert check_package(produced) == []
    assert outline_of(produced) == "|  | b |\n| yes | c |"


def test_a_name_has_one_kind_of_macro() -> None:
    """Which of the two a tag prints is known only while rendering, and paragraphs cannot stand among words."""
    template = "{% macro m(x) %}\nitem\n{% endmacro %}\n{% macro m(x) %}yes{% endmacro %}\nA {{ m(1) }} B"
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(template), "t")
    assert [problem.message for problem in caught.value.problems] == [
        "`m` is the name of two macros, one of words and one of paragraphs",
        "`m` holds paragraphs, and stands among words here",
    ]


def test_a_paragraph_of_very_many_runs_is_looked_through_once() -> None:
    """Within a macro and beside it: what asked of each run whether it is one of the others took minutes."""
    runs = "".join(f'<w:r w:rsidR="{number:08X}"><w:t> </w:t></w:r>' for number in range(30_000))
    macro = p("{% macro m() %}", runs, "x{% endmacro %}", runs)
    produced = Template.read(docx(macro, p("A", "{{ m() }}", "B")), "t").render({})
    assert [paragraph.text for paragraph in Document(io.BytesIO(produced)).paragraphs] == [f"A{' ' * 30_000}xB"]


def test_a_cell_that_defines_a_macro_keeps_a_paragraph() -> None:
    """The end of a bookmark stands behind the only paragraph; the cell was left with nothing that it may end in."""
    macro = p('<w:bookmarkStart w:id="7" w:name="here"/>', "{% macro money(x) %}{{ x }}{% endmacro %}")
    cell = f'<w:tc>{macro}<w:bookmarkEnd w:id="7"/></w:tc>'
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    produced = Template.read(docx(table, p("{{ money(3) }}")), "t.docx").render({})
    assert check_package(produced) == []
