"""Footnotes and endnotes that a rendering adds → the part that holds them (ISO 29500-1, 17.11).

Word numbers notes by the order of their references; the ids here only join the two. Ids -1 and 0 are the separators
(17.11.23).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from brief_builder.office import Package, parse
from brief_builder.office.part_types import relationship_type, word_type
from brief_builder.office.xml import NAMESPACES, clark, whole


@dataclass(frozen=True, slots=True)
class NoteKind:
    """Footnotes, or endnotes: `word` is the name of one in the markup, `part` that of a new part."""

    word: str
    part: str
    relationship: str
    content_type: str

    @property
    def empty(self) -> str:
        """A part with the two separators that Word wants."""
        word = self.word
        separators = "".join(
            f'<w:{word} w:type="{mark}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{word}>'
            for number, mark in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:{word}s xmlns:w="{NAMESPACES["w"]}">{separators}</w:{word}s>'
        )


FOOTNOTE, ENDNOTE = (
    NoteKind(word, f"word/{word}s.xml", relationship_type(f"{word}s"), word_type(f"{word}s"))
    for word in ("footnote", "endnote")
)
KINDS = {kind.word: kind for kind in (FOOTNOTE, ENDNOTE)}


def notes_part(package: Package, kind: NoteKind) -> str | None:
    """The name of the package's part of footnotes or endnotes; None when it has none."""
    for rel in package.relationships(package.main_part):
        if rel.type == kind.relationship and rel.target in package:
            return rel.target
    return None


def first_free_id(package: Package, kind: NoteKind) -> int:
    """One more than the largest id of such a note in the package, at least 1."""
    name = notes_part(package, kind)
    if name is None:
        return 1
    ids = [whole(e.get(clark("w:id"))) for e in parse(package.read(name), name).iter(clark(f"w:{kind.word}"))]
    return max([0, *ids]) + 1


def with_notes(xml: str | None, kind: NoteKind, write: Callable[[str], str]) -> str:
    """The part with notes added after its own.

    Args:
        xml: the part; None makes a new one.
        kind: of the notes.
        write: gives the XML of the notes, told the part's prefix with its colon.
    """
    text = xml or kind.empty
    found = re.search(rf"<(\w+:)?{kind.word}s[ >]", text)
    prefix = (found[1] or "") if found else "w:"
    close = f"</{prefix}{kind.word}s>"
    head, _, _ = text.rpartition(close)
    return head + write(prefix) + close
