"""Documents → what they tell that their readers are not meant to know: of a pack, of a template, or of any file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from brief_builder.build.reuse import Reuse
from brief_builder.leaks.telling import leaks_of
from brief_builder.office import Package
from brief_builder.problems import Fault, Place, Problem, Problems

if TYPE_CHECKING:
    from brief_builder.build.produced import Document

_MARKED = re.compile(rb"<(?:\w+:(?:comment|ins|del|moveFrom|moveTo|cm)[ >]|\w+:\w+Change )")


def check_leaks(documents: Iterable[Document], problems: Problems, reuse: Reuse) -> None:
    """What was produced for a pack, by the names under which it is written."""
    for document in documents:
        problems.extend(reuse.once("leaks", (document,), (), partial(_leaks, document)))


def _leaks(document: Document) -> list[Problem]:
    try:
        return list(leaks_of(document.package, document.name))
    except Fault as fault:
        return [fault.at(Place(document.name))]


def file_leaks(data: bytes, shown: str, *, is_template: bool = False) -> Problems:
    """What a .docx or .pptx tells; of a template, what everything that is made of it will tell.

    Args:
        data: its bytes.
        shown: its name as the user knows it.
        is_template: whether documents are made of it, which leaves out what rendering does.
    """
    from brief_builder.leaks.cleaning import cleaned

    found = Problems()
    try:
        package = Package.open(data)
        found.extend(leaks_of(cleaned(package) if is_template else package, shown))
    except Fault as fault:
        found.add(fault.at(Place(shown)))
    return found


def produced_leaks(data: bytes, shown: str) -> Problems:
    """What a document tells that was just made of a template, comments and tracked changes with it."""
    found = Problems()
    package = Package.open(data)
    found.extend(leaks_of(package, shown))
    if any(_MARKED.search(package.read(name)) for name in package.names() if name.endswith(".xml")):
        from brief_builder.access import left_marks
        from brief_builder.structure import structure_of

        found.extend(left_marks(structure_of(package, shown)))
    return found
