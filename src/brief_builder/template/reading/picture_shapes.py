"""Shapes on slides that a picture may take the place of → slots for it.

A shape whose only words are one value gives its place to a picture, if that is what the value is: a text box, a drawn
form, or a placeholder for any content, for pictures or for charts. In an empty placeholder the tag may be the alt text.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office import DRAWING, Package, Part
from brief_builder.office.xml import clark
from brief_builder.problems import Place
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.boxes import box_of, placeholder_of, stretch_of
from brief_builder.template.reading.pictures import TURNED, Slot
from brief_builder.template.reading.tags import Tag, is_one_value
from brief_builder.template.reading.texts import Texts

_SHAPE, _NAMED, _CELL = clark("p:sp"), clark("p:cNvPr"), clark("a:tc")
# Placeholders that take a picture or a native chart; one without a type takes any content.
_KINDS = ("obj", "pic", "chart")
# The engine's filters that print a value as words, and as what it is.
_AS_WORDS, MAY_BE = "_brief_value", "_brief_shape"


def placeholder_slots(
    root: etree._Element, place_of: Callable[[etree._Element], Place], texts: Texts, part: Part, package: Package
) -> list[Slot]:
    """The empty placeholders whose alt text is one value: a picture stands in their place, and nothing else can."""
    slots: list[Slot] = []
    for shape in root.iter(_SHAPE) if part.dialect is DRAWING else ():
        drawn = shape.find(f".//{_NAMED}")
        if drawn is None or not is_one_value(drawn.get("descr", "")):
            continue
        if placeholder_of(shape) is None or not _takes_picture(shape, part) or _has_words(shape):
            continue
        tag = texts.find(drawn.get("descr", ""), place_of(drawn))[0]
        del drawn.attrib["descr"]
        slots.append(slot_of(tag, shape, part, package))
        token = texts.tokens.add(f"V\n({tag.body})|_brief_placeholder({tag.number})", tag.number)
        paragraph = _paragraph(shape)
        paragraph.text = token + (paragraph.text or "")
    return slots


def value_slots(tags: list[Tag], blocks: list[Block], part: Part, package: Package) -> list[Slot]:
    """The slots of values that are alone in their paragraphs; each then prints as a picture if it is one.

    What a macro prints stands elsewhere, in a box that is not known here.
    """
    slots: list[Slot] = []
    macros = [(block.opening.number, block.tags[-1].number) for block in blocks if block.opening.word == "macro"]
    for tag in tags:
        if not tag.alone or tag.anchor is None or tag.printed_by != _AS_WORDS:
            continue
        shape = _shape_around(tag.anchor, part)
        if shape is not None and not any(first < tag.number < last for first, last in macros):
            tag.printed_by = MAY_BE
            slots.append(slot_of(tag, shape, part, package))
    return slots


def slot_of(tag: Tag, shape: etree._Element, part: Part, package: Package) -> Slot:
    """The slot of a picture in the place of a shape."""
    box, placeholder = box_of(shape, part.name, package), placeholder_of(shape)
    return Slot(
        tag, box.width, box.height, "", box.left, box.top, box.turns, stretch_of(shape),
        placeholder is not None and placeholder.get("type") == "pic", box.turned, TURNED if box.turned else "",
    )  # fmt: skip


def _shape_around(anchor: etree._Element, part: Part) -> etree._Element | None:
    """The shape whose place a picture may take that stands where this anchor is; None where none can."""
    if part.dialect is not DRAWING or any(True for _ in anchor.iterancestors(_CELL)):
        return None
    shape = next(anchor.iterancestors(_SHAPE), None)
    return shape if shape is not None and _takes_picture(shape, part) else None


def _takes_picture(shape: etree._Element, part: Part) -> bool:
    placeholder = placeholder_of(shape)
    if placeholder is None:
        return True
    # A layout's or a master's placeholder says where one will stand, and is none itself.
    return part.kind != "layout" and placeholder.get("type", "obj") in _KINDS


def _paragraph(shape: etree._Element) -> etree._Element:
    """The first paragraph of a shape, made where it has none: an empty placeholder may have no text body."""
    found = shape.find(f".//{DRAWING.paragraph}")
    if found is not None:
        return found
    body = shape.makeelement(clark("p:txBody"))
    for name in ("a:bodyPr", "a:lstStyle"):
        etree.SubElement(body, clark(name))
    before = next(child for child in reversed(shape) if child.tag != clark("p:extLst"))
    before.addnext(body)
    return etree.SubElement(body, DRAWING.paragraph)


def _has_words(shape: etree._Element) -> bool:
    return any((text.text or "").strip() for text in shape.iter(DRAWING.text))
