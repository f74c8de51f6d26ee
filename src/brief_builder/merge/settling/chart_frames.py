"""A rendered part with marks of native charts → the charts where a dummy picture or a shape stood.

In Word a drawing keeps its size and place and holds a chart in place of its picture (ISO 29500-1, 20.4.2.8); on a slide
a graphic frame takes the place of the picture or shape (19.3.1.21), with its id, name, link and placeholder.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from brief_builder.merge.settling.uneven import rooted, unrooted
from brief_builder.office.extensions import DECORATIVE
from brief_builder.office.xml import NAMESPACES, clark, whole
from brief_builder.template.marks import CHART

_MARK = re.compile(f'{CHART}([^"]*)')
_DECLARED = re.compile(r'xmlns:(\w+)="([^"]*)"')
_FRAME = clark("a:xfrm")
_LOCKS = clark("a:graphicFrameLocks")
_PLACEHOLDERS = ("obj", "chart", "tbl")  # that a chart may stand in; one for pictures takes nothing else


def charted(text: str, declarations: str) -> str:
    """The part with a chart in the place of each dummy picture whose id is marked.

    Args:
        text: a rendered part.
        declarations: the namespace declarations of the part's root, as they are written.
    """
    prefixes = {uri: prefix for prefix, uri in _DECLARED.findall(declarations)}
    word, slide = (prefixes.get(NAMESPACES[name], name) for name in ("wp", "p"))
    out: list[str] = []
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        names = [f"{slide}:pic", f"{word}:inline", f"{word}:anchor"]
        start, name = max(
            (max(text.rfind(f"<{name} ", at, mark.start()), text.rfind(f"<{name}>", at, mark.start())), name)
            for name in names
        )
        close = f"</{name}>"
        end = text.index(close, mark.end()) + len(close)
        root = rooted(text[start:end], declarations)
        if name == f"{slide}:pic":
            root[:] = [graphic_frame(root[0], mark[1])]
        else:
            _draw_in_word(root[0], mark[1])
        out += [text[at:start], unrooted(root)]
        at = end
    return "".join([*out, text[at:]])


def graphic_frame(shape: etree._Element, relationship: str, box: Any = None, alt: str | None = None) -> etree._Element:
    """The `p:graphicFrame` with a chart in the place of a `p:pic` or `p:sp`.

    Args:
        shape: what stands there.
        relationship: the id by which the slide refers to the chart part.
        box: left, top, width and height in EMU; None for those that the shape says itself.
        alt: the alt text; None for the one that it has.
    """
    about, frame = shape[0], shape.find(f"{clark('p:spPr')}/{_FRAME}")
    out = shape.makeelement(clark("p:graphicFrame"))
    properties = etree.SubElement(out, clark("p:nvGraphicFramePr"))
    named, uses = about.find(clark("p:cNvPr")), about.find(clark("p:nvPr"))
    if named is not None:
        if alt is not None:
            named.set("descr", alt)
        named.attrib.pop("title", "")
        _say_it_shows(named)
        properties.append(named)
    locks = etree.SubElement(etree.SubElement(properties, clark("p:cNvGraphicFramePr")), _LOCKS)
    uses = uses if uses is not None else shape.makeelement(clark("p:nvPr"))
    properties.append(uses)
    placeholder = uses.find(clark("p:ph"))
    if placeholder is not None and placeholder.get("type", "obj") not in _PLACEHOLDERS:
        uses.remove(placeholder)
    elif placeholder is not None:
        locks.set("noGrp", "1")
    if box is None:
        sides = [(frame.find(clark(f"a:{n}")) if frame is not None else None) for n in ("off", "ext")]
        box = [
            whole(side.get(key), least=-(10**10)) if side is not None else 0
            for side, keys in zip(sides, (("x", "y"), ("cx", "cy")), strict=True)
            for key in keys
        ]
    place = etree.SubElement(out, clark("p:xfrm"))
    left, top, width, height = map(str, box)
    etree.SubElement(place, clark("a:off"), x=left, y=top)
    etree.SubElement(place, clark("a:ext"), cx=width, cy=height)
    out.append(graphic(relationship))
    return out


def graphic(relationship: str) -> etree._Element:
    """The `a:graphic` that shows the chart of a relationship."""
    out = etree.Element(clark("a:graphic"), nsmap={"a": NAMESPACES["a"]})
    data = etree.SubElement(out, clark("a:graphicData"), uri=NAMESPACES["c"])
    names = {name: NAMESPACES[name] for name in ("c", "r")}
    etree.SubElement(data, clark("c:chart"), {clark("r:id"): relationship}, nsmap=names)
    return out


def _draw_in_word(drawing: etree._Element, relationship: str) -> None:
    """Put the chart into a drawing, whose sides may then be changed one by one."""
    held = drawing.find(clark("a:graphic"))
    if held is not None:
        drawing.replace(held, graphic(relationship))
    for locks in list(drawing.iter(_LOCKS)):
        locks.attrib.pop("noChangeAspect", "")


def _say_it_shows(named: etree._Element) -> None:
    """A dummy may have been marked as decoration; a chart is none."""
    held = named.find(clark("a:extLst"))
    if held is None:
        return
    held[:] = [each for each in held if each.get("uri") != DECORATIVE]
    if not len(held):
        named.remove(held)
