"""A part's paragraphs in → which of them are items of a list: by themselves, by their style or by their placeholder."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office import DRAWING, Package, Part
from brief_builder.office.styles import styles_of
from brief_builder.office.xml import clark


def list_test(part: Part, package: Package) -> Callable[[etree._Element], bool]:
    """Whether a paragraph is a list item: numbered or bulleted itself, or by its style or placeholder."""
    return _slide_list_item if part.dialect is DRAWING else _word_list_test(package)


def _slide_list_item(paragraph: etree._Element) -> bool:
    properties = paragraph.find(clark("a:pPr"))
    if properties is not None:
        if properties.find(clark("a:buNone")) is not None:
            return False
        if any(properties.find(clark(f"a:{name}")) is not None for name in ("buChar", "buAutoNum", "buBlip")):
            return True
    # The paragraphs of a text placeholder are items of its list, whatever bullet its layout gives them.
    for shape in paragraph.iterancestors(clark("p:sp")):
        placeholder = shape.find(f"{clark('p:nvSpPr')}/{clark('p:nvPr')}/{clark('p:ph')}")
        return placeholder is not None and placeholder.get("type", "body") in ("body", "obj")
    return False


def _word_list_test(package: Package) -> Callable[[etree._Element], bool]:
    styles = {style.id for style in styles_of(package) if style.numbered}

    def listed(paragraph: etree._Element) -> bool:
        if paragraph.find(f"{clark('w:pPr')}/{clark('w:numPr')}") is not None:
            return True
        style = paragraph.find(f"{clark('w:pPr')}/{clark('w:pStyle')}")
        return style is not None and style.get(clark("w:val")) in styles

    return listed
