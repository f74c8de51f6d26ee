"""A pack that was read, for an audience → what must stand in none of its files, as `Secret`s to search them for.

What readers see elsewhere is no secret: see `told.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from brief_builder.build.audience import Audience
from brief_builder.build.audience_texts import entry_of
from brief_builder.build.context import Context
from brief_builder.build.fact_secrets import of_fact
from brief_builder.build.loading import Loaded
from brief_builder.build.matrices import hidden_rows
from brief_builder.build.parity.text_trees import shown
from brief_builder.build.secret_words import CHART, FIGURE, LABEL, LEAST, TEXT, sentences, short, spoken, typed
from brief_builder.build.told import Told, said_of, typed_words
from brief_builder.build.withheld_files import file_secrets
from brief_builder.facts import Facts, Source
from brief_builder.facts.model import Resolution
from brief_builder.inputs import Located
from brief_builder.inputs.levels import LEVELS, may_read, narrowest
from brief_builder.inputs.located import Path_
from brief_builder.proof.searching.secret import Secret
from brief_builder.wording import Voice
from brief_builder.wording.languages import LANGUAGES


def secrets_of(loaded: Loaded) -> list[Secret]:
    """What is withheld from those for whom is built, each thing that it says by itself; [] where nothing is."""
    pack, facts = loaded.pack, loaded.facts
    context = next(iter(loaded.contexts.values()), None)
    if pack is None or context is None or pack.audience == LEVELS[0]:
        return []
    audience = context.audience
    languages = [language for language in pack.languages if language in LANGUAGES]
    voices = [Voice(language, facts, pack.numerals(language)) for language in languages]
    names = [name for name in facts if audience.fact(name)]
    found = [
        *(each for name in audience.hidden_facts for each in of_fact(facts[name], facts, voices, names)),
        *(each for key in audience.hidden_sources for each in _of_source(facts.sources[key])),
        *file_secrets(facts, audience),
        *_of_questions(facts, audience),
        *_of_resolutions(loaded, audience),
        *_of_texts(loaded),
        *_of_charts(loaded.contexts),
    ]
    if pack.matrices is not None:
        rows = hidden_rows(pack.matrices, audience)
        found += [short("a row of a matrix", LABEL, each) for row in rows for each in row.values()]
    gathered = dict.fromkeys(each for each in found if each is not None)
    if not gathered:
        return []
    told = Told(loaded, audience, voices)
    left = [each for each in map(told.without, gathered) if each is not None]
    # Of a value that readers are told, its words are no secret either.
    told_of = {each.owner for each in gathered if each.amount is not None} - {
        each.owner for each in left if each.amount
    }
    left = [each for each in left if each.what != FIGURE or each.owner not in told_of]
    return sorted(left, key=lambda each: (each.owner, each.what, each.words))


def _of_source(source: Source) -> Iterator[Secret | None]:
    owner, place = f"the source `{source.key}`, which is {source.audience}", source.place
    if source.audience == LEVELS[-1]:
        owner = f"the source `{source.key}`, on which withheld facts alone rest"
    said = (*said_of(source), source.sha256)
    yield from (Secret(owner, "record", words, place=place) for words in said if len(words) >= LEAST)
    yield from sentences(owner, "record", source.published_raw, place)
    yield Secret(owner, "file", f"sources/{source.key}.", place=place)
    yield from (each for words in spoken(source.note) for each in sentences(owner, "note", words, place))


def _of_questions(facts: Facts, audience: Audience) -> Iterator[Secret | None]:
    for question in facts.questions:
        if not audience.question(question):
            owner = f"the question {question.ref}, which is withheld"
            for words in (*spoken(question.question), *spoken(question.lead)):
                yield from sentences(owner, TEXT, words, question.place)


def _of_resolutions(loaded: Loaded, audience: Audience) -> Iterator[Secret | None]:
    """The reasons by which findings about withheld facts were resolved, those that resolve nothing any more too."""
    told = [finding.resolution for finding in audience.findings(loaded.findings)]
    hidden = [finding.resolution for finding in loaded.findings if not audience.finding(finding)]
    hidden += [each for each in loaded.facts.resolutions if _is_about(each, audience)]
    for resolution in hidden:
        if resolution is not None and resolution not in told:
            owner = f"the reason for resolving `{resolution.finding}`, about what is withheld"
            for words in spoken(resolution.reason):
                yield from sentences(owner, TEXT, words, resolution.place)


def _is_about(resolution: Resolution, audience: Audience) -> bool:
    """Whether it names a withheld fact or source."""
    if audience.hidden_sources.intersection(resolution.sources):
        return True
    return any(fnmatchcase(name, pattern) for name in audience.hidden_facts for pattern in resolution.facts)


def _of_texts(loaded: Loaded) -> Iterator[Secret | None]:
    """Withheld texts: as they are printed, and as they were typed, between their tags, in all languages of the pack."""
    assert loaded.pack is not None  # noqa: S101  see above
    for context in loaded.contexts.values():
        for each in context.texts.entries:
            if not context.audience.reads(each.level):
                owner, place = f"the text {each.name}, which is {each.level}", each.located.place(each.path)
                yield from sentences(owner, TEXT, str(each.phrase), place)
                yield from typed(owner, TEXT, each.written, place)
    for language, located in loaded.pack.texts.items():
        if language not in loaded.contexts:
            yield from _typed(located, located.value, ((), ()), LEVELS[-1], loaded.pack.audience)


def _typed(
    located: Located, value: object, at: tuple[Path_, Path_], above: str, audience: str
) -> Iterator[Secret | None]:
    """Withheld texts of a language that is not built; `at` is what templates call them, and where they stand."""
    name, path = at
    entry = entry_of(value, path)
    level = narrowest((entry.level, above))
    if isinstance(entry.value, Mapping):
        for key, inner in entry.value.items():
            yield from _typed(located, inner, ((*name, str(key)), (*entry.path, key)), level, audience)
    elif isinstance(entry.value, list):
        for index, inner in enumerate(entry.value):
            yield from _typed(located, inner, ((*name, index), (*entry.path, index)), level, audience)
    elif entry.value is not None and not may_read(level, audience):
        owner = f"the text {shown(name)}, which is {level}"
        yield from typed(owner, TEXT, str(entry.value), located.place(entry.path))


def _of_charts(contexts: Mapping[str, Context]) -> Iterator[Secret | None]:
    """Withheld charts: as they are printed, and all words that were typed for them, in all languages of the pack."""
    for context in contexts.values():
        for chart in context.hidden_charts.values():
            owner = f"the chart `{chart.name}`, which is withheld"
            said: Iterable[object] = (chart.title, chart.subtitle, chart.alt, *chart.notes, *chart.picture_notes)
            for words in said:
                yield from sentences(owner, CHART, str(words), chart.place)
            for words in typed_words(context.pack.charts.value[chart.name]) if context.pack.charts is not None else ():
                yield from typed(owner, CHART, words, chart.place)
