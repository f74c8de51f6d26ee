"""Slides that give their place to those of another deck → the slides of the deck with these in their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from brief_builder.merge.decks.importing import Import
from brief_builder.merge.decks.layouts import Layouts
from brief_builder.merge.parts.additions import Additions
from brief_builder.merge.slides.copies import Copies, SlideCopy
from brief_builder.office import Package, parse
from brief_builder.problems import Problem


def bring_in(
    package: Package,
    slides: Sequence[SlideCopy],
    copies: Copies,
    texts: dict[str, str],
    additions: Additions,
    remark: Callable[[Problem], None],
    literals: set[str],
) -> list[SlideCopy]:
    """The slides, each that gives its place replaced by those that come in.

    Args:
        package: the template.
        slides: all slides of the deck.
        copies: knows in whose place which deck comes.
        texts: part name → its text; those of slides that come in are added, those of their places taken out.
        additions: takes the parts that come along.
        remark: takes what does not come along as it stands there.
        literals: takes texts with braces, which are words.
    """
    if not copies.places:
        return list(slides)
    out: list[SlideCopy] = []
    layouts = Layouts(package)
    for each in slides:
        place = copies.places.get(each.number)
        if place is None:
            out.append(each)
            continue
        root = parse(texts.pop(each.name).encode(), each.name)
        bringing = Import(place.path, place.package, package, layouts, copies.fresh_name, additions, texts)
        out += bringing.slides(each, root)
        literals |= bringing.literals
        for fault in bringing.remarks:
            remark(fault.at(place.tag.place, place.tag.excerpt))
        for part in (each.name, *each.names.values()):
            texts.pop(part, None)
            additions.relationships.pop(part, None)
            additions.dropped.pop(part, None)
    additions.sweep = True
    return out
