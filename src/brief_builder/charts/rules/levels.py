"""A clause that holds two things of a chart against each other → whether their figures bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.drawn import unit_of
from brief_builder.charts.rules.tracks import Name, groups_of
from brief_builder.charts.rules.verdicts import UNJUDGED, Finding, Truth, best, larger, moved

if TYPE_CHECKING:
    from brief_builder.charts.model import Point
    from brief_builder.charts.rules.clauses import Claim
    from brief_builder.charts.rules.context import Context

LEVELS = frozenset({"overtook", "above", "below"})
_MORE = {"overtook": True, "above": True, "up": True, "wider": True, "below": False, "down": False, "narrower": False}


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something that has a figure at each of some times, in their order; the time is its label."""

    name: Name
    points: tuple[Point, ...]


def level(context: Context, index: int, claim: Claim) -> Finding:
    """Whether the thing before the claim lies above or below the one behind it, at the times named, or at any.

    Unjudged unless the clause names one thing before and another behind, of one unit.
    """
    if claim.kind not in _MORE and claim.kind != "times":
        return UNJUDGED
    clause = context.clauses[index]
    if claim.kind in ("up", "down", "wider", "narrower"):
        behind = compiled(f"{context.lexicon.than}|{context.lexicon.crossing}", spaced=context.lexicon.spaced)
        if behind.search(context.words.text, claim.start, clause.end) is None:
            return UNJUDGED
    following = context.clauses[index + 1] if index + 1 < len(context.clauses) else None
    if context.subjects.leads(index) or (following is not None and following.link == "list" and not following.claims):
        return UNJUDGED  # “China and Thailand together exceed …”
    mentions = context.mentions(index)[0]
    if claim.kind in ("above", "below") and context.times.is_of_level(claim.end, clause.end):
        return _against_time(context, index, claim)
    if any(mention.time is None or mention.lead not in ("", "until") for mention in mentions):
        return UNJUDGED
    named = {mention.time for mention in mentions}
    findings = []
    for things in _sets(context):
        names = [thing.name for thing in things]
        first = context.subjects.subjects(index, claim, names)
        second = [place for place in context.subjects.objects(index, claim, names) if place not in first]
        if len(first) != 1 or len(second) != 1:
            continue
        both = [things[place] for place in (*first, *second)]
        pairs = [
            (one, other) for one, other in _together(*both) if not named or (one.start or one.end, one.end) in named
        ]
        findings.append(_judged(context, claim, both, pairs))
    return best(findings)


def _against_time(context: Context, index: int, claim: Claim) -> Finding:
    """“Remains below its 2019 level”: the last figure beside that of the only time that is named."""
    mentions = context.mentions(index)[0]
    clause, findings = context.clauses[index], []
    if len(mentions) != 1 or mentions[0].start < claim.end or mentions[0].lead not in ("", "level"):
        return UNJUDGED
    for track in [each for tracks in context.subjects.tracks(index, claim, context.tracks) for each in tracks]:
        then = next((spot for spot in track.spots if spot.time == mentions[0].time), None)
        now = track.spots[-1]
        if then is None or then.section != now.section or then is now or track.balance or track.rate:
            return UNJUDGED
        words = ", ".join(f"{context.called(track, spot)} {context.figure(spot.point)}" for spot in (then, now))
        one, other = (now, then) if claim.kind == "above" else (then, now)
        findings.append(larger(one.point, other.point, words))
    return best(findings) if not context.has(clause, context.lexicon.quantities) else UNJUDGED


def _judged(context: Context, claim: Claim, both: Sequence[_Thing], pairs: Sequence[tuple[Point, Point]]) -> Finding:
    def words(one: Point, other: Point) -> str:
        names = [thing.name.shown for thing in both]
        times = [f" {point.label}" if point.label not in names else "" for point in (one, other)]
        return f"{names[0]}{times[0]} {context.figure(one)}, {names[1]}{times[1]} {context.figure(other)}"

    if claim.kind == "times":
        facts = context.telling.facts
        return best([moved(claim, b, a, facts, size=False, words=words(a, b)) for a, b in pairs])
    more = _MORE[claim.kind]
    found = [larger(a, b, words(a, b)) if more else larger(b, a, words(a, b)) for a, b in pairs]
    if claim.kind == "overtook" and len(found) > 1:
        # It must have been below before; where it always was above, that was perhaps earlier.
        turned = [late for early, late in pairwise(found) if early.truth <= Truth.UNPROVEN]
        if all(finding.truth is Truth.TRUE for finding in found):
            return UNJUDGED
        return best(turned) if turned else found[-1]
    return best(found)


def _sets(context: Context) -> Iterator[list[_Thing]]:
    """Things that can be held against each other: what moves through time, and the bars of a rank."""
    units = {unit_of(context.telling, panel) for panel in context.panels}
    if len(units) == 1 and not any(track.balance or track.rate for track in context.tracks):
        yield [_Thing(track.name, tuple(spot.point for spot in track.spots)) for track in context.tracks]
    for group in groups_of(context.telling, context.panels, context.lexicon):
        if group.over == "series" and len({(point.start, point.end) for point in group.points}) == 1:
            known = [(n, p) for n, p in zip(group.names, group.points, strict=True) if p.value is not None]
            yield [_Thing(name, (point,)) for name, point in known]


def _together(one: _Thing, other: _Thing) -> Iterator[tuple[Point, Point]]:
    """The figures of both at each time that both have."""
    others = {(point.start, point.end): point for point in other.points}
    for point in one.points:
        if found := others.get((point.start, point.end)):
            yield point, found
