"""Pictures whose alt text holds a tag in → slots that are filled when rendering, marked by tokens in the tree.

A picture whose alt text is one value tag, `{{ chart.trade }}`, is drawn by the author and filled by us: it keeps its
box. Any other tag in an alt text or title is words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.xml import NAMESPACES, clark
from brief_builder.problems import Excerpt, Fault, Place, Problem
from brief_builder.template.tags import Tag, find_spans, make_tag

_DRAWN = (clark("wp:docPr"), clark("p:cNvPr"))
_INNER = clark("pic:cNvPr")
_BLIP = clark("a:blip")
_EMBED = clark("r:embed")
_SVG_EXT = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # Office's own id for an SVG beside its PNG


@dataclass(frozen=True, slots=True)
class Slot:
    """A picture to fill: its tag, and its box in EMU."""

    tag: Tag
    width: int
    height: int
    relationship: str


def scan_alt_texts(
    root: etree._Element,
    first_number: int,
    place_of: Callable[[etree._Element], Place],
    token: Callable[[str], str],
    report: Callable[[Problem], None],
) -> tuple[list[Tag], list[Slot]]:
    """The tags of alt texts and titles, numbered from first_number, and the pictures among them.

    Args:
        root: the part's tree; attributes get tokens in place of tags.
        first_number: number of the first tag found.
        place_of: the place of the drawing's element.
        token: Jinja source → the token that stands for it in the tree.
        report: takes a problem.
    """
    tags: list[Tag] = []
    slots: list[Slot] = []
    for drawn in root.iter(*_DRAWN):
        for attribute in ("descr", "title"):
            text = drawn.get(attribute, "")
            if "{" not in text and "}" not in text:
                continue
            spans, faults = find_spans(text)
            place = place_of(drawn)
            for fault in faults:
                report(fault.at(place, Excerpt(text, fault.start or 0, fault.end or 0)))
            found = [make_tag(first_number + len(tags) + i, text, span, place) for i, span in enumerate(spans)]
            tags += found
            for tag in found:
                if tag.kind == "block":
                    fault = Fault("tag-unknown", "an alt text may hold values, not blocks")
                    report(fault.at(place, tag.excerpt))
            blip = _blip(drawn)
            whole = len(found) == 1 and found[0].kind == "value" and (found[0].start, found[0].end) == (0, len(text))
            if attribute == "descr" and whole and blip is not None:
                slot = Slot(found[0], *_box(drawn), blip.get(_EMBED, ""))
                slots.append(slot)
                _mark(drawn, blip, slot, token)
            else:
                drawn.set(attribute, _words(text, found, token))
    return tags, slots


def _words(text: str, tags: list[Tag], token: Callable[[str], str]) -> str:
    out, at = [], 0
    for tag in tags:
        out.append(text[at : tag.start])
        if tag.kind == "value":
            out.append(token(f"V\n({tag.body})|_brief_attribute({tag.number})"))
        at = tag.end
    return "".join([*out, text[at:]])


def _blip(drawn: etree._Element) -> etree._Element | None:
    """The picture's blip; None for a chart, a shape, or a picture that only SVG viewers see."""
    if drawn.tag == clark("wp:docPr"):
        frame = drawn.getparent()
        return frame.find(f".//{_BLIP}") if frame is not None else None
    picture = next(drawn.iterancestors(clark("p:pic")), None)
    return picture.find(f".//{_BLIP}") if picture is not None else None


def _box(drawn: etree._Element) -> tuple[int, int]:
    """Width and height in EMU as the author drew them."""
    if drawn.tag == clark("wp:docPr"):
        frame = drawn.getparent()
        extent = frame.find(clark("wp:extent")) if frame is not None else None
    else:
        picture = next(drawn.iterancestors(clark("p:pic")))
        extent = picture.find(f"{clark('p:spPr')}/{clark('a:xfrm')}/{clark('a:ext')}")
    if extent is None:
        return 0, 0
    return int(extent.get("cx", "0")), int(extent.get("cy", "0"))


def _mark(drawn: etree._Element, blip: etree._Element, slot: Slot, token: Callable[[str], str]) -> None:
    """Tokens for the alt text, the PNG and the SVG; the drawing's first attribute asks for the picture."""
    tag, name = slot.tag, f"_p{slot.tag.number}"
    ask = f"B\nset {name} = ({tag.body})|_brief_picture({tag.number})"
    drawn.set("descr", token(ask) + token(f"V{name}.alt"))
    frame = drawn.getparent()
    for inner in frame.iter(_INNER) if frame is not None else ():
        inner.set("descr", token(f"V{name}.alt"))
        if "{" in inner.get("title", ""):
            del inner.attrib["title"]
    blip.set(_EMBED, token(f"V{name}.png"))
    for old in blip.findall(clark("a:extLst")):
        blip.remove(old)  # an SVG of the dummy would win over the new PNG
    extension = etree.SubElement(etree.SubElement(blip, clark("a:extLst")), clark("a:ext"), uri=_SVG_EXT)
    svg = etree.SubElement(extension, clark("asvg:svgBlip"), nsmap={"asvg": NAMESPACES["asvg"]})
    svg.set(_EMBED, token(f"V{name}.svg"))
    parent = blip.getparent()
    crop = parent.find(clark("a:srcRect")) if parent is not None else None
    if parent is not None and crop is not None:
        parent.remove(crop)
