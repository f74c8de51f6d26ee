"""What stands in a document: its paragraphs in order, with role, language and look."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from pptx import Presentation
from pptx.oxml.ns import qn

from brief_builder.structure import Run, read_structure
from outlines import make_docx, make_pptx


def _saved(document: Any) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _runs(document: Any) -> tuple[Run, ...]:
    return read_structure(_saved(document), "d.docx").paragraphs[0].runs


def test_paragraphs_come_in_order_with_their_roles() -> None:
    """Headings, text, lists and cells; the last know their row and column."""
    found = read_structure(
        make_docx("# Trade\nA line\n- apparel\n|= Year | Exports |\n| 2023 | 37.2 |\n@header Secret"), "d"
    )
    assert [(p.role, p.level, p.text) for p in found.paragraphs] == [
        ("heading", 1, "Trade"),
        ("body", 0, "A line"),
        ("list", 1, "apparel"),
        ("cell", 0, "Year"),
        ("cell", 0, "Exports"),
        ("cell", 0, "2023"),
        ("cell", 0, "37.2"),
        ("header", 0, "Secret"),
    ]
    assert [(p.row, p.column) for p in found.paragraphs if p.table == 0] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [row.header for row in found.tables[0].rows] == [True, False]
    assert (found.tables[0].first, found.tables[0].last) == (3, 6)


def test_places_lead_to_each_paragraph() -> None:
    """As everywhere in the program."""
    found = read_structure(make_docx("# Trade\nA line"), "d.docx")
    assert [str(p.place) for p in found.paragraphs] == [
        'd.docx, heading "Trade"',
        'd.docx, section "Trade", paragraph 1',
    ]
    assert [p.place.paragraph for p in found.paragraphs] == [0, 1]


def test_an_empty_heading_begins_no_section() -> None:
    """Nobody finds a section without a name, and lines below it are counted on."""
    document = Document()
    for text, style in (("Trade", "Heading 1"), ("A line", None), ("", "Heading 2"), ("Another", None)):
        document.add_paragraph(text, style)
    assert [str(p.place) for p in read_structure(_saved(document), "d.docx").paragraphs][1:] == [
        f'd.docx, section "Trade", paragraph {number}' for number in (1, 2, 3)
    ]


def test_looks_come_from_styles_and_from_runs() -> None:
    """Bold twice is not bold (ISO 29500-1, 17.7.3); direct formatting holds over styles."""
    document = Document()
    document.styles["Normal"].font.size = Pt(12)
    strong = document.styles.add_style("Loud", 2)
    strong.font.bold = True
    loud = document.styles.add_style("Loud paragraph", 1)
    loud.base_style = document.styles["Normal"]
    loud.font.bold, loud.font.italic = True, True
    paragraph = document.add_paragraph(style="Loud paragraph")
    paragraph.add_run("a")
    paragraph.add_run("b", style="Loud")
    paragraph.add_run("c").bold = False
    assert [(r.text, r.bold, r.italic, r.size) for r in _runs(document)] == [
        ("a", True, True, 12.0),
        ("b", False, True, 12.0),
        ("c", False, True, 12.0),
    ]


def test_khmer_in_a_run_has_the_language_of_complex_script() -> None:
    """Word keeps two languages of a run, and takes the one that its letters are of."""
    document = Document()
    run = document.add_paragraph().add_run("Cambodia កម្ពុជា 2023")
    run._r.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-CA" w:bidi="km-KH"/>'))
    assert [(r.text, r.language) for r in _runs(document)] == [("Cambodia ", "en-CA"), ("កម្ពុជា 2023", "km-KH")]


def test_deleted_words_are_not_there_and_inserted_ones_are_marked() -> None:
    """Tracked changes are marks of their own."""
    document = Document()
    paragraph = document.add_paragraph("It ")
    for kind, inner in (("del", "<w:r><w:delText>fell</w:delText></w:r>"), ("ins", "<w:r><w:t>rose</w:t></w:r>")):
        about = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
        paragraph._p.append(parse_xml(f"<w:{kind} {nsdecls('w')} {about}>{inner}</w:{kind}>"))
    found = read_structure(_saved(document), "d")
    assert [(r.text, r.inserted) for r in found.paragraphs[0].runs] == [("It ", False), ("rose", True)]
    assert [(m.kind, m.text) for m in found.marks] == [("deletion", "fell"), ("insertion", "rose")]


def test_fields_and_links_are_known_by_their_runs() -> None:
    """The code of a field is no text."""
    document = Document()
    code = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = '<w:r><w:instrText> HYPERLINK "https://example.org" \\o "The page" </w:instrText></w:r>'
    parts = (
        code.format("begin"),
        instruction,
        code.format("separate"),
        "<w:r><w:t>page</w:t></w:r>",
        code.format("end"),
    )
    paragraph = document.add_paragraph("The ")
    for part in parts:
        paragraph._p.append(parse_xml(part.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))
    found = read_structure(_saved(document), "d")
    assert found.paragraphs[0].text == "The page"
    assert [(link.text, link.target, link.tip) for link in found.links] == [("page", "https://example.org", "The page")]


def test_slides_come_in_order_with_titles_and_notes() -> None:
    """A title placeholder is a title, bullets are lists, what is said stands with its slide."""
    deck = Presentation(io.BytesIO(make_pptx("# Trade fell\n- apparel\nA line")))
    deck.slides[0].notes_slide.notes_text_frame.text = "Say this."
    found = read_structure(_saved(deck), "d.pptx")
    assert [(p.role, p.text) for p in found.paragraphs] == [
        ("title", "Trade fell"),
        ("list", "apparel"),
        ("body", "A line"),
        ("notes", "Say this."),
    ]
    (slide,) = found.slides
    assert (slide.number, slide.title) == (1, "Trade fell")
    assert {p.slide for p in found.paragraphs} == {0}
    assert [shape.holder for shape in slide.shapes] == ["title", ""]


def test_a_deck_has_the_language_of_its_default_text() -> None:
    """PowerPoint says it once, in the defaults of all levels."""
    deck = Presentation()
    for element in deck.part._element.iter(qn("a:defRPr")):
        element.attrib.pop("lang", None)
    usual = deck.part._element.find(f"{qn('p:defaultTextStyle')}/{qn('a:defPPr')}")
    usual.insert(0, usual.makeelement(qn("a:defRPr"), {"lang": "fr-CA"}))
    assert read_structure(_saved(deck), "d.pptx").language == "fr-CA"


def test_what_layouts_say_holds_on_slides() -> None:
    """The size of a title is its master's, and its colour the theme's."""
    found = read_structure(make_pptx("# Trade fell"), "d.pptx")
    (run,) = found.paragraphs[0].runs
    assert (run.size, run.colour, run.ground, run.font) == (44.0, "#000000", "#ffffff", "Calibri")
