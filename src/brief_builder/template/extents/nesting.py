"""A tree whose blocks have their extents → a fault for each block that could not be repeated or dropped as it stands.

What a block repeats must close as many elements as it opens, and blocks must lie in each other: else the document
would be no XML. The rules for extents keep both; what they do not foresee is said here, not written into a file.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.problems import Fault, Note, Problem
from brief_builder.template.extents.edges import is_anchor
from brief_builder.template.reading.blocks import Block


def check_nesting(root: etree._Element, blocks: list[Block], report: Callable[[Problem], None]) -> None:
    """Report each block whose ends stand where they cannot be joined."""
    roles = {tag.number: block for block in blocks if len(block.tags) > 1 for tag in block.tags}
    open_: list[tuple[Block, etree._Element]] = []
    torn: dict[int, Block] = {}
    for anchor in root.iter(etree.ProcessingInstruction):
        block = roles.get(int(anchor.text or 0)) if is_anchor(anchor) else None
        if block is None:
            continue
        number = int(anchor.text or 0)
        if number == block.opening.number:
            open_.append((block, anchor))
        elif not open_ or open_[-1][0] is not block:
            torn.setdefault(block.opening.number, block)
            open_ = [each for each in open_ if each[0] is not block]
        elif not _joins(open_[-1][1], anchor):
            torn.setdefault(block.opening.number, block)
            open_.pop()
        else:
            open_.pop()
            if number != block.tags[-1].number:
                open_.append((block, anchor))  # its next branch begins here
    for block in torn.values():
        first, last = block.tags[0], block.tags[-1]
        fault = Fault(
            "block-crosses",
            f"this `{first.word}` starts in one place and ends in another that cannot be joined to it",
            help="give each of its tags a paragraph of its own",
            notes=[Note(f"its end: {last.shown[last.start : last.end]}", last.place)],
        )
        report(fault.at(first.place, first.excerpt))


def _joins(first: etree._Element, last: etree._Element) -> bool:
    """Whether what is closed between two anchors is opened again, so that it may stand any number of times."""
    if first.getparent() is last.getparent():
        return True
    left, right = list(first.iterancestors()), list(last.iterancestors())
    while left and right and left[-1] is right[-1]:
        left.pop()
        right.pop()
    return [e.tag for e in left] == [e.tag for e in right]
