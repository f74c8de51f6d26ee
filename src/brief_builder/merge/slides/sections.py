"""The slides that were made → the sections that they stand in, each one stretch of slides (MS-PPTX, 2.6.7).

Copies stand in the section of their slide. Where a block of slides spans sections, these repeat with it: PowerPoint
has the slides of one section behind each other. A section that loses all its slides goes: its name may tell.
"""

from __future__ import annotations

import copy
import uuid
from collections.abc import Sequence

from lxml import etree

from brief_builder.office.xml import clark

_SECTIONS, _SECTION = clark("p14:sectionLst"), clark("p14:section")
_LIST, _SLIDE = clark("p14:sldIdLst"), clark("p14:sldId")


def settle_sections(root: etree._Element, slides: Sequence[tuple[str, str]]) -> None:
    """Write the sections of a presentation anew.

    Args:
        root: the presentation.
        slides: (its id in the template, its id now) of each slide, in order.
    """
    for listed in list(root.iter(_SECTIONS)):
        drawn = [each for each in listed if each.tag == _SECTION]
        held = {named.get("id", ""): number for number, each in enumerate(drawn) for named in each.iter(_SLIDE)}
        stretches: list[tuple[int, list[str]]] = []
        for before, now in slides:
            number = held.get(before, stretches[-1][0] if stretches else 0)
            if not stretches or stretches[-1][0] != number:
                stretches.append((number, []))
            stretches[-1][1].append(now)
        for number, each in enumerate(drawn):  # those that the author left empty stay where they are
            listed.remove(each)
            if number not in held.values():
                at = max((n for n, (other, _) in enumerate(stretches) if other < number), default=-1)
                stretches.insert(at + 1, (number, []))
        seen: set[int] = set()
        for number, ids in stretches:
            if number < len(drawn):
                listed.append(_stretch(drawn[number], ids, again=number in seen))
            seen.add(number)
        if not len(listed):
            _drop(listed)


def _stretch(drawn: etree._Element, ids: Sequence[str], *, again: bool) -> etree._Element:
    section = copy.deepcopy(drawn)
    section.tail = None
    if again:
        own = uuid.uuid5(uuid.NAMESPACE_OID, f"{drawn.get('id')} {ids[0]}")
        section.set("id", f"{{{str(own).upper()}}}")
    slides = section.find(_LIST)
    if slides is None:
        slides = etree.SubElement(section, _LIST)
        section.insert(0, slides)
    for named in list(slides):
        slides.remove(named)
    for id_ in ids:
        etree.SubElement(slides, _SLIDE, {"id": id_})
    return section


def _drop(element: etree._Element) -> None:
    """Take out an element, and the extensions that it alone stood in."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        if not len(parent) and parent.tag in (clark("p:ext"), clark("p:extLst")):
            _drop(parent)
