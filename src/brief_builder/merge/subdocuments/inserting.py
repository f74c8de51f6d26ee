"""Documents that one rendering inserts → each insertion's XML, with ids, lists, notes and relationships of its own.

A document is read once and fitted once for each part; an insertion only fills the slots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from brief_builder.merge.notes.parts import KINDS, notes_part
from brief_builder.merge.parts.namespaces import Namespaces, collect
from brief_builder.merge.state import CopiedNote, State
from brief_builder.merge.subdocuments.fitting import Fitted, Fitter, Look, Setting
from brief_builder.merge.subdocuments.lists import Lists
from brief_builder.merge.subdocuments.reading import Source, read_source
from brief_builder.merge.subdocuments.relating import Relations
from brief_builder.merge.subdocuments.sections import Page, page_of
from brief_builder.merge.subdocuments.slots import Pieces, Slot, joined
from brief_builder.merge.subdocuments.styling import StyleMap
from brief_builder.merge.values.files import read_inside
from brief_builder.office import Package, content_parts, parse
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.schema import W, drop
from brief_builder.office.xml import NAMESPACES

_DRAWING = re.compile(rb'<(?:\w+:)?docPr\b[^>]*?\bid="(\d{1,10})"')
_CONTROL = re.compile(rb'<(?:\w+:)?id (?:\w+:)?val="(-?\d{1,10})"')
_BOOKMARK = re.compile(rb'<(?:\w+:)?bookmarkStart\b[^>]*?\bname="([^"]*)"')
_LONGEST_NAME = 40  # characters of a bookmark's name that Word bears
_LARGEST = 64 * 2**20  # bytes of a document
_FIRST_BOOKMARK = 2_000_000  # ids of copies that the engine makes are below, for all that a rendering may turn
_MEMORY = ("documents",)


@dataclass(frozen=True, slots=True)
class TheirSection:
    """A section of the template: its page, and the XML of what its properties hold."""

    page: Page
    inside: str


class Insertions:
    """What a rendering keeps of the documents that it inserts."""

    def __init__(self, state: State) -> None:
        assert state.package is not None  # noqa: S101  every rendering has one
        self.state, self.package = state, state.package
        self.relations = Relations(state)
        self._sources: dict[str, Source] = {}
        self._fitters: dict[tuple[str, Look], Fitter] = {}
        self._fitted: dict[tuple[str, Look, Setting], Fitted] = {}
        self._lists: dict[str, str] = {}
        self._notes_parts: dict[str, str] = {}
        self._sections: dict[str, TheirSection] = {}
        self._renamed = self._marked = 0
        drawings, self._controls, self._bookmarks = _held(self.package)
        state.next_id = max(state.next_id, drawings)

    @classmethod
    def of(cls, state: State) -> Insertions:
        """Those of a rendering."""
        held = state.once.get(_MEMORY)
        if not isinstance(held, cls):
            held = state.once[_MEMORY] = cls(state)
        return held

    def source(self, path: str) -> tuple[Source, bool]:
        """The document, and whether this is the first time that it is asked for.

        Raises:
            Fault: what reading the file or the document raises.
        """
        first = path not in self._sources
        if first:
            self._sources[path] = read_source(read_inside(self.state, path, _LARGEST), path)
        return self._sources[path], first

    def fitted(self, source: Source, look: Look, setting: Setting) -> Fitted:
        """The document for a part."""
        key = (source.path, look, setting)
        if key not in self._fitted:
            notes = {word: self.spaces(self.notes_part(word)) for word in source.notes_parts}
            spaces = self.spaces(setting.part)
            self._fitted[key] = self.fitter(source, look).fitted(setting, spaces, notes)
        return self._fitted[key]

    def fitter(self, source: Source, look: Look) -> Fitter:
        """What fits a document with a look; the same one each time, so that its styles are added once."""
        key = (source.path, look)
        if key not in self._fitters:
            other = next((f for (p, held), f in self._fitters.items() if (p, held.own) == (key[0], look.own)), None)
            styles = other.styles if other is not None else StyleMap(source, self.state.styles, own=look.own)
            lists = other.lists if other is not None else Lists(source, self.state.numbering, styles)
            styles.numbers = lists
            self._fitters[key] = Fitter(source, styles, lists, look, self.state.said)
        return self._fitters[key]

    def spaces(self, part: str) -> Namespaces:
        """The namespaces of a part of the template; those of a new part where it has none."""
        if part not in self.state.namespaces:
            if part in self.package:
                self.state.namespaces[part] = Namespaces.of(parse(self.package.read(part), part))
            else:
                self.state.namespaces[part] = Namespaces({"w": NAMESPACES["w"]})
        return self.state.namespaces[part]

    def section(self, xml: str, part: str) -> TheirSection | None:
        """A section of the template, given as XML, as its part writes it; None for ''."""
        if xml and xml not in self._sections:
            holder = etree.fromstring(xml)
            for change in holder.findall(W + "sectPrChange"):
                drop(change)
            page, spaces = page_of(holder), self.spaces(part)
            collect(list(holder), spaces, {}, set())
            self._sections[xml] = TheirSection(page, spaces.texts(list(holder)))
        return self._sections[xml] if xml else None

    def notes_part(self, word: str) -> str:
        """The template's part for footnotes or endnotes, or the name of a new one."""
        if word not in self._notes_parts:
            self._notes_parts[word] = notes_part(self.package, KINDS[word]) or KINDS[word].part
        return self._notes_parts[word]

    def begin_list(self, num_id: str) -> str:
        """A list that looks like one of the template and begins here; the template's own counts on behind it."""
        if num_id not in self._lists:
            self._lists[num_id] = self.state.numbering.apart(num_id)
            return self._lists[num_id]
        return self.state.numbering.restart(self._lists[num_id])

    def fresh(self) -> int:
        """The next id that no drawing and no content control has."""
        while True:
            self.state.next_id += 1
            if self.state.next_id not in self._controls:
                return self.state.next_id

    def bookmark_name(self, wanted: str) -> str:
        """A name that no bookmark of the document has yet: the wanted one, or one like it."""
        name = wanted
        taken = self.state.bookmark_names
        # Capitals make no difference to Word.
        while name in taken or name.lower() in taken or name.lower() in self._bookmarks:
            self._renamed += 1
            end = f"_{self._renamed}"
            name = wanted[: _LONGEST_NAME - len(end)] + end
        taken.update((name, name.lower()))
        return name

    def bookmark_id(self) -> str:
        """The next id that no bookmark has."""
        self._marked += 1
        return str(_FIRST_BOOKMARK + self._marked)


@dataclass
class Insertion:
    """One insertion of a document: what stands in its slots.

    Attributes:
        section: the properties of the template's section, where the insertion breaks it off.
    """

    all: Insertions
    fitter: Fitter
    fitted: Fitted
    part: str
    section: str = ""
    _held: dict[Slot, str] = field(default_factory=dict)
    _copied: dict[str, str] = field(default_factory=dict)

    def blocks(self) -> str:
        """The XML of the document's paragraphs and tables."""
        return joined(self.fitted.blocks, self._fill)

    def _fill(self, slot: Slot, part: str = "") -> str:
        kind, key = slot
        if kind == "fresh":
            return str(self.all.fresh())
        if slot not in self._held:
            self._held[slot] = self._made(kind, key, part or self.part)
        return self._held[slot]

    def _made(self, kind: str, key: Any, part: str) -> str:
        if kind == "name":
            return escape_attribute(self.all.bookmark_name(key))
        if kind == "bookmark":
            return self.all.bookmark_id()
        if kind == "shape":
            return f"shape-{self.all.fresh()}"
        if kind == "list":
            return self._fill(("begun list", self.fitter.lists.first(key)))
        if kind == "begun list":
            return self.fitter.lists.begin(key)
        if kind == "template list":
            return self.all.begin_list(key)
        if kind == "relationship":
            return self.all.relations.relate(self.fitter.source, key[0], key[1], part, self._copied)
        if kind == "section":
            return self.section
        return self._note(kind, key)

    def _note(self, word: str, old: str) -> str:
        """The id of a note that is copied here."""
        state = self.all.state
        if word == "footnote":
            number, state.next_footnote = state.next_footnote, state.next_footnote + 1
        else:
            number, state.next_endnote = state.next_endnote, state.next_endnote + 1
        # Known before the note is written, which names itself.
        self._held[word, old] = str(number)
        pieces: Pieces = self.fitted.notes[word, old]
        target = self.all.notes_part(word)
        xml = joined(pieces, lambda slot: self._fill(slot, target))
        state.count(len(xml))
        (state.footnotes if word == "footnote" else state.endnotes).append(CopiedNote(xml))
        return str(number)


def _held(package: Package) -> tuple[int, set[int], set[str]]:
    """The largest id of a drawing, the ids of content controls, and the names of bookmarks in small letters."""
    drawings, controls, bookmarks = 0, set[int](), set[str]()
    for part in content_parts(package):
        data = package.read(part.name)
        drawings = max([drawings, *map(int, _DRAWING.findall(data))])
        controls.update(map(int, _CONTROL.findall(data)))
        bookmarks.update(name.decode("utf-8", "replace").lower() for name in _BOOKMARK.findall(data))
    return drawings, controls, bookmarks
