"""What a source says, as one text, and where each stretch of it stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "heading", "cell", "row", "note", "page"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a source that belongs together.

    Attributes:
        start: 0-based offset of its first character in the text; it ends where the next block begins.
        kind: a cell continues the row of the cell or row before it; "page" is what a page begins with, in the middle
            of a paragraph.
        place: where a person finds it ("page 3", "sheet Trade, cell B4"); "" when the file has no places.
    """

    start: int
    kind: Kind
    place: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source.

    Attributes:
        shown: the file as messages name it.
        text: paragraphs and rows are lines, cells of a row are divided by tabs.
        blocks: in order; () for a text whose lines are all there is to know of it.
    """

    shown: str
    text: str
    blocks: tuple[Block, ...] = ()

    def place(self, offset: int) -> str:
        """Where a character of the text stands in the file; "" when nobody knows."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start)
        return self.blocks[at - 1].place if at else ""

    def crossed(self, start: int, end: int) -> tuple[Block, Block] | None:
        """The first two blocks that text[start:end] runs over, a paragraph that goes on overleaf not counted."""
        first = bisect_right(self.blocks, start, key=lambda block: block.start)
        if first == 0:
            return None
        last = bisect_right(self.blocks, end - 1, key=lambda block: block.start)
        for at in range(first, last):
            if self.blocks[at].kind != "page":
                return self.blocks[at - 1], self.blocks[at]
        return None


def joined(shown: str, pieces: Iterable[tuple[Kind, str, str]]) -> SourceText:
    """Kinds, places and texts of blocks in their order → the text they make; empty ones are left out."""
    out: list[str] = []
    blocks: list[Block] = []
    length = 0
    for kind, place, words in pieces:
        words = words.strip()
        if not words:
            continue
        between = "" if not blocks else "\t" if kind == "cell" else " " if kind == "page" else "\n"
        out += [between, words]
        blocks.append(Block(length + len(between), kind, place))
        length += len(between) + len(words)
    return SourceText(shown, "".join(out), tuple(blocks))
