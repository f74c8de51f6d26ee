"""The document properties in → the tags in them, marked by tokens: elements that hold nothing but text."""

from __future__ import annotations

from lxml import etree

from brief_builder.office import Part
from brief_builder.problems import Place
from brief_builder.template.reading.texts import Texts

_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_VARIANT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
# The variants that are texts; the others are numbers, dates and truth values, written in their own way.
_TEXTS = frozenset({f"{_VARIANT}lpwstr", f"{_VARIANT}lpstr", f"{_VARIANT}bstr"})


def plain_texts(root: etree._Element, part: Part, shown: str, order: int, texts: Texts) -> None:
    """Read the document properties; each is a text of its own, so a block begins and ends in one."""
    for number, element in enumerate(root.iter()):
        text = element.text or ""
        if not isinstance(element.tag, str) or len(element) or ("{" not in text and "}" not in text):
            continue
        if element.tag.startswith(_VARIANT) and element.tag not in _TEXTS:
            continue
        place = Place(shown, (part.shown, _named(element)), order=order + number)
        element.text = texts.read(text, place, "_brief_plain")


def _named(element: etree._Element) -> str:
    """What a person calls the property: a custom one has a name of its own."""
    outer = element.getparent()
    if outer is not None and outer.tag == _CUSTOM:
        return f'property "{outer.get("name", "")}"'
    return element.tag.rpartition("}")[2]
