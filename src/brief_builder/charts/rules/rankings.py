"""A clause that ranks something, or gives it more than half → whether the figures of the chart bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.drawn import unit_of
from brief_builder.charts.rules.order import OTHER
from brief_builder.charts.rules.tracks import Group, groups_of, is_balance, rate_of
from brief_builder.charts.rules.unit_words import compared
from brief_builder.charts.rules.verdicts import UNJUDGED, Finding, best, placed, ranked, shared

if TYPE_CHECKING:
    from brief_builder.charts.model import Point
    from brief_builder.charts.rules.clauses import Claim
    from brief_builder.charts.rules.context import Context
    from brief_builder.charts.rules.times import Mention

_MOST = frozenset({"most", "peak", "record_high"})
_RECORDS = frozenset({"record_high", "record_low"})
_OVER_TIME = frozenset({"peak", "trough", *_RECORDS})  # these rank times, and never things
_HALVES = {"more_than_half": True, "less_than_half": False}


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A group, and how its figures are meant: as shares, as a balance, as rates of change."""

    group: Group
    percent: bool
    balance: bool
    rate: bool


class Rankings:
    """What can be ranked in a chart."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._panels: list[list[_Ranked]] = []
        for panel in context.panels:
            telling, percent = context.telling, unit_of(context.telling, panel) == "percent"
            found = []
            for group in groups_of(telling, [panel], context.lexicon):
                known = [point for point in group.points if point.value is not None]
                balance = any(is_balance(telling, panel, point) for point in known)
                rate = any(rate_of(telling, point, group.of.shown, context.lexicon) for point in known)
                found.append(_Ranked(group, percent, balance, rate))
            self._panels.append(found)

    def judged(self, index: int, claim: Claim) -> Finding:
        """The kindest of all ways to read it; unjudged when it names nothing that stands in the chart."""
        context, clause = self._context, self._context.clauses[index]
        bound = context.bound(index, claim)
        ways = [[mention for mention in way if mention not in bound] for way in context.mentions(index)]
        if self._is_name(claim) or context.stands_before(clause, claim, context.lexicon.unreached):
            return UNJUDGED
        busy = compiled(context.lexicon.busy, spaced=False).fullmatch(context.words.text, claim.start, claim.end)
        if busy and {unit_of(context.telling, panel) for panel in context.panels} != {"persons"}:
            return UNJUDGED
        if context.place(claim) > 1 and self._is_among_some(index, claim):
            return UNJUDGED
        near = context.clauses[max(0, index - 1) : index + 1]
        if any(context.has(each, context.lexicon.without) for each in near) or self._has_rest(index):
            return UNJUDGED  # “the largest partner after Viet Nam”
        if not ways[0] and clause.link in ("turn", "cause"):
            return UNJUDGED  # “after a record”: whenever that was
        left = "|".join((context.lexicon.left, context.lexicon.origin, context.lexicon.than))
        if context.stands_before(clause, claim, left):
            return UNJUDGED  # “down from a record in 2023” may be down in that year
        of_rates = context.has(clause, context.lexicon.rates)
        of_size = context.of_size(clause)
        return best(
            [
                finding
                for mentions in ways
                if all(mention.time is not None for mention in mentions)
                for panel in self._panels
                for each in self._meant(index, claim, panel, mentions)
                if each.rate == of_rates and (each.balance or not of_size)
                for finding in self._ranked(index, claim, each, mentions, bound)
            ]
        )

    def _has_rest(self, index: int) -> bool:
        """Whether what follows names neither a time nor a move, but perhaps something that stands outside the rank."""
        clauses = self._context.clauses
        if index + 1 == len(clauses) or clauses[index + 1].link != "turn":
            return False
        following = clauses[index + 1]
        return not following.claims and not self._context.times.within((following.start, following.end))

    def _is_among_some(self, index: int, claim: Claim) -> bool:
        """Whether a place may be one among some of what is shown only: “second-largest in Asia”, “the rise was …”."""
        context, clause = self._context, self._context.clauses[index]
        ahead = context.clauses[index - 1] if index > 0 else None
        if ahead is not None and not ahead.claims and not context.times.only(ahead.start, ahead.end):
            return True
        said = context.times.rest(claim.end, clause.end).split()
        return len(said) > 1 or context.is_of_move(index, claim) is not None

    def _is_name(self, claim: Claim) -> bool:
        """Whether it is what the chart calls a thing: lead, the metal."""
        said = self._context.words.text[claim.start : claim.end]
        names = [name for panel in self._panels for each in panel for name in (*each.group.names, each.group.of)]
        return any(said in compared(name.shown).split() for name in names)

    def _meant(
        self, index: int, claim: Claim, panel: Sequence[_Ranked], mentions: Sequence[Mention]
    ) -> Iterator[_Ranked]:
        """Groups of the series and categories that are named; of those of a category else the last that has figures."""
        for over in ("series", "category"):
            found = [each for each in panel if each.group.over == over]
            named = self._context.subjects.named(index, claim, [each.group.of for each in found])
            places = {place for each in named for place in each}
            if over == "category":
                if claim.kind in _OVER_TIME or self._context.bound(index, claim):
                    continue
                times = {mention.time for mention in mentions}
                groups = [each.group for each in found]
                places |= {n for n, group in enumerate(groups) if any((p.start, p.end) in times for p in group.points)}
                if not places:
                    known = [n for n, group in enumerate(groups) if sum(p.value is not None for p in group.points) > 1]
                    places = set(known[-1:])
            yield from (each for n, each in enumerate(found) if n in places or (over == "series" and not places))

    def _ranked(
        self, index: int, claim: Claim, each: _Ranked, mentions: Sequence[Mention], bound: Sequence[Mention]
    ) -> Iterator[Finding]:
        context, group = self._context, each.group
        members = self._members(index, claim, group, mentions)
        if claim.kind in _HALVES:
            if group.parts and members:
                named = [group.points[n] for n in members]
                yield shared(named, group.points, context.figure, percent=each.percent, more=_HALVES[claim.kind])
            return
        timed = group.over == "series" and _is_timed(group)
        if timed and context.subjects.is_part(context.clauses[index], claim):
            return
        if (claim.kind in _OVER_TIME or bound) and not timed:
            return
        known = [n for n, point in enumerate(group.points) if point.value is not None and not _is_rest(group, n)]
        if bound:
            since = _behind(group, known, bound)
            if since is None:
                return
            known = since
        if not members and timed and (claim.kind in _RECORDS or bound):
            members = known[-1:]
        for size in context.sizes(context.clauses[index], claim, balance=each.balance):
            for member in members:
                same = [n for n in known if not size or _on_one_side(group.points[n], group.points[member])]
                if claim.kind in _RECORDS:  # one that was broken later was one
                    same = [n for n in same if not _is_later(group.points[n], group.points[member])]
                others = [(_called(group, n), group.points[n]) for n in same if n != member]
                if member in known and others:
                    name, most = _called(group, member), claim.kind in _MOST
                    if (place := context.place(claim)) > 1:
                        yield placed(group.points[member], name, others, context.figure, place=place, size=size)
                        continue
                    yield ranked(group.points[member], name, others, context.figure, most=most, size=size)

    def _members(self, index: int, claim: Claim, group: Group, mentions: Sequence[Mention]) -> list[int]:
        named = {place for each in self._context.subjects.named(index, claim, group.names) for place in each}
        if not named and group.over == "series" and _is_timed(group):
            times = {mention.time for mention in mentions}
            named = {n for n, point in enumerate(group.points) if (point.start or point.end, point.end) in times}
        return sorted(named)


def _behind(group: Group, known: Sequence[int], bound: Sequence[Mention]) -> list[int] | None:
    """Those later than the time since which it holds; all when that was before the first; None when nobody knows."""
    if (time := bound[-1].time) is not None:
        return [n for n in known if (end := group.points[n].end) is not None and end > time[1]]
    years = [start.year for n in known if (start := group.points[n].start) is not None]
    year = bound[-1].year
    return list(known) if year is not None and years and year < min(years) else None


def _on_one_side(one: Point, other: Point) -> bool:
    """Of zero: a surplus is no small deficit."""
    return (one.value or 0) * (other.value or 0) > 0


def _is_rest(group: Group, place: int) -> bool:
    """Whether it is “Other”, which is no one thing, so that nothing ranks behind it."""
    return group.points[place].kept_last or compared(group.names[place].shown) in OTHER


def _is_later(one: Point, other: Point) -> bool:
    return one.end is not None and other.end is not None and one.end > other.end


def _is_timed(group: Group) -> bool:
    return len({(point.start, point.end) for point in group.points if point.end is not None}) > 1


def _called(group: Group, place: int) -> str:
    return group.names[place].shown or group.points[place].label
