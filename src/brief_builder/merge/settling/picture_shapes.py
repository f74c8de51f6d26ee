"""A rendered slide with the mark of a picture in a shape → the picture in the shape's place (ISO 29500-1, 19.3.1.37).

What the author gave the shape stays where a picture can have it: its id and name, its link, its placeholder, its form,
border, effects and rotation. Its filling and the look of its words go.
"""

from __future__ import annotations

import json
import re
from typing import Any

from lxml import etree

from brief_builder.merge.settling.chart_frames import graphic_frame
from brief_builder.merge.settling.misfit import Misfit
from brief_builder.office.extensions import DECORATIVE, DECORATIVE_SPACE, SVG_EXTENSION
from brief_builder.office.xml import NAMESPACES, clark
from brief_builder.template.marks import SHAPE, SHAPE_END

_MARK = re.compile(f"{SHAPE}([^{SHAPE_END}]*){SHAPE_END}")
_DECLARED = re.compile(r'xmlns:(\w+)="([^"]*)"')
_ID = re.compile(r'cNvPr\b[^>]*?\bid="(\d+)"')
_FILLS = tuple(clark(f"a:{n}") for n in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_GEOMETRY = (clark("a:prstGeom"), clark("a:custGeom"))
_NAMED, _EXTENSIONS, _EXTENSION = clark("p:cNvPr"), clark("a:extLst"), clark("a:ext")
_ALONE = "give the picture a text box or a placeholder of its own, or draw a picture with the tag as its alt text"


def pictured(text: str, declarations: str) -> str:
    """The part with each shape that holds the mark of a picture replaced by the picture.

    Args:
        text: a rendered part.
        declarations: the namespace declarations of the part's root, as they are written.

    Raises:
        Misfit: picture-in-text, where the shape holds more than one picture.
    """
    prefix = next((p for p, uri in _DECLARED.findall(declarations) if uri == NAMESPACES["p"]), "p")
    out: list[str] = []
    shapes: list[str] = []
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        start = max(text.rfind(f"<{prefix}:sp>", at, mark.start()), text.rfind(f"<{prefix}:sp ", at, mark.start()))
        close = f"</{prefix}:sp>"
        end = text.index(close, mark.end()) + len(close)
        out += [text[at:start], _picture(text[start:end], declarations)]
        shapes += _ID.findall(out[-1])[:1]
        at = end
    return _without_paragraphs("".join([*out, text[at:]]), prefix, shapes)


def _without_paragraphs(text: str, prefix: str, shapes: list[str]) -> str:
    """The slide with animations of the paragraphs of these shapes made such of the shapes: pictures have none."""
    for number in shapes if f"<{prefix}:timing" in text else ():
        about = rf'\bspid="{number}"[^>]*?'
        target = rf"(<{prefix}:spTgt {about})><{prefix}:txEl>.*?</{prefix}:txEl></{prefix}:spTgt>"
        text = re.sub(target, r"\1/>", text, flags=re.S)
        built = rf"<{prefix}:bldP [^>]*?{about}(?:/>|(?<!/)>.*?</{prefix}:bldP>)"
        text = re.sub(built, "", text, flags=re.S)
    return text.replace(f"<{prefix}:bldLst></{prefix}:bldLst>", "")


def _picture(xml: str, declarations: str) -> str:
    """One `p:sp` as `p:pic`, or as the frame of a native chart."""
    marks = [json.loads(_plain(found[1])) for found in _MARK.finditer(xml)]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    holder = etree.fromstring(f"<x {declarations}>{_MARK.sub('', xml)}</x>", parser)
    shape, said = holder[0], marks[0]
    if len(marks) > 1 or any((t.text or "").strip() for t in shape.iter(clark("a:t"))):
        what = "other pictures" if len(marks) > 1 else "words"
        fault = Misfit("picture-in-text", f"this picture stands in one shape with {what}", help=_ALONE)
        fault.number = said["tag"]
        raise fault
    if said["chart"]:
        holder.replace(shape, graphic_frame(shape, said["chart"], said["box"], said["alt"]))
    else:
        about, looks = shape[0], shape.find(clark("p:spPr"))
        picture = holder.makeelement(clark("p:pic"))
        picture.append(_properties(about, said))
        picture.append(_filling(said))
        picture.append(_looks(looks if looks is not None else holder.makeelement(clark("p:spPr")), about, said))
        holder.replace(shape, picture)
    whole = etree.tostring(holder, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("</")]


def _plain(escaped: str) -> str:
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _properties(about: etree._Element, said: dict[str, Any]) -> etree._Element:
    """The `p:nvPicPr`, with what the shape was called and led to."""
    out = about.makeelement(clark("p:nvPicPr"))
    named = about.find(_NAMED)
    if named is not None:
        named.set("descr", said["alt"])
        if "title" in named.attrib:
            del named.attrib["title"]
        _decorate(named, decorative=not said["alt"])
        out.append(named)
    uses = about.find(clark("p:nvPr"))
    place = uses.find(clark("p:ph")) if uses is not None else None
    if uses is not None and place is not None and place.get("type") == "chart":  # which takes no picture
        uses.remove(place)
        place = None
    is_placeholder = place is not None
    locks = etree.SubElement(etree.SubElement(out, clark("p:cNvPicPr")), clark("a:picLocks"))
    if is_placeholder:
        locks.set("noGrp", "1")
    locks.set("noChangeAspect", "1")
    out.append(uses if uses is not None else about.makeelement(clark("p:nvPr")))
    return out


def _decorate(named: etree._Element, *, decorative: bool) -> None:
    """Say that a picture without an alt text is decoration."""
    held = named.find(_EXTENSIONS)
    if held is not None:
        held[:] = [each for each in held if each.get("uri") != DECORATIVE]
    if decorative:
        held = held if held is not None else etree.SubElement(named, _EXTENSIONS)
        extension = etree.SubElement(held, _EXTENSION, {"uri": DECORATIVE})
        space = DECORATIVE_SPACE
        etree.SubElement(extension, f"{{{space}}}decorative", {"val": "1"}, nsmap={"adec": space})
    if held is not None and not len(held):
        named.remove(held)


def _filling(said: dict[str, Any]) -> etree._Element:
    """The `p:blipFill`."""
    out = etree.Element(clark("p:blipFill"), nsmap={name: NAMESPACES[name] for name in ("p", "a", "r")})
    blip = etree.SubElement(out, clark("a:blip"), {clark("r:embed"): said["png"]})
    if said["svg"]:
        extension = etree.SubElement(etree.SubElement(blip, _EXTENSIONS), _EXTENSION, {"uri": SVG_EXTENSION})
        space = {"asvg": NAMESPACES["asvg"]}
        etree.SubElement(extension, clark("asvg:svgBlip"), {clark("r:embed"): said["svg"]}, nsmap=space)
    if said["cut"]:
        sides = {side: str(part) for side, part in zip("ltrb", said["cut"], strict=True)}
        etree.SubElement(out, clark("a:srcRect"), sides)
    etree.SubElement(etree.SubElement(out, clark("a:stretch")), clark("a:fillRect"))
    return out


def _looks(looks: etree._Element, about: etree._Element, said: dict[str, Any]) -> etree._Element:
    """The `p:spPr` without a filling; one that takes its box from its placeholder keeps doing so if it fills that."""
    for fill in looks.findall("*"):
        if fill.tag in _FILLS:
            looks.remove(fill)
    frame = looks.find(clark("a:xfrm"))
    is_placeholder = about.find(f"{clark('p:nvPr')}/{clark('p:ph')}") is not None
    if frame is None and not (said["whole"] and is_placeholder):
        frame = looks.makeelement(clark("a:xfrm"), said["turns"])
        looks.insert(0, frame)
    if frame is not None:
        left, top, width, height = map(str, said["box"])
        for name, sides in (("off", {"x": left, "y": top}), ("ext", {"cx": width, "cy": height})):
            child = frame.find(clark(f"a:{name}"))
            child = child if child is not None else etree.SubElement(frame, clark(f"a:{name}"))
            for side, number in sides.items():
                child.set(side, number)
    if not is_placeholder and not any(child.tag in _GEOMETRY for child in looks):
        form = looks.makeelement(clark("a:prstGeom"), {"prst": "rect"})
        etree.SubElement(form, clark("a:avLst"))
        looks.insert(1 if frame is not None else 0, form)
    return looks
