"""The bytes of a .docx or .pptx in → a `Document` out."""

from __future__ import annotations

from brief_builder.office import Package
from brief_builder.structure.model import Document
from brief_builder.structure.slides.deck import read_deck
from brief_builder.structure.words.document import read_words


def read_structure(data: bytes, file: str) -> Document:
    """What stands in a document or presentation.

    Args:
        data: its bytes.
        file: its name as the user knows it, for places.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    return structure_of(Package.open(data), file)


def structure_of(package: Package, file: str) -> Document:
    """The same of a package that is open.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    return read_words(package, file) if package.kind == "docx" else read_deck(package, file)
