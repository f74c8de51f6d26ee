"""Markdown in Word: the template's own styles and lists, what stands around the tag, facts; and in PowerPoint."""

from __future__ import annotations

import io
import re
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from brief_builder import BriefError, Template
from brief_builder.merge import Template as MergeTemplate
from brief_builder.proof import check_package
from brief_builder.wording import Phrase, Piece
from outlines import make_docx, make_pptx, outline_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = (
    "a", "*", "**", "_", "`", "```\n", "~~", "- ", "1. ", "7) ", "> ", "# ", "###### ", "|", "|-|\n", "\n", "\n\n",
    "    ", "\t", "[a](https://e.org)", "<b>", "&amp;", "\\", "---\n", "שלום", "ខ្មែរ", "é", "{{ x }}", "\f",
)  # fmt: skip
LISTS = "- a\n- b\n\n3. x\n4. y\n   1. deep\n"


def _part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def _saved(document: Any) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _render(template: bytes, kind: str = "docx", **data: Any) -> bytes:
    produced = Template.read(template, f"t.{kind}").render(data)
    assert check_package(produced) == []
    return produced


def _without_styles(document: Any, *beginnings: str) -> None:
    styles = document.styles.element
    for style in list(styles):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val").lower().startswith(beginnings):
            styles.remove(style)


def _styles(data: bytes) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in Document(io.BytesIO(data)).paragraphs]


def _numbering(data: bytes) -> list[tuple[str, str, str]]:
    """Text, list id and level of each paragraph with a numbering of its own."""
    found = []
    for paragraph in Document(io.BytesIO(data)).element.body.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            level, num = (properties.find(f"{W}{n}").get(f"{W}val") for n in ("ilvl", "numId"))
            found.append(("".join(t.text for t in paragraph.iter(f"{W}t")), num, level))
    return found


def test_a_heading_stands_one_level_below_the_heading_that_its_tag_stands_under() -> None:
    """Levels are relative to the place of the tag."""
    document = Document()
    document.add_heading("One", 1)
    document.add_heading("Two", 2)
    document.add_paragraph("{{ text | markdown }}")
    produced = _render(_saved(document), text="# a\n\n## b\n\n###### c")
    assert _styles(produced)[2:] == [("Heading 3", "a"), ("Heading 4", "b"), ("Heading 8", "c")]


def test_a_heading_goes_no_deeper_than_word_does() -> None:
    """Nine levels."""
    document = Document()
    document.add_heading("One", 7)
    document.add_paragraph("{{ text | markdown }}")
    assert _styles(_render(_saved(document), text="### a\n\nb"))[1] == ("Heading 9", "a")


def test_before_the_first_heading_a_heading_is_of_the_first_level() -> None:
    """And the tag's own look does not hide that of the style."""
    document = Document()
    document.add_paragraph().add_run("{{ text | markdown }}").font.color.rgb = RGBColor(0x60, 0, 0)
    produced = _render(_saved(document), text="# a\n\nb")
    assert [(style, text) for style, text in _styles(produced)] == [("Heading 1", "a"), ("Normal", "b")]
    first, second = Document(io.BytesIO(produced)).paragraphs
    assert (first.runs[0].font.color.rgb, second.runs[0].font.color.rgb) == (None, RGBColor(0x60, 0, 0))


def test_a_heading_without_a_style_is_bold_and_has_its_level() -> None:
    """So that it is in the navigation pane and the table of contents."""
    document = Document()
    _without_styles(document, "heading 1")
    document.add_paragraph("{{ text | markdown }}")
    produced = _render(_saved(document), text="# a\n\nb")
    paragraph = Document(io.BytesIO(produced)).paragraphs[0]
    assert paragraph.runs[0].bold
    assert paragraph._p.pPr.find(f"{W}outlineLvl").get(f"{W}val") == "0"


def test_lists_take_the_templates_own_styles() -> None:
    """List Bullet, List Number and those of deeper levels."""
    produced = _render(make_docx("{{ text | markdown }}"), text=LISTS)
    assert _styles(produced) == [
        ("List Bullet", "a"),
        ("List Bullet", "b"),
        ("List Number", "x"),
        ("List Number", "y"),
        ("List Number 2", "deep"),
    ]


def test_each_ordered_list_starts_anew_at_its_own_number() -> None:
    """A list of its own for each, with the start that was written."""
    produced = _render(make_docx("{{ text | markdown }}"), text=LISTS + "\ntext\n\n1. z\n")
    numbered = _numbering(produced)
    assert [text for text, _, _ in numbered] == ["x", "y", "deep", "z"]
    assert numbered[0][1] == numbered[1][1]
    assert len({num for _, num, _ in numbered}) == 3
    root = etree.fromstring(_part(produced, "word/numbering.xml").encode())
    nums = {e.get(f"{W}numId"): e for e in root.iter(f"{W}num")}
    starts = [nums[num].find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") for _, num, _ in numbered]
    assert starts == ["3", "3", "1", "1"]


def test_without_list_styles_a_numbering_is_added_and_the_items_keep_the_tags_style() -> None:
    """One definition for bullets and one for numbers; nested items are a level deeper."""
    document = Document()
    _without_styles(document, "list")
    document.add_paragraph("{{ text | markdown }}", style="Body Text").runs[0].font.size = Pt(9)
    produced = _render(_saved(document), text="- a\n  - b\n- c\n\n1. d\n")
    assert [(text, level) for text, _, level in _numbering(produced)] == [
        ("a", "0"),
        ("b", "1"),
        ("c", "0"),
        ("d", "0"),
    ]
    assert {style for style, _ in _styles(produced)} == {"Body Text"}
    marks = [p._p.pPr.find(f"{W}rPr/{W}sz").get(f"{W}val") for p in Document(io.BytesIO(produced)).paragraphs]
    assert marks == ["18"] * 4


def test_a_document_without_any_numbering_gets_the_part() -> None:
    """With its content type and relationship."""
    document = Document()
    _without_styles(document, "list")
    part = document.part
    part.drop_rel(next(k for k, r in part.rels.items() if r.reltype.endswith("/numbering")))
    document.add_paragraph("{{ text | markdown }}")
    produced = _render(_saved(document), text="- a\n- b")
    assert [text for text, _, _ in _numbering(produced)] == ["a", "b"]
    assert "word/numbering.xml" in zipfile.ZipFile(io.BytesIO(produced)).namelist()


def test_a_continued_item_stands_under_its_words() -> None:
    """The second paragraph of an item has no bullet and the indent of the first."""
    produced = _render(make_docx("{{ text | markdown }}"), text="- a\n\n  more\n- b")
    more = Document(io.BytesIO(produced)).paragraphs[1]
    assert (more.text, more.style.name, more.paragraph_format.left_indent.twips) == ("more", "Normal", 360)


def test_quotations_and_code_take_a_style_where_there_is_one() -> None:
    """Else an indent and a line at the side, and a font of even width."""
    text = "> said\n\n```\na <b>\n  c\n```\n\n`d`"
    styled = _render(make_docx("{{ text | markdown }}"), text=text)
    assert _styles(styled)[0] == ("Quote", "said")
    document = Document()
    _without_styles(document, "quote", "intense quote", "block text")
    document.add_paragraph("{{ text | markdown }}")
    quote, code, inline = Document(io.BytesIO(_render(_saved(document), text=text))).paragraphs
    assert quote.paragraph_format.left_indent.twips == 567
    assert code.text == "a <b>\n  c"
    assert {run.font.name for run in (*code.runs, *inline.runs)} == {"Courier New"}


def test_a_table_has_a_header_row_and_the_width_of_the_text() -> None:
    """Word repeats a header row on every page, and reads it out as one."""
    produced = _render(make_docx("{{ text | markdown }}"), text="| a | b |\n|:-:|--:|\n| 1 | 2 |")
    table = Document(io.BytesIO(produced)).tables[0]
    assert table.style.name == "Table Grid"
    assert [row._tr.trPr.find(f"{W}tblHeader") is not None for row in table.rows] == [True, False]
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [1, 2]
    assert [column.width.twips for column in table.columns] == [4320, 4320]
    assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)


def test_a_table_takes_the_templates_style_for_markdown_or_borders_of_its_own() -> None:
    """“Markdown Table” comes first; without any style the lines are drawn all the same."""
    document = Document()
    document.styles.add_style("Markdown Table", 3)
    document.add_paragraph("{{ text | markdown }}")
    text = "| a |\n|---|\n| 1 |"
    assert Document(io.BytesIO(_render(_saved(document), text=text))).tables[0].style.name == "Markdown Table"
    document = Document()
    _without_styles(document, "table grid")
    document.add_paragraph("{{ text | markdown }}")
    assert "<w:tblBorders>" in _part(_render(_saved(document), text=text))


def test_a_table_in_a_cell_leaves_the_cell_sound() -> None:
    """A cell ends in a paragraph, and a table fits its cell."""
    produced = _render(make_docx("| {{ text }} | x |"), text={"markdown": "| a |\n|---|\n| 1 |"})
    cell = Document(io.BytesIO(produced)).tables[0].cell(0, 0)
    assert cell._tc[-1].tag == f"{W}p"
    assert cell.tables[0].columns[0].width.twips == 4320 - 216


def test_a_table_does_not_join_the_one_before_it() -> None:
    """Word makes one table of two that touch."""
    produced = _render(make_docx("| x | y |\n{{ text | markdown }}"), text="| a |\n|---|\n| 1 |")
    assert outline_of(produced).splitlines() == ["| x | y |", "", "|= a |", "| 1 |"]


def test_paragraphs_keep_the_format_of_the_tags_paragraph() -> None:
    """All of them; a page break before it stands once."""
    document = Document()
    paragraph = document.add_paragraph("{{ text | markdown }}", style="Body Text")
    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.page_break_before = True
    paragraph.runs[0].italic = True
    made = Document(io.BytesIO(_render(_saved(document), text="one\n\n**two**"))).paragraphs
    assert [(p.style.name, p.paragraph_format.space_after.pt) for p in made] == [("Body Text", 3.0)] * 2
    assert [p.paragraph_format.page_break_before for p in made] == [True, None]
    assert [(r.italic, r.bold) for p in made for r in p.runs] == [(True, None), (True, True)]


def test_markdown_in_headers_footnotes_and_loops() -> None:
    """Links belong to the part they stand in."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ text | markdown }}"
    document.add_paragraph("{% for t in texts %}")
    document.add_paragraph("{{ t | markdown }}")
    document.add_paragraph("{% endfor %}")
    text = "- [x](https://example.org)\n\nb"
    produced = _render(_saved(document), text=text, texts=[text, "1. c", "1. d"])
    rels = [n for n in zipfile.ZipFile(io.BytesIO(produced)).namelist() if n.endswith(".rels")]
    holding = [n for n in rels if "https://example.org" in _part(produced, n)]
    assert [n.rpartition("/")[2][:6] for n in holding] == ["docume", "header"]
    lists = [num for text, num, _ in _numbering(produced) if text in ("c", "d")]
    assert len(set(lists)) == 2


def test_facts_in_markdown_keep_their_facts() -> None:
    """What a fact says is printed as it is; only the words around it are Markdown."""
    phrase = Phrase((Piece("Trade was **"), Piece("C$2.1 *x*", "trade.total"), Piece("** in all.\n\n- a")))
    rendered = MergeTemplate.read(make_docx("{{ x | markdown }}"), "t.docx").rendered({"x": phrase})
    assert [(use.fact, use.text, use.paragraph) for use in rendered.uses] == [("trade.total", "C$2.1 *x*", 0)]
    first = Document(io.BytesIO(rendered.data)).paragraphs[0]
    assert [(run.text, bool(run.bold)) for run in first.runs] == [
        ("Trade was ", False),
        ("C$2.1 *x*", True),
        (" in all.", False),
    ]


def test_markdown_in_properties_is_its_words() -> None:
    """A property holds no format."""
    document = Document()
    document.core_properties.title = "{{ text | markdown }}"
    document.add_paragraph("x")
    produced = _render(_saved(document), text="**Trade** and [more](https://example.org)")
    assert Document(io.BytesIO(produced)).core_properties.title == "Trade and more"


def test_slides_have_lists_and_emphasis_and_no_tables() -> None:
    """What a shape cannot hold is a problem."""
    produced = _render(
        make_pptx("{{ text | markdown }}"), "pptx", text="# h\n\n*a*\n\n- b\n  1. c\n\n[d](https://e.org)"
    )
    assert outline_of(produced).splitlines() == ["h", "a", "- b", "c", "d"]
    assert 'hlinkClick xmlns:r="' in _part(produced, "ppt/slides/slide1.xml")
    with pytest.raises(BriefError) as caught:
        Template.read(make_pptx("{{ text | markdown }}"), "t.pptx").render({"text": "| a |\n|---|\n| 1 |"})
    assert [(p.code, p.message) for p in caught.value.problems] == [
        ("markdown-structure", "this text holds a table, which the text of a slide cannot hold")
    ]


def test_a_picture_in_markdown_comes_from_the_folder_only() -> None:
    """Nothing is fetched."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("{{ text | markdown }}"), "t.docx").render(
            {"text": "![a map](https://example.org/map.png)"}, folder="."
        )
    assert [(p.code, p.message) for p in caught.value.problems] == [
        ("path-outside", "`https://example.org/map.png` leads out of the folder of the data")
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "[" * n,
        lambda n: "*a " * (n // 3),
        lambda n: "> " * (n // 2),
        lambda n: "|a" * (n // 2),
        lambda n: "`" * n,
    ],
    ids=["brackets", "stars", "quotations", "cells", "ticks"],
)
def test_no_text_takes_long(make: Callable[[int], str]) -> None:
    """What is written to be slow to read is not."""
    started = time.process_time()
    _render(make_docx("{{ text | markdown }}"), text=make(30_000))
    assert time.process_time() - started < 20


def test_a_text_longer_than_any_document_needs_is_a_problem() -> None:
    """With the limit."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("{{ text | markdown }}"), "t.docx").render({"text": "a" * 100_001})
    assert [p.message for p in caught.value.problems] == [
        "a text in Markdown may not be longer than 100,000 characters"
    ]


@given(
    st.lists(
        st.sampled_from(SIGNS),
        max_size=25,
    ).map("".join),
    st.sampled_from(["{{ text | markdown }}", "| {{ text|markdown }} | b |"]),
)
@settings(max_examples=60, deadline=None)
def test_any_markdown_gives_a_sound_document(text: str, outline: str) -> None:
    """Whatever stands in the text, alone in a paragraph or in a cell."""
    rendered = MergeTemplate.read(make_docx(outline), "t.docx").rendered({"text": text})
    assert check_package(rendered.data, rendered.literals) == []


@pytest.mark.office
def test_libreoffice_shows_what_markdown_says(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    """Lists with their own numbers, a table, code and a link."""
    text = LISTS + "\n| Sector | Share |\n|--|--:|\n| Apparel | 12 |\n\n`code` [page](https://example.org)"
    path = tmp_path / "markdown.docx"
    path.write_bytes(_render(make_docx("{{ text | markdown }}"), text=text))
    shown = subprocess.run(["pdftotext", str(to_pdf(path)), "-"], check=True, capture_output=True, text=True).stdout
    assert " ".join(shown.split()) == "\uf0b7 a \uf0b7 b 3. x 4. y 1. deep Sector Share Apparel 12 code page"


def test_the_same_text_gives_the_same_bytes() -> None:
    """Lists, tables and links included."""
    template = Template.read(make_docx("{{ text | markdown }}"), "t.docx")
    data = {"text": LISTS + "\n| a |\n|---|\n| [b](https://example.org) |"}
    assert template.render(data) == template.render(data)
    assert not re.search("[\ufdd0-\ufdef]", _part(template.render(data)))


def test_the_lists_of_the_template_do_not_count_on_from_those_of_a_text() -> None:
    """Word counts by the definition of a list, so a text's lists have one of their own."""
    document = Document()
    document.add_paragraph("{{ text | markdown }}")
    document.add_paragraph("an item of the template", style="List Number")
    data = io.BytesIO()
    document.save(data)
    produced = Document(io.BytesIO(Template.read(data.getvalue(), "t.docx").render({"text": "1. one\n2. two"})))
    numbering = produced.part.numbering_part.element
    definitions = {num.get(qn("w:numId")): num.abstractNumId.val for num in numbering.num_lst}
    style = produced.styles["List Number"].element.pPr.numPr.numId.val
    numbered = next(p._p.pPr.numPr for p in produced.paragraphs if p.text == "one")
    assert definitions[str(numbered.numId.val)] != definitions[str(style)]
