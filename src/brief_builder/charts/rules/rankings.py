"""A clause that ranks something, or gives it more than half → whether the figures of the chart bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.rules.drawn import unit_of
from brief_builder.charts.rules.tracks import Group, groups_of
from brief_builder.charts.rules.verdicts import Finding, best, ranked, shared

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.charts.rules.clauses import Claim, Words
    from brief_builder.charts.rules.subjects import Subjects
    from brief_builder.charts.rules.times import Mention, Times

_RECORDS = {"record_high": True, "record_low": False}
_HALVES = {"more_than_half": True, "less_than_half": False}


class Rankings:
    """What can be ranked in a chart."""

    def __init__(
        self,
        telling: Telling,
        panels: Sequence[Panel],
        words: Words,
        times: Times,
        subjects: Subjects,
        lexicon: Lexicon,
    ) -> None:
        self._words, self._times, self._subjects, self._lexicon = words, times, subjects, lexicon
        self._panels = [
            (groups, unit_of(telling, panel) == "percent")
            for panel in panels
            if (groups := groups_of(telling, [panel], lexicon))
        ]

    def judged(self, index: int, claim: Claim, ways: Sequence[Sequence[Mention]]) -> Finding:
        """The kindest of all ways to read it; unjudged when it names nothing that stands in the chart."""
        return best(
            [
                finding
                for mentions in ways
                for groups, percent in self._panels
                for group in self._meant(index, claim, groups, mentions)
                for finding in self._ranked(index, claim, group, mentions, percent=percent)
            ]
        )

    def _meant(self, index: int, claim: Claim, groups: Sequence[Group], mentions: Sequence[Mention]) -> Iterator[Group]:
        """Groups of the series and categories that are named; of those of a category else the last that has figures."""
        for over in ("series", "category"):
            found = [group for group in groups if group.over == over]
            named = self._subjects.named(index, claim, [group.of for group in found])
            places = {place for each in named for place in each}
            if over == "category":
                times = {mention.time for mention in mentions}
                places |= {n for n, group in enumerate(found) if any((p.start, p.end) in times for p in group.points)}
                if not places:
                    known = [n for n, group in enumerate(found) if sum(p.value is not None for p in group.points) > 1]
                    places = set(known[-1:])
            yield from (group for n, group in enumerate(found) if n in places or (over == "series" and not places))

    def _ranked(
        self, index: int, claim: Claim, group: Group, mentions: Sequence[Mention], *, percent: bool
    ) -> Iterator[Finding]:
        members = self._members(index, claim, group, mentions)
        known = [n for n, point in enumerate(group.points) if point.value is not None and not point.kept_last]
        if claim.kind in _HALVES:
            if group.parts and members:
                named = [group.points[n] for n in members]
                yield shared(named, group.points, percent=percent, more=_HALVES[claim.kind])
            return
        if claim.kind in _RECORDS and not members and group.over == "series" and _is_timed(group):
            members = known[-1:]
        most = claim.kind == "most" or _RECORDS.get(claim.kind, False)
        for member in members:
            others = [(_called(group, n), group.points[n]) for n in known if n != member]
            if member in known and others:
                yield ranked(group.points[member], _called(group, member), others, most=most)

    def _members(self, index: int, claim: Claim, group: Group, mentions: Sequence[Mention]) -> list[int]:
        named = {place for each in self._subjects.named(index, claim, group.names) for place in each}
        if not named and group.over == "series":
            times = {mention.time for mention in mentions}
            named = (
                {n for n, point in enumerate(group.points) if (point.start, point.end) in times}
                if _is_timed(group)
                else set()
            )
        return sorted(named)


def _is_timed(group: Group) -> bool:
    return len({(point.start, point.end) for point in group.points if point.end is not None}) > 1


def _called(group: Group, place: int) -> str:
    return group.names[place].shown or group.points[place].label
