"""Shapes that repeat or go: what has no text of its own, groups, ids, and what stands on a layout."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Cm

from brief_builder import BriefError
from brief_builder.merge import Template
from brief_builder.proof import check_package


def _deck() -> Any:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Slide"
    return deck, slide


def _rendered(deck: Any, data: dict[str, Any]) -> Any:
    file = io.BytesIO()
    deck.save(file)
    made = Template.read(file.getvalue(), "t.pptx").rendered(data)
    assert check_package(made.data, made.literals) == []
    return Presentation(io.BytesIO(made.data))


def _alt(shape: Any, text: str) -> None:
    next(e for e in shape._element.iter() if str(e.tag).endswith("}cNvPr")).set("descr", text)


def _alts(slide: Any) -> list[str]:
    drawn = (next(e for e in shape._element.iter() if str(e.tag).endswith("}cNvPr")) for shape in slide.shapes)
    return [each.get("descr", "") for each in drawn]


@pytest.mark.parametrize("keep", [True, False])
def test_what_has_no_text_is_kept_or_dropped_by_its_alt_text(keep: bool) -> None:
    """Connector, chart, table and group; what else stands in the alt text stays."""
    deck, slide = _deck()
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Cm(1), Cm(5), Cm(9), Cm(5))
    data = CategoryChartData()
    data.categories = ["A"]
    data.add_series("S", [1])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.PIE, Cm(1), Cm(6), Cm(5), Cm(5), data)
    table = slide.shapes.add_table(1, 1, Cm(8), Cm(6), Cm(5), Cm(1))
    group = slide.shapes.add_group_shape([slide.shapes.add_textbox(Cm(1), Cm(12), Cm(5), Cm(1))])
    for shape, kind in ((line, "line"), (chart, "chart"), (table, "table"), (group, "group")):
        _alt(shape, f"{{% shape if keep %}} A {kind} of {{{{ name }}}}")
    made = _rendered(deck, {"keep": keep, "name": "Canada"}).slides[0]
    kinds = ("line", "chart", "table", "group")
    assert _alts(made)[1:] == ([f"A {kind} of Canada" for kind in kinds] if keep else [])
    parts = [str(part.partname) for part in made.part.package.iter_parts()]
    assert any("/charts/" in name for name in parts) is keep
    assert any("/embeddings/" in name for name in parts) is keep


@pytest.mark.parametrize("tag", ["{% shape for x in xs -%}", "{%- shape for x in xs -%}", "{%- shape if xs -%}"])
def test_the_tag_of_a_shape_takes_the_space_beside_it(tag: str) -> None:
    """The words behind it move up to where it stood."""
    deck, slide = _deck()
    slide.shapes.add_textbox(Cm(1), Cm(5), Cm(4), Cm(1)).text_frame.text = f"{tag}\n  words"
    shapes = list(_rendered(deck, {"xs": [1, 2]}).slides[0].shapes)[1:]
    assert [shape.text_frame.text for shape in shapes] == ["words"] * (2 if "for" in tag else 1)


def test_a_group_repeats_with_all_that_stands_in_it() -> None:
    """A tag with `group` in a text of it; copies stand on a grid, ids are unique, and the inside does not move."""
    deck, slide = _deck()
    box = slide.shapes.add_textbox(Cm(1), Cm(5), Cm(4), Cm(1))
    box.text_frame.text = "{% group for p in partners %}{{ p.name }}"
    other = slide.shapes.add_textbox(Cm(1), Cm(6), Cm(4), Cm(1))
    other.text_frame.text = "{{ p.city }}"
    slide.shapes.add_group_shape([box, other])
    partners = [{"name": "Canada", "city": "Ottawa"}, {"name": "Cambodia", "city": "Phnom Penh"}]
    groups = [s for s in _rendered(deck, {"partners": partners}).slides[0].shapes if s.shape_type == 6]
    assert [[inner.text_frame.text for inner in group.shapes] for group in groups] == [
        ["Canada", "Ottawa"],
        ["Cambodia", "Phnom Penh"],
    ]
    assert [group.top for group in groups] == [Cm(5), Cm(5)]
    assert groups[0].left == Cm(1)
    assert groups[1].left > Cm(5)
    ids = [e.get("id") for g in groups for e in g._element.iter() if str(e.tag).endswith("}cNvPr")]
    assert len(set(ids)) == len(ids) == 6


def test_a_shape_in_a_group_repeats_within_the_group() -> None:
    """The tag with `shape` speaks of the innermost shape, and the group has the room."""
    deck, slide = _deck()
    card = slide.shapes.add_textbox(Cm(1), Cm(5), Cm(4), Cm(1))
    card.text_frame.text = "{% shape for p in partners %}{{ p }}"
    frame = slide.shapes.add_textbox(Cm(1), Cm(5), Cm(9), Cm(4))
    slide.shapes.add_group_shape([card, frame])
    group = next(s for s in _rendered(deck, {"partners": ["A", "B", "C"]}).slides[0].shapes if s.shape_type == 6)
    places = [(s.text_frame.text, round(s.left.cm, 1), round(s.top.cm, 1)) for s in group.shapes][:3]
    assert places == [("A", 1, 5), ("B", 5.2, 5), ("C", 1, 6.2)]


def test_a_placeholder_that_repeats_has_places_of_its_own() -> None:
    """Its place is that of the layout, and written where copies stand beside each other."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[3])
    slide.shapes.title.text = "Slide"
    first, second = list(slide.placeholders)[1:3]
    first.text_frame.text = "{% shape for p in partners %}{{ p }}"
    second.text_frame.text = "{% shape next %}"
    made = _rendered(deck, {"partners": ["A", "B"]}).slides[0]
    layout = {p.placeholder_format.idx: p for p in deck.slide_layouts[3].placeholders}
    assert [(s.text_frame.text, s.left, s.top) for s in list(made.shapes)[1:]] == [
        ("A", layout[1].left, layout[1].top),
        ("B", layout[2].left, layout[1].top),
    ]


def test_a_shape_of_a_layout_is_kept_or_dropped() -> None:
    """A tag on a layout is filled once, for all its slides."""
    deck, _ = _deck()
    layout = deck.slide_layouts[5]
    layout.placeholders[1].text_frame.text = "{% shape if internal %}INTERNAL"
    made = _rendered(deck, {"internal": False})
    assert "INTERNAL" not in [s.text_frame.text for s in made.slide_layouts[5].placeholders]


def test_a_tag_that_is_not_ended_in_a_chart_is_told_beside_braces_that_are_words() -> None:
    """`{_{` makes the slide one that is read, and the chart has no tag that can be."""
    deck, slide = _deck()
    slide.shapes.title.text = "{_{Note"
    data = CategoryChartData()
    data.categories = ["{%", "b"]
    data.add_series("S", [1, 2])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(5), Cm(8), Cm(5), data)
    file = io.BytesIO()
    deck.save(file)
    with pytest.raises(BriefError) as caught:
        Template.read(file.getvalue(), "t.pptx")
    assert [problem.code for problem in caught.value.problems] == ["tag-open"]
