"""The slides that a rendering made → the presentation that lists them, and copies of their own parts.

A presentation lists its slides by order, by section and by custom show (ISO 29500-1, 19.2.1; MS-PPTX, 2.6.7). A
slide that was dropped is named nowhere, and a section or show that lost all its slides goes too: its name may tell.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence

from lxml import etree

from brief_builder.merge.parts.additions import Additions, CopiedPart
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.merge.slides.zooms import recreated
from brief_builder.office import Package, parse, serialize
from brief_builder.office.part_types import SLIDE
from brief_builder.office.xml import clark, whole
from brief_builder.template.slides.deck import Deck

_R_ID, _SLIDE_ID = clark("r:id"), clark("p:sldId")
_SECTION, _SECTION_SLIDES, _IN_SECTION = clark("p14:section"), clark("p14:sldIdLst"), clark("p14:sldId")
_SHOW, _SHOW_SLIDES, _IN_SHOW = clark("p:custShow"), clark("p:sldLst"), clark("p:sld")
_FIRST_ID = 256  # ids of slides begin there (ISO 29500-1, 19.7.13)


def write_deck(
    package: Package, deck: Deck, slides: Sequence[SlideCopy], texts: dict[str, str], additions: Additions
) -> dict[str, str]:
    """Let the package hold these slides, in this order, and no others; returns the id of each by its part's name.

    Args:
        package: the template.
        deck: its slides.
        slides: all slides of the deck.
        texts: part name → its text; that of the presentation and of copied slides is changed.
        additions: takes the copies of parts, and the relationships that change.
    """
    main = package.main_part
    ids = {rel.target: rel.id for rel in package.relationships(main) if rel.type == SLIDE and not rel.external}
    for each in slides:
        for part, name in each.names.items():
            additions.copies[name] = CopiedPart(part, each.names, _left_behind(package, part))
    root = parse(texts[main].encode() if main in texts else package.read(main), main)
    listed = _list_slides(root, main, slides, ids, additions)
    texts[main] = serialize(root)
    texts |= {each.name: recreated(texts[each.name], listed[each.name]) for each in slides if not each.original}
    kept = {each.name for each in slides}
    additions.drop(main, *(id_ for part, id_ in ids.items() if part not in kept))
    if all(each.slide != deck.slides[0] for each in slides):
        additions.drop("", *(rel.id for rel in package.relationships("") if rel.type.endswith("/thumbnail")))
    return listed


def _left_behind(package: Package, part: str) -> frozenset[str]:
    """The relationships that a copy of a part does not have: comments stay where they were made."""
    return frozenset(rel.id for rel in package.relationships(part) if rel.type.endswith("/comments"))


def _list_slides(
    root: etree._Element, main: str, slides: Sequence[SlideCopy], ids: Mapping[str, str], additions: Additions
) -> dict[str, str]:
    listed = root.find(clark("p:sldIdLst"))
    produced: dict[str, str] = {}
    if listed is None:
        return produced
    entries = {element.get(_R_ID, ""): element for element in listed.iter(_SLIDE_ID)}
    largest = max((whole(element.get("id"), _FIRST_ID) for element in entries.values()), default=_FIRST_ID)
    for entry in list(listed):
        listed.remove(entry)
    by_id: dict[str, list[dict[str, str]]] = {}
    by_relationship: dict[str, list[dict[str, str]]] = {}
    for each in slides:
        drawn = entries[ids[each.slide]]
        entry = copy.deepcopy(drawn)
        entry.tail = None
        if not each.original:
            largest += 1
            entry.set("id", str(largest))
            entry.set(_R_ID, additions.relate(main, SLIDE, each.name))
        listed.append(entry)
        produced[each.name] = entry.get("id", "")
        by_id.setdefault(drawn.get("id", ""), []).append({"id": entry.get("id", "")})
        by_relationship.setdefault(drawn.get(_R_ID, ""), []).append({_R_ID: entry.get(_R_ID, "")})
    _replace(root.iter(_IN_SECTION), lambda named: by_id.get(named.get("id", ""), []))
    _replace(root.iter(_IN_SHOW), lambda named: by_relationship.get(named.get(_R_ID, ""), []))
    for holder, names in ((_SECTION, _SECTION_SLIDES), (_SHOW, _SHOW_SLIDES)):
        for held in list(root.iter(holder)):
            _drop_if_emptied(held, held.find(names))
    return produced


def _replace(elements: Iterable[etree._Element], stand_for: Callable[[etree._Element], list[dict[str, str]]]) -> None:
    """Put as many elements in the place of each as stand for it, with these attributes."""
    for element in list(elements):
        parent = element.getparent()
        if parent is None:
            continue
        for attributes in stand_for(element):
            twin = copy.deepcopy(element)
            for name, value in attributes.items():
                twin.set(name, value)
            element.addprevious(twin)
        if not stand_for(element):
            parent.set("brief-emptied", "1")  # until it is known that nothing else stands in it
        parent.remove(element)


def _drop_if_emptied(holder: etree._Element, names: etree._Element | None) -> None:
    parent = holder.getparent()
    if names is None or not names.attrib.pop("brief-emptied", "") or len(names) or parent is None:
        return
    parent.remove(holder)
    outer = parent.getparent()
    if not len(parent) and outer is not None:
        outer.remove(parent)  # the list of shows; that of sections stands in an extension
        if not len(outer) and outer.tag == clark("p:ext"):
            _drop(outer)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        if not len(parent) and parent.tag == clark("p:extLst"):
            _drop(parent)
