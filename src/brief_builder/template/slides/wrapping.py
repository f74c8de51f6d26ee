"""A compiled part of a slide and the blocks that the slide stands in → the part with these blocks around all of it.

Rendering it gives the text of every copy, one after the other; a mark before each says which copy it is. So names,
loops and what goes wrong in them are those of any other block, and the parts of one slide come to the same copies.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from brief_builder.template.compiled import CompiledPart
from brief_builder.template.marks import BLOCK, BLOCK_END, VALUE, VALUE_END
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Source
from brief_builder.template.slides.plan import SlideBlock


def wrapped(
    part: CompiledPart,
    slide: str,
    number: int,
    blocks: Sequence[SlideBlock],
    syntax: Mapping[int, nodes.Node],
    include: Tag | None = None,
) -> CompiledPart:
    """The part within the blocks.

    Args:
        part: compiled by itself.
        slide: name of the slide's part, and its 0-based number in the deck.
        number: see slide.
        blocks: those that the slide stands in, outermost first.
        syntax: id of a slide tag → its syntax tree.
        include: the tag that names a deck whose slides come in the place of this one; None for none.
    """
    tags, trees = list(part.tags), dict(part.syntax)
    before, after = _Pieces(), _Pieces()
    turns: list[str] = []
    for depth, block in enumerate(blocks):
        branch = block.branch(number)
        for tag, _ in block.tags[: branch + 1]:
            twin = copy.copy(tag)
            twin.number = len(tags)
            tags.append(twin)
            if id(tag) in syntax:
                trees[twin.number] = syntax[id(tag)]
            before.add_tag(twin)
            if tag.word == "for":
                before.text += f"{VALUE}''|_brief_turn{VALUE_END}"
        if block.is_loop:
            turns.append(f"_slide{depth}")
            before.text += f"{BLOCK}set {turns[-1]} = {'-1' if branch else 'loop.index0'}{BLOCK_END}"
    for block in reversed(blocks):
        end = copy.copy(block.opening)
        end.number, end.word, end.body = len(tags), f"end{block.opening.word}", f"end{block.opening.word}"
        tags.append(end)
        after.add_tag(end)
    before.text += f"{VALUE}[{','.join(turns)}]|_brief_slide({slide!r}){VALUE_END}"
    if include is not None:
        twin = copy.copy(include)
        twin.number = len(tags)
        tags.append(twin)
        if id(include) in syntax:
            trees[twin.number] = syntax[id(include)]
        before.add(twin.number, VALUE, f"({include.body})|_brief_include({twin.number})", VALUE_END)
    return replace(part, source=_around(part.source, before, after), tags=tuple(tags), syntax=trees, wrapped=True)


@dataclass(slots=True)
class _Pieces:
    """A source that grows by block tags: its text, and for each tag the line that it begins on, and its number."""

    text: str = ""
    lines: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def add_tag(self, tag: Tag) -> None:
        """Write a block tag."""
        self.add(tag.number, BLOCK, tag.body, BLOCK_END)

    def add(self, number: int, begin: str, body: str, end: str) -> None:
        """Write a tag with this number."""
        self.lines.append(self.text.count("\n") + 2)
        self.numbers.append(number)
        self.text += f"{begin}\n{body}{end}"


def _around(source: Source, before: _Pieces, after: _Pieces) -> Source:
    shift = before.text.count("\n")
    behind = shift + source.text.count("\n")
    lines = (*before.lines, *(line + shift for line in source.lines), *(line + behind for line in after.lines))
    numbers = (*before.numbers, *source.numbers, *after.numbers)
    return replace(source, text=before.text + source.text + after.text, lines=lines, numbers=numbers)
