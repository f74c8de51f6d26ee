"""What has been read of a presentation so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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
        """Take a link and give its index. Runs that follow each other and lead to the same are one."""
        self.links.append(Link(place, text, target, tip))
        return len(self.links) - 1

    def finished_links(self) -> tuple[Link, ...]:
        """The links with the words of their runs."""
        words: dict[int, list[str]] = {}
        first: dict[int, int] = {}
        for number, paragraph in enumerate(self.paragraphs):
            for run in paragraph.runs:
                if run.link is not None:
                    words.setdefault(run.link, []).append(run.text)
                    first.setdefault(run.link, number)
        return tuple(
            replace(link, text=link.text or "".join(words.get(n, [])), paragraph=first.get(n))
            for n, link in enumerate(self.links)
        )
