"""A part → the words in it that stand in no paragraph, and that a person typed into a box of a dialog.

Names of series and categories, properties, tips of links, alt texts of tables, names of sections, old comments.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.xml import NAMESPACES
from word_packages import packed
from zip_members import members_of

_NAMES = {
    **{prefix: f"{{{NAMESPACES[prefix]}}}" for prefix in ("w", "a", "p", "c")},
    "wp": f"{{{NAMESPACES['wp']}}}",
    "dc": "{http://purl.org/dc/elements/1.1/}",
    "cp": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}",
    "ap": "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}",
    "vt": "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}",
    "p14": "{http://schemas.microsoft.com/office/powerpoint/2010/main}",
}
# Parts, and in them the elements, each with its attribute or '' where the words are its text.
_ENTRIES = [
    (
        r"docProps/(core|app|custom)\.xml",
        "dc:title dc:subject dc:description cp:keywords cp:category ap:Company ap:Manager vt:lpwstr",
    ),
    (r"(word|ppt)/charts/chart\d*\.xml", "c:v"),
    (r"ppt/comments/comment\d*\.xml", "p:text"),
    (r"ppt/presentation\.xml", "p14:section@name"),
    (r"ppt/slides/slide\d+\.xml", "a:hlinkClick@tooltip"),
    (
        r"word/(document|header\d*|footer\d*)\.xml",
        "w:tblCaption@w:val w:tblDescription@w:val wp:docPr@title w:hyperlink@w:tooltip",
    ),
]
# What the documentation says is not filled, as (parts, element, attribute).
UNFILLED = {
    "word: title of a control": (r"word/document\.xml", "w:alias", "w:val"),
    "word: tag of a control": (r"word/document\.xml", "w:tag", "w:val"),
    "word: choice of a control": (r"word/document\.xml", "w:listItem", "w:displayText"),
    "word: name of a picture": (r"word/document\.xml", "wp:docPr", "name"),
    "word: name of a style": (r"word/styles\.xml", "w:name", "w:val"),
    "word: number format": (r"word/charts/chart\d+\.xml", "c:numFmt", "formatCode"),
    "ppt: number format of the data": (r"ppt/charts/chart\d+\.xml", "c:formatCode", ""),
    "ppt: range of the data": (r"ppt/charts/chart\d+\.xml", "c:f", ""),
    "ppt: name of a shape": (r"ppt/slides/slide\d+\.xml", "p:cNvPr", "name"),
    "ppt: name of a layout": (r"ppt/slideLayouts/slideLayout\d+\.xml", "p:cSld", "name"),
}
_FALLBACK = f"{{{NAMESPACES['mc']}}}Fallback"
_CACHE = f"{_NAMES['c']}strCache"  # a number is no word


@dataclass(frozen=True)
class Entry:
    """Where such words stand: the text of an element, or an attribute of it."""

    element: etree._Element
    attribute: str

    @property
    def words(self) -> str:
        """What is typed there."""
        return (self.element.get(self.attribute, "") if self.attribute else self.element.text) or ""

    def append(self, words: str) -> None:
        """Type more behind it."""
        if self.attribute:
            self.element.set(self.attribute, self.words + words)
        else:
            self.element.text = self.words + words


def entries_of(name: str, root: etree._Element) -> Iterator[Entry]:
    """The entries of the part of this name that hold words."""
    for part, listed in _ENTRIES:
        if re.fullmatch(part, name) is None:
            continue
        for each in listed.split():
            tag, _, attribute = each.partition("@")
            for element in root.iter(_named(tag)):
                entry = Entry(element, _named(attribute))
                above = {str(each.tag) for each in element.iterancestors()}
                if entry.words.strip() and _FALLBACK not in above and (tag != "c:v" or _CACHE in above):
                    yield entry


def entries_sown(name: str, root: etree._Element, tag: str, chance: random.Random) -> int:
    """Put a tag behind some of them; how many."""
    chosen = [entry for entry in entries_of(name, root) if chance.random() < 0.5]
    for entry in chosen:
        entry.append(f" {tag}")
    return len(chosen)


def unfilled(data: bytes, place: str, tag: str) -> bytes:
    """The document with a tag behind what stands first in a place of UNFILLED.

    Raises:
        StopIteration: the document has no such place.
    """
    parts, element, attribute = UNFILLED[place]
    members = members_of(data)
    for name in members:
        if re.fullmatch(parts, name):
            root = etree.fromstring(members[name])
            found = [Entry(each, _named(attribute)) for each in root.iter(_named(element))]
            if (entry := next((each for each in found if each.words), None)) is not None:
                entry.append(f" {tag}")
                return packed({**members, name: etree.tostring(root, encoding="UTF-8", standalone=True)})
    raise StopIteration(place)


def _named(short: str) -> str:
    prefix, _, name = short.rpartition(":")
    return f"{_NAMES[prefix]}{name}" if prefix else name
