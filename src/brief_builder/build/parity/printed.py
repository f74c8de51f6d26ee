"""A produced document → what it prints in reading order, so that it can be laid beside that of another language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brief_builder.build.parity.kinds import FIGURE, Kinds, Numbers, Uses
from brief_builder.proof.reading import Line
from brief_builder.wording.gaps import gaps_in
from brief_builder.wording.parts import part_of

if TYPE_CHECKING:
    from brief_builder.build.produced import Document
    from brief_builder.merge import Use

_NOTE_PARTS = ("footnote", "endnote")


@dataclass(frozen=True)
class Block:
    """Something that stands in a document: a heading, a table, a slide, or a paragraph that prints facts.

    Attributes:
        kind: 'heading', 'table', 'slide' or 'paragraph'.
        uses: the facts that it prints; empty for tables and slides.
        numbers: fact → the numbers of each of its figures.
        trail: the steps that lead to it.
        within: what it stands in, where the order of paragraphs follows from that of words elsewhere: a table, whose
            rows may be the facts that were cited, or the notes of a slide; "" elsewhere.
        gap: whether something in it is not translated.
    """

    kind: str
    uses: Uses
    numbers: Numbers
    trail: tuple[str, ...]
    within: str = ""
    gap: bool = False

    @property
    def signature(self) -> tuple[str, frozenset[tuple[tuple[str, str], int]]]:
        """What has to be the same in each language."""
        return self.kind, frozenset(self.uses.items())

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it prints, each once."""
        return tuple(dict.fromkeys(fact for _, fact in self.uses))


@dataclass(frozen=True)
class Printed:
    """What a document prints.

    Attributes:
        name: of the file.
        blocks: in reading order, without footnotes.
        charts: for each chart its facts in order, and the steps to it.
        notes: for each footnote its facts, and the steps to it.
        gaps: how many places are not translated.
    """

    name: str
    language: str
    blocks: tuple[Block, ...]
    charts: tuple[Block, ...]
    notes: tuple[Block, ...]
    gaps: int
    counts: dict[str, int] = field(default_factory=dict)


def printed(document: Document, kinds: Kinds) -> Printed:
    """What a document prints."""
    reading = document.reading
    lines = [line for line in reading.lines if line.part not in reading.layouts]
    by_place: dict[tuple[str, int | None], list[Use]] = defaultdict(list)
    for use in document.placed:
        by_place[use.part, use.paragraph].append(use)
    charts = tuple(_charts(document))
    drawn = {use.part for use in document.placed if use.kind == "chart" and use.paragraph is not None}
    reader = _Reader(kinds)
    notes: dict[tuple[str, str], list[Use]] = {}
    for line, continued in whole_tables([line for line in lines if line.part not in drawn], document.language):
        here = by_place.get((line.part, line.paragraph), [])
        if line.trail and line.trail[0].startswith(_NOTE_PARTS):
            if here:
                notes.setdefault((line.part, line.trail[0]), []).extend(here)
            continue
        reader.take(line, here, continued=continued)
    noted = tuple(
        Block("footnote", Counter({("note", fact): 1 for fact in dict.fromkeys(use.fact for use in uses)}), {}, (name,))
        for (_, name), uses in notes.items()
    )
    gaps = sum(gaps_in(line.text) for line in lines)
    made = Printed(document.name, document.language, tuple(reader.blocks), charts, noted, gaps)
    made.counts.update(_counts(made))
    return made


class _Reader:
    """Takes lines in order; knows the slide and the table that the last one stands in."""

    def __init__(self, kinds: Kinds) -> None:
        self.blocks: list[Block] = []
        self._kinds = kinds
        self._slide = ""
        self._slides = 0
        self._table: tuple[str, ...] = ()
        self._tables = 0

    def take(self, line: Line, uses: Sequence[Use], *, continued: bool) -> None:
        """What a line begins, and the line itself where it is a heading or prints facts.

        Args:
            continued: whether it stands on a slide that only continues the table of the one before.
        """
        if line.trail and line.trail[0].startswith("slide ") and line.part != self._slide and not continued:
            self._slide = line.part
            self._slides += 1
            self.blocks.append(Block("slide", Counter(), {}, line.trail[:1]))
        at = next((index for index, step in enumerate(line.trail) if re.fullmatch(r"table \d+", step)), None)
        way = (line.part, *line.trail[: at + 1]) if at is not None else ()
        if way and way != self._table and not continued:
            self._tables += 1
            self.blocks.append(Block("table", Counter(), {}, way[1:], f"table {self._tables}"))
        self._table = way
        within = f"table {self._tables}" if way else ""
        if line.trail and line.trail[0].startswith("notes of slide"):
            within = f"notes {self._slides}"
        counted, numbers = self._kinds.read(
            (use.fact, use.text, FIGURE if use.way and use.kind == "text" else use.kind) for use in uses
        )
        heading = bool(line.trail) and line.trail[-1].startswith('heading "') and bool(line.text.strip())
        gap = gaps_in(line.text) > 0
        if heading or counted or gap:
            kind = "heading" if heading else "paragraph"
            self.blocks.append(Block(kind, counted, numbers, line.trail, within, gap))


def _charts(document: Document) -> Iterator[Block]:
    """Each chart once, with its facts in order: points of a native chart, or the picture."""
    last: tuple[str, str] | None = None
    facts: list[str] = []
    trail: tuple[str, ...] = ()
    for use, located in zip(document.placed, document.uses, strict=True):
        if use.kind != "chart":
            continue
        key = (use.part, use.text if use.paragraph is None else "")
        if key != last and facts:
            yield _chart(facts, trail)
            facts = []
        if key != last:
            last, trail = key, located.trail
        facts.append(use.fact)
    if facts:
        yield _chart(facts, trail)


def _chart(facts: Sequence[str], trail: tuple[str, ...]) -> Block:
    """Its facts with their number in order, so that another order is another chart."""
    return Block("chart", Counter({(f"bar {n}", fact): 1 for n, fact in enumerate(facts, start=1)}), {}, trail)


def whole_tables(lines: Sequence[Line], language: str) -> Iterator[tuple[Line, bool]]:
    """The lines, and whether each stands on a slide that only continues a table; what such slides repeat is left out.

    How many slides a table needs follows from how long the words of a language are. So its rows on further slides come
    before what stands behind it on the first, such as the notes.
    """
    pattern = re.escape(part_of(language, 1, 1)).replace("1", r"(\d+)")
    numbered = re.compile(rf"\({pattern}\)\s*\Z")
    continued: set[str] = set()
    for line in lines:
        slide = _slide(line)
        found = numbered.search(line.text) if slide else None
        if found is not None and int(found[1]) > 1:
            continued.add(slide)
    heads: dict[tuple[str, ...], str] = {}
    behind: list[Line] = []  # what stands behind the last table of the slide
    at, in_table = "", False
    for line in lines:
        slide = _slide(line)
        cell = line.trail[-2:]
        is_row = bool(cell) and cell[0].startswith("row ")
        if slide in continued:
            if is_row and not (cell[0] == "row 1" and heads.get(cell) == line.text):
                yield line, True
            continue
        if cell[:1] == ("row 1",):
            heads[cell] = line.text
        if is_row or slide != at:
            yield from ((each, False) for each in behind)
            behind.clear()
            at, in_table = slide, is_row
        if is_row or not in_table:
            yield line, False
        else:
            behind.append(line)
    yield from ((each, False) for each in behind)


def _slide(line: Line) -> str:
    """“slide 4”, also of its notes; "" in a Word document."""
    found = re.match(r"(?:notes of )?(slide \d+)", line.trail[0]) if line.trail else None
    return found[1] if found is not None else ""


def _counts(made: Printed) -> dict[str, int]:
    """What the table of parity tells of a document."""
    uses = sum((block.uses for block in made.blocks), Counter[tuple[str, str]]())
    facts = {fact for block in (*made.blocks, *made.charts) for fact in block.facts}
    counts = {
        "facts": len(facts),
        "figures": sum(number for (kind, _), number in uses.items() if kind == "figure"),
        "quotes": sum(number for (kind, _), number in uses.items() if kind == "quote"),
        "footnotes": len(made.notes),
        "charts": len(made.charts),
    }
    for kind in ("headings", "tables", "slides"):
        counts[kind] = sum(block.kind == kind[:-1] for block in made.blocks)
    return counts
