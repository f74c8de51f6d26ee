"""The bytes of a .docx or .pptx in → what stands in it, in reading order, with styles and colours resolved, out."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
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

_HOMES = {
    "Cell": "model",
    "Chart": "model",
    "Document": "model",
    "Drawing": "model",
    "Kind": "model",
    "Link": "model",
    "Mark": "model",
    "Paragraph": "model",
    "Role": "model",
    "Row": "model",
    "Run": "model",
    "Series": "model",
    "Shape": "model",
    "Slide": "model",
    "Table": "model",
    "read_structure": "reading",
    "script_of": "scripts",
    "structure_of": "reading",
}
__getattr__ = exported(__name__, _HOMES)
