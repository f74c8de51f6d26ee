"""Blocks and the tree in → anchors moved to what each block repeats or drops: words, paragraphs, rows or cells.

The extent follows from where the two ends stand: in one paragraph, the words between; in paragraphs of their own,
the paragraphs between; in different cells, the rows. Tags that stand alone take their paragraph or row with them.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.problems import Problem
from brief_builder.template.extents.edges import is_lifted
from brief_builder.template.extents.moving import detach, holds_cells, joint_of
from brief_builder.template.extents.tables import Tables
from brief_builder.template.reading.blocks import SINGLE, Block
from brief_builder.template.reading.tags import Tag


class Extents(Tables):
    """Moves the anchors of one part's tree.

    Args:
        dialect: of the part.
        values: numbers of the tags that print a value; a paragraph that holds one is not empty.
        listed: says whether a paragraph is an item of a list.
        blocks: all of them.
        report: takes a problem with a block whose ends cannot be joined.
    """

    def __init__(
        self,
        dialect: Dialect,
        values: set[int],
        listed: Callable[[etree._Element], bool],
        blocks: list[Block],
        report: Callable[[Problem], None],
    ) -> None:
        super().__init__(dialect, values, blocks, report)
        self.listed = listed
        # A macro written in one paragraph holds words, also where it prints none itself.
        self.kept |= {block.opening.node for block in blocks if block.opening.node is not None and _is_macro(block)}

    def extend(self, block: Block) -> None:
        """Move the anchors of a block to its extent."""
        if any(tag.node is None or tag.anchor is None for tag in block.tags):
            return
        lifted = [tag for tag in block.tags if is_lifted(tag)]
        if lifted:
            self._join_lifted(block, lifted[0])
            return
        nodes = [tag.node for tag in block.tags if tag.node is not None]
        if block.scope in ("tr", "tc"):
            self._tables(block, block.scope)
            return
        joint = joint_of(nodes)
        if len({id(node) for node in nodes}) == 1:
            self._same_paragraph(block, nodes[0])
        elif (around := holds_cells(joint, self.dialect)) is not None:
            self._tables(block, "tc" if self._means_columns(block, around) else "tr")
        elif joint is not None and all(node.getparent() is joint for node in nodes):
            self._paragraphs(block)
        else:
            self._crosses(block, joint)

    def _join_lifted(self, block: Block, lifted: Tag) -> None:
        """Bring the other tags to the level of one that an inner block has already taken out of its paragraph."""
        level = lifted.anchor.getparent() if lifted.anchor is not None else None
        for index, tag in enumerate(block.tags):
            if is_lifted(tag) or tag.node is None:
                continue
            unit = next((a for a in (tag.node, *tag.node.iterancestors()) if a.getparent() is level), None)
            if unit is None or level is None:
                self._crosses(block, level)
                return
            first = index < len(block.tags) - 1
            if (unit is tag.node and self.alone(unit)) or (unit is not tag.node and self._only_tags(unit)):
                self._replace(unit)
            elif unit is not tag.node or self._at_edge(tag, first=first):
                self._move(tag, unit, before=first)
            elif self._at_edge(tag, first=not first) and self._is_outermost(tag, before=not first):
                self._move(tag, unit, before=not first)  # the words beside it are not in the block
            else:
                self._crosses(block, level)
                return

    # -- one paragraph

    def _same_paragraph(self, block: Block, paragraph: etree._Element) -> None:
        if self.alone(paragraph):
            self._replace(paragraph)
            return
        if not self._levelled(block, paragraph):
            return
        if self._takes_paragraph(block) and self._covers(block):
            self._move(block.tags[0], paragraph, before=True)
            self._move(block.tags[1], paragraph, before=False)

    def _takes_paragraph(self, block: Block) -> bool:
        """Whether a block that is all of its paragraph repeats or drops the paragraph, not only the words."""
        node = block.opening.node
        if block.opening.word == "macro":
            return False
        return len(block.tags) == 2 and node is not None and (block.opening.word == "if" or self.listed(node))

    def _levelled(self, block: Block, paragraph: etree._Element) -> bool:
        """Bring the anchors of a block in a paragraph to one level: an end inside a link or an insertion moves out."""
        parents = {id(tag.anchor.getparent()) for tag in block.tags if tag.anchor is not None}
        if len(parents) == 1:
            return True
        return all(
            self._to_level(tag, paragraph, first=index < len(block.tags) - 1, block=block)
            for index, tag in enumerate(block.tags)
        )

    def _to_level(self, tag: Tag, level: etree._Element, *, first: bool, block: Block) -> bool:
        """Move an anchor up to be a child of `level`, if nothing that a reader sees stands on the wrong side of it."""
        anchor = tag.anchor
        if anchor is None or anchor.getparent() is level:
            return True
        outer = next((a for a in anchor.iterancestors() if a.getparent() is level), None)
        if outer is None:
            return False
        inside = list(outer.iter())
        at = inside.index(anchor)
        passed = inside[:at] if first else inside[at + 1 :]
        if any(self._seen(node) for node in passed):
            self._crosses(block, level)
            return False
        detach(anchor)
        if first:
            outer.addprevious(anchor)
        else:
            outer.addnext(anchor)
        return True

    def _covers(self, block: Block) -> bool:
        """Whether nothing but blocks that leave the paragraph too stand beside a block in it."""
        if not (self._at_edge(block.tags[0], first=True) and self._at_edge(block.tags[-1], first=False)):
            return False
        before = [b for b in self._blocks_beside(block.tags[0], before=True) if not self._leaves(b)]
        after = [b for b in self._blocks_beside(block.tags[-1], before=False) if not self._leaves(b)]
        return before == after and all(self._takes_paragraph(outer) for outer in before)

    def _leaves(self, block: Block) -> bool:
        """Whether a block's tags will leave the paragraph: for rows, or for paragraphs of which this is the edge."""
        nodes = [tag.node for tag in block.tags if tag.node is not None]
        if block.opening.word in SINGLE:
            return True
        joint = joint_of(nodes)
        if joint is None or joint is nodes[0]:
            return False
        if holds_cells(joint, self.dialect) is not None or block.scope in ("tr", "tc"):
            return True
        if any(map(is_lifted, block.tags)):
            return all(is_lifted(t) or self._at_edge(t, first=t is not block.tags[-1]) for t in block.tags)
        return self._moves(block) is not None

    # -- paragraphs of their own

    def _paragraphs(self, block: Block) -> None:
        moves = self._moves(block)
        if moves is None or not all(map(self._leaves, self._outside(block, moves))):
            # An end within the words of a paragraph: the text between the ends repeats, across paragraphs.
            for each in block.tags:
                if each.anchor is not None and each.node is not None:
                    self.kept.add(each.node)
                    self._to_level(each, each.node, first=each is not block.tags[-1], block=block)
            return
        for tag, how in zip(block.tags, moves, strict=True):
            node = tag.node
            assert node is not None  # noqa: S101  extend has looked
            if how == "replace":
                self._replace(node)
                continue
            if self.alone(node):
                self.kept.add(node)
            self._move(tag, node, before=how == "before")

    def _moves(self, block: Block) -> list[str] | None:
        """For each tag of a block 'replace', 'before' or 'after' its paragraph; None when one stays among words."""
        moves: list[str] = []
        for tag in block.tags:
            assert tag.node is not None  # noqa: S101  extend has looked
            last = tag is block.tags[-1]
            if self.alone(tag.node):
                moves.append("replace")
            elif self._at_edge(tag, first=not last):
                moves.append("after" if last else "before")
            else:
                break
        else:
            return moves
        if all(self._at_edge(t, first=False) and self._is_outermost(t, before=False) for t in block.tags[:-1]):
            return ["after"] * len(block.tags) if self._at_edge(block.tags[-1], first=False) else None
        return None

    def _outside(self, block: Block, moves: list[str]) -> list[Block]:
        """The blocks around a block whose ends stand beside its own, where these leave their paragraphs."""
        return [
            outer
            for tag, how in zip(block.tags, moves, strict=True)
            if how != "replace" and (tag is block.tags[0]) == (how == "before")
            for outer in self._blocks_beside(tag, before=how == "before")
        ]

    def _is_outermost(self, tag: Tag, *, before: bool) -> bool:
        """Whether no other block's tag stands before (after) a tag in its paragraph."""
        return not self._blocks_beside(tag, before=before)

    def drop(self, tag: Tag) -> None:
        """Take a note out, with its row or cell where docxtpl's prefix says so, or its paragraph when it is alone."""
        if not self._drop_unit(tag):
            self.extend(Block((tag,)))


def _is_macro(block: Block) -> bool:
    """Whether a block is a macro whose ends stand in one paragraph."""
    return block.opening.word == "macro" and len({id(tag.node) for tag in block.tags}) == 1
