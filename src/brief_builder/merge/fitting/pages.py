"""A slide that continues → further copies of it, each with everything of its own that the slide has by then.

Charts that were filled, notes that were written, links that were made: the copy has the same, in parts of its own, so
that what is changed in one in PowerPoint changes in no other. Pictures and layouts are shared, as with all copies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from brief_builder.merge.parts.additions import CopiedPart
from brief_builder.merge.slides.copies import SlideCopy
from brief_builder.merge.state import State
from brief_builder.office.own_parts import is_shared, own_parts


def add_page(state: State, texts: dict[str, str], source: SlideCopy) -> SlideCopy:
    """A copy of a slide of the produced deck, behind it and the copies of it that were made before.

    Args:
        state: takes the copy, and what it adds to the package.
        texts: part name → its rendered text; those of the copy are added.
        source: the slide.
    """
    package, deck = state.package, state.slides.deck
    assert package is not None and deck is not None  # noqa: S101, PT018  only decks have slides
    gone = state.additions.dropped.get(source.name, frozenset())
    lost = {rel.target for rel in package.relationships(source.slide) if rel.id in gone}
    if not source.original:
        # Charts that were filled are no copies of the template's.
        lost |= set(own_parts(package, source.slide)) - set(deck.own[source.slide])
    page = state.slides.continued(source, own_parts(package, source.slide, frozenset(lost)))
    made = {source.names.get(part, part): new for part, new in page.names.items()}
    adopted = _Adopted(state, made)
    for old, new in list(made.items()):
        if old in texts:
            texts[new] = texts[old]
        if old in state.additions.parts:
            state.additions.parts[new] = state.additions.parts[old]
        if old in state.namespaces:
            state.namespaces[new] = state.namespaces[old]
        if old in state.additions.dropped:
            state.additions.drop(new, *state.additions.dropped[old])
        if old in state.additions.relationships:
            entries = state.additions.relationships[old]
            state.additions.relationships[new] = [
                entry if entry.external else replace(entry, target=adopted.twin(entry.target, entry.type))
                for entry in entries
            ]
    state.chart_uses += [replace(use, part=made[use.part]) for use in state.chart_uses if use.part in made]
    return page


@dataclass(slots=True)
class _Adopted:
    """Parts that rendering added for a slide, and those that stand for them in a copy of it."""

    state: State
    made: dict[str, str]

    def twin(self, part: str, kind: str) -> str:
        """The part that stands for one in the copy: a new one where it is the slide's own."""
        additions = self.state.additions
        if part in self.made or is_shared(kind):
            return self.made.get(part, part)
        copied = additions.copies.get(part)
        if copied is not None:  # a chart, with what belongs to it
            names = {origin: self._named(name) for origin, name in copied.names.items()}
            for origin, name in copied.names.items():
                additions.copies[names[origin]] = CopiedPart(origin, names, additions.copies[name].without)
        elif part in additions.parts:
            self._named(part)
            entries = additions.relationships.get(part)
            if entries is not None:  # a chart that is new, and leads to its workbook
                additions.relationships[self.made[part]] = [
                    entry if entry.external else replace(entry, target=self.twin(entry.target, entry.type))
                    for entry in entries
                ]
        return self.made.get(part, part)

    def _named(self, part: str) -> str:
        """A new part with what one holds."""
        parts = self.state.additions.parts
        name = self.state.slides.fresh_name(part)
        while name in parts:
            name = self.state.slides.fresh_name(part)
        self.made[part] = name
        if part in parts:
            parts[name] = parts[part]
        return name
