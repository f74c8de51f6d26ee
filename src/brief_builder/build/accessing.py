"""Documents → what keeps people from reading them out, as warnings and notes: of a pack, or of any file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from brief_builder.access import check_access
from brief_builder.build.reuse import Reuse
from brief_builder.problems import Fault, Place, Problem, Problems
from brief_builder.structure import read_structure

if TYPE_CHECKING:
    from brief_builder.build.produced import Document


def check_documents(documents: Iterable[Document], problems: Problems, reuse: Reuse) -> None:
    """What was produced for a pack, by the names under which it is written."""
    for document in documents:
        problems.extend(reuse.once("access", (document.said,), (), partial(_access, document)))


def _access(document: Document) -> list[Problem]:
    try:
        return list(check_access(document.structure))
    except Fault as fault:
        return [fault.at(Place(document.name))]


def file_access(data: bytes, shown: str) -> Problems:
    """What keeps people from reading a .docx or .pptx, be it produced, written by hand, or a template.

    Args:
        shown: its name as the user knows it.
    """
    found = Problems()
    try:
        found.extend(check_access(read_structure(data, shown)))
    except Fault as fault:
        found.add(fault.at(Place(shown)))
    return found
