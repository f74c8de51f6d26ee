"""The slides that were made → what a list of contents says of them: number, title and section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from brief_builder.merge.parts.additions import Additions
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.office import Package, parse
from brief_builder.office.part_types import SLIDE
from brief_builder.office.places import slide_title
from brief_builder.office.xml import clark

_R_ID, _SLIDE_ID = clark("r:id"), clark("p:sldId")
_SECTION, _IN_SECTION = clark("p14:section"), clark("p14:sldId")


@dataclass(frozen=True, slots=True)
class Listed:
    """A slide of the produced deck, as a list of contents has it.

    Attributes:
        number: in the order of the deck, from 1.
        title: the words of its title; '' where it has none.
        section: the name of its section; '' where the deck has none.
        part: the name of its part.
    """

    number: int
    title: str
    section: str
    part: str


def entries_of(
    package: Package, slides: Sequence[SlideCopy], texts: Mapping[str, str], additions: Additions
) -> tuple[Listed, ...]:
    """The slides in order, without those that are hidden.

    Args:
        package: the template.
        slides: all slides of the deck.
        texts: part name → its text, where it is not that of the template.
        additions: the relationships of the presentation to copies of slides.
    """
    main = package.main_part
    related = (*package.relationships(main), *additions.relationships.get(main, ()))
    sections = _sections(
        _root(package, main, main, texts), {rel.target: rel.id for rel in related if rel.type == SLIDE}
    )
    out: list[Listed] = []
    for number, each in enumerate(slides, start=1):
        root = _root(package, each.slide, each.name, texts)
        if root.get("show") not in ("0", "false"):
            out.append(Listed(number, slide_title(root), sections.get(each.name, ""), each.name))
    return tuple(out)


def _sections(root: etree._Element, relationships: Mapping[str, str]) -> dict[str, str]:
    ids = {element.get(_R_ID, ""): element.get("id", "") for element in root.iter(_SLIDE_ID)}
    named = {
        inner.get("id", ""): section.get("name", "")
        for section in root.iter(_SECTION)
        for inner in section.iter(_IN_SECTION)
    }
    return {part: named.get(ids.get(id_, ""), "") for part, id_ in relationships.items()}


def _root(package: Package, origin: str, name: str, texts: Mapping[str, str]) -> etree._Element:
    return parse(texts[name].encode() if name in texts else package.read(origin), name)
