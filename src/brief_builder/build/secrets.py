"""A pack that was read, for an audience → what must stand in none of its files, as `Secret`s to search them for.

What readers see elsewhere is no secret: words that a fact for them says too, or one of their sources, are not looked
for. Labels, entries of lists and texts of three words and less are common words where a text for them has them, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from brief_builder.build.audience import Audience
from brief_builder.build.audience_texts import entry_of
from brief_builder.build.context import Context
from brief_builder.build.loading import Loaded
from brief_builder.build.matrices import hidden_rows
from brief_builder.build.parity.text_trees import shown
from brief_builder.build.withheld_files import file_secrets
from brief_builder.facts import Fact, Facts, Source
from brief_builder.inputs.levels import LEVELS, may_read, narrowest
from brief_builder.inputs.located import Path_
from brief_builder.problems import Fault
from brief_builder.proof.searching.secret import UNSPACED, Secret, plain, words_in
from brief_builder.wording import FILTERS, SpokenFact, Voice
from brief_builder.wording.gaps import gaps_in
from brief_builder.wording.languages import LANGUAGES

_FEW = 4  # words; fewer are said by anybody
_LEAST, _LEAST_KHMER = 4, 8  # letters of a name or a word that is looked for alone; without spaces it stands in others
_LETTERS = 6  # of a word of Khmer, about
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_END = re.compile(r"(?<=[.!?។៕])[”’\"')»]*\s+")
_FIGURES = ("short", "full", "size", "change", "brief_change")


def secrets_of(loaded: Loaded) -> list[Secret]:
    """What is withheld from those for whom is built, each thing that it says by itself; [] where nothing is."""
    pack = loaded.pack
    context = next(iter(loaded.contexts.values()), None)
    if pack is None or context is None or pack.audience == LEVELS[0]:
        return []
    audience = context.audience
    languages = [language for language in pack.languages if language in LANGUAGES]
    voices = [Voice(language, loaded.facts, pack.numerals(language)) for language in languages]
    seen = _Shown(loaded, audience, voices)
    found = [
        *(each for name in audience.hidden_facts for each in _of_fact(loaded.facts[name], voices)),
        *(each for key in audience.hidden_sources for each in _of_source(loaded.facts.sources[key])),
        *file_secrets(loaded.facts, audience),
        *_of_questions(loaded.facts, audience),
        *_of_findings(loaded, audience),
        *_of_texts(loaded),
        *_of_charts(loaded.contexts),
    ]
    if pack.matrices is not None:
        rows = hidden_rows(pack.matrices, audience)
        found += [_short("a row of a matrix", "label", each) for row in rows for each in row.values()]
    return sorted(
        {each for each in found if each is not None and not seen.says(each)},
        key=lambda each: (each.owner, each.what, each.words),
    )


class _Shown:
    """What readers see: what its facts and sources say, and what its texts say."""

    def __init__(self, loaded: Loaded, audience: Audience, voices: list[Voice]) -> None:
        facts = loaded.facts
        told = [fact for name, fact in facts.items() if audience.fact(name)]
        said = [words for fact in told for words in _words_of(fact, voices)]
        for key, source in facts.sources.items():
            if key not in audience.hidden_sources:
                said += _said_of(source)
        self._refs = {fact.ref for fact in told}
        self._values = {fact.figure.value for fact in told if fact.figure is not None}
        self._facts = _Corpus(said)
        texts: list[str] = []
        for context in loaded.contexts.values():
            texts += [
                str(each.phrase) for each in context.texts.entries if audience.reads(each.level) and not each.asks
            ]
            charts = context.charts.values()
            texts += [str(said) for chart in charts for said in (chart.title, chart.subtitle, *chart.notes)]
            asked = filter(audience.question, facts.questions)
            texts += [question.question.get(context.language, "") for question in asked]
            pack = context.pack
            texts += [
                each.get(context.language, "") for each in (pack.title, pack.subtitle, pack.edition, pack.marking)
            ]
        self._texts = _Corpus(texts)

    def says(self, secret: Secret) -> bool:
        """Whether it is none: readers are told it elsewhere."""
        if secret.number is not None:
            return secret.number in self._values
        if secret.exact:
            return secret.words in self._refs
        return self._facts.holds(secret) or (secret.what in _COMMON and self._texts.holds(secret))


class _Corpus:
    def __init__(self, said: Iterable[str]) -> None:
        self._text = plain("\n|\n".join(said))
        self._known = words_in(self._text)

    def holds(self, secret: Secret) -> bool:
        return secret.spot(self._text, self._known) >= 0


_LABEL, _ENTRY, _TEXT = "label", "entry of its list", "short text"
_COMMON = (_LABEL, _ENTRY, _TEXT)


def _of_fact(fact: Fact, voices: list[Voice]) -> Iterator[Secret | None]:
    owner = f"`{fact.name}`, which is {fact.audience}"
    yield Secret(owner, "name", fact.name) if "." in fact.name else None
    if fact.ref != fact.name and len(fact.ref) > 1 and not fact.ref.isdigit():
        yield Secret(owner, "reference", fact.ref, "words", exact=True)
    quotes = (fact.quote, *(item.quote for item in fact.items))
    yield from (_short(owner, "quote", quote.exact) for quote in quotes if quote is not None)
    for label in _spoken(fact.label):
        yield _short(owner, _LABEL, label)
    for item in fact.items:
        yield from (_short(owner, _ENTRY, words) for words in _spoken(item.text))
    said = [fact.text, fact.note, fact.rank_reason, *(waiver.reason for waiver in fact.waivers)]
    yield from (each for texts in said for words in _spoken(texts) for each in _sentences(owner, "text", words))
    names = [*(person.name for person in fact.persons), fact.asserted_by]
    yield from (Secret(owner, "person", name) for name in names if len(name) >= _LEAST and name != "unknown")
    for voice in voices:
        yield from (_figure(owner, words) for words in _figures(fact, voice))
    figure = fact.figure
    if figure is not None and _is_telling(figure.value):
        yield Secret(owner, "value", str(figure.value), "numbers", number=figure.value)


def _words_of(fact: Fact, voices: list[Voice]) -> Iterator[str]:
    """All that a fact says, in all languages."""
    quotes = (fact.quote, *(item.quote for item in fact.items))
    yield from (quote.exact for quote in quotes if quote is not None)
    texts = (fact.label, fact.text, fact.note, fact.rank_reason, *(item.text for item in fact.items))
    yield from (words for each in texts for words in each.values())
    yield from (person.name for person in fact.persons)
    yield fact.asserted_by
    for voice in voices:
        yield from _figures(fact, voice)


def _figures(fact: Fact, voice: Voice) -> Iterator[str]:
    """The words of a figure, in each way that a template may ask for."""
    if fact.figure is None or fact.rank == "contradicted":
        return
    spoken = SpokenFact(voice, fact)
    for name in ("", *_FIGURES):
        try:
            yield str(FILTERS[name](spoken) if name else spoken.figure)
        except Fault:
            continue  # it is not said in this way


def _figure(owner: str, words: str) -> Secret | None:
    """With its unit, or what hedges it: a bare number may be anything."""
    if not any(letter.isalpha() or letter in "%$€£¥" for letter in words):
        return None
    long = len(words) >= 6 and any(map(str.isalpha, words))
    return Secret(owner, "figure", words, "everywhere" if long else "words")


def _is_telling(value: Decimal) -> bool:
    """Whether a number among others gives its fact away: three digits or thousands, and no year."""
    digits = len(value.normalize().as_tuple().digits)
    whole = value == value.to_integral_value()
    return (digits >= 3 or abs(value) >= 10_000) and not (whole and 1900 <= value <= 2100)


def _of_source(source: Source) -> Iterator[Secret | None]:
    owner = f"the source `{source.key}`, which is {source.audience}"
    if source.audience == LEVELS[-1]:
        owner = f"the source `{source.key}`, on which withheld facts alone rest"
    yield from (Secret(owner, "record", words) for words in _said_of(source) if len(words) >= _LEAST)
    yield Secret(owner, "file", f"sources/{source.key}.")
    yield from (each for words in _spoken(source.note) for each in _sentences(owner, "note", words))


def _said_of(source: Source) -> list[str]:
    texts = (source.publishers, source.shorts)
    named = [words for each in texts for words in each.values()]
    said = (source.title, source.publisher, source.short, source.address, source.inferred_address, source.file, *named)
    return [words for words in dict.fromkeys(said) if words]


def _of_questions(facts: Facts, audience: Audience) -> Iterator[Secret | None]:
    for question in facts.questions:
        if not audience.question(question):
            owner = f"the question {question.ref}, which is withheld"
            for words in (*_spoken(question.question), *_spoken(question.lead)):
                yield from _sentences(owner, "words", words)


def _of_findings(loaded: Loaded, audience: Audience) -> Iterator[Secret | None]:
    """The reasons by which findings about withheld facts were resolved."""
    for finding in loaded.findings:
        if finding.resolution is not None and not audience.finding(finding):
            owner = f"the reason for resolving `{finding.code}`, about what is withheld"
            for words in _spoken(finding.resolution.reason):
                yield from _sentences(owner, "words", words)


def _of_texts(loaded: Loaded) -> Iterator[Secret | None]:
    """Withheld texts: as they are printed, and as they were typed, between their tags, in all languages of the pack."""
    assert loaded.pack is not None  # noqa: S101  see above
    for context in loaded.contexts.values():
        for each in context.texts.entries:
            if not context.audience.reads(each.level):
                owner = f"the text {each.name}, which is {each.level}"
                yield from _sentences(owner, "words", str(each.phrase))
                for words in _TAG.split(each.written):
                    yield from _sentences(owner, "words", words)
    for language, located in loaded.pack.texts.items():
        if language not in loaded.contexts:
            yield from _typed(located.value, (), LEVELS[-1], loaded.pack.audience)


def _typed(value: object, name: Path_, above: str, audience: str) -> Iterator[Secret | None]:
    entry = entry_of(value, ())
    level = narrowest((entry.level, above))
    if isinstance(entry.value, Mapping):
        for key, inner in entry.value.items():
            yield from _typed(inner, (*name, str(key)), level, audience)
    elif isinstance(entry.value, list):
        for index, inner in enumerate(entry.value):
            yield from _typed(inner, (*name, index), level, audience)
    elif entry.value is not None and not may_read(level, audience):
        for words in _TAG.split(str(entry.value)):
            yield from _sentences(f"the text {shown(name)}, which is {level}", "words", words)


def _of_charts(contexts: Mapping[str, Context]) -> Iterator[Secret | None]:
    for context in contexts.values():
        for chart in context.hidden_charts.values():
            owner = f"the chart `{chart.name}`, which is withheld"
            for said in (chart.title, chart.subtitle, chart.alt, *chart.notes):
                yield from _sentences(owner, "words", str(said))


def _spoken(texts: Mapping[str, str]) -> Iterator[str]:
    """The words that somebody wrote; a gap is nobody's."""
    yield from (words for words in texts.values() if words and not gaps_in(words))


def _sentences(owner: str, what: str, text: str) -> Iterator[Secret | None]:
    """Each sentence by itself: one that was copied says enough."""
    for sentence in _END.split(text.replace("*", "")):
        words = sentence.strip(" .,;:–—-\u00a0")
        if _counted(words) >= _FEW:
            yield Secret(owner, what, words)
        elif _counted(words) > 1:  # one word alone, such as the head of a column, tells nothing
            yield _short(owner, _TEXT, words)


def _short(owner: str, what: str, words: str) -> Secret | None:
    """A few words: looked for where people read, if they are more than a letter or two."""
    letters = sum(map(str.isalpha, words))
    if letters < (_LEAST_KHMER if UNSPACED.search(words) else _LEAST):
        return None
    return Secret(owner, what, words, "everywhere" if _counted(words) >= _FEW else "words")


def _counted(words: str) -> int:
    """How many words they are; in a script without spaces, about how many."""
    letters = len(UNSPACED.findall(words))
    return max(len(words.split()), letters // _LETTERS)
