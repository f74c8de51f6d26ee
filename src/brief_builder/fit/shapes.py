"""A slide in → each shape with text on it, where it stands once its groups have moved and scaled it; and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.fit.slots import Frame, frame_of
from brief_builder.office.xml import clark, whole

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_TREE, _GROUP, _SHAPE, _TABLE = _P + "spTree", _P + "grpSp", _P + "sp", _P + "graphicFrame"
_ALTERNATE = clark("mc:AlternateContent")
_ABOUT, _PROPERTIES, _BODY = _P + "nvSpPr", _P + "spPr", _P + "txBody"
_HOLDER, _NAMED, _TRANSFORM = _P + "ph", _P + "cNvPr", _A + "xfrm"


@dataclass(frozen=True, slots=True)
class _Move:
    """What groups do to the places of what is in them: scale, then shift."""

    across: float = 1.0
    down: float = 1.0
    right: float = 0.0
    below: float = 0.0

    def of(self, frame: Frame) -> Frame:
        if self is _UNMOVED:
            return frame
        return Frame(
            frame.left * self.across + self.right,
            frame.top * self.down + self.below,
            frame.width * self.across,
            frame.height * self.down,
            frame.turn,
        )


_UNMOVED = _Move()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape of a slide with a text body.

    Attributes:
        name, id: as cNvPr says.
        placeholder: its p:ph, None for what is no placeholder.
        properties, body: its spPr and txBody.
        frame: its own on the slide, None where it has none.
    """

    element: etree._Element
    name: str
    id: int
    placeholder: etree._Element | None
    properties: etree._Element | None
    body: etree._Element
    frame: Frame | None
    move: _Move

    def placed(self, inherited: Frame | None) -> Frame | None:
        """Its frame on the slide: its own, or the one that it inherits."""
        return self.frame if self.frame is not None else self.move.of(inherited) if inherited is not None else None


def drawn(root: etree._Element) -> Iterator[Drawn]:
    """The shapes with text of a slide, layout or master, in the order in which they are drawn."""
    for element, move in placed_shapes(root):
        if element.tag == _SHAPE and (shape := _drawn(element, move)) is not None:
            yield shape


def tables(root: etree._Element) -> Iterator[etree._Element]:
    """The p:graphicFrames with a table, in the order in which they are drawn."""
    for element, _ in placed_shapes(root):
        if element.tag == _TABLE and element.find(f"{_A}graphic/{_A}graphicData/{_A}tbl") is not None:
            yield element


def placed_shapes(root: etree._Element, *, groups: bool = False) -> Iterator[tuple[etree._Element, _Move]]:
    """Everything that a slide, layout or master shows, and how the groups around it move it.

    Args:
        groups: whether groups come too, each before what is in it.
    """
    tree = root.find(f"{_P}cSld/{_TREE}")
    return _in(tree, _UNMOVED, groups=groups) if tree is not None else iter(())


def _in(group: etree._Element, move: _Move, *, groups: bool) -> Iterator[tuple[etree._Element, _Move]]:
    for element in group:
        tag = element.tag
        if tag == _GROUP:
            if groups:
                yield element, move
            yield from _in(element, _moved(element, move), groups=groups)
        elif tag == _ALTERNATE and len(element):
            # PowerPoint shows the first choice, which is written for it.
            yield from _in(element[0], move, groups=groups)
        else:
            yield element, move


def _drawn(element: etree._Element, move: _Move) -> Drawn | None:
    # Children are gone through once: on slides without end, looking each up by its path takes most of the time.
    about = properties = body = holder = named = frame = None
    for child in element:
        tag = child.tag
        if tag == _ABOUT:
            about = child
        elif tag == _PROPERTIES:
            properties = child
        elif tag == _BODY:
            body = child
    if body is None:
        return None
    if about is not None:
        holder = next(about.iterdescendants(_HOLDER), None)
        named = next(about.iterchildren(_NAMED), None)
    if properties is not None:
        frame = frame_of(next(properties.iterchildren(_TRANSFORM), None))
    if named is not None and named.get("hidden") in ("1", "true"):
        return None
    name, number = (named.get("name", ""), whole(named.get("id"))) if named is not None else ("", 0)
    return Drawn(element, name, number, holder, properties, body, move.of(frame) if frame is not None else None, move)


def _moved(group: etree._Element, move: _Move) -> _Move:
    """How the children of a group are moved: their own measure (chOff, chExt) is laid over the group's frame."""
    transform = group.find(f"{_P}grpSpPr/{_A}xfrm")
    outer = frame_of(transform)
    if transform is None or outer is None:
        return move
    start, size = transform.find(_A + "chOff"), transform.find(_A + "chExt")
    if start is None or size is None:
        return move
    wide, high = whole(size.get("cx")), whole(size.get("cy"))
    placed = move.of(outer)
    across = placed.width / wide if wide else move.across
    down = placed.height / high if high else move.down
    x, y = (whole(start.get(name), 0, -(10**10)) for name in ("x", "y"))
    return _Move(across, down, placed.left - x * across, placed.top - y * down)
