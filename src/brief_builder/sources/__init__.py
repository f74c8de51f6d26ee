"""A source's file in (.txt, .md, .html, .docx, .pdf, .xlsx) → its text out, which knows where each stretch stands."""

from brief_builder.sources.text import Block, SourceText, joined

__all__ = ["Block", "SourceText", "joined"]
