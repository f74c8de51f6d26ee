"""The layouts of a deck → the one for a slide that comes from elsewhere, and the slide's placeholders as it has them.

A slide's placeholder is found on its layout by its index (ISO 29500-1, 19.3.1.36), and each template counts anew.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.xml import clark
from brief_builder.template.reading.boxes import box_of, frame_of, placeholder_of

FEET = ("dt", "ftr", "sldNum")
_HELD = tuple(clark(f"p:{name}") for name in ("sp", "pic", "graphicFrame"))
# Kinds of placeholders that can stand for each other; a content placeholder takes whatever a slide has.
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_NO_KIND = ("", "cust")


class Layouts:
    """The layouts of a deck by name and by type, in the order of its masters."""

    def __init__(self, package: Package) -> None:
        self._names: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        for master in package.relationships(package.main_part):
            if not master.type.endswith("/slideMaster"):
                continue
            for rel in package.relationships(master.target):
                if rel.type.endswith("/slideLayout") and rel.target in package:
                    name, kind = _said(package, rel.target)
                    self._names.setdefault(_plain(name), rel.target)
                    self._types.setdefault(kind, rel.target)
                    self._shown[rel.target] = name

    def name(self, part: str) -> str:
        """What a layout is called."""
        return self._shown.get(part, "")

    def like(self, source: Package, part: str) -> tuple[str, bool, str]:
        """The layout for slides on a layout of another deck, whether it has its name, and that name.

        One of the same type stands in where there is none of the name; '' where there is none of that either.
        """
        name, kind = _said(source, part)
        if _plain(name) in self._names:
            return self._names[_plain(name)], True, name
        return (self._types.get(kind, "") if kind not in _NO_KIND else ""), False, name


def _said(package: Package, part: str) -> tuple[str, str]:
    """Name and type of a layout."""
    root = parse(package.read(part), part)
    named = root.find(clark("p:cSld"))
    return (named.get("name", "") if named is not None else "", root.get("type", ""))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def adopt(root: etree._Element, source: tuple[Package, str, str], here: tuple[Package, str]) -> None:
    """Let the placeholders of a slide be those of a layout.

    Args:
        root: the slide; it is changed.
        source: the deck that it comes from, the name of its part, and of its layout.
        here: the deck that it comes into, and the layout there.
    """
    package, part, _ = source
    free = _placeholders(*here)
    for shape in list(root.iter(*_HELD)):
        placeholder = placeholder_of(shape)
        if placeholder is None or placeholder.get("type") in FEET:
            continue
        kind, index = _kind(placeholder), placeholder.get("idx", "0")
        match = next((each for each in free if each == (kind, index)), None) or next(
            (each for each in free if each[0] == kind), None
        )
        if match is not None:
            free.remove(match)
            if match[1] != index:
                placeholder.set("idx", match[1])
        elif shape.tag != clark("p:graphicFrame") and frame_of(shape) is None:
            _stay(shape, part, package)


def _stay(shape: etree._Element, part: str, package: Package) -> None:
    """Write where a shape stood, as nothing here says it."""
    box, properties = box_of(shape, part, package), shape.find(clark("p:spPr"))
    if properties is None or not box.width:
        return
    frame = properties.makeelement(clark("a:xfrm"), dict(box.turns))
    properties.insert(0, frame)
    etree.SubElement(frame, clark("a:off"), {"x": str(box.left), "y": str(box.top)})
    etree.SubElement(frame, clark("a:ext"), {"cx": str(box.width), "cy": str(box.height)})


def _placeholders(package: Package, layout: str) -> list[tuple[str, str]]:
    """(kind, index) of each placeholder of a layout."""
    if layout not in package:
        return []
    found = (placeholder_of(shape) for shape in parse(package.read(layout), layout).iter(*_HELD))
    return [(_kind(each), each.get("idx", "0")) for each in found if each is not None]


def _kind(placeholder: etree._Element) -> str:
    kind = placeholder.get("type", "obj")
    return _ALIKE.get(kind, kind)
