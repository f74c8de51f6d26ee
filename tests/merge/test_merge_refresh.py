"""Results of fields follow what was filled in: numbers and references at once, contents marked where they changed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from brief_builder import Template
from word_packages import char, code, docx, field, header, p, part, refer, rendered, run, with_properties


def results(data: bytes, name: str = "word/document.xml") -> list[str]:
    """What each field of a part shows, in the order in which they begin; simple ones apart."""
    xml = part(data, name)
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)", each)) for each in re.findall(r'"separate"/>(.*?)"end"', xml)]


def asks(data: bytes, name: str = "word/document.xml") -> int:
    """How many fields Word is asked to work out."""
    return part(data, name).count('w:dirty="true"')


def seq(switches: str = "\\* ARABIC", result: str = "1", name: str = "Table") -> str:
    return field(f" SEQ {name} {switches} ", result=result)


def loop(*content: str) -> list[str]:
    return [p("{% for x in xs %}"), *content, p("{% endfor %}")]


# -- sequences


def test_a_caption_in_a_loop_is_numbered_at_once() -> None:
    """Each copy has the next number, and so has what follows; Word is asked nothing."""
    template = docx(*loop(p("Table ", seq(), ": {{ x }}")), p("Table ", seq(result="2"), ": last"))
    produced = rendered(template, {"xs": ["a", "b", "c"]})
    assert results(produced) == ["1", "2", "3", "4"]
    assert asks(produced) == 0
    assert results(rendered(template, {"xs": []})) == ["1"]


def test_sequences_count_for_themselves_and_obey_their_switches() -> None:
    """\\r sets, \\c repeats, \\h hides, \\s begins anew under a heading; formats are kept."""
    template = docx(
        p("{{ x }}", seq(), seq(name="Figure")),
        p(seq("\\r 7"), seq("\\c"), seq("\\h"), seq()),
        p(seq("\\* ROMAN"), seq("\\* alphabetic \\* MERGEFORMAT", name="Box"), seq("\\* roman", name="Figure")),
        p("A", style="Heading1"),
        p(seq("\\s 1", name="Figure"), seq("\\s 1", name="Figure")),
    )
    produced = rendered(template, {"x": 1})
    assert results(produced) == ["1", "1", "7", "7", "", "9", "X", "a", "ii", "1", "2"]
    assert asks(produced) == 0


@pytest.mark.parametrize(
    ("switches", "shown"),
    [("\\r 780 \\* ALPHABETIC", "Z" * 30), ("\\r 781 \\* ALPHABETIC", None), ("\\r 100000000000000", None),
     ("\\r " + "9" * 4400, None), ("\\s " + "9" * 4400, "1")],
)  # fmt: skip
def test_a_number_that_word_does_not_write_is_left_to_word(switches: str, shown: str | None) -> None:
    """One in letters has thirty at most; a million million would fill the memory."""
    produced = rendered(docx(p("{{ x }}", seq(switches, result="x"))), {"x": 1})
    assert (results(produced), asks(produced)) == (["x"], 1) if shown is None else ([shown], 0)


def test_a_sequence_in_an_unknown_format_is_left_to_word() -> None:
    """Words for numbers depend on the language."""
    produced = rendered(docx(p("{{ x }}", seq("\\* CardText", "One"))), {"x": 1})
    assert (results(produced), asks(produced)) == (["One"], 1)


def test_a_locked_field_stays() -> None:
    """Its author wants it so."""
    locked = seq(result="9").replace('"begin"', '"begin" w:fldLock="true"')
    produced = rendered(docx(p("{{ x }}", locked, seq())), {"x": 1})
    assert (results(produced), asks(produced)) == (["9", "2"], 0)


def test_a_caption_in_a_text_box_is_counted_once() -> None:
    """The box stands twice in the file."""
    inner = p(seq())
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="5" name="Box"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert results(rendered(docx(p("{{ x }}", seq()), p(box), p(seq())), {"x": 1})) == ["1", "2", "2", "3"]


# -- references


def bookmarked(name: str, *content: str, id_: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{"".join(content)}<w:bookmarkEnd w:id="{id_}"/>'


def test_a_reference_says_what_its_bookmark_says() -> None:
    """The number of a caption, words that were filled in; in the body and in headers."""
    caption = p(bookmarked("_Ref1", run("Table "), seq(result="1")), ": last")
    title = p(bookmarked("name", run("{{ title }}"), id_=2))
    reference, words = field(" REF _Ref1 \\h ", result="Table 1"), field("REF name \\* MERGEFORMAT", result="old")
    template = docx(
        p("See ", reference, words),
        *loop(p("Table ", seq())),
        caption,
        title,
        parts={"header1.xml": header(p(field("REF name", result="{{ title }}")))},
        section=refer("header1"),
    )
    produced = rendered(template, {"xs": [1, 2], "title": "R & D"})
    assert results(produced)[:2] == ["Table 3", "R &amp; D"]
    assert results(produced, "word/header1.xml") == ["R &amp; D"]
    assert asks(produced) == 0


def test_a_reference_over_paragraphs_is_left_to_word() -> None:
    """It would bring paragraphs along."""
    start, end = '<w:bookmarkStart w:id="1" w:name="both"/>', '<w:bookmarkEnd w:id="1"/>'
    produced = rendered(docx(p(field("REF both", result="x")), p(start, "{{ x }}"), p("b", end)), {"x": "a"})
    assert (results(produced), asks(produced)) == (["x"], 1)


def test_pages_are_left_to_word_only_where_paragraphs_came_or_went() -> None:
    """Nobody else knows them."""
    template = docx(p(field("PAGEREF here \\h", result="3")), p(bookmarked("here", run("x"))), *loop(p("{{ x }}")))
    assert asks(rendered(template, {"xs": [1, 2, 3]})) == 0
    assert asks(rendered(template, {"xs": [1, 2, 3, 4]})) == 1


def test_a_header_repeats_the_heading_that_is_there_now() -> None:
    """The template's own copy of it holds the tag of a loop that the header does not know."""
    template = docx(
        *loop(p("{{ x }}", style="Heading1")),
        parts={"header1.xml": header(p(field('STYLEREF "heading 1"', result="{{ x }}")))},
        section=refer("header1"),
    )
    assert results(rendered(template, {"xs": ["A & B", "C"]}), "word/header1.xml") == ["A &amp; B"]


def test_a_field_shows_the_property_that_was_filled_in() -> None:
    """In a header that holds no tag itself; by DOCPROPERTY and by the fields of their own."""
    fields = p(field('DOCPROPERTY "P2"', result="old"), field("TITLE", result="old"), field("AUTHOR", result="me"))
    template = docx(p("x"), parts={"header1.xml": header(fields)}, section=refer("header1"))
    template = with_properties(template, core="<dc:title>{{ t }}</dc:title>", custom="<vt:lpwstr>{{ c }}</vt:lpwstr>")
    produced = rendered(template, {"t": "T & T", "c": "C"})
    assert results(produced, "word/header1.xml") == ["C", "T &amp; T", "me"]
    assert asks(produced, "word/header1.xml") == 0


# -- contents


def toc(*entries: str, switches: str = '\\o "1-3" \\h \\z \\u') -> list[str]:
    """A table of contents with these entries, each with a page of its own."""
    begin = char("begin") + code(f" TOC {switches} ") + char("separate")
    out = []
    for n, text in enumerate(entries, start=1):
        inner = run(text) + "<w:r><w:tab/></w:r>" + field(f" PAGEREF _Toc{n} \\h ", result=str(n))
        link = f'<w:hyperlink w:anchor="_Toc{n}">{inner}</w:hyperlink>'
        out.append(p(begin if n == 1 else "", link, style="TOC1"))
    return [*out, p(char("end"))]


def headings(*texts: str) -> list[str]:
    return [p(text, style="Heading1") for text in texts]


def test_contents_that_still_agree_are_left_alone() -> None:
    """So a document whose headings do not change asks nothing when it is opened."""
    template = docx(*toc("A", "1.\tB {{ x }}", "C"), *headings("A", "B {{ x }}", "C"), p("{{ x }}"))
    produced = rendered(template, {"x": "R & D"})
    assert asks(produced) == 0
    assert "w:updateFields" not in part(produced, "word/settings.xml")


CHANGES: list[tuple[list[str], dict[str, Any]]] = [
    (headings("A", "{{ x }}"), {"x": "C"}),
    ([*headings("A"), p("{% if x %}"), *headings("B"), p("{% endif %}")], {"x": ""}),
    ([*headings("A"), *loop(*headings("{{ x }}"))], {"xs": ["B", "C"]}),
]


@pytest.mark.parametrize(("content", "data"), CHANGES)
def test_contents_that_no_longer_agree_are_marked(content: list[str], data: dict[str, Any]) -> None:
    """A heading has other words, went, or was repeated; only the table of contents is marked."""
    assert asks(rendered(docx(*toc("A", "B"), *content), data)) == 1


def test_tags_that_word_copied_into_the_contents_are_no_tags() -> None:
    """The loop's name is not known there; Word fills the entries in when the document is opened."""
    template = docx(
        *toc("A", "About {{ x }}", "Z {{ y }}"),
        *headings("A"),
        *loop(*headings("About {{ x }}")),
        *headings("Z {{ y }}"),
    )
    produced = rendered(template, {"xs": ["B", "C"], "y": 5})
    assert "About …" in "".join(re.findall(r"<w:t[^>]*>([^<]*)", part(produced)))
    assert ">Z </w:t>" in part(produced)
    assert asks(produced) == 1


def test_a_table_of_contents_looks_at_its_own_levels_only() -> None:
    """By range, by named styles, and by paragraphs' own levels."""
    low = p("deep {{ x }}", style="Heading3")
    assert asks(rendered(docx(*toc("A", switches='\\o "1-2"'), *headings("A"), low), {"x": 1})) == 0
    assert asks(rendered(docx(*toc("A", switches='\\o "1-3"'), *headings("A"), low), {"x": 1})) == 1
    quoted = p("said {{ x }}", style="Quote")
    assert asks(rendered(docx(*toc("said 1", switches='\\t "Quote,1"'), *headings("A"), quoted), {"x": 1})) == 0
    own = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + run("own {{ x }}") + "</w:p>"
    assert asks(rendered(docx(*toc("own 1", switches="\\u"), own), {"x": 1})) == 0


def test_contents_of_which_only_word_knows_what_they_list_are_marked_where_paragraphs_came_or_went() -> None:
    """Entries marked by TC fields, or a part of the document; LibreOffice writes the switch without such entries."""
    template = docx(*toc("A", switches='\\f \\o "1-2"'), *headings("A"), *loop(p("{{ x }}")))
    assert asks(rendered(template, {"xs": [1, 2]})) == 0
    template = docx(*toc("A", switches="\\b here"), *headings("B"), *loop(p("{{ x }}")))
    assert asks(rendered(template, {"xs": [1, 2, 3]})) == 0
    assert asks(rendered(template, {"xs": [1, 2]})) == 1


def test_a_list_of_tables_follows_its_captions() -> None:
    """They are numbered first."""
    caption = p("Table ", seq(), " {{ x }}")
    listed = toc("Table 1 a", "Table 2 b", switches='\\h \\z \\c "Table"')
    template = docx(*listed, *loop(caption))
    assert asks(rendered(template, {"xs": ["a", "b"]})) == 0
    assert asks(rendered(template, {"xs": ["a", "b", "c"]})) == 1


def test_a_document_without_tags_keeps_its_fields() -> None:
    """Byte for byte, however old they are."""
    template = docx(*toc("old"), *headings("new"), p(seq(result="7")))
    assert part(Template.read(template, "t.docx").render({})) == part(template)
