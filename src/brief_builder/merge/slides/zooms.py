"""Zooms on slides → the slides that they lead to: a zoom names a slide, or a section, by its id (MS-PPTX, 2.12).

A zoom on a slide or a section that was dropped goes: its picture shows it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

from lxml import etree

from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.merge.slides.jumps import copies_by_slide, twin
from brief_builder.office import Package, parse, serialize
from brief_builder.office.xml import NAMESPACES, clark
from brief_builder.template.slides.deck import Deck

_ZOOM = re.compile(rb"\b(?:sldZmObj|sectionZmObj|summaryZmObj)\b")
_CREATION = re.compile(r'(\bcreationId\b[^>]*?\bval=")(\d+)"')
_SLIDE_ID, _SECTION = clark("p:sldId"), clark("p14:section")


def settle_zooms(
    package: Package, deck: Deck, slides: Sequence[SlideCopy], ids: Mapping[str, str], texts: dict[str, str]
) -> None:
    """Let each zoom lead to a slide or a section that is there.

    Args:
        package: the template.
        deck: its slides.
        slides: those that were made, in order.
        ids: name of a slide's part → its id in the produced deck.
        texts: part name → its text; that of slides with zooms is changed.
    """
    zooming = {slide for slide in deck.slides if _ZOOM.search(package.read(slide))}
    if not zooming:
        return
    main = parse(package.read(package.main_part), package.main_part)
    targets = {rel.id: rel.target for rel in package.relationships(package.main_part)}
    named = {e.get("id", ""): targets.get(e.get(clark("r:id"), ""), "") for e in main.iter(_SLIDE_ID)}
    left = parse(texts[package.main_part].encode(), package.main_part)
    sections = {e.get("id") for e in left.iter(_SECTION)}
    made = copies_by_slide(slides)
    for each in slides:
        if each.slide not in zooming:
            continue
        had = texts[each.name].encode() if each.name in texts else package.read(each.slide)
        root = parse(had, each.slide)
        for zoom in list(root.iter("{*}sldZmObj")):
            target = twin(each, made.get(named.get(zoom.get("sldId", ""), ""), ()))
            if target is None:
                _remove(zoom)
                continue
            zoom.set("sldId", ids[target.name])
            text = texts.get(target.name) or package.read(target.slide).decode("utf-8", "replace")
            created = _CREATION.search(text)
            if created is not None:
                zoom.set("cId", created[2])
        for zoom in list(root.iter("{*}sectionZmObj", "{*}summaryZmObj")):
            if zoom.get("sectionId") not in sections:
                _remove(zoom)
        texts[each.name] = serialize(root)


def recreated(text: str, slide: str) -> str:
    """The text of a copied slide, which PowerPoint shall not take for the one that it was copied from.

    Its ids of creation are others (MS-PPTX, 2.6.2.1), the same each time; `slide` is the id of the copy in the
    produced deck.
    """
    return _CREATION.sub(lambda found: f'{found[1]}{zlib.crc32(f"{found[2]} {slide}".encode()) or 1}"', text)


def _remove(zoom: etree._Element) -> None:
    """Take out a zoom; of a summary with several, the summary stays."""
    holder = zoom.getparent()
    if holder is None:
        return
    holder.remove(zoom)
    if any(True for _ in holder.iter("{*}summaryZmObj")):
        return
    frame = next(holder.iterancestors(clark("p:graphicFrame")), None)
    alternate = f"{{{NAMESPACES['mc']}}}AlternateContent"
    drawn = next(holder.iterancestors(alternate), frame)
    parent = drawn.getparent() if drawn is not None else None
    if drawn is not None and parent is not None:
        parent.remove(drawn)
