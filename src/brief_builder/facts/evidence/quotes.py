"""Facts and the texts of their sources → every quote found there, every figure and hedge found in its quote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from brief_builder.facts.evidence.figures import figure_faults
from brief_builder.facts.evidence.passage import Passage, passage_of
from brief_builder.facts.evidence.passages import Even, even, locate
from brief_builder.facts.evidence.periods import period_faults
from brief_builder.facts.model import Fact, Facts, Quote, Source
from brief_builder.problems import Fault, Note, Problems
from brief_builder.sources import Block, SourceText

Texts = Mapping[str, "SourceText | tuple[str, str]"]
_NAMES = {"paragraph": "a paragraph", "heading": "a heading", "cell": "a cell", "row": "a row", "note": "a note"}


def check_evidence(
    facts: Facts,
    texts: Texts,
    problems: Problems,
    *,
    words_only: Collection[str] = (),
    passed_over: Collection[str] = (),
) -> None:
    """Check every quoted fact against the texts of its source.

    Args:
        facts: the facts; derived ones have no quote and are passed over.
        texts: source key → its text, the full one or the clippings; a pair of the text's name as messages give it and
            the text is a text without places. Facts of a source that is not here are checked against their own quote
            only.
        problems: takes what does not hold.
        words_only: keys of sources in whose texts the quotes are only looked for, because a fuller text tells more of
            what they mean.
        passed_over: names of facts of which something is said already. So it is of those whose source has no record
            that could be read: language and date of their quotes are not known.
    """
    evened = {key: Reference(text) for key, text in texts.items()}
    for fact in facts.values():
        if fact.source is None or fact.source not in facts.sources or fact.name in passed_over:
            continue
        reference = evened.get(fact.source)
        for index, item in enumerate(fact.items):
            if item.quote is not None and reference is not None:
                try:
                    reference.locate(item.quote)
                except Fault as fault:
                    problems.add(facts.problem(fact.name, fault, "items", index, "quote"))
        if fact.quote is None:
            continue
        source = facts.sources[fact.source]
        for found in _faults(fact, fact.quote, reference, source, words_only=fact.source in words_only):
            problems.add(facts.problem(fact.name, found, "quote"))


class Reference:
    """The text of a source, made ready to look quotes up in it.

    Attributes:
        source: the text and its places.
        even: the same with even typography.
    """

    def __init__(self, text: SourceText | tuple[str, str]) -> None:
        self.source = text if isinstance(text, SourceText) else SourceText(*text)
        self.even: Even = even(self.source.text)

    def locate(self, quote: Quote) -> tuple[int, int]:
        """Offsets of the quoted words in even.text; Fault quote-not-found or quote-ambiguous."""
        return locate(quote, self.even, self.source.shown)

    def place(self, spot: tuple[int, int]) -> str:
        """Where these offsets of even.text stand in the file: “page 3”; "" when nobody knows."""
        return self.source.place(self.even.offsets[spot[0]])

    def crossed(self, spot: tuple[int, int]) -> tuple[Block, Block] | None:
        """Two blocks of the source that these offsets of even.text run over."""
        start, end = spot
        return self.source.crossed(self.even.offsets[start], self.even.offsets[end - 1] + 1) if end > start else None


def _faults(
    fact: Fact, quote: Quote, reference: Reference | None, source: Source, *, words_only: bool
) -> Iterator[Fault]:
    try:
        spot = reference.locate(quote) if reference is not None else (0, 0)
    except Fault as missing:
        yield missing
        return
    if words_only:
        return
    passage = passage_of(quote, source.language, reference.even if reference else None, spot)
    passage = replace(passage, published=source.published)
    if reference is None:
        yield from passage_faults(fact, passage)
        return
    yield from _crossing(reference, spot)
    place = reference.place(spot)
    for fault in passage_faults(fact, passage):
        if place:
            fault.notes = (*fault.notes, Note(f"the words stand in {reference.source.shown}, {place}"))
        yield fault


def passage_faults(fact: Fact, passage: Passage) -> Iterator[Fault]:
    """What a passage does not bear out of a fact's figure and period."""
    figure = figure_faults(fact, fact.figure, passage) if fact.figure is not None else []
    period = list(period_faults(fact, passage))
    # Said of all the quote, a wrong year needs not be said of the figure too.
    other_year = any(fault.code == "quote-lacks-period" for fault in period)
    yield from (fault for fault in figure if not (other_year and fault.code == "quote-lacks-period"))
    yield from period


def _crossing(reference: Reference, spot: tuple[int, int]) -> Iterator[Fault]:
    """Words that stand together only because what divides them was left out."""
    blocks = reference.crossed(spot)
    if blocks is None:
        return
    second = blocks[1]
    row = second.kind == "cell"
    one, other = (_NAMES.get(block.kind, "a paragraph") for block in blocks)
    where = "in more than one cell" if row else f"partly in {one} and partly in {'the next' if one == other else other}"
    place = f" ({second.place})" if second.place else ""
    message = f"the quoted words stand {where} of {reference.source.shown}{place}"
    help_ = "look whether they belong together; quote one of them if they do not"
    yield Fault("quote-across", message, help=help_, severity="note" if row else "warning")
