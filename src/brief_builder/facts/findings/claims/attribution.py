"""Claims, forecasts, opinions and causes → those of which nobody is said to say them."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.facts.findings.finding import Finding, counted
from brief_builder.facts.findings.statements import (
    Said,
    by_source,
    found,
    in_quotes,
    in_use,
    outside_quotes,
    plain,
    quoted_parts,
    quotes,
    shown,
    spoken_for,
    texts,
)
from brief_builder.facts.lexicons.attribution import ATTRIBUTIONS
from brief_builder.facts.lexicons.causes import CAUSES
from brief_builder.facts.lexicons.modality import FORECASTS
from brief_builder.facts.lexicons.opinions import OPINIONS
from brief_builder.facts.lexicons.plain_words import CONNECTIVES
from brief_builder.facts.model import Fact, Facts

Found = tuple[Fact, str]


def speakers(facts: Facts) -> Iterator[Finding]:
    """Quotation marks in a quote: somebody's words in the words of the source, and nobody says whose."""
    unknown = (
        (fact, part)
        for fact in in_use(facts)
        if fact.asserted_by in ("", "unknown")
        for said in quotes(facts, fact)
        if not _says_who(fact, said)
        for part in quoted_parts(said.text)
        if not _is_title(part)
    )
    because = "keep the quotation marks and name the speaker (`asserted_by:`), or leave the words out"
    yield from _of_each(facts, "speaker-unknown", unknown, "quotes somebody without saying whom", because)


def _says_who(fact: Fact, quote: Said) -> bool:
    """Whether the source says beside its words who says them (“according to the Minister”), and we do too."""
    every = (quote, *texts(fact))
    return all(found(outside_quotes(plain(said.text)), ATTRIBUTIONS, said.language) for said in every)


def _is_title(words: str) -> bool:
    """The name of a plan or a work, which quotation marks only set off."""
    return all(not word[0].islower() for word in words.strip(" .,").split() if word.casefold() not in CONNECTIVES)


def causes(facts: Facts) -> Iterator[Finding]:
    """Causes and motives that stand as facts: it is somebody who sees them."""

    def bare() -> Iterator[Found]:
        for fact in in_use(facts):
            if spoken_for(facts, fact):
                continue
            yield from (
                (fact, word) for said in quotes(facts, fact) for word in found(said.text, CAUSES, said.language)
            )
            yield from ((fact, word) for said in texts(fact) for word in _ours(said, CAUSES))

    because = "say whose view it is, with `asserted_by:` or in the text"
    yield from _of_each(facts, "claim-unattributed", bare(), "gives a cause or a motive as a fact", because)


def forecasts(facts: Facts) -> Iterator[Finding]:
    """Words of what may or shall be, in a quote whose fact counts as asserted."""
    bare = (
        (fact, word)
        for fact in in_use(facts)
        if fact.modality == "asserted" and fact.kind != "forecast"
        for said in quotes(facts, fact)
        for word in found(outside_quotes(said.text), FORECASTS, said.language)
    )
    because = "it has not happened: write `modality: forecast` or `conditional`, and keep the word"
    yield from _of_each(facts, "forecast-as-fact", bare, "speaks of what is expected, and the fact asserts it", because)


def opinions(facts: Facts) -> Iterator[Finding]:
    """Words that judge: outside quotation marks in our own text, or in a quote that nobody is said to have said."""

    def bare() -> Iterator[Found]:
        for fact in in_use(facts):
            yield from ((fact, word) for said in texts(fact) for word in _ours(said, OPINIONS))
            if fact.modality == "asserted" and fact.figure is None and not spoken_for(facts, fact):
                for said in quotes(facts, fact):
                    yield from ((fact, word) for word in found(said.text, OPINIONS, said.language))

    because = "put the word between quotation marks and say whose it is, or leave it out"
    yield from _of_each(facts, "opinion-as-fact", bare(), "is made to judge, and nobody is said to", because)


def _ours(said: Said, lexicon: dict[str, tuple[str, ...]]) -> list[str]:
    return found(outside_quotes(said.text), lexicon, said.language)


def _of_each(facts: Facts, code: str, found_in: Iterator[Found], what: str, because: str) -> Iterator[Finding]:
    """One finding a source, with the words of each fact."""
    for key, by_fact in by_source(found_in).items():
        message = f"{shown(facts, key)} {what}: {counted(len(by_fact), 'fact')}"
        told = {name: in_quotes(words) for name, words in by_fact.items()}
        first = next(iter(by_fact))
        message += f", `{first}` ({told[first]})" if len(by_fact) > 1 else f", {told[first]}"
        details = {"words": tuple(dict.fromkeys(word for words in by_fact.values() for word in words))}
        yield Finding(code, "warning", tuple(by_fact), message, because, told=told, details=details)
