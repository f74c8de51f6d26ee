"""Tags of a part's tree in → their anchors moved before, behind or in the place of a paragraph, row or cell."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.xml import clark
from brief_builder.problems import Fault, Note, Problem
from brief_builder.template.extents.edges import Edges, is_anchor, is_lifted
from brief_builder.template.reading.blocks import SINGLE, Block
from brief_builder.template.reading.tags import Tag

_POINTS = clark("dgm:ptLst")
_CONTROLS = tuple(clark(f"w:{name}") for name in ("sdt", "sdtContent", "customXml"))


class Moving(Edges):
    """Moves the anchors of one part's tree.

    Args:
        dialect: of the part.
        values: numbers of the tags that print a value; a paragraph that holds one is not empty.
        blocks: all of them.
        report: takes a problem with a block whose ends cannot be joined.
    """

    def __init__(
        self, dialect: Dialect, values: set[int], blocks: list[Block], report: Callable[[Problem], None]
    ) -> None:
        super().__init__(dialect, values)
        self.blocks = {tag.number: block for block in blocks for tag in block.tags}
        self.report = report
        # Anchors moved before (after) a unit.
        self._before: set[etree._Element] = set()
        self._after: set[etree._Element] = set()

    def _blocks_beside(self, tag: Tag, *, before: bool) -> list[Block]:
        """The blocks of the tags before (after) a tag in its paragraph, the nearest first."""
        assert tag.node is not None  # noqa: S101  the caller has looked
        numbers = [int(node.text or 0) for node in tag.node.iter(etree.ProcessingInstruction) if is_anchor(node)]
        at = numbers.index(tag.number)
        beside = reversed(numbers[:at]) if before else numbers[at + 1 :]
        return [self.blocks[number] for number in beside if number in self.blocks]

    def _move(self, tag: Tag, unit: etree._Element, *, before: bool) -> None:
        """Put an anchor before (after) a unit; with it go the names that are set beside it, which it may use."""
        moving = [tag]
        for block in self._blocks_beside(tag, before=before) if not is_lifted(tag) else ():
            if block.opening.word not in SINGLE:
                break
            moving.append(block.opening)
        moved = self._before if before else self._after
        for each in moving:
            anchor = each.anchor
            assert anchor is not None  # noqa: S101  extend has looked
            detach(anchor)
            beyond = unit  # what was moved there stays in the order in which it was written
            while (near := beyond.getprevious() if before else beyond.getnext()) is not None and near in moved:
                if (int(near.text or 0) > each.number) != before:
                    break
                beyond = near
            if before:
                beyond.addprevious(anchor)
            else:
                beyond.addnext(anchor)
            moved.add(anchor)

    def _replace(self, unit: etree._Element) -> None:
        """Put the anchors inside a paragraph, row or cell in its place, in their order, with what is paired."""
        if unit.getparent() is None:
            return
        for node in [n for n in unit.iter() if is_anchor(n) or n.tag in self.dialect.paired]:
            node.tail = None
            unit.addprevious(node)
        parent = unit.getparent()
        assert parent is not None  # noqa: S101
        parent.remove(unit)

    def _crosses(self, block: Block, joint: etree._Element | None) -> None:
        first, last = block.tags[0], block.tags[-1]
        in_table = [any(a.tag == self.dialect.table for a in up_to(t.node, joint)) for t in (first, last)]
        help_ = "put both tags in paragraphs of their own outside, or both in rows of the same table"
        if joint is not None and joint.tag == _POINTS:
            message = f"this `{first.word}` begins in one point of a SmartArt and ends in another"
            help_ = "end it in the point in which it begins; points themselves cannot be repeated or dropped"
        elif in_table[0] and not in_table[1]:
            message = f"this `{first.word}` starts in a table and ends outside it"
        elif in_table[1] and not in_table[0]:
            message = f"this `{first.word}` starts outside a table and ends in it"
        else:
            message = f"this `{first.word}` starts in one place and ends in another that cannot be joined to it"
        fault = Fault(
            "block-crosses",
            message,
            help=help_,
            notes=[Note(f"its end: {last.shown[last.start : last.end]}", last.place)],
        )
        self.report(fault.at(first.place, first.excerpt))


def joint_of(nodes: list[etree._Element]) -> etree._Element | None:
    """The lowest element that holds all nodes; a node itself when they are one."""
    paths = [list(reversed([node, *node.iterancestors()])) for node in nodes]
    joint = None
    for steps in zip(*paths, strict=False):
        if any(step is not steps[0] for step in steps):
            break
        joint = steps[0]
    return joint


def up_to(node: etree._Element | None, joint: etree._Element | None) -> list[etree._Element]:
    out: list[etree._Element] = []
    for ancestor in node.iterancestors() if node is not None else ():
        if ancestor is joint:
            break
        out.append(ancestor)
    return out


def detach(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def holds_cells(joint: etree._Element | None, dialect: Dialect) -> etree._Element | None:
    """The table or row whose rows or cells stand at a place, also in a content control around some; None elsewhere."""
    while joint is not None and joint.tag in _CONTROLS:
        joint = joint.getparent()
    return joint if joint is not None and joint.tag in (dialect.table, dialect.row) else None
