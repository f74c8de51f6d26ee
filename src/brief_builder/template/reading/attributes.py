"""Attributes that hold words besides alt texts of drawings in → the tags in them, marked by tokens.

Word writes them for tables (alt text), and in the older VML for pictures, text boxes and watermarks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from brief_builder.office.dialect import WORD
from brief_builder.office.xml import NAMESPACES, clark
from brief_builder.problems import Place
from brief_builder.template.reading.links import Address, address_pieces, decoded
from brief_builder.template.reading.texts import Texts

_VML = f"{{{NAMESPACES['v']}}}"
_WATERMARK = f"{_VML}textpath"
_TABLE_TEXTS = (clark("w:tblCaption"), clark("w:tblDescription"))
_VAL = clark("w:val")


def scan_attributes(root: etree._Element, place_of: Callable[[etree._Element], Place], texts: Texts) -> None:
    """Read the alt texts of tables, and alt texts, links and watermarks in VML; tokens stand in place of tags."""
    for element in root.iter(*_TABLE_TEXTS):
        text = element.get(_VAL, "")
        if "{" in text or "}" in text:
            element.set(_VAL, texts.read(text, _table_place(element, place_of), "_brief_attribute"))
    for element in root.iter(f"{_VML}*"):
        href = element.get("href", "")
        if "{" in decoded(href):
            place = place_of(element)
            place = replace(place, trail=(*place.trail, "link"))
            pieces, tokens, number = address_pieces(Address.of(href), place, texts)
            element.set("href", tokens + texts.tokens.add(f"V\n[{pieces}]|_brief_href({number})", number))
        for attribute in ("string",) if element.tag == _WATERMARK else ("alt", "title"):
            text = element.get(attribute, "")
            if "{" in text or "}" in text:
                place = place_of(element)
                what = "watermark" if element.tag == _WATERMARK else "alt text"
                place = replace(place, trail=(*place.trail, what))
                element.set(attribute, texts.read(text, place, "_brief_attribute"))


def _table_place(element: etree._Element, place_of: Callable[[etree._Element], Place]) -> Place:
    """A table is found by its first paragraph."""
    table = next(element.iterancestors(WORD.table), None)
    first = table.find(f".//{WORD.paragraph}") if table is not None else None
    place = place_of(first if first is not None else element)
    steps = [index for index, step in enumerate(place.trail) if step.startswith(("table ", "inner table"))]
    trail = place.trail[: steps[-1] + 1] if steps else place.trail
    return replace(place, trail=(*trail, "alt text"))
