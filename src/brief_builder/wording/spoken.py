"""A fact and a voice → what a template sees of it: attributes by name, and its words by default."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import ClassVar, overload

from brief_builder.facts import Fact
from brief_builder.problems import Fault
from brief_builder.wording.phrase import Phrase
from brief_builder.wording.voice import Voice


class Refused:
    """Stands for words that cannot be printed; asking for them raises the reason, reading past them does not."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault

    @property
    def phrase(self) -> Phrase:
        raise self._fault

    def __str__(self) -> str:
        raise self._fault


class Items(Sequence[Phrase]):
    """The entries of a list fact; knows the voice, so that it can be printed as a list."""

    template_names: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, voice: Voice, phrases: tuple[Phrase, ...]) -> None:
        self.voice = voice
        self._phrases = phrases

    @overload
    def __getitem__(self, index: int) -> Phrase: ...
    @overload
    def __getitem__(self, index: slice) -> "Items": ...
    def __getitem__(self, index: int | slice) -> "Phrase | Items":
        if isinstance(index, slice):
            return Items(self.voice, self._phrases[index])
        return self._phrases[index]

    def __len__(self) -> int:
        return len(self._phrases)

    def __iter__(self) -> Iterator[Phrase]:
        return iter(self._phrases)

    @property
    def phrase(self) -> Phrase:
        return self.voice.list_of(self._phrases)

    def __str__(self) -> str:
        return str(self.phrase)


class FactSource:
    """The source of a fact, or the sources of a derived one, as templates see them; printed, its short name."""

    template_names: ClassVar[frozenset[str]] = frozenset({"key", "short", "title", "publisher", "published", "address"})

    def __init__(self, voice: Voice, fact: Fact) -> None:
        self._voice, self._name = voice, fact.name
        self._sources = [voice.facts.sources[key] for key in fact.sources if key in voice.facts.sources]

    def _each(self, words: Iterator[str]) -> Phrase:
        return Phrase.of(self._voice.between(dict.fromkeys(word for word in words if word)), self._name)

    @property
    def key(self) -> str:
        return self._voice.between(source.key for source in self._sources)

    @property
    def short(self) -> Phrase:
        return self._each(source.short_in(self._voice.language) for source in self._sources)

    @property
    def title(self) -> Phrase:
        titles = {source.title: self._voice.foreign(source) for source in self._sources if source.title}
        said = (Phrase.of(title, self._name, lang=foreign) for title, foreign in titles.items())
        return self._voice.apart(said, self._name)

    @property
    def publisher(self) -> Phrase:
        return self._each(source.publisher_in(self._voice.language) for source in self._sources)

    @property
    def published(self) -> Phrase:
        return self._each(self._voice.published(source.published) for source in self._sources)

    @property
    def address(self) -> Phrase:
        return self._each(source.address or "" for source in self._sources)

    @property
    def phrase(self) -> Phrase:
        return self.short

    def __str__(self) -> str:
        return str(self.short)


class SpokenFact:
    """A fact as templates see it. Printed, it is its figure, or its text when it has none.

    Attributes that are words are Phrases tied to the fact; `value` is the exact point as a Decimal, None without one.
    `figure` is empty for a fact without one; `period` is its name ("2023"), `when` the same in a sentence ("in 2023").
    """

    template_names: ClassVar[frozenset[str]] = frozenset(
        {
            *("name", "ref", "kind", "label", "text", "note", "figure", "value", "unit", "period", "when"),
            *("source", "quote", "claim", "evidence", "items"),
        }
    )

    def __init__(self, voice: Voice, fact: Fact) -> None:
        self.voice = voice
        self.fact = fact

    @property
    def phrase(self) -> Phrase:
        """The default wording.

        Raises:
            Fault: fact-contradicted, or text-missing when it says nothing in this language.
        """
        if self.fact.figure is not None and not (self.fact.form == "identity" and self.fact.text):
            return self.voice.figure(self.fact)
        return self.voice.text(self.fact)

    def __str__(self) -> str:
        return str(self.phrase)

    @property
    def name(self) -> str:
        return self.fact.name

    @property
    def ref(self) -> Phrase:
        return Phrase.of(self.fact.ref, self.fact.name)

    @property
    def kind(self) -> str:
        return self.fact.kind

    @property
    def unit(self) -> str:
        return self.fact.figure.unit if self.fact.figure is not None else ""

    @property
    def value(self) -> Decimal | None:
        return self.fact.figure.value if self.fact.figure is not None else None

    @property
    def label(self) -> Phrase | Refused:
        return _or_refused(lambda: self.voice.label(self.fact))

    @property
    def text(self) -> Phrase | Refused:
        return _or_refused(lambda: self.voice.text(self.fact))

    @cached_property
    def figure(self) -> Phrase | Refused:
        if self.fact.figure is None:
            return Phrase(())
        return _or_refused(lambda: self.voice.figure(self.fact))

    @property
    def note(self) -> Phrase:
        return self.voice.note(self.fact)

    @property
    def period(self) -> Phrase:
        return self.voice.period(self.fact)

    @property
    def when(self) -> Phrase:
        return self.voice.when(self.fact)

    @property
    def source(self) -> FactSource:
        return FactSource(self.voice, self.fact)

    @property
    def quote(self) -> Phrase:
        return self.voice.quote(self.fact)

    @property
    def claim(self) -> Phrase:
        return self.voice.claim(self.fact)

    @cached_property
    def evidence(self) -> Phrase:
        return self.voice.evidence(self.fact.name)

    @property
    def items(self) -> Items | Refused:
        try:
            return Items(self.voice, self.voice.items(self.fact))
        except Fault as fault:
            return Refused(fault)


def _or_refused(make: Callable[[], Phrase]) -> Phrase | Refused:
    try:
        return make()
    except Fault as fault:
        return Refused(fault)
