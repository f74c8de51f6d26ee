"""Tags that take the space beside them away → paragraphs joined.

`{%-` takes the white space before it, and joins its paragraph with the one before when nothing else stands before it;
`-%}` does the same behind it. No-break spaces stay: they are how an author keeps a space there.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.template.reading.tags import Tag

_WHITE = " \t\r\n\v\f"


def join_paragraphs(tags: list[Tag], dialect: Dialect, asking: Callable[[Tag], bool]) -> None:
    """Do for each tag what its signs say, in document order.

    Args:
        tags: all of the part; those of a paragraph that is joined to another stand in that one from then on.
        dialect: of the part.
        asking: whether a tag's signs are looked at. What stands around a shape has no place in a paragraph.
    """
    held: dict[etree._Element, list[Tag]] = {}
    for tag in tags:
        if tag.node is not None:
            held.setdefault(tag.node, []).append(tag)
    for tag in tags:
        if tag.anchor is None or tag.node is None or not asking(tag):
            continue
        if tag.joins_before and _strip(tag, dialect, before=True):
            _join(tag, held, dialect, before=True)
        if tag.joins_after and _strip(tag, dialect, before=False):
            _join(tag, held, dialect, before=False)


def _strip(tag: Tag, dialect: Dialect, *, before: bool) -> bool:
    """Take the white space beside a tag away; True when nothing else stands on that side in its paragraph."""
    assert tag.node is not None and tag.anchor is not None  # noqa: S101, PT018  the caller has looked
    return _strip_side(tag.node, tag.anchor, dialect, before=before)


def _strip_side(paragraph: etree._Element, start: etree._Element | None, dialect: Dialect, *, before: bool) -> bool:
    nodes = list(paragraph.iter())
    if start is not None:
        at = nodes.index(start)
        nodes = nodes[:at] if before else nodes[at + 1 :]
    for node in reversed(nodes) if before else nodes:
        if isinstance(node, etree._ProcessingInstruction):
            return False
        if dialect.shows(node):
            return False
        if node.tag in dialect.breaks:
            if not dialect.breaks[str(node.tag)].isspace():
                return False
            parent = node.getparent()
            if parent is not None and parent.tag in (dialect.run, dialect.paragraph):
                parent.remove(node)
        elif node.tag == dialect.text:
            text = node.text or ""
            node.text = text.rstrip(_WHITE) if before else text.lstrip(_WHITE)
            if node.text:
                return False
    return True


def _join(tag: Tag, held: dict[etree._Element, list[Tag]], dialect: Dialect, *, before: bool) -> None:
    """Join the tag's paragraph with its neighbour, if that is a paragraph and no section ends between them."""
    paragraph = tag.node
    assert paragraph is not None  # noqa: S101  the caller has looked
    neighbour = paragraph.getprevious() if before else paragraph.getnext()
    if neighbour is None or neighbour.tag != dialect.paragraph:
        return
    first, second = (neighbour, paragraph) if before else (paragraph, neighbour)
    properties = first.find(dialect.paragraph_properties)
    if properties is not None and any(child.tag in dialect.content for child in properties):
        return
    if before:
        _strip_side(first, None, dialect, before=True)
    else:
        _strip_side(second, None, dialect, before=False)
    end = first.find(dialect.end_properties) if dialect.end_properties else None
    for child in list(second):
        if child.tag == dialect.paragraph_properties or child.tag == dialect.end_properties:
            continue
        if end is not None:
            end.addprevious(child)
        else:
            first.append(child)
    parent = second.getparent()
    if parent is not None:
        parent.remove(second)
    for moved in held.pop(second, []):
        moved.node = first
        held.setdefault(first, []).append(moved)
