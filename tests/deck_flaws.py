"""A produced deck in → what PowerPoint would repair in it, or show wrongly, that the validator does not look for."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_O = "{urn:schemas-microsoft-com:office:office}relid"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


class Deck:
    """The members of a deck, and its slides in order."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.members = {name: archive.read(name) for name in self.names}
        self.main = etree.fromstring(self.members["ppt/presentation.xml"])
        related = self.related("ppt/presentation.xml")
        self.ids = [(e.get("id"), related[e.get(f"{_R}id")][1]) for e in self.main.iter(f"{_P}sldId")]
        self.slides = [name for _, name in self.ids]

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Id of each relationship of a part → the last word of its type, and its target."""
        folder, _, base = part.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        if rels not in self.members:
            return {}
        out = {}
        for rel in etree.fromstring(self.members[rels]):
            target = rel.get("Target")
            if rel.get("TargetMode") != "External":
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            out[rel.get("Id")] = (rel.get("Type").rpartition("/")[2], target)
        return out

    def led_to(self, part: str, kind: str) -> list[str]:
        """The parts to which relationships of this kind lead."""
        return [target for each, target in self.related(part).values() if each == kind]

    def trees(self) -> Iterator[tuple[str, etree._Element]]:
        """All parts that are XML."""
        for name, content in self.members.items():
            if name.endswith((".xml", ".vml")) and name != "[Content_Types].xml":
                yield name, etree.fromstring(content)

    def creation_ids(self) -> list[str]:
        """By which PowerPoint knows each slide again, in order."""
        trees = [etree.fromstring(self.members[slide]) for slide in self.slides]
        return [next((e.get("val") for e in tree.iter(f"{_P14}creationId")), "") for tree in trees]


def flaws(data: bytes) -> list[str]:
    """Each flaw in a line."""
    deck = Deck(data)
    found = [f"{name} stands {n} times" for name, n in Counter(map(str.casefold, deck.names)).items() if n > 1]
    for part, root in deck.trees():
        related = deck.related(part)
        for element in root.iter(etree.Element):
            for name, value in element.attrib.items():
                if (name.startswith(_R) or name == _O) and value and value not in related:
                    found.append(f"{part}: nothing is called {value}")
    types = etree.fromstring(deck.members["[Content_Types].xml"])
    found += [f"{e.get('PartName')} is typed" for e in types if e.get("PartName", "/_rels/.rels")[1:] not in deck.names]
    listed = [e.get("id") for e in deck.main.iter(f"{_P14}sldId")]
    slide_ids = [id_ for id_, _ in deck.ids]
    if sorted(listed) != sorted(slide_ids) and listed:
        found.append(f"in sections: {listed}, slides: {slide_ids}")
    if len(set(slide_ids)) != len(slide_ids) or len(set(deck.slides)) != len(deck.slides):
        found.append("a slide is listed twice")
    creations = [each for each in deck.creation_ids() if each]
    if len(set(creations)) != len(creations):
        found.append(f"creation ids: {creations}")
    known = dict(zip(slide_ids, deck.creation_ids(), strict=True))
    for part, root in deck.trees():
        for element in root.iter("{*}sldZmObj", "{*}sldMk"):
            if known.get(element.get("sldId")) != element.get("cId"):
                found.append(f"{part}: leads to slide {element.get('sldId')}, {element.get('cId')}, which is not there")
    for slide in deck.slides:
        for notes in deck.led_to(slide, "notesSlide"):
            if slide not in deck.led_to(notes, "slide"):
                found.append(f"{notes} does not lead to {slide}")
        shapes = {e.get("id") for e in etree.fromstring(deck.members[slide]).iter("{*}cNvPr")}
        moved = {e.get("spid") for e in etree.fromstring(deck.members[slide]).iter("{*}spTgt", "{*}bldP")}
        found += [f"{slide}: shape {id_} moves and is not there" for id_ in sorted(moved - shapes)]
    owners = Counter(t for s in deck.slides for k in ("notesSlide", "chart", "tags") for t in deck.led_to(s, k))
    return found + [f"{part} belongs to {n} slides" for part, n in owners.items() if n > 1]


def holders_of(word: str, data: bytes, name: str = "") -> list[str]:
    """The members that hold a word, inflated, and those of the packages in them."""
    found: list[str] = []
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                found += holders_of(word, archive.read(member), f"{name}/{member}")
    elif re.search(re.escape(word.encode()), data) or re.search(re.escape(word.encode("utf-16-le")), data):
        found.append(name)
    return found
