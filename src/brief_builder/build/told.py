"""A pack and its readers → what they are told anyway, which is no secret: of a secret, what is left of it.

What a fact for them says, one of their sources, or their pack of itself, is told in any case. Labels, entries, roles,
short names and other common words are told where a text for them has them; what stands between tags, too, if it is
short; a chart's words, where a chart for them has them; a text's, where they are what other readers find in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from brief_builder.build.audience import Audience
from brief_builder.build.audience_texts import OTHERWISE
from brief_builder.build.fact_secrets import words_of
from brief_builder.build.loading import Loaded
from brief_builder.build.secret_words import (
    BETWEEN,
    CHART,
    ENTRY,
    FEW,
    FIGURE,
    LABEL,
    PERSON,
    QUOTE,
    TEXT,
    between_tags,
    counted,
)
from brief_builder.facts import Source
from brief_builder.proof.searching.amounts import AmountSearch, for_reading
from brief_builder.proof.searching.secret import Secret, evened, plain, words_in
from brief_builder.wording import Voice

_OWN = (
    "name",
    "file",
    "reference",
    "figure and more",
    FIGURE,
    PERSON,
    QUOTE,
    "formula",
)  # said by nobody by chance, however few words
_COMMON = (LABEL, ENTRY, BETWEEN)  # common words, however many
_SCALED = (0, 3, 6, 9, 12)  # powers of ten in whose units a chart may have its numbers


class Told:
    """What readers are told."""

    def __init__(self, loaded: Loaded, audience: Audience, voices: Sequence[Voice]) -> None:
        facts = loaded.facts
        told = [fact for name, fact in facts.items() if audience.fact(name)]
        said = [words for fact in told for words in words_of(fact, voices)]
        for key, source in facts.sources.items():
            if key not in audience.hidden_sources:
                said += said_of(source)
        figures = [fact.figure for fact in told if fact.figure is not None]
        self._refs = {fact.ref for fact in told}
        self._values = {figure.value for figure in figures}
        self._numbers = {value.scaleb(-power) for value in self._values for power in _SCALED}
        self._sizes: dict[str, set[Decimal]] = {}
        for figure in figures:
            ends = (end for end in (figure.value, figure.low, figure.high) if end.is_finite())
            self._sizes.setdefault(figure.unit, set()).update(map(abs, ends))
        self._said = for_reading(evened("\n".join(said)))
        texts: list[str] = []
        charts: list[str] = []
        typed: list[str] = []  # the fragments of a chart; what slips in is typed there as well
        instead: list[str] = []
        owners: list[str] = []
        areas = [area for fact in told for area in (fact.reporter, fact.ref_area, fact.counterpart_area)]
        for context in loaded.contexts.values():
            for entry in context.texts.entries:
                if audience.reads(entry.level) and not entry.asks:
                    words = [str(entry.phrase), *between_tags(entry.written)]
                    texts += words
                    instead += words if OTHERWISE in entry.path else ()
            for chart in context.charts.values():
                charts += map(str, (chart.title, chart.subtitle, chart.alt, *chart.notes, *chart.picture_notes))
            if context.pack.charts is not None:
                shown = [name for name in context.pack.charts.value if name in context.charts]
                typed += [each for name in shown for each in typed_words(context.pack.charts.value[name])]
            asked = filter(audience.question, facts.questions)
            texts += [question.question.get(context.language, "") for question in asked]
            pack = context.pack
            titles = (pack.title, pack.subtitle, pack.edition, pack.marking)
            texts += [words for each in titles for words in each.values()]
            owners += pack.owner.values()
        self._facts = _Corpus([*said, *owners, *areas])
        self._charts, self._instead = _Corpus([*charts, *typed]), _Corpus(instead)
        self._texts = _Corpus([*texts, *charts, *areas])
        self._letters = " ".join("\n|\n".join(texts + charts).split())

    def without(self, secret: Secret) -> Secret | None:
        """What is left of a secret; None where readers are told all of it."""
        if secret.number is not None:
            return None if secret.number in self._numbers else secret
        if secret.amount is not None:
            return self._amount(secret)
        if secret.exact:
            return None if secret.words in self._refs or secret.spot(self._letters, None) >= 0 else secret
        if self._facts.holds(secret):
            return None
        few = secret.what not in _OWN and counted(secret.words) < FEW
        if (few or secret.what in _COMMON) and self._texts.holds(secret):
            return None
        if secret.what == CHART and self._charts.holds(secret):
            return None
        return None if secret.what in (CHART, TEXT) and self._instead.holds(secret) else secret

    def _amount(self, secret: Secret) -> Secret | None:
        amount = secret.amount
        assert amount is not None  # noqa: S101  without has looked
        same = self._sizes.get(amount.unit, set())
        if amount.value in same:
            return None
        near = frozenset(size for size in same if abs(size - amount.value) * 10 < amount.value)
        search, known = AmountSearch([amount]), self._facts.known
        said = {size for _, size, *_ in search.hits(self._said, known, bare=False)}
        if amount.value in said:
            return None
        # The same number of something else, in a title or an address, is told; it says this figure with its unit alone.
        bare = {size for _, size, *_ in search.hits(self._said, known)}
        alone = amount.value not in bare and amount.value not in set(map(abs, self._values))
        return replace(secret, amount=replace(amount, near=near, told=frozenset(said), alone=alone))


class _Corpus:
    def __init__(self, said: Iterable[str]) -> None:
        self._text = plain("\n|\n".join(said))
        self.known = words_in(self._text)

    def holds(self, secret: Secret) -> bool:
        return secret.spot(self._text, self.known) >= 0


def said_of(source: Source) -> list[str]:
    """What the record of a source says, in all languages."""
    texts = (source.publishers, source.shorts)
    named = [words for each in texts for words in each.values()]
    said = (source.title, source.publisher, source.short, source.address, source.inferred_address, source.file, *named)
    return [words for words in dict.fromkeys(said) if words]


def typed_words(value: object) -> list[str]:
    """All that somebody typed in an entry of a file, whatever it is called."""
    if isinstance(value, Mapping):
        return [words for inner in value.values() for words in typed_words(inner)]
    if isinstance(value, list):
        return [words for inner in value for words in typed_words(inner)]
    return [str(value)] if isinstance(value, str) else []
