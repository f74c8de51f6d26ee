"""A deck whose parts are compiled and its slide tags in → the order of its slides, and what each is repeated by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from brief_builder.template.slides.plan import Plan, SlideBlock


@dataclass(frozen=True, slots=True)
class Repeated:
    """Slides that stand in a block: the blocks and slides in it, in order.

    Attributes:
        loops: whether the block repeats them; else it only keeps or drops them.
        children: slides, by the names of their parts, and blocks.
    """

    loops: bool
    children: tuple[str | Repeated, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides of a template.

    Attributes:
        slides: the names of the slides' parts, in order.
        plan: the same, in the blocks that they stand in.
        own: slide → its own parts, itself first: what a copy needs copies of.
        repeated: the slides that stand in a block, or give their place to those of another deck.
    """

    slides: tuple[str, ...]
    plan: tuple[str | Repeated, ...]
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repeated: frozenset[str] = frozenset()


def deck_of(slides: Sequence[str], said: Plan, own: Callable[[str], tuple[str, ...]]) -> Deck:
    """The deck with these slides."""
    plan = tuple(_nested(slides, said.blocks, 0, len(slides) - 1))
    spanned = {number for block in said.blocks for number in range(block.first, block.last + 1)}
    repeated = frozenset(slides[number] for number in spanned.union(said.includes))
    return Deck(tuple(slides), plan, {slide: own(slide) for slide in slides}, repeated)


def _nested(slides: Sequence[str], blocks: Sequence[SlideBlock], first: int, last: int) -> Iterator[str | Repeated]:
    at = first
    for index, block in enumerate(blocks):
        if block.first < at or block.last > last:
            continue
        yield from slides[at : block.first]
        yield Repeated(block.is_loop, tuple(_nested(slides, blocks[index + 1 :], block.first, block.last)))
        at = block.last + 1
    yield from slides[at : last + 1]
