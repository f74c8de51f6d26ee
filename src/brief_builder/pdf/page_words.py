"""A PDF that is being mended → what each piece of marked content says, and which pieces become decoration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pypdf import PageObject

from brief_builder.pdf.content import Operation, operations, words
from brief_builder.pdf.tree import Content, Element


@dataclass
class PageWords:
    """The pages' drawing and words. `dropped` has, for each page, the numbers of content that is decoration."""

    steps: list[list[Operation]]
    said: list[dict[int, str]]
    dropped: list[set[int]] = field(default_factory=list)

    @classmethod
    def of(cls, pages: Sequence[PageObject]) -> PageWords:
        steps = [operations(page) for page in pages]
        said = [words(page, each) for page, each in zip(pages, steps, strict=True)]
        return cls(steps, said, [set() for _ in pages])

    def text(self, element: Element) -> str:
        """What an element and those in it say; where it says itself what stands for it (ActualText), that."""
        if "/ActualText" in element.entries:
            return str(element.entries["/ActualText"])
        pieces = []
        for kid in element.kids:
            if isinstance(kid, Element):
                pieces.append(self.text(kid))
            elif isinstance(kid, Content):
                pieces.append(self.said[kid.page].get(kid.number, ""))
        return "".join(pieces)

    def drop(self, element: Element) -> None:
        """Let all that is in an element be decoration."""
        for content in element.contents():
            self.drop_content(content)

    def drop_content(self, content: Content) -> None:
        self.dropped[content.page].add(content.number)
