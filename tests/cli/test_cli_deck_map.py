"""`brief fields deck.pptx`: the map of its slides and layouts, for people and for machines."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Cm

from annex_decks import changed, deck_on, picture, saved
from brief_builder import BriefError, Template
from brief_builder.cli.deck_map import as_tree
from command import brief
from deck_outlines import make_deck
from outlines import make_docx
from smartart import add_smartart

ROOT = Path(__file__).resolve().parent.parent.parent
DECK = """@section Front
=== {{ title }}
- {% for x in xs %}
- {{ x | number(1) }}
- {% endfor %}
@notes Say {{ title }} {# a note of the author #}
@section Partners
=== {{ p.name }}
[Sticker] {% slides for p in partners %}
| {{ p.name }} | {% for y in years %}{{ y }}{% endfor %} |
=== Money
[Sticker] {% endslides %}
@chart Exports {{ p.exports }} = A, B; Goods: 1, 2; Services: 3, 4
=== Annex
{% slide if annex %}{% slide include annex %}
"""
TREE = """Slides (25.4 × 19.1 cm)

Section "Front"

 1  "{{ title }}"   layout "Title Only"
    Title 1   title       {{ title }}
    Text      text box    {% for x in xs %} {{ x | number(1) }} {% endfor %}
    notes     {{ title }}

Section "Partners"

 2  "{{ p.name }}"   layout "Title Only"
    slides together, repeats: {% slides for p in partners %}
    Title 1   title        {{ p.name }}
    Sticker   text box     {% slides for p in partners %}
    Table 3   table 1 × 2  {{ p.name }} {% for y in years %} {{ y }}
                           {% endfor %}

 3  "Money"   layout "Title Only"
    slides together, repeats: {% slides for p in partners %}
    Title 1   title
    Sticker   text box      {% endslides %}
    Exports   column chart  alt text: {{ p.exports }}
                            series: Goods, Services

 4  "Annex"   layout "Title Only"
    may be left out: {% slide if annex %}
    gives its place: {% slide include annex %}
    Title 1   title
    Text      text box    {% slide if annex %} {% slide include annex %}


Layouts, and what slides on them may hold
"""


def _tree(data: bytes) -> str:
    found = Template.read(data, "deck.pptx").map()
    assert found is not None
    return as_tree(found)


def test_the_map_shows_each_slide_with_its_shapes_and_tags() -> None:
    """Its section, its layout, what repeats it or drops it, the tags of its notes."""
    assert _tree(make_deck(DECK)).partition('\n\n    "Title Slide"')[0] + "\n" == TREE


def test_the_map_shows_what_each_layout_offers_and_who_uses_it() -> None:
    """Also one that no slide uses, and a tag that stands on it."""
    deck = Presentation(io.BytesIO(make_deck(DECK)))
    deck.slide_layouts[6].placeholders[1]._element.txBody.p_lst[0].add_r("x").text = "{{ marking }}"
    lines = _tree(saved(deck)).partition("may hold\n\n")[2].split("\n\n")
    assert lines[0].splitlines() == [
        '    "Title Slide"  used by no slide',
        "    Title 1               title",
        "    Subtitle 2            subtitle placeholder 1",
        "    Date Placeholder 3    date placeholder 10",
        "    Footer Placeholder 4  footer placeholder 11",
        "    Slide Number Placeholder 5  slide number placeholder 12",
    ]
    assert lines[5].startswith('    "Title Only"  used by slides 1, 2, 3, 4\n')
    assert [line.split() for line in lines[6].splitlines()[-1:]] == [["on", "it", "{{", "marking", "}}"]]


def _rich() -> Any:
    deck = deck_on("Picture with Caption", "{{ a }}")
    slide = deck.slides[0]
    slide.placeholders[1]._element.nvSpPr.cNvPr.set("descr", "{{ photo }}")
    picture(slide, alt="{{ logo }}").name = "Logo"
    picture(slide, alt="a map").name = "Map"
    group = slide.shapes.add_group_shape()
    group.name = "Card"
    group.shapes.add_textbox(Cm(1), Cm(1), Cm(2), Cm(1)).text_frame.text = "{{ in_group }}"
    add_smartart(slide, [["{{ point }}"], ["two"]], int(Cm(5)))
    for name, kind in (("Pie", XL_CHART_TYPE.PIE), ("Bars", XL_CHART_TYPE.BAR_CLUSTERED)):
        data = CategoryChartData()
        data.categories = ["A", "B"]
        data.add_series("", [1, 2])
        frame = slide.shapes.add_chart(kind, Cm(1), Cm(1), Cm(5), Cm(4), data)
        frame.name = name
        if name == "Pie":
            frame.chart._chartSpace.find(f".//{qn('c:pieChart')}").tag = qn("c:pie3DChart")
    return deck


def test_the_map_tells_kinds_sizes_and_what_cannot_be_filled() -> None:
    """Pictures with their size and whether a tag fills them, charts by name, groups with what is in them."""
    tree = _tree(saved(_rich())).partition("\n\n\n")[0]
    assert [" ".join(line.split()) for line in tree.splitlines()[3:]] == [
        "Title 1 title {{ a }}",
        "Picture Placeholder 2 picture placeholder 1, 15.2 × 11.4 cm",
        "alt text: {{ photo }}",
        "Text Placeholder 3 text placeholder 2",
        "Logo picture 4 × 2 cm alt text: {{ logo }}",
        "Map picture 4 × 2 cm (stays as drawn)",
        "Card group",
        "TextBox 7 text box {{ in_group }}",
        "Diagram 7 SmartArt {{ point }}",
        "Pie chart series: (no name)",
        "(cannot be filled: a 3-D pie)",
        "Bars bar chart series: (no name)",
    ]


def test_a_damaged_chart_and_a_hidden_slide_are_told() -> None:
    """The map is made all the same."""
    deck = Presentation(io.BytesIO(make_deck("=== {{ a }}\n@chart C alt = A; S: 1")))
    deck.slides[0]._element.set("show", "0")
    chart = next(s for s in deck.slides[0].shapes if s.has_chart).chart
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    for plot in [each for each in area if etree.QName(each).localname.endswith("Chart")]:
        area.remove(plot)
    tree = _tree(saved(deck))
    assert 'layout "Title Only", hidden' in tree
    assert "(cannot be filled: an empty chart)" in tree


def test_a_damaged_layout_is_a_problem() -> None:
    """Also one that holds no tag, and is copied as it is."""
    name = "ppt/slideLayouts/slideLayout3.xml"
    with pytest.raises(BriefError) as caught:
        Template.read(changed(make_deck(DECK), {name: lambda text: text[:-9]}), "deck.pptx")
    assert [(p.code, str(p.place)) for p in caught.value.problems] == [("template-unreadable", "deck.pptx")]


def test_the_shipped_deck_is_readable_at_80_columns() -> None:
    """Only a tag that is longer than the room stands out."""
    tree = _tree((ROOT / "templates" / "deck.pptx").read_bytes())
    assert [line for line in tree.splitlines() if len(line) > 80 and line.count("{") + line.count("(") > 1] == []
    assert "a:" not in tree.replace("{{", "")
    assert "p:" not in tree


def test_the_command_prints_fields_and_then_the_map(tmp_path: Path) -> None:
    """In JSON beside the fields; a document has none, and a data file needs none."""
    (tmp_path / "deck.pptx").write_bytes(make_deck(DECK))
    (tmp_path / "letter.docx").write_bytes(make_docx("{{ a }}"))
    said = brief("fields", "deck.pptx", at=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    head, _, tree = said.stdout.partition("\n\n\n")
    assert head.startswith("title       value")
    assert tree.startswith("Slides (25.4 × 19.1 cm)\n")
    record = json.loads(brief("fields", "deck.pptx", "--format", "json", at=tmp_path).stdout)
    assert list(record) == ["template", "fields", "map"]
    slide = record["map"]["slides"][2]
    assert (slide["number"], slide["section"], slide["blocks"]) == (3, "Partners", ["{% slides for p in partners %}"])
    assert slide["shapes"][2]["chart"] == {"kind": "column chart", "series": ["Goods", "Services"], "refused": ""}
    assert record["map"]["layouts"][5]["slides"] == [1, 2, 3, 4]
    assert "map" not in json.loads(brief("fields", "letter.docx", "--format", "json", at=tmp_path).stdout)
    assert "Slides" not in brief("fields", "deck.pptx", "--format", "yaml", at=tmp_path).stdout
    assert Template.open(tmp_path / "letter.docx").map() is None


def test_a_deck_without_tags_has_a_map_too(tmp_path: Path) -> None:
    """It shows where tags may be written."""
    (tmp_path / "deck.pptx").write_bytes(make_deck("=== Plain"))
    said = brief("fields", "deck.pptx", at=tmp_path)
    assert (said.returncode, said.stderr) == (0, "deck.pptx asks for nothing\n")
    assert said.stdout.startswith("Slides (25.4 × 19.1 cm)\n")
