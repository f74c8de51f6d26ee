"""Office files in → their PDFs out, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from brief_builder.pdf.converting import Printable, convert
from brief_builder.pdf.faults import pdf_faults
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
        known: what stands in the document, for who has read it already; None reads it.
    """

    data: bytes
    language: str
    title: str = ""
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
        Fault: office-missing; template-unreadable and template-unsafe, for what is no Office file.
    """
    if not files:
        return {}
    program = program or find_office()
    originals = {name: _original(source) for name, source in files.items()}
    printable = [Printable(original.kind, original.printed) for original in originals.values()]
    papers: dict[str, Paper] = {}
    for (name, original), made in zip(originals.items(), convert(printable, program), strict=True):
        if isinstance(made, Fault):
            papers[name] = Paper(None, (made,))
            continue
        language = _language(original.language, files[name].language)
        data = mended(made, original, language)
        papers[name] = Paper(data, tuple(pdf_faults(data, original, language)))
    return papers


def _original(source: Source) -> Original:
    read = read_original(source.data, source.known)
    return replace(read, title=read.title or " ".join(source.title.split()))


def _language(written: str, wanted: str) -> str:
    """The tag that says more: the file's own where it is of the language that is wanted."""
    same = written.partition("-")[0].lower() == wanted.partition("-")[0].lower()
    return written if written and (same or not wanted) else wanted
