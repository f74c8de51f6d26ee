"""The colours that the series or points of a chart have → the colour of the theme that is next for a new one.

A theme has six colours for charts; when they are used up, Office takes them again, darker or lighter, in the order of
its colour style 10 (MS-ODRAWXML, 2.24.3: the variations of a cycle).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from brief_builder.office.xml import clark

_SRGB, _SCHEME = clark("a:srgbClr"), clark("a:schemeClr")
_VAL = "val"
_ACCENT = re.compile(r"accent\d")
_PLAIN = ("FFFFFF", "000000")
_LOOKS = clark("c:spPr")
_Variation = tuple[tuple[str, str], ...]
_VARIATIONS: tuple[_Variation, ...] = (
    (),
    (("lumMod", "60000"),),
    (("lumMod", "80000"), ("lumOff", "20000")),
    (("lumMod", "80000"),),
    (("lumMod", "60000"), ("lumOff", "40000")),
    (("lumMod", "50000"),),
    (("lumMod", "70000"), ("lumOff", "30000")),
    (("lumMod", "70000"),),
    (("lumMod", "50000"), ("lumOff", "50000")),
)
Colour = tuple[str, _Variation]
_ACCENTS = 6


def used_colours(holders: Iterable[etree._Element]) -> set[Colour]:
    """The colours of the theme that the looks of series or points name, with how they are varied."""
    found: set[Colour] = set()
    for holder in holders:
        look = holder.find(_LOOKS)
        for colour in look.iter(_SCHEME) if look is not None else ():
            if _ACCENT.fullmatch(colour.get(_VAL, "")):
                found.add((colour.get(_VAL, ""), _variation(colour)))
    return found


def next_colour(used: set[Colour], index: int) -> Colour:
    """The first colour that is not used, beginning with that which Office gives the series with this index."""
    for variation in _VARIATIONS:
        for step in range(_ACCENTS):
            colour = (f"accent{(index + step) % _ACCENTS + 1}", variation)
            if colour not in used:
                used.add(colour)
                return colour
    return f"accent{index % _ACCENTS + 1}", ()


def recolour(element: etree._Element, colour: Colour) -> None:
    """Give a new series or point this colour wherever it has one; black and white stay, and so does transparency."""
    accent, variation = colour
    for look in element.iter(_LOOKS):
        for old in list(look.iter(_SRGB, _SCHEME)):
            plain = old.get(_VAL, "").upper() in _PLAIN
            if not (_ACCENT.fullmatch(old.get(_VAL, "")) if old.tag == _SCHEME else not plain):
                continue
            fresh = etree.Element(_SCHEME, val=accent)
            for name, value in variation:
                etree.SubElement(fresh, clark(f"a:{name}"), val=value)
            for child in old:
                if child.tag not in (clark("a:lumMod"), clark("a:lumOff")):
                    fresh.append(child)
            fresh.tail = old.tail
            old.getparent().replace(old, fresh)  # type: ignore[union-attr]


def _variation(colour: etree._Element) -> _Variation:
    changes = ((str(child.tag).rpartition("}")[2], child.get(_VAL, "")) for child in colour)
    return tuple((name, value) for name, value in changes if name in ("lumMod", "lumOff"))
