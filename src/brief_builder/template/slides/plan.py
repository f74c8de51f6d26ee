"""The slide tags of a deck in → its blocks of slides: for each slide the blocks that it stands in, outermost first.

`{% slide for x in xs %}` repeats the slide that it stands on, `{% slides for x in xs %}` the slides up to the one with
`{% endslides %}`. `{% endslide %}` on a later slide does the same for `slide`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from brief_builder.problems import Fault, Note, Problem
from brief_builder.template.reading.blocks import DIVIDERS
from brief_builder.template.reading.tags import Tag
from brief_builder.template.slides.spoken import spoken

_KINDS = ("for", "if")
_CURE = "write {% slides … %} on the first slide and {% endslides %} on the last"


@dataclass(eq=False, slots=True)
class SlideBlock:
    """Slides that a tag repeats or drops.

    Attributes:
        tags: the opening tag and those that divide the block, each with the slide that it stands on.
        first, last: the slides that it spans, 0-based, both within.
    """

    tags: list[tuple[Tag, int]]
    first: int
    last: int
    ended: bool = False

    @property
    def opening(self) -> Tag:
        """The tag that begins it."""
        return self.tags[0][0]

    @property
    def is_loop(self) -> bool:
        """Whether it repeats slides."""
        return self.opening.word == "for"

    def branch(self, slide: int) -> int:
        """Which branch a slide belongs to: 0 for the first, 1 for that behind the first `elif` or `else`."""
        return max(index for index, (_, at) in enumerate(self.tags) if at <= slide)


@dataclass(slots=True)
class _Open:
    """The blocks that have begun, and all of them in the order in which they begin."""

    blocks: list[SlideBlock] = field(default_factory=list)
    open: list[SlideBlock] = field(default_factory=list)
    includes: dict[int, Tag] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the slide tags of a deck say: its blocks of slides, outer before inner, and slides that give their place.

    `includes` holds, for each slide in whose place those of another deck come, the tag that names it, as a value.
    """

    blocks: list[SlideBlock]
    includes: dict[int, Tag]


def plan_of(tags: Mapping[int, Sequence[Tag]], report: Callable[[Problem], None]) -> Plan:
    """What the slide tags say.

    Args:
        tags: slide, 0-based → its slide tags in reading order.
        report: takes a problem with tags that make no block.
    """
    state = _Open()
    for slide in sorted(tags):
        for tag in tags[slide]:
            _read(tag, slide, state, report)
    for block in state.open:
        if block.opening.unit == "slides":
            message = f"this `slides {block.opening.word}` is never ended"
            help_ = "write {% endslides %} on the last of its slides; for one slide alone, write `slide`"
            report(_fault(block.opening, "block-unclosed", message, help_))
    _widen(state.blocks)
    _check_ambiguous(state.blocks, report)
    _check_crossing(state.blocks, report)
    blocks = sorted(state.blocks, key=lambda block: (block.first, -block.last))  # stable: as written on one slide
    return Plan(blocks, state.includes)


def _read(tag: Tag, slide: int, state: _Open, report: Callable[[Problem], None]) -> None:
    if tag.word in _KINDS:
        block = SlideBlock([(tag, slide)], slide, slide)
        state.blocks.append(block)
        state.open.append(block)
    elif tag.word in DIVIDERS:
        divided = _divided(tag, slide, state)
        if divided is None:
            of = " or ".join(f"`slide {word}`" for word in DIVIDERS[tag.word])
            message = f"`{tag.unit} {tag.word}` continues no {of} of a slide before"
            report(_fault(tag, "block-unopened", message, "put it on the slide next behind that one"))
            return
        divided.tags.append((tag, slide))
        divided.last = max(divided.last, slide)
    elif tag.word == "include" and tag.unit == "slide":
        named = spoken(tag)
        named.kind, named.unit = "value", tag.unit
        if slide in state.includes:
            message = "a second deck cannot come in the place of one slide"
            report(_fault(tag, "tag-unknown", message, "give it a slide of its own"))
        elif named.body == tag.body:
            help_ = 'write {% slide include "annex.pptx" %}, or a name of the data'
            report(_fault(tag, "tag-syntax", "`slide include` says what comes in behind it", help_))
        else:
            state.includes[slide] = named
    elif tag.word in ("endslide", "endslides"):
        _end(tag, slide, state, report)
    else:
        help_ = "write {% slide for x in xs %}, {% slide if … %} or {% slide include … %}"
        report(_fault(tag, "tag-unknown", f"`{tag.shown[tag.start : tag.end]}` says nothing of a slide", help_))


def _divided(tag: Tag, slide: int, state: _Open) -> SlideBlock | None:
    """The block that an `else` or `elif` on a slide belongs to; None when there is none."""
    for block in reversed(state.open):
        if block.first == slide:
            continue
        fits = block.opening.word in DIVIDERS[tag.word] and block.tags[-1][0].word != "else"
        single = block.opening.unit == "slide" and not block.ended
        return block if fits and (not single or block.last == slide - 1 or tag.unit == "slides") else None
    return None


def _end(tag: Tag, slide: int, state: _Open, report: Callable[[Problem], None]) -> None:
    wanted = tag.unit
    for index in range(len(state.open) - 1, -1, -1):
        block = state.open[index]
        if block.opening.unit == wanted:
            block.last, block.ended = slide, True
            inner = state.open[index + 1 :]
            del state.open[index]
            for each in inner:
                if each.opening.unit == "slides":
                    help_ = "end the inner one first: {% endslides %}"
                    report(_fault(each.opening, "block-unclosed", "this block of slides is not ended", help_))
                    state.open.remove(each)
            return
    message = f"`{tag.word}` ends nothing: no `{wanted}` stands on this slide or before"
    other = state.open[-1].opening if state.open else None
    cure = f"`{other.unit} {other.word}` is ended by {{% end{other.unit} %}}" if other is not None else _CURE
    report(_fault(tag, "block-unopened", message, cure))


def _widen(blocks: list[SlideBlock]) -> None:
    """A block that is opened on a slide before another one's tag spans at least what that spans."""
    for index in range(len(blocks) - 1, 0, -1):
        inner, outer = blocks[index], blocks[index - 1]
        if outer.first == inner.first:
            outer.last = max(outer.last, inner.last)


def _check_ambiguous(blocks: list[SlideBlock], report: Callable[[Problem], None]) -> None:
    """`endslide` may have been meant for another one than the nearest."""
    for block in blocks:
        if not block.ended or block.opening.unit != "slide" or block.last == block.first:
            continue
        for other in blocks:
            alone = other.opening.unit == "slide" and not other.ended
            if alone and other.first < block.first:
                note = Note(
                    f"or this: {other.opening.shown[other.opening.start : other.opening.end]}", other.opening.place
                )
                message = "`endslide` may end this block of slides, or one that is opened on a slide before"
                fault = Fault("slide-ambiguous", message, help=_CURE, notes=[note])
                report(fault.at(block.opening.place, block.opening.excerpt))
                break


def _check_crossing(blocks: list[SlideBlock], report: Callable[[Problem], None]) -> None:
    """Of two blocks, one lies in the other, or they have no slide in common."""
    for index, block in enumerate(blocks):
        for other in blocks[index + 1 :]:
            if block.first < other.first <= block.last < other.last:
                note = Note(f"which begins within this: {block.opening.shown.strip()}", block.opening.place)
                message = "this block of slides ends behind the one that it begins in"
                fault = Fault("block-crosses", message, help="let the inner one end first", notes=[note])
                report(fault.at(other.opening.place, other.opening.excerpt))


def _fault(tag: Tag, code: str, message: str, help_: str) -> Problem:
    return Fault(code, message, help=help_).at(tag.place, tag.excerpt)
