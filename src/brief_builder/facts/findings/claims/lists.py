"""Lists of one kind and subject → what only one of them has, what all have; never merged in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from brief_builder.facts.findings.finding import Finding, counted, named
from brief_builder.facts.findings.statements import in_use, listed, shown
from brief_builder.facts.lexicons.plain_words import CONNECTIVES, GENERIC
from brief_builder.facts.model import Fact, Facts, Item

_KINDS = ("products", "priority", "membership")


@dataclass(frozen=True, slots=True)
class _List:
    """A fact and its entries: theme → the words for it, in the first language that it has."""

    fact: Fact
    entries: Mapping[str, tuple[str, ...]]

    @property
    def themes(self) -> set[str]:
        return set(self.entries)

    def words(self, themes: Collection[str]) -> tuple[str, ...]:
        """Its own words for the themes, in its order."""
        return tuple(word for theme, words in self.entries.items() if theme in themes for word in words)


def lists(facts: Facts) -> Iterator[Finding]:
    """Lists of one subject that differ: between sources, and within one source; equal ones as a note.

    The subject is what `kind`, `measure`, `flow` and the areas say. Lists of a kind with another `measure` are of
    another subject; they are named, and not compared.
    """
    words = _known_words(facts)
    subjects: dict[tuple[str, ...], list[_List]] = {}
    for fact in in_use(facts):
        if fact.kind in _KINDS and fact.items:
            entries: dict[str, tuple[str, ...]] = {}
            for item in fact.items:
                theme = _theme(item, words)
                entries[theme] = (*entries.get(theme, ()), _text(item))
            subjects.setdefault((fact.kind, *fact.series_key), []).append(_List(fact, entries))
    for group in subjects.values():
        by_source: dict[str, list[_List]] = {}
        for one in group:
            by_source.setdefault(one.fact.source or "", []).append(one)
        for key, each in by_source.items():
            if len(each) > 1:
                yield _within(facts, key, each)
        if len(by_source) > 1:
            yield _between(group)


def _within(facts: Facts, key: str, group: list[_List]) -> Finding:
    """Several lists of one subject in one source."""
    source = shown(facts, key)
    if all(one.themes == group[0].themes for one in group):
        return _same(group, f"{source} gives the same list {len(group)} times")
    fullest = max(group, key=lambda one: len(one.themes))
    if all(one.themes <= fullest.themes for one in group):
        message = f"{source} gives {counted(len(group), 'list')} of one thing; the fullest is `{fullest.fact.name}`"
        return _differing(_first(fullest, group), message, "use the fullest and cite all")
    message = f"{source} contradicts itself: its lists {named(one.fact for one in group)} differ"
    return _differing(group, message, _shared_words(group))


def _between(group: list[_List]) -> Finding:
    """Lists of one subject from several sources."""
    if all(one.themes == group[0].themes for one in group):
        return _same(group, f"{named(one.fact for one in group)} list the same")
    fullest = max(group, key=lambda one: len(one.themes))
    if all(one.themes <= fullest.themes for one in group):
        message = f"the fuller list is `{fullest.fact.name}`; all others are parts of it"
        return _differing(_first(fullest, group), message, "use the fuller list and cite all")
    message = f"{named(one.fact for one in group)} list different things"
    return _differing(group, message, _shared_words(group))


def _first(one: _List, group: list[_List]) -> list[_List]:
    return [one, *(other for other in group if other is not one)]


def _shared(group: list[_List]) -> tuple[str, ...]:
    return group[0].words(set.intersection(*(one.themes for one in group)))


def _shared_words(group: list[_List]) -> str:
    shared = _shared(group)
    if not shared:
        return "nothing is in all of them: call nothing shared, and print each with its source"
    return f"only these are in all of them: {listed(shared)}; print the rest with its source"


def _same(group: list[_List], message: str) -> Finding:
    names = tuple(one.fact.name for one in group)
    details = {"shared": _shared(group)}
    return Finding("lists-differ", "note", names, message, "one list with several places to cite", details=details)


def _differing(group: list[_List], message: str, because: str) -> Finding:
    told: dict[str, str] = {}
    details = {"shared": _shared(group)}
    count = Counter(theme for one in group for theme in one.entries)
    for one in group:
        alone = one.words({theme for theme in one.entries if count[theme] == 1})
        told[one.fact.name] = f"only here: {listed(alone)}" if alone else "nothing that is not in another"
        details[f"only:{one.fact.name}"] = alone
    names = tuple(one.fact.name for one in group)
    return Finding("lists-differ", "warning", names, message, because, told=told, details=details)


def _known_words(facts: Facts) -> dict[str, str]:
    """Word, lower-case → its theme, by the synonyms of the pack."""
    return {
        word.casefold(): theme
        for theme, by_language in facts.terms.synonyms.items()
        for word in (theme, *(word for words in by_language.values() for word in words))
    }


def _theme(item: Item, words: Mapping[str, str]) -> str:
    """What an entry is compared by: its theme, or that of a synonym, or else its own words."""
    if item.theme:
        return words.get(item.theme.casefold(), item.theme)
    for text in item.text.values():
        if text.casefold() in words:
            return words[text.casefold()]
    return " ".join(_plain(_text(item)))


def _text(item: Item) -> str:
    return next(iter(item.text.values()), "")


def _plain(text: str) -> list[str]:
    """Its words without articles and endings of the plural."""
    words = re.findall(r"\w+", text.casefold())
    return [word.removesuffix("s") if len(word) > 3 else word for word in words if word not in CONNECTIVES]


def near_terms(facts: Facts) -> Iterator[Finding]:
    """Goods that go one way and sound like others that go the other way; one finding for each pair of areas."""
    words = _known_words(facts)
    goods = [fact for fact in in_use(facts) if fact.kind == "products" and fact.flow in ("X", "M")]
    between = sorted(goods, key=_areas)
    for _, group in groupby(between, _areas):
        by_word: dict[tuple[str, str], dict[str, dict[str, tuple[Fact, str]]]] = {}
        for fact in group:
            for item in fact.items:
                for language, text in item.text.items():
                    for word in _matter(text):
                        ways = by_word.setdefault((language, word), {})
                        ways.setdefault(fact.flow, {})[_theme(item, words)] = (fact, text)
        pairs: dict[tuple[str, str], tuple[Fact, Fact]] = {}
        for ways in by_word.values():
            out, into = ways.get("X", {}), ways.get("M", {})
            # One theme in both directions is trade both ways; it is two themes that may be taken for one.
            alone = [(a, b) for a in out.keys() - into.keys() for b in into.keys() - out.keys()]
            for a, b in sorted(alone):
                pairs.setdefault((out[a][1], into[b][1]), (out[a][0], into[b][0]))
        if pairs:
            said = [f"“{one}” and “{other}”" for one, other in pairs]
            message = f"goods that go opposite ways sound alike: {'; '.join(said[:8])}"
            names = tuple(dict.fromkeys(fact.name for both in pairs.values() for fact in both))
            details = {"terms": tuple(word for pair in pairs for word in pair)}
            because = "keep the two terms apart, and never shorten them to the word they share"
            yield Finding("terms-near", "note", names, message, because, details=details)


def _areas(fact: Fact) -> tuple[str, str]:
    return fact.ref_area, fact.counterpart_area


def _matter(text: str) -> Iterable[str]:
    """Words of a term that say what it is, and not that it is a good or whose."""
    plain = (word.casefold() for word in re.findall(r"\w+", text) if len(word) > 4 and not word[0].isupper())
    return {word.removesuffix("s") for word in plain if word not in GENERIC and word not in CONNECTIVES}
