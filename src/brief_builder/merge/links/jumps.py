"""A slide of the deck as a value → its title as a link that jumps to it, or what an address needs to lead there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from brief_builder.merge.slides.entries import Listed
from brief_builder.merge.state import State
from brief_builder.merge.values.looks import Look
from brief_builder.merge.values.printing import look_of, runs_of
from brief_builder.office.part_types import SLIDE
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import NO_FACT, Phrase
from brief_builder.wording.phrase import Piece

_ACTION = ' action="ppaction://hlinksldjump"'


@dataclass(frozen=True, slots=True)
class SlideEntry(Listed):
    """A slide of the produced deck, as a template sees it: `{{ s }}` prints its title as a link to it."""

    template_names: ClassVar[frozenset[str]] = frozenset({"number", "title", "section"})
    template_word: ClassVar[str] = "slide"
    kind_word: ClassVar[str] = "a slide"

    def runs(self, state: State, tag: Tag) -> str:
        """Its title, or its number where it has none, as a link that jumps there."""
        link = jump(state, self) if state.medium == "deck" else None

        def look(piece: Piece) -> Look:
            return replace(look_of(piece), link=link) if link is not None else look_of(piece)

        return runs_of(state, tag, ((piece, look(piece)) for piece in self._phrase().pieces))

    def blocks(self, _state: State, _tag: Tag) -> None:
        """It is words."""

    def plain_words(self, _state: State, _tag: Tag) -> Phrase:
        """Its title, in document properties and alt texts."""
        return self._phrase()

    def _phrase(self) -> Phrase:
        # The figures in a title are accounted for on the slide itself.
        return Phrase((Piece(self.title or str(self.number), NO_FACT + "title of a slide"),))


# What the names of an entry are checked with, before any slide is made.
ANY_SLIDE = SlideEntry(1, "", "", "")


class Aim(str):
    """The words of an address that is a slide and nothing else."""

    __slots__ = ("entry",)
    entry: SlideEntry


def aim(entry: SlideEntry) -> Aim:
    """A slide as the piece of an address."""
    out = Aim(entry.title)
    out.entry = entry
    return out


def jump(state: State, entry: SlideEntry) -> str:
    """The id by which the part at hand refers to a slide; its link is made one that jumps when the part is settled."""
    id_ = state.additions.relate(state.written, SLIDE, entry.part)
    state.jumps.setdefault(state.written, set()).add(id_)
    return id_


def with_actions(text: str, ids: set[str]) -> str:
    """A part whose links with these ids jump to slides: PowerPoint asks for an action beside the relationship."""
    for id_ in ids:
        text = text.replace(f'r:id="{id_}"', f'r:id="{id_}"{_ACTION}')
    return text
