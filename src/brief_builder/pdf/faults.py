"""A finished PDF and what it was made of → what a person who listens to it would miss."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.pdf.notes import letters, misled
from brief_builder.pdf.original import Original
from brief_builder.pdf.structure import Structure, Tag, read_structure
from brief_builder.problems import Fault

_SHOWN = 40  # letters
_VERSION = "try another version of LibreOffice, or save as PDF from Word or PowerPoint"
TITLE_CURE = "give the template one, in File > Info > Title"
_LANGUAGE = ("choose one in the template, in Review > Language", "or render with --lang")
_HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")


def pdf_faults(data: bytes, original: Original, language: str) -> Iterator[Fault]:
    """What is wrong with the PDF; errors where it is not what it is said to be, warnings where something is lost.

    Args:
        language: BCP 47 tag that it must have; '' where nothing says one.
    """
    read = read_structure(data)
    if not read.tagged:
        yield Fault("pdf-untagged", "the PDF has no tags", help=_VERSION)
        return
    if not read.title:
        yield Fault("pdf-nameless", "the PDF has no title", help=TITLE_CURE)
    if not read.language or not read.shows_title or (language and read.language != language):
        yield Fault("pdf-nameless", "the PDF does not say its language, or does not show its title", help=_VERSION)
    elif not language:
        message = f"the document says no language: its PDF is read with the voice of {read.language}"
        yield Fault("pdf-nameless", message, help=_LANGUAGE, severity="warning")
    if read.tags:  # else they are of a kind that cannot be read here
        yield from _lost(read, original)


def _lost(read: Structure, original: Original) -> Iterator[Fault]:
    found = [tag.text for tag in read.of(*_HEADINGS) if tag.text]
    missing = _missing([heading.text for heading in original.headings], found)
    if missing is not None:
        message = f"the heading “{missing}” is no heading in the PDF, or not in its place"
        yield Fault("pdf-structure", message, help=_VERSION, severity="warning")
    for wanted in original.notes:
        printed = [letters("".join(each.text for each in note.tags if each.role != "Lbl")) for note in read.of("Note")]
        if other := misled(wanted, printed):
            message = f"a mark in the PDF leads to the wrong note: “{other[:60]}” is not the note that stands there"
            yield Fault("pdf-notes", message, help=_VERSION)
    headed = sum(_has_header(table) for table in read.of("Table"))
    if headed < original.tables:
        message = f"{original.tables} tables have a header row, and {headed} have header cells in the PDF"
        yield Fault("pdf-structure", message, help=_VERSION, severity="warning")
    for figure in read.of("Figure"):
        if not figure.alt.strip():
            where = f"on page {figure.page} of the PDF" if figure.page else "of the PDF, which is not shown,"
            yield Fault(
                "pdf-figure",
                f"a picture, chart or shape {where} has no alt text{_known_by(figure)}",
                help="write its alt text in the template, or mark it as decorative",
                severity="warning",
            )


def _missing(wanted: list[str], found: list[str]) -> str | None:
    """The first heading that does not follow; numbers that Office writes before headings are no part of their words."""
    rest = iter([letters(each) for each in found])
    for text in wanted:
        if not any(each.endswith(letters(text)) for each in rest):
            return text
    return None


def _known_by(figure: Tag) -> str:
    """The first words that stand in a figure, by which a person finds it; '' where it has none."""
    words = figure.text if len(figure.text) <= _SHOWN else f"{figure.text[:_SHOWN].rstrip()}…"
    return f"; in it stands “{words}”" if words else ""


def _has_header(table: Tag) -> bool:
    return any(tag.role == "TH" for tag in table.walk())
