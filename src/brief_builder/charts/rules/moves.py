"""A clause that says that something rose, fell, doubled or stayed → whether the figures of the chart bear it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.context import RANKS
from brief_builder.charts.rules.gaps import gap
from brief_builder.charts.rules.levels import level
from brief_builder.charts.rules.steps import Step, a_year_apart, last_steps, on_end, steps
from brief_builder.charts.rules.verdicts import (
    UNJUDGED,
    Finding,
    Truth,
    across,
    best,
    moved,
    partly,
    signed,
    worst,
)

if TYPE_CHECKING:
    from brief_builder.charts.rules.clauses import Claim, Clause
    from brief_builder.charts.rules.context import Context
    from brief_builder.charts.rules.times import Mention
    from brief_builder.charts.rules.tracks import Track

MOVES = frozenset({"up", "down", "wider", "narrower", "same", "steady", "times"})
_YEAR = 300  # days; a financial year may have 52 weeks
_GROWS = {"up": True, "wider": True, "down": False, "narrower": False}


class Moves:
    """Judges what is said to have moved."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def judged(self, index: int, claim: Claim) -> Finding:
        """The kindest of all ways to read it."""
        context, clause = self._context, self._context.clauses[index]
        ways, last = context.moving(index, claim)
        if context.is_of_move(index, claim) is not None:
            return UNJUDGED  # “the rise was lower in 2023”
        if clause.link == "turn" and not ways[0]:
            return UNJUDGED  # “after falling” says no more than that it did so at some time
        # “Imports double exports”, “fell below imports”.
        beside = level(context, index, claim) if gap(context, index, claim) is None else UNJUDGED
        backwards, readable = self._comparison(clause, claim)
        subjects = self._about(index, clause, claim)
        if self._passes(clause, claim):
            if not beside.words:
                return UNJUDGED
            return best([beside, self._read(index, claim, subjects, ways, backwards=False, last=last)])
        if not readable or not subjects:
            return beside
        if not ways[0] and not last:
            turned = context.turned(index)
            if turned is None:
                return UNJUDGED
            ways = turned or ways
        found = self._read(index, claim, subjects, ways, backwards=backwards, last=last)
        return best([beside, found]) if beside.words else found

    def _read(
        self,
        index: int,
        claim: Claim,
        subjects: Sequence[Sequence[Track]],
        ways: Sequence[Sequence[Mention]],
        *,
        backwards: bool,
        last: bool,
    ) -> Finding:
        context, clause = self._context, self._context.clauses[index]
        winding = self._winds(index, claim, subjects)
        during = context.during(clause)
        in_a_year = context.has_near(index, context.lexicon.last_step)
        run = context.run(clause)
        year_ago = context.has_near(index, context.lexicon.year_ago)
        reached = compiled(context.lexicon.reached, spaced=False).match(context.words.text, self._behind(claim))
        every = context.has(clause, context.lexicon.every_step)

        if claim.kind in ("up", "down") and context.has(clause, context.lexicon.degree):
            # “Fell faster in 2023 than in 2020” tells of two moves.
            ways = [[m for m in way if m.lead != "than"] if not self._compares(claim) else way for way in ways]

        def one_of(tracks: Sequence[Track], way: Sequence[Mention]) -> Finding:
            """What the track says that bears the claim out most."""
            found = []
            for track in tracks:
                if (in_a_year or year_ago) and not _is_yearly(track):
                    read = a_year_apart(track, way) if year_ago and not track.rate else []
                    found.append(self._moved(track, read, claim, index))
                    continue
                if run is not None and (track.rate or not _is_yearly(track)):
                    found.append(UNJUDGED)
                    continue
                if track.rate and not context.has(clause, context.lexicon.quantities):
                    found.append(self._lies(track, way, claim))
                    if track.rate == "named":
                        continue
                read = steps(
                    track,
                    way,
                    context.times,
                    backwards=backwards,
                    last_step=last,
                    winding=winding,
                    during=during,
                    every=every,
                )
                if run is not None and run[1]:
                    read = [on_end(track, steps_, run[0]) for steps_ in read]
                finding = self._moved(track, read, claim, index)
                if finding.truth is Truth.FALSE and not (way or every or last or winding or during):
                    part = self._moved(track, last_steps(track), claim, index)
                    if part.truth is Truth.TRUE:
                        finding = part if reached else partly(finding, part)
                found.append(finding)
            return best(found)

        return best([worst([one_of(tracks, way) for tracks in subjects]) for way in ways])

    def _moved(self, track: Track, ways: Sequence[Sequence[Step]], claim: Claim, index: int) -> Finding:
        context, clause = self._context, self._context.clauses[index]
        if claim.kind not in ("wider", "narrower"):
            clause = context.spoken_of(index, claim)
        findings = []
        for size in context.sizes(clause, claim, balance=track.balance):
            for way in ways:
                judged = []
                for one, other in way:
                    words = ", ".join(
                        f"{context.called(track, each)} {context.figure(each.point)}" for each in (one, other)
                    )
                    found = moved(claim, one.point, other.point, context.telling.facts, size=size, words=words)
                    judged.append(found if one.section == other.section else across(found))
                findings.append(worst(judged))
        return best(findings)

    def _lies(self, track: Track, way: Sequence[Mention], claim: Claim) -> Finding:
        """Over rates of change: whether what is said to grow has rates above zero at the times that are named."""
        if claim.kind not in ("up", "down") or any(mention.time is None for mention in way):
            return UNJUDGED
        named = {mention.time for mention in way}
        spots = [spot for spot in track.spots if spot.time in named] if way else list(track.spots)
        if len(spots) < len(named) or any(mention.lead for mention in way):
            return UNJUDGED
        each = [signed([spot.point], self._context.figure, below=claim.kind == "down") for spot in spots]
        return worst(each) if len({finding.truth for finding in each}) == 1 else UNJUDGED

    def _about(self, index: int, clause: Clause, claim: Claim) -> list[list[Track]]:
        """Deficits and surpluses are of a balance, whatever else is named."""
        context = self._context
        if (apart := gap(context, index, claim)) is not None:
            return [apart] if apart else []
        if context.of_size(clause):
            if context.subjects.is_of_other(claim, clause):
                return []
            balances = [track for track in context.tracks if track.balance]
            return [balances] if balances else []
        if (bearer := context.subjects.bearer(index, claim)) != index:
            return self._about(bearer, context.clauses[bearer], context.clauses[bearer].claims[0])
        return context.subjects.tracks(index, claim, context.tracks)

    def _passes(self, clause: Clause, claim: Claim) -> bool:
        """Whether a move is told by what it passed: “fell below imports”, “fell into deficit”."""
        context = self._context
        if claim.kind not in ("up", "down"):
            return False
        crossing = compiled(context.lexicon.crossing, spaced=context.lexicon.spaced)
        found = crossing.match(context.words.text, self._behind(claim), clause.end)
        if found is None:
            return False
        names = [track.name for track in context.tracks]
        passed = context.subjects.objects(context.clauses.index(clause), claim, names)
        into = compiled(
            rf"(?:{context.lexicon.small}|[ '])*(?:{context.lexicon.deficit}|{context.lexicon.surplus})", spaced=False
        )
        return bool(passed) or into.match(context.words.text, found.end(), clause.end) is not None

    def _behind(self, claim: Claim) -> int:
        text, at = self._context.words.text, claim.end
        while at < len(text) and text[at] == " ":
            at += 1
        return at

    def _comparison(self, clause: Clause, claim: Claim) -> tuple[bool, bool]:
        """(whether the first time named is compared with the second, whether it is known with what is compared)."""
        context, lexicon, text = self._context, self._context.lexicon, self._context.words.text
        if not self._compares(claim):
            return False, True
        than = compiled(lexicon.than, spaced=lexicon.spaced).search(text, claim.start, clause.end)
        if than is None:
            return False, True
        behind = context.times.within((than.end(), clause.end))
        ahead = context.times.within((clause.start, than.start()))
        known = bool(behind) or context.has(clause, lexicon.last_step)
        return bool(behind and ahead), known and context.times.is_of_level(than.end(), clause.end)

    def _compares(self, claim: Claim) -> bool:
        """Whether it says “higher”, and not “rose”."""
        context = self._context
        pattern = compiled(context.lexicon.compared, spaced=False)
        return pattern.fullmatch(context.words.text, claim.start, claim.end) is not None

    def _directions(self, index: int, claim: Claim) -> tuple[bool | None, ...]:
        """Whether something grew: as the words say, and as its figures do, since a deficit is below zero.

        None where it stayed; () of what is no move. “Tripled, then fell” tells of two directions as “rose, then fell”
        does, and “rose, then was stable” too.
        """
        if claim.kind in ("same", "steady"):
            return None, None
        grows = claim.factor > 1 if claim.kind == "times" else _GROWS.get(claim.kind)
        if grows is None:
            return ()
        below = self._context.has(self._context.spoken_of(index, claim), self._context.lexicon.deficit)
        return grows, grows != below

    def _winds(self, index: int, claim: Claim, subjects: Sequence[Sequence[Track]]) -> bool:
        """Whether the title tells of another direction of the same things too: they rose, then fell; they peaked."""
        context, own = self._context, self._directions(index, claim)
        names = {track.name for tracks in subjects for track in tracks}
        for place, clause in enumerate(context.clauses):
            for other in clause.claims:
                left = context.stands_before(clause, other, rf"{context.lexicon.left}|{context.lexicon.origin}")
                turns = other.kind in RANKS and (place != index or left)
                directions = zip(own, self._directions(place, other), strict=False)
                opposed = any(one != another for one, another in directions)
                about = self._about(place, clause, other) if opposed or turns else []
                if names & {track.name for tracks in about for track in tracks}:
                    return True
        return False


def _is_yearly(track: Track) -> bool:
    """Whether its figures are of a year each, or of more, so that its last step is one of years."""
    first, last = track.spots[-1].time
    return (last - first).days > _YEAR
