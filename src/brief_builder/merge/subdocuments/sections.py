"""The sections of a document to be inserted, and the page of the template → the section breaks that are kept.

A `w:sectPr` describes the section that ends with it (ISO 29500-1, 17.6). A page that is turned or of another size is
kept: a break before it ends the template's own section, with a copy of that section's properties. All other breaks
go, and so does the last section's page: what follows in the template describes it.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from brief_builder.merge.subdocuments.slots import Slots
from brief_builder.office.schema import W, drop, properties, put
from brief_builder.office.xml import whole

_SECTION = W + "sectPr"
_LEFT_OUT = ("headerReference", "footerReference", "titlePg", "sectPrChange", "printerSettings")
_TOLERANCE = 0.1  # A4 and Letter count as the same page


class Page(NamedTuple):
    """A section's page in twentieths of a point, as written: its size, and how far header and footer are from the edge.

    '' is what the section does not say.
    """

    width: str = ""
    height: str = ""
    header: str = ""
    footer: str = ""


def page_of(section: etree._Element | None) -> Page:
    """The page of a section; all '' for None."""
    size = section.find(W + "pgSz") if section is not None else None
    margins = section.find(W + "pgMar") if section is not None else None
    width, height = (size.get(W + n, "") for n in "wh") if size is not None else ("", "")
    header, footer = (margins.get(W + n, "") for n in ("header", "footer")) if margins is not None else ("", "")
    return Page(width, height, header, footer)


def keep_sections(body: etree._Element, page: Page, slots: Slots, *, first: bool) -> tuple[bool, bool]:
    """Leave those section breaks of a body that are kept; the tree is changed.

    Returns whether there are any, and whether the page of the last section is lost.

    Args:
        body: what will be inserted.
        page: that of the template's section; one without a size keeps no break.
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
            _clean(section, page)
            continue
        following = breaks[number + 1] if number + 1 < len(breaks) else last
        holder.remove(section)
        if number + 1 < len(breaks) and kept[number + 1]:
            _break_off(holder, slots)
        elif following is not None and _begins_page(following):
            _next_page(holder)
    return any(kept), _differs(page_of(last), page)


def _differs(one: Page, other: Page) -> bool:
    width, height, wanted_width, wanted_height = map(whole, (one.width, one.height, other.width, other.height))
    if not all((width, height, wanted_width, wanted_height)):
        return False
    return (
        abs(width - wanted_width) > _TOLERANCE * wanted_width
        or abs(height - wanted_height) > _TOLERANCE * wanted_height
    )


def _break_off(holder: etree._Element, slots: Slots) -> None:
    """End the template's section with this paragraph."""
    put(holder, "sectPr").text = slots.add("section")


def _clean(section: etree._Element, page: Page) -> None:
    """Headers, footers and page numbers are those of the template, and stand where they stand there."""
    for name in _LEFT_OUT:
        for element in section.findall(W + name):
            section.remove(element)
    numbers = section.find(W + "pgNumType")
    if numbers is not None and W + "start" in numbers.attrib:
        del numbers.attrib[W + "start"]
    margins = section.find(W + "pgMar")
    for name, given in (("header", page.header), ("footer", page.footer)):
        if margins is not None and given:
            margins.set(W + name, given)


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
