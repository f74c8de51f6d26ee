"""Agreements and preferences: which wording is the fuller, and until when they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from brief_builder.facts.findings.finding import Finding, counted
from brief_builder.facts.findings.statements import by_source, in_quotes, in_use, quotes, shown
from brief_builder.facts.lexicons.plain_words import CONNECTIVES
from brief_builder.facts.model import Fact, Facts

_COMMON = 20  # word pairs that more agreements share say nothing
_ALIKE = 3  # content words that two labels share when they are of one subject


def subsets(facts: Facts) -> Iterator[Finding]:
    """Two agreements of one subject, from two sources, of which one says less.

    One subject is one `measure`, or a label that shares three words and more, and most of the shorter.
    """
    agreements = [fact for fact in in_use(facts) if fact.kind == "agreement"]
    seen: set[frozenset[str]] = set()
    for one, other in _candidates(agreements):
        pair = frozenset((one.name, other.name))
        if pair in seen or one.source == other.source:
            continue
        seen.add(pair)
        if not (one.measure and one.measure == other.measure) and not _alike(one, other):
            continue
        first, second = sorted((one, other), key=lambda fact: (_tier(facts, fact), -len(_said(facts, fact))))
        more = _said(facts, first) - _said(facts, second)
        if not more:
            continue
        message = f"`{first.name}` and `{second.name}` are of one subject, and `{second.name}` says less"
        source = shown(facts, first.source or "")
        because = f"use the wording of {source}, and cite both; only there: {in_quotes(sorted(more))}"
        details = {"more": tuple(sorted(more))}
        yield Finding("claim-subset", "note", (first.name, second.name), message, because, details=details)


def _candidates(agreements: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs that share a measure, or two words side by side in their labels; no pair of all with all."""
    index: dict[object, list[Fact]] = {}
    for fact in agreements:
        words = _label(fact)
        for key in {*pairwise(words), *((fact.measure,) if fact.measure else ())}:
            index.setdefault(key, []).append(fact)
    for group in index.values():
        if 2 <= len(group) <= _COMMON:
            yield from ((a, b) for at, a in enumerate(group) for b in group[at + 1 :])


def _alike(one: Fact, other: Fact) -> bool:
    words, others = set(_label(one)), set(_label(other))
    shared = len(words & others)
    return shared >= _ALIKE and 2 * shared > min(len(words), len(others))


def _label(fact: Fact) -> list[str]:
    return _words(next(iter(fact.label.values()), ""))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w-]+", text.casefold()) if word not in CONNECTIVES]


def _said(facts: Facts, fact: Fact) -> set[str]:
    """The words of its source, for the label is ours."""
    return {word for said in quotes(facts, fact) for word in _words(said.text)}


def _tier(facts: Facts, fact: Fact) -> int:
    source = facts.sources.get(fact.source or "")
    return source.tier if source is not None else 4


def validity(facts: Facts) -> Iterator[Finding]:
    """Agreements of which nobody says until when they hold; one finding a source."""
    endless = ((fact, fact.name) for fact in in_use(facts) if fact.kind == "agreement" and fact.valid_until is None)
    for key, by_fact in by_source(endless).items():
        count = counted(len(by_fact), "agreement")
        message = f"{shown(facts, key)} does not say until when {count} hold{'s' if len(by_fact) == 1 else ''}"
        because = "a preference ends with what it rests on: give `valid_until:`, or resolve why there is no end"
        yield Finding("validity-missing", "warning", tuple(by_fact), message, because)
