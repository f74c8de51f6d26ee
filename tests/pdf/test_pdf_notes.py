"""Notes of a PDF: each mark leads to the words that it has in the document, and what is mixed up is told."""

from __future__ import annotations

import pytest

from brief_builder.office import Package
from brief_builder.pdf import Source, make_pdfs, original, read_structure
from brief_builder.pdf.notes import misled, notes_as_read
from word_fragments import docx, note, note_reference, p

# As an author left them whose program does not sort: the first mark has the higher id.
UNSORTED = docx(
    p("a", note_reference(3)), p("b", note_reference(2)), p("c", note_reference(2, "endnote")),
    footnotes=note(2, "of b") + note(3, "of a"),
    endnotes=note(2, "of c", kind="endnote"),
)  # fmt: skip


def test_notes_are_read_in_the_order_of_their_marks() -> None:
    """Footnotes and endnotes apart, without spaces."""
    assert sorted(notes_as_read(Package.open(UNSORTED))) == [("ofa", "ofb"), ("ofc",)]


def test_a_note_in_the_place_of_another_is_found() -> None:
    """Of those that are told once in both."""
    assert misled(["a", "b", "c"], ["b", "a", "c"]) == "b"


@pytest.mark.parametrize("printed", [["a", "b", "b", "c"], ["a", "c"], ["a", "B2", "c"], ["i", "a", "b", "c"], []])
def test_notes_that_a_page_divides_or_writes_otherwise_are_no_fault(printed: list[str]) -> None:
    """Nor those of the other kind, which stand between."""
    assert misled(["a", "b", "c"], printed) is None


@pytest.mark.office
def test_a_document_whose_notes_are_in_another_order_is_printed_as_it_reads(office: None) -> None:
    """LibreOffice is given a copy in which they are sorted."""
    paper = make_pdfs({"a.docx": Source(UNSORTED, "en", "T")})["a.docx"]
    assert paper.data is not None
    assert [tag.text.replace(" ", "") for tag in read_structure(paper.data).of("Note")] == ["1ofa", "2ofb", "iofc"]
    assert [fault.code for fault in paper.faults if fault.code == "pdf-notes"] == []


@pytest.mark.office
def test_a_pdf_with_notes_mixed_up_is_an_error(office: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As LibreOffice 7.4 makes it when nobody sorts them."""
    monkeypatch.setattr(original, "ordered", lambda *_: None)
    paper = make_pdfs({"a.docx": Source(UNSORTED, "en", "T")})["a.docx"]
    assert [(fault.code, fault.severity) for fault in paper.faults if fault.code == "pdf-notes"] == [
        ("pdf-notes", "error")
    ]
