"""A slide in → the parts that are its own: what a copy of the slide needs copies of (ISO 29500-1, 13.3).

Layouts, masters, themes, pictures, sounds and films are shared by all slides; a chart with its workbook, SmartArt,
notes, embedded objects and tags of programs belong to one. Comments stay on the slide that they were made on, and
the data that programs keep (custom XML) are shared: they have an id that may stand only once.
"""

from __future__ import annotations

from brief_builder.office.package import Package

_SHARED = frozenset({
    "slideLayout", "slideMaster", "notesMaster", "theme", "image", "hdphoto", "model3d", "media", "video", "audio",
    "slide", "hyperlink", "comments", "customXml", "font", "presProps", "viewProps", "tableStyles",
})  # fmt: skip
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
