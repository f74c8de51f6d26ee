"""A slide in → the parts that are its own, and those that it refers to by an id (ISO 29500-1, 13.3).

Layouts, masters, themes, pictures, sounds and films are shared by all slides; a chart with its workbook, SmartArt,
notes, embedded objects and tags of programs belong to one. Comments stay on the slide that they were made on, and
the data that programs keep (custom XML) are shared: they have an id that may stand only once.
"""

from __future__ import annotations

import re

from brief_builder.office.package import Package

_SHARED = frozenset({
    "slideLayout", "slideMaster", "notesMaster", "theme", "image", "hdphoto", "model3d", "media", "video", "audio",
    "slide", "hyperlink", "comments", "customXml", "font", "presProps", "viewProps", "tableStyles",
})  # fmt: skip
# What a part shows by naming the id of a relationship; nothing else leads to it.
_SHOWN = frozenset({
    "image", "chart", "chartEx", "hyperlink", "oleObject", "package", "video", "audio", "media", "slide", "diagramData",
    "diagramLayout", "diagramQuickStyle", "diagramColors", "control", "hdphoto", "ink", "aFChunk", "customXml", "tags",
})  # fmt: skip
_DRAWN = re.compile(rb'dataModelExt\b[^>]*\brelId="([^"]+)"')
_MOST = 1_000  # parts of one slide


def own_parts(package: Package, slide: str, apart: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names of a slide's own parts, the slide first, each once.

    Args:
        package: the deck.
        slide: name of the slide's part.
        apart: parts that are left out, with what only they lead to.
    """
    found = {slide: None}
    waiting = [slide]
    while waiting and len(found) < _MOST:
        for rel in package.relationships(waiting.pop(0)):
            if rel.external or is_shared(rel.type) or rel.target in found or rel.target in apart:
                continue
            if rel.target in package and not package.content_type(rel.target).endswith(".slide+xml"):
                found[rel.target] = None
                waiting.append(rel.target)
    return tuple(found)


def is_shared(relationship_type: str) -> bool:
    """Whether what a relationship of this type leads to is no slide's own."""
    return relationship_type.rpartition("/")[2] in _SHARED


def shown_by_id(package: Package, part: str) -> dict[str, tuple[str, ...]]:
    """Ids of the relationships that a part's text names → the ids that go with each when it is named no more."""
    return package.once(f"shown by {part}", lambda: _shown_by_id(package, part))


def _shown_by_id(package: Package, part: str) -> dict[str, tuple[str, ...]]:
    text, known = package.read(part), {rel.id for rel in package.relationships(part)}
    out: dict[str, tuple[str, ...]] = {}
    for rel in package.relationships(part):
        kind = rel.type.rpartition("/")[2]
        if kind not in _SHOWN or f'"{rel.id}"'.encode() not in text:
            continue
        drawn: tuple[str, ...] = ()
        if kind == "diagramData" and rel.target in package:
            # What a program drew of SmartArt is named by its points, and belongs to the slide all the same.
            found = (each.decode("ascii", "replace") for each in _DRAWN.findall(package.read(rel.target)))
            drawn = tuple(each for each in found if each in known)
        out[rel.id] = (rel.id, *drawn)
    return out
