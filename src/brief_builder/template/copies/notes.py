"""A body whose blocks hold references to notes or comments → those, with their tags, as part of the body's own source.

What a loop copies with a footnote reference in it needs a footnote for each copy, and the tags of that footnote mean
what they mean where it is referred to. So such a note is taken out of its part and written where the reference has
its id; when rendering reaches it, the note gets its id and goes back to its part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office import Package, Part, parse
from brief_builder.office.xml import clark
from brief_builder.problems import Problems
from brief_builder.template.copies.comments import can_be_copied
from brief_builder.template.copies.ranges import Range
from brief_builder.template.copies.walk import Path, walk
from brief_builder.template.reading.scan import ANCHOR
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Tokens
from brief_builder.template.reading.trees import Extend, PlaceOf, Reading, read_tree
from brief_builder.template.source import write_element

NOTES = {
    "footnotes": ("w:footnoteReference", "w:footnote"),
    "endnotes": ("w:endnoteReference", "w:endnote"),
    "comments": ("w:commentReference", "w:comment"),
}
_ID = clark("w:id")


@dataclass
class Shelf:
    """The notes of one part, to be taken from it.

    Attributes:
        part: the part.
        root: its tree; a note that is taken leaves it.
        place_of: the place of an element of the part as the author sees it, with all its notes.
        taken: whether a note was taken.
    """

    part: Part
    root: etree._Element
    place_of: PlaceOf
    notes: dict[str, etree._Element]
    taken: bool = False


@dataclass
class Shelves:
    """The footnotes and endnotes of a template.

    Args:
        package: the template.
        parts: its content parts.
        places: (root, part) → the place of each element of that part.
    """

    package: Package
    parts: Sequence[Part]
    places: Callable[[etree._Element, Part], PlaceOf]
    _held: dict[str, Shelf] = field(default_factory=dict)

    def get(self, part_name: str) -> Shelf | None:
        """The shelf of a part from which a note was taken."""
        shelf = self._held.get(part_name)
        return shelf if shelf is not None and shelf.taken else None

    def of(self, kind: str) -> Shelf | None:
        """The shelf of the footnotes or endnotes; None when the template has none."""
        part = next((part for part in self.parts if part.kind == kind), None)
        if part is None:
            return None
        if part.name not in self._held:
            root = parse(self.package.read(part.name), part.name)
            notes = {note.get(_ID, ""): note for note in root.iter(clark(NOTES[kind][1]))}
            self._held[part.name] = Shelf(part, root, self.places(root, part), notes)
        return self._held[part.name]


@dataclass(frozen=True, slots=True)
class Met:
    """A note whose reference has been met in a body: the reference, what stands around it, the tag before it."""

    shelf: Shelf
    reference: etree._Element
    note: etree._Element
    path: Path
    after: Tag | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A note that is read with a body, and what was found in it."""

    met: Met
    note: Reading


def take_notes(
    body: Reading, ranges: list[Range], shelves: Shelves, tokens: Tokens, problems: Problems, extend: Extend
) -> list[Taken]:
    """Read the notes that belong in a body's own source: their tags, pictures and words are its own from here on.

    `ranges` are those of the body, each within one branch of a block.
    """
    out: list[Taken] = []
    for met in _to_take(body, ranges, shelves):
        package, part = shelves.package, met.shelf.part
        note = read_tree(met.note, part, package, met.shelf.place_of, tokens, problems, extend, len(body.tags))
        for tag in note.tags:
            tag.after = met.after
        body.tags += note.tags
        body.slots += note.slots
        body.literals |= note.literals
        body.paired = body.paired and note.paired
        out.append(Taken(met, note))
    return out


def _to_take(body: Reading, ranges: list[Range], shelves: Shelves) -> list[Met]:
    """The notes in blocks, and those that hold tags themselves.

    A comment without tags is no such note: it is about the template, and one copy is enough. A note that is referred
    to more than once stays where it is. Of a body whose blocks could not be paired it is not known what is in them:
    then every note is taken.
    """
    met: list[Met] = []
    kinds = {clark(reference): kind for kind, (reference, _) in NOTES.items()}
    counts = Counter((e.tag, e.get(_ID)) for e in body.root.iter(*kinds))
    if not counts:
        return []
    after: Tag | None = None
    for node, path in walk(body.root, body.blocks):
        if isinstance(node, etree._ProcessingInstruction):
            after = body.tags[int(node.text or 0)] if node.target == ANCHOR else after
            continue
        if node.tag not in kinds or counts[node.tag, node.get(_ID)] > 1:
            continue
        shelf = shelves.of(kinds[str(node.tag)])
        note = shelf.notes.get(node.get(_ID, "")) if shelf is not None else None
        if shelf is None or note is None:
            continue
        tagged = b"{" in etree.tostring(note)
        if shelf.part.kind == "comments":
            wanted = tagged and can_be_copied(node.get(_ID, ""), path, ranges)
        else:
            wanted = tagged or bool(path) or not body.paired
        if wanted:
            met.append(Met(shelf, node, note, path, after))
    return met


def place_in(met: Met, tags: list[Tag], tokens: Tokens, home: int, number: str = "") -> None:
    """Let a note's source stand where its reference has its id, and take the note out of its part.

    Args:
        met: the note; its blocks have their extents.
        tags: of the body and of the note, each at its number.
        tokens: takes the source.
        home: index of the note's part among those that the body's compiled form names.
        number: what gives its id, in Jinja's terms; '' for the next one that is free.
    """
    met.note.set(_ID, tokens.add(f"V{home}|_brief_note_begin({number})"))
    source = write_element(met.note, tags, tokens)
    met.reference.set(_ID, tokens.nest("filter _brief_into_notes", source, "endfilter"))
    parent = met.note.getparent()
    if parent is not None:
        parent.remove(met.note)
    met.shelf.taken = True
