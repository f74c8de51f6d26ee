"""What an inserted document looks like: its styles, lists and pages beside those of the template."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from annexes import (
    add,
    part_of,
    put,
    render_in,
    run,
    saved,
    template,
    turned,
    xml,
)
from outlines import make_docx

LOOP = ("{% for a in all %}", "{{ a }}", "{% endfor %}")


def _numbers(data: bytes) -> list[tuple[str, str]]:
    """The text and the list of each paragraph that names one."""
    out = []
    for paragraph in Document(io.BytesIO(data)).element.body.iter(qn("w:p")):
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if found is not None:
            out.append(("".join(t.text for t in paragraph.iter(qn("w:t"))), found.get(qn("w:val"))))
    return out


# -- styles


def _boxed(font: str = "Georgia", size: int = 13) -> Any:
    """A document with other defaults than the template's, and styles that the template lacks."""
    document = Document()
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{name}"), font)
    document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:sz')}").set(qn("w:val"), str(2 * size))
    base = document.styles.add_style("Box", WD_STYLE_TYPE.PARAGRAPH)
    base.base_style = None
    child = document.styles.add_style("Box Small", WD_STYLE_TYPE.PARAGRAPH)
    child.base_style, child.font.size, child.next_paragraph_style = base, Pt(8), base
    document.add_paragraph("plain")
    document.add_paragraph("small", style=child)
    return document


def test_a_style_of_the_same_name_is_the_templates(tmp_path: Path) -> None:
    """The document takes on the look of the brief."""
    annex = Document()
    annex.styles["Heading 1"].font.size = Pt(40)
    annex.add_heading("Big", 1)
    produced = Document(io.BytesIO(render_in(template("{{ annex }}"), {"annex": put(tmp_path, annex)}, tmp_path)))
    assert produced.paragraphs[0].style.name == "Heading 1"
    assert produced.styles["Heading 1"].font.size != Pt(40)


def test_a_style_that_the_template_lacks_comes_along(tmp_path: Path) -> None:
    """With those that it is based on; what they took from the document's defaults is written into the lowest."""
    produced = Document(io.BytesIO(render_in(template("{{ annex }}"), {"annex": put(tmp_path, _boxed())}, tmp_path)))
    small = produced.paragraphs[1].style
    assert (small.name, small.base_style.name, small.next_paragraph_style.name) == ("Box Small", "Box", "Box")
    assert (small.font.size, small.base_style.font.size, small.base_style.font.name) == (Pt(8), Pt(13), "Georgia")
    assert produced.paragraphs[0].style.name == "Normal"


def test_own_styles_are_renamed_and_keep_their_look(tmp_path: Path) -> None:
    """Also for paragraphs that name no style; twice the same document, once its styles."""
    annex = {**put(tmp_path, _boxed(), "trade annex.docx"), "styles": "own"}
    produced = Document(io.BytesIO(render_in(template(*LOOP), {"all": [annex, annex]}, tmp_path)))
    style = produced.paragraphs[0].style
    assert (style.name, style.font.name, style.font.size) == ("Normal (trade annex)", "Georgia", Pt(13))
    assert [p.style.name for p in produced.paragraphs] == ["Normal (trade annex)", "Box Small (trade annex)"] * 2
    names = [s.name for s in produced.styles]
    assert len(names) == len(set(names))


def test_own_styles_of_two_files_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    """The second gets a number."""
    (tmp_path / "b").mkdir()
    first = {**put(tmp_path, _boxed()), "styles": "own"}
    second = {**put(tmp_path, _boxed("Arial"), "b/annex.docx"), "styles": "own"}
    produced = Document(io.BytesIO(render_in(template(*LOOP), {"all": [first, second]}, tmp_path)))
    assert [p.style.font.name for p in produced.paragraphs[::2]] == ["Georgia", "Arial"]
    assert produced.paragraphs[2].style.name == "Normal (annex 2)"


def test_own_styles_name_the_fonts_of_their_theme(tmp_path: Path) -> None:
    """The template has another theme."""
    annex = Document()
    fonts = annex.styles["Heading 1"].element.find(f".//{qn('w:rFonts')}")
    assert fonts.get(qn("w:asciiTheme")) == "majorHAnsi"
    annex.add_heading("Themed", 1)
    given = {**put(tmp_path, annex), "styles": "own"}
    produced = Document(io.BytesIO(render_in(template("{{ a }}"), {"a": given}, tmp_path)))
    assert produced.paragraphs[0].style.font.name == "Calibri"


@pytest.mark.parametrize(("shift", "names"), [("+1", ["Heading 2", "Heading 3", "Heading 9"]), (0, None), (-1, None)])
def test_headings_go_down_by_levels(shift: Any, names: list[str] | None, tmp_path: Path) -> None:
    """Within the nine that there are."""
    annex = Document()
    for level in (1, 2, 9):
        annex.add_heading(f"H{level}", level)
    given = {**put(tmp_path, annex), "headings": shift}
    produced = Document(io.BytesIO(render_in(template("{{ annex }}"), {"annex": given}, tmp_path)))
    wanted = names or [f"Heading {max(level + int(shift), 1)}" for level in (1, 2, 9)]
    assert [p.style.name for p in produced.paragraphs] == wanted


def test_a_heading_level_that_nobody_has_is_made(tmp_path: Path) -> None:
    """It looks like the one that was moved."""
    made, annex = Document(), Document()
    made.add_paragraph("{{ annex }}")
    for document in (made, annex):
        document.styles["Heading 2"].delete()
    annex.add_heading("Down", 1)
    given = {**put(tmp_path, annex), "headings": 1}
    style = Document(io.BytesIO(render_in(saved(made), {"annex": given}, tmp_path))).paragraphs[0].style
    assert (style.name, style.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val"))) == ("Heading 2", "1")


# -- lists


def test_lists_begin_anew_at_each_insertion(tmp_path: Path) -> None:
    """And the template's own list goes on behind them."""
    annex = Document()
    annex.add_paragraph("a", style="List Number")
    annex.add_paragraph("b", style="List Number")
    produced = render_in(template("1 x", *LOOP, "1 y"), {"all": [put(tmp_path, annex)] * 2}, tmp_path)
    held = _numbers(produced)
    assert [text for text, _ in held] == ["a", "b", "a", "b"]
    assert held[0][1] == held[1][1] != held[2][1] == held[3][1]
    numbering = part_of(produced, "word/numbering.xml")
    looks = re.findall(r'<w:num w:numId="(\d+)"[^>]*><w:abstractNumId w:val="(\d+)"/>(.*?)</w:num>', numbering, re.S)
    of = {number: (abstract, "startOverride" in rest) for number, abstract, rest in looks}
    first, second = of[held[0][1]], of[held[2][1]]
    assert (first[0], second) == (second[0], (first[0], True))
    style = Document(io.BytesIO(produced)).styles["List Number"].element.find(f".//{qn('w:numId')}")
    # Word counts by the levels: the template's own list has others.
    assert of[style.get(qn("w:val"))][0] != first[0]


LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>{}<w:lvlText w:val="%1)"/></w:lvl>'


def _listed(*pieces: str, styles: str = "") -> bytes:
    """A document whose lists are these `w:abstractNum` and `w:num`, with a paragraph for each list."""
    document = Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for piece in pieces:
        numbering.append(xml(piece))
    if styles:
        document.styles.element.append(xml(styles))
    for number in re.findall(r'w:num w:numId="(\d+)"', "".join(pieces)):
        properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        add(document, f"<w:p><w:pPr>{properties}</w:pPr>{run(f'item {number}')}</w:p>")
    return saved(document)


def test_a_list_named_by_paragraphs_comes_along(tmp_path: Path) -> None:
    """Its levels, and a list that counts on from another counts on; one with a start of its own starts there."""
    annex = _listed(
        f'<w:abstractNum w:abstractNumId="4">{LEVEL.format("")}</w:abstractNum>',
        '<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>',
        '<w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>',
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>'
        "</w:lvlOverride></w:num>",
    )
    produced = render_in(template(*LOOP), {"all": [put(tmp_path, annex)] * 2}, tmp_path)
    first = [number for _, number in _numbers(produced)]
    assert first[0] == first[1] != first[2]
    assert len(set(first)) == 4
    numbering = part_of(produced, "word/numbering.xml")
    assert numbering.count("lowerRoman") == 1
    assert numbering.count('<w:startOverride w:val="9"/>') == 2


def test_a_list_that_is_a_style_comes_along(tmp_path: Path) -> None:
    """A numbering style leads to the levels of another list."""
    annex = _listed(
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Roman"/>{LEVEL.format("")}</w:abstractNum>',
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Roman"/></w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
        styles='<w:style w:type="numbering" w:styleId="Roman"><w:name w:val="Roman"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    produced = render_in(template("{{ a }}"), {"a": put(tmp_path, annex)}, tmp_path)
    numbering = part_of(produced, "word/numbering.xml")
    assert numbering.count("lowerRoman") == 1
    assert "StyleLink" not in numbering
    assert "styleLink" not in numbering


def test_a_style_that_comes_along_brings_its_list(tmp_path: Path) -> None:
    """The style leads to the list, the list to the style, and each paragraph to the list of its insertion."""
    link = '<w:pStyle w:val="Clause"/>'
    annex = _listed(
        f'<w:abstractNum w:abstractNumId="1">{LEVEL.format(link)}</w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        styles='<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:ind w:left="99"/></w:pPr></w:style>',
    )
    document = Document(io.BytesIO(annex))
    document.add_paragraph("by style", style="Clause")
    produced = render_in(template(*LOOP), {"all": [put(tmp_path, document)] * 2}, tmp_path)
    numbers = dict(_numbers(produced)[:2])
    assert numbers["by style"] == numbers["item 1"]
    assert len({number for _, number in _numbers(produced)}) == 2
    style = Document(io.BytesIO(produced)).styles["Clause"].element
    assert style.find(f".//{qn('w:numId')}").get(qn("w:val")) == numbers["item 1"]
    assert part_of(produced).count('<w:ind w:left="99"/>') == 2
    assert part_of(produced, "word/numbering.xml").count(f'<w:pStyle w:val="{style.get(qn("w:styleId"))}"/>') == 1


def test_headings_are_numbered_as_the_template_numbers_its_own(tmp_path: Path) -> None:
    """A number of the document's own would count another list."""
    annex = Document()
    heading = annex.add_heading("Numbered", 1)
    heading._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    produced = render_in(template("{{ a }}"), {"a": put(tmp_path, annex)}, tmp_path)
    assert _numbers(produced) == []


# -- sections


def test_a_turned_page_is_kept(tmp_path: Path) -> None:
    """The template's pages before and behind keep their size, header and margins."""
    document = Document()
    document.add_paragraph("Upright")
    turned(document)
    produced = Document(io.BytesIO(render_in(template("{{ a }}", "After"), {"a": put(tmp_path, document)}, tmp_path)))
    assert [s.page_width > s.page_height for s in produced.sections] == [False, True, False]
    assert [s.header.is_linked_to_previous for s in produced.sections] == [False, True, False]
    assert {s.header.paragraphs[0].text for s in produced.sections} == {"The brief"}


def test_a_document_that_begins_turned_leaves_what_stands_before(tmp_path: Path) -> None:
    """The template's section is ended before it."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("Wide at once")
    upright = document.add_section()
    upright.page_width, upright.page_height = upright.page_height, upright.page_width
    document.add_paragraph("Upright")
    annex = put(tmp_path, document)
    produced = Document(io.BytesIO(render_in(template("Before", "{{ a }}"), {"a": annex}, tmp_path)))
    assert [s.page_width > s.page_height for s in produced.sections] == [False, True, False]
    produced = Document(io.BytesIO(render_in(template("{{ a }}"), {"a": annex}, tmp_path)))
    assert [s.page_width > s.page_height for s in produced.sections] == [True, False]


def test_page_numbers_and_first_pages_go_on_behind_a_turned_page(tmp_path: Path) -> None:
    """The template's section has one first page, and starts to count once."""
    made = Document(io.BytesIO(template("{{ a }}", "{{ a }}")))
    made.sections[0].different_first_page_header_footer = True
    made.sections[0]._sectPr.append(xml('<w:pgNumType w:start="5"/>'))
    document = Document()
    document.add_paragraph("Upright")
    turned(document)
    body = part_of(render_in(saved(made), {"a": put(tmp_path, document)}, tmp_path))
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", body, re.S)
    assert ["titlePg" in s for s in sections] == [True, False, False, False, False]
    assert ['w:start="5"' in s for s in sections] == [True, False, False, False, False]


def test_an_ordinary_section_break_becomes_a_new_page(tmp_path: Path) -> None:
    """The pages are the template's; what began a page still does."""
    document = Document()
    document.add_paragraph("One")
    document.add_section()
    document.add_paragraph("Two")
    produced = Document(io.BytesIO(render_in(template("{{ a }}"), {"a": put(tmp_path, document)}, tmp_path)))
    assert len(produced.sections) == 1
    assert [(p.text, p.paragraph_format.page_break_before) for p in produced.paragraphs] == [
        ("One", None),
        ("Two", True),
    ]


def test_the_tag_s_paragraph_may_begin_a_page(tmp_path: Path) -> None:
    """The document then begins it."""
    made = Document(io.BytesIO(template("Before", "{{ a }}")))
    made.paragraphs[1].paragraph_format.page_break_before = True
    annex = put(tmp_path, make_docx("# Annex\nWords"))
    produced = Document(io.BytesIO(render_in(saved(made), {"a": annex}, tmp_path)))
    assert [bool(p.paragraph_format.page_break_before) for p in produced.paragraphs] == [False, True, False]
