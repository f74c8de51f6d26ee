"""Bytes of .docx and .pptx files in → tagged PDFs out, made by LibreOffice."""

from brief_builder.pdf.making import Paper, Source, make_pdfs
from brief_builder.pdf.structure import Structure, read_structure

__all__ = ["Paper", "Source", "Structure", "make_pdfs", "read_structure"]
