"""Facts, their sources, units, questions and resolutions → the same without silent gaps in a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from brief_builder.build.parity.gaps import Gaps
from brief_builder.facts import Fact, Facts, Finding
from brief_builder.facts.model import Question, Resolution, Source
from brief_builder.facts.origin import Origin
from brief_builder.facts.units import OwnUnit
from brief_builder.problems import Fault, Place, Problem

Words = Mapping[str, str]
Record = TypeVar("Record")
_NOWHERE = Place("")
_DIFFERENT = "different_from"
_NAMES = "names of sources"


def fill_facts(facts: Facts, gaps: Gaps) -> Facts:
    """The facts with a gap for what a language lacks."""
    return facts.with_words(
        {name: _fact(fact, facts, gaps) for name, fact in facts.items()},
        {key: _source(source, gaps) for key, source in facts.sources.items()},
        tuple(_question(question, gaps) for question in facts.questions),
        tuple(_resolution(resolution, gaps) for resolution in facts.resolutions),
        {name: _unit(unit, gaps) for name, unit in facts.units.items()},
    )


def reworded(findings: Iterable[Finding], facts: Facts, filled: Facts) -> list[Finding]:
    """The findings of the facts, with the reasons of their resolutions as the filled facts have them."""
    reasons = {id(old.reason): new.reason for old, new in zip(facts.resolutions, filled.resolutions, strict=True)}
    # What has a rank is resolved by the reason for it.
    reasons |= {id(fact.rank_reason): filled[name].rank_reason for name, fact in facts.items()}

    def taken(finding: Finding) -> Finding:
        resolution = finding.resolution
        if resolution is None or (reason := reasons.get(id(resolution.reason))) in (None, resolution.reason):
            return finding
        return replace(finding, resolution=replace(resolution, reason=reason))

    return [taken(finding) for finding in findings]


def _fact(fact: Fact, facts: Facts, gaps: Gaps) -> Fact:
    def filled(kind: str, words: Words, said: str, entry: str, *path: str | int) -> Words:
        def problem(fault: Fault) -> Problem:
            return facts.problem(fact.name, fault, *path, key=True)

        whose = f"{said} of `{fact.name}`"
        return gaps.fill(kind, words, whose, entry, problem, needed=kind == "reasons") if words else words

    label = filled("labels", fact.label, "the label", "label", "label")
    text = filled("statements", fact.text, "the text", "text", "text")
    note = filled("notes", fact.note, "the note", "note", "note")
    rank = filled("reasons", fact.rank_reason, "the reason for the rank", "rank_reason", "rank_reason")
    fact = _with(fact, label=label, text=text, note=note, rank_reason=rank)
    items = [
        _with(item, text=filled("list entries", item.text, f"entry {n}", "", "items", n - 1))
        for n, item in enumerate(fact.items, start=1)
    ]
    waivers = [
        _with(each, reason=filled("reasons", each.reason, f"the reason to waive `{each.rule}`", "reason", "waive", n))
        for n, each in enumerate(fact.waivers)
    ]
    different = [
        _with(each, reason=filled("reasons", each.reason, f"why it is not `{each.fact}`", "reason", _DIFFERENT, n))
        for n, each in enumerate(fact.different_from)
    ]
    persons = [
        _with(each, roles=filled("offices", each.roles, f"the office of {each.name}", "role", "persons", n, "role"))
        for n, each in enumerate(fact.persons)
    ]
    return _with(fact, items=items, waivers=waivers, different_from=different, persons=persons)


def _source(source: Source, gaps: Gaps) -> Source:
    whose = f"of the source `{source.key}`"
    place = partial(_at, source.origin, source.place)
    return _with(
        source,
        publishers=gaps.fill(_NAMES, source.publishers, f"the publisher {whose}", "publisher", place("publisher")),
        shorts=gaps.fill(_NAMES, source.shorts, f"the short name {whose}", "short", place("short")),
        note=gaps.fill("notes of sources", source.note, f"the note {whose}", "note", place("note")),
    )


def _question(question: Question, gaps: Gaps) -> Question:
    """Its lead is for whoever works on the pack, and is never printed."""
    place = _at(question.origin, question.place or _NOWHERE, "question")
    asked = gaps.fill("questions", question.question, f"the question `{question.ref}`", "question", place, needed=True)
    return _with(question, question=asked)


def _resolution(resolution: Resolution, gaps: Gaps) -> Resolution:
    place = _at(resolution.origin, resolution.place, "reason")
    said = f"the reason that resolves `{resolution.finding}`"
    return _with(resolution, reason=gaps.fill("reasons", resolution.reason, said, "reason", place, needed=True))


def _unit(unit: OwnUnit, gaps: Gaps) -> OwnUnit:
    """A unit has a word for each plural form; where a language has none, the gap is its only form."""
    words = {language: forms.get("other", "") for language, forms in unit.label.items()}
    place = _at(unit.origin, _NOWHERE, "label")
    filled = gaps.fill("units", words, f"the unit `{unit.name}`", "label", place)
    lacking = {language: {"other": word} for language, word in filled.items() if language not in unit.label}
    return replace(unit, label={**unit.label, **lacking}) if lacking else unit


def _at(origin: Origin | None, place: Place, entry: str) -> Callable[[Fault], Problem]:
    """Gives a fault the place of an entry, or of the whole record where nobody knows where it was written."""

    def problem(fault: Fault) -> Problem:
        return origin.problem(fault, entry) if origin is not None else fault.at(place)

    return problem


def _with(record: Record, **words: Any) -> Record:
    """The record with other words; the same object where all are as they were."""
    changed = {name: value for name, value in words.items() if not _same(getattr(record, name), value)}
    made = {name: tuple(value) if isinstance(value, list) else value for name, value in changed.items()}
    return replace(record, **made) if made else record  # type: ignore[type-var]


def _same(old: Any, new: Any) -> bool:
    if isinstance(new, list):
        return all(one is other for one, other in zip(old, new, strict=True))
    return old is new
