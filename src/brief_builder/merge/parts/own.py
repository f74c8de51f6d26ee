"""A part that the template may have or not → its tree, and what the package needs to hold it when it has grown."""

from __future__ import annotations

from typing import ClassVar

from brief_builder.office import Package, parse, serialize
from brief_builder.office.part_types import relationship_type, word_type
from brief_builder.office.xml import NAMESPACES


class OwnPart:
    """The one part of its kind in a Word document, for one rendering; unchanged until something is added.

    Attributes:
        kind: 'styles' or 'numbering': the last word of its types, its root element, and the name of a new one.
        name: the member's name.
        is_new: whether the template has no such part.
        changed: whether anything was added.
        root: its root element.
    """

    kind: ClassVar[str]

    def __init__(self, package: Package) -> None:
        self.relationship, self.content_type = relationship_type(self.kind), word_type(self.kind)
        found = (r.target for r in package.relationships(package.main_part) if r.type == self.relationship)
        name = next((target for target in found if target in package), None)
        self.name, self.is_new, self.changed = name or f"word/{self.kind}.xml", name is None, False
        empty = f'<w:{self.kind} xmlns:w="{NAMESPACES["w"]}"/>'.encode()
        self.root = parse(package.read(name) if name is not None else empty, self.name)

    def xml(self) -> str:
        """The part's text."""
        return serialize(self.root)
