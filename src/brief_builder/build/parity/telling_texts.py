"""The texts and the words of charts in two languages → a problem where they do not name the same facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from brief_builder.build.audience_texts import written_path
from brief_builder.build.context import Context
from brief_builder.build.parity.comparing import fact_differences, figure_faults
from brief_builder.build.parity.kinds import CITED, FIGURE, Kinds
from brief_builder.build.parity.text_trees import shown
from brief_builder.inputs import Located
from brief_builder.inputs.located import Path_
from brief_builder.problems import Fault, Note, Problem
from brief_builder.wording import Phrase
from brief_builder.wording.gaps import gaps_in

_CURE = "name the same facts in each language, with the same filters"


def compare_texts(
    one: Context, other: Context, kinds: Mapping[str, Kinds]
) -> Iterator[tuple[frozenset[str], Problem | None]]:
    """(facts, problem) for each text, and each title, subtitle and note of a chart, that names other facts.

    None stands for the problem where one of the two is a gap, which has been told.
    """
    places = one.pack.texts.get(one.language), other.pack.texts.get(other.language)
    pairs = _texts(one.texts.whole, other.texts.whole, ()) if None not in places else ()
    for path, said, twin in pairs:
        for facts, fault in _faults(f"the text {shown(path)}", said, twin, one, other, kinds):
            first, second = (written_path(place.value, path) if place is not None else path for place in places)
            yield facts, _placed(fault, (first, second), places, one.language)
    located = one.pack.charts
    for name in one.charts if located is not None else ():
        if name not in other.charts:
            continue
        for entry, (said, twin) in _chart_words(one.charts[name], other.charts[name]).items():
            for facts, fault in _faults(f"the {entry[0]} of the chart `{name}`", said, twin, one, other, kinds):
                first, second = ((name, *entry, context.language) for context in (one, other))
                yield facts, _placed(fault, (first, second), (located, located), one.language)


def _faults(
    what: str, said: Phrase, twin: Phrase, one: Context, other: Context, kinds: Mapping[str, Kinds]
) -> Iterator[tuple[frozenset[str], Fault | None]]:
    if gaps_in(str(said)) or gaps_in(str(twin)):
        yield frozenset((*said.facts, *twin.facts)), None
        return
    languages = one.language, other.language
    (uses, figures), (others, other_figures) = (
        kinds[context.language].read(_uses(phrase)) for phrase, context in ((said, one), (twin, other))
    )
    if found := fact_differences(uses, others, languages):
        message = f"{what} does not name the same facts in `{languages[0]}` and `{languages[1]}`"
        notes = [Note(words) for _, words in found]
        fault = Fault("languages-differ", message, help=_CURE, notes=notes, severity="warning")
        yield frozenset(fact for fact, _ in found), fault
    for fact, fault in figure_faults(figures, other_figures, languages):
        yield frozenset([fact]), fault


def _uses(phrase: Phrase) -> Iterator[tuple[str, str, str]]:
    """What a text prints, and what it cites."""
    for piece in phrase.pieces:
        if piece.fact is not None:
            yield piece.fact, piece.text, FIGURE if piece.way else "text"
        if piece.cite is not None:
            yield piece.cite, "", CITED


def _texts(one: Any, other: Any, path: Path_) -> Iterator[tuple[Path_, Phrase, Phrase]]:
    """The texts that stand at the same path of both trees."""
    if isinstance(one, Phrase) and isinstance(other, Phrase):
        yield path, one, other
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in one:
            if key in other:
                yield from _texts(one[key], other[key], (*path, key))
    elif isinstance(one, list) and isinstance(other, list):
        for index, (left, right) in enumerate(zip(one, other, strict=False)):
            yield from _texts(left, right, (*path, index))


def _chart_words(one: Any, other: Any) -> dict[tuple[str | int, ...], tuple[Phrase, Phrase]]:
    """Entry of charts.yaml → its words in both languages; notes that a chart adds by itself stand behind these."""
    words: dict[tuple[str | int, ...], tuple[Phrase, Phrase]] = {
        ("title",): (one.title, other.title),
        ("subtitle",): (one.subtitle, other.subtitle),
    }
    for index, pair in enumerate(zip(one.notes, other.notes, strict=False)):
        words["notes", index] = pair
    return words


def _placed(
    fault: Fault | None, paths: tuple[Path_, Path_], files: tuple[Located | None, Located | None], language: str
) -> Problem | None:
    """At the text of the other language, with that of the first beside it; None without a fault."""
    one, other = files
    if fault is None or one is None or other is None:
        return None
    fault.notes = (*fault.notes, Note(f"in `{language}`", one.place(paths[0])))
    return other.problem(fault, paths[1])
