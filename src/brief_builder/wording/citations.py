"""A fact → where it comes from, in words: its quote and source, or how it is computed from what."""

import re
from collections.abc import Callable, Iterable

from brief_builder.facts import Fact, Facts, Record, Source
from brief_builder.facts.origin import in_language
from brief_builder.wording.expressions import Formula, filled
from brief_builder.wording.figures import figure_words
from brief_builder.wording.language import Language
from brief_builder.wording.periods import date_words, period_name
from brief_builder.wording.phrase import Phrase, joined
from brief_builder.wording.tags import primary


def citation(language: Language, facts: Facts, name: str) -> Phrase:
    """A footnote: source, title, date and quote; for a derived fact its computation and the sources of its inputs."""
    fact = facts[name]
    words = language.citations
    titles = [source_title(language, facts.sources[key], name) for key in fact.sources if key in facts.sources]
    source = between(language, titles, name)
    if fact.tree is not None:
        made = _derivation(language, facts, fact)
        made = made + (Phrase.of(words.between, name) + source).united() if source else made
        return made.ended(language.stop) + _assumptions(language, fact)
    said = evidence(language, facts, name)
    if not source or not said:
        return (said or source).ended(language.stop)
    return filled(words.cited, name, source=source, evidence=said).ended(language.stop)


def evidence(language: Language, facts: Facts, name: str) -> Phrase:
    """The same without the source: the quoted words, the row or cell of data, or the computation."""
    fact = facts[name]
    if fact.tree is not None:
        made = _derivation(language, facts, fact)
        return made.ended(language.stop) + _assumptions(language, fact) if fact.waivers else made
    quotes = [fact.quote, *(item.quote for item in fact.items)]
    foreign = foreign_to(language, facts.sources.get(fact.source or ""))
    said = [in_quotes(language, quote.exact, name, foreign) for quote in quotes if quote is not None]
    if fact.record is not None:
        said.append(Phrase.of(recorded(language, fact.record), name))
    return between(language, said, name)


def foreign_to(language: Language, source: Source | None) -> str | None:
    """The language of a source's words, where it is another than that of the document; else None."""
    if source is None or not source.language or primary(source.language) == primary(language.code):
        return None
    return source.language


def computation(language: Language, facts: Facts, name: str, result: Phrase) -> Phrase:
    """A derived fact as one would write it down: “US$1.0 billion × C$1.37 per US$1 = about C$1.4 billion”.

    Empty for a fact that is quoted. An identity is an equation already.
    """
    fact = facts[name]
    if fact.tree is None:
        return Phrase(())
    told = Formula(language, name, _figures(language, facts), facts).told(fact.tree)
    return told if fact.form == "identity" else told + Phrase.of(" = ", name) + result


def recorded(language: Language, record: Record) -> str:
    """The row or cell in which a figure of data stands."""
    words = language.citations
    pattern = words.cell if record.cell else words.column if record.column else words.line
    return pattern.format(
        file=record.file, line=record.line, column=record.column, sheet=record.sheet, cell=record.cell
    )


def quoted(language: Language, exact: str, *, gaps: bool = True) -> str:
    """Words of a source in quotation marks; what is left out before and behind them is shown.

    Whether words begin a sentence is judged by their first letter: the full text need not be at hand.
    """
    return language.citations.quote.format(x=_within_quotes(language, exact, gaps=gaps))


def in_quotes(language: Language, exact: str, owner: str | None, foreign: str | None, *, gaps: bool = True) -> Phrase:
    """The same as words of the fact `owner`, if any, with what the quotation marks hold in the source's own language.

    `foreign` is that language where it is another than the document's, else None.
    """
    if foreign is None:
        return Phrase.of(quoted(language, exact, gaps=gaps), owner)
    said = Phrase.of(_within_quotes(language, exact, gaps=gaps), owner, lang=foreign)
    return filled(language.citations.quote, owner, x=said)


def _within_quotes(language: Language, exact: str, *, gaps: bool) -> str:
    words = language.citations
    text = " ".join(exact.split())
    opening, closing = (re.escape(mark.strip()) for mark in words.quote.split("{x}"))
    quotations = rf'"([^"]*)"|“([^”]*)”|{opening}\s*(.*?)\s*{closing}'
    text = re.sub(quotations, lambda m: words.inner.format(x=m[1] or m[2] or m[3] or ""), text)
    if gaps:
        text = (words.gap if text[:1].islower() or text[:1] in "$0123456789" else "") + text
        text += "" if re.search(rf"[.!?{language.stop}][’”'\")]*$", text) else words.gap
    return text


def source_title(language: Language, source: Source, owner: str) -> Phrase:
    """Who, “what” (when), as words of the fact `owner`."""
    words, foreign = language.citations, foreign_to(language, source)
    short, published = source.short_in(language.code), _published(language, source)
    if foreign is None:
        return Phrase.of(words.source.format(short=short, title=source.title, published=published), owner)
    title = Phrase.of(source.title, owner, lang=foreign)
    parts = {"short": Phrase.of(short, owner), "published": Phrase.of(published, owner)}
    return filled(words.source, owner, title=title, **parts).united()


def between(language: Language, phrases: Iterable[Phrase], owner: str | None) -> Phrase:
    """“a; b”: separate things in one line, with what stands between them as words of the fact `owner`, if any."""
    return joined(phrases, Phrase.of(language.citations.between, owner)).united()


def source_line(language: Language, facts: Facts, names: Iterable[str]) -> Phrase:
    """“Source: …” for facts; each source once, in the order of the facts. Empty without facts."""
    first: dict[str, str] = {}
    for name in names:
        for key in facts[name].sources:
            first.setdefault(key, name)
    known = [(facts.sources[key], name) for key, name in first.items() if key in facts.sources]
    if not known:
        return Phrase(())
    words = language.citations
    pattern = words.one_source if len(known) == 1 else words.several_sources
    line = Phrase(())
    for index, (source, name) in enumerate(known):
        dated = words.dated.format(short=source.short_in(language.code), published=_published(language, source))
        line += Phrase.of((words.between if index else "") + dated, name)
    return filled(pattern, None, x=line)


def _published(language: Language, source: Source) -> str:
    return date_words(language, source.published) if source.published else language.citations.undated


def _derivation(language: Language, facts: Facts, fact: Fact) -> Phrase:
    """Derived: figures (labels and periods); where …; narrowed by …"""
    words = language.citations
    if fact.tree is None:
        return Phrase(())
    figures = Formula(language, fact.name, _figures(language, facts), facts)
    labels = _labels(language, facts, fact.name)
    made = filled(words.explained, fact.name, figures=figures.told(fact.tree), words=labels.told(fact.tree))
    for name in _derived_inputs(facts, fact):
        inner = facts[name]
        if inner.tree is not None:
            told = Formula(language, name, figures.leaf, facts).told(inner.tree)
            named = Phrase.of(_named(language, inner), name)
            made += filled(words.between + words.where, name, name=named, x=told)
    if fact.given is not None and (identity := facts[fact.given].tree) is not None:
        told = Formula(language, fact.given, figures.leaf, facts).told(identity)
        made += filled(words.between + words.given, fact.given, x=told)
    return filled(words.derived, fact.name, x=made)


def _figures(language: Language, facts: Facts) -> Callable[[str], Phrase]:
    """A fact's name → its figure as it is printed elsewhere, or in tables."""

    def leaf(name: str) -> Phrase:
        fact = facts[name]
        if fact.figure is None:
            return Phrase.of(name)
        short = language.compacted(fact.figure.unit) if language.terse else language
        words = figure_words(short, fact.figure, as_range=fact.wording == "range", suffix=False)
        return Phrase.of(words, name, way="bare")

    return leaf


def _labels(language: Language, facts: Facts, owner: str) -> Formula:
    words = language.citations
    return Formula(
        language, owner, lambda name: Phrase.of(_named(language, facts[name]), name), facts, words.identity_named
    )


def _derived_inputs(facts: Facts, fact: Fact) -> list[str]:
    """The inputs, and theirs, that are derived themselves, each once."""
    found: dict[str, None] = {}
    for name in fact.inputs:
        if facts[name].tree is not None:
            found.setdefault(name)
            found.update(dict.fromkeys(_derived_inputs(facts, facts[name])))
    return list(found)


def _assumptions(language: Language, fact: Fact) -> Phrase:
    """The reasons of the rules that were set aside, each once, as sentences of their own."""
    reasons = [in_language(waiver.reason, language.code) for waiver in fact.waivers]
    phrase = Phrase(())
    for reason in dict.fromkeys(reason for reason in reasons if reason):
        assumed = Phrase.of(" " + language.citations.assumption.format(x=reason), fact.name)
        phrase += assumed.ended(language.stop)
    return phrase


def _named(language: Language, fact: Fact) -> str:
    label = fact.label.get(language.code) or fact.name
    return language.citations.named.format(label=label, period=period_name(language, fact.period))
