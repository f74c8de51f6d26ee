"""Tags in a paragraph's text: their spans, their scopes, quotes that Word bent."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from brief_builder import BriefError, Template
from brief_builder.problems import Place
from brief_builder.template.reading.tags import Span, find_spans, make_tag, straighten
from outlines import make_docx, make_pptx, outline_of
from word_packages import docx, p, packed
from zip_members import members_of


def _bodies(text: str) -> list[str]:
    spans, faults = find_spans(text)
    assert faults == []
    return [make_tag(0, text, span, Place("t")).body for span in spans]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("a {{ x }} b {% if y %}", ["x", "if y"]),
        ("{{x}}{{y}}", ["x", "y"]),
        ("{{ '}}' }}", ["'}}'"]),
        ("{{ x | default('{{') }}", ["x | default('{{')"]),
        ("{# {{ x }} #}", ["{{ x }}"]),
        ("{%p if x %}{%tr endfor %}", ["if x", "endfor"]),
        ("{{ x\u00a0|\u202ffull }}", ["x | full"]),
        ("{{ \u201cl\u2019eau\u201d }}", ['"l’eau"']),
        ("no braces { here }", []),
    ],
)
def test_tags_are_found_with_their_bodies(text: str, bodies: list[str]) -> None:
    """Delimiters in string literals end nothing; odd spaces and curly quotes mean plain ones."""
    assert _bodies(text) == bodies


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("ab {{ x }", 3, 9), ("ab }} c", 3, 5), ("{{ a {{ b }}", 0, 4), ("{% if x }", 0, 9)],
)
def test_braces_that_make_no_tag_are_faults_at_their_place(text: str, start: int, end: int) -> None:
    """The caret stands under what was begun or ended alone."""
    _, faults = find_spans(text)
    assert [(f.code, f.start, f.end) for f in faults] == [("tag-open", start, end)]


@given(st.text(max_size=60))
def test_finding_never_fails_and_spans_lie_in_the_text(text: str) -> None:
    """Whatever a person types, the scanner gives spans in order, inside the text."""
    spans, faults = find_spans(text)
    ends = [0, *(e for s in spans for e in (s.start, s.end))]
    assert ends == sorted(ends)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(0 <= (f.start or 0) <= (f.end or 0) <= len(text) for f in faults)


@given(st.text(max_size=60))
def test_straightening_keeps_every_offset(text: str) -> None:
    """A caret computed in the straight body stands right in the curly one."""
    assert len(straighten(text)) == len(text)


def test_a_span_of_a_tag_knows_where_its_body_begins() -> None:
    """The caret for a name inside a tag stands under the name."""
    tag = make_tag(0, "x {{  name | y }}", Span(2, 17, "value"), Place("t"))
    excerpt = tag.excerpt_of(0, 4)
    assert excerpt.text[excerpt.start : excerpt.end] == "name"


def test_a_tag_split_over_runs_and_proofing_marks_is_one_tag() -> None:
    """Word splits text as it likes; the tag is still the tag, with the format of its first run."""
    document = Document()
    paragraph = document.add_paragraph("Hello ")
    paragraph.add_run("{{ na").bold = True
    paragraph._p.append(OxmlElement("w:proofErr"))
    paragraph.add_run("me ")
    paragraph.add_run("}}").italic = True
    paragraph.add_run("!")
    data = io.BytesIO()
    document.save(data)
    produced = Template.read(data.getvalue(), "t.docx").render({"name": "Ann"})
    runs = Document(io.BytesIO(produced)).paragraphs[0].runs
    assert [(r.text, bool(r.bold)) for r in runs if r.text] == [("Hello ", False), ("Ann", True), ("!", False)]


def test_tags_in_tracked_deletions_do_not_exist() -> None:
    """What was deleted is not read."""
    document = Document()
    paragraph = document.add_paragraph("kept")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "{{ nothing }}"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    data = io.BytesIO()
    document.save(data)
    assert outline_of(Template.read(data.getvalue(), "t.docx").render({})) == "kept"


@pytest.mark.parametrize("outline", ["plain text\n| a | b |", "# Title\n- item"])
def test_a_template_without_tags_keeps_every_member(outline: str) -> None:
    """What holds no tag is copied, member by member, as its bytes; of a template without a past, that is all."""
    data = Template.read(make_docx(outline), "t.docx").render({})
    produced = Template.read(data, "t.docx").render({})
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(produced)) as after:
        assert sorted(before.namelist()) == sorted(after.namelist())
        assert [n for n in before.namelist() if before.read(n) != after.read(n)] == []


def test_a_text_in_which_elements_stand_is_damaged() -> None:
    """Word opens no such file; a paragraph within a text ended in a traceback, for the tag in it was lost."""
    members = members_of(make_docx("{{ s }} and {{ u }}"))
    whole = members["word/document.xml"]
    inner = re.search(rb"<w:p>.*?</w:p>", whole)
    assert inner is not None
    members["word/document.xml"] = whole.replace(b"</w:t>", inner[0] + b"</w:t>", 1)
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.docx")
    assert [(problem.code, problem.message) for problem in caught.value.problems] == [
        (
            "template-unreadable",
            "the file is damaged: other pieces of the document stand within the letters of a text",
        )
    ]


def test_a_cell_in_which_another_stands_is_damaged() -> None:
    """Word opens no such file; where columns repeat, the inner cell went with the outer one, in a traceback."""
    nested = "<w:tc><w:p><w:r><w:tc/></w:r></w:p></w:tc>"
    opening, closing = (f"<w:tc>{p(tag)}</w:tc>" for tag in ("{%tc for y in ys %}", "{%tc endfor %}"))
    table = f"<w:tbl><w:tr><w:tc/>{opening}</w:tr><w:tr><w:tc/>{nested}{closing}</w:tr></w:tbl>"
    with pytest.raises(BriefError) as caught:
        Template.read(docx(table), "t.docx")
    assert [(problem.code, problem.message) for problem in caught.value.problems] == [
        ("template-unreadable", "the file is damaged: a cell of a table stands in another")
    ]


@pytest.mark.parametrize("tag", ["{%tc for y in ys %}", "{%tc if ys %}"])
def test_a_cell_that_stands_in_something_else_than_its_row_is_damaged(tag: str) -> None:
    """PowerPoint opens no such file; where columns repeat, nobody found the cell."""
    end = "{%tc endfor %}" if "for" in tag else "{%tc endif %}"
    members = members_of(make_pptx(f"| {tag}a | b |\n| c{end} | d |"))
    name = "ppt/slides/slide1.xml"
    members[name] = re.sub(rb"(<a:tc>.*?</a:tc>)", rb"<a:odd>\1</a:odd>", members[name], count=1, flags=re.S)
    with pytest.raises(BriefError) as caught:
        Template.read(packed(members), "t.pptx")
    assert {problem.code for problem in caught.value.problems} == {"template-unreadable"}
    said = [problem.message.removeprefix("the file is damaged: ") for problem in caught.value.problems]
    assert "a row of this table has not as many cells as it has columns" in said
    assert all(problem.excerpt is not None for problem in caught.value.problems)


@pytest.mark.parametrize("wide", ["", "2", "3"])
def test_columns_of_which_no_row_has_a_cell_cannot_repeat(wide: str) -> None:
    """Word begins a row further to the right (`gridBefore`) where its cells are drawn narrower."""
    cells = [f"<w:tc>{p(tag)}</w:tc>" for tag in ("{%tc for y in ys %}", "{%tc endfor %}")]
    beside = f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/></w:tcPr>{p("w")}</w:tc>' if wide else ""
    free = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    column = '<w:gridCol w:w="900"/>'
    grid = f"<w:tblGrid>{column * 4}</w:tblGrid>"
    table = f"<w:tbl>{grid}<w:tr>{cells[0]}{beside}</w:tr><w:tr>{free}{cells[1]}</w:tr></w:tbl>"
    with pytest.raises(BriefError) as caught:
        Template.read(docx(table), "t.docx")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.trail) == ("block-crosses", ("table 1", "row 1", "column 1"))
