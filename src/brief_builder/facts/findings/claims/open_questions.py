"""What a person has to find out: the questions of the pack, and those that facts raise and nobody has asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from brief_builder.facts.findings.finding import Finding, named
from brief_builder.facts.findings.statements import in_use, listed, quotes, texts
from brief_builder.facts.model import Fact, Facts

_TOWN = re.compile(r"(?<!\w)(?:in|à|au) ([A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){0,2})")


def questions(facts: Facts) -> Iterator[Finding]:
    """Each entry of questions.yaml, as a note with what it is about."""
    by_ref: dict[str, list[str]] = {}
    for fact in facts.values():
        for key in {fact.ref, fact.name}:
            by_ref.setdefault(key, []).append(fact.name)
    for question in facts.questions:
        about = tuple(dict.fromkeys(name for ref in question.about for name in by_ref.get(ref, ())))
        message = f"{question.ref}: {' '.join(next(iter(question.question.values()), '').split())}"
        yield Finding("question-open", "note", about, message, place=question.place, details={"ref": (question.ref,)})


def deadlines(facts: Facts) -> Iterator[Finding]:
    """“By 2026”: before the year, or during it? Asked once, for all facts of which nobody has asked."""
    asked = _asked(facts)
    open_ones = [fact for fact in in_use(facts) if fact.period.kind == "until" and not _is_asked(fact, asked)]
    if open_ones:
        years = listed(str(fact.period.end.year) for fact in open_ones if fact.period.end is not None)
        message = f"{named(open_ones)}: does “by {years}” mean before the year, or during it?"
        because = "until somebody knows, print the words of the source, and no date"
        yield Finding("question-open", "note", _names(open_ones), message, because, entry=("period",))


def posts(facts: Facts) -> Iterator[Finding]:
    """Several places from which one country is represented in another: which leads on what?"""
    asked = _asked(facts)
    pairs: dict[tuple[str, ...], list[Fact]] = {}
    for fact in in_use(facts):
        if fact.kind == "representation" and fact.ref_area and fact.counterpart_area:
            pairs.setdefault((fact.measure, fact.ref_area, fact.counterpart_area), []).append(fact)
    for (_, area, other), group in pairs.items():
        # One place a fact: offices in two towns that one fact names are no riddle.
        firsts = (next((town for town in _towns(facts, fact) if town not in (area, other)), None) for fact in group)
        towns = {town: None for town in firsts if town is not None}
        if len(towns) > 1 and not all(_is_asked(fact, asked) for fact in group):
            message = f"{area} is represented to {other} from {listed(towns)}: which leads on what?"
            because = "show each with its role, or whoever calls will call the wrong one"
            details = {"places": tuple(towns)}
            yield Finding("question-open", "note", _names(group), message, because, details=details)


def _towns(facts: Facts, fact: Fact) -> Iterator[str]:
    for said in (*quotes(facts, fact), *texts(fact)):
        yield from (match[1] for match in _TOWN.finditer(said.text))


def _asked(facts: Facts) -> set[str]:
    return {ref for question in facts.questions for ref in question.about}


def _is_asked(fact: Fact, asked: set[str]) -> bool:
    return fact.ref in asked or fact.name in asked


def _names(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(fact.name for fact in facts)
