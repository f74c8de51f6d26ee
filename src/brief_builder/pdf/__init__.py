"""Bytes of .docx and .pptx files in → tagged PDFs out, made by LibreOffice."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.pdf.making import Paper, Source, make_pdfs
    from brief_builder.pdf.structure import Structure, read_structure

__all__ = ["Paper", "Source", "Structure", "make_pdfs", "read_structure"]

_HOMES = {
    "Paper": "making",
    "Source": "making",
    "Structure": "structure",
    "make_pdfs": "making",
    "read_structure": "structure",
}
__getattr__ = exported(__name__, _HOMES)
