"""Jinja sources that stand in attributes → tokens that the tree holds in their place until the source is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from brief_builder.template.marks import BLOCK, BLOCK_END, TOKEN, TOKEN_END


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source, and for each tag the line it begins on (parallel, ascending).

    `largest` is the number above which ids of drawings and content controls are free in the part.
    """

    text: str
    lines: tuple[int, ...]
    numbers: tuple[int, ...]
    largest: int = 0

    def tag_on(self, line: int) -> int | None:
        """The number of the tag that a source line belongs to; None before the first."""
        index = bisect_right(self.lines, line) - 1
        return self.numbers[index] if index >= 0 else None


class Tokens:
    """Jinja sources that stand in attributes; a token is what the tree holds in their place.

    Attributes:
        sources: the source of each token, by its number; '' for one that stands for a source with tags of its own.
        numbers: for each source the number of the tag in it; None where there is none.
        nested: token number → such a source.
        turns: number of an opening tag → what is evaluated first in each turn of its block.
    """

    def __init__(self) -> None:
        self.sources: list[str] = []
        self.numbers: list[int | None] = []
        self.nested: dict[int, Source] = {}
        self.turns: dict[int, list[str]] = {}

    def add(self, source: str, number: int | None = None) -> str:
        """The token for a source that begins with 'V' (value), 'B' (block), or 'T' (XML with anchors and tokens).

        `number` is that of the tag in it; None where the source ends in a filter that has it as its only argument.
        """
        found = re.search(r"_brief_\w+\((\d+)\)$", source) if number is None else None
        self.sources.append(source)
        self.numbers.append(int(found[1]) if found else number)
        return f"{TOKEN}{len(self.sources) - 1}{TOKEN_END}"

    def nest(self, before: str, source: Source, after: str) -> str:
        """The token for a source with tags of its own, between two block tags of the engine's."""
        text = f"{BLOCK}{before}{BLOCK_END}{source.text}{BLOCK}{after}{BLOCK_END}"
        self.nested[len(self.sources)] = Source(text, source.lines, source.numbers)
        return self.add("")

    def variable(self, turn: int, kind: str) -> str:
        """A name for something that is made in each turn of the block with this opening tag; no author can write it."""
        return f"_{kind}{turn}_{len(self.turns.setdefault(turn, []))}"
