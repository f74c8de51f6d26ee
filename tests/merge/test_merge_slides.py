"""Slides that repeat or go, of a deck that has everything a slide may have: what is produced is whole, and no more."""

from __future__ import annotations

import copy
import io
import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.oxml import parse_xml

from brief_builder import BriefError, Template
from brief_builder.leaks import cleaned
from brief_builder.office import Member, Package, write_members
from chart_packages import cells
from deck_flaws import Deck, flaws, holders_of
from deck_packages import SLIDES, creation_id, rich_deck, secret
from deck_parts import XMLNS, animations
from soundness import check_sound
from word_packages import packed
from zip_members import members_of

# The document properties list the titles of slides.
_LOOP = "{% slide for x in xs %}"
_EACH = tuple((title, _LOOP) for title in SLIDES)


@cache
def _template(tags: tuple[tuple[str, str], ...], *, in_notes: bool = False, chart: str = "") -> Template:
    return Template.read(rich_deck(dict(tags), in_notes=in_notes, chart=chart), "t.pptx")


@cache
def _made(tags: tuple[tuple[str, str], ...], count: int, *, in_notes: bool = False) -> bytes:
    return _template(tags, in_notes=in_notes).render({"xs": list(range(1, count + 1)), "yes": True, "no": False})


def _titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text.split()[0] for slide in Presentation(io.BytesIO(data)).slides]


def _shape(slide: Any, name: str) -> Any:
    return next(shape for shape in slide.shapes if shape.name == name)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("title", SLIDES)
def test_a_slide_of_any_kind_repeats_and_goes(title: str, count: int) -> None:
    """The others stand where they stood, and the package is whole."""
    data = _made(((title, _LOOP),), count, in_notes=count == 2)
    at = SLIDES.index(title)
    assert _titles(data) == [*SLIDES[:at], *[title] * count, *SLIDES[at + 1 :]]
    assert flaws(data) == []
    check_sound(data)


@pytest.mark.parametrize("title", SLIDES)
def test_a_slide_that_is_dropped_leaves_no_word(title: str) -> None:
    """In no member of the file, nor in the packages in it."""
    assert len(holders_of(secret(title), rich_deck())) >= 3
    assert holders_of(secret(title), _made(((title, "{% slide if no %}"),), 0)) == []


def test_all_slides_may_repeat_at_once() -> None:
    """Each by itself."""
    data = _made(_EACH, 3)
    assert _titles(data) == [title for title in SLIDES for _ in range(3)]
    assert flaws(data) == []
    check_sound(data)


def test_blocks_of_slides_lie_in_each_other() -> None:
    """The first turn makes no copy of one slide: another turn's copy has the names of the template."""
    tags = (
        ("Chart", "{% slides for x in xs %}"),
        ("Diagram", "{% slide if x > 1 %}"),
        ("Media", "{% slide for y in xs %}{% slide if y != x %}"),
        ("Object", "{% endslides %}"),
    )
    data = _made(tags, 3)
    turns = [["Chart", *["Diagram"] * (x > 1), "Media", "Media", "Object"] for x in (1, 2, 3)]
    assert _titles(data) == ["Contents", *chain(*turns), *SLIDES[5:]]
    assert flaws(data) == []
    assert "ppt/slides/slide3.xml" in Deck(data).slides
    assert "ppt/diagrams/data1.xml" in Deck(data).names
    check_sound(data)


def test_links_lead_to_the_copy_of_the_same_turn() -> None:
    """In texts, of shapes, in notes and in SmartArt."""
    data = _made((("Chart", "{% slides for x in xs %}"), ("Diagram", "{% endslides %}")), 2)
    deck = Deck(data)
    _, first, diagram, second, another, *_ = deck.slides
    for slide, chart in ((diagram, first), (another, second)):
        owners = [slide, *(t for k in ("notesSlide", "diagramData", "diagramDrawing") for t in deck.led_to(slide, k))]
        assert [set(deck.led_to(part, "slide")) - {slide} for part in owners] == [{chart}] * 4


def test_the_same_bytes_come_out_again() -> None:
    """Whatever is copied."""
    assert _template(_EACH).render({"xs": [1, 2, 3]}) == _made(_EACH, 3)


def test_what_belongs_to_a_slide_is_copied_and_what_all_share_is_not() -> None:
    """Parts of one kind in the template, and in the deck with three copies of each slide."""

    def kinds(data: bytes) -> Counter[str]:
        folders = (name.rpartition("/") for name in Deck(data).names if not name.endswith(".rels"))
        return Counter(f"{folder}/{re.split(r'[0-9.]', name)[0]}" for folder, _, name in folders)

    # What the template keeps of those who drew it (comments, tags of add-ins, custom XML) does not come out.
    clean = write_members(cleaned(Package.open(rich_deck())).members)
    before, after = kinds(clean), kinds(_made(_EACH, 3))
    own = ("charts", "diagrams", "drawings", "embeddings", "notesSlides", "slides", "tags")
    for kind, number in before.items():
        times = 3 if kind.split("/")[1:2] and kind.split("/")[1] in own else 1
        assert (kind, after[kind]) == (kind, number * times)


def test_changing_a_copy_leaves_the_original_alone() -> None:
    """The numbers of its chart with the workbook, and its notes."""
    deck = Presentation(io.BytesIO(_made((("Chart", _LOOP),), 2)))
    one, two = list(deck.slides)[1:3]
    data = CategoryChartData()
    data.categories = ["Z"]
    data.add_series("New", (9,))
    _shape(two, "Trade").chart.replace_data(data)
    two.notes_slide.notes_text_frame.text = "Changed"
    saved = io.BytesIO()
    deck.save(saved)
    one, two = list(Presentation(saved).slides)[1:3]
    assert list(_shape(one, "Trade").chart.plots[0].categories) == [f"A {secret('Chart')}", "B", "C"]
    assert list(_shape(two, "Trade").chart.plots[0].categories) == ["Z"]
    assert one.notes_slide.notes_text_frame.text.startswith(f"Notes {secret('Chart')}")
    drawn = {"A2": f"A {secret('Chart')}", "A3": "B", "A4": "C", "B1": "S1", "B2": "1", "B3": "2", "B4": "3"}
    assert (_workbook(one), _workbook(two)) == (drawn, {"A2": "Z", "B1": "New", "B2": "9"})
    assert flaws(saved.getvalue()) == []


def _workbook(slide: Any) -> dict[str, str]:
    return cells(_shape(slide, "Trade").chart.part.chart_workbook.xlsx_part.blob)


def test_a_chart_is_filled_for_each_copy() -> None:
    """And keeps its style, its colours and what was drawn into it, picture and all."""
    template = _template((("Chart", _LOOP),), chart="{{ x }}")
    charts = [
        {"chart": {"categories": ["P"], "series": [{"name": "S1", "values": [n]}]}, "alt": f"It is {n}."}
        for n in (7, 8)
    ]
    data = template.render({"xs": charts})
    deck = Deck(data)
    assert flaws(data) == []
    for number, slide in enumerate(list(Presentation(io.BytesIO(data)).slides)[1:3]):
        assert _workbook(slide) == {"A2": "P", "B1": "S1", "B2": str(7 + number)}
        (chart,) = deck.led_to(deck.slides[1 + number], "chart")
        assert {kind for kind, _ in deck.related(chart).values()} == {
            "package", "chartStyle", "chartColorStyle", "chartUserShapes",
        }  # fmt: skip
        (drawing,) = deck.led_to(chart, "chartUserShapes")
        assert deck.led_to(drawing, "image") == deck.led_to("ppt/drawings/drawing1.xml", "image") != []
    check_sound(data)


def test_comments_stay_on_the_first_copy() -> None:
    """Those of old programs and those of new ones, which name their slide; with a brace, or they would not come out."""
    words = secret("Comments").encode()
    held = members_of(rich_deck({"Comments": _LOOP}))
    for name in [name for name in held if name.startswith("ppt/comments/")]:
        held[name] = held[name].replace(words, b"{" + words + b"}")
    members = (Member.of(name, content) for name, content in held.items())
    deck = Deck(Template.read(write_members(members), "t.pptx").render({"xs": [1, 2, 3]}))
    assert [len(deck.led_to(slide, "comments")) for slide in deck.slides[5:8]] == [2, 0, 0]


def test_each_copy_has_a_creation_id_of_its_own() -> None:
    """The first has that of its slide."""
    ids = Deck(_made((("Moves", _LOOP),), 3)).creation_ids()
    assert ids[7] == str(creation_id("Moves"))
    assert len(set(ids)) == 10


def test_a_sticker_takes_its_animation_and_its_group_with_it() -> None:
    """What else moves on the slide still moves, and the numbers of other shapes stay."""
    for count in (1, 2):
        deck = Deck(_made((("Moves", _LOOP),), count))
        for slide in deck.slides[7:]:
            root = etree.fromstring(deck.members[slide])
            (shown,) = {e.get("spid") for e in root.iter("{*}spTgt")}
            assert [e.get("name") for e in root.iter("{*}cNvPr") if e.get("id") == shown] == ["Shown"]
            assert len(list(root.iter("{*}bldP"))) == 1


def test_a_slide_whose_only_animation_was_of_the_sticker_has_none() -> None:
    """No empty list of times is left, and no group without shapes."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    box = group.shapes.add_textbox(0, 0, 100, 100)
    box.text_frame.text = "{% slide if yes %}"
    slide._element.append(parse_xml(animations(box.shape_id)))
    saved = io.BytesIO()
    deck.save(saved)
    data = Template.read(saved.getvalue(), "t.pptx").render({"yes": True})
    (slide,) = Presentation(io.BytesIO(data)).slides
    assert [e.tag.partition("}")[2] for e in slide._element] == ["cSld", "clrMapOvr"]
    assert len(slide.shapes) == 0
    check_sound(data)


def test_zooms_follow_their_slides() -> None:
    """To the first copy; with a slide that is dropped, the zoom on it goes, picture and all."""
    tags = (("Contents", "{% slides for x in xs %}"), ("Chart", "{% slide if x != 2 %}{% endslides %}"))
    deck = Deck(_made(tags, 3))
    zooms = [
        [e.get("sldId") for e in etree.fromstring(deck.members[slide]).iter("{*}sldZmObj")] for slide in deck.slides
    ]
    ids = [id_ for id_, _ in deck.ids]
    assert zooms[:6] == [[ids[1]], [], [ids[1]], [ids[4]], [], []]
    assert flaws(_made((("Chart", "{% slide if no %}"),), 0)) == []
    assert holders_of("sldZm", _made((("Chart", "{% slide if no %}"),), 0)) == []
    assert holders_of("Zoom", _made((("Chart", "{% slide if no %}"),), 0)) == []


def test_a_zoom_on_a_section_goes_with_the_section() -> None:
    """It names the section, whose slides are all dropped."""
    for gone in ("no", "yes"):
        members = Deck(rich_deck(dict.fromkeys(SLIDES[6:], f"{{% slide if {gone} %}}"))).members
        zoom = members["ppt/slides/slide1.xml"].decode().replace("sldZm", "sectionZm")
        section = 'sectionId="{00000003-0000-4000-8000-000000000000}"'
        zoom = re.sub(r'sldId="\d+" cId="\d+"', section, zoom)
        members["ppt/slides/slide1.xml"] = zoom.encode()
        data = Template.read(packed(members), "t.pptx").render({"no": False, "yes": True})
        assert (holders_of("sectionZm", data) == []) == (gone == "no")
        assert flaws(data) == []


def test_the_animation_of_a_table_goes_with_the_table() -> None:
    """On any slide: a block has dropped all its rows."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(1, 1, 0, 0, 900_000, 900_000)
    table.table.cell(0, 0).text = "{% for x in xs %}{{ x }}{% endfor %}"
    other = slide.shapes.add_table(1, 1, 0, 0, 900_000, 900_000)
    other.table.cell(0, 0).text = "{% if xs %}"
    other.table._tbl.append(copy.deepcopy(other.table._tbl.tr_lst[0]))
    other.table.cell(1, 0).text = "{% endif %}"
    slide._element.append(parse_xml(animations(table.shape_id, other.shape_id)))
    saved = io.BytesIO()
    deck.save(saved)
    data = Template.read(saved.getvalue(), "t.pptx").render({"xs": []})
    (slide,) = Presentation(io.BytesIO(data)).slides
    assert [shape.shape_id for shape in slide.shapes] == [table.shape_id]
    assert [e.get("spid") for e in slide._element.iter("{*}spTgt")] == [str(table.shape_id)]
    check_sound(data)


def test_the_picture_of_the_template_is_left_out() -> None:
    """It shows the tags of its first slide in every folder."""
    names = [Deck(_made(((title, "{% slide if no %}"),), 0)).names for title in SLIDES[:2]]
    assert ["docProps/thumbnail.jpeg" in each for each in names] == [False, False]


def test_the_slide_show_runs_over_the_copies_of_the_slides_that_it_was_set_to() -> None:
    """A show or a range that has lost all its slides is no setting any more."""
    tags = (("Chart", _LOOP), ("Media", "{% slide if no %}"))
    for chosen, expected in (
        ('<p:sldRg st="2" end="3"/>', ("sldRg", {"st": "2", "end": "5"})),
        ('<p:sldRg st="4" end="4"/>', ("sldAll", {})),
        ('<p:custShow id="0"/>', ("custShow", {"id": "0"})),
        ('<p:custShow id="1"/>', ("sldAll", {})),
    ):
        members = Deck(rich_deck(dict(tags))).members
        root = etree.fromstring(members["ppt/presProps.xml"])
        for old in list(root):
            root.remove(old)
        root.append(parse_xml(f"<p:showPr {XMLNS}><p:present/>{chosen}</p:showPr>"))
        data = packed({**members, "ppt/presProps.xml": etree.tostring(root)})
        deck = Deck(Template.read(data, "t.pptx").render({"xs": [1, 2, 3], "no": False}))
        setting = etree.fromstring(deck.members["ppt/presProps.xml"])[0][1]
        assert (etree.QName(setting).localname, dict(setting.attrib)) == expected


def test_ids_of_slides_stay_below_their_limit() -> None:
    """A template may have used the last one."""
    members = Deck(rich_deck({"Moves": _LOOP})).members
    members["ppt/presentation.xml"] = members["ppt/presentation.xml"].replace(b'id="263"', b'id="2147483647"')
    deck = Deck(Template.read(packed(members), "t.pptx").render({"xs": [1, 2, 3]}))
    assert [id_ for id_, _ in deck.ids][6:] == ["262", "2147483647", "263", "264"]


def test_a_deck_that_nobody_could_open_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each slide brings parts along; a file of too many is refused when it is read."""
    monkeypatch.setattr("brief_builder.merge.parts.writing.MAX_MEMBERS", 150)
    template = _template((("Diagram", _LOOP),))
    template.render({"xs": [1, 2]})
    with pytest.raises(BriefError) as caught:
        template.render({"xs": list(range(9))})
    assert [(problem.code, str(problem.place)) for problem in caught.value.problems] == [("limit-reached", "t.pptx")]


def test_relationships_that_lead_nowhere_are_left_as_they_are() -> None:
    """The views of the last editor are missing, and two relationships lead to one slide."""
    members = Deck(rich_deck({"Chart": _LOOP})).members
    del members["ppt/viewProps.xml"]
    rels = members["ppt/_rels/presentation.xml.rels"]
    twice = re.sub(rb'(<Relationship )Id="[^"]*"([^>]*slides/slide2.xml"[^>]*/>)', rb'\1Id="rId99"\2', rels)
    twin = re.search(rb'<Relationship Id="rId99"[^>]*/>|<Relationship [^>]*Id="rId99"[^>]*/>', twice)
    assert twin is not None
    members["ppt/_rels/presentation.xml.rels"] = rels.replace(b"</Relationships>", twin[0] + b"</Relationships>")
    for count in (0, 2):
        produced = Template.read(packed(members), "t.pptx").render({"xs": list(range(count))})
        assert _titles(produced) == ["Contents", *["Chart"] * count, *SLIDES[2:]]


def test_a_slide_that_is_taken_for_notes_stays_a_slide() -> None:
    """In a damaged file, the notes of a slide are another slide, or lead to nothing."""
    members = Deck(rich_deck(dict(_EACH))).members
    for name, wrong in (("8", b"../slides/slide1.xml"), ("7", b"../..")):
        rels = f"ppt/slides/_rels/slide{name}.xml.rels"
        members[rels] = re.sub(rb"\.\./notesSlides/notesSlide\d\.xml", wrong, members[rels])
        del (
            members[f"ppt/notesSlides/notesSlide{name}.xml"],
            members[f"ppt/notesSlides/_rels/notesSlide{name}.xml.rels"],
        )
    data = Template.read(packed(members), "t.pptx").render({"xs": [1, 2]})
    assert len(Deck(data).slides) == 16
    assert all(
        f"{title} {secret(title)}".encode() in Deck(data).members[Deck(data).slides[2 * n]]
        for n, title in enumerate(SLIDES)
    )


def test_a_produced_deck_may_be_a_template_again() -> None:
    """Its parts have the names that copies would get."""
    again = _made((("Chart", _LOOP),), 3)
    deck = Presentation(io.BytesIO(again))
    for slide in list(deck.slides)[1:4]:
        slide.shapes.add_textbox(0, 0, 100, 100).text_frame.text = _LOOP
    saved = io.BytesIO()
    deck.save(saved)
    data = Template.read(saved.getvalue(), "t.pptx").render({"xs": [1, 2]})
    assert _titles(data) == ["Contents", *["Chart"] * 6, *SLIDES[2:]]
    assert flaws(data) == []
    check_sound(data)


def test_a_deck_without_slides_and_tags_comes_out_as_it_is() -> None:
    """It has lost none."""
    data = io.BytesIO()
    Presentation().save(data)
    once = Template.read(data.getvalue(), "deck.pptx").render({})
    assert len(Presentation(io.BytesIO(once)).slides) == 0
    assert Template.read(once, "deck.pptx").render({}) == once
