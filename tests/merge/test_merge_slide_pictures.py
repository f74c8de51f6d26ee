"""Pictures on slides: charts of a pack in placeholders, what is left of dummies, layouts that no slide uses."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Cm

from brief_builder import Template
from brief_builder.merge import Template as MergeTemplate
from brief_builder.merge.pictures.fitting import CENTRE, fitted
from brief_builder.office import Package
from brief_builder.office.xml import clark
from brief_builder.proof import check_package
from drawn_outlines import write_files
from outlines import make_docx, make_pptx, outline_of


def _rendered(template: bytes, data: dict[str, Any], folder: Path, **files: str) -> bytes:
    write_files(folder, {name.replace("_", "."): content for name, content in files.items()}, {".docx": make_docx})
    produced = Template.read(template, "t.pptx").render(data, folder=folder)
    assert check_package(produced) == []
    return produced


class _Drawing:
    """A chart as it is drawn: one pixel, and an SVG."""

    def __init__(self) -> None:
        data = io.BytesIO()
        Image.new("RGB", (1, 1), "red").save(data, "PNG")
        self.png, self.svg = data.getvalue(), b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


class _Chart:
    """A chart of a pack."""

    name, facts, alt = "trade", ("trade.total",), "It rose"

    def __init__(self) -> None:
        self.asked: list[tuple[int, int, str]] = []

    def draw(self, width: int, height: int, medium: str) -> _Drawing:
        self.asked.append((width, height, medium))
        return _Drawing()


def test_a_chart_of_a_pack_is_drawn_for_the_placeholder_that_its_tag_stands_in() -> None:
    """It fills the box, and its facts are used."""
    chart = _Chart()
    template = MergeTemplate.read(make_pptx("@placeholder obj 8 × 4 cm = {{ chart.trade }}"), "t.pptx")
    rendered = template.rendered({"chart": {"trade": chart}})
    assert outline_of(rendered.data) == "@picture red 8 × 4 cm at 2 2 in obj with SVG = It rose"
    assert chart.asked == [(Cm(8), Cm(4), "deck")]
    assert [(use.fact, use.kind) for use in rendered.uses] == [("trade.total", "chart")]


def test_a_dummy_and_its_svg_leave_the_file_when_nobody_shows_them(tmp_path: Path) -> None:
    """One picture shown twice is one part."""
    template = make_pptx("@picture {{ a }}\n@picture 4 × 4 cm = {{ a }}\n@shape {{ a }}")
    deck = Presentation(io.BytesIO(template))
    part = deck.slides[0].part
    svg = Part(PackURI("/ppt/media/dummy.svg"), "image/svg+xml", part.package, b"<svg/>")
    rel = part.relate_to(svg, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")
    for blip in part._element.iter(clark("a:blip")):
        extensions = etree.SubElement(blip, clark("a:extLst"))
        extension = etree.SubElement(extensions, clark("a:ext"), {"uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"})
        etree.SubElement(extension, clark("asvg:svgBlip"), {clark("r:embed"): rel})
    data = io.BytesIO()
    deck.save(data)
    produced = _rendered(data.getvalue(), {"a": {"image": "blue.png", "alt": "A"}}, tmp_path, blue_png="40 x 40")
    media = [name for name in Package.open(produced).names() if "/media/" in name]
    assert len(media) == 1
    assert b"svgBlip" not in Package.open(produced).read("ppt/slides/slide1.xml")


def test_a_picture_on_a_layout_that_no_slide_uses_is_filled(tmp_path: Path) -> None:
    """Nothing with a tag is left in the file."""
    deck = Presentation(io.BytesIO(make_pptx("words")))
    shapes = deck.slides[0].shapes
    layout = deck.slide_layouts[8]
    box = shapes.add_textbox(0, 0, Cm(4), Cm(2))
    box.text_frame.text = "{{ name }} {{ logo }}"
    layout.shapes._spTree.append(box._element)
    data = io.BytesIO()
    deck.save(data)
    produced = _rendered(data.getvalue(), {"name": "Ann", "logo": "x"}, tmp_path)
    assert "Ann x" in {shape.text_frame.text for shape in Presentation(io.BytesIO(produced)).slide_layouts[8].shapes}


@pytest.mark.parametrize(
    ("proportion", "box", "cut"),
    [
        (Fraction(1), (400, 200), (0, 25_000, 0, 25_000)),
        (Fraction(4), (200, 200), (37_500, 0, 37_500, 0)),
        (Fraction(2), (400, 200), None),
        (Fraction(3), (301, 100), (0, 166, 0, 166)),
    ],
)
def test_what_covers_a_box_is_cut_on_two_sides_at_most(
    proportion: Fraction, box: tuple[int, int], cut: tuple[int, int, int, int] | None
) -> None:
    """The whole box is filled, in the picture's proportions."""
    found = fitted(proportion, *box, "cover", CENTRE)
    assert (found.width, found.height, found.cut) == (*box, cut)


def test_a_group_that_stretches_its_shapes_does_not_stretch_pictures(tmp_path: Path) -> None:
    """The picture is narrower by as much as the group is wider."""
    deck = Presentation(io.BytesIO(make_pptx("@picture in group {{ a }}")))
    frame = next(deck.slides[0].shapes._spTree.iter(clark("p:grpSp"))).find(f".//{clark('a:xfrm')}")
    frame.find(clark("a:ext")).set("cx", str(int(frame.find(clark("a:chExt")).get("cx"))))
    data = io.BytesIO()
    deck.save(data)
    produced = _rendered(data.getvalue(), {"a": {"image": "blue.png", "alt": "A"}}, tmp_path, blue_png="40 x 40")
    assert outline_of(produced) == "@group @picture blue 1 × 2 cm at 3.5 2 = A"


_TIMING = (
    '<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:tnLst><p:par><p:cTn id="1" '
    'dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1"/><p:tgtEl>'
    '<p:spTgt spid="{0}"><p:txEl><p:pRg st="0" end="0"/></p:txEl></p:spTgt></p:tgtEl><p:attrNameLst><p:attrName>'
    "style.visibility</p:attrName></p:attrNameLst></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par></p:tnLst>"
    '<p:bldLst><p:bldP spid="{0}" grpId="0" build="p"/></p:bldLst></p:timing>'
)


def test_a_shape_whose_paragraphs_are_animated_is_animated_as_a_picture(tmp_path: Path) -> None:
    """A picture has no paragraphs, and PowerPoint repairs a slide that says otherwise."""
    deck = Presentation(io.BytesIO(make_pptx("@shape {{ a }}")))
    slide = deck.slides[0]
    slide._element.append(etree.fromstring(_TIMING.format(slide.shapes[-1].shape_id)))
    data = io.BytesIO()
    deck.save(data)
    produced = _rendered(data.getvalue(), {"a": {"image": "blue.png", "alt": "A"}}, tmp_path, blue_png="40 x 40")
    (slide,) = Presentation(io.BytesIO(produced)).slides
    (target,) = slide._element.iter(clark("p:spTgt"))
    assert (target.get("spid"), len(target)) == (str(slide.shapes[-1].shape_id), 0)
    assert list(slide._element.iter(clark("p:bldLst"))) == []
