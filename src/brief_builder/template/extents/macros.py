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
from brief_builder.template.extents.edges import is_anchor
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
    defined: dict[etree._Element, list[Block]] = {}
    for block in blocks:
        node = syntax.get(block.opening.number)
        if not isinstance(node, nodes.Macro):
            continue
        kind = _kind(block, dialect)
        if kind == "":
            fault = Fault("block-crosses", "a macro holds words or paragraphs, not rows or cells of a table")
            report(fault.at(block.opening.place, block.opening.excerpt))
        if holds.setdefault(node.name, (kind, block.opening))[0] != kind:
            other = holds[node.name][1]
            fault = Fault(
                "tag-forbidden",
                f"`{node.name}` is the name of two macros, one of words and one of paragraphs",
                help="give one of them another name",
                notes=[Note(f"the other: {other.shown[other.start : other.end]}", other.place)],
            )
            report(fault.at(block.opening.place, block.opening.excerpt))
        if kind == "words" and (paragraph := _paragraph_of(block, dialect)) is not None:
            defined.setdefault(paragraph, []).append(block)
    for paragraph, macros in defined.items():
        _unwrap(paragraph, macros, dialect)
    for tag in tags:
        call = syntax.get(tag.number)
        if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
            continue
        kind, macro = holds.get(call.node.name, ("words", tag))
        tag.macro = kind or "words"
        if kind == "paragraphs" and not tag.alone:
            fault = Fault(
                "needs-paragraph",
                f"`{call.node.name}` holds paragraphs, and stands among words here",
                help="put the tag in a paragraph that holds nothing else",
                notes=[Note(f"the macro: {macro.shown[macro.start : macro.end]}", macro.place)],
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
    return "paragraphs" if _paragraph_of(block, dialect) is None else "words"


def _paragraph_of(block: Block, dialect: Dialect) -> etree._Element | None:
    """The paragraph that a macro of words stands in; None where it holds paragraphs, or stands in none."""
    anchor = block.tags[0].anchor
    around = list(anchor.iterancestors()) if anchor is not None else []
    found = next((a for a in around if a.tag == dialect.paragraph or a.tag in dialect.must_end), None)
    return found if found is not None and found.tag == dialect.paragraph else None


def _unwrap(paragraph: etree._Element, blocks: list[Block], dialect: Dialect) -> None:
    """Take a paragraph that does nothing but define words out of the document, and leave the definitions."""
    parent = paragraph.getparent()
    children = [child for child in paragraph if child.tag != dialect.paragraph_properties]
    index = {child: number for number, child in enumerate(children)}
    inside: set[etree._Element] = set()
    for block in blocks:
        first, last = block.tags[0].anchor, block.tags[-1].anchor
        if first not in index or last not in index:
            return
        inside.update(children[index[first] : index[last] + 1])
    defining = [child for child in children if child in inside]
    rest = [node for child in children if child not in inside for node in child.iter()]
    if any(is_anchor(n) or dialect.shows(n) or (n.tag == dialect.text and (n.text or "").strip()) for n in rest):
        return
    behind = next(paragraph.itersiblings(dialect.paragraph), None)
    if parent is None or (parent.tag in dialect.must_end and behind is None):
        return  # a cell has to end in a paragraph, and this one is empty; the end of a bookmark may stand behind it
    for child in defining:
        paragraph.addprevious(child)
    for child in list(paragraph):  # for each element that is let go, lxml looks through the tree that was taken out
        paragraph.remove(child)
    parent.remove(paragraph)
