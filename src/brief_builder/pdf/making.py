"""Office files in → their PDFs out, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from brief_builder.pdf.converting import Printable, convert
from brief_builder.pdf.faults import TITLE_CURE, pdf_faults
from brief_builder.pdf.mending import mended
from brief_builder.pdf.original import Original, read_original
from brief_builder.pdf.program import find_office
from brief_builder.problems import Fault
from brief_builder.structure import Document


@dataclass(frozen=True)
class Source:
    """A document of which a PDF is wanted.

    Attributes:
        data: the bytes of a .docx or .pptx.
        language: a BCP 47 tag; "" for what the file says. Where the file itself names a region of that language, as in
            `fr-CA`, so does the PDF.
        title: of the PDF, where the file says none.
        name: of the file, without its ending: its title where nothing else is one.
        known: what stands in the document, for who has read it already; None reads it.
    """

    data: bytes
    language: str
    title: str = ""
    name: str = ""
    known: Document | None = None


@dataclass(frozen=True)
class Paper:
    """A PDF: `data` is None where none could be made, and `faults` say why, or what is wrong with it."""

    data: bytes | None
    faults: tuple[Fault, ...] = ()


def make_pdfs(files: Mapping[str, Source], program: Path | None = None) -> dict[str, Paper]:
    """The PDF of each file, by its name.

    Args:
        files: name → document.
        program: LibreOffice's program; None looks for it.

    Raises:
        Fault: office-missing.
    """
    if not files:
        return {}
    program = program or find_office()
    originals: dict[str, Original] = {}
    papers: dict[str, Paper] = {}
    for name, source in files.items():
        try:
            originals[name] = read_original(source.data, source.known)
        except Fault as fault:  # no Office file, or one with a damaged part
            papers[name] = Paper(None, (fault,))
    printable = [Printable(original.kind, original.printed) for original in originals.values()]
    for (name, read), made in zip(originals.items(), convert(printable, program), strict=True):
        if isinstance(made, Fault):
            papers[name] = Paper(None, (made,))
            continue
        original, notes = _titled(read, files[name])
        language = _language(original.language, files[name].language)
        data = mended(made, original, language)
        papers[name] = Paper(data, (*notes, *pdf_faults(data, original, language)))
    return papers


def _titled(read: Original, source: Source) -> tuple[Original, tuple[Fault, ...]]:
    """The document with a title, and a note where nobody gave it one: PDF/UA asks for a title (ISO 14289-1, 7.1)."""
    if title := read.title or _line(source.title):
        return replace(read, title=title), ()
    if not (title := read.called or _line(source.name)):
        return read, ()
    after = "the first title or heading in it" if read.called else "its file"
    message = f"the document has no title of its own: its PDF is called “{title}”, after {after}"
    note = Fault("pdf-nameless", message, help=TITLE_CURE, severity="note")
    return replace(read, title=title), (note,)


def _line(text: str) -> str:
    return " ".join(text.split())


def _language(written: str, wanted: str) -> str:
    """The tag that says more: the file's own where it is of the language that is wanted."""
    same = written.partition("-")[0].lower() == wanted.partition("-")[0].lower()
    return written if written and (same or not wanted) else wanted
