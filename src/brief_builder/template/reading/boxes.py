"""A shape on a slide in → its box: its own, or that of the placeholder that it takes its place from.

A placeholder without a box of its own has that of its layout, and that one's is the master's (ISO 29500-1, 19.3.1.36):
a layout's is found by its index, a master's by its type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.xml import clark, whole

_HOLDS = tuple(clark(f"p:{name}") for name in ("sp", "pic"))
_GROUP, _PLACEHOLDER = clark("p:grpSp"), clark("p:ph")
_FRAME, _OFF, _EXT, _CH_EXT = clark("a:xfrm"), clark("a:off"), clark("a:ext"), clark("a:chExt")
_BEHIND = ("/slideLayout", "/slideMaster", "/notesMaster")
_TURNS = ("rot", "flipH", "flipV")
# What a master calls the placeholders of which it has no kind.
_ON_MASTER = {"ctrTitle": "title", "subTitle": "body"} | dict.fromkeys(
    ("obj", "pic", "chart", "tbl", "clipArt", "dgm", "media"), "body"
)
_FARTHEST = 10**10


@dataclass(frozen=True, slots=True)
class Box:
    """Where a shape stands, in EMU, as the numbers of its group count.

    Attributes:
        left, top: of the corner, before it is turned.
        width, height: 0 where nothing gives a size.
        turns: its rotation and flips, as attributes of `a:xfrm`.
        own: whether the shape says so itself.
    """

    left: int
    top: int
    width: int
    height: int
    turns: tuple[tuple[str, str], ...] = ()
    own: bool = True

    @property
    def turned(self) -> bool:
        """Whether it is rotated."""
        return any(name == "rot" for name, _ in self.turns)


_NOWHERE = Box(0, 0, 0, 0, own=False)


def placeholder_of(shape: etree._Element) -> etree._Element | None:
    """The `p:ph` of a shape or picture; None where it is no placeholder."""
    properties = next(iter(shape), None)
    return properties.find(f"{clark('p:nvPr')}/{_PLACEHOLDER}") if properties is not None else None


def frame_of(shape: etree._Element) -> etree._Element | None:
    """The `a:xfrm` of a shape or picture; None where it has none of its own."""
    return shape.find(f"{clark('p:spPr')}/{_FRAME}")


def box_of(shape: etree._Element, part: str, package: Package) -> Box:
    """The box of a `p:sp` or `p:pic` of the part with this name."""
    own = _read(frame_of(shape))
    if own is not None:
        return own
    placeholder = placeholder_of(shape)
    return _behind(part, package, *_key(placeholder), depth=0) if placeholder is not None else _NOWHERE


def stretch_of(shape: etree._Element) -> Fraction:
    """How much wider than high the groups around a shape show it: 1 where they keep its proportions."""
    out = Fraction(1)
    for group in shape.iterancestors(_GROUP):
        frame = group.find(f"{clark('p:grpSpPr')}/{_FRAME}")
        shown, counted = (frame.find(name) if frame is not None else None for name in (_EXT, _CH_EXT))
        if shown is None or counted is None:
            continue
        sides = [whole(each.get(name), least=1) for each in (shown, counted) for name in ("cx", "cy")]
        if all(sides):
            out *= Fraction(sides[0], sides[2]) / Fraction(sides[1], sides[3])
    return out


def _key(placeholder: etree._Element) -> tuple[str, str]:
    return placeholder.get("type", "obj"), placeholder.get("idx", "0")


def _read(frame: etree._Element | None) -> Box | None:
    at, size = (frame.find(name) if frame is not None else None for name in (_OFF, _EXT))
    if frame is None or at is None or size is None:
        return None
    turns = tuple((name, frame.get(name, "")) for name in _TURNS if frame.get(name))
    left, top = (whole(at.get(name), least=-_FARTHEST) for name in ("x", "y"))
    return Box(left, top, whole(size.get("cx")), whole(size.get("cy")), turns)


def _behind(part: str, package: Package, kind: str, index: str, depth: int) -> Box:
    """The box of the placeholder in what stands behind a part."""
    rels = (rel for rel in package.relationships(part) if rel.type.endswith(_BEHIND) and rel.target in package)
    behind = next((rel for rel in rels if not rel.external), None)
    if behind is None or depth > 1:
        return _NOWHERE
    held = package.once(f"placeholders of {behind.target}", lambda: _placeholders(behind.target, package))
    if behind.type.endswith("/slideLayout"):
        found = held.get(("", index)) or held.get((kind, ""))
    else:
        found = held.get((_ON_MASTER.get(kind, kind), "")) or held.get((kind, ""))
    if found is None:
        return _NOWHERE
    own, (own_kind, own_index) = found
    if own is not None:
        return Box(own.left, own.top, own.width, own.height, own.turns, own=False)
    return _behind(behind.target, package, own_kind, own_index, depth + 1)


def _placeholders(name: str, package: Package) -> Mapping[tuple[str, str], tuple[Box | None, tuple[str, str]]]:
    """The placeholders of a part by index ('', '10') and by type ('body', ''): the box of each, its type and index."""
    out: dict[tuple[str, str], tuple[Box | None, tuple[str, str]]] = {}
    for shape in parse(package.read(name), name).iter(*_HOLDS):
        if (placeholder := placeholder_of(shape)) is not None:
            kind, index = _key(placeholder)
            entry = (_read(frame_of(shape)), (kind, index))
            out.setdefault(("", index), entry)
            out.setdefault((kind, ""), entry)
    return out
