"""A pack that was read, and its documents in memory → what its languages do not have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from brief_builder.build.context import Context
from brief_builder.build.loading import Loaded
from brief_builder.build.parity.comparing import compare
from brief_builder.build.parity.kinds import Kinds, all_kinds
from brief_builder.build.parity.printed import Printed, printed
from brief_builder.build.parity.table import Parity, parity_table
from brief_builder.build.parity.telling_texts import compare_texts
from brief_builder.build.parity.typed import typed_words
from brief_builder.build.records import spoken_in
from brief_builder.problems import Problem, Problems
from brief_builder.wording.gaps import gaps_in

if TYPE_CHECKING:
    from brief_builder.build.produced import Document
    from brief_builder.charts import Chart


def compare_languages(loaded: Loaded, documents: Sequence[Document], problems: Problems) -> Parity | None:
    """Lay the languages of a pack beside the first; what differs goes into problems. None for a single language.

    Args:
        documents: as they were produced; with or without pictures.
    """
    languages = tuple(loaded.contexts)
    if len(languages) < 2:
        return None
    problems.extend(typed_words(loaded))
    reuse = loaded.reuse
    kinds = reuse.once("kinds", (loaded.facts,), spoken_in(loaded), partial(all_kinds, loaded))
    by_kind: dict[str, dict[str, Printed]] = {}
    for document in documents:
        language = document.language
        made = reuse.once("printed", (document.said, kinds), (), partial(printed, document, kinds[language]))
        by_kind.setdefault(document.name.split(".")[0], {})[language] = made
    first, *others = languages
    for language in others:
        one, other = loaded.contexts[first], loaded.contexts[language]
        told: set[str] = set()
        texts = partial(_compared, one, other, kinds)
        for facts, problem in reuse.once("compared", (one, other, kinds), (), texts):
            told |= facts
            if problem is not None:
                problems.add(problem)
        for by_language in by_kind.values():
            if first in by_language and language in by_language:
                problems.extend(compare(by_language[first], by_language[language], told))
    counted = {
        kind: {language: made.counts for language, made in by_language.items()} for kind, by_language in by_kind.items()
    }
    return parity_table(languages, loaded.words, counted)


def _compared(one: Context, other: Context, kinds: Mapping[str, Kinds]) -> list[tuple[frozenset[str], Problem | None]]:
    return list(compare_texts(one, other, kinds))


def gaps_of(loaded: Loaded, documents: Iterable[Document], files: Collection[str]) -> dict[str, int]:
    """Name of a file → how many places in it are not translated; without those that have none.

    Args:
        documents: that were made.
        files: names of all files, among which the pictures of charts are counted.
    """
    counts = {document.name: _gaps(document) for document in documents}
    for language, context in loaded.contexts.items():
        for name, chart in context.charts.items():
            if (file := context.pack.chart_file(name, language)) in files:
                counts[file] = sum(map(gaps_in, _chart_words(chart)))
    return {name: count for name, count in counts.items() if count}


def _chart_words(chart: Chart) -> Iterator[str]:
    yield from map(str, (chart.title, chart.subtitle, chart.source, *chart.notes))
    for panel in chart.panels:
        yield from (panel.title, panel.break_note, *panel.labels, *(series.name for series in panel.series))


def _gaps(document: Document) -> int:
    reading = document.reading
    return sum(gaps_in(line.text) for line in reading.lines if line.part not in reading.layouts)
