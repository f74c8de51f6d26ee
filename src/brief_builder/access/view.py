"""A document in → the same as rules look at it: without what a template's blocks take away, and with places to name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from brief_builder.problems import Excerpt, Fault, Note, Problem
from brief_builder.problems.model import Severity
from brief_builder.structure import Document, Paragraph, Row, Run, Table

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
_BLOCK = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.S)
_TOLD = 5  # places of one finding that are named
Stretch = tuple[Paragraph, int, int]  # a paragraph, and what of its text is meant: 0-based, half-open
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


def stretches(paragraph: Paragraph) -> Iterator[tuple[Run, int, int]]:
    """Each run, with where it begins and ends in the text of its paragraph."""
    end = 0
    for run in paragraph.runs:
        start, end = end, end + len(run.text)
        yield run, start, end


def in_a_row(paragraphs: Iterable[tuple[int, Paragraph]]) -> Iterator[list[Paragraph]]:
    """Numbered paragraphs, in groups of those that follow each other with no number between them."""
    group: list[Paragraph] = []
    last = -2
    for number, paragraph in paragraphs:
        if group and number != last + 1:
            yield group
            group = []
        group.append(paragraph)
        last = number
    if group:
        yield group


def with_neighbours(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Each of some numbered paragraphs, with those right before and behind it in the same text, cell or shape."""
    for at, (number, paragraph) in enumerate(paragraphs):
        beside = (*paragraphs[max(at - 1, 0) : at], *paragraphs[at + 1 : at + 2])
        yield paragraph, [each for n, each in beside if abs(n - number) == 1 and _stand_together(each, paragraph)]


def _stand_together(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs stand in the same stretch of text, cell or shape."""
    if (one.table, one.row, one.column, one.shape, one.slide, one.boxed) != (
        other.table, other.row, other.column, other.shape, other.slide, other.boxed,
    ):  # fmt: skip
        return False
    return one.place.part == other.place.part


def finding_in(
    code: str, message: str, found: Sequence[Stretch], *, cure: str = "", severity: Severity = "warning"
) -> Problem:
    """A problem at the first of some stretches of text, and the other paragraphs in which they stand, each once."""
    paragraph, start, end = found[0]
    others = list({id(each): each for each, *_ in found if each is not paragraph}.values())
    return finding(code, message, paragraph, cure=cure, start=start, end=end, severity=severity, others=others)


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
