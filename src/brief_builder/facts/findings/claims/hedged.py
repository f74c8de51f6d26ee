"""Statements that hedge, and sentences of ours that lost the hedge."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.facts.findings.finding import Finding, counted
from brief_builder.facts.findings.statements import (
    Said,
    by_source,
    found,
    in_quotes,
    in_use,
    language_of,
    listed,
    quotes,
    shown,
    texts,
)
from brief_builder.facts.lexicons.hedging import HEDGES, KEPT
from brief_builder.facts.model import Fact, Facts
from brief_builder.facts.number import numbers_in

_BOUNDS = {
    "gt": "more than",
    "ge": "at least",
    "lt": "less than",
    "le": "at most",
    "approx": "about",
    "nearly": "nearly",
}


def hedged(facts: Facts) -> Iterator[Finding]:
    """One finding a source: hedging words, bounds and estimates, which hasty sentences drop.

    A source that hedges figures alone is passed over: what is printed of a figure has its hedge by itself.
    """
    hedges = ((fact, hedge) for fact in in_use(facts) for hedge in _hedges(facts, fact))
    for key, by_fact in by_source(hedges).items():
        if all(facts[name].figure is not None for name in by_fact):
            continue
        message = f"{shown(facts, key)} hedges {counted(len(by_fact), 'statement')}"
        because = "the hedge must stand in every sentence, label and alt text that is made of them"
        told = {name: listed(words) for name, words in by_fact.items()}
        details = {"hedges": tuple(dict.fromkeys(word for words in by_fact.values() for word in words))}
        # A figure is printed with its hedge; of a claim, only its words show it.
        claims = (words for name, words in by_fact.items() if facts[name].figure is None)
        details["words"] = tuple(dict.fromkeys(word.strip("“”") for words in claims for word in words))
        yield Finding("figure-hedged", "warning", tuple(by_fact), message, because, told=told, details=details)


def _hedges(facts: Facts, fact: Fact) -> Iterator[str]:
    if fact.figure is not None:
        if fact.figure.bound in _BOUNDS:
            yield f"“{_BOUNDS[fact.figure.bound]}”"
        if fact.figure.estimated:
            yield "an estimate"
    elif fact.quote is not None:
        language = language_of(facts, fact)
        for words in HEDGES.values():
            yield from (f"“{word}”" for word in found(fact.quote.exact, words, language))


def dropped(facts: Facts) -> Iterator[Finding]:
    """Sentences of ours that say without a hedge what the source says with one; one finding a sentence."""
    for fact in in_use(facts):
        for said in texts(fact):
            lost = list(dict.fromkeys((*_lost_words(facts, said), *_lost_bounds(facts, said))))
            if lost:
                message = f"the text of `{fact.name}` drops what the source says: {in_quotes(lost)}"
                because = "without it the sentence claims more than its source does"
                details = {"hedges": tuple(lost)}
                yield Finding(
                    "hedge-dropped", "warning", (fact.name,), message, because, entry=said.entry, details=details
                )


def _lost_words(facts: Facts, said: Said) -> Iterator[str]:
    if said.fact.quote is None:
        return
    for kind, words in HEDGES.items():
        theirs = found(said.fact.quote.exact, words, language_of(facts, said.fact))
        keeping = {said.language: words.get(said.language, ()) + KEPT[kind].get(said.language, ())}
        if theirs and keeping[said.language] and not found(said.text, keeping, said.language):
            yield theirs[0]


def _lost_bounds(facts: Facts, said: Said) -> Iterator[str]:
    """Numbers that the source, or the fact's own figure, bounds and our sentence gives bare."""
    bounds = {
        number.value: number.bound
        for quote in quotes(facts, said.fact)
        for number in numbers_in(quote.text, quote.language)
        if number.bound != "eq"
    }
    figure = said.fact.figure
    if figure is not None and figure.bound != "eq":
        bounds[abs(figure.value)] = figure.bound
    if not bounds:
        return
    ours = numbers_in(said.text, said.language)
    kept = {number.value for number in ours if number.bound != "eq"}  # “November 20” beside “more than 20 firms”
    for number in ours:
        if number.bound == "eq" and number.value in bounds.keys() - kept:
            yield f"{_BOUNDS.get(bounds[number.value], '')} {said.text[number.start : number.end]}".strip()
