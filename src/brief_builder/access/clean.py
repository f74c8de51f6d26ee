"""AX8: a file that is sent holds no comments, tracked changes or highlights of those who worked on it."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.access.view import Stretch, View, finding_in, stretches, vanishes
from brief_builder.problems import Excerpt, Fault, Note, Problem
from brief_builder.structure import Document, Mark

_TOLD = 5


def left_marks(document: Document) -> Iterator[Problem]:
    """The comments and tracked changes of a document, without what else keeps people from reading it."""
    view = View(document)
    yield from comments(view)
    yield from changes(view)


def comments(view: View) -> Iterator[Problem]:
    """Comments that are left."""
    found = [mark for mark in view.document.marks if mark.kind == "comment"]
    if found:
        many = f"{len(found)} comments are" if len(found) > 1 else "a comment is"
        cure = view.cure(
            "Review, Delete, Delete All Comments in Document",
            "Review, Delete, Delete All Comments in This Presentation",
        )
        yield _marks("comments-left", f"{many} left in the file, which everyone who gets it can read", cure, found)


def changes(view: View) -> Iterator[Problem]:
    """Tracked changes that nobody has accepted or rejected."""
    found = [mark for mark in view.document.marks if mark.kind != "comment"]
    if found:
        many = f"{len(found)} tracked changes are" if len(found) > 1 else "a tracked change is"
        message = f"{many} left: a screen reader reads what was deleted along with what was written"
        yield _marks("changes-left", message, "Review, Accept, Accept All Changes and Stop Tracking", found)


def highlights(view: View) -> Iterator[Problem]:
    """Words with a marker's colour on them."""
    found: list[Stretch] = []
    for _, paragraph in view.paragraphs():
        for run, start, end in stretches(paragraph):
            if run.highlight and run.text.strip() and not vanishes(run.text) and run.highlight != "#ffffff":
                found.append((paragraph, start, end))
                break
    if found:
        message = "words are highlighted: a screen reader does not say so, and it looks like work that is not done"
        cure = "select them, Home, Text Highlight Color: No Color"
        yield finding_in("highlight-left", message, found, cure=cure)


def _marks(code: str, message: str, cure: str, found: list[Mark]) -> Problem:
    notes = [Note("also here", mark.place) for mark in found[1:_TOLD]]
    if len(found) > _TOLD:
        notes.append(Note(f"and {len(found) - _TOLD} more"))
    fault = Fault(code, message, help=cure, notes=notes, severity="warning")
    return fault.at(found[0].place, Excerpt(found[0].text) if found[0].text.strip() else None)
