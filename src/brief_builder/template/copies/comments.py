"""Comments that a loop would copy → a comment with tags for each copy, any other beside the first copy only.

A comment is one element in the comments part, a reference in the body, and where it is about more than a point, the
two ends of a range. All have its id, so that a copy of one needs a copy of all.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.xml import clark
from brief_builder.template.copies.ranges import ID, Range, literal
from brief_builder.template.copies.walk import Path, turn_of, walk
from brief_builder.template.marks import TOKEN
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.tokens import Tokens

_PARTS = frozenset(clark(f"w:{name}") for name in ("commentReference", "commentRangeStart", "commentRangeEnd"))


def can_be_copied(old: str, path: Path, ranges: list[Range]) -> bool:
    """Whether the comment with this id can be copied where it is referred to: its range must be copied with it."""
    turn = turn_of(path)
    return turn is None or all(turn_of(each.start_path) == turn for each in _ranges_of(old, ranges))


def comment_id(old: str, path: Path, ranges: list[Range], tokens: Tokens) -> str:
    """What gives the id of a comment in each copy, in Jinja's terms; the ends of its range ask for the same id."""
    turn = turn_of(path)
    if turn is None:
        return literal(old)
    variable = tokens.variable(turn.tag, "comment")
    tokens.turns[turn.tag].append(f"set {variable} = ''|_brief_copy_id")
    for each in _ranges_of(old, ranges):
        each.start.set(ID, tokens.add(f"V{variable}"))
        each.end.set(ID, tokens.add(f"V{variable}"))
    return variable


def _ranges_of(old: str, ranges: list[Range]) -> list[Range]:
    return [each for each in ranges if each.kind == "commentRange" and each.old == old]


def comment_once(root: etree._Element, blocks: list[Block], tokens: Tokens) -> None:
    """Let the first copy alone keep a comment whose id is still that of the template."""
    copied = [
        node
        for node, path in walk(root, blocks)
        if node.tag in _PARTS and TOKEN not in node.get(ID, "") and turn_of(path) is not None
    ]
    for number, node in enumerate(copied):
        before = tokens.add(f"Bif 'comment{number}'|_brief_first")
        previous, parent = node.getprevious(), node.getparent()
        if previous is not None:
            previous.tail = (previous.tail or "") + before
        elif parent is not None:
            parent.text = (parent.text or "") + before
        node.tail = tokens.add("Bendif") + (node.tail or "")
