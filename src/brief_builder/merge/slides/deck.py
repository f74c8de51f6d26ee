"""The slides that a rendering made → the presentation that lists them, and copies of their own parts.

A presentation lists its slides by order, by section and by custom show (ISO 29500-1, 19.2.1; MS-PPTX, 2.6.7). A
slide that was dropped is named nowhere, and a section or show that lost all its slides goes too: its name may tell.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from brief_builder.merge.parts.additions import Additions, CopiedPart
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.merge.slides.sections import settle_sections
from brief_builder.merge.slides.shows import settle_settings, settle_shows
from brief_builder.merge.slides.zooms import recreated
from brief_builder.office import Package, parse, serialize
from brief_builder.office.part_types import SLIDE
from brief_builder.office.xml import clark, whole
from brief_builder.template.slides.deck import Deck

_R_ID, _SLIDE_ID = clark("r:id"), clark("p:sldId")
_FIRST_ID, _LAST_ID = 256, 2**31 - 1  # of slides (ISO 29500-1, 19.7.13)


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
    for each in slides:
        for part, name in each.names.items() if not each.imported else ():
            additions.copies[name] = CopiedPart(part, each.names, _left_behind(package, part))
    root = parse(texts[main].encode() if main in texts else package.read(main), main)
    listed = _list_slides(root, package, slides, additions)
    texts[main] = serialize(root)
    numbers = [[at for at, each in enumerate(slides, start=1) if each.slide == slide] for slide in deck.slides]
    settle_settings(package, root, numbers, texts)
    texts |= {each.name: recreated(texts[each.name], listed[each.name]) for each in slides if not each.original}
    kept = {each.name for each in slides}
    slides_of = (rel for rel in package.relationships(main) if rel.type == SLIDE and not rel.external)
    additions.drop(main, *(rel.id for rel in slides_of if rel.target not in kept))
    return listed


def _left_behind(package: Package, part: str) -> frozenset[str]:
    """The relationships that a copy of a part does not have: comments stay where they were made."""
    return frozenset(rel.id for rel in package.relationships(part) if rel.type.endswith("/comments"))


def _list_slides(
    root: etree._Element, package: Package, slides: Sequence[SlideCopy], additions: Additions
) -> dict[str, str]:
    listed = root.find(clark("p:sldIdLst"))
    produced: dict[str, str] = {}
    if listed is None:
        return produced
    main = package.main_part
    targets = {rel.id: rel.target for rel in package.relationships(main)}
    entries = {targets.get(element.get(_R_ID, ""), ""): element for element in listed.iter(_SLIDE_ID)}
    fresh = _fresh_ids({whole(element.get("id"), _FIRST_ID) for element in entries.values()})
    for more in root.findall(clark("p:sldIdLst"))[1:]:
        root.remove(more)
    for entry in list(listed):
        listed.remove(entry)
    by_id: list[tuple[str, str]] = []
    by_relationship: list[tuple[str, str]] = []
    for each in slides:
        drawn = entries[each.slide]
        entry = copy.deepcopy(drawn)
        entry.tail = None
        if not each.original:
            entry.set("id", str(next(fresh)))
            entry.set(_R_ID, additions.relate(main, SLIDE, each.name))
        listed.append(entry)
        produced[each.name] = entry.get("id", "")
        by_id.append((drawn.get("id", ""), entry.get("id", "")))
        by_relationship.append((drawn.get(_R_ID, ""), entry.get(_R_ID, "")))
    settle_sections(root, by_id)
    settle_shows(root, by_relationship)
    return produced


def _fresh_ids(taken: set[int]) -> Iterator[int]:
    """Ids that no slide has: behind the largest, or where there is no room, the free ones from the first on."""
    largest = max(taken, default=_FIRST_ID)
    yield from range(largest + 1, _LAST_ID + 1)
    yield from (id_ for id_ in range(_FIRST_ID, largest) if id_ not in taken)
