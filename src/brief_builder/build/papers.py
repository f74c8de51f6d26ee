"""Produced documents → their PDFs, or the problems that say why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Protocol

from brief_builder.build.reuse import Reuse
from brief_builder.pdf import Source, make_pdfs
from brief_builder.pdf.program import find_office
from brief_builder.problems import BriefError, Fault, Place, Problems
from brief_builder.structure import Document as Structure

PLACE = "PDF"  # where the program that makes them is missing, no file is wrong


class Produced(Protocol):
    """A document in memory."""

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def data(self) -> bytes: ...

    @property
    def structure(self) -> Structure: ...


def require_office() -> None:
    """Raise BriefError office-missing where no PDF can be made."""
    try:
        find_office()
    except Fault as fault:
        raise BriefError([fault.at(Place(PLACE))]) from None


def paper_name(name: str) -> str:
    """'brief.en.docx' → 'brief.en.pdf'."""
    return f"{name.rpartition('.')[0]}.pdf"


def make_paper(shown: str, name: str, data: bytes, language: str, problems: Problems) -> bytes | None:
    """The PDF of one document, None where none can be made; what is wrong goes into problems, at the file as shown.

    Args:
        name: of the PDF, without its ending.
    """
    paper = make_pdfs({shown: Source(data, language, name=name)})[shown]
    problems.extend(fault.at(Place(shown)) for fault in paper.faults)
    return paper.data


def make_papers(
    documents: Iterable[Produced], titles: Mapping[str, str], problems: Problems, reuse: Reuse
) -> dict[str, bytes]:
    """The PDFs by name; what is wrong goes into problems.

    Args:
        titles: language → the title of a document that says none itself.
        reuse: those of an earlier build, which are not printed again.
    """
    files: dict[str, bytes] = {}
    held = {each.name: (each, titles.get(each.language, "")) for each in documents}
    # Those that are not known are printed together, in one start of the program.
    sources = {
        name: Source(each.data, each.language, title, known=each.structure)
        for name, (each, title) in held.items()
        if not reuse.knows("paper", (each,), (title,))
    }
    made = make_pdfs(sources) if sources else {}
    for name, (each, title) in held.items():
        paper = made.get(name)
        if paper is None or paper.data is not None:  # one that failed is tried again
            paper = reuse.once("paper", (each,), (title,), partial(made.__getitem__, name))
        for fault in paper.faults:
            problems.add(fault.at(Place(f"{paper_name(name)} (from {name})")))
        if paper.data is not None:
            files[paper_name(name)] = paper.data
    return files
