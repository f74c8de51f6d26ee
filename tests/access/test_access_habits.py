"""What people write every day, and what is no fault of it: what tells a checker that is used from one that is not."""

from __future__ import annotations

from typing import Any

import pytest
import word_changes as do
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from good_documents import PROSE, add_box, add_caption, add_link, add_table, deck, find, table_of, word

from brief_builder.access import check_access
from brief_builder.structure import read_structure


def _codes(data: bytes) -> list[str]:
    return [problem.code for problem in check_access(read_structure(data, "d"))]


def _lines(*texts: str) -> Any:
    return lambda d: [d.add_paragraph(text) for text in texts]


def _band(d: Any) -> None:
    """White words on a band that is drawn behind the text."""
    run = d.add_paragraph().add_run("Canada and Cambodia")
    run.font.color.rgb = RGBColor(255, 255, 255)
    fill = '<a:solidFill><a:srgbClr val="12436D"/></a:solidFill>'
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    run._r.append(
        parse_xml(
            f'<w:drawing {nsdecls("w", "wp", "a")}><wp:anchor behindDoc="1"><wp:extent cx="9" cy="9"/>'
            f'<wp:docPr id="7" name="Band">{decorative}</wp:docPr><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp '
            f'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:spPr>{fill}</wps:spPr>'
            "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
    )


def _unit_line(d: Any) -> None:
    add_caption(d, "Table", "Trade by month")
    d.add_paragraph("C$ million")
    add_table(d, [["Month", "Exports"], ["May", "3"]])


def _after_table(d: Any) -> None:
    add_caption(d, "Table", "Trade by month")
    add_table(d, [["Month", "Exports"], ["May", "3"]])
    d.add_paragraph("")
    add_caption(d, "Table", "Trade by day")
    add_table(d, [["Day", "Exports"], ["1", "3"]])
    d.add_paragraph("")


def _lead_in(d: Any) -> None:
    paragraph = d.add_paragraph()
    lead = paragraph.add_run("Trade fell.")
    lead.bold, lead.font.color.rgb = True, RGBColor(0x12, 0x43, 0x6D)
    paragraph.add_run(" " + PROSE)


def _tall_row(d: Any) -> None:
    add_caption(d, "Table", "What each source says")
    add_table(d, [["Source", "What it says"], ["A", f"{PROSE} {PROSE}"]], whole=False)


WELL = {
    "names with initials": _lines("A. Smith", "B. Jones"),
    "a dialogue": _lines("— Bonjour.", "— Bonjour, Madame."),
    "one paragraph with a dash": _lines("– that is what the sources say"),
    "a memo": _lines("To:\tThe Minister", "From:\tThe desk", "Date:\tMay 1, 2026"),
    "a year at the beginning": _lines("2022. A year of growth.", "2023. A year of decline."),
    "words in capitals with a number": _lines("Figure 2 shows exports."),
    "words on a band behind the text": _band,
    "a line with the unit below a caption": _unit_line,
    "the paragraph that Word needs behind a table": _after_table,
    "a lead-in in bold and blue": _lead_in,
    "a frame around a text": lambda d: add_table(d, [[PROSE]], header=False),
    "a row that would leave half a page empty": _tall_row,
    "a bold line that is a sentence": lambda d: setattr(d.add_paragraph().add_run(PROSE), "bold", True),
    "two spaces behind a point": _lines("One sentence.  Another sentence."),
    "a French title in an English sentence": _lines(
        "The act is called “Loi sur les langues officielles” in the source."
    ),
    "a mail address": lambda d: add_link(d.add_paragraph("Write to "), "desk@example.org", "mailto:desk@example.org"),
    "the same link twice": lambda d: [
        add_link(d.add_paragraph("See "), "the page of statistics", "https://example.org/a/") for _ in range(2)
    ],
    "a raised number that is a power": lambda d: setattr(
        d.add_paragraph("An area of 181 km").add_run("2").font, "superscript", True
    ),
    "Khmer in the typeface of the theme": do.khmer(cs="Arial", cstheme="minorBidi"),
    "Khmer in a typeface that is not known": do.khmer(cs="Kouprey"),
    "Arabic in a typeface that has its letters": lambda d: do.typeface(d.add_paragraph("التجارة"), cs="Arial"),
    "English in a typeface without Khmer letters": lambda d: do.typeface(d.add_paragraph(PROSE), cs="Arial"),
    "a style of one's own that is called as a heading, with a letter of another kind": lambda d: d.add_paragraph(
        PROSE, d.styles.add_style("heading ²", WD_STYLE_TYPE.PARAGRAPH)
    ),
    "the same as an entry of the contents": lambda d: d.add_paragraph(
        PROSE, d.styles.add_style("toc ①", WD_STYLE_TYPE.PARAGRAPH)
    ),
    "a page break": lambda d: [d.add_page_break(), d.add_paragraph(PROSE)],
}


@pytest.mark.parametrize("habit", WELL.values(), ids=WELL)
def test_what_people_do_every_day_is_no_fault(habit: Any) -> None:
    """Nothing is said of it."""
    assert _codes(word(habit)) == []


TAGS = {
    "a heading that is a tag": lambda d: d.add_heading("{{ chapter.title }}", 2),
    "blocks in paragraphs of their own": _lines("{% for p in people %}", "{{ p.name }}", "{% endfor %}"),
    "an alt text that is a tag": lambda d: d.element.body.find(f".//{{{_WP}}}docPr").set("descr", "{{ chart.trade }}"),
    "a title that is a tag": lambda d: setattr(d.core_properties, "title", "{{ pack.title }}"),
    "a row of blocks": lambda d: setattr(table_of(d).add_row().cells[0], "text", "{% for row in rows %}"),
    "a block between a caption and its table": lambda d: [
        add_caption(d, "Table", "{{ t.title }}"),
        d.add_paragraph("{% if t.rows %}"),
        add_table(d, [["Month", "Exports"], ["{{ r.month }}", "{{ r.value }}"]]),
        d.add_paragraph("{% endif %}"),
    ],
    "a pale block": lambda d: setattr(d.add_paragraph().add_run("{% if a %}").font.color, "rgb", _PALE),
    "a link that is a tag": lambda d: [
        add_link(d.add_paragraph("See "), "{{ page.title }}", f"https://example.org/{n}") for n in (1, 2)
    ],
}  # fmt: skip
_PALE = RGBColor(220, 220, 220)
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


@pytest.mark.parametrize("use", TAGS.values(), ids=TAGS)
def test_tags_are_words_that_are_not_known_yet(use: Any) -> None:
    """They are no empty cells, no vague alt texts, and blocks are not there."""
    assert _codes(word(use)) == []


def test_empty_paragraphs_in_the_loop_of_a_template_are_told() -> None:
    """What stands in the template stands in each copy."""
    assert _codes(word(_lines("{% for p in people %}", "{{ p }}", "", "{{ p }}", "{% endfor %}"))) == [
        "paragraph-empty"
    ]


def test_what_holds_in_many_places_is_said_once() -> None:
    """With the other places, five of them named."""

    def pale(d: Any) -> None:
        for _ in range(8):
            run = d.add_paragraph().add_run("Pale words.")
            run.font.color.rgb, run.font.size = RGBColor(0xB0, 0xB0, 0xB0), Pt(11)

    (problem,) = check_access(read_structure(word(pale), "d"))
    assert (problem.code, len(problem.notes)) == ("contrast-low", 6)
    assert problem.notes[-1].message == "and at 2 more places"
    assert problem.place.paragraph is not None


def test_a_hidden_paragraph_is_no_empty_one() -> None:
    """Nobody meets it."""

    def hide(d: Any) -> None:
        d.add_paragraph().add_run("A note for the desk").font.hidden = True
        d.add_paragraph(PROSE)

    assert _codes(word(hide)) == []


def test_words_in_a_shape_read_themselves() -> None:
    """A text box needs no alt text, and a slide two columns in any order."""

    def boxes(presentation: Any) -> None:
        add_box(presentation.slides[0], "On the right.", left=5.2, top=6)
        add_box(presentation.slides[0], "On the left.", left=1, top=6)

    assert _codes(deck(boxes)) == []


def test_a_paragraph_names_its_place() -> None:
    """So that a comment can stand there."""
    (problem,) = check_access(read_structure(word(lambda d: find(d, "Canada buys").add_run("      twice")), "d"))
    assert (problem.code, problem.place.part, problem.place.paragraph) == ("spaces-typed", "word/document.xml", 3)


def test_a_dash_on_each_of_two_slides_is_no_list() -> None:
    """The lines of a list stand together; the first shapes of two slides do not."""

    def slides(presentation: Any) -> None:
        for text in ("– as the sources say", "– as nobody says"):
            add_box(presentation.slides.add_slide(presentation.slide_layouts[6]), text)

    assert _codes(deck(slides)) == ["slide-untitled", "slide-untitled"]


def test_two_faults_of_a_paragraph_have_one_place() -> None:
    """Nobody is sent to the same paragraph twice."""

    def links(d: Any) -> None:
        paragraph = d.add_paragraph("See ")
        for name, address in (("the report", "https://example.org/a"), ("the table", "https://example.org/b")):
            add_link(paragraph, name, address, underline=False)

    (problem,) = check_access(read_structure(word(links), "d"))
    assert (problem.code, problem.notes) == ("colour-alone", ())
