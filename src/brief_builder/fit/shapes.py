"""A slide in → each shape with text on it, where it stands on the slide once its groups have moved and scaled it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.fit.slots import Frame, frame_of
from brief_builder.office.xml import clark, whole

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_TREE, _GROUP, _SHAPE, _TABLE = _P + "spTree", _P + "grpSp", _P + "sp", _P + "graphicFrame"
_ALTERNATE = clark("mc:AlternateContent")


@dataclass(frozen=True, slots=True)
class _Move:
    """What groups do to the places of what is in them: scale, then shift."""

    across: float = 1.0
    down: float = 1.0
    right: float = 0.0
    below: float = 0.0

    def of(self, frame: Frame) -> Frame:
        return Frame(
            frame.left * self.across + self.right,
            frame.top * self.down + self.below,
            frame.width * self.across,
            frame.height * self.down,
            frame.turn,
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape or table of a slide. `move` puts a frame that its layout gives where it stands; see `placed`."""

    element: etree._Element
    frame: Frame | None
    is_table: bool
    move: _Move

    def placed(self, inherited: Frame | None) -> Frame | None:
        """Its frame on the slide: its own, or the one that it inherits."""
        return self.frame if self.frame is not None else self.move.of(inherited) if inherited is not None else None


def drawn(root: etree._Element) -> Iterator[Drawn]:
    """The shapes and tables of a slide, layout or master, in the order in which they are drawn."""
    tree = root.find(f"{_P}cSld/{_TREE}")
    if tree is not None:
        yield from _in(tree, _Move())


def _in(group: etree._Element, move: _Move) -> Iterator[Drawn]:
    for element in group:
        tag = element.tag
        if tag == _SHAPE:
            frame = frame_of(element.find(f"{_P}spPr/{_A}xfrm"))
            yield Drawn(element, move.of(frame) if frame is not None else None, is_table=False, move=move)
        elif tag == _TABLE:
            frame = frame_of(element.find(_P + "xfrm"))
            if element.find(f"{_A}graphic/{_A}graphicData/{_A}tbl") is not None:
                yield Drawn(element, move.of(frame) if frame is not None else None, is_table=True, move=move)
        elif tag == _GROUP:
            yield from _in(element, _moved(element, move))
        elif tag == _ALTERNATE and len(element):
            yield from _in(element[0], move)  # PowerPoint shows the first choice, which is written for it


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
