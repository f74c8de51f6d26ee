"""A slide that comes from elsewhere, and the layout that it is put on → its placeholders are those of that layout.

A slide's placeholder is found on its layout by its index (ISO 29500-1, 19.3.1.36), and each template counts anew. One
that the layout lacks stays where it stood; where it is empty it goes, as when the layout is changed in PowerPoint.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.xml import clark
from brief_builder.template.reading.boxes import Box, box_of, frame_of, placeholder_of

FEET = ("dt", "ftr", "sldNum")
_SHAPE, _FRAME = clark("p:sp"), clark("p:graphicFrame")
_HELD = tuple(clark(f"p:{name}") for name in ("sp", "pic", "graphicFrame"))
# Kinds of placeholders that can stand for each other.
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_CONTENT = "obj"  # takes whatever a slide has
_WORDS = ("obj", "body", "subTitle")
_OUTLINES = ("prst", "cust")
_SAID = ("type", "orient", "sz", "idx")  # what a slide repeats of its layout's placeholder


def adopt(root: etree._Element, source: tuple[Package, str], here: tuple[Package, str], *, alike: bool = True) -> None:
    """Let the placeholders of a slide be those of a layout.

    Args:
        root: the slide; it is changed.
        source: the deck that it comes from, and the name of its part.
        here: the deck that it comes into, and the layout there.
        alike: whether that layout is meant for such slides; else the title alone takes its place there.
    """
    package, part = source
    held = [(shape, ph) for shape in root.iter(*_HELD) if (ph := placeholder_of(shape)) is not None]
    held = [(shape, ph) for shape, ph in held if ph.get("type") not in FEET]
    offered = placeholders(*here)
    # What a program draws for old readers has the same placeholders again.
    keys = dict.fromkeys(_key(placeholder) for _, placeholder in held)
    taken = _matched([key for key in keys if alike or key[0] == "title"], offered)
    boxes = {id(shape): box_of(shape, part, package) for shape, _ in held if shape.tag != _FRAME}
    levels = _levels(*here)
    for shape, placeholder in held:
        key = _key(placeholder)
        match = taken.get(key)
        if match is not None:
            say_as(placeholder, match)
        elif shape.tag == _SHAPE and not _has_words(shape):
            _remove(shape)
        else:
            if shape.tag != _FRAME and frame_of(shape) is None:
                stay(shape, boxes[id(shape)])
            if key[0] != "title" and (shape.tag == _FRAME or frame_of(shape) is not None):
                _free(shape, placeholder, levels if key[0] in _WORDS else ())


def placeholders(package: Package, layout: str) -> list[etree._Element]:
    """The `p:ph` elements of a layout."""
    if layout not in package:
        return []
    found = (placeholder_of(shape) for shape in parse(package.read(layout), layout).iter(*_HELD))
    return [each for each in found if each is not None]


def say_as(placeholder: etree._Element, layouts: etree._Element) -> None:
    """Let a slide's placeholder be that of its layout."""
    for name in _SAID:
        if name in placeholder.attrib:
            del placeholder.attrib[name]
        if layouts.get(name):
            placeholder.set(name, layouts.get(name, ""))


def stay(shape: etree._Element, box: Box) -> None:
    """Write where a shape stood, as nothing here says it."""
    properties = shape.find(clark("p:spPr"))
    if properties is None or not box.width:
        return
    frame = properties.makeelement(clark("a:xfrm"), dict(box.turns))
    properties.insert(0, frame)
    etree.SubElement(frame, clark("a:off"), {"x": str(box.left), "y": str(box.top)})
    etree.SubElement(frame, clark("a:ext"), {"cx": str(box.width), "cy": str(box.height)})


def _free(shape: etree._Element, placeholder: etree._Element, levels: Sequence[etree._Element]) -> None:
    """Let a shape be an ordinary one: programs look for a placeholder that is none here, and find any other.

    Its words keep the look that they have in a body of this deck.
    """
    parent, properties = placeholder.getparent(), shape.find(clark("p:spPr"))
    if parent is not None:
        parent.remove(placeholder)
    if properties is not None and not any(properties.find(clark(f"a:{name}Geom")) is not None for name in _OUTLINES):
        frame = properties.find(clark("a:xfrm"))
        outline = properties.makeelement(clark("a:prstGeom"), {"prst": "rect"})
        etree.SubElement(outline, clark("a:avLst"))
        properties.insert(0 if frame is None else 1, outline)
    body = shape.find(clark("p:txBody"))
    if body is None or not levels:
        return
    style = body.find(clark("a:lstStyle"))
    if style is None:
        style = body.makeelement(clark("a:lstStyle"), {})
        body.insert(1, style)
    if not len(style):
        style.extend(copy.deepcopy(level) for level in levels)


def _levels(package: Package, layout: str) -> list[etree._Element]:
    """How a deck writes the nine levels of a body, as its master says; [] where it does not."""
    related = package.relationships(layout)
    master = next((r.target for r in related if r.type.endswith("/slideMaster") and r.target in package), None)
    if master is None:
        return []
    style = parse(package.read(master), master).find(f"{clark('p:txStyles')}/{clark('p:bodyStyle')}")
    own = [level for level in style if not _refers(level)] if style is not None else []
    return [level for level in own if level.tag != clark("a:extLst")]


def _refers(level: etree._Element) -> bool:
    """Whether a level has a picture for its bullet, which is a part of the master's."""
    return level.find(f".//{clark('a:blip')}") is not None


def _matched(
    wanted: list[tuple[str, str]], offered: Iterable[etree._Element]
) -> Mapping[tuple[str, str], etree._Element]:
    """Which placeholder of the layout each one of the slide is: of its kind and index, else of its kind, in order.

    A picture, table or chart whose kind the layout lacks takes the place of its content.
    """
    free = [each for each in offered if each.get("type") not in FEET]
    out: dict[tuple[str, str], etree._Element] = {}
    ways = (
        lambda kind, index, each: (_alike(kind), index) == (_alike(_key(each)[0]), _key(each)[1]),
        lambda kind, _, each: _alike(kind) == _alike(_key(each)[0]),
        lambda kind, _, each: _key(each)[0] == _CONTENT and kind != "title",
    )
    for fits in ways:
        for kind, index in wanted:
            if (kind, index) in out:
                continue
            match = next((each for each in free if fits(kind, index, each)), None)
            if match is not None:
                free.remove(match)
                out[kind, index] = match
    return out


def _key(placeholder: etree._Element) -> tuple[str, str]:
    kind = placeholder.get("type", _CONTENT)
    return "title" if kind == "ctrTitle" else kind, placeholder.get("idx", "0")


def _alike(kind: str) -> str:
    return _ALIKE.get(kind, kind)


def _has_words(shape: etree._Element) -> bool:
    return any((t.text or "").strip() for t in shape.iter(clark("a:t")))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
