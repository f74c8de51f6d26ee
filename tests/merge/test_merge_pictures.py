"""A picture of the data in the place of one that the author drew: contained in its box, in the body and in headers."""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Emu
from PIL import Image

from brief_builder import Template
from brief_builder.merge.pictures.headers import Header, Loaded
from brief_builder.office import Package
from brief_builder.office.xml import clark
from chart_packages import chart_docx, drawing, names
from soundness import check_sound
from word_packages import XMLNS, p, packed, part, problems, rendered


def _png(width: int, height: int, colour: str = "red") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "png")
    return data.getvalue()


class Picture:
    """A picture as values make it: what it holds, its size in pixels, what it shows."""

    def __init__(self, width: int, height: int, alt: str = "A map", colour: str = "blue") -> None:
        self.fit = self.focus = None
        self.data, self.size, self.alt = _png(width, height, colour), (width, height), alt

    def load(self, _state: Any) -> Loaded:
        return Loaded(Header("png", *self.size), self.data, "png", f"picture-{zlib.crc32(self.data)}")


def _template(alt: str = "{{ logo }}", *, loop: bool = False, header: bool = False) -> bytes:
    """A dummy of 200 × 100 in the body or a header."""
    document = Document()
    if loop:
        document.add_paragraph("{% for logo in logos %}")
    section = document.sections[0]
    paragraph = section.header.paragraphs[0] if header else document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(_png(2, 1)), Emu(2_000_000), Emu(1_000_000))
    properties = next(e for e in paragraph._p.iter() if e.tag.endswith("}docPr"))
    properties.set("descr", alt)
    if loop:
        document.add_paragraph("{% endfor %}")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _sizes(data: bytes, name: str = "word/document.xml") -> list[tuple[int, int]]:
    """The size of each box and of the picture in it, which must be the same."""
    xml = part(data, name)
    outer = [(int(x), int(y)) for x, y in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)]
    inner = [(int(x), int(y)) for x, y in re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"', xml)]
    assert outer == inner
    return outer


@pytest.mark.parametrize(
    ("pixels", "size"),
    [((40, 20), (2_000_000, 1_000_000)), ((100, 100), (1_000_000, 1_000_000)), ((400, 100), (2_000_000, 500_000))],
)
def test_a_picture_is_contained_in_the_box_of_the_dummy(pixels: tuple[int, int], size: tuple[int, int]) -> None:
    """It keeps its proportions, takes its alt text along, and the dummy goes."""
    produced = rendered(_template(), {"logo": Picture(*pixels, alt='A "map" & more')})
    assert _sizes(produced) == [size]
    assert part(produced).count('descr="A &quot;map&quot; &amp; more"') == 2
    media = names(produced, "word/media/")
    assert len(media) == 1
    assert Package.open(produced).read(media[0]) == _png(*pixels, "blue")
    assert "svgBlip" not in part(produced)


def test_a_picture_without_words_is_said_to_be_decoration() -> None:
    """A reader of the screen passes it over."""
    assert "decorative" in part(rendered(_template(), {"logo": Picture(2, 1, alt="")}))
    assert "decorative" not in part(rendered(_template(), {"logo": Picture(2, 1)}))


def test_a_picture_in_a_header_is_filled() -> None:
    """Its file is related to the header."""
    produced = rendered(_template(header=True), {"logo": Picture(100, 100)})
    assert _sizes(produced, "word/header1.xml") == [(1_000_000, 1_000_000)]
    assert [r.target for r in Package.open(produced).relationships("word/header1.xml")] == names(
        produced, "word/media/"
    )


def test_pictures_in_a_loop_lie_in_the_file_once_each() -> None:
    """Two turns that show the same picture share it."""
    logos = [Picture(2, 1), Picture(1, 2, colour="green"), Picture(2, 1)]
    produced = rendered(_template(loop=True), {"logos": logos})
    assert len(_sizes(produced)) == 3
    assert len(names(produced, "word/media/")) == 2
    assert names(rendered(_template(loop=True), {"logos": []}), "word/media/") == []


ANCHOR = (
    f'<w:r><w:drawing><wp:anchor {XMLNS} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
    'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="page"><wp:posOffset>{}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>300</wp:posOffset></wp:positionV>'
)


def test_a_picture_that_floats_stands_in_the_middle_of_its_box() -> None:
    """Where its place is given by numbers; one that is aligned stays so."""
    document = Document(io.BytesIO(_template()))
    data = io.BytesIO()
    document.save(data)
    package = Package.open(data.getvalue())
    xml = package.read("word/document.xml").decode()
    xml = re.sub(r"<wp:inline[^>]*>", "", xml.replace("<w:r><w:drawing>", ANCHOR.format(-500), 1))
    xml = re.sub(r"(<wp:extent [^>]*/>)", r"\1<wp:wrapNone/>", xml).replace("</wp:inline>", "</wp:anchor>")
    template = packed({n: package.read(n) for n in package.names()} | {"word/document.xml": xml.encode()})
    produced = Template.read(template, "t.docx").render({"logo": Picture(100, 100)})
    check_sound(produced)
    assert re.findall(r"<wp:posOffset>(-?\d+)<", part(produced)) == ["499500", "300"]


def test_what_is_no_picture_is_said() -> None:
    """With what to do."""
    assert problems(_template(), {"logo": "logo.png"}) == [
        'picture-expected: this names something that is not a chart or a picture | paragraph 1, picture "Picture 1" | '
        "{{ logo }} | name a chart, {{ chart.NAME }}, or a picture: {image: FILE, alt: …}"
    ]
    assert problems(_template(), {"logo": None}) == [
        'value-missing: this picture is empty | paragraph 1, picture "Picture 1" | {{ logo }} | '
        "write {image: FILE, alt: …} in the data"
    ]
    data = {"logo": {"chart": {"categories": ["A"], "series": [{"name": "S", "values": [1]}]}}}
    assert problems(_template(), data) == [
        "picture-expected: this is the data of a native chart, and the alt text is that of a picture | "
        'paragraph 1, picture "Picture 1" | {{ logo }} | '
        "put a chart in the place of the picture: Insert > Chart, with this alt text"
    ]
    assert problems(chart_docx(p(drawing("{{ logo }}"))), {"logo": {"image": "x.png"}})[0].startswith("chart-expected")


def test_an_svg_stands_beside_its_fallback(tmp_path: Path) -> None:
    """In the author's picture as among words: programs of today show it, others the fallback."""
    shape = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="9" height="9"/></svg>'
    (tmp_path / "map.svg").write_text(shape, encoding="utf-8")
    (tmp_path / "map.png").write_bytes(_png(300, 300))
    value = {"image": "map.svg", "fallback": "map.png", "alt": "A map"}
    produced = Template.read(_template(), "t.docx").render({"logo": value}, folder=tmp_path)
    assert part(produced).count("svgBlip") == 1
    assert sorted(name.rpartition(".")[2] for name in names(produced, "word/media/picture-")) == ["png", "svg"]
    assert _sizes(produced) == [(1_000_000, 1_000_000)]
    check_sound(produced)


def test_words_in_an_alt_text_are_filled_where_they_are_written_twice() -> None:
    """LibreOffice repeats the alt text in the picture itself, where nobody reads it: it holds no tag afterwards."""
    document = Document()
    document.add_paragraph("{{ x }}").add_run().add_picture(io.BytesIO(_png(4, 2)))
    for properties in document.element.body.iter(clark("wp:docPr"), clark("pic:cNvPr")):
        properties.set("descr", "a map of {{ x }}")
    data = io.BytesIO()
    document.save(data)
    produced = rendered(data.getvalue(), {"x": "Battambang"})
    assert part(produced).count("a map of Battambang") == 1
    assert "{{" not in part(produced)
