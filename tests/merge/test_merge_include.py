"""Slides of another deck: on the layouts of this one, with what belongs to them, and nothing else of their deck."""

from __future__ import annotations

import copy
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm

from annex_decks import HOST, R, brought, changed, deck_on, member, members, opened, picture, remarks, saved, texts
from deck_outlines import deck_outline, make_deck
from slide_outlines import SlideParts
from smartart import add_smartart

ROOT = Path(__file__).resolve().parent.parent.parent
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
STYLE = "{0E3FDE45-AF77-4B5C-9715-49D594BDF05E}"


def _host(layout: str = "Title Only") -> Any:
    """A deck with notes, whose second slide, on this layout, gives its place."""
    deck = deck_on(layout, "First", "Annex")
    deck.slides[0].notes_slide.notes_text_frame.text = "words"
    box = deck.slides[1].shapes.add_textbox(Cm(1), Cm(12), Cm(9), Cm(1))
    box.name, box.text_frame.text = "Text", '{% slide include "annex.pptx" %}'
    return deck


def _places(slide: Any) -> list[tuple[str, int]]:
    return [(str(s.placeholder_format.type).split(".")[-1].split(" ")[0], s.placeholder_format.idx)
            for s in slide.placeholders]  # fmt: skip


def test_a_slide_is_put_on_the_layout_of_its_name(tmp_path: Path) -> None:
    """Whatever capitals and spaces the name has; its placeholders take the indexes that they have here."""
    annex = deck_on("Comparison", "Ours and theirs")
    for number, text in enumerate(("left head", "left", "right head", "right"), start=1):
        annex.slides[0].placeholders[number].text_frame.text = text
    host = _host()
    layout = host.slide_layouts.get_by_name("Comparison")
    layout.name = " comparison "
    for placeholder in layout.placeholders:
        if 0 < placeholder.placeholder_format.idx < 5:
            placeholder._element.ph.set("idx", str(placeholder.placeholder_format.idx + 30))
    produced = brought(annex, tmp_path, host)
    slide = opened(produced).slides[1]
    assert (slide.slide_layout.name, remarks(produced)) == (" comparison ", [])
    assert [(p.placeholder_format.idx, p.text_frame.text) for p in slide.placeholders] == [
        (0, "Ours and theirs"), (31, "left head"), (32, "left"), (33, "right head"), (34, "right"),
    ]  # fmt: skip


def test_placeholders_go_by_their_index_before_they_go_by_their_order(tmp_path: Path) -> None:
    """One that stands first on the slide does not take the place of one that has it by its number."""
    annex = deck_on("Two Content", "Two")
    first, second = annex.slides[0].placeholders[1], annex.slides[0].placeholders[2]
    first.text_frame.text, second.text_frame.text = "one", "two"
    second._element.addnext(first._element)
    slide = opened(brought(annex, tmp_path, _host())).slides[1]
    assert {p.placeholder_format.idx: p.text_frame.text for p in slide.placeholders} == {0: "Two", 1: "one", 2: "two"}


def test_what_the_layout_lacks_stays_where_it_stood(tmp_path: Path) -> None:
    """Its box is written; an empty placeholder goes, as when the layout is changed in PowerPoint."""
    annex = deck_on("Comparison", "Ours and theirs")
    annex.slides[0].placeholders[1].text_frame.text = "left head"
    boxes = {p.placeholder_format.idx: (p.left, p.top, p.width, p.height) for p in annex.slides[0].placeholders}
    host = _host()
    layout = host.slide_layouts.get_by_name("Comparison")
    for placeholder in list(layout.placeholders):
        if 0 < placeholder.placeholder_format.idx < 5:
            placeholder._element.getparent().remove(placeholder._element)
    slide = opened(brought(annex, tmp_path, host)).slides[1]
    assert texts(slide) == ["Ours and theirs", "left head"]
    kept = slide.shapes[-1]
    assert (kept.left, kept.top, kept.width, kept.height) == boxes[1]
    assert not kept.is_placeholder
    assert kept._element.txBody.find(f"{qn('a:lstStyle')}/{qn('a:lvl1pPr')}") is not None


def test_a_picture_takes_the_place_of_content_where_there_is_no_place_for_pictures(tmp_path: Path) -> None:
    """And where there is neither, it stays, and is a picture like others."""
    annex = deck_on("Picture with Caption", "Photo")
    data = io.BytesIO()
    deck = deck_on("Title Only", "x")
    data.write(picture(deck.slides[0]).image.blob)
    annex.slides[0].placeholders[1].insert_picture(data)
    annex.slides[0].placeholders[2].text_frame.text = "caption"
    host = _host()
    host.slide_layouts.get_by_name("Picture with Caption").name = "Other"
    host.slide_layouts.get_by_name("Content with Caption").name = "Picture with Caption"
    slide = opened(brought(annex, tmp_path, host)).slides[1]
    assert [(p.placeholder_format.idx, p._element.ph.get("type")) for p in slide.placeholders] == [
        (0, "title"), (1, None), (2, "body"),
    ]  # fmt: skip
    host = _host()
    host.slide_layouts.get_by_name("Picture with Caption").name = "Other"
    host.slide_layouts.get_by_name("Section Header").name = "Picture with Caption"
    slide = opened(brought(annex, tmp_path, host)).slides[1]
    assert [(p.placeholder_format.idx, p._element.ph.get("type")) for p in slide.placeholders] == [
        (0, "title"), (1, "body"),
    ]  # fmt: skip
    assert [s.shape_type for s in slide.shapes if not s.is_placeholder] == [MSO_SHAPE_TYPE.PICTURE]


def test_a_layout_that_is_not_here_has_another_stand_in(tmp_path: Path) -> None:
    """One of its type, else that of the slide which gives its place; each is told once."""
    annex = deck_on("Title Only", "One", "Two")
    annex.slide_layouts.get_by_name("Title Only").name = "Nur Titel"
    own = annex.slides.add_slide(annex.slide_layouts.get_by_name("Blank"))
    own.slide_layout.name, own.slide_layout._element.attrib["type"] = "Ours", "cust"
    produced = brought(annex, tmp_path, _host("Title and Content"))
    assert [s.slide_layout.name for s in opened(produced).slides] == [
        "Title and Content", "Title Only", "Title Only", "Title and Content",
    ]  # fmt: skip
    lead = "annex.pptx has slides on the layout "
    cure = "; give a layout the same name (View > Slide Master > Rename)"
    assert remarks(produced) == [
        f'{lead}"Nur Titel", and there is none of that name here = they are put on "Title Only"{cure}',
        f'{lead}"Ours", and there is none of that name here = they are put on "Title and Content"{cure}',
    ]


def test_on_a_layout_that_is_meant_for_something_else_only_the_title_takes_its_place(tmp_path: Path) -> None:
    """The rest stays where it stood: the first place for words may be that of a caption."""
    annex = deck_on("Title and Content", "One")
    annex.slides[0].placeholders[1].text_frame.text = "content"
    box = annex.slides[0].placeholders[1]
    place = (box.left, box.top, box.width, box.height)
    annex.slide_layouts.get_by_name("Title and Content").name = "Ours"
    host = _host("Content with Caption")
    for layout in host.slide_layouts:
        layout._element.set("type", "cust")
    title, kept = opened(brought(annex, tmp_path, host)).slides[1].shapes
    assert (title.placeholder_format.idx, kept.is_placeholder, kept.text_frame.text) == (0, False, "content")
    assert (kept.left, kept.top, kept.width, kept.height) == place


def _with_second_master(deck: Any) -> Any:
    """The deck with a second master, whose only layout is "Title Only" too; returns that layout's part."""
    first = deck.slide_layouts.get_by_name("Title Only").part
    package, master = deck.part.package, deck.slide_master.part
    root = copy.deepcopy(master._element)
    listed = root.find(qn("p:sldLayoutIdLst"))
    for entry in list(listed)[1:]:
        listed.remove(entry)
    from pptx.parts.slide import SlideLayoutPart, SlideMasterPart

    second = SlideMasterPart(PackURI("/ppt/slideMasters/slideMaster2.xml"), master.content_type, package, root)
    layout = SlideLayoutPart(
        PackURI("/ppt/slideLayouts/slideLayout99.xml"), first.content_type, package, copy.deepcopy(first._element)
    )
    layout.relate_to(second, RT.SLIDE_MASTER)
    theme = master.part_related_by(RT.THEME)
    second.relate_to(Part(PackURI("/ppt/theme/theme9.xml"), theme.content_type, package, theme.blob), RT.THEME)
    listed[0].set(qn("r:id"), second.relate_to(layout, RT.SLIDE_LAYOUT))
    listed[0].set("id", "2147484000")
    entry = etree.SubElement(deck.part._element.find(qn("p:sldMasterIdLst")), qn("p:sldMasterId"), id="2147483999")
    entry.set(qn("r:id"), deck.part.relate_to(second, RT.SLIDE_MASTER))
    return layout


def test_of_two_masters_that_of_the_slide_with_the_tag_comes_first(tmp_path: Path) -> None:
    """As PowerPoint gives pasted slides the theme of the slide before them; the other one has the rest."""
    host = _host()
    layout = _with_second_master(host)
    place = host.slides[1].part
    place.rels[next(k for k, r in place.rels.items() if r.reltype == RT.SLIDE_LAYOUT)]._target = layout
    annex = deck_on("Title Only", "One")
    annex.slides.add_slide(annex.slide_layouts.get_by_name("Blank"))
    slides = opened(brought(annex, tmp_path, host)).slides
    assert [str(s.slide_layout.part.partname) for s in slides] == [
        "/ppt/slideLayouts/slideLayout6.xml", "/ppt/slideLayouts/slideLayout99.xml",
        "/ppt/slideLayouts/slideLayout7.xml",
    ]  # fmt: skip


def test_a_deck_of_two_masters_brings_none_of_them(tmp_path: Path) -> None:
    """Its slides are put on the layouts of this deck, whichever master they had."""
    annex = deck_on("Title Only", "One", "Two")
    layout, part = _with_second_master(annex), annex.slides[1].part
    part.rels[next(k for k, r in part.rels.items() if r.reltype == RT.SLIDE_LAYOUT)]._target = layout
    produced = brought(annex, tmp_path)
    assert members(produced, "ppt/slideMasters/slideMaster") == ["ppt/slideMasters/slideMaster1.xml"]
    assert remarks(produced) == []


def _add_foot(slide: Any, kind: str, idx: int, text: str) -> Any:
    element = parse_xml(
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="{40 + idx}" name="{kind}"/><p:cNvSpPr/><p:nvPr>'
        f'<p:ph type="{kind}" sz="quarter" idx="{idx}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    slide.shapes._spTree.append(element)
    return element


def test_the_feet_are_those_of_the_slide_whose_place_it_is(tmp_path: Path) -> None:
    """Filled, with their links, at the place that the layout gives them; those of the other deck go."""
    annex = deck_on("Blank", "")
    _add_foot(annex.slides[0], "ftr", 11, "their footer")
    _add_foot(annex.slides[0], "sldNum", 12, "7")
    picture(annex.slides[0])
    host = _host()
    foot = _add_foot(host.slides[1], "ftr", 11, "{{ footer }}")
    link = etree.SubElement(foot.find(f".//{qn('a:r')}").get_or_add_rPr(), qn("a:hlinkClick"))
    link.set(qn("r:id"), host.slides[1].part.relate_to("https://example.org/ours", RT.HYPERLINK, is_external=True))
    for placeholder in host.slide_layouts.get_by_name("Blank").placeholders:
        if placeholder.placeholder_format.idx == 11:
            placeholder._element.ph.set("idx", "51")
    slide = opened(brought(annex, tmp_path, host, {"footer": "our footer"})).slides[1]
    assert [(p.placeholder_format.idx, p.text_frame.text) for p in slide.placeholders] == [(51, "our footer")]
    run = slide.placeholders[51].text_frame.paragraphs[0].runs[0]
    assert run.hyperlink.address == "https://example.org/ours"


def test_feet_stay_where_they_stood_when_the_layout_has_none(tmp_path: Path) -> None:
    """Their box is that of the layout of the slide which gives its place."""
    host = _host()
    _add_foot(host.slides[1], "ftr", 11, "our footer")
    box = next(p for p in host.slide_layouts.get_by_name("Title Only").placeholders if p.placeholder_format.idx == 11)
    blank = host.slide_layouts.get_by_name("Blank")
    for placeholder in list(blank.placeholders):
        placeholder._element.getparent().remove(placeholder._element)
    slide = opened(brought(deck_on("Blank", ""), tmp_path, host)).slides[1]
    foot = next(iter(slide.placeholders))
    assert (foot.left, foot.top, foot.width, foot.height) == (box.left, box.top, box.width, box.height)


def test_slides_of_another_size_are_told_with_both_sizes(tmp_path: Path) -> None:
    """Nothing is stretched: a warning says what to do."""
    host = _host()
    host.slide_width, host.slide_height = Cm(33.867), Cm(19.05)
    assert remarks(brought(deck_on("Title Only", "x"), tmp_path, host)) == [
        "the slides of annex.pptx are 25.4 × 19.05 cm, and those here 33.87 × 19.05 cm"
        " = what stands on them keeps its size and place: give it the same size (Design > Slide Size)"
    ]


def test_a_picture_that_is_used_twice_is_one_part(tmp_path: Path) -> None:
    """On two slides, and in a deck that comes in twice."""
    annex = deck_on("Title Only", "One", "Two")
    for slide in annex.slides:
        picture(slide)
    host = HOST + '\n=== Again\n{% slide include "annex.pptx" %}'
    produced = brought(annex, tmp_path, make_deck(host))
    assert len(members(produced, "ppt/media/")) == 1
    assert [texts(s)[0] for s in opened(produced).slides] == ["First", "One", "Two", "One", "Two"]


def test_charts_come_with_their_workbooks_each_its_own(tmp_path: Path) -> None:
    """Also when the deck comes in twice, and beside charts of this deck."""
    annex = make_deck("=== Theirs\n@chart C alt = A, B; S1: 1, 2")
    host = make_deck(
        HOST.replace("@notes", "@chart C alt = X; S: 9\n@notes") + '\n=== Again\n{% slide include "annex.pptx" %}'
    )
    deck = opened(brought(annex, tmp_path, host))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    books = [chart.part.chart_workbook.xlsx_part for chart in charts]
    assert len({str(book.partname) for book in books}) == len(charts) == 3
    held = [[c.value for c in openpyxl.load_workbook(io.BytesIO(b.blob)).active["B"]] for b in books]
    assert held == [["S", 9], ["S1", 1, 2], ["S1", 1, 2]]


def test_smartart_transitions_and_animations_come_along(tmp_path: Path) -> None:
    """With all parts of the SmartArt, and the shapes that animations name."""
    annex = deck_on("Title Only", "Moving")
    slide = annex.slides[0]
    add_smartart(slide, [["one {a}"], ["two"]], int(Cm(5)))
    slide._element.append(parse_xml(f'<p:transition xmlns:p="{P}" spd="slow"><p:fade/></p:transition>'))
    slide._element.append(
        parse_xml(
            f'<p:timing xmlns:p="{P}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
            '<p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="2"/></p:tgtEl>'
            "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to>"
            '<p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>'
        )
    )
    produced = brought(annex, tmp_path)
    assert len(members(produced, "ppt/diagrams/")) == 5
    root = opened(produced).slides[1]._element
    assert root.find(qn("p:transition")).get("spd") == "slow"
    assert root.find(f".//{qn('p:spTgt')}").get("spid") in {e.get("id") for e in root.iter(qn("p:cNvPr"))}


def test_links_lead_where_they_led(tmp_path: Path) -> None:
    """Among its slides to the copies that come, outside as they were; a custom show or macro of it is none here."""
    annex = make_deck("=== One\n@jump on -> Two\n=== Two\n@jump back -> One")
    deck = Presentation(io.BytesIO(annex))
    for address in ("https://example.org/a?b=c&d", "mailto:a@example.org"):
        box = deck.slides[0].shapes.add_textbox(Cm(1), Cm(9), Cm(4), Cm(1))
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.hyperlink.address = "out", address
    for action in (
        "ppaction://customshow?id=0",
        "ppaction://macro?name=Run",
        "ppaction://hlinkshowjump?jump=nextslide",
    ):
        box = deck.slides[1].shapes.add_textbox(Cm(1), Cm(9), Cm(4), Cm(1))
        link = etree.SubElement(box._element.nvSpPr.cNvPr, qn("a:hlinkClick"), action=action)
        link.set(qn("r:id"), "")
    host = HOST + '\n=== Again\n{% slide include "annex.pptx" %}'
    produced = brought(deck, tmp_path, make_deck(host))
    lines = deck_outline(produced.data).splitlines()
    assert [line for line in lines if line.startswith(("@jump", "==="))] == [
        "=== First", *["=== One", "@jump on -> Two", "=== Two", "@jump back -> One"] * 2,
    ]  # fmt: skip
    slides = opened(produced).slides
    jumps = [r.target_part for s in slides for r in s.part.rels.values() if r.reltype == RT.SLIDE]
    assert jumps == [slides[2].part, slides[1].part, slides[4].part, slides[3].part]
    outside = [r.target_ref for r in slides[1].part.rels.values() if r.is_external]
    assert outside == ["https://example.org/a?b=c&d", "mailto:a@example.org"]
    assert re.findall(r'action="([^"]+)"', etree.tostring(slides[2]._element, encoding="unicode")) == [
        "ppaction://hlinksldjump", "ppaction://hlinkshowjump?jump=nextslide",
    ]  # fmt: skip


def test_a_link_of_this_deck_to_the_slide_leads_to_the_first_that_comes(tmp_path: Path) -> None:
    """What jumped to the annex still does."""
    host = HOST.replace("@notes", "@jump see the annex -> Annex\n@notes")
    produced = brought(deck_on("Title Only", "One", "Two"), tmp_path, make_deck(host))
    assert "@jump see the annex -> One" in deck_outline(produced.data)


def test_hidden_slides_stay_hidden_and_sections_and_shows_stay_behind(tmp_path: Path) -> None:
    """The slides belong to the section of the slide that gave its place."""
    annex = Presentation(io.BytesIO(make_deck("@section Theirs\n=== One\n=== Two\n@show Short = Two")))
    annex.slides[1]._element.set("show", "0")
    host = "@section Ours\n" + HOST
    produced = brought(annex, tmp_path, make_deck(host))
    assert deck_outline(produced.data).splitlines() == [
        "@section Ours", "=== First", "@notes words", "=== One", "=== Two",
    ]  # fmt: skip
    assert [s._element.get("show") for s in opened(produced).slides] == [None, None, "0"]
    assert "Theirs" not in member(produced, "ppt/presentation.xml")


@pytest.mark.parametrize("line", ["@comment look here", "@thread look here"])
def test_comments_stay_behind_with_a_remark(line: str, tmp_path: Path) -> None:
    """Those of old and of new PowerPoint, with the names of those who wrote them."""
    annex = deck_on("Title Only", "One")
    SlideParts(annex, annex.slides[0]).add(line)
    produced = brought(annex, tmp_path)
    assert remarks(produced) == ["the comments in annex.pptx do not come along = answer them there"]
    assert not [name for name in members(produced, "ppt/") if "omment" in name or "uthors" in name]


def test_notes_are_put_on_the_notes_master_of_this_deck(tmp_path: Path) -> None:
    """There is one, and theirs stays behind; where there is none, so do the notes, with a remark."""
    annex = deck_on("Title Only", "One")
    annex.slides[0].notes_slide.notes_text_frame.text = "said aloud"
    produced = brought(annex, tmp_path)
    assert opened(produced).slides[1].notes_slide.notes_text_frame.text == "said aloud"
    assert members(produced, "ppt/notesMasters/notes") == ["ppt/notesMasters/notesMaster1.xml"]
    without = brought(annex, tmp_path, make_deck(HOST.replace("@notes words\n", "")))
    assert not opened(without).slides[1].has_notes_slide
    assert members(without, "ppt/notes") == []
    assert [each.partition(" = ")[0] for each in remarks(without)] == [
        "the notes of annex.pptx do not come along: this deck has no notes yet"
    ]


def _styled(annex: Any) -> Any:
    shape = annex.slides[0].shapes.add_table(2, 2, Cm(1), Cm(5), Cm(9), Cm(2))
    shape._element.find(f".//{qn('a:tableStyleId')}").text = STYLE
    name = "/ppt/tableStyles.xml"
    part = next(p for p in annex.part.package.iter_parts() if str(p.partname) == name)
    part._blob = (
        f'<a:tblStyleLst xmlns:a="{A}" def="{STYLE}"><a:tblStyle styleId="{STYLE}" styleName="House"><a:wholeTbl>'
        '<a:tcTxStyle b="on"/><a:tcStyle/></a:wholeTbl></a:tblStyle></a:tblStyleLst>'
    ).encode()
    return annex


def test_the_style_of_a_table_comes_along_once(tmp_path: Path) -> None:
    """The default of this deck stays; also where it has no list of styles yet."""
    annex = _styled(deck_on("Title Only", "Table"))
    again = HOST + '\n=== Again\n{% slide include "annex.pptx" %}'
    produced = brought(annex, tmp_path, make_deck(again))
    styles = member(produced, "ppt/tableStyles.xml")
    assert styles.count(f'styleId="{STYLE}"') == 1
    assert f'def="{STYLE}"' not in styles
    bare = changed(
        make_deck(again),
        {
            "ppt/_rels/presentation.xml.rels": lambda t: re.sub(r"<Relationship [^>]*tableStyles[^>]*/>", "", t),
            "[Content_Types].xml": lambda t: re.sub(r"<Override [^>]*tableStyles[^>]*/>", "", t),
        },
        without=["ppt/tableStyles.xml"],
    )
    assert STYLE in member(brought(annex, tmp_path, bare), "ppt/tableStyles.xml")


def test_braces_in_alt_texts_names_and_chart_words_are_words(tmp_path: Path) -> None:
    """Nothing is taken for a tag that was left; what reads as one is told once."""
    annex = Presentation(io.BytesIO(make_deck("=== {set}\n@chart Fig{1} a {b} = {A}, B; S{1}: 1, 2\n| {x} | }} |")))
    picture(annex.slides[0], alt="see {{ photo }}").name = "{{ n }}"
    produced = brought(annex, tmp_path)
    assert remarks(produced) == [
        "annex.pptx holds the tag {{ photo }}, which is printed as it stands"
        " = tags in a deck that comes in are not filled: render it first, or take the tag out"
    ]


def test_embedded_typefaces_stay_behind_with_a_remark(tmp_path: Path) -> None:
    """They may not be passed on; the theme of this deck has its own."""
    annex = deck_on("Title Only", "One")
    main = annex.part
    font = Part(PackURI("/ppt/fonts/font1.fntdata"), "application/x-fontdata", main.package, b"font")
    main._element.find(qn("p:notesSz")).addnext(
        parse_xml(
            f'<p:embeddedFontLst xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"><p:embeddedFont><p:font typeface="House"/>'
            f'<p:regular r:id="{main.relate_to(font, RT.FONT)}"/></p:embeddedFont></p:embeddedFontLst>'
        )
    )
    produced = brought(annex, tmp_path)
    assert len(remarks(produced)) == 1
    assert members(produced, "ppt/fonts") == []


def test_a_zoom_becomes_the_picture_that_stands_for_it(tmp_path: Path) -> None:
    """It names a slide by the number that it had in its own deck."""
    annex = deck_on("Title Only", "One", "Two")
    shown = picture(annex.slides[0])._element
    jump = annex.slides[0].part.relate_to(annex.slides[1].part, RT.SLIDE)
    etree.SubElement(shown.nvPicPr.cNvPr, qn("a:hlinkClick"), action="ppaction://hlinksldjump").set(qn("r:id"), jump)
    zoom = parse_xml(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        'xmlns:pslz="http://schemas.microsoft.com/office/powerpoint/2016/slidezoom" Requires="pslz">'
        f'<p:graphicFrame xmlns:p="{P}" xmlns:a="{A}"><p:nvGraphicFramePr><p:cNvPr id="30" name="Slide Zoom"/>'
        '<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/>'
        '</p:xfrm><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/powerpoint/2016/slidezoom">'
        '<pslz:sldZm><pslz:sldZmObj sldId="257" cId="1"/></pslz:sldZm></a:graphicData></a:graphic></p:graphicFrame>'
        "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    )
    shown.addprevious(zoom)
    zoom[1].append(shown)
    produced = brought(annex, tmp_path)
    assert "sldZm" not in etree.tostring(opened(produced).slides[1]._element, encoding="unicode")
    assert [s.name for s in opened(produced).slides[1].shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE] == [
        shown.nvPicPr.cNvPr.get("name")
    ]


def test_a_hundred_slides_come_in(tmp_path: Path) -> None:
    """In their order."""
    titles = [f"Slide {number}" for number in range(100)]
    deck = opened(brought(deck_on("Title Only", *titles), tmp_path))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == ["First", *titles]


def test_a_deck_may_be_the_template_itself(tmp_path: Path) -> None:
    """Its tags are words there, and it does not come into itself again."""
    produced = brought(make_deck(HOST), tmp_path)
    assert [texts(s)[:2] for s in opened(produced).slides] == [
        ["First"], ["First"], ["Annex", '{% slide include "annex.pptx" %}'],
    ]  # fmt: skip
    assert [each.partition(" = ")[0] for each in remarks(produced)] == [
        'annex.pptx holds the tag {% slide include "annex.pptx" %}, which is printed as it stands'
    ]


def test_the_shipped_deck_comes_into_itself(tmp_path: Path) -> None:
    """With its own layouts, pictures and notes."""
    host = Presentation(str(ROOT / "templates" / "deck.pptx"))
    shipped = saved(host)
    for slide_id in list(host.slides._sldIdLst)[1:]:
        host.part.drop_rel(slide_id.rId)
        host.slides._sldIdLst.remove(slide_id)
    for shape in list(host.slides[0].placeholders):
        shape._element.getparent().remove(shape._element)
    host.slides[0].notes_slide.notes_text_frame.text = "words"
    box = host.slides[0].shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(1))
    box.text_frame.text = '{% slide include "annex.pptx" %}'
    pack = dict.fromkeys(("title", "subtitle", "marking", "owner", "as_of", "edition"), "word")
    (tmp_path / "annex.pptx").write_bytes(shipped)
    produced = brought(shipped, tmp_path, host, {"pack": pack})
    slides = opened(produced).slides
    assert [s.slide_layout.name for s in slides] == [
        s.slide_layout.name for s in Presentation(io.BytesIO(shipped)).slides
    ]
    assert [p.message for p in produced.problems if "layout" in p.message] == []


def test_names_of_parts_that_differ_in_capitals_alone_are_told_apart(tmp_path: Path) -> None:
    """A zip with both could not be opened on Windows."""
    annex = changed(
        saved(deck_on("Title Only", "One")),
        {
            "[Content_Types].xml": lambda t: t.replace("slides/slide1.xml", "Slides/SLIDE1.xml"),
            "ppt/_rels/presentation.xml.rels": lambda t: t.replace("slides/slide1.xml", "Slides/SLIDE1.xml"),
        },
        without=["ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"],
        added={
            "ppt/Slides/SLIDE1.xml": f'<p:sld xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"><p:cSld><p:spTree><p:nvGrpSpPr>'
            '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld></p:sld>'
            .encode(),
            "ppt/Slides/_rels/SLIDE1.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                f'Id="rId1" Type="{R}/slideLayout" Target="../slideLayouts/slideLayout6.xml"/></Relationships>'
            ).encode(),
        },
    )  # fmt: skip
    assert len(opened(brought(annex, tmp_path)).slides) == 2
