"""A document in → the same as rules look at it: without what a template's blocks take away, and with places to name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.problems import Excerpt, Fault, Note, Problem
from brief_builder.problems.model import Severity
from brief_builder.structure import Document, Paragraph, Row, Run, Table

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
_BLOCK = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.S)
_TOLD = 5  # places of one finding that are named
_SPEECH: frozenset[str] = frozenset({"title", "subtitle", "heading", "body", "list", "cell", "caption", "note"})


class View:
    """A document and what all rules ask of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.in_word = document.kind == "docx"

    def paragraphs(self) -> Iterator[tuple[int, Paragraph]]:
        """Each paragraph that a reader may meet, with its number: not hidden ones, nor those that hold blocks alone."""
        for number, paragraph in enumerate(self.document.paragraphs):
            if not paragraph.hidden and not vanishes(paragraph.text):
                yield number, paragraph

    def prose(self) -> Iterator[tuple[int, Paragraph]]:
        """Those that are read in their order: not headers, footers, contents, comments, and what a speaker says."""
        for number, paragraph in self.paragraphs():
            if paragraph.role in _SPEECH:
                yield number, paragraph

    def rows(self, table: Table) -> list[tuple[int, Row]]:
        """The rows of a table with their numbers, those left out that hold blocks alone."""
        return [(number, row) for number, row in enumerate(table.rows) if not _row_vanishes(row)]

    def cure(self, word: str, powerpoint: str = "") -> str:
        """What is to be done in the program that the document is of."""
        return word if self.in_word or not powerpoint else powerpoint


def vanishes(text: str) -> bool:
    """Whether a text holds blocks of a template and nothing else: its paragraph is not there in what is made of it."""
    return bool(text.strip()) and "{" in text and not _BLOCK.sub("", text).strip()


def has_tag(text: str) -> bool:
    """Whether a tag of a template stands in a text, whose words are not known yet."""
    return "{" in text and _TAG.search(text) is not None


def without_tags(text: str) -> str:
    """A text with an object character for each tag, so that what stands around is not taken for one stretch."""
    return _TAG.sub("\ufffc", text) if "{" in text else text


def shown_runs(paragraph: Paragraph) -> list[Run]:
    """The runs with something to be seen, those of blocks left out."""
    return [run for run in paragraph.runs if run.text.strip() and not vanishes(run.text)]


def finding(
    code: str,
    message: str,
    paragraph: Paragraph,
    *,
    cure: str = "",
    start: int = 0,
    end: int = 0,
    severity: Severity = "warning",
    others: list[Paragraph] | None = None,
) -> Problem:
    """A problem at a paragraph, and the other paragraphs of which the same is to be said.

    Args:
        start, end: what of its text is meant, 0-based and half-open; (0, 0) for all.
    """
    fault = Fault(code, message, help=cure or (), notes=_elsewhere(others or []), severity=severity)
    text = paragraph.text
    return fault.at(paragraph.place, Excerpt(text, start, end) if text.strip() else None)


def _elsewhere(others: list[Paragraph]) -> list[Note]:
    notes = [Note("also here", other.place) for other in others[:_TOLD]]
    if len(others) > _TOLD:
        notes.append(Note(f"and at {len(others) - _TOLD} more places"))
    return notes


def _row_vanishes(row: Row) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    return bool(texts) and all(vanishes(text) for text in texts)
