"""Facts → their words, each with the language it is in; a lexicon → where its words stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from brief_builder.facts.evidence.passages import even
from brief_builder.facts.lexicons.attribution import ATTRIBUTIONS
from brief_builder.facts.model import Fact, Facts

SET_ASIDE = frozenset({"contradicted", "deprecated"})
# What stands between quotation marks, of even typography or not; an apostrophe is none.
_QUOTED = re.compile('“[^”]*”|«[^»]*»|"[^"]*"')
_UNSPACED = frozenset({"km", "th", "lo", "my"})  # languages that are written without spaces between words
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Said:
    """Some words of a fact.

    Attributes:
        text: as they were written.
        entry: where they stand in the fact's record.
    """

    fact: Fact
    text: str
    language: str
    entry: tuple[str | int, ...]


def in_use(facts: Facts) -> Iterator[Fact]:
    """The facts that a source states and nobody has set aside."""
    return (fact for fact in facts.values() if fact.source is not None and fact.rank not in SET_ASIDE)


def language_of(facts: Facts, fact: Fact) -> str:
    """The language of its source."""
    source = facts.sources.get(fact.source or "")
    return source.language.split("-")[0] if source is not None else "en"


def quotes(facts: Facts, fact: Fact) -> Iterator[Said]:
    """The words of its source: its quote and those of its items."""
    language = language_of(facts, fact)
    if fact.quote is not None:
        yield Said(fact, fact.quote.exact, language, ("quote",))
    for index, item in enumerate(fact.items):
        if item.quote is not None:
            yield Said(fact, item.quote.exact, language, ("items", index, "quote"))


def texts(fact: Fact) -> Iterator[Said]:
    """Our own sentence, in each language that it has."""
    for language, text in fact.text.items():
        yield Said(fact, text, language.split("-")[0], ("text", language))


def words_of(fact: Fact) -> Iterator[Said]:
    """All that we wrote about a fact ourselves: its sentence, label, caveat and items."""
    yield from texts(fact)
    for entry, written in (("label", fact.label), ("note", fact.note)):
        for language, text in written.items():
            yield Said(fact, text, language.split("-")[0], (entry, language))
    for index, item in enumerate(fact.items):
        for language, text in item.text.items():
            yield Said(fact, text, language.split("-")[0], ("items", index, language))


def outside_quotes(text: str) -> str:
    """The text without what stands between quotation marks: those words are somebody else's."""
    return _QUOTED.sub(" ¤ ", text)


def quoted_parts(text: str) -> list[str]:
    """What stands between quotation marks in it."""
    return [match[0][1:-1].strip() for match in _QUOTED.finditer(text)]


def found(text: str, lexicon: Mapping[str, tuple[str, ...]], language: str) -> list[str]:
    """The words of a lexicon that stand in a text, as they stand there, in order; [] in a language it lacks."""
    words = lexicon.get(language)
    return [match[0] for match in pattern(words, language).finditer(plain(text))] if words else []


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The text with even typography, as lexicons are written; asked for many times, for each lexicon."""
    return even(text).text


@cache
def pattern(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Any of the words: whole words where a language has spaces between them."""
    either = "|".join(words)
    if language in _UNSPACED:
        return re.compile(either, re.IGNORECASE)
    return re.compile(rf"(?<![\w-])(?:{either})(?!-?\w)", re.IGNORECASE)


def attributed(facts: Facts, said: Said) -> bool:
    """Whether a sentence of ours says who says it: by a word of saying, or by the name of its source."""
    source = facts.sources.get(said.fact.source or "")
    if source is not None:
        named = source.short, source.publisher, source.short_in(said.language), source.publisher_in(said.language)
        if any(name and name in said.text for name in named):
            return True
    return bool(found(outside_quotes(said.text), ATTRIBUTIONS, said.language))


def spoken_for(facts: Facts, fact: Fact) -> bool:
    """Whether it is clear who says what a fact says: an entry names them, or each of our sentences does."""
    if fact.asserted_by and fact.asserted_by != "unknown":
        return True
    ours = list(texts(fact))
    return bool(ours) and all(attributed(facts, said) for said in ours)


def by_source(found_in: Iterable[tuple[Fact, K]]) -> dict[str, dict[str, list[K]]]:
    """What was found, by the source of its fact and then by the fact's name, both in the order of their first."""
    groups: dict[str, dict[str, list[K]]] = {}
    for fact, what in found_in:
        groups.setdefault(fact.source or "", {}).setdefault(fact.name, []).append(what)
    return groups


def shown(facts: Facts, key: str) -> str:
    """What a source is called in a message."""
    return facts.sources[key].short if key in facts.sources else key


def listed(words: Iterable[str], most: int = 8) -> str:
    """“a, b and 3 more”; each word once."""
    each = list(dict.fromkeys(words))
    if len(each) > most:
        return f"{', '.join(each[: most - 1])} and {len(each) - most + 1} more"
    return " and ".join(filter(None, (", ".join(each[:-1]), each[-1]))) if each else ""


def in_quotes(words: Iterable[str], most: int = 4) -> str:
    """“a”, “b” and “c”: words of somebody else; the first few of many."""
    return listed((f"“{' '.join(word.split())}”" for word in words), most)
