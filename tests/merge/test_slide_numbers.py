"""The number that a slide shows is a field, whose last words stand in the file: they are the slide's own number."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml

from brief_builder import Template
from outlines import make_pptx
from soundness import check_sound

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_FIELD = f'<a:fld {_A} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="en-CA"/>%s</a:fld>'


def _deck(texts: list[str], shown: str = "<a:t>‹N›</a:t>", first: int | None = None) -> bytes:
    """A deck with a slide for each text, each with a box that shows its number and one that shows a date."""
    deck = Presentation(io.BytesIO(make_pptx("# {{ title }}")))
    if first is not None:
        deck.part._element.set("firstSlideNum", str(first))
    layout = deck.slides[0].slide_layout
    for number, text in enumerate(texts):
        slide = deck.slides[0] if number == 0 else deck.slides.add_slide(layout)
        for words, field in ((text, None), ("", _FIELD % shown), ("", _FIELD.replace("slidenum", "datetime1") % shown)):
            box = slide.shapes.add_textbox(0, 0, 900_000, 300_000)
            box.text_frame.text = words
            if field is not None:
                box.text_frame.paragraphs[0]._p.append(parse_xml(field))
    paragraph = layout.shapes[0].text_frame.paragraphs[0]._p
    paragraph.get_or_add_endParaRPr().addprevious(parse_xml(_FIELD % "<a:t>‹#›</a:t>"))
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def _numbers(data: bytes) -> list[list[str]]:
    """What the fields of each slide say of its number."""
    deck = Presentation(io.BytesIO(data))
    return [
        [field.findtext("{*}t", "") for field in slide._element.iter("{*}fld") if field.get("type") == "slidenum"]
        for slide in deck.slides
    ]


@pytest.mark.parametrize("shown", ["<a:t>‹N›</a:t>", "<a:t/>", "<a:t>7</a:t>", ""])
def test_each_slide_says_its_own_number(shown: str) -> None:
    """Where slides repeat or go before it, and where it holds no tag; whatever stood in the field."""
    deck = _deck(["{% slide for x in xs %}", "{% slide if no %}", "no tag", "{{ title }}"], shown)
    data = Template.read(deck, "t.pptx").render({"title": "A", "xs": [1, 2], "no": False})
    assert _numbers(data) == [["1"], ["2"], ["3"], ["4"]]
    check_sound(data)


def test_the_number_of_the_first_slide_is_that_of_the_deck() -> None:
    """Design > Slide Size > Number slides from."""
    deck = _deck(["{{ title }}", "no tag"], first=0)
    assert _numbers(Template.read(deck, "t.pptx").render({"title": "A"})) == [["0"], ["1"]]


def test_other_fields_and_those_of_layouts_stay() -> None:
    """A date is worked out when the deck is opened; a layout shows the number of no slide."""
    data = Template.read(_deck(["{{ title }}"]), "t.pptx").render({"title": "A"})
    slide = Presentation(io.BytesIO(data)).slides[0]
    said = {f.get("type"): f.findtext("{*}t") for f in slide._element.iter("{*}fld")}
    assert said == {"slidenum": "1", "datetime1": "‹N›"}
    assert [f.findtext("{*}t") for f in slide.slide_layout._element.iter("{*}fld")][-1] == "‹#›"


def test_rendering_again_what_was_rendered_changes_nothing() -> None:
    """Nor does a deck without tags: it comes out byte for byte."""
    data = Template.read(_deck(["{{ title }}", "no tag"]), "t.pptx").render({"title": "A"})
    assert Template.read(data, "t.pptx").render({}) == data
