"""Links from slides to slides → the copies that they lead to; links to slides that were dropped are taken out.

A link leads to the copy that was made in the same turns; where there is none, to the first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from brief_builder.merge.parts.additions import Additions, NewRelationship
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.office import Package, parse, serialize
from brief_builder.office.part_types import SLIDE
from brief_builder.office.references import forget
from brief_builder.template.slides.deck import Deck


def settle_jumps(
    package: Package, deck: Deck, slides: Sequence[SlideCopy], texts: dict[str, str], additions: Additions
) -> None:
    """Let each link between slides lead to a slide that is there.

    Args:
        package: the template.
        deck: its slides.
        slides: those that were made, in order.
        texts: part name → its text; what shows a link that leads nowhere is changed.
        additions: takes the relationships that change.
    """
    made = copies_by_slide(slides)
    for each in slides:
        for part in deck.own[each.slide] if not each.imported else ():
            jumps = [r for r in package.relationships(part) if r.type == SLIDE and r.target != each.slide]
            name, lost = each.names.get(part, part), []
            for rel in jumps:
                target = twin(each, made.get(rel.target, ()))
                if target is None:
                    lost.append(rel.id)
                elif target.name != rel.target:
                    additions.lead(name, NewRelationship(rel.id, SLIDE, target.name))
            if lost:
                _unlink(package, part, name, lost, texts, additions)
    kept = {each.name for each in slides}
    own = {part for parts in deck.own.values() for part in parts}
    for part in package.once("leads to slides", lambda: _holders(package, own)):
        lost = [r.id for r in package.relationships(part) if r.type == SLIDE and r.target not in kept]
        if lost:
            _unlink(package, part, part, lost, texts, additions)


def copies_by_slide(slides: Sequence[SlideCopy]) -> dict[str, list[SlideCopy]]:
    """Name of a template's slide → its copies, in order."""
    made: dict[str, list[SlideCopy]] = {}
    for each in slides:
        made.setdefault(each.slide, []).append(each)
    return made


def twin(one: SlideCopy, others: Sequence[SlideCopy]) -> SlideCopy | None:
    """The copy of another slide that shares most turns with one; the first of them; None when there is none."""

    def shared(other: SlideCopy) -> int:
        count = 0
        for mine, theirs in zip(one.turn, other.turn, strict=False):
            if mine != theirs:
                break
            count += 1
        return count

    return max(others, key=shared, default=None)


def _holders(package: Package, own: Collection[str]) -> tuple[str, ...]:
    """Parts of no slide that lead to slides: layouts and masters with links, the views of the last editor."""
    found = {package.main_part: None}
    waiting = [package.main_part]
    while waiting:
        for rel in package.relationships(waiting.pop()):
            apart = rel.external or rel.type == SLIDE or rel.target in own
            if not apart and rel.target not in found and rel.target in package:
                found[rel.target] = None
                waiting.append(rel.target)
    del found[package.main_part]
    return tuple(part for part in found if any(rel.type == SLIDE for rel in package.relationships(part)))


def _unlink(
    package: Package, origin: str, name: str, ids: list[str], texts: dict[str, str], additions: Additions
) -> None:
    """Take out what refers to relationships that lead nowhere, and the relationships."""
    additions.drop(name, *ids)
    root = parse(texts[name].encode() if name in texts else package.read(origin), origin)
    forget(root, ids)
    texts[name] = serialize(root)
