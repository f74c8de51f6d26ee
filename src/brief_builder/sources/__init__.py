"""A source's file in (.txt, .md, .html, .docx, .pdf, .xlsx) → its text out, which knows where each stretch stands."""

from brief_builder.sources.reading import SUFFIXES, read_source
from brief_builder.sources.text import Block, SourceText, joined

__all__ = ["SUFFIXES", "Block", "SourceText", "joined", "read_source"]
