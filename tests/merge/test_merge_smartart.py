"""SmartArt: its data and what is drawn of it are filled alike, and what they say counts once."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from brief_builder import BriefError
from brief_builder.merge import Template
from brief_builder.office import Package
from brief_builder.proof import check_package
from brief_builder.proof.reading import read_document
from brief_builder.template.checking.field_list import as_text
from brief_builder.wording import Phrase
from smartart import add_smartart


def _deck(*points: str, drawn: bool = True, slides: int = 1) -> bytes:
    deck = Presentation()
    for number in range(slides):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        add_smartart(slide, [[point] for point in points], 1_000_000, drawn=drawn, name=f"Diagram {number}")
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


class _Cites:
    """Knows no citation; facts are counted all the same."""

    def citation(self, name: str) -> Phrase:
        return Phrase.of(name)

    def spoken(self, name: str) -> Any:
        return name


def test_a_fact_in_smartart_is_printed_once() -> None:
    """Though it stands in two parts; the proof reads it where it counts."""
    data = {"x": Phrase.of("C$2.1 billion", "trade.total")}
    rendered = Template.read(_deck("One {{ x }}"), "t.pptx").rendered(data, _Cites())
    assert [(use.fact, use.part) for use in rendered.uses] == [("trade.total", "ppt/diagrams/data1.xml")]
    lines = [line.text for line in read_document(rendered.data).lines if "billion" in line.text]
    assert lines == ["One C$2.1 billion"]
    assert b"C$2.1 billion" in Package.open(rendered.data).read("ppt/diagrams/drawing1.xml")


def test_smartart_that_no_program_has_drawn_is_filled() -> None:
    """PowerPoint draws it when it opens the file."""
    produced = Template.read(_deck("One {{ x }}", drawn=False), "t.pptx").render({"x": 1})
    assert b"One " in Package.open(produced).read("ppt/diagrams/data1.xml")
    assert check_package(produced) == []


def test_each_smartart_has_the_place_of_its_slide() -> None:
    """A fault of rendering is told once for each."""
    with pytest.raises(BriefError) as caught:
        Template.read(_deck("fine", "{{ x.y }}", slides=2), "t.pptx").render({"x": {"y": None}})
    assert [str(problem.place) for problem in caught.value.problems] == [
        't.pptx, SmartArt "Diagram 0" of slide 1, point 2',
        't.pptx, SmartArt "Diagram 1" of slide 2, point 2',
    ]


def test_fields_name_what_smartart_asks_for_once() -> None:
    """As for any other text."""
    assert as_text(Template.read(_deck("{{ x }}"), "t.pptx").fields()).count("point 1") == 1
