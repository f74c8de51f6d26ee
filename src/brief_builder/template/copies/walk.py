"""A tree whose blocks have their extents → for each of its nodes the blocks that it stands in: what a loop copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.scan import ANCHOR

_REPEATING = ("for", "macro")


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch of a block.

    Attributes:
        tag: number of the block's opening tag.
        number: 0 for what stands before the block's first divider.
        word: 'for', 'if', …
        instance: 0 for the first of the places where the block stands; a block over columns stands in each row.
    """

    tag: int
    number: int
    word: str
    instance: int = 0

    @property
    def repeats(self) -> bool:
        """Whether what stands here may stand in the document more than once."""
        return self.word in _REPEATING and self.number == 0

    @property
    def block(self) -> tuple[int, int]:
        """What all branches of the block have in common."""
        return self.tag, self.instance


Path = tuple[Branch, ...]  # the branches around a node, outermost first


class Walk:
    """The nodes of a tree in document order, each with the branches that it stands in.

    A block's opening tag stands outside the block, its dividers and its closing tag inside.

    Attributes:
        openings, closings: block → its first and last anchor, as far as the walk has come.
    """

    def __init__(self, root: etree._Element, blocks: list[Block], around: Path = ()) -> None:
        """`around` is around all of the tree."""
        self.openings: dict[tuple[int, int], etree._Element] = {}
        self.closings: dict[tuple[int, int], etree._Element] = {}
        self._root, self._around = root, around
        self._stands: dict[int, int] = {}  # opening tag → the instance of its block that began last
        several = (block for block in blocks if len(block.tags) > 1)
        self._roles = {tag.number: (block, at) for block in several for at, tag in enumerate(block.tags)}

    def __iter__(self) -> Iterator[tuple[etree._Element, Path]]:
        path = self._around
        for node in self._root.iter():
            yield node, path
            if isinstance(node, etree._ProcessingInstruction) and node.target == ANCHOR:
                role = self._roles.get(int(node.text or 0))
                path = self._beyond(node, path, *role) if role is not None else path

    def _beyond(self, anchor: etree._Element, path: Path, block: Block, at: int) -> Path:
        """The branches that what follows an anchor stands in."""
        tag, word = block.opening.number, block.opening.word
        if at == 0:
            instance = self._stands[tag] = self._stands.get(tag, -1) + 1
            self.openings[tag, instance] = anchor
            return (*path, Branch(tag, 0, word, instance))
        instance = path[-1].instance if path else 0
        if at == len(block.tags) - 1:
            self.closings[tag, instance] = anchor
            return path[:-1]
        return (*path[:-1], Branch(tag, at, word, instance))


def walk(root: etree._Element, blocks: list[Block], around: Path = ()) -> Iterator[tuple[etree._Element, Path]]:
    """The nodes of a tree with the branches that they stand in; `around` is around all of it."""
    return iter(Walk(root, blocks, around))


def turn_of(path: Path) -> Branch | None:
    """The innermost loop whose turns copy what stands there; None for what stands in the document once."""
    return next((branch for branch in reversed(path) if branch.repeats), None)


def common(one: Path, other: Path) -> int:
    """How many branches around two places are the same."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
