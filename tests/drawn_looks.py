"""Theme colours and typefaces as Office names them → the theme of a document or deck, and what Word keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
A = f"{{{_DRAWING}}}"
_NAMES = ("dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_WORD_NAMES = {"text2": "dk2", "background2": "lt2"}


@dataclass(frozen=True)
class Look:
    """What is chosen at Design > Colors and Design > Fonts: ten colours in the order of `_NAMES`, two typefaces."""

    colours: str
    headings: str
    body: str

    def colour(self, name: str | None) -> str | None:
        """The colour of a name of the theme, as six digits; None for a name that no choice changes."""
        named = dict(zip(_NAMES, self.colours.split(), strict=True))
        return named.get(_WORD_NAMES.get(name or "", name or ""))


OFFICE = Look("44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72", "Calibri", "Calibri")
RED = Look("323232 E5C243 A5300F D55816 E19825 B19C7D 7F5F52 B27D49 6B9F25 B26B02", "Times New Roman", "Arial")


def give_brief_look(document: Any, look: Look) -> None:
    """Give a Word document this theme, and write anew the colour that Word keeps beside each use, as Word does."""
    _themes(document.part.package.iter_parts(), look)
    for root in (document.element.body, document.styles.element):
        for element in root.iter():
            _keep(element, "themeColor", "val", "themeShade", look)
            _keep(element, "themeFill", "fill", "themeFillShade", look)


def give_deck_look(deck: Any, look: Look) -> None:
    """Give a presentation this theme; its shapes name the colours alone."""
    _themes(deck.part.package.iter_parts(), look)


def _themes(parts: Iterable[Any], look: Look) -> None:
    for part in parts:
        if "/theme/" not in str(part.partname):
            continue
        theme = etree.fromstring(part.blob)
        for name in _NAMES:
            place = theme.find(f".//{A}clrScheme/{A}{name}")
            assert place is not None, name
            for child in list(place):
                place.remove(child)
            etree.SubElement(place, f"{A}srgbClr", val=look.colour(name) or "")
        for name, typeface in (("majorFont", look.headings), ("minorFont", look.body)):
            font = theme.find(f".//{A}{name}/{A}latin")
            assert font is not None, name
            font.set("typeface", typeface)
        part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _keep(element: Any, name: str, value: str, shade: str, look: Look) -> None:
    colour = look.colour(element.get(qn(f"w:{name}")))
    if colour is not None:
        part = int(element.get(qn(f"w:{shade}"), "FF"), 16) / 255
        darker = "".join(f"{round(int(colour[at : at + 2], 16) * part):02X}" for at in (0, 2, 4))
        element.set(qn(f"w:{value}"), darker)
