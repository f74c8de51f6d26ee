"""Numbers in attributes, as hostile files write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief_builder import BriefError, Template
from brief_builder.office.xml import whole
from word_packages import docx, p

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), (" 7 ", 7), ("+3", 3), ("0", 0), ("-1", 5), ("1.5", 5)]
    + [(text, 5) for text in ("²", "１２", "", None, "9" * 5000)],
)
def test_what_is_no_number_gives_the_other(text: str | None, number: int) -> None:
    """`²` is a digit for str.isdigit and none for int; a number of 5,000 digits is none for int either."""
    assert whole(text, 5) == number


def test_whole_numbers_of_files_are_read_in_one_way() -> None:
    """The two ways of Python disagree."""
    found = [
        path.name
        for room in ("office", "template", "merge", "proof")
        for path in (SOURCE / "brief_builder" / room).rglob("*.py")
        if re.search(
            r"int\(\w+\.get\([\"_c]|\.isdigit\(\) and int\(|if \w+\.isdigit\(\)\)", path.read_text(encoding="utf-8")
        )
    ]
    assert found == []


ODD = ["²", "9" * 5000, "-1", "1.5", "x", "1000000000"]


@pytest.mark.parametrize("odd", ODD)
def test_a_table_with_odd_numbers_is_rendered_or_refused(odd: str) -> None:
    """Where columns are counted, and where they are not."""
    cells = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{odd}"/></w:tcPr>{p("a")}</w:tc>'
        f"<w:tc><w:tcPr/>{p('{% colspan n %}b')}</w:tc><w:tc><w:tcPr/>{p('{%tc for x in xs %}')}</w:tc>"
        f"<w:tc><w:tcPr/>{p('{{ x }}')}</w:tc><w:tc><w:tcPr/>{p('{%tc endfor %}')}</w:tc>"
    )
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{odd}"/><w:gridAfter w:val="{odd}"/></w:trPr>{cells}</w:tr>'
    grid = f'<w:tblGrid><w:gridCol w:w="{odd}"/><w:gridCol/><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>'
    template = docx(f"<w:tbl><w:tblPr/>{grid}{row}</w:tbl>", p("{{ n }}"))
    found: set[str] = set()
    try:
        Template.read(template, "t.docx").render({"n": 1, "xs": [1, 2]})
    except BriefError as error:
        found = {problem.code for problem in error.problems}
    assert found <= {"limit-reached", "render-failed", "block-crosses"}
