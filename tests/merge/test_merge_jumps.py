"""Links whose address is a slide: they jump there, from words and from shapes, also from copies."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Cm

from brief_builder.merge import Template
from brief_builder.proof import check_package


def _jumps(data: bytes) -> list[tuple[str, str]]:
    """(words of the shape, title of the slide that it leads to) of each link that jumps."""
    deck = Presentation(io.BytesIO(data))
    parts = {slide.part: slide.shapes.title.text_frame.text for slide in deck.slides}
    out = []
    for slide in deck.slides:
        for shape in slide.shapes:
            for link in shape._element.iter(qn("a:hlinkClick")):
                assert link.get("action") == "ppaction://hlinksldjump"
                out.append((shape.text_frame.text, parts[slide.part.related_part(link.get(qn("r:id")))]))
    return out


def _deck(*titles: str) -> tuple[Any, list[Any]]:
    deck = Presentation()
    slides = [deck.slides.add_slide(deck.slide_layouts[5]) for _ in titles]
    for slide, title in zip(slides, titles, strict=True):
        slide.shapes.title.text = title
    return deck, slides


def test_an_address_that_is_a_slide_jumps_to_it() -> None:
    """The address of words and that of a shape, in a loop and in a copy of a slide."""
    deck, (contents, partner) = _deck("Contents", "{{ p }}")
    words = contents.shapes.add_textbox(Cm(1), Cm(5), Cm(9), Cm(1))
    words.text_frame.text = "{% shape for s in slides if s.number > 1 %}"
    run = words.text_frame.paragraphs[0].add_run()
    run.text = "see {{ s.title }}"
    run.hyperlink.address = "{{ s }}"
    back = partner.shapes.add_textbox(Cm(1), Cm(5), Cm(9), Cm(1))
    back.text_frame.text = "{% slide for p in partners %}back"
    back.click_action.hyperlink.address = "{{ slides[0] }}"
    file = io.BytesIO()
    deck.save(file)
    made = Template.read(file.getvalue(), "t.pptx").rendered({"partners": ["Canada", "Cambodia"]})
    assert check_package(made.data, made.literals) == []
    assert _jumps(made.data) == [
        ("see Canada", "Canada"), ("see Canada", "Canada"),  # a link of words is one of each of its runs
        ("see Cambodia", "Cambodia"), ("see Cambodia", "Cambodia"),
        ("back", "Contents"), ("back", "Contents"),
    ]  # fmt: skip
