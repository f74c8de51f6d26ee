"""A new copy of a source and the facts quoted from the old one → for each fact: unchanged, moved, changed, gone."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from brief_builder.facts.evidence.nearest import TOKEN
from brief_builder.facts.evidence.passages import Even, even, locate
from brief_builder.facts.evidence.quotes import Reference
from brief_builder.facts.model import Fact, Facts, Quote
from brief_builder.facts.number import numbers_in
from brief_builder.problems import Fault, Note, Problem
from brief_builder.sources import SourceText

Status = Literal["unchanged", "moved", "changed", "gone"]
_LIKE = 0.5  # how like the nearest passage is at least, 0 to 1, to be the same words changed
_SHOWN = 200  # letters of a difference that a message shows


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of one quote.

    Attributes:
        fact: the fact's name.
        item: 0-based number of the entry of its list whose quote it is; None for the fact's own quote.
        status: what became of it; "moved" is found word by word, in another order than its neighbours.
        quote: the words as quoted.
        now: the nearest words of the new copy; "" when gone.
        diff: both in one, “valued at [$2.1 → $2.2] billion”; "" unless changed.
        figures: old and new figure of each number that changed in them.
        place: where the new words stand, “page 3”; "" when nobody knows.
    """

    fact: str
    item: int | None
    status: Status
    quote: str
    now: str = ""
    diff: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    place: str = ""


def compare_source(
    facts: Facts, key: str, new: SourceText | tuple[str, str], old: SourceText | tuple[str, str] | None = None
) -> tuple[Drift, ...]:
    """What became of each quote of a source, in the order of the facts.

    Args:
        facts: the facts.
        key: of the source.
        new: the text of the new copy.
        old: the text of the old one, or the clippings in their order; without it, nothing is known to have moved.
    """
    reference = Reference(new)
    before = Reference(old).even if old is not None else None
    language = facts.sources[key].language if key in facts.sources else "en"
    found: list[Drift] = []
    order: list[tuple[int, int, int]] = []  # old place, new place, index in `found`
    for fact in facts.values():
        if fact.source != key:
            continue
        for item, quote in _quotes(fact):
            drift, spot = _drift(fact.name, item, quote, reference, language)
            was = _spot(quote, before) if before is not None else None
            if spot is not None and was is not None:
                order.append((was, spot, len(found)))
            found.append(drift)
    for index in _out_of_order(order):
        found[index] = replace(found[index], status="moved")
    return tuple(found)


def _quotes(fact: Fact) -> Iterator[tuple[int | None, Quote]]:
    if fact.quote is not None:
        yield None, fact.quote
    for index, item in enumerate(fact.items):
        if item.quote is not None:
            yield index, item.quote


def _spot(quote: Quote, where: Even) -> int | None:
    try:
        return locate(quote, where, "")[0]
    except Fault:
        return None


def _drift(name: str, item: int | None, quote: Quote, reference: Reference, language: str) -> tuple[Drift, int | None]:
    exact = even(quote.exact).text.strip()
    spot = _spot(quote, reference.even)
    if spot is not None:
        place = reference.place((spot, spot + len(exact)))
        return Drift(name, item, "unchanged", quote.exact, quote.exact, place=place), spot
    if reference.even.spots(exact):
        # The words stand there, and only what is around them does not tell which: the check of quotes says so.
        return Drift(name, item, "unchanged", quote.exact, quote.exact), None
    near = reference.even.neighbours.likeness(exact)
    if near is None or near[0] < _LIKE:
        return Drift(name, item, "gone", quote.exact), None
    spot_now = near[1:]
    now = reference.even.text[near[1] : near[2]]
    now = _trimmed(exact, now)
    figures = _changed_figures(exact, now, language)
    return Drift(
        name, item, "changed", quote.exact, now, word_diff(exact, now), figures, reference.place(spot_now)
    ), None


def _trimmed(exact: str, now: str) -> str:
    """The new words without marks at their end that the old ones do not have."""
    return now if exact[-1:] in ".,;:!?" else now.rstrip(".,;:!? ")


def word_diff(old: str, new: str) -> str:
    """Two texts in one that a person reads: “valued at [$2.1 → $2.2] billion”; long equal stretches are cut."""
    before, after = _words(old), _words(new)
    out: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, now = "".join(before[a:b]).strip(), "".join(after[c:d]).strip()
        if tag == "equal":
            same = "".join(before[a:b])
            out.append(same if len(same) <= 80 else f"{same[:35]}…{same[-35:]}")
        elif tag == "replace":
            out.append(f"[{was} → {now}] ")
        elif was or now:
            out.append(f"[− {was}] " if was else f"[+ {now}] ")
    return " ".join("".join(out).split())


def _words(text: str) -> list[str]:
    """Words with the space behind them; Khmer, which has no spaces between words, by its syllables."""
    starts = [match.start() for match in TOKEN.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _changed_figures(old: str, new: str, language: str) -> tuple[tuple[str, str], ...]:
    """Each number of the old words and the one that stands in its place now, where they differ."""
    before, after = numbers_in(old, language), numbers_in(new, language)
    if len(before) == len(after):
        pairs = zip(before, after, strict=True)
        return tuple(
            (old[a.start : a.end], new[b.start : b.end])
            for a, b in pairs
            if (a.value, a.percent) != (b.value, b.percent)
        )
    return ()


def _out_of_order(order: list[tuple[int, int, int]]) -> list[int]:
    """Indexes of what does not belong to the longest run that kept its order: patience sorting."""
    ordered = sorted(order)
    tails: list[int] = []  # new places, smallest last one of each length
    at: list[int] = []  # index in `ordered` of each tail
    back = [-1] * len(ordered)
    for index, (_, place, _) in enumerate(ordered):
        where = bisect_right(tails, place)
        back[index] = at[where - 1] if where else -1
        if where == len(tails):
            tails.append(place)
            at.append(index)
        else:
            tails[where], at[where] = place, index
    kept = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = back[index]
    return [found for number, (_, _, found) in enumerate(ordered) if number not in kept]


def drift_problems(facts: Facts, key: str, shown: str, drifts: tuple[Drift, ...]) -> Iterator[Problem]:
    """One problem for the source, with what became of its facts, and one at each fact that is not as it was."""
    counts = Counter(drift.status for drift in drifts)
    notes = [Note(_line(drift), facts[drift.fact].place) for drift in drifts if drift.status != "unchanged"]
    told = [f"{counts[status]} {status}" for status in ("unchanged", "moved", "changed", "gone") if counts[status]]
    message = f"{shown} is not the text that the facts were quoted from (its sha256 differs)"
    if told:
        message = f"{message}; of {len(drifts)} quotes, {', '.join(told)}"
    yield Fault("source-changed", message, notes=notes, severity="warning").at(facts.sources[key].place)
    for drift in drifts:
        fault = _fault(drift, shown)
        if fault is not None:
            path = ("quote",) if drift.item is None else ("items", drift.item, "quote")
            yield facts.problem(drift.fact, fault, *path)


def _line(drift: Drift) -> str:
    if drift.status == "changed":
        figures = "; ".join(f"{old} → {new}" for old, new in drift.figures)
        return f"`{drift.fact}` changed: {figures or drift.diff[:_SHOWN]}"
    return f"`{drift.fact}` {drift.status}"


def _fault(drift: Drift, shown: str) -> Fault | None:
    where = f"{shown}, {drift.place}" if drift.place else shown
    if drift.status == "changed":
        figures = " and ".join(f"`{old}` is now `{new}`" for old, new in drift.figures)
        message = f"{where} now reads otherwise" + (f": {figures}" if figures else "")
        cure = (f"old and new: “{drift.diff[:_SHOWN]}”", "correct the value and the quote, or find out why it changed")
        return Fault("quote-changed", message, help=cure)
    if drift.status == "gone":
        cure_gone = "find out why; give the fact another source, or `rank: deprecated` with a reason"
        return Fault("quote-gone", f"{shown} has nothing like these words any more", help=cure_gone)
    if drift.status == "moved":
        cure_moved = "look whether it still means the same there"
        return Fault("quote-moved", f"these words stand elsewhere now: {where}", help=cure_moved, severity="warning")
    return None
