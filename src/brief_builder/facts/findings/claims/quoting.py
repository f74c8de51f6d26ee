"""Quotes and the texts of their sources → words that stand there twice, headings, sentences that bear several facts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from brief_builder.facts.evidence.passages import Even, even, locate
from brief_builder.facts.findings.finding import Finding, counted
from brief_builder.facts.findings.statements import in_use, listed, plain
from brief_builder.facts.model import Fact, Facts, Quote
from brief_builder.problems import Fault

Texts = Mapping[str, tuple[str, str]]
_ENDS = re.compile(r"[.!?][\"'”’»)\]]*\s|[\n…]")  # of a sentence; clippings leave out with an ellipsis
_BULLET = re.compile(r"\s*(?:[-*•–—·◦]|\d+[.)])\s")
_HEADING = 12  # words of the longest heading
_STRAIGHT_AND_CURLY = (("apostrophes", "'", "’‘"), ("quotation marks", '"', "“”„«»"))


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A fact, one of its quotes, and the text of its source."""

    fact: Fact
    quote: Quote
    shown: str
    where: Even


_evened = lru_cache(maxsize=32)(even)  # each detector asks for it


def _by_source(facts: Facts, texts: Texts) -> Iterator[tuple[str, list[_Quoted]]]:
    """The quotes of each source that has a text, in file order."""
    groups: dict[str, list[tuple[Fact, Quote]]] = {}
    for fact in in_use(facts):
        every = (fact.quote, *(item.quote for item in fact.items))
        groups.setdefault(fact.source or "", []).extend((fact, quote) for quote in every if quote is not None)
    for key, each in groups.items():
        if key in texts:
            shown, text = texts[key]
            where = _evened(text)
            yield key, [_Quoted(fact, quote, shown, where) for fact, quote in each]


def repeated(facts: Facts, texts: Texts) -> Iterator[Finding]:
    """Quotes whose words stand more than once in their source: which is meant, only their surroundings say."""
    for _, group in _by_source(facts, texts):
        told: dict[str, list[str]] = {}
        for one in group:
            exact = plain(one.quote.exact).strip()
            times = len(one.where.spots(exact))
            if times > 1:
                told.setdefault(one.fact.name, []).append(f"“{one.quote.exact}” stands there {times} times")
        if told:
            message = f"words of {counted(len(told), 'fact')} stand more than once in {group[0].shown}"
            because = "`prefix:` and `suffix:` decide which is meant: look that they are right when you edit the quote"
            words = {name: "; ".join(each) for name, each in told.items()}
            yield Finding("quote-repeated", "warning", tuple(told), message, because, told=words)


def typography(facts: Facts, texts: Texts) -> Iterator[Finding]:
    """Texts that write one mark in two ways: a quote that is typed again will not be the same, byte for byte."""
    for key, group in _by_source(facts, texts):
        text = group[0].where.original
        mixed = []
        for name, straight, curly in _STRAIGHT_AND_CURLY:
            counts = text.count(straight), sum(map(text.count, curly))
            if all(counts):
                mixed.append(f"{counts[0]} straight and {counts[1]} curly {name}")
        if mixed:
            names = tuple(dict.fromkeys(one.fact.name for one in group if set("'\"’‘“”„«»") & set(one.quote.exact)))
            message = f"{group[0].shown} mixes its marks: {listed(mixed)}"
            because = "quotes are compared with even marks, and printed as the source has them: copy, never retype"
            details = {"marks": tuple(mixed)}
            source = "" if names else key
            yield Finding("quote-typography", "warning", names, message, because, source=source, details=details)


def headings(facts: Facts, texts: Texts) -> Iterator[Finding]:
    """Quotes that are a whole heading: it promises, and the text below it says what is so."""
    for _, group in _by_source(facts, texts):
        lines = _headings(group[0].where.original)
        names = {
            one.fact.name: f"“{one.quote.exact}”"
            for one in group
            if one.fact.kind != "metadata" and plain(one.quote.exact).strip() in lines
        }
        if names:
            verb = "quotes" if len(names) == 1 else "quote"
            message = f"{counted(len(names), 'fact')} of {group[0].shown} {verb} a heading"
            because = "quote the sentence below it that bears the fact"
            yield Finding("quote-heading", "warning", tuple(names), message, because, entry=("quote",), told=names)


def _headings(text: str) -> set[str]:
    """Short lines without an end, before a line that is a sentence; entries of lists and rows of tables are none."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = set()
    for line, below in zip(lines, [*lines[1:], ""], strict=False):  # of an empty file there is no line
        plain = even(line).text.strip(" #*_")
        marked = line.lstrip().startswith("#")
        short = len(plain.split()) <= _HEADING and plain[-1:] not in ".!?:;,…" and "..." not in plain
        sentence = len(even(below).text.split()) > _HEADING or re.search(r"[.!?][\"')]?\s*$", even(below).text)
        if plain and not _BULLET.match(line) and "\t" not in line.strip() and short and (marked or sentence):
            found.add(plain)
    return found


def shared(facts: Facts, texts: Texts) -> Iterator[Finding]:
    """Sentences that bear several facts: who changes one has to look at all."""
    for _, group in _by_source(facts, texts):
        ends = [match.end() for match in _ENDS.finditer(group[0].where.original)]
        by_sentence: dict[int, dict[str, None]] = {}
        for one in group:
            if (start := _start(one)) is None:
                continue  # the evidence has said so
            by_sentence.setdefault(bisect_right(ends, one.where.offsets[start]), {})[one.fact.name] = None
        several = [tuple(names) for names in by_sentence.values() if len(names) > 1]
        if several:
            told = {
                name: "with " + listed(f"`{other}`" for other in names if other != name)
                for names in several
                for name in names
            }
            bear = "bears" if len(several) == 1 else "bear"
            message = f"{counted(len(several), 'sentence')} of {group[0].shown} {bear} several facts"
            because = "change one of them, and look at the others again"
            details = {"sentences": tuple(" ".join(names) for names in several)}
            yield Finding("quote-shared", "note", tuple(told), message, because, told=told, details=details)


def _start(one: _Quoted) -> int | None:
    """Where the words stand; None when they do not, or nothing decides between several places."""
    exact = plain(one.quote.exact).strip()
    spots = one.where.spots(exact)
    if len(spots) == 1:
        return spots[0]
    try:
        return locate(one.quote, one.where, one.shown)[0]
    except Fault:
        return None
