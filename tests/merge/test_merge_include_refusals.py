"""Decks that are damaged or made to harm: each ends in a problem at the tag, with a cure, or in a sound deck."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx.util import Cm

from annex_decks import HOST, brought, changed, deck_on, opened, picture, remarks, saved, texts
from brief_builder import BriefError
from brief_builder.merge import Template
from brief_builder.merge.slides import copies
from brief_builder.proof import check_package
from deck_outlines import make_deck

SLIDE, RELS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
MAIN, MAIN_RELS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
TAG = '{% slide include "annex.pptx" %}'
REPAIR = "open it in PowerPoint, let it be repaired, and save it as .pptx"


def _annex() -> bytes:
    deck = deck_on("Title Only", "One", "Two")
    picture(deck.slides[0])
    return saved(deck)


def _charted() -> bytes:
    return make_deck("=== One\n@chart C alt = A, B; S1: 1, 2\n@notes words")


def _refused(annex: bytes, folder: Path) -> list[str]:
    """What is said; every problem stands at the tag and has a cure."""
    (folder / "annex.pptx").write_bytes(annex)
    with pytest.raises(BriefError) as caught:
        Template.read(make_deck(HOST), "t.pptx").render({}, folder=folder)
    problems = caught.value.problems
    assert {str(p.place) for p in problems} == {'t.pptx, slide 2 "Annex", shape "Text"'}
    assert all(p.excerpt is not None and p.help for p in problems)
    return [f"{p.code}: {p.message} = {p.help[0]}" for p in problems]


def _sub(pattern: str, new: str, count: int = 1) -> Callable[[str], str]:
    def change(text: str) -> str:
        out, times = re.subn(pattern, new, text, count=count)
        assert times, pattern
        return out

    return change


BROKEN = "document-unreadable: annex.pptx: {} = " + REPAIR


@pytest.mark.parametrize(
    ("annex", "message"),
    [
        (
            lambda: changed(_annex(), {SLIDE: lambda t: t[:-20]}),
            BROKEN.format(f"{SLIDE} is not well-formed XML: expected '>', line 2, column 1005"),
        ),
        (
            lambda: changed(
                _annex(),
                {SLIDE: lambda t: '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + t.partition("?>")[2]},
            ),
            f"document-unsafe: annex.pptx: {SLIDE} declares a document type, which Office files never do = {REPAIR}",
        ),
        (
            lambda: changed(_annex(), without=[SLIDE]),
            "document-unreadable: annex.pptx: slide 1 is missing from the file"
            " = open it in PowerPoint, let it be repaired, and save it again",
        ),
        (
            lambda: changed(_annex(), {MAIN: _sub('r:id="rId7"', 'r:id="rId999"')}),
            "document-unreadable: annex.pptx: slide 1 is missing from the file"
            " = open it in PowerPoint, let it be repaired, and save it again",
        ),
        (
            lambda: changed(_annex(), {MAIN_RELS: _sub("slides/slide1.xml", "theme/theme1.xml")}),
            BROKEN.format("slide 1 is no slide"),
        ),
        (
            lambda: changed(_annex(), {MAIN: _sub("<p:sldIdLst>.*</p:sldIdLst>", "")}),
            "document-unreadable: annex.pptx: this presentation holds no slide = name one that does",
        ),
        (
            lambda: changed(_annex(), without=["ppt/slideLayouts/slideLayout6.xml"]),
            BROKEN.format("the layout ppt/slideLayouts/slideLayout6.xml is missing from the file"),
        ),
        (
            lambda: changed(_charted(), without=["ppt/charts/chart1.xml"]),
            BROKEN.format("what slide 1 shows is missing from the file: ppt/charts/chart1.xml"),
        ),
        (
            lambda: changed(_charted(), {"ppt/charts/chart1.xml": lambda t: t.replace("<c:plotArea>", "")}),
            BROKEN.format(
                "ppt/charts/chart1.xml is not well-formed XML: "
                "Opening and ending tag mismatch: chart line 2 and plotArea, line 2, column 1617"
            ),
        ),
        (
            lambda: changed(_annex(), {RELS: _sub('Id="rId2"', 'Id="rId1"')}),
            BROKEN.format(f"slide 1 is damaged: what {SLIDE} is or shows is not said"),
        ),
        (
            lambda: changed(_annex(), {"[Content_Types].xml": _sub('<Override PartName="/' + SLIDE + '"[^>]*/>', "")}),
            BROKEN.format("slide 1 is no slide"),
        ),
        (
            lambda: changed(_charted(), {"ppt/charts/_rels/chart1.xml.rels": _sub(
                '/package" Target="[^"]*"', '/package" Target="https://example.org/x.xlsx" TargetMode="External"'
            )}),
            "document-unsafe: annex.pptx: the deck holds content that is fetched from https://example.org/x.xlsx"
            " = remove it and save again",
        ),
        (
            lambda: changed(_annex(), {RELS: _sub("/image", "/oleObject")}),
            "document-unsafe: annex.pptx: the deck holds an embedded object = remove it and save again",
        ),
        (
            lambda: changed(_annex(), {"[Content_Types].xml": _sub(
                "presentationml.presentation.main", "presentationml.slideshow.main"
            )}),
            "document-unreadable: annex.pptx: this is a template or a slide show of Office itself"
            " (.dotx, .potx, .ppsx) = open it, and choose Save As: .docx or .pptx; a template here is an ordinary"
            " document",
        ),
    ],
)  # fmt: skip
def test_a_damaged_deck_is_a_problem_at_the_tag(annex: Callable[[], bytes], message: str, tmp_path: Path) -> None:
    """With what is wrong in it, and what to do."""
    assert _refused(annex(), tmp_path) == [message]


def test_two_damaged_decks_are_told_at_once(tmp_path: Path) -> None:
    """Each at its tag."""
    (tmp_path / "annex.pptx").write_bytes(changed(_annex(), {SLIDE: lambda t: t[:-20]}))
    host = make_deck(HOST + f"\n=== Again\n{TAG}")
    with pytest.raises(BriefError) as caught:
        Template.read(host, "t.pptx").render({}, folder=tmp_path)
    assert [str(p.place) for p in caught.value.problems] == [
        't.pptx, slide 2 "Annex", shape "Text"', 't.pptx, slide 3 "Again", shape "Text"',
    ]  # fmt: skip


def test_more_slides_than_a_deck_can_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop over a large deck ends at the limit."""
    monkeypatch.setattr("brief_builder.merge.decks.including.MAX_SLIDES", 5)
    assert copies.MAX_SLIDES == 2_000
    (tmp_path / "annex.pptx").write_bytes(_annex())
    host = make_deck(HOST.replace(TAG, "{% slide for n in numbers %}" + TAG))
    with pytest.raises(BriefError) as caught:
        Template.read(host, "t.pptx").render({"numbers": [1, 2, 3, 4]}, folder=tmp_path)
    assert [(p.code, p.message) for p in caught.value.problems] == [
        ("limit-reached", "annex.pptx: with these there are more than 5 slides")
    ]


def test_a_slide_without_a_layout_gets_one(tmp_path: Path) -> None:
    """PowerPoint could not open it."""
    produced = brought(changed(_annex(), {RELS: _sub("<Relationship [^>]*slideLayout[^>]*/>", "")}), tmp_path)
    assert opened(produced).slides[1].slide_layout.name == "Title Only"
    assert remarks(produced) == [
        "slide 1 of annex.pptx has no layout"
        ' = it is put on "Title Only"; open the file in PowerPoint and give it one (Home > Layout)'
    ]


def test_the_slide_with_the_tag_may_lack_a_layout_too(tmp_path: Path) -> None:
    """The first of this deck stands in."""
    annex = changed(_annex(), {RELS: _sub("<Relationship [^>]*slideLayout[^>]*/>", "")})
    host = changed(
        make_deck(HOST), {"ppt/slides/_rels/slide2.xml.rels": _sub("<Relationship [^>]*slideLayout[^>]*/>", "")}
    )
    assert opened(brought(annex, tmp_path, host)).slides[1].slide_layout.name == "Title Slide"


@pytest.mark.parametrize("target", ["NULL", "../media/gone.png"])
def test_a_picture_that_is_missing_leaves_its_frame(target: str, tmp_path: Path) -> None:
    """PowerPoint writes NULL itself for one that it lost."""
    produced = brought(
        changed(_annex(), {RELS: _sub('/image" Target="[^"]*"', f'/image" Target="{target}"')}), tmp_path
    )
    assert remarks(produced) == [
        "a picture, sound or film on slide 1 of annex.pptx is missing from the file = insert it there anew"
    ]


def test_links_that_lead_nowhere_go(tmp_path: Path) -> None:
    """To a slide that is not in its deck, and a relationship that is not there."""
    annex = make_deck("=== One\n@jump on -> Two\n=== Two")
    dropped = changed(annex, {MAIN: _sub('<p:sldId id="257"[^>]*/>', "")})
    assert "hlinkClick" not in str(opened(brought(dropped, tmp_path)).slides[1].shapes[-1]._element.xml)
    lost = changed(annex, {SLIDE: _sub('hlinkClick r:id="[^"]*"', 'hlinkClick r:id="rId77"')})
    assert "hlinkClick" not in str(opened(brought(lost, tmp_path)).slides[1].shapes[-1]._element.xml)


def test_numbers_of_shapes_are_made_whole_and_single(tmp_path: Path) -> None:
    """One that stands twice, one beyond all numbers, one that is none, and that of the tree."""
    deck = deck_on("Title Only", "One")
    for number in ("2", "99999999999999999999", "4294967295", "x²", "-4", "1"):
        box = deck.slides[0].shapes.add_textbox(Cm(1), Cm(1), Cm(2), Cm(1))
        box.text_frame.text, box.name = number, number
        box._element.nvSpPr.cNvPr.set("id", number)
    host = deck_on("Title Only", "First", "Annex")
    for kind, index in (("ftr", 11), ("sldNum", 12)):
        shape = host.slides[1].shapes.add_textbox(Cm(1), Cm(1), Cm(2), Cm(1))
        shape._element.nvSpPr.nvPr.get_or_add_ph()
        shape._element.nvSpPr.nvPr.ph.set("type", kind)
        shape._element.nvSpPr.nvPr.ph.set("idx", str(index))
    box = host.slides[1].shapes.add_textbox(Cm(1), Cm(1), Cm(2), Cm(1))
    box.name, box.text_frame.text = "Text", TAG
    slide = opened(brought(deck, tmp_path, host)).slides[1]
    ids = [shape.shape_id for shape in slide.shapes]
    assert len(set(ids)) == len(ids) == 9
    assert ids[0] == 2


def test_a_slide_that_is_listed_twice_comes_once(tmp_path: Path) -> None:
    """One part cannot be two slides."""
    annex = changed(_annex(), {MAIN: lambda t: re.sub(r'(<p:sldId [^>]*r:id=")[^"]*', r"\g<1>rId7", t)})
    assert [texts(s)[:1] for s in opened(brought(annex, tmp_path)).slides] == [["First"], ["One"]]


def test_media_with_strange_endings_keep_their_types(tmp_path: Path) -> None:
    """An ending that means something else here, and none at all."""
    for new in ("image1.xml", "image1", "IMAGE 1.PnG", "image1.bin"):
        annex = _annex()
        old = "ppt/media/image1.png"
        data = zipfile.ZipFile(io.BytesIO(annex)).read(old)
        made = changed(
            annex,
            {
                RELS: lambda t, new=new: t.replace("image1.png", new),
                "[Content_Types].xml": lambda t, new=new: t.replace(
                    "</Types>", f'<Override PartName="/ppt/media/{new}" ContentType="image/png"/></Types>'
                ),
            },
            without=[old],
            added={f"ppt/media/{new}": data},
        )
        slide = opened(brought(made, tmp_path)).slides[1]
        part = slide.part.related_part(slide.shapes[-1]._element.blipFill.blip.rEmbed)
        assert part.content_type == "image/png"


def test_tags_in_addresses_are_told(tmp_path: Path) -> None:
    """They are not filled either."""
    deck = deck_on("Title Only", "One")
    run = deck.slides[0].shapes.add_textbox(Cm(1), Cm(1), Cm(2), Cm(1)).text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "more", "https://example.org/{{ page }}"
    assert [each.partition(" = ")[0] for each in remarks(brought(deck, tmp_path))] == [
        "annex.pptx holds the tag https://example.org/{{ page }}, which is printed as it stands"
    ]


@pytest.mark.parametrize("seed", [*range(40), 332, 637, 673, 1150])
def test_decks_with_random_damage_end_in_problems_or_in_sound_decks(seed: int, tmp_path: Path) -> None:
    """A piece of a part cut out, repeated, or replaced; a part left out, or exchanged for another."""
    chance = random.Random(seed)  # noqa: S311  no secrets
    annex = chance.choice([_annex(), _charted()])
    with zipfile.ZipFile(io.BytesIO(annex)) as package:
        names = [n for n in package.namelist() if re.search(r"slides/|charts/|notes|presentation|Content|media", n)]
        target, other = chance.choice(names), chance.choice(names)
        data, foreign = package.read(target), package.read(other)
    way, text = chance.randrange(5), data.decode("latin-1")
    elements = list(re.finditer(r"<[\w:]+ [^<>]*/>|\"[^\"<>]*\"", text)) or [re.search("^", text)]
    piece = chance.choice(elements)
    value = chance.choice(["", '"x"', '"-1"', '"99999999999"', piece[0] * 2])
    damaged = {
        0: text[: piece.start()] + text[piece.end() :],
        1: text[: piece.start()] + value + text[piece.end() :],
        2: text[: piece.end()] + piece[0] + text[piece.end() :],
        3: foreign.decode("latin-1"),
    }.get(way)
    added = {} if damaged is None else {target: damaged.encode("latin-1")}
    (tmp_path / "annex.pptx").write_bytes(changed(annex, without=[target], added=added))
    try:
        produced = Template.read(make_deck(HOST), "t.pptx").rendered({}, folder=tmp_path)
    except BriefError as error:
        unhelpful = [p for p in error.problems if not p.help]
        assert not unhelpful
    else:
        assert [fault.message for fault in check_package(produced.data, produced.literals)] == []
