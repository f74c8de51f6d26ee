"""What is drawn in an outline: pictures and native charts, made into Word and read back. For slides: slide_outlines.

| line | what it is |
|---|---|
| `@picture alt` | the dummy, a small white picture in a paragraph of its own |
| `@picture 8 × 4 cm = alt` | the same in another size |
| `@picture blue 8 × 4 cm = alt` | a picture that is not the dummy, by its colour and the size it is shown at |
| `@chart alt = title: A, B; S1: 1, 2; S2: 3, -` | a native column chart with a workbook; `-` is a gap |
| `@native 8 × 4 cm = alt: A, B; S1: 1, 2` | read back: a native chart without a title, as charts of a pack are |

Behind the size stand ` cropped`, with what is cut off its four sides in %, and ` with SVG`, where it is so.
A picture among words is read back behind them. The files of a case are pictures of one colour, named by it
(`blue.png: 400 x 200`, in pixels, 100 to an inch; `turned` where the camera was held on its side), or documents by
their outline (`annex.docx: "# One\\ntext"`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from PIL import Image, ImageColor, UnidentifiedImageError

from chart_packages import C, cells, chart_parts, drawing, shown_in

DUMMY = (40, 20)  # pixels
_CM = 360_000  # EMU
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="{2}"/></svg>'
)
_ORIENTATION = 0x0112  # of Exif: 6 is a picture that lies on its side
_COLOURS = {name: ImageColor.getrgb(name) for name in ("white", "red", "green", "blue", "black", "yellow")}


def write_files(folder: Path, files: Mapping[str, Any], makers: Mapping[str, Callable[[str], bytes]]) -> None:
    """The files of a case: name → pixels, outline, or the words that stand in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in makers and not content.startswith("no document"):
            path.write_bytes(makers[path.suffix](content))
        elif size := re.fullmatch(r"(\d+) x (\d+)( turned)?", content):
            if path.suffix == ".svg":
                path.write_text(_SQUARE.format(size[1], size[2], path.stem), encoding="utf-8")
                continue
            picture = Image.new("RGB", (int(size[1]), int(size[2])), path.stem)
            exif = Image.Exif()
            exif[_ORIENTATION] = 6 if size[3] else 1
            picture.save(path, dpi=(100, 100), **({"exif": exif} if size[3] else {}))
        else:
            path.write_text(content, encoding="utf-8")


def add_picture(document: DocumentObject, alt: str) -> None:
    """The dummy in a paragraph of its own."""
    data = io.BytesIO()
    Image.new("RGB", DUMMY, "white").save(data, "PNG")
    run = document.add_paragraph().add_run()
    size = re.match(r"([\d.]+) × ([\d.]+) cm = ", alt)
    run.add_picture(data, *(int(float(side) * _CM) for side in size.groups()) if size else ())
    next(run._r.iter(qn("wp:docPr"))).set("descr", alt[size.end() :] if size else alt)


def add_chart(document: DocumentObject, line: str) -> None:
    """A native chart in a paragraph of its own, with its workbook."""
    alt, _, rest = line.partition(" = ")
    (title, categories), *series = [piece.split(": ", 1) for piece in rest.split("; ")]
    package = document.part.package
    number = 1 + sum("/charts/chart" in str(each.partname) for each in package.iter_parts())
    xml, book = chart_parts(
        categories=categories.split(", "), series=[(name, _numbers(values)) for name, values in series]
    )
    words = (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-US"/><a:t>{title}</a:t></a:r></a:p></c:rich>'
        '</c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )
    xml = re.sub(r"(<c:chart>\s*)<c:autoTitleDeleted[^>]*/>", rf"\1{words}", xml)
    workbook = Part(PackURI(f"/word/embeddings/Sheet{number}.xlsx"), CT.SML_SHEET, book, package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CT.DML_CHART, b"", package)
    chart._blob = xml.replace('r:id="rId1"', f'r:id="{chart.relate_to(workbook, RT.PACKAGE)}"').encode()
    paragraph = document.add_paragraph()
    names = nsdecls("w", "wp", "a", "r", "c")
    run = drawing(alt, document.part.relate_to(chart, RT.CHART), 60 + number)
    paragraph._p.append(parse_xml(run.replace("<w:r>", f"<w:r {names}>", 1)))


def drawn_line(paragraph: Any, part: Any) -> str | None:
    """The line of a paragraph with a picture or chart of this part; None when it has none."""
    properties = next(paragraph.iter(qn("wp:docPr")), None)
    if properties is None:
        return None
    alt = properties.get("descr") or "(decoration)"
    chart = next(paragraph.iter(f"{C}chart"), None)
    size = next(paragraph.iter(qn("wp:extent")))
    width, height = (int(size.get(name)) / _CM for name in ("cx", "cy"))
    if chart is not None:
        return chart_line(part.related_parts[chart.get(qn("r:id"))], alt, f"{width:.4g} × {height:.4g} cm")
    blip = next(paragraph.iter(qn("a:blip")))
    crop = next(paragraph.iter(qn("a:srcRect")), None)
    sides = "" if crop is None else " cropped " + " ".join(f"{int(crop.get(side, 0)) / 1000:g}" for side in "ltrb")
    svg = " with SVG" if next(paragraph.iter(_SVG), None) is not None else ""
    shown = f"{round(width, 2):g} × {round(height, 2):g} cm{sides}{svg} = {alt}"
    try:
        picture = Image.open(io.BytesIO(part.related_parts[blip.get(qn("r:embed"))].blob))
    except UnidentifiedImageError:
        return f"@picture unreadable {shown}"
    colour = _nearest(picture)
    if colour == "white" and picture.size == DUMMY:
        return f"@picture {alt}"
    return f"@picture {colour} {shown}"


def colour_of(data: bytes) -> str:
    """The colour of a picture's first pixel, by its name; 'dummy' for the dummy."""
    picture = Image.open(io.BytesIO(data))
    return "dummy" if picture.size == DUMMY else _nearest(picture)


def _nearest(picture: Any) -> str:
    pixel = picture.convert("RGB").getpixel((0, 0))
    return min(_COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(pixel, _COLOURS[name], strict=True)))


def chart_line(part: Any, alt: str, box: str) -> str:
    """The line of a native chart; `box` is its size, and where it stands."""
    if etree.fromstring(part.blob).find(f"{C}chart/{C}title") is None:
        return f"@native {box} = {alt}: {chart_words(part)}"
    return f"@chart {alt} = {chart_words(part)}"


def chart_words(part: Any) -> str:
    """Title, where it has one, categories and series; the workbook says the same as what is shown."""
    root = etree.fromstring(part.blob)
    title = root.find(f"{C}chart/{C}title")
    words = "".join(t.text or "" for t in title.iter(f"{{{_A}}}t")) + ": " if title is not None else ""
    series = shown_in(root)
    (book,) = [each.target_part.blob for each in part.rels.values() if each.reltype == RT.PACKAGE]
    written = set(cells(book).values())
    for name, points in series:
        assert {name, *(v for _, v in points if v is not None)} <= written, (name, points, written)
    heads = ", ".join(label for label, _ in series[0][1])
    lines = [f"{name}: {', '.join('-' if v is None else v for _, v in points)}" for name, points in series]
    return "; ".join([f"{words}{heads}", *lines])


def _numbers(text: str) -> list[float | None]:
    return [None if each == "-" else float(each) if "." in each else int(each) for each in text.split(", ")]
