"""What has been read of a presentation so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from brief_builder.problems import Place
from brief_builder.structure.model import Drawing, Link, Mark, Paragraph, Slide, Table


@dataclass
class Gathered:
    """Lists that grow while slides are read; `order` counts paragraphs and shapes, for sorting places."""

    file: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    slides: list[Slide] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    order: int = 0

    def next(self) -> int:
        """The number of the next thing."""
        self.order += 1
        return self.order

    def link(self, place: Place, target: str, tip: str, text: str = "") -> int:
        """Take a link and give its index."""
        self.links.append(Link(place, text, target, tip))
        return len(self.links) - 1
