"""The lines of an outline that stand for more than text and tables of a slide, made into PowerPoint and read back.

| line | what it is |
|---|---|
| `@picture alt` | the dummy, a small white picture, 4 × 2 cm at 2 cm from the left |
| `@picture 8 × 4 cm = alt` | the same in another size; with ` cropped`, ` turned`, ` framed` before ` = ` it is so |
| `@picture in group …`, `in layout`, `in notes` | a dummy that stands there |
| `@picture blue 4 × 4 cm at 4 2 = alt` | read back: colour, size, place, ` cropped` in %, ` to` a link, ` with SVG` |
| `@placeholder pic 8 × 4 cm = text` | an empty placeholder of this type with a text, whose box is that of the layout |
| `@placeholder pic 8 × 4 cm alt = text` | the same with an alt text |
| `@shape text` | an ellipse with this text |
| `@group text` | a text box in a group |
| `@link target = text` | a text box whose words are a link; ` ¶ ` divides its paragraphs, ` ~ ` and a tip may follow |
| `@shape-link target = text` | a text box that is a link as a shape |
| `@smartart one / two` | SmartArt of two points; ` ¶ ` divides the paragraphs of one |
| `@chart alt = title: A, B; S1: 1, 2` | a native chart: see drawn_outlines |
| `@native 8 × 4 cm at 2 2 in obj = alt: A, B; S1: 1, 2` | read back: one without a title, and its placeholder |
| `@notes text` | of the slide |
| `@comment text`, `@thread text` | a comment on the slide, as PowerPoint wrote them up to 2019 and writes them now |
| `@section name`, `@title text` | the section of the slide; the title of the presentation |
"""

from __future__ import annotations

import io
import re
from typing import Any

from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm

from drawn_outlines import DUMMY, chart_line, colour_of
from smartart import DIAGRAM, add_smartart, smartart_words

_CM = 360_000  # EMU
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}"'
_LEFT = 2.0  # cm
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
_THREADS = "application/vnd.ms-powerpoint.{}+xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
_AUTHORS = "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml"
_SIZE = r"(?P<width>[\d.]+) × (?P<height>[\d.]+) cm"


class SlideParts:
    """Takes the `@` lines of an outline into a slide; what is drawn stands below what was drawn before."""

    def __init__(self, deck: Any, slide: Any) -> None:
        self.deck, self.slide = deck, slide
        self.top = 2.0  # cm

    def add(self, line: str) -> None:
        word, _, rest = line[1:].partition(" ")
        getattr(self, f"_{word.replace('-', '_')}")(rest)

    def _picture(self, rest: str) -> None:
        found = re.fullmatch(
            rf"(?:in (?P<where>\w+) )?(?:{_SIZE}(?P<cropped> cropped)?(?P<turned> turned)?(?P<framed> framed)? = )?"
            r"(?P<alt>.*)",
            rest,
        )
        width, height = (float(found[side] or usual) for side, usual in (("width", 4), ("height", 2)))
        data = io.BytesIO()
        Image.new("RGB", DUMMY, "white").save(data, "PNG")
        box = [Cm(each) for each in (_LEFT, self.top, width, height)]
        shapes = self.slide.shapes
        if found["where"] == "group":
            # A group that shows its children at half their size, so that their numbers are not those of the slide.
            group = shapes.add_group_shape()
            picture = group.shapes.add_picture(data, *box)
            frame = group._element.grpSpPr.get_or_add_xfrm()
            for name, value in (("off", box[:2]), ("ext", [Cm(width / 2), Cm(height / 2)]), ("chOff", box[:2])):
                child = frame.find(qn(f"a:{name}"))
                child = child if child is not None else etree.SubElement(frame, qn(f"a:{name}"))
                for key, each in zip(("x", "y") if "ff" in name else ("cx", "cy"), value, strict=True):
                    child.set(key, str(int(each)))
            child = frame.find(qn("a:chExt"))
            child = child if child is not None else etree.SubElement(frame, qn("a:chExt"))
            child.set("cx", str(int(box[2])))
            child.set("cy", str(int(box[3])))
        elif found["where"] in ("layout", "notes"):
            holder = self.slide.slide_layout if found["where"] == "layout" else self.slide.notes_slide
            picture = shapes.add_picture(data, *box)
            blip = picture._element.find(f".//{qn('a:blip')}")
            here = blip.get(qn("r:embed"))
            blip.set(qn("r:embed"), holder.part.relate_to(self.slide.part.related_part(here), RT.IMAGE))
            picture._element.nvPicPr.cNvPr.set("id", str(90 + len(holder.shapes)))
            holder.shapes._spTree.append(picture._element)
            if all(each.get(qn("r:embed")) != here for each in shapes._spTree.iter(qn("a:blip"))):
                self.slide.part.drop_rel(here)
        else:
            picture = shapes.add_picture(data, *box)
        element = picture._element
        element.nvPicPr.cNvPr.set("descr", found["alt"])
        if found["cropped"]:
            picture.crop_left = 0.25
        if found["turned"]:
            picture.rotation = 90
        if found["framed"]:
            picture.line.width = 12_700
        self.top += height

    def _placeholder(self, rest: str) -> None:
        found = re.fullmatch(rf"(?P<type>\w+) {_SIZE}(?P<alt> alt)? = (?P<text>.*)", rest)
        layout = self.slide.slide_layout
        number = 20 + len(layout.placeholders)
        kind = f'type="{found["type"]}" ' if found["type"] != "obj" else ""
        width, height = (int(Cm(float(found[side]))) for side in ("width", "height"))
        box = (
            f'<a:xfrm><a:off x="{Cm(_LEFT)}" y="{int(Cm(self.top))}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        )
        for holder, shown, text, alt in (
            (layout, box, "Click", ""),
            (self.slide, "", "" if found["alt"] else found["text"], found["text"] if found["alt"] else ""),
        ):
            run = f"<a:r><a:t>{text}</a:t></a:r>" if text else ""
            body = f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody>" if run else ""
            descr = f' descr="{alt}"' if alt else ""
            holder.shapes._spTree.append(
                parse_xml(
                    f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="Placeholder {number}"{descr}/><p:cNvSpPr>'
                    f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}idx="{number}"/></p:nvPr></p:nvSpPr>'
                    f"<p:spPr>{shown}</p:spPr>{body}</p:sp>"
                )
            )
        self.top += float(found["height"])

    def _text_box(self, text: str, shapes: Any = None) -> Any:
        shapes = self.slide.shapes if shapes is None else shapes
        box = shapes.add_textbox(Cm(_LEFT), Cm(self.top), Cm(8), Cm(1))
        box.text_frame.text = text
        self.top += 1
        return box

    def _shape(self, text: str) -> None:
        shape = self.slide.shapes.add_shape(MSO_SHAPE.OVAL, Cm(_LEFT), Cm(self.top), Cm(4), Cm(2))
        shape.text_frame.text = text
        self.top += 2

    def _group(self, text: str) -> None:
        self._text_box(text, self.slide.shapes.add_group_shape().shapes)

    def _link(self, rest: str) -> None:
        target, _, text = rest.partition(" = ")
        text, _, tip = text.partition(" ~ ")
        for paragraph in self._text_box(text.replace(" ¶ ", "\n")).text_frame.paragraphs:
            run = paragraph.runs[0]
            run.hyperlink.address = target
            if tip:
                run._r.rPr.find(qn("a:hlinkClick")).set("tooltip", tip)

    def _shape_link(self, rest: str) -> None:
        target, _, text = rest.partition(" = ")
        self._text_box(text).click_action.hyperlink.address = target

    def _smartart(self, rest: str) -> None:
        add_smartart(self.slide, [point.split(" ¶ ") for point in rest.split(" / ")], int(Cm(self.top)))
        self.top += 4

    def _chart(self, rest: str) -> None:
        alt, _, rest = rest.partition(" = ")
        (title, categories), *series = [piece.split(": ", 1) for piece in rest.split("; ")]
        data = CategoryChartData()
        data.categories = categories.split(", ")
        for name, values in series:
            data.add_series(name, [int(value) for value in values.split(", ")])
        box = [Cm(each) for each in (_LEFT, self.top, 8, 4)]
        frame = self.slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data)
        frame.chart.has_title = True
        frame.chart.chart_title.text_frame.text = title
        for axis in frame.chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
            axis.set("val", axis.get("val").lstrip("-"))
        frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
        self.top += 4

    def _notes(self, text: str) -> None:
        self.slide.notes_slide.notes_text_frame.text = text

    def _title(self, text: str) -> None:
        self.deck.core_properties.title = text

    def _section(self, name: str) -> None:
        presentation = self.deck.part._element
        ids = [each.get("id") for each in presentation.sldIdLst]
        shown = "".join(f'<p14:sldId id="{id_}"/>' for id_ in ids)
        lists = presentation.find(qn("p:extLst"))
        if lists is None:
            lists = etree.SubElement(presentation, qn("p:extLst"))
        lists.insert(
            0,
            parse_xml(
                f'<p:ext {_NAMES} uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}"><p14:section name="{name}" '
                f'id="{{0CB3CE8B-8F8B-4C1E-9D0A-2B1F6E3A4D5C}}"><p14:sldIdLst>{shown}</p14:sldIdLst></p14:section>'
                "</p14:sectionLst></p:ext>"
            ),
        )

    def _comment(self, text: str) -> None:
        package = self.deck.part.package
        authors = (
            f'<p:cmAuthorLst {_NAMES}><p:cmAuthor id="0" name="A" initials="A" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
        )
        part = Part(PackURI("/ppt/commentAuthors.xml"), _AUTHORS, package, authors.encode())
        self.deck.part.relate_to(part, f"{_R}/commentAuthors")
        xml = (
            f'<p:cmLst {_NAMES}><p:cm authorId="0" dt="2026-01-01T00:00:00" idx="1"><p:pos x="10" y="10"/>'
            f"<p:text>{text}</p:text></p:cm></p:cmLst>"
        )
        part = Part(PackURI("/ppt/comments/comment1.xml"), _COMMENTS, package, xml.encode())
        self.slide.part.relate_to(part, f"{_R}/comments")

    def _thread(self, text: str) -> None:
        package = self.deck.part.package
        author = "{A0000000-0000-4000-8000-000000000001}"
        authors = (
            f'<p188:authorLst {_NAMES} xmlns:p188="{_P188}"><p188:author id="{author}" name="A" initials="A" '
            'userId="A" providerId="None"/></p188:authorLst>'
        )
        part = Part(PackURI("/ppt/authors.xml"), _THREADS.format("authors"), package, authors.encode())
        self.deck.part.relate_to(part, "http://schemas.microsoft.com/office/2018/10/relationships/authors")
        xml = (
            f'<p188:cmLst {_NAMES} xmlns:p188="{_P188}"><p188:cm id="{{B0000000-0000-4000-8000-000000000001}}" '
            f'authorId="{author}" created="2026-01-01T00:00:00"><p188:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>'
            f'<a:rPr lang="en-CA"/><a:t>{text}</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>'
        )
        uri = PackURI("/ppt/comments/modernComment_100_0.xml")
        part = Part(uri, _THREADS.format("comments"), package, xml.encode())
        self.slide.part.relate_to(part, "http://schemas.microsoft.com/office/2018/10/relationships/comments")


def shape_lines(shape: Any, part: Any) -> list[str] | None:
    """The lines of a shape that is more than text or a table; None for those."""
    element = shape._element
    if element.tag == qn("p:grpSp"):
        inner = [(shape_lines(each, part), each) for each in shape.shapes]
        inner_lines = [lines[0] if lines is not None else each.text_frame.text for lines, each in inner]
        return [f"@group {line}" for line in inner_lines]
    if element.tag == qn("p:pic"):
        return [_picture_line(shape, part)]
    if element.tag == qn("p:graphicFrame"):
        if getattr(shape, "has_chart", False) and shape.has_chart:
            place = element.find(f".//{qn('p:ph')}")
            box = f"{_cm(shape.width)} × {_cm(shape.height)} cm at {_cm(shape.left)} {_cm(shape.top)}"
            box += f" in {place.get('type', 'obj')}" if place is not None else ""
            return [chart_line(shape.chart.part, element.nvGraphicFramePr.cNvPr.get("descr"), box)]
        if element.find(f".//{{{DIAGRAM}}}relIds") is not None:
            return [f"@smartart {smartart_words(element, part)}"]
        return None
    linked = element.nvSpPr.cNvPr.find(qn("a:hlinkClick"))
    words = shape.text_frame.text
    if linked is not None:
        return [f"@shape-link {part.rels[linked.get(qn('r:id'))]._target} = {words}"]
    links = list(element.iter(qn("a:hlinkClick")))
    if links and len(links) == len(list(element.iter(qn("a:r")))):
        targets = dict.fromkeys(part.rels[each.get(qn("r:id"))]._target for each in links)
        tips = {f" ~ {each.get('tooltip')}" if each.get("tooltip") else "" for each in links}
        return [f"@link {' | '.join(targets)} = {' ¶ '.join(words.splitlines())}{''.join(tips)}"]
    if element.spPr.find(f"{qn('a:prstGeom')}[@prst='ellipse']") is not None:
        return [f"@shape {words}"]
    place = element.find(f".//{qn('p:ph')}")
    if place is not None and place.get("type", "obj") in ("pic", "obj"):
        return [f"@placeholder {place.get('type', 'obj')} = {words}"]
    return None


def _picture_line(shape: Any, part: Any) -> str:
    element = shape._element
    blip = element.find(f".//{qn('a:blip')}")
    colour = colour_of(part.related_part(blip.get(qn("r:embed"))).blob)
    frame = element.spPr.find(qn("a:xfrm"))
    if frame is None:  # the box is that of the placeholder
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
    else:
        at, size = frame.find(qn("a:off")), frame.find(qn("a:ext"))
        left, top, width, height = (int(e.get(k)) for e, k in ((at, "x"), (at, "y"), (size, "cx"), (size, "cy")))
    line = f"@picture {colour} {_cm(width)} × {_cm(height)} cm at {_cm(left)} {_cm(top)}"
    crop = element.find(f".//{qn('a:srcRect')}")
    if crop is not None:
        line += " cropped " + " ".join(f"{int(crop.get(side, 0)) / 1000:g}" for side in "ltrb")
    if frame is not None and frame.get("rot"):
        line += " turned"
    if element.spPr.find(qn("a:ln")) is not None:
        line += " framed"
    if element.spPr.find(f"{qn('a:prstGeom')}[@prst='ellipse']") is not None:
        line += " round"
    linked = element.nvPicPr.cNvPr.find(qn("a:hlinkClick"))
    if linked is not None:
        line += f" to {part.rels[linked.get(qn('r:id'))]._target}"
    place = element.find(f".//{qn('p:ph')}")
    if place is not None:
        line += f" in {place.get('type', 'obj')}"
    for svg in element.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"):
        assert part.related_part(svg.get(qn("r:embed"))).content_type == "image/svg+xml"
        line += " with SVG"
    properties = element.nvPicPr.cNvPr
    decorative = any(str(e.tag).endswith("}decorative") and e.get("val") == "1" for e in properties.iter())
    assert decorative == (not properties.get("descr")), "what has no alt text is decoration, and nothing else"
    return f"{line} = {properties.get('descr') or '(decoration)'}"


def _cm(emu: int) -> str:
    return f"{round(emu / _CM, 2):g}"


def slide_part_lines(deck: Any, slide: Any) -> list[str]:
    """The lines of what stands beside a slide: pictures of its layout, notes, comments, section, title."""
    lines: list[str] = []
    for shape in slide.slide_layout.shapes:
        if shape._element.tag == qn("p:pic"):
            lines.append(_picture_line(shape, slide.slide_layout.part).replace("@picture", "@picture in layout", 1))
    if slide.has_notes_slide:
        notes = slide.notes_slide
        lines += [f"@notes {notes.notes_text_frame.text}"] if notes.notes_text_frame.text else []
        for shape in notes.shapes:
            if shape._element.tag == qn("p:pic") and shape._element.nvPicPr.cNvPr.get("descr") is not None:
                lines.append(_picture_line(shape, notes.part).replace("@picture", "@picture in notes", 1))
    for rel in slide.part.rels.values():
        if rel.reltype.endswith("/comments"):
            root = etree.fromstring(rel.target_part.blob)
            lines += [f"@comment {each.text}" for each in root.iter(qn("p:text"))]
            threads = root.iter(f"{{{_P188}}}txBody")
            lines += ["@thread " + "".join(t.text for t in each.iter(qn("a:t"))) for each in threads]
    for section in deck.part._element.iter(f"{{{_P14}}}section"):
        lines.append(f"@section {section.get('name')}")
    title = deck.core_properties.title
    return lines + ([f"@title {title}"] if title not in ("", "PowerPoint Presentation") else [])
