"""Parts of plain texts in → the tags in them, marked by tokens: properties, comments on slides, names of sections."""

from __future__ import annotations

from lxml import etree

from brief_builder.office import Part
from brief_builder.office.xml import clark
from brief_builder.problems import Place
from brief_builder.template.reading.texts import Texts

_COMMENT = clark("p:text")
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_VARIANT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
# The variants that are texts; the others are numbers, dates and truth values, written in their own way.
_TEXTS = frozenset({f"{_VARIANT}lpwstr", f"{_VARIANT}lpstr", f"{_VARIANT}bstr"})


def plain_texts(root: etree._Element, part: Part, shown: str, order: int, texts: Texts) -> None:
    """Read the texts of a part; each is a text of its own, so a block begins and ends in one.

    Of a presentation only the names of its sections are read.
    """
    if part.kind == "sections":
        _section_names(root, shown, order, texts)
        return
    for number, element in enumerate(root.iter()):
        text = element.text or ""
        if not isinstance(element.tag, str) or len(element) or ("{" not in text and "}" not in text):
            continue
        if element.tag.startswith(_VARIANT) and element.tag not in _TEXTS:
            continue
        place = Place(shown, (part.shown, _named(element)), order=order + number)
        element.text = texts.read(text, place, "_brief_plain")


def _section_names(root: etree._Element, shown: str, order: int, texts: Texts) -> None:
    for number, section in enumerate(root.iter(clark("p14:section"))):
        name = section.get("name", "")
        if "{" in name or "}" in name:
            place = Place(shown, (f'section "{name}"',), order=order + number)
            section.set("name", texts.read(name, place, "_brief_attribute"))


def _named(element: etree._Element) -> str:
    """What a person calls the text: a custom property has a name of its own, a comment a number."""
    outer = element.getparent()
    if outer is not None and outer.tag == _CUSTOM:
        return f'property "{outer.get("name", "")}"'
    if element.tag == _COMMENT and outer is not None and (around := outer.getparent()) is not None:
        return f"comment {around.index(outer) + 1}"
    return element.tag.rpartition("}")[2]
