"""A tree whose blocks have their extents → what may stand only once, made new in each copy: ids."""

from __future__ import annotations

import re

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.xml import clark, whole
from brief_builder.template.copies.walk import Path, turn_of, walk
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.tokens import Tokens

_W_ID = clark("w:id")
_HIGH = 1_000_000_000  # Word gives content controls ids of any size; counting goes on from the low ones
_VML = "{urn:schemas-microsoft-com:vml}"
_SHAPE_ID = "{urn:schemas-microsoft-com:office:office}spid"
_SHAPE = re.compile(r"_x0000_[a-z]\d+")
_CREATION = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
# Changes under review (ISO 29500-1, 17.13.5): Word wants no two with one id.
_CHANGES = frozenset(
    clark(f"w:{name}")
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange",
    )
)  # fmt: skip


def freshen(root: etree._Element, blocks: list[Block], dialect: Dialect, tokens: Tokens, around: Path = ()) -> int:
    """Make ids inside loops tokens that count, and ids that stand twice new ones.

    Args:
        root: a part's tree, or an element in it whose surroundings are freshened by themselves.
        blocks: the blocks in it.
        dialect: of the part.
        tokens: takes the tokens.
        around: the branches that the whole of it stands in.

    Returns the number above which ids of drawings and content controls are free.
    """
    fresh = dict(dialect.fresh)
    tree = root.getroottree().getroot()
    held = [e.get(fresh[str(e.tag)], "") for e in (tree.iter(*fresh) if fresh else ())]
    largest = max((id_ for id_ in map(whole, held) if id_ < _HIGH), default=0)
    bound = largest + len(held)  # what ids that stand twice are given lies below
    seen: set[tuple[str, str]] = set()
    doubles: list[tuple[etree._Element, str]] = []
    marks: list[etree._Element] = []
    last, copied = around, turn_of(around) is not None
    for node, path in walk(root, blocks, around):
        tag = node.tag
        if not isinstance(tag, str):
            continue
        if path is not last:  # most nodes stand in the same branches as the one before
            last, copied = path, turn_of(path) is not None
        attribute = fresh.get(tag)
        value = node.get(attribute) if attribute is not None else None
        if attribute is not None and value is not None:
            if copied:
                node.set(attribute, tokens.add(f"V''|_brief_fresh({bound})"))
            elif (tag, value) in seen and not _in_fallback(node):
                # A shape that was copied in another program keeps its id; Office wants each once.
                doubles.append((node, attribute))
            seen.add((tag, value))
        if copied:
            _freshen_copy(node, dialect, tokens)
        if copied and tag == _CREATION:
            marks.append(node)
    for number, (node, attribute) in enumerate(doubles, start=largest + 1):
        node.set(attribute, str(number))
    for mark in marks:
        _drop_extension(mark)
    return bound


def _freshen_copy(node: etree._Element, dialect: Dialect, tokens: Tokens) -> None:
    """What an element in a loop may not repeat: ids of paragraphs, of old drawings, of changes under review."""
    for element, attribute in dialect.drop_in_copies:
        if element == node.tag and attribute in node.attrib:
            del node.attrib[attribute]
    if node.tag in _CHANGES and _W_ID in node.attrib:
        node.set(_W_ID, tokens.add("V''|_brief_copy_id"))
    elif str(node.tag).startswith(_VML) and not str(node.tag).endswith("}shapetype"):
        for name in ("id", _SHAPE_ID):
            held = node.get(name)
            if held:
                stem = "_x0000_s" if _SHAPE.fullmatch(held) else f"{held}_"
                node.set(name, stem + tokens.add("V''|_brief_copy_id"))


def _drop_extension(mark: etree._Element) -> None:
    """Take out the extension that says when a shape was made; nothing needs it, and no two may say the same."""
    extension = mark.getparent()
    extensions = extension.getparent() if extension is not None else None
    if extension is None or extensions is None:
        return
    extensions.remove(extension)
    around = extensions.getparent()
    if not len(extensions) and around is not None:
        around.remove(extensions)


def _in_fallback(node: etree._Element) -> bool:
    return any(True for _ in node.iterancestors(clark("mc:Fallback")))
