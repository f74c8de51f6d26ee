"""A chart's title and its figures → a problem where the author's own words say what the figures do not bear out.

Words that are printed from a fact are the figures' own, and are not looked at. Of a clause that can be read in several
ways, the kindest counts: what stops a build must be wrong however it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from brief_builder.charts.rules.claim_words import LEXICONS, Lexicon
from brief_builder.charts.rules.clauses import Claim, Clause, Words, compiled, matches, read_clauses, read_words
from brief_builder.charts.rules.owners import is_of_another
from brief_builder.charts.rules.rankings import Rankings
from brief_builder.charts.rules.subjects import Subjects
from brief_builder.charts.rules.times import Mention, Times, pairs
from brief_builder.charts.rules.tracks import Spot, Track, times_of, tracks_of
from brief_builder.charts.rules.verdicts import (
    UNJUDGED,
    Finding,
    Truth,
    across,
    best,
    change_between,
    moved,
    signed,
    worst,
)
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.wording import Phrase

_LONGEST = 400  # characters; nobody claims anything in more
_MOVES = frozenset({"up", "down", "wider", "narrower", "same", "steady", "times"})
_SIGNS = frozenset({"deficit", "surplus"})
_CHANGES = frozenset({"growth", "difference"})
_OPPOSITES = {"up": "down", "down": "up", "wider": "narrower", "narrower": "wider"}


def claim_faults(telling: Telling, title: Phrase, written: str, subtitle: str, panels: Sequence[Panel]) -> list[Fault]:
    """A fault for each claim that the figures contradict, or do not show; its start and end are those in `written`.

    Args:
        title: as it is printed.
        written: its entry in charts.yaml, with tags.
        subtitle: as it is printed; it names what the chart is of.
    """
    lexicon = LEXICONS.get(telling.voice.language)
    words = read_words(title, written)
    if lexicon is None or "?" in words.text or len(words.text) > _LONGEST:
        return []
    judge = _Judge(telling, words, title, lexicon, subtitle, panels)
    return list(judge.faults())


class _Judge:
    """All that is known while one title is read."""

    def __init__(
        self, telling: Telling, words: Words, title: Phrase, lexicon: Lexicon, subtitle: str, panels: Sequence[Panel]
    ) -> None:
        self._telling, self._words, self._lexicon = telling, words, lexicon
        self._tracks = tracks_of(telling, panels, lexicon)
        self._times = Times(words, lexicon, times_of(telling, self._tracks, panels))
        self._clauses = read_clauses(words, lexicon, _proven(telling, title), self._times.only)
        vocabulary = [subtitle, *(word for panel in panels for word in _called(telling, panel))]
        self._subjects = Subjects(words, self._clauses, self._times, lexicon, vocabulary)
        self._rankings = Rankings(telling, panels, words, self._times, self._subjects, lexicon)

    def faults(self) -> Iterator[Fault]:
        for index, clause in enumerate(self._clauses):
            if not self._is_claimed(clause):
                continue
            for claim in clause.claims:
                finding = self._judged(index, clause, claim)
                if finding.truth in (Truth.FALSE, Truth.UNPROVEN):
                    yield self._fault(clause, claim, finding)

    # -- one claim

    def _judged(self, index: int, clause: Clause, claim: Claim) -> Finding:
        before = self._words.text[clause.start : claim.start].rstrip()
        front = r"(?<!\w)" if self._lexicon.spaced else ""
        if re.search(rf"{front}(?:{self._lexicon.infinitive})$", before):
            return UNJUDGED
        if claim.kind in _SIGNS:
            return self._sign(index, clause, claim)
        if claim.kind not in _MOVES:
            return self._rankings.judged(index, claim, self._mentions(index))
        if clause.link == "turn" and not self._mentions(index)[0]:
            return UNJUDGED  # “after falling” says no more than that it did so at some time
        backwards, readable = self._comparison(clause, claim)
        subjects = self._about(index, clause, claim)
        if not readable or not subjects:
            return UNJUDGED
        ways = self._mentions(index)
        following = self._clauses[index + 1] if index + 1 < len(self._clauses) else None
        if following is not None and following.link == "turn" and not ways[0]:
            # “Fell after rising in 2020”: it fell from then on, or nobody knows from when.
            turned = self._times.within((following.start, following.end))
            if not turned:
                return UNJUDGED
            ways = [[replace(turned[-1], lead="since")]]
        winding = self._winds(claim, subjects)
        last_step = self._has(clause, self._lexicon.last_step)

        def one_of(tracks: Sequence[Track], way: Sequence[Mention]) -> Finding:
            """What the track says that bears the claim out most."""
            found = []
            for track in tracks:
                steps = pairs(track, way, backwards=backwards, last_step=last_step, winding=winding)
                found.append(self._moved(track, steps, claim, clause))
            return best(found)

        return best([worst([one_of(tracks, way) for tracks in subjects]) for way in ways])

    def _moved(self, track: Track, steps: Sequence[tuple[Spot, Spot]], claim: Claim, clause: Clause) -> Finding:
        findings = []
        for one, other in steps:
            for size in self._sizes(track, clause, claim):
                names = self._called(track, one), self._called(track, other)
                found = moved(claim, one.point, other.point, self._telling.facts, size=size, names=names)
                findings.append(found if one.section == other.section else across(found))
        return best(findings)

    def _called(self, track: Track, spot: Spot) -> str:
        """A figure by its time, and by its thing where the chart has several: “Imports 2022”."""
        time = spot.point.label
        if time == track.name.shown:  # its category is the thing, and its series the time
            time = str(spot.time[1].year)
        return f"{track.name.shown} {time}" if len(self._tracks) > 1 and track.name.shown else time

    def _sizes(self, track: Track, clause: Clause, claim: Claim) -> tuple[bool, ...]:
        """Whether a claim of a balance is meant without its sign; both ways, where the words do not say."""
        if not track.balance:
            return (False,)
        if self._has(clause, self._lexicon.balance):
            return (False,)
        if claim.kind in ("wider", "narrower") or self._of_size(clause):
            return (True,)
        return (False, True)

    def _about(self, index: int, clause: Clause, claim: Claim) -> list[list[Track]]:
        """Deficits and surpluses are of a balance, whatever else is named."""
        if self._of_size(clause):
            balances = [track for track in self._tracks if track.balance]
            return [balances] if balances else []
        return self._subjects.tracks(index, claim, self._tracks)

    def _sign(self, index: int, clause: Clause, claim: Claim) -> Finding:
        lexicon = self._lexicon
        if self._has(clause, lexicon.deficit) and self._has(clause, lexicon.surplus):
            return UNJUDGED  # it turned from one into the other, or one is the other's
        findings = []
        for track in self._tracks:
            if not track.balance or is_of_another(self._words, clause, lexicon, track, self._telling):
                continue
            for mentions in self._mentions(index):
                named = {mention.time for mention in mentions}
                spots = [spot for spot in track.spots if spot.time in named] or list(track.spots[-1:])
                findings.append(signed([spot.point for spot in spots], below=claim.kind == "deficit"))
        return best(findings)

    # -- what stands around it

    def _is_claimed(self, clause: Clause) -> bool:
        """Whether a clause says that something is so: it is not denied, nor wished for."""
        same = list(matches(self._words, self._lexicon.same, self._lexicon, clause.start, clause.end))
        for pattern in (self._lexicon.refused, self._lexicon.unsure):
            for start, end in matches(self._words, pattern, self._lexicon, clause.start, clause.end):
                # “Did not change” denies nothing.
                if not any(first <= start and end <= last for first, last in same):
                    return False
        return True

    def _mentions(self, index: int) -> list[list[Mention]]:
        """The times that a clause names, by each way to read it: those of a neighbour that names nothing else too."""
        clause = self._clauses[index]
        own = [(clause.start, clause.end), *((lead.start, lead.end) for lead in self._subjects.leads(index))]
        near = [
            self._clauses[other]
            for other in (index - 1, index + 1)
            if 0 <= other < len(self._clauses)
            and self._times.only(self._clauses[other].start, self._clauses[other].end)
        ]
        with_near = self._times.within(*own, *((each.start, each.end) for each in near))
        if any(self._is_between(each) for each in near):
            return [with_near, self._times.within(*own)]
        return [with_near]

    def _is_time(self, clause: Clause) -> bool:
        return self._times.only(clause.start, clause.end)

    def _is_between(self, clause: Clause) -> bool:
        """Whether claims stand on both sides of it, so that it may belong to either."""
        place = self._clauses.index(clause)
        sides = self._clauses[place - 1 : place], self._clauses[place + 1 : place + 2]
        return all(side and (side[0].claims or side[0].proven) for side in sides)

    def _comparison(self, clause: Clause, claim: Claim) -> tuple[bool, bool]:
        """(whether the first time named is compared with the second, whether it is known with what is compared)."""
        lexicon, text = self._lexicon, self._words.text
        if not compiled(lexicon.compared, spaced=False).fullmatch(text, claim.start, claim.end):
            return False, True
        than = compiled(lexicon.than, spaced=lexicon.spaced).search(
            text, claim.end if lexicon.spaced else claim.start, clause.end
        )
        if than is None:
            return False, True
        behind = self._times.within((than.end(), clause.end))
        ahead = self._times.within((clause.start, than.start()))
        return bool(behind and ahead), bool(behind) or self._has(clause, lexicon.last_step)

    def _winds(self, claim: Claim, subjects: Sequence[Sequence[Track]]) -> bool:
        """Whether the title claims the other direction of the same things too: they rose, then fell."""
        wanted = _OPPOSITES.get(claim.kind)
        names = {track.name for tracks in subjects for track in tracks}
        for index, clause in enumerate(self._clauses):
            for other in clause.claims:
                about = self._about(index, clause, other) if other.kind == wanted else []
                if names & {track.name for tracks in about for track in tracks}:
                    return True
        return False

    def _of_size(self, clause: Clause) -> bool:
        lexicon = self._lexicon
        return any(self._has(clause, pattern) for pattern in (lexicon.deficit, lexicon.surplus, lexicon.gap))

    def _has(self, clause: Clause, pattern: str) -> bool:
        found = compiled(pattern, spaced=self._lexicon.spaced).search(self._words.text, clause.start, clause.end)
        return found is not None

    # -- what is said of it

    def _fault(self, clause: Clause, claim: Claim, finding: Finding) -> Fault:
        said = self._words.shown[claim.start : claim.end]
        first, last = self._words.at[claim.start], self._words.at[claim.end - 1]
        start, end = (first, last + 1) if first >= 0 else (None, None)
        cures = list(self._cures(clause, claim, finding))
        if finding.truth is Truth.FALSE:
            message = f"“{said}” contradicts the figures: {finding.words}"
            return Fault("title-contradicts", message, help=cures, start=start, end=end)
        if finding.across:
            message = f"“{said}” compares figures across a break in the series: {finding.words}"
            cures = ["name two times on one side of the break"]
        else:
            message = f"the figures do not show “{said}”: within their rounding they may be alike: {finding.words}"
        return Fault("title-unproven", message, help=cures, start=start, end=end, severity="warning")

    def _cures(self, clause: Clause, claim: Claim, finding: Finding) -> Iterator[str]:
        lexicon = self._lexicon
        if finding.truth is Truth.FALSE and claim.kind in ("up", "down", "wider", "narrower"):
            grows = claim.kind in ("up", "wider")
            size = claim.kind in ("wider", "narrower") or self._of_size(clause)
            words = (lexicon.size_fell, lexicon.size_grew) if size else (lexicon.fell, lexicon.rose)
            yield f"write “{words[not grows]}”, or name the times that you mean"
        change = change_between(*finding.pair, self._telling.facts) if finding.pair is not None else None
        if change is not None:
            yield f"let the figures say it: {{{{ {change.name} | change }}}}"
        elif finding.truth is Truth.UNPROVEN:
            yield "say no more than the figures do: a fact with `formula: growth(later, earlier)` and its `| change`"
        elif claim.kind not in ("up", "down", "wider", "narrower"):
            yield "say what the figures show, or name the thing and the time that you mean"


def _proven(telling: Telling, title: Phrase) -> list[tuple[int, int]]:
    """Where the title prints a change, whose direction its fact has decided."""
    out, at = [], 0
    for piece in title.pieces:
        fact = telling.facts.get(piece.fact) if piece.fact is not None else None
        length = len(read_words(type(title)((piece,)), "").text)
        if fact is not None and fact.form in _CHANGES and length:
            out.append((at, at + length))
        at += length
    return out


def _called(telling: Telling, panel: Panel) -> Iterator[str]:
    """What a panel calls its things."""
    yield panel.title
    for series in panel.series:
        yield series.name
    for point in panel.points:
        yield point.label
        fact = telling.facts.get(point.fact) if point.fact is not None else None
        if fact is not None:
            yield fact.label.get(telling.voice.language, "")
