"""A Word package in → its styles as plain data, read once for all who ask (ISO 29500-1, 17.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.package import Package
from brief_builder.office.trees import tree_of
from brief_builder.office.xml import clark, is_on, whole

_W = clark("w:x")[:-1]
_VAL, _P_PR, _NUM_PR, _IND = _W + "val", _W + "pPr", _W + "numPr", _W + "ind"
_NAME, _BASED_ON, _OUTLINE = _W + "name", _W + "basedOn", _W + "outlineLvl"
_ID, _TYPE, _DEFAULT = _W + "styleId", _W + "type", _W + "default"
_LEVELS = 9  # of headings; what has a deeper one is body text


@dataclass(frozen=True, slots=True)
class Style:
    """One style.

    Attributes:
        id: what paragraphs and runs name it by.
        kind: 'paragraph', 'character', 'table' or 'numbering'.
        name: Word's English name in small letters; '' when it has none.
        based_on: id of the style that it takes over from; '' when there is none.
        level: its own outline level, 1 for the topmost; 0 when it is no heading.
        numbered: whether it makes items of a list.
        num, num_level: the list (`w:numId`) and the level in it, from '0' on; '' where it does not say.
        indent: the attributes of its `w:ind`; None when it has none.
        default: whether it is the style of what names none.
    """

    id: str
    kind: str
    name: str
    based_on: str
    level: int
    numbered: bool
    num: str
    num_level: str
    indent: Mapping[str, str] | None
    default: bool


def styles_of(package: Package) -> tuple[Style, ...]:
    """The styles in the order of the file; () when the package has none, or is no Word document."""
    return package.once("styles", lambda: tuple(_read(package)))


def heading_styles(package: Package) -> dict[str, int]:
    """Style id → its outline level, 1 for the topmost; styles that are not headings are left out."""
    return {style.id: style.level for style in styles_of(package) if style.level}


def _read(package: Package) -> list[Style]:
    return [
        _style(element)
        for rel in package.relationships(package.main_part)
        if rel.type.endswith("/styles") and rel.target in package
        for element in tree_of(package, rel.target).iter(clark("w:style"))
    ]


def _style(element: etree._Element) -> Style:
    held = _first_of_each(element, _NAME, _BASED_ON, _P_PR)
    said = _first_of_each(held.get(_P_PR), _NUM_PR, _IND, _OUTLINE)
    number, indent = said.get(_NUM_PR), said.get(_IND)
    name = _value(held.get(_NAME)).lower()
    return Style(
        element.get(_ID, ""),
        element.get(_TYPE, "paragraph"),
        name,
        _value(held.get(_BASED_ON)),
        _level(_value(said.get(_OUTLINE)), name),
        number is not None,
        _value(number.find(_W + "numId")) if number is not None else "",
        _value(number.find(_W + "ilvl")) if number is not None else "",
        {str(key): str(value) for key, value in indent.attrib.items()} if indent is not None else None,
        is_on(element.get(_DEFAULT)),
    )


def _level(outline: str, name: str) -> int:
    level = whole(outline, -1) + 1
    if not outline and name.startswith("heading "):
        level = whole(name[8:])
    return level if level <= _LEVELS else 0


def _first_of_each(element: etree._Element | None, *tags: str) -> dict[str, etree._Element]:
    """Those of an element's children, by their tags; at once, for there are hundreds of styles."""
    found: dict[str, etree._Element] = {}
    for child in element.iterchildren(*tags) if element is not None else ():
        found.setdefault(str(child.tag), child)
    return found


def _value(element: etree._Element | None) -> str:
    return element.get(_VAL, "") if element is not None else ""
