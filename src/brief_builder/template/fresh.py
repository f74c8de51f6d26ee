"""A tree whose blocks have their extents → what may stand only once, made new in each copy: ids."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.xml import clark
from brief_builder.template.blocks import Block
from brief_builder.template.copies import Path, turn_of, walk
from brief_builder.template.tokens import Tokens

_W_ID = clark("w:id")
# Changes under review (ISO 29500-1, 17.13.5): Word wants no two with one id.
_CHANGES = frozenset(
    clark(f"w:{name}")
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange",
    )
)  # fmt: skip


def freshen(root: etree._Element, blocks: list[Block], dialect: Dialect, tokens: Tokens, around: Path = ()) -> None:
    """Make ids inside loops tokens that count, and ids that stand twice new ones.

    Args:
        root: a part's tree, or an element in it whose surroundings are freshened by themselves.
        blocks: the blocks in it.
        dialect: of the part.
        tokens: takes the tokens.
        around: the branches that the whole of it stands in.
    """
    fresh = dict(dialect.fresh)
    whole = root.getroottree().getroot()
    held = [e for e in (whole.iter(*fresh) if fresh else ()) if e.get(fresh[str(e.tag)], "").isdigit()]
    largest = max((int(e.get(fresh[str(e.tag)], "0")) for e in held), default=0)
    bound = largest + len(held)  # what ids that stand twice are given lies below
    seen: set[tuple[str, str]] = set()
    doubles: list[tuple[etree._Element, str]] = []
    for node, path in walk(root, blocks, around):
        if not isinstance(node.tag, str):
            continue
        copied = turn_of(path) is not None
        attribute = fresh.get(node.tag)
        value = node.get(attribute) if attribute is not None else None
        if attribute is not None and value is not None:
            if copied:
                node.set(attribute, tokens.add(f"V''|_brief_fresh({bound})"))
            elif (node.tag, value) in seen and not _in_fallback(node):
                # A shape that was copied in another program keeps its id; Office wants each once.
                doubles.append((node, attribute))
            seen.add((node.tag, value))
        if copied:
            _freshen_copy(node, dialect, tokens)
    for number, (node, attribute) in enumerate(doubles, start=largest + 1):
        node.set(attribute, str(number))


def _freshen_copy(node: etree._Element, dialect: Dialect, tokens: Tokens) -> None:
    """What an element in a loop may not repeat: ids of paragraphs and of changes under review."""
    for element, attribute in dialect.drop_in_copies:
        if element == node.tag and attribute in node.attrib:
            del node.attrib[attribute]
    if node.tag in _CHANGES and _W_ID in node.attrib:
        node.set(_W_ID, tokens.add("V''|_brief_copy_id"))


def _in_fallback(node: etree._Element) -> bool:
    return any(True for _ in node.iterancestors(clark("mc:Fallback")))
