"""Slides that give their place to those of another deck → the slides of the deck with these in their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from brief_builder.merge.decks.feet import feet_of
from brief_builder.merge.decks.importing import Import
from brief_builder.merge.decks.reading import said_of
from brief_builder.merge.decks.remarks import Remarks
from brief_builder.merge.parts.additions import Additions
from brief_builder.merge.slides.copies import MAX_SLIDES, Copies, SlideCopy
from brief_builder.office import Package, parse
from brief_builder.office.package import Relationship
from brief_builder.problems import BriefError, Fault, Problem


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

    Raises:
        BriefError: document-unreadable, document-unsafe, limit-reached, each at the tag that names the deck.
    """
    if not copies.places:
        return list(slides)
    out: list[SlideCopy] = []
    wrong: list[Problem] = []
    for each in slides:
        place = copies.places.get(each.number)
        if place is None:
            out.append(each)
            continue
        new = {
            rel.id: Relationship(rel.id, rel.type, rel.target, rel.external)
            for rel in additions.relationships.get(each.name, ())
        }
        feet = feet_of(parse(texts.pop(each.name).encode(), each.name), each.slide, package, new)
        remarks = Remarks(place.path)
        bringing = Import(place.path, place.package, package, copies.fresh_name, additions, texts, remarks)
        try:
            out += bringing.slides(each, feet)
            _check_count(out)
        except Fault as fault:
            wrong.append(said_of(place.path, fault).at(place.tag.place, place.tag.excerpt))
            if fault.code == "limit-reached":
                break
            continue
        literals |= bringing.literals
        for said in remarks.faults:
            remark(said.at(place.tag.place, place.tag.excerpt))
        for part in (each.name, *each.names.values()):
            texts.pop(part, None)
            additions.relationships.pop(part, None)
            additions.dropped.pop(part, None)
    if wrong:
        raise BriefError(list(dict.fromkeys(wrong)))
    additions.sweep = True
    return out


def _check_count(slides: Sequence[SlideCopy]) -> None:
    if len(slides) > MAX_SLIDES:
        message = f"with these there are more than {MAX_SLIDES:,} slides"
        raise Fault("limit-reached", message, help="let fewer decks come in")
