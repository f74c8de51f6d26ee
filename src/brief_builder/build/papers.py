"""Produced documents → their PDFs, or the problems that say why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from brief_builder.pdf import make_pdfs
from brief_builder.pdf.program import find_office
from brief_builder.problems import BriefError, Fault, Place, Problems

PLACE = "PDF"  # where the program that makes them is missing, no file is wrong


class Produced(Protocol):
    """A document in memory."""

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def data(self) -> bytes: ...


def require_office() -> None:
    """Raise BriefError office-missing where no PDF can be made."""
    try:
        find_office()
    except Fault as fault:
        raise BriefError([fault.at(Place(PLACE))]) from None


def paper_name(name: str) -> str:
    """'brief.en.docx' → 'brief.en.pdf'."""
    return f"{name.rpartition('.')[0]}.pdf"


def make_papers(documents: Iterable[Produced], problems: Problems) -> dict[str, bytes]:
    """The PDFs by name; what is wrong goes into problems."""
    files: dict[str, bytes] = {}
    for name, paper in make_pdfs({each.name: (each.data, each.language) for each in documents}).items():
        for fault in paper.faults:
            problems.add(fault.at(Place(f"{paper_name(name)} (from {name})")))
        if paper.data is not None:
            files[paper_name(name)] = paper.data
    return files
