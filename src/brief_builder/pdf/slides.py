"""A presentation → its slides that are shown; a slide → what is drawn on it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.extensions import DECORATIVE_SPACE
from brief_builder.office.xml import clark, whole

_POINT = 12_700  # EMU
_R_ID = clark("r:id")
_SHAPES = tuple(clark(f"p:{name}") for name in ("sp", "pic", "graphicFrame", "cxnSp"))
_GROUP, _NAMED = clark("p:grpSp"), clark("p:cNvPr")
_FRAMES = (clark("a:xfrm"), clark("p:xfrm"))
_MARK = f"{{{DECORATIVE_SPACE}}}decorative"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A shape of a slide: its frame in points from the left and top edges, and what is said of it.

    `alt` is '' where nothing is said; `decorative` is what its author said.
    """

    left: float
    top: float
    right: float
    bottom: float
    alt: str
    decorative: bool


@dataclass(frozen=True, slots=True)
class _Move:
    """What groups do to the places of what is in them, in EMU: scale, then shift."""

    across: float = 1.0
    down: float = 1.0
    right: float = 0.0
    below: float = 0.0


def slides(package: Package) -> Iterator[str]:
    """The parts of the slides that are shown, in their order."""
    part = "ppt/presentation.xml"
    targets = {each.id: each.target for each in package.relationships(part)}
    for entry in parse(package.read(part), part).iter(clark("p:sldId")):
        name = targets.get(entry.get(_R_ID, ""), "")
        if name in package and parse(package.read(name), name).get("show") not in ("0", "false"):
            yield name


def paragraphs(slide: etree._Element) -> Iterator[str]:
    """The paragraphs of a slide that hold words, in the order of its shapes; without its number, date and footer."""
    for paragraph in slide.iter(clark("a:p")):
        shape = next(paragraph.iterancestors(clark("p:sp")), None)
        holder = next(shape.iter(clark("p:ph")), None) if shape is not None else None
        behind = holder is not None and holder.get("type") in ("sldNum", "dt", "ftr")
        if behind or next(paragraph.iterancestors(clark("mc:Fallback")), None) is not None:
            continue
        pieces = [e.text or "" if e.tag == clark("a:t") else " " for e in paragraph.iter(clark("a:t"), clark("a:br"))]
        text = " ".join("".join(pieces).split())
        if text:
            yield text


def drawings(slide: etree._Element) -> Iterator[Drawing]:
    """All shapes with a frame of their own, those of groups as the groups show them. Turned ones as if they were not.

    A group that has an alt text is a drawing too.
    """
    tree = slide.find(f".//{clark('p:spTree')}")
    if tree is not None:
        yield from _inside(tree, _Move())


def _inside(parent: etree._Element, move: _Move) -> Iterator[Drawing]:
    for shape in parent:
        if shape.tag == clark("mc:AlternateContent"):
            choice = shape.find(clark("mc:Choice"))
            if choice is not None:
                yield from _inside(choice, move)
        elif shape.tag in _SHAPES:
            yield from _drawing(shape, move)
        elif shape.tag == _GROUP:
            yield from _drawing(shape, move)
            yield from _inside(shape, _moved(shape, move))


def _drawing(shape: etree._Element, move: _Move) -> Iterator[Drawing]:
    frame = next((found for path in _FRAMES if (found := _frame(shape, path)) is not None), None)
    named = next(shape.iter(_NAMED), None)
    if frame is None or named is None:
        return
    x, y, width, height = frame
    left, top = x * move.across + move.right, y * move.down + move.below
    right, bottom = left + width * move.across, top + height * move.down
    decorative = any(mark.get("val") in ("1", "true") for mark in named.iter(_MARK))
    left, top, right, bottom = (each / _POINT for each in (left, top, right, bottom))
    yield Drawing(left, top, right, bottom, named.get("descr", "").strip(), decorative)


def _frame(shape: etree._Element, path: str) -> tuple[int, int, int, int] | None:
    """Offset and size of the shape's own transform: of its properties, or, of a graphic frame, its child."""
    holders = (shape, shape.find(clark("p:spPr")), shape.find(clark("p:grpSpPr")))
    found = next((each for holder in holders if holder is not None and (each := holder.find(path)) is not None), None)
    return _numbers(found, "off", "ext") if found is not None else None


def _numbers(transform: etree._Element, place: str, size: str) -> tuple[int, int, int, int] | None:
    offset, extent = transform.find(clark(f"a:{place}")), transform.find(clark(f"a:{size}"))
    if offset is None or extent is None:
        return None
    x, y = (whole(offset.get(name), 0, -(10**9)) for name in ("x", "y"))
    return x, y, whole(extent.get("cx")), whole(extent.get("cy"))


def _moved(group: etree._Element, move: _Move) -> _Move:
    properties = group.find(clark("p:grpSpPr"))
    transform = properties.find(clark("a:xfrm")) if properties is not None else None
    outer = _numbers(transform, "off", "ext") if transform is not None else None
    inner = _numbers(transform, "chOff", "chExt") if transform is not None else None
    if outer is None or inner is None:
        return move
    across = outer[2] / inner[2] if inner[2] else 1.0
    down = outer[3] / inner[3] if inner[3] else 1.0
    right, below = outer[0] - inner[0] * across, outer[1] - inner[1] * down
    return _Move(
        move.across * across,
        move.down * down,
        right * move.across + move.right,
        below * move.down + move.below,
    )
