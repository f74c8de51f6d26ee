"""Links in Word and PowerPoint: their relationship, their look, bookmarks, and where there can be none."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from pptx import Presentation

from brief_builder import BriefError, Template
from brief_builder.merge import Template as MergeTemplate
from brief_builder.office.xml import clark
from brief_builder.proof import check_package
from brief_builder.wording import Phrase, Piece
from outlines import make_docx, make_pptx

PAGE = {"link": "https://example.org/a?b=1&c=2", "text": "the page", "tip": 'opens "it"'}


def _saved(document: Any) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _render(template: bytes, **data: Any) -> bytes:
    produced = Template.read(template, "t.docx").render(data)
    assert check_package(produced) == []
    return produced


def _links(produced: bytes) -> list[tuple[str, str, str | None]]:
    """Address or bookmark, words, and tip of each link in the body."""
    document = Document(io.BytesIO(produced))
    found = []
    for link in document.element.body.iter(qn("w:hyperlink")):
        words = "".join(t.text for t in link.iter(qn("w:t")))
        relation = link.get(qn("r:id"))
        target = document.part.rels[relation].target_ref if relation else "#" + link.get(qn("w:anchor"))
        found.append((target, words, link.get(qn("w:tooltip"))))
    return found


def test_a_link_is_one_that_word_knows() -> None:
    """With its address in the part's relationships; the same address stands there once."""
    produced = _render(make_docx("See {{ page }} and {{ page }}."), page=PAGE)
    assert _links(produced) == [("https://example.org/a?b=1&c=2", "the page", 'opens "it"')] * 2
    with zipfile.ZipFile(io.BytesIO(produced)) as package:
        assert package.read("word/_rels/document.xml.rels").count(b"example.org") == 1


def test_a_link_takes_the_templates_style_and_keeps_the_tags_size() -> None:
    """The tag's colour would hide that it is a link."""
    document = Document()
    document.styles.add_style("Hyperlink", 2)
    run = document.add_paragraph().add_run("{{ page }}")
    run.font.size, run.font.color.rgb = Pt(20), RGBColor(1, 2, 3)
    link = Document(io.BytesIO(_render(_saved(document), page=PAGE))).element.body.find(f".//{qn('w:hyperlink')}")
    properties = link.find(f"{qn('w:r')}/{qn('w:rPr')}")
    assert [child.tag.rpartition("}")[2] for child in properties] == ["rStyle", "sz"]


def test_without_the_style_a_link_is_blue_and_underlined() -> None:
    """As Word's own style has it."""
    document = Document(io.BytesIO(_render(make_docx("{{ page }}"), page=PAGE)))
    run = document.paragraphs[0].hyperlinks[0].runs[0]
    assert (run.font.color.rgb, run.font.underline) == (RGBColor(0x05, 0x63, 0xC1), True)


def test_letters_that_no_address_may_hold_are_escaped() -> None:
    """Spaces and accents in the path, other letters in the name of the host."""
    produced = _render(
        make_docx("{{ a }} {{ b }}"),
        a={"link": "https://exämple.org/ü x", "text": "a"},
        b={"link": "mailto:a@b.org?subject=Ü"},
    )
    assert [target for target, _, _ in _links(produced)] == [
        "https://xn--exmple-cua.org/%C3%BC%20x",
        "mailto:a@b.org?subject=%C3%9C",
    ]


def test_a_link_leads_to_a_bookmark_of_the_document() -> None:
    """One that is not there is offered those that are."""
    document = Document()
    paragraph = document.add_paragraph("here")
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(name)
        mark.set(qn("w:id"), "1")
        if name.endswith("Start"):
            mark.set(qn("w:name"), "table_one")
        paragraph._p.append(mark)
    document.add_paragraph("{{ x }}")
    data = _saved(document)
    assert _links(_render(data, x={"link": "#table_one", "text": "above"})) == [("#table_one", "above", None)]
    with pytest.raises(BriefError) as caught:
        Template.read(data, "t.docx").render({"x": {"link": "#tabel_one", "text": "above"}})
    assert [(p.code, p.message, p.help) for p in caught.value.problems] == [
        ("link-unknown", "there is no bookmark called `tabel_one`", ("did you mean `table_one`?",))
    ]


def test_a_link_in_a_header_belongs_to_the_header() -> None:
    """Its relationship stands beside it."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ page }}"
    document.add_paragraph("x")
    with zipfile.ZipFile(io.BytesIO(_render(_saved(document), page=PAGE))) as package:
        holding = [n for n in package.namelist() if n.endswith(".rels") and b"example.org" in package.read(n)]
    assert [n.rpartition("/")[2] for n in holding] == ["header1.xml.rels"]


def test_a_link_in_a_link_is_a_problem() -> None:
    """The words alone may stand there."""
    document = Document()
    paragraph = document.add_paragraph()
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "x")
    link.append(paragraph.add_run("{{ page }}")._r)
    paragraph._p.append(link)
    with pytest.raises(BriefError) as caught:
        Template.read(_saved(document), "t.docx").render({"page": PAGE})
    assert [(p.code, p.message, p.help) for p in caught.value.problems] == [
        (
            "link-misplaced",
            "this tag stands in a link of the template, and a link cannot hold another",
            ("remove the template's link, or print the words alone",),
        )
    ]


def test_a_fact_in_a_link_keeps_its_fact() -> None:
    """What it prints is traced like any other words."""
    fact = Phrase((Piece("C$2.1", "trade.total"),))
    template = MergeTemplate.read(make_docx("{{ url | link(x) }}"), "t.docx")
    rendered = template.rendered({"url": "https://example.org", "x": fact})
    assert [(use.fact, use.text) for use in rendered.uses] == [("trade.total", "C$2.1")]


def test_a_link_on_a_slide_is_one_that_powerpoint_knows() -> None:
    """On its run; a bookmark is not."""
    produced = Template.read(make_pptx("See {{ page }}."), "t.pptx").render({"page": PAGE})
    assert check_package(produced) == []
    runs = [
        run
        for shape in Presentation(io.BytesIO(produced)).slides[0].shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert [r.hyperlink.address for r in runs if r.text == "the page"] == ["https://example.org/a?b=1&c=2"]
    with pytest.raises(BriefError) as caught:
        Template.read(make_pptx("{{ x }}"), "t.pptx").render({"x": {"link": "#a", "text": "b"}})
    assert [(p.code, p.message) for p in caught.value.problems] == [
        ("link-misplaced", "a presentation has no bookmarks to link to")
    ]


def test_in_document_properties_a_link_is_its_words() -> None:
    """A property holds no links."""
    document = Document()
    document.core_properties.title = "{{ page }}"
    document.add_paragraph("x")
    assert Document(io.BytesIO(_render(_saved(document), page=PAGE))).core_properties.title == "the page"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"link": "https://example.org/" + "a" * 2000},
            "the address `https://example.org/" + "a" * 39 + "…` is longer than 2,000 characters",
        ),
        ({"link": "https://example.org", "tip": "a" * 261}, "`tip` is not a text of at most 260 characters"),
        ({"link": "https://example.org:port/"}, "`https://example.org:port/` is no address of a web page"),
        ({"link": "https://exa mple.org/"}, "`https://exa mple.org/` is no address of a web page"),
        ({"link": ["https://example.org"]}, "a link has no address"),
        (
            {"link": "https://example.org", "text": "a\ufdd8"},
            "the value holds the character U+FDD8, which Office files cannot hold",
        ),
    ],
)
def test_what_makes_no_link_is_a_problem(given: dict[str, Any], message: str) -> None:
    """With what is wrong about it."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("{{ x }}"), "t.docx").render({"x": given})
    assert [p.message for p in caught.value.problems] == [message]


def test_a_click_and_a_pointer_on_the_same_words_of_a_slide_lead_each_to_its_own() -> None:
    """Both addresses hold tags."""
    deck = Presentation(io.BytesIO(make_pptx("@link https://example.org/{{ a }} = to {{ a }}")))
    part = deck.slides[0].part
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    other = part.relate_to("https://example.org/{{ b }}", kind, is_external=True)
    for properties in part._element.iter(clark("a:rPr")):
        over = properties.makeelement(clark("a:hlinkMouseOver"), {clark("r:id"): other})
        properties.append(over)
    produced = Template.read(_saved(deck), "t.pptx").render({"a": "one", "b": "two"})
    slide = Presentation(io.BytesIO(produced)).slides[0]
    for name, address in (("hlinkClick", "one"), ("hlinkMouseOver", "two")):
        targets = {slide.part.rels[e.get(clark("r:id"))]._target for e in slide._element.iter(clark(f"a:{name}"))}
        assert targets == {f"https://example.org/{address}"}
