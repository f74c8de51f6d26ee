"""A body whose blocks have their extents → sections that are whole in each turn of a loop and after each condition.

Word has no element for a section: its last paragraph holds its properties (`w:sectPr`), and the last section's stand
at the end of the body (ISO 29500-1, 17.6.17). So what a block takes with it and what it leaves behind must be put
right where its ends and those of sections fall together.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from brief_builder.office.dialect import WORD
from brief_builder.office.xml import clark
from brief_builder.template.extents.containers import KEEP, LAST_SECTION
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.scan import ANCHOR
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Tokens
from brief_builder.template.reading.trees import Reading

_P, _P_PR, _SECTION, _BODY = clark("w:p"), clark("w:pPr"), clark("w:sectPr"), clark("w:body")
_CHANGE, _SPACING = clark("w:pPrChange"), clark("w:spacing")


def free_breaks(tags: list[Tag]) -> None:
    """Give the section break in a paragraph that holds nothing but block tags a paragraph of its own before it.

    The paragraph of the tags will vanish, and the break with what stands before it stays. Comes before extents.
    """
    values = {tag.number for tag in tags if tag.kind == "value"}
    for paragraph in {tag.node: None for tag in tags if tag.node is not None}:
        section = _section_of(paragraph)
        if section is None or _holds_more(paragraph, values):
            continue
        own = paragraph.makeelement(_P)
        own.append(copy.deepcopy(paragraph[0]))  # the properties stand first
        paragraph[0].remove(section)
        paragraph.addprevious(own)


def repair_sections(body: Reading, tokens: Tokens) -> None:
    """Let each turn of a loop over sections end in a section break, and a section that goes take its break along."""
    element = body.root.find(_BODY)
    last = element.find(_SECTION) if element is not None else None
    if element is None or last is None or next(_breaks(element), None) is None:
        return
    opened = {tag.number: block for block in body.blocks for tag in block.tags}
    turns: list[tuple[etree._Element, etree._Element]] = []
    moved: dict[etree._Element, etree._Element] = {}
    for block in body.blocks:  # inner before outer
        anchors = [tag.anchor for tag in block.tags if tag.anchor is not None]
        if len(anchors) < 2 or any(anchor.getparent() is not element for anchor in anchors):
            continue
        if _is_torn(block, anchors):
            turns.append((anchors[1], _section_at(anchors[-1], last)))
            continue
        following = _end_of_section(anchors, opened)
        if following is None or block.opening.counting == "continue":
            continue
        if following is last and block.opening.word == "for":
            turns.append((anchors[1], last))
        elif following is not last and len(anchors) == 2:
            moved.setdefault(following, anchors[1])
    for anchor, section in turns:
        _end_turn(anchor, section, body.tags, tokens)
    for paragraph, anchor in moved.items():
        anchor.addprevious(paragraph)
    if any(_is_anchor(node) for node in _until(last, forwards=False)[0]):
        last.addprevious(etree.ProcessingInstruction(KEEP, LAST_SECTION))


def _is_torn(block: Block, anchors: list[etree._Element]) -> bool:
    """Whether a turn of a loop begins in one section and ends in another, so that the next one would end that."""
    held = _between(anchors[0], anchors[1])
    breaks = [at for at, node in enumerate(held) if _section_of(node) is not None]
    behind = held[breaks[-1] + 1 :] if breaks else []
    return block.opening.word == "for" and any(isinstance(node.tag, str) and not _is_mark(node) for node in behind)


def _end_of_section(anchors: list[etree._Element], opened: dict[int, Block]) -> etree._Element | None:
    """What ends the section that a block is all of: a paragraph, or the last section's properties.

    None for a block that holds a break, or beside which something else stands in its section.
    """
    before, previous = _until(anchors[0], forwards=False)
    after, following = _until(anchors[-1], forwards=True)
    if previous is None or _section_of(previous) is None or following is None:
        return None
    if any(_section_of(node) is not None for node in _between(anchors[0], anchors[-1])):
        return None
    ends = following.tag == _SECTION or _is_break(following)
    return following if ends and _closes_what_opens(before, after, opened) else None


def _closes_what_opens(before: list[etree._Element], after: list[etree._Element], opened: dict[int, Block]) -> bool:
    """Whether the tags beside a block are those of blocks that begin and end together with it."""
    opening = [opened.get(int(node.text or 0)) for node in before if _is_anchor(node)]
    closing = [opened.get(int(node.text or 0)) for node in after if _is_anchor(node)]
    return {id(block) for block in closing} <= {id(block) for block in opening}


def _end_turn(anchor: etree._Element, section: etree._Element, tags: list[Tag], tokens: Tokens) -> None:
    """Let every turn but the last end in a section break like that of the section in which the loop ends.

    The break goes into the last paragraph of the turn, or where there is none, into a very low one of its own.
    """
    own = copy.deepcopy(section)
    before, after = tokens.add("Bif not loop.last"), tokens.add("Bendif")
    near = anchor.getprevious()
    replaced = {tag.node for tag in tags if tag.alone}
    if near is not None and near.tag == _P and _section_of(near) is None and near not in replaced:
        properties = near.find(_P_PR)
        if properties is None:
            properties = near.makeelement(_P_PR)
            near.insert(0, properties)
        at = next((n for n, child in enumerate(properties) if child.tag == _CHANGE), len(properties))
        properties.insert(at, own)
        _put_around(own, before, after)
        return
    paragraph = anchor.makeelement(_P)
    properties = etree.SubElement(paragraph, _P_PR)
    spacing = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
    etree.SubElement(properties, _SPACING, {clark(f"w:{name}"): value for name, value in spacing.items()})
    properties.append(own)
    anchor.addprevious(paragraph)
    _put_around(paragraph, before, after)


def _put_around(element: etree._Element, before: str, after: str) -> None:
    element.tail = after
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = before
    elif parent is not None:
        parent.text = before


def _section_of(paragraph: etree._Element) -> etree._Element | None:
    """The properties of the section that ends with a paragraph; None when none ends there."""
    properties = paragraph[0] if paragraph.tag == _P and len(paragraph) else None
    return properties.find(_SECTION) if properties is not None and properties.tag == _P_PR else None


def _section_at(node: etree._Element, last: etree._Element) -> etree._Element:
    """The properties of the section that a child of the body stands in."""
    for sibling in node.itersiblings():
        section = _section_of(sibling)
        if section is not None:
            return section
    return last


def _breaks(body: etree._Element) -> Iterator[etree._Element]:
    return (section for child in body if (section := _section_of(child)) is not None)


def _is_break(paragraph: etree._Element) -> bool:
    """Whether a paragraph is nothing but the end of a section."""
    return (
        _section_of(paragraph) is not None
        and not _holds_more(paragraph, set())
        and not any(map(_is_anchor, paragraph.iter()))
    )


def _holds_more(paragraph: etree._Element, values: set[int]) -> bool:
    """Whether a reader sees anything in a paragraph besides the end of a section."""
    for node in paragraph.iter():
        if _is_anchor(node):
            if int(node.text or 0) in values:
                return True
        elif (node.tag == WORD.text and (node.text or "").strip()) or (WORD.shows(node) and node.tag != _SECTION):
            return True
    return False


def _is_anchor(node: etree._Element) -> bool:
    return isinstance(node, etree._ProcessingInstruction) and node.target == ANCHOR


def _is_mark(node: etree._Element) -> bool:
    """Whether an element only marks the beginning or end of something."""
    return node.tag in WORD.paired


def _between(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    out: list[etree._Element] = []
    for node in first.itersiblings():
        if node is last:
            break
        out.append(node)
    return out


def _until(start: etree._Element, *, forwards: bool) -> tuple[list[etree._Element], etree._Element | None]:
    """The anchors and marks beside a node, and the first element beyond them; None when there is none."""
    passed: list[etree._Element] = []
    for node in start.itersiblings(preceding=not forwards):
        if isinstance(node.tag, str) and not _is_mark(node):
            return passed, node
        passed.append(node)
    return passed, None
