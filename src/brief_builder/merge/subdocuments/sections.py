"""The sections of a document to be inserted, and the page of the template → the section breaks that are kept.

A `w:sectPr` describes the section that ends with it (ISO 29500-1, 17.6). A page that is turned or of another size is
kept: a break before it ends the template's own section, with a copy of that section's properties. All other breaks
go, and so does the last section's page: what follows in the template describes it.
"""

from __future__ import annotations

import re

from lxml import etree

from brief_builder.merge.subdocuments.schema import W, drop, properties, put
from brief_builder.merge.subdocuments.slots import Slots

RESUME = "\ufdea"  # behind an insertion with sections: what follows goes on with the section that was broken off
_SECTION = W + "sectPr"
_LEFT_OUT = ("headerReference", "footerReference", "titlePg", "sectPrChange", "printerSettings")
_TOLERANCE = 0.1  # A4 and Letter count as the same page

Page = tuple[int, int]  # width and height in twentieths of a point; (0, 0) when not known


def page_of(section: etree._Element | None) -> Page:
    """The size of a section's pages."""
    size = section.find(W + "pgSz") if section is not None else None
    try:
        return (int(size.get(W + "w", "0")), int(size.get(W + "h", "0"))) if size is not None else (0, 0)
    except ValueError:
        return (0, 0)


def section_around(paragraph: etree._Element) -> etree._Element | None:
    """The properties of the section that a paragraph of a body stands in; None when it has none, or is in no body."""
    top = paragraph
    while (parent := top.getparent()) is not None and parent.tag != W + "body":
        top = parent
    if parent is None:
        return None
    following = next(top.iter(_SECTION), None)
    for sibling in top.itersiblings() if following is None else ():
        following = next(sibling.iter(_SECTION), None)
        if following is not None:
            break
    return following


def keep_sections(body: etree._Element, page: Page, slots: Slots, *, first: bool) -> bool:
    """Leave those section breaks of a body that are kept; returns whether there are any. The tree is changed.

    Args:
        body: what will be inserted.
        page: that of the template's section; (0, 0) keeps no break.
        slots: where the template's section is broken off, the slot 'section' stands for what its properties hold.
        first: whether nothing stands before the insertion.
    """
    last = body.find(_SECTION)
    if last is not None:
        body.remove(last)
    breaks = [s for s in body.iter(_SECTION) if (up := s.getparent()) is not None and up.tag == W + "pPr"]
    kept = [_differs(page_of(section), page) for section in breaks]
    if kept and kept[0] and not first:
        opening = etree.Element(W + "p")
        body.insert(0, opening)
        _break_off(properties(opening), slots)
    for number, section in enumerate(breaks):
        holder = section.getparent()
        assert holder is not None  # noqa: S101  only those in a w:pPr were taken
        if kept[number]:
            _clean(section)
            continue
        following = breaks[number + 1] if number + 1 < len(breaks) else last
        holder.remove(section)
        if number + 1 < len(breaks) and kept[number + 1]:
            _break_off(holder, slots)
        elif following is not None and _begins_page(following):
            _next_page(holder)
    return any(kept)


def resumed(text: str, prefix: str) -> str:
    """A rendered part whose section goes on behind an insertion: it has no first page again, and counts on."""
    parts = text.split(RESUME)
    pattern = re.compile(rf"<{prefix}sectPr\b.*?</{prefix}sectPr>", re.S)
    for at in range(1, len(parts)):
        # The next section may lie behind another insertion.
        following = pattern.search(parts[at])
        if following is None:
            if at + 1 < len(parts):
                parts[at + 1], parts[at] = parts[at] + parts[at + 1], ""
            continue
        section = re.sub(rf"<{prefix}titlePg\b[^>]*/>", "", following[0])
        section = re.sub(rf'(<{prefix}pgNumType\b[^>]*?) {prefix}start="[^"]*"', r"\1", section)
        parts[at] = parts[at][: following.start()] + section + parts[at][following.end() :]
    return "".join(parts)


def _differs(one: Page, other: Page) -> bool:
    if 0 in one or 0 in other:
        return False
    return any(abs(a - b) > _TOLERANCE * b for a, b in zip(one, other, strict=True))


def _break_off(holder: etree._Element, slots: Slots) -> None:
    """End the template's section with this paragraph."""
    put(holder, "sectPr").text = slots.add("section")


def _clean(section: etree._Element) -> None:
    for name in _LEFT_OUT:
        for element in section.findall(W + name):
            section.remove(element)
    numbers = section.find(W + "pgNumType")
    if numbers is not None and W + "start" in numbers.attrib:
        del numbers.attrib[W + "start"]


def _begins_page(section: etree._Element) -> bool:
    kind = section.find(W + "type")
    return kind is None or kind.get(W + "val", "nextPage") not in ("continuous", "nextColumn")


def _next_page(holder: etree._Element) -> None:
    """Let what follows the paragraph begin a page, as it did; drop the paragraph when it was only there to break."""
    paragraph = holder.getparent()
    following = paragraph.getnext() if paragraph is not None else None
    if paragraph is None or following is None or following.tag != W + "p":
        return
    put(properties(following), "pageBreakBefore")
    before = paragraph.getprevious()
    if len(paragraph) == 1 and before is not None and before.tag == W + "p":
        drop(paragraph)
