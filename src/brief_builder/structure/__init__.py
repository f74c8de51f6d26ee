"""The bytes of a .docx or .pptx in → what stands in it, in reading order, with styles and colours resolved, out."""

from brief_builder.structure.model import (
    Cell,
    Chart,
    Document,
    Drawing,
    Kind,
    Link,
    Mark,
    Paragraph,
    Role,
    Row,
    Run,
    Series,
    Shape,
    Slide,
    Table,
)
from brief_builder.structure.reading import read_structure, structure_of
from brief_builder.structure.scripts import script_of

__all__ = [
    "Cell",
    "Chart",
    "Document",
    "Drawing",
    "Kind",
    "Link",
    "Mark",
    "Paragraph",
    "Role",
    "Row",
    "Run",
    "Series",
    "Shape",
    "Slide",
    "Table",
    "read_structure",
    "script_of",
    "structure_of",
]
