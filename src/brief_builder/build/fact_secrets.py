"""A fact that is withheld → each thing that it says: words, names, and its figure in whatever form it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from brief_builder.build.secret_words import (
    ENTRY,
    FEW,
    FIGURE,
    LABEL,
    LEAST,
    PERSON,
    counted,
    quoted,
    sentences,
    short,
    spoken,
)
from brief_builder.facts import Fact, Facts
from brief_builder.facts.number import numbers_in
from brief_builder.facts.units import is_money
from brief_builder.problems import Fault
from brief_builder.proof.searching.amounts import amount_of
from brief_builder.proof.searching.secret import Secret
from brief_builder.wording import FILTERS, Phrase, SpokenFact, Voice

_ALONE = ("", "short", "size", "compact")  # ways of saying a figure that say nothing besides
_MORE = ("full", "change", "brief_change")
_SCALED = (3, 6, 9, 12)  # powers of ten in whose units a chart may have its numbers
# What ends the noun that a label begins with: “Boats of the fleet”, « Part de la flotte ».
_OF = re.compile(r"\s+(?:of|in|with|to|from|by|for|on|at|per|that|who|de|du|des|en|dans|par|pour)\b|\s+d['’]|[,;:(]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PERSONS = ("person", "people", "personne")


def of_fact(fact: Fact, facts: Facts, voices: Sequence[Voice], told: Sequence[str]) -> Iterator[Secret | None]:
    """Everything that a fact says, each thing by itself.

    Args:
        told: the names of the facts that readers may see.
    """
    owner, place = f"`{fact.name}`, which is {fact.audience}", fact.place
    if "." in fact.name:
        longer = tuple(name.lower() for name in told if fact.name.lower() in name.lower())
        yield Secret(owner, "name", fact.name, dotted=True, besides=longer, place=place)
    if fact.ref != fact.name and len(fact.ref) > 1 and not fact.ref.isdigit():
        yield Secret(owner, "reference", fact.ref, "words", exact=True, place=place)
    for quote in (fact.quote, *(item.quote for item in fact.items)):
        if quote is not None:
            yield from quoted(owner, quote.exact, place)
            around = (quote.prefix, quote.suffix)
            yield from (each for words in around for each in sentences(owner, "quote's surroundings", words, place))
    for label in spoken(fact.label):
        yield short(owner, LABEL, label, place)
    for item in fact.items:
        yield from (short(owner, ENTRY, words, place) for words in spoken(item.text))
    said = [fact.text, fact.note, fact.rank_reason, *(waiver.reason for waiver in fact.waivers)]
    said += [other.reason for other in fact.different_from]
    yield from (each for texts in said for words in spoken(texts) for each in sentences(owner, "text", words, place))
    for person in fact.persons:
        yield Secret(owner, PERSON, person.name, place=place) if len(person.name) >= LEAST else None
        roles = (person.role, *spoken(person.roles))
        yield from (each for role in dict.fromkeys(roles) for each in sentences(owner, "person's role", role, place))
    if len(fact.asserted_by) >= LEAST and fact.asserted_by != "unknown":
        yield Secret(owner, "asserter", fact.asserted_by, place=place)
    yield from (short(owner, "series", words, place) for words in _series(fact))
    if fact.formula is not None and counted(fact.formula) >= FEW:
        yield Secret(owner, "formula", fact.formula, place=place)
    if fact.record is not None:
        yield short(owner, "file", fact.record.file, place)
        heads = (fact.record.sheet, fact.record.column)
        yield from (each for words in heads for each in sentences(owner, "head of a table", words, place))
    for voice in voices:
        yield from (_figure(owner, FIGURE, words, fact) for words in _figures(fact, voice, _ALONE))
        yield from (_figure(owner, "figure and more", words, fact) for words in _figures(fact, voice, _MORE))
    yield from _values(owner, fact, facts, voices)


def words_of(fact: Fact, voices: Sequence[Voice]) -> Iterator[str]:
    """All that a fact says to its readers, in all languages."""
    quotes = (fact.quote, *(item.quote for item in fact.items))
    for quote in quotes:
        if quote is not None:
            yield from (quote.exact, quote.prefix, quote.suffix)
    texts = (fact.label, fact.text, fact.note, fact.rank_reason, *(item.text for item in fact.items))
    yield from (words for each in texts for words in each.values())
    reasons = (*(waiver.reason for waiver in fact.waivers), *(other.reason for other in fact.different_from))
    yield from (words for each in reasons for words in each.values())
    for person in fact.persons:
        yield from (person.name, person.role, *person.roles.values())
    yield from (fact.asserted_by, fact.reporter, *_series(fact), fact.formula or "")
    if fact.record is not None:
        yield from (fact.record.file, fact.record.sheet, fact.record.column)
    for voice in voices:
        yield from _figures(fact, voice, (*_ALONE, *_MORE))


def _series(fact: Fact) -> list[str]:
    """What its series is called where that is more than a word: codes of one word are words of everybody."""
    said = (fact.measure, fact.flow, fact.product, fact.reporter, fact.ref_area, fact.counterpart_area)
    return [words for words in dict.fromkeys(said) if len(re.split(r"[\s_-]+", words)) > 1]


def _figures(fact: Fact, voice: Voice, ways: Sequence[str]) -> Iterator[str]:
    """The words of a figure, in ways that a template may ask for."""
    if fact.figure is None or fact.rank == "contradicted":
        return
    spoken_fact = SpokenFact(voice, fact)
    for name in ways:
        try:
            said = FILTERS[name](spoken_fact) if name else spoken_fact.figure
        except Fault:
            continue  # it is not said in this way
        yield from dict.fromkeys((str(said), str(said.in_digits) if isinstance(said, Phrase) else str(said)))


def _figure(owner: str, what: str, words: str, fact: Fact) -> Secret | None:
    """With its unit, or what hedges it: a bare number may be anything."""
    if not any(letter.isalpha() or letter in "%$€£¥" for letter in words):
        return None
    long = len(words) >= 6 and any(map(str.isalpha, words))
    return Secret(owner, what, words, "everywhere" if long else "words", place=fact.place)


def _values(owner: str, fact: Fact, facts: Facts, voices: Sequence[Voice]) -> Iterator[Secret]:
    """The figure as a value: among the numbers of charts and workbooks, and in texts."""
    figure = fact.figure
    if figure is None:
        return
    value, shown = figure.value, f"{figure.value:f}"
    amount = amount_of(value, figure.unit, () if is_money(figure.unit) else _beside(fact, facts, voices))
    if _is_telling(value):
        yield Secret(owner, "value", shown, "numbers", number=value, place=fact.place)
    if amount.is_long:
        scaled = (value.scaleb(-power) for power in _SCALED)
        yield from (Secret(owner, "value", f"{each:f}", "numbers", number=each, place=fact.place) for each in scaled)
    if amount.is_sought:
        yield Secret(owner, FIGURE, shown, "figures", amount=amount, place=fact.place)


def _is_telling(value: Decimal) -> bool:
    """Whether a number among others gives its fact away: three digits or thousands, and no year."""
    digits = len(value.normalize().as_tuple().digits)
    whole = value == value.to_integral_value()
    return (digits >= 3 or abs(value) >= 10_000) and not (whole and 1900 <= value <= 2100)


def _beside(fact: Fact, facts: Facts, voices: Sequence[Voice]) -> Iterator[str]:
    """What the number counts: the words for its unit, the noun of its label, and the noun behind it in its quote."""
    assert fact.figure is not None  # noqa: S101  _values has looked
    unit = fact.figure.unit
    yield from (word for voice in voices for word in _WORD.findall(voice.unit(unit, 0)))
    if unit == "persons":
        yield from _PERSONS
    if fact.measure:
        yield fact.measure.rpartition("_")[2]
    for language, label in fact.label.items():
        words = _WORD.findall(_OF.split(label.strip())[0])
        if words:
            yield words[0] if language == "fr" else words[-1] if language != "km" else label.strip()
    source = facts.sources.get(fact.source or "")
    language = source.language if source is not None else "en"
    quote = fact.quote.exact if fact.quote is not None else ""
    for number in numbers_in(quote, language):
        if number.value == abs(fact.figure.value):
            words = _WORD.findall(_OF.split(re.split(r"[.;!?\d]", quote[number.end :])[0])[0])[:3]
            yield from words[:1] if language == "fr" else words[-1:]
