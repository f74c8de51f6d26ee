"""A paragraph of a document to be inserted → its number in the list that stands for its own in the template.

A number may hang on the paragraph or on its style. Each insertion starts its lists anew, so the paragraph names the
list itself. Headings are the exception: they are numbered as the template numbers its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from brief_builder.merge.parts.styles import Styles
from brief_builder.merge.subdocuments.lists import Lists, level_by_style
from brief_builder.merge.subdocuments.slots import Slots
from brief_builder.office.schema import W, properties, put, value

_VAL = W + "val"


def number_paragraph(paragraph: etree._Element, old: str, new: str, level: int, lists: Lists, slots: Slots) -> None:
    """Give a paragraph its number.

    Args:
        paragraph: it is changed.
        old: its style in the document; '' when it has none.
        new: its style in the template; '' when it has none.
        level: that of a heading in the document; 0 for other paragraphs.
        lists: what the document's lists become.
        slots: ('list', id of the document) or ('template list', id of the template) stands for the list's number.
    """
    held = paragraph.find(W + "pPr")
    own = held.find(W + "numPr") if held is not None else None
    named = value(own, "numId")
    if named == "0":
        return
    if level and not lists.styles.own:
        if own is not None and held is not None:
            held.remove(own)
        return
    if named:
        if lists.levels(named) is None:
            assert held is not None and own is not None  # noqa: S101, PT018  it names a list
            held.remove(own)
            return
        _write(paragraph, "list", named, value(own, "ilvl") or "0", slots)
        return
    chain = list(lists.source.styles.chain(old))
    at = next((i for i, style in enumerate(chain) if value(style, "pPr/numPr/numId")), None)
    if at is None:
        return
    number = value(chain[at], "pPr/numPr/numId")
    if number == "0" or lists.levels(number) is None:
        return
    depth = value(own, "ilvl") or value(chain[at], "pPr/numPr/ilvl") or level_by_style(lists.levels(number), old) or "0"
    if not lists.styles.is_brought(old):
        theirs = _chain(lists.styles.target, new)
        there = next((i for i, style in enumerate(theirs) if value(style, "pPr/numPr/numId")), None)
        if there is not None:
            number = value(theirs[there], "pPr/numPr/numId")
            if number == "0":
                return
            levels = lists.target.levels_of(number)
            depth = value(theirs[there], "pPr/numPr/ilvl") or level_by_style(levels, new) or depth
            _write(paragraph, "template list", number, depth, slots)
            _indent(paragraph, theirs[: there + 1])
            return
    _write(paragraph, "list", number, depth, slots)
    _indent(paragraph, chain[: at + 1])


def _write(paragraph: etree._Element, kind: str, number: str, depth: str, slots: Slots) -> None:
    held = put(properties(paragraph), "numPr")
    for child in list(held):
        held.remove(child)
    etree.SubElement(held, W + "ilvl", {_VAL: depth})
    etree.SubElement(held, W + "numId", {_VAL: slots.add(kind, number)})


def _indent(paragraph: etree._Element, chain: Iterable[etree._Element]) -> None:
    """The indent of the style stands above that of the list's level, unless the paragraph itself names the list."""
    held = properties(paragraph)
    given = next((ind for style in chain if (ind := style.find(f"{W}pPr/{W}ind")) is not None), None)
    if given is not None and held.find(W + "ind") is None:
        attributes = {str(key).removeprefix(W): str(text) for key, text in given.attrib.items()}
        put(held, "ind", **attributes)


def _chain(styles: Styles, style_id: str) -> list[etree._Element]:
    """A style of the template and those that it is based on, nearest first."""
    out: list[etree._Element] = []
    while (style := styles.style(style_id)) is not None and style not in out:
        out.append(style)
        style_id = value(style, "basedOn")
    return out
