"""A Word file → its notes as they are read; its copy in which LibreOffice finds them so; and those a PDF mixed up.

A document whose author left its notes in another order is printed from such a copy: see `office/note_order.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count

from brief_builder.office import Package, parse, serialize
from brief_builder.office.note_order import in_reading_order
from brief_builder.office.part_types import relationship_type
from brief_builder.office.xml import clark

WORDS = ("footnote", "endnote")
_ID, _T = clark("w:id"), clark("w:t")


def ordered(package: Package, changed: dict[str, bytes]) -> None:
    """Add the parts to `changed` in which notes are not in the order of their marks, with that order."""
    parts = _parts(package)
    for word, name in parts.items():
        bodies = [package.main_part, *(other for other in parts.values() if other != name)]
        texts = [_text(each, package, changed) for each in bodies]
        numbers = count(1_000_000)  # of drawings, in a file that only LibreOffice sees
        found = in_reading_order(texts, _text(name, package, changed), word, lambda given=numbers: str(next(given)))  # type: ignore[misc]
        if found is not None:
            new = zip([*bodies, name], [*found[0], found[1]], strict=True)
            changed |= {each: text.encode("utf-8") for each, text in new}


def notes_as_read(package: Package) -> tuple[tuple[str, ...], ...]:
    """The letters of the footnotes, and of the endnotes, in the order of their marks in the body; () without any."""
    parts = _parts(package)
    if not parts:
        return ()
    body = parse(package.read(package.main_part), package.main_part)
    out = []
    for word, name in parts.items():
        root = parse(package.read(name), name)
        held = {note.get(_ID): letters("".join(t.text or "" for t in note.iter(_T))) for note in root}
        marks = dict.fromkeys(mark.get(_ID) for mark in body.iter(clark(f"w:{word}Reference")))
        out.append(tuple(held[mark] for mark in marks if mark in held))
    return tuple(out)


def misled(wanted: Sequence[str], printed: Sequence[str]) -> str | None:
    """The first note that stands in the place of another; None where none does.

    What is told once in both is compared: a note that a page divides, or that holds what a program reckons, may
    read otherwise.

    Args:
        wanted, printed: the letters of notes, in order; `printed` without their numbers.
    """
    once = _once(wanted) & _once(printed)
    pairs = zip((each for each in wanted if each in once), (each for each in printed if each in once), strict=True)
    return next((other for one, other in pairs if one != other), None)


def letters(text: str) -> str:
    """A text without spaces, also those without width: lines break at them, and then they may be left out."""
    return "".join(text.replace("\u200b", "").split())


def _once(texts: Sequence[str]) -> set[str]:
    return {text for text, times in Counter(texts).items() if times == 1 and text}


def _parts(package: Package) -> dict[str, str]:
    """'footnote', 'endnote' → the part, for those that the document has."""
    types = {relationship_type(f"{word}s"): word for word in WORDS}
    related = package.relationships(package.main_part) if package.kind == "docx" else ()
    return {types[rel.type]: rel.target for rel in related if rel.type in types and rel.target in package}


def _text(name: str, package: Package, changed: dict[str, bytes]) -> str:
    return serialize(parse(changed.get(name) or package.read(name), name))
