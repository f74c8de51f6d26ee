"""Pictures whose alt text holds a tag in → slots that are filled when rendering, marked by tokens in the tree.

A picture whose alt text is one value tag, `{{ chart.trade }}`, is drawn by the author and filled by us: it keeps its
box. Any other tag in an alt text or title is words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from lxml import etree

from brief_builder.office import Package, Part
from brief_builder.office.extensions import DECORATIVE, DECORATIVE_SPACE, SVG_EXTENSION
from brief_builder.office.xml import NAMESPACES, clark, whole
from brief_builder.problems import Place
from brief_builder.template.reading.boxes import Box, box_of, placeholder_of, stretch_of
from brief_builder.template.reading.native import NativeCharts
from brief_builder.template.reading.tags import Tag, is_one_value
from brief_builder.template.reading.texts import Texts
from brief_builder.template.reading.tokens import Tokens

_DRAWN = (clark("wp:docPr"), clark("p:cNvPr"))
_INNER = clark("pic:cNvPr")
_BLIP = clark("a:blip")
_CUT = clark("a:srcRect")
_EMBED = clark("r:embed")
_PICTURE, _SHAPE_SIZE = clark("pic:pic"), f"{clark('pic:spPr')}/{clark('a:xfrm')}/{clark('a:ext')}"
_WHOLE = f"{clark('a:graphic')}/{clark('a:graphicData')}/{_PICTURE}"
_SHAPE_FRAME, _PICTURE_CONTROL = f"{clark('pic:spPr')}/{clark('a:xfrm')}", f"{clark('w:sdtPr')}/{clark('w:picture')}"
TURNED = "what is drawn here is turned, which no native chart can be"
_INTEGER = re.compile(r"-?\d{1,15}")
_TWICE = (clark("pic:cNvPr"), "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}cNvPr")


@dataclass(frozen=True, slots=True)
class Slot:
    """A picture to fill.

    Attributes:
        tag: its tag.
        width, height: of its box, in EMU; 0 where it has none.
        relationship: id of that to the dummy; '' where there is no dummy.
        left, top: of its box, in EMU, where that matters.
        turns: rotation and flips of a shape that the picture takes the place of.
        stretch: how much wider than high the groups around it show it.
        covers: whether photographs fill the box, as in a placeholder for pictures.
        turned: whether the box is rotated, so that its sides are not those that a reader sees.
        no_chart: why no native chart can stand there; '' where one can.
    """

    tag: Tag
    width: int
    height: int
    relationship: str
    left: int = 0
    top: int = 0
    turns: tuple[tuple[str, str], ...] = ()
    stretch: Fraction = Fraction(1)
    covers: bool = False
    turned: bool = False
    no_chart: str = ""


def scan_alt_texts(
    root: etree._Element,
    place_of: Callable[[etree._Element], Place],
    texts: Texts,
    charts: NativeCharts,
    part: Part,
    package: Package,
) -> list[Slot]:
    """Read the alt texts and titles of a part; returns the pictures to fill.

    Args:
        root: the part's tree; attributes get tokens in place of tags.
        place_of: the place of the drawing's element.
        texts: takes the tags.
        charts: the native charts of the part; one whose alt text is a value is filled.
        part, package: the part, and the template that it is of.
    """
    slots: list[Slot] = []
    for inner in root.iter(*_TWICE):
        _read_inner(inner, place_of, texts)
    for drawn in root.iter(*_DRAWN):
        for attribute in ("descr", "title"):
            text = drawn.get(attribute, "")
            if "{" not in text and "}" not in text:
                continue
            place = charts.place(drawn, place_of(drawn))
            if attribute == "descr" and drawn in charts and is_one_value(text):
                charts.fill(drawn, texts.find(text, place)[0], texts)
                continue
            if attribute == "descr" and drawn in charts.pictures:
                if charts.is_filled(drawn):
                    continue
                # What shows a newer chart to older programs is called as the chart is, and is no dummy.
                drawn.set(attribute, texts.read(text, place, "_brief_attribute"))
                continue
            blip = _blip(drawn) if attribute == "descr" else None
            if blip is None or not is_one_value(text):
                drawn.set(attribute, texts.read(text, place, "_brief_attribute"))
                continue
            slot = _slot(texts.find(text, place)[0], drawn, blip, part, package)
            slots.append(slot)
            _mark(drawn, blip, slot, texts.tokens)
    return slots


def _read_inner(inner: etree._Element, place_of: Callable[[etree._Element], Place], texts: Texts) -> None:
    """Word and LibreOffice write an alt text twice, and show the outer one; a shape in a group has one of its own."""
    holder = next(inner.iterancestors(clark("wp:inline"), clark("wp:anchor")), None)
    outer = holder.find(clark("wp:docPr")) if holder is not None else None
    for attribute in ("descr", "title"):
        text = inner.get(attribute, "")
        if "{" not in text and "}" not in text:
            continue
        if outer is not None and outer.get(attribute) == text:
            del inner.attrib[attribute]
        else:
            inner.set(attribute, texts.read(text, place_of(inner), "_brief_attribute"))


def _blip(drawn: etree._Element) -> etree._Element | None:
    """The picture's blip; None for a chart, a shape, or a picture that only SVG viewers see."""
    if drawn.tag == clark("wp:docPr"):
        frame = drawn.getparent()
        return frame.find(f".//{_BLIP}") if frame is not None else None
    picture = next(drawn.iterancestors(clark("p:pic")), None)
    return picture.find(f".//{_BLIP}") if picture is not None else None


def _slot(tag: Tag, drawn: etree._Element, blip: etree._Element, part: Part, package: Package) -> Slot:
    """The slot of a picture, its box as the author drew it; a placeholder gets that of its layout."""
    relationship = blip.get(_EMBED, "")
    picture = next(drawn.iterancestors(clark("p:pic")), None)
    if picture is None:
        extent = next(iter(_extents(drawn)), None)
        width, height = (whole(extent.get(side)) for side in ("cx", "cy")) if extent is not None else (0, 0)
        return Slot(tag, width, height, relationship, no_chart=_no_chart_in_word(drawn))
    box = box_of(picture, part.name, package)
    if not box.own and box.width and box.height:
        _write_box(picture, box)
    placeholder = placeholder_of(picture)
    return Slot(
        tag, box.width, box.height, relationship, box.left, box.top, box.turns, stretch_of(picture),
        placeholder is not None and placeholder.get("type") == "pic", box.turned, TURNED if box.turned else "",
    )  # fmt: skip


def _no_chart_in_word(drawn: etree._Element) -> str:
    """Why no native chart can take the place of a picture; '' where one can."""
    frame = drawn.getparent()
    picture = frame.find(_WHOLE) if frame is not None else None
    if picture is None:
        return "this picture is part of a drawing with others, in which Word takes no native chart"
    turned = picture.find(_SHAPE_FRAME)
    if turned is not None and whole(turned.get("rot"), least=-(10**10)):
        return TURNED
    if any(control.find(_PICTURE_CONTROL) is not None for control in drawn.iterancestors(clark("w:sdt"))):
        return "this is a content control for pictures, which takes no native chart"
    return ""


def _write_box(picture: etree._Element, box: Box) -> None:
    """Let a picture say itself where it stands."""
    properties = picture.find(clark("p:spPr"))
    if properties is None:
        return
    for old in properties.findall(clark("a:xfrm")):
        properties.remove(old)
    frame = properties.makeelement(clark("a:xfrm"), dict(box.turns))
    properties.insert(0, frame)
    etree.SubElement(frame, clark("a:off"), {"x": str(box.left), "y": str(box.top)})
    etree.SubElement(frame, clark("a:ext"), {"cx": str(box.width), "cy": str(box.height)})


def _extents(drawn: etree._Element) -> list[etree._Element]:
    """The elements that hold the size of a drawing with one picture; that of its box first."""
    if drawn.tag == clark("wp:docPr"):
        frame = drawn.getparent()
        if frame is None:
            return []
        box, inner = frame.find(clark("wp:extent")), frame.findall(f".//{_PICTURE}/{_SHAPE_SIZE}")
        return [e for e in (box, *(inner if len(inner) == 1 else ())) if e is not None]
    picture = next(drawn.iterancestors(clark("p:pic")))
    return picture.findall(f"{clark('p:spPr')}/{clark('a:xfrm')}/{clark('a:ext')}")


def _mark(drawn: etree._Element, blip: etree._Element, slot: Slot, tokens: Tokens) -> None:
    """Tokens for the alt text, the picture, its SVG and its size; what stands first asks for them."""
    tag, name = slot.tag, f"_p{slot.tag.number}"
    ask = tokens.add(f"B\nset {name} = ({tag.body})|_brief_picture({tag.number})", tag.number)
    frame = drawn.getparent()
    if drawn.tag == clark("wp:docPr") and frame is not None:
        frame.text = ask + (frame.text or "")  # place and size stand before the alt text
        drawn.set("descr", tokens.add(f"V{name}.alt"))
    else:
        drawn.set("descr", ask + tokens.add(f"V{name}.alt"))
    for extent in _extents(drawn):
        extent.set("cx", tokens.add(f"V{name}.width"))
        extent.set("cy", tokens.add(f"V{name}.height"))
    _mark_place(drawn, name, tokens)
    _mark_decorative(drawn, name, tokens)
    for inner in frame.iter(_INNER) if frame is not None else ():
        inner.set("descr", tokens.add(f"V{name}.alt"))
        if "{" in inner.get("title", ""):
            del inner.attrib["title"]
    blip.set(_EMBED, tokens.add(f"V{name}.png"))
    for old in blip.findall(clark("a:extLst")):
        blip.remove(old)  # an SVG of the dummy would win over the new PNG
    extensions = etree.SubElement(blip, clark("a:extLst"))
    extension = _only_if(f"{name}.svg", extensions, tokens)
    svg = etree.SubElement(extension, clark("asvg:svgBlip"), nsmap={"asvg": NAMESPACES["asvg"]})
    extension.set("uri", SVG_EXTENSION)
    svg.set(_EMBED, tokens.add(f"V{name}.svg"))
    _mark_cut(blip, name, tokens)


def _mark_cut(blip: etree._Element, name: str, tokens: Tokens) -> None:
    """What is cut off a picture that fills its box stands behind the blip; what was cut off the dummy goes."""
    parent = blip.getparent()
    if parent is None:
        return
    for old in parent.findall(_CUT):
        parent.remove(old)
    sides = {side: tokens.add(f"V{name}.cut[{index}]") for index, side in enumerate("ltrb")}
    cut = parent.makeelement(_CUT, sides)
    blip.addnext(cut)
    blip.tail = tokens.add(f"Bif {name}.cut") + (blip.tail or "")
    cut.tail = tokens.add("Bendif")


def _only_if(condition: str, extensions: etree._Element, tokens: Tokens) -> etree._Element:
    """An extension that is written where the condition holds."""
    extension = etree.SubElement(extensions, clark("a:ext"))
    before = extension.getprevious()
    opening = tokens.add(f"Bif {condition}")
    if before is None:
        extensions.text = (extensions.text or "") + opening
    else:
        before.tail = (before.tail or "") + opening
    extension.tail = tokens.add("Bendif")
    return extension


def _mark_place(drawn: etree._Element, name: str, tokens: Tokens) -> None:
    """A picture that does not fill its box stands in the middle of it, where its place is given by numbers."""
    if drawn.tag == clark("wp:docPr"):
        frame = drawn.getparent()
        for axis, shift in (("H", "right"), ("V", "down")) if frame is not None else ():
            offset = frame.find(f"{clark('wp:position' + axis)}/{clark('wp:posOffset')}") if frame is not None else None
            if offset is not None and _INTEGER.fullmatch((offset.text or "").strip()):
                offset.text = tokens.add(f"V{name}.{shift} + {int(offset.text or 0)}")
        return
    picture = next(drawn.iterancestors(clark("p:pic")))
    offset = picture.find(f"{clark('p:spPr')}/{clark('a:xfrm')}/{clark('a:off')}")
    for attribute, shift in (("x", "right"), ("y", "down")) if offset is not None else ():
        if offset is not None and _INTEGER.fullmatch(offset.get(attribute, "")):
            offset.set(attribute, tokens.add(f"V{name}.{shift} + {whole(offset.get(attribute), 0, -(10**10))}"))


def _mark_decorative(drawn: etree._Element, name: str, tokens: Tokens) -> None:
    """A picture without an alt text is said to be decoration; that the dummy was one says nothing."""
    extensions = drawn.find(clark("a:extLst"))
    if extensions is None:
        extensions = etree.SubElement(drawn, clark("a:extLst"))
    for old in [e for e in extensions if e.get("uri") == DECORATIVE]:
        extensions.remove(old)
    extension = _only_if(f"not {name}.alt", extensions, tokens)
    extension.set("uri", DECORATIVE)
    mark = etree.SubElement(extension, f"{{{DECORATIVE_SPACE}}}decorative", nsmap={"adec": DECORATIVE_SPACE})
    mark.set("val", "1")
