"""Tags of a slide with the word `slide` → taken out without a trace; what is left is as if they had not been there."""

from __future__ import annotations

from lxml import etree

from brief_builder.office import DRAWING
from brief_builder.office.xml import clark
from brief_builder.template.reading.scan import ANCHOR
from brief_builder.template.reading.tags import Tag
from brief_builder.template.slides.spoken import spoken

WORDS = ("slide", "slides", "endslide", "endslides")
_SHAPE, _TEXT_BODY = clark("p:sp"), clark("p:txBody")
_GROUP, _OF_GROUP = clark("p:grpSp"), (clark("p:nvGrpSpPr"), clark("p:grpSpPr"), clark("p:extLst"))
_PLACEHOLDER = "/".join(map(clark, ("p:nvSpPr", "p:nvPr", "p:ph")))


def take_slide_tags(tags: list[Tag]) -> list[Tag]:
    """The tags that speak of whole slides, as blocks of their own: `{% slide for x in xs %}` is a `for`.

    In the part they become comments, which leave nothing behind; a shape that holds nothing else goes with them.
    """
    found: list[Tag] = []
    for tag in tags:
        if tag.kind != "block" or tag.word not in WORDS:
            continue
        found.append(spoken(tag))
        tag.kind, tag.body, tag.word = "comment", "", ""
    numbers = frozenset(str(tag.number) for tag in found)
    for shape in dict.fromkeys(s for tag in found if (s := _carrier(tag, numbers)) is not None):
        _remove(shape)
    for tag in found:
        tag.node = tag.anchor = None
    return found


def _remove(shape: etree._Element) -> None:
    """Take out a shape, and the group that it alone stood in."""
    parent = shape.getparent()
    if parent is None:
        return
    parent.remove(shape)
    if parent.tag == _GROUP and all(each.tag in _OF_GROUP for each in parent):
        _remove(parent)


def _carrier(tag: Tag, taken: frozenset[str]) -> etree._Element | None:
    """The shape that holds a tag and otherwise only taken ones; None for a placeholder, which the layout asks for."""
    node = tag.node
    shape = next(node.iterancestors(_SHAPE), None) if node is not None else None
    if shape is None or shape.find(_PLACEHOLDER) is not None or shape.find(_TEXT_BODY) is None:
        return None
    for each in shape.iter():
        if isinstance(each, etree._ProcessingInstruction):
            if each.target == ANCHOR and each.text not in taken:
                return None
        elif (each.tag == DRAWING.text and (each.text or "").strip()) or DRAWING.shows(each):
            return None
    return shape
