"""Tags outside the body's paragraphs: properties, alt texts, headers, notes, text boxes, content controls."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document

from brief_builder import Template
from word_packages import (
    XMLNS,
    docx,
    ends_section,
    header,
    p,
    part,
    problems,
    refer,
    rendered,
    run,
    with_properties,
)

UNCLOSED = "write {% endif %} where it ends"


def _drawing(alt: str = "", title: str = "", id_: int = 5) -> str:
    """A shape without a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{id_}" name="Flag" descr="{alt}" '
        f'title="{title}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessing'
        'Shape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


# -- properties


def test_core_properties_hold_values_and_blocks() -> None:
    """A property is one text: what begins in it ends in it."""
    core = (
        "<dc:title>{{ title }}{% if draft %} (draft){% endif %}</dc:title>"
        "<cp:keywords>{% for k in keys %}{{ k }}{% if not loop.last %}, {% endif %}{% endfor %}</cp:keywords>"
    )
    template = with_properties(docx(p("text")), core=core)
    produced = rendered(template, {"title": "R & D", "draft": True, "keys": ["a", "b"]})
    properties = Document(io.BytesIO(produced)).core_properties
    assert (properties.title, properties.keywords) == ("R & D (draft)", "a, b")
    assert (
        Document(io.BytesIO(rendered(template, {"title": "x", "draft": False, "keys": []}))).core_properties.title
        == "x"
    )


def test_app_properties_hold_values() -> None:
    """Company and manager stand in a part of their own."""
    template = with_properties(docx(p("text")), app="<Company>{{ company }}</Company>")
    assert "<Company>A &amp; B</Company>" in part(rendered(template, {"company": "A & B"}), "docProps/app.xml")


def test_custom_properties_of_every_kind_of_text_are_filled() -> None:
    """Those without a tag are the template's own, and do not come out."""
    texts = "".join(f"<vt:{kind}>{{{{ x }}}}</vt:{kind}>" for kind in ("lpwstr", "lpstr", "bstr"))
    template = with_properties(docx(p("text")), custom=texts + "<vt:i4>7</vt:i4><vt:bool>true</vt:bool>")
    custom = part(rendered(template, {"x": "<1>"}), "docProps/custom.xml")
    assert re.findall(r"<vt:\w+>([^<]*)<", custom) == ["&lt;1&gt;"] * 3


def test_a_problem_in_a_property_names_it() -> None:
    """By the name that its author gave it."""
    template = with_properties(docx(p("text")), custom="<vt:lpwstr>{{ nam }}</vt:lpwstr>")
    assert problems(template, {"name": 1}) == [
        'unknown-name: there is nothing called `nam` | document properties, property "p2" | nam | did you mean `name`?'
    ]


def test_a_block_may_not_go_on_in_another_property() -> None:
    """Each is a text of its own."""
    core = "<dc:title>{% if x %}a</dc:title><dc:subject>b{% endif %}</dc:subject>"
    assert problems(with_properties(docx(p("text")), core=core), {"x": 1}) == [
        f"block-unclosed: this `if` is never closed | document properties, title | {{% if x %}} | {UNCLOSED}",
        "block-unopened: `endif` closes nothing | document properties, subject | {% endif %}",
    ]


# -- alt texts


def test_an_alt_text_and_its_title_hold_blocks() -> None:
    """Conditions, loops and names that are set in it."""
    alt = "Flag of {% set n = name %}{{ n }}{% if old %} until {{ year }}{% else %} today{% endif %}"
    title = "{% for x in xs %}{{ loop.index }}{{ x }} {% endfor %}end"
    produced = rendered(docx(p(_drawing(alt, title))), {"name": "A", "old": 1, "year": 1989, "xs": ["a", "b"]})
    assert re.findall(r'(?:descr|title)="([^"]*)"', part(produced)) == ["Flag of A until 1989", "1a 2b end"]


def test_an_alt_text_in_a_loop_within_one_paragraph_knows_the_loops_name() -> None:
    """Names are checked in the order in which they are met."""
    produced = rendered(docx(p("{% for x in xs %}", _drawing("of {{ x }}"), "{% endfor %}")), {"xs": ["a", "b"]})
    assert re.findall(r'descr="([^"]*)"', part(produced)) == ["of a", "of b"]


def test_braces_that_are_escaped_are_words_in_an_alt_text_too() -> None:
    """As in paragraphs; what is said of such a text knows them from tags that were left."""
    produced = Template.read(docx(p(_drawing("{_{ {{ x }} }_}"))), "t.docx").render({"x": 1})
    assert 'descr="{{ 1 }}"' in part(produced)


def test_a_block_in_an_alt_text_ends_in_it() -> None:
    """It cannot take the picture away; a block around the picture does."""
    assert problems(docx(p(_drawing("{% if x %}a"))), {"x": 1}) == [
        f'block-unclosed: this `if` is never closed | paragraph 1, picture "Flag" | {{% if x %}} | {UNCLOSED}'
    ]


def test_the_alt_text_of_a_table_is_filled() -> None:
    """Word keeps a title and a description for each table."""
    table = (
        '<w:tbl><w:tblPr><w:tblCaption w:val="{{ x }}"/><w:tblDescription w:val="of {{ x }}"/></w:tblPr>'
        f"<w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{p('a')}</w:tc></w:tr></w:tbl>"
    )
    produced = part(rendered(docx(table, p("b")), {"x": '"T"'}))
    assert re.findall(r'w:(?:tblCaption|tblDescription) w:val="([^"]*)"', produced) == [
        "&quot;T&quot;",
        "of &quot;T&quot;",
    ]
    assert problems(docx(table, p("b")), {"xx": 1})[:1] == [
        "unknown-name: there is nothing called `x` | table 1, alt text | x | did you mean `xx`?"
    ]


def test_a_watermark_and_alt_texts_of_old_pictures_are_filled() -> None:
    """Word draws watermarks in VML, in the header."""
    shape = '<w:r><w:pict><v:shape alt="mark {{ x }}"><v:textpath string="{{ x | upper }}"/></v:shape></w:pict></w:r>'
    produced = part(rendered(docx(p(shape)), {"x": "draft"}))
    assert 'alt="mark draft"' in produced
    assert 'string="DRAFT"' in produced
    assert problems(docx(p(shape)), {"xx": "draft"})[1:] == [
        "unknown-name: there is nothing called `x` | paragraph 1, watermark | x | did you mean `xx`?"
    ]


# -- headers, footers, notes, comments


def _header_document() -> bytes:
    """Two sections: the first has headers and footers of every kind, the second a header and a footer of its own."""
    stems = [f"{kind}{n}" for kind in ("header", "footer") for n in (1, 2, 3, 4)]
    parts = {f"{s}.xml": header(p(f"{s} {{{{ x }}}}"), kind="hdr" if s[0] == "h" else "ftr") for s in stems}
    first = "".join(
        refer(f"{kind}{n}", type_)
        for kind in ("header", "footer")
        for n, type_ in ((1, "default"), (2, "first"), (3, "even"))
    )
    return docx(
        p("one"), ends_section(first), p("two"), parts=parts, section=refer("header4") + refer("footer4", "default")
    )


def test_headers_and_footers_of_every_kind_and_section_are_filled() -> None:
    """First, even and ordinary pages; each section may have its own."""
    produced = rendered(_header_document(), {"x": "R & D"})
    for kind in ("header", "footer"):
        for n in (1, 2, 3, 4):
            assert f">{kind}{n} </w:t>" in part(produced, f"word/{kind}{n}.xml")
            assert ">R &amp; D</w:t>" in part(produced, f"word/{kind}{n}.xml")


def test_a_message_says_which_header_is_meant() -> None:
    """By the pages that show it, and by the section where several have one of its kind."""
    assert [line.split(" | ")[1] for line in problems(_header_document(), {"xx": 1})] == [
        "footer of even pages, paragraph 1",
        "footer of section 1, paragraph 1",
        "footer of section 2, paragraph 1",
        "footer of the first page, paragraph 1",
        "header of even pages, paragraph 1",
        "header of section 1, paragraph 1",
        "header of section 2, paragraph 1",
        "header of the first page, paragraph 1",
    ]


def test_a_header_that_two_sections_use_is_filled_once() -> None:
    """Under the same relationship or another one."""
    parts = {"header1.xml": header(p("{{ x }}"))}
    template = docx(p("a"), ends_section(refer("header1")), p("b"), parts=parts, section=refer("header1", "first"))
    assert part(rendered(template, {"x": "once"}), "word/header1.xml").count("once") == 1
    assert len(problems(template, {"xx": 1})) == 1


NOTES = {"footnotes.xml": "footnote", "endnotes.xml": "endnote", "comments.xml": "comment"}


@pytest.mark.parametrize("name", NOTES)
def test_notes_and_comments_are_filled(name: str) -> None:
    """Values, blocks of words and blocks of paragraphs."""
    kind = NOTES[name]
    author = ' w:author="Ann"' if kind == "comment" else ""
    content = p("{{ x }}{% if yes %} yes{% endif %}") + p("{% for i in xs %}") + p("item {{ i }}") + p("{% endfor %}")
    notes = f'<w:{kind} w:id="2"{author}>{content}</w:{kind}>'
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    template = docx(p("text", reference), parts={name: f"<w:{kind}s {XMLNS}>{notes}</w:{kind}s>"})
    produced = part(rendered(template, {"x": "<1>", "yes": True, "xs": [1, 2]}), f"word/{name}")
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)|(?:</w:p>)", produced)) == "&lt;1&gt; yesitem 1item 2"
    assert problems(template, {"xx": 1, "yes": True, "xs": []})[0].split(" | ")[1] == f"{name[:-5]} 1, paragraph 1"


def test_a_note_that_loses_its_paragraphs_keeps_an_empty_one() -> None:
    """Word refuses a note without a paragraph."""
    note = f'<w:endnote w:id="2">{p("{% if yes %}")}{p("text")}{p("{% endif %}")}</w:endnote>'
    reference = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    template = docx(p("text", reference), parts={"endnotes.xml": f"<w:endnotes {XMLNS}>{note}</w:endnotes>"})
    assert '<w:endnote w:id="2"><w:p/></w:endnote>' in part(rendered(template, {"yes": False}), "word/endnotes.xml")


def test_an_alt_text_in_a_header_is_filled() -> None:
    """Pictures stand in letterheads."""
    template = docx(p("x"), parts={"header1.xml": header(p(_drawing("Flag of {{ x }}")))}, section=refer("header1"))
    assert 'descr="Flag of A"' in part(rendered(template, {"x": "A"}), "word/header1.xml")
    assert problems(template, {"xx": "A"}) == [
        'unknown-name: there is nothing called `x` | header, paragraph 1, picture "Flag" | x | did you mean `xx`?'
    ]


def test_a_text_box_is_filled_in_both_its_forms() -> None:
    """Word writes each text box twice, for new readers and for old ones; blocks work in both."""
    content = p("{% for i in xs %}") + p("item {{ i }}") + p("{% endfor %}")
    choice = (
        '<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="5" name="Box"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing>"
    )
    fallback = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    template = docx(p("before", box, "after {{ xs | length }}"))
    produced = part(rendered(template, {"xs": ["a", "b"]}))
    assert re.findall(r">([^<>]+)</w:t>", produced) == ["before", *["item ", "a", "item ", "b"] * 2, "after ", "2"]
    empty = part(rendered(template, {"xs": []}))
    assert empty.count("<w:txbxContent><w:p/></w:txbxContent>") == 2


# -- content controls


def _control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr><w:id w:val='7'/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


BINDING = '<w:dataBinding w:xpath="/a[1]/b[1]" w:storeItemID="{0DB5E4A6-7E6C-4B8E-9C3A-000000000001}"/>'


def test_a_control_that_is_filled_is_no_longer_bound() -> None:
    """Word would put the template's tag from the custom XML over what was filled in, when it opens the document."""
    template = docx(p(_control(run("{{ x }}"), f"<w:showingPlcHdr/>{BINDING}")), p(_control(run("y"), BINDING)))
    produced = part(rendered(template, {"x": "filled"}))
    assert produced.count("w:dataBinding") == 1
    assert "w:showingPlcHdr" not in produced
    assert ">filled</w:t>" in produced


def test_a_control_around_paragraphs_with_a_loop_is_no_longer_bound() -> None:
    """The tags may stand deep in it."""
    content = p("{% for x in xs %}") + p(_control(run("{{ x }}"))) + p("{% endfor %}")
    produced = part(rendered(docx(_control(content, BINDING).replace("'7'", "'8'")), {"xs": [1, 2]}))
    assert "w:dataBinding" not in produced
