"""Bytes of a .docx or .pptx in → a `Package` of members and its parts in reading order out, and back to bytes."""

from brief_builder.office.dialect import DRAWING, PLAIN, WORD, Dialect
from brief_builder.office.members import Member, write_members
from brief_builder.office.package import Package
from brief_builder.office.parts import Part, content_parts
from brief_builder.office.places import paragraph_trails
from brief_builder.office.xml import parse, serialize

__all__ = [
    "DRAWING",
    "PLAIN",
    "WORD",
    "Dialect",
    "Member",
    "Package",
    "Part",
    "content_parts",
    "paragraph_trails",
    "parse",
    "serialize",
    "write_members",
]
