"""The extended document properties (ISO 29500-1, 22.2): what of them names parts of the document."""

from __future__ import annotations

from lxml import etree

_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_LISTS = ("HeadingPairs", "TitlesOfParts")


def extended(name: str) -> str:
    """The Clark name of a property."""
    return _EXTENDED + name


def lists_titles(root: etree._Element) -> bool:
    """Whether these are properties that list the titles of parts, and one of the titles holds a brace."""
    titles = root.find(extended("TitlesOfParts"))
    return titles is not None and any("{" in (element.text or "") for element in titles.iter())


def drop_titles(root: etree._Element) -> None:
    """Take out the titles of parts, and how they are grouped."""
    for name in _LISTS:
        for element in root.findall(extended(name)):
            root.remove(element)
