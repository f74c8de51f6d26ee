"""A kind of part → the type of the relationship that leads to it, and its content type."""

from __future__ import annotations

from brief_builder.office.xml import NAMESPACES


def relationship_type(kind: str) -> str:
    """'styles' → the type of the relationship that leads to the styles."""
    return f"{NAMESPACES['r']}/{kind}"


def word_type(kind: str) -> str:
    """'styles' → the content type of the styles of a Word document."""
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"


def slide_type(kind: str) -> str:
    """'comments' → the content type of the comments on a slide."""
    return f"application/vnd.openxmlformats-officedocument.presentationml.{kind}+xml"


CHART = relationship_type("chart")
CHART_PART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"  # the content type of one
CHART_SHAPES = relationship_type("chartUserShapes")
COMMENTS = relationship_type("comments")
COMMENT_AUTHORS = relationship_type("commentAuthors")
HYPERLINK = relationship_type("hyperlink")
EXTENDED_PROPERTIES = relationship_type("extended-properties")
IMAGE = relationship_type("image")
SLIDE = relationship_type("slide")
THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
