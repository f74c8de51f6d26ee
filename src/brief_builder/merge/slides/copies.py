"""A slide and the turns of the loops around it → the copy of it that they make, and the names of the copy's parts.

The first copy keeps the names of the template's parts; each further one gets names of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brief_builder.office import Package
from brief_builder.problems import Fault
from brief_builder.template.marks import SLIDE, SLIDE_END

if TYPE_CHECKING:
    from brief_builder.template.reading.tags import Tag
    from brief_builder.template.slides.deck import Deck, Repeated

MAX_SLIDES = 2_000
_NUMBERED = re.compile(r"(?P<stem>.*?)\d*(?P<extension>\.\w+)")
_CHART_COPY = re.compile(r"\d*-copy$")  # as charts that are filled are named
_MARK = re.compile(f"{SLIDE}(\\d+){SLIDE_END}")


@dataclass(frozen=True, slots=True)
class SlideCopy:
    """A slide of the produced deck.

    Attributes:
        slide: name of the part of the template's slide.
        turn: the 0-based turns of the loops around it, the outermost first; -1 for what stands where a loop has none.
        number: in the order in which copies are made, from 0.
        names: part of the template → the part that stands for it in this copy.
        original: whether it keeps the names of the template.
        imported: whether it came from another deck, in the place of the template's slide.
    """

    slide: str
    turn: tuple[int, ...]
    number: int
    names: Mapping[str, str]
    original: bool
    imported: bool = False

    @property
    def name(self) -> str:
        """The name of its slide part."""
        return self.names.get(self.slide, self.slide)


@dataclass(frozen=True, slots=True)
class Included:
    """A deck whose slides come in: its name as the data give it, what it holds, and the tag that asks for it."""

    path: str
    package: Package
    tag: Tag


@dataclass(slots=True)
class Copies:
    """The copies of slides that one rendering makes.

    Attributes:
        deck: the template's slides; None for a document.
        package: the template.
        current: the copy that is being rendered; None outside slides that are repeated.
        origins: part of a copy → the template's part.
        places: number of a copy in whose place slides of another deck come → that deck, and the tag that asks for it.
    """

    deck: Deck | None = None
    package: Package | None = None
    current: SlideCopy | None = None
    origins: dict[str, str] = field(default_factory=dict)
    places: dict[int, Included] = field(default_factory=dict)
    _pages: dict[str, list[SlideCopy]] = field(default_factory=dict)
    _copies: dict[tuple[str, tuple[int, ...]], SlideCopy] = field(default_factory=dict)
    _made: list[SlideCopy] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def begin(self, slide: str, turn: tuple[int, ...]) -> SlideCopy:
        """Begin a part of the copy that these turns make of a slide; its further parts lead to the same one.

        Raises:
            Fault: limit-reached.
        """
        copy = self._copies.get((slide, turn))
        if copy is None:
            copy = self._copies[slide, turn] = self._new(slide, turn)
        self.current = copy
        return copy

    def _new(self, slide: str, turn: tuple[int, ...]) -> SlideCopy:
        assert self.deck is not None  # noqa: S101  only slides are repeated
        if len(self._made) >= MAX_SLIDES:
            message = f"the slides of this template repeat more than {MAX_SLIDES:,} times"
            raise Fault(
                "limit-reached", message, help="let the loop run over fewer entries: {% slide for x in xs[:50] %}"
            )
        first = all(copy.slide != slide for copy in self._made)
        names = {} if first else {part: self.fresh_name(part) for part in self.deck.own[slide]}
        copy = SlideCopy(slide, turn, len(self._made), names, first)
        self.origins |= {new: part for part, new in names.items()}
        self._made.append(copy)
        return copy

    def continued(self, source: SlideCopy, parts: Iterable[str]) -> SlideCopy:
        """A further copy of a slide of the produced deck, behind those made before; `parts` are those it has anew."""
        pages = self._pages.setdefault(source.name, [])
        names = {part: self.fresh_name(part) for part in parts}
        page = SlideCopy(source.slide, source.turn, source.number, names, original=False)
        self.origins |= {new: part for part, new in names.items()}
        pages.append(page)
        return page

    @property
    def changed(self) -> bool:
        """Whether the slides are others than those of the template."""
        return self.deck is not None and bool(self.deck.repeated or self._pages)

    def fresh_name(self, part: str) -> str:
        """A name like that of a part which no part has: 'ppt/slides/slide3.xml' → 'ppt/slides/slide12.xml'."""
        if not self._taken and self.package is not None:
            self._taken.update(map(str.casefold, self.package.names()))
        match = _NUMBERED.fullmatch(part)
        stem, extension = (match["stem"], match["extension"]) if match is not None else (part, "")
        stem = _CHART_COPY.sub("", stem)
        number = self._next.get(stem, 1)
        while f"{stem}{number}{extension}".casefold() in self._taken:  # names that differ in case are the same (OPC)
            number += 1
        self._next[stem] = number + 1
        name = f"{stem}{number}{extension}"
        self._taken.add(name.casefold())
        return name

    def divided(self, part: str, text: str) -> Iterator[tuple[str, str]]:
        """(name, text) of each copy of a part whose rendered text holds that of all copies, with a mark before each."""
        pieces = _MARK.split(text)
        for number, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            copy = self._made[int(number)]
            if copy.original or part in copy.names:  # comments stay on the first copy
                yield copy.names.get(part, part), piece

    def written(self, part: str) -> str:
        """The name under which a part is being rendered."""
        return self.current.names.get(part, part) if self.current is not None else part

    def ordered(self) -> list[SlideCopy]:
        """All slides of the deck in order; those that stand in no block are copies of themselves."""
        if self.deck is None:
            return []
        made: dict[str, list[SlideCopy]] = {}
        for copy in self._made:
            made.setdefault(copy.slide, []).append(copy)
        slides = _in_order(self.deck.plan, (), made, self.deck)
        return [page for slide in slides for page in (slide, *self._pages.get(slide.name, ()))]


def _in_order(
    plan: tuple[str | Repeated, ...], turn: tuple[int, ...], made: Mapping[str, list[SlideCopy]], deck: Deck
) -> Iterator[SlideCopy]:
    for step in plan:
        if isinstance(step, str):
            if step not in deck.repeated:
                yield SlideCopy(step, (), -1, {}, original=True)
            yield from (copy for copy in made.get(step, ()) if copy.turn == turn)
        elif not step.loops:
            yield from _in_order(step.children, turn, made, deck)
        else:
            depth = len(turn)
            copies = (copy for slide in _slides(step) for copy in made.get(slide, ()))
            turns = {copy.turn[depth] for copy in copies if copy.turn[:depth] == turn}
            for each in sorted(turns):
                yield from _in_order(step.children, (*turn, each), made, deck)


def _slides(step: Repeated) -> Iterator[str]:
    for child in step.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _slides(child)
