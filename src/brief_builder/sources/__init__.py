"""A source's file in (.txt, .md, .html, .docx, .pdf, .xlsx) → its text out, which knows where each stretch stands."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.sources.reading import SUFFIXES, read_source
    from brief_builder.sources.text import Block, SourceText, joined

__all__ = ["SUFFIXES", "Block", "SourceText", "joined", "read_source"]

_HOMES = {
    "Block": "text",
    "SUFFIXES": "reading",
    "SourceText": "text",
    "joined": "text",
    "read_source": "reading",
}
__getattr__ = exported(__name__, _HOMES)
