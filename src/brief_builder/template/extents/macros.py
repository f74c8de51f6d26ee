"""The macros of a part and the tags that print them → what each macro holds, and where it may be printed.

A macro whose ends stand in one paragraph holds words; one whose ends stand in paragraphs of their own holds
paragraphs, and is printed by a tag that is alone in its paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import nodes
from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.problems import Fault, Note, Problem
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.tags import Tag


def place_macros(
    blocks: list[Block],
    tags: list[Tag],
    syntax: Mapping[int, nodes.Node],
    dialect: Dialect,
    report: Callable[[Problem], None],
) -> None:
    """Say of each tag that prints a macro what the macro holds; paragraphs that only define words go.

    Comes after all extents are known.
    """
    holds: dict[str, tuple[str, Tag]] = {}
    for block in blocks:
        node = syntax.get(block.opening.number)
        if not isinstance(node, nodes.Macro):
            continue
        kind = _kind(block, dialect)
        if kind == "":
            fault = Fault("block-crosses", "a macro holds words or paragraphs, not rows or cells of a table")
            report(fault.at(block.opening.place, block.opening.excerpt))
        holds[node.name] = (kind, block.opening)
    for tag in tags:
        call = syntax.get(tag.number)
        if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
            continue
        kind, defined = holds.get(call.node.name, ("words", tag))
        tag.macro = kind or "words"
        if kind == "paragraphs" and not tag.alone:
            fault = Fault(
                "needs-paragraph",
                f"`{call.node.name}` holds paragraphs, and stands among words here",
                help="put the tag in a paragraph that holds nothing else",
                notes=[Note(f"the macro: {defined.shown[defined.start : defined.end]}", defined.place)],
            )
            report(fault.at(tag.place, tag.excerpt))


def _kind(block: Block, dialect: Dialect) -> str:
    """'words', 'paragraphs', or '' for anything else."""
    anchor, end = block.tags[0].anchor, block.tags[-1].anchor
    parent = anchor.getparent() if anchor is not None else None
    if anchor is None or end is None or parent is None:
        return "words"
    if parent.tag in (dialect.table, dialect.row):
        return ""
    paragraph = next((a for a in (parent, *parent.iterancestors()) if a.tag == dialect.paragraph), None)
    container = next((a for a in (parent, *parent.iterancestors()) if a.tag in dialect.must_end), None)
    inside = paragraph is not None and (container is None or any(a is container for a in paragraph.iterancestors()))
    if not inside or paragraph is None:
        return "paragraphs"
    _unwrap(paragraph, anchor, end, dialect)
    return "words"


def _unwrap(paragraph: etree._Element, first: etree._Element, last: etree._Element, dialect: Dialect) -> None:
    """Take a paragraph that does nothing but define words out of the document, and leave the definition."""
    children = [child for child in paragraph if child.tag != dialect.paragraph_properties]
    if not children or children[0] is not first or children[-1] is not last:
        return
    for child in children:
        paragraph.addprevious(child)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)
