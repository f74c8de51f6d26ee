"""A chart's title and its figures → a problem where the author's own words say what the figures do not bear out.

Words that are printed from a fact are the figures' own, and are not looked at. Of a clause that can be read in several
ways, the kindest counts: what stops a build must be wrong however it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.rules.claim_words import LEXICONS
from brief_builder.charts.rules.clauses import read_words
from brief_builder.charts.rules.context import Context
from brief_builder.charts.rules.levels import LEVELS, level
from brief_builder.charts.rules.moves import MOVES, Moves
from brief_builder.charts.rules.owners import is_of_another
from brief_builder.charts.rules.rankings import Rankings
from brief_builder.charts.rules.step_ranks import move_ranked, step_rank
from brief_builder.charts.rules.verdicts import UNJUDGED, Finding, Truth, best, change_between, signed
from brief_builder.facts.model import CHANGES
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.charts.rules.clauses import Claim, Clause
    from brief_builder.wording import Phrase

_LONGEST = 400  # characters; nobody claims anything in more
_SIGNS = frozenset({"deficit", "surplus"})


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
    proven = _proven(telling, title)
    judge = _Judge(Context(telling, words, lexicon, panels, proven=proven, subtitle=subtitle))
    return list(judge.faults())


class _Judge:
    """Finds the rule for each claim of a title, and tells what it finds."""

    def __init__(self, context: Context) -> None:
        self._context, self._moves, self._rankings = context, Moves(context), Rankings(context)

    def faults(self) -> Iterator[Fault]:
        for index, clause in enumerate(self._context.clauses):
            if not self._context.is_claimed(clause):
                continue
            for claim in clause.claims:
                finding = self._judged(index, clause, claim)
                if finding.truth in (Truth.FALSE, Truth.UNPROVEN):
                    yield self._fault(clause, claim, finding)

    def _judged(self, index: int, clause: Clause, claim: Claim) -> Finding:
        context = self._context
        before = context.words.text[clause.start : claim.start].rstrip()
        front = r"(?<!\w)" if context.lexicon.spaced else ""
        if claim.kind in MOVES | LEVELS and re.search(rf"{front}(?:{context.lexicon.infinitive})$", before):
            return UNJUDGED
        if claim.kind in _SIGNS:
            return self._sign(index, clause, claim)
        if claim.kind in LEVELS:
            return level(context, index, claim)
        if claim.kind in MOVES:
            return self._moves.judged(index, claim)
        if (ranked := move_ranked(context, index, claim)) is not None:
            return step_rank(context, index, claim, ranked)
        return self._rankings.judged(index, claim)

    def _sign(self, index: int, clause: Clause, claim: Claim) -> Finding:
        context, lexicon = self._context, self._context.lexicon
        if context.has(clause, lexicon.deficit) and context.has(clause, lexicon.surplus):
            return UNJUDGED  # it turned from one into the other, or one is the other's
        findings = []
        for track in context.tracks:
            if not track.balance or is_of_another(context.words, clause, lexicon, track, context.telling):
                continue
            for mentions in context.moving(index, claim)[0]:
                named = {mention.time for mention in mentions}
                spots = [spot for spot in track.spots if spot.time in named] or list(track.spots[-1:])
                points = [spot.point for spot in spots]
                findings.append(signed(points, context.figure, below=claim.kind == "deficit"))
        return best(findings)

    def _fault(self, clause: Clause, claim: Claim, finding: Finding) -> Fault:
        words = self._context.words
        said = words.shown[claim.start : claim.end]
        first, last = words.at[claim.start], words.at[claim.end - 1]
        start, end = (first, last + 1) if first >= 0 else (None, None)
        cures = list(self._cures(clause, claim, finding))
        if finding.truth is Truth.FALSE:
            message = f"“{said}” contradicts the figures: {finding.words}"
            cures.append("if it is true all the same: `waive: [{rule: title, reason: …}]`")
            return Fault("title-contradicts", message, help=cures, start=start, end=end)
        if finding.across:
            message = f"“{said}” compares figures across a break in the series: {finding.words}"
            cures = ["name two times on one side of the break"]
        else:
            message = f"the figures do not show “{said}”: {finding.why}: {finding.words}"
        return Fault("title-unproven", message, help=cures, start=start, end=end, severity="warning")

    def _cures(self, clause: Clause, claim: Claim, finding: Finding) -> Iterator[str]:
        context, lexicon = self._context, self._context.lexicon
        spoken = context.spoken_of(context.clauses.index(clause), claim)
        compared = re.fullmatch(lexicon.compared, context.words.text[claim.start : claim.end]) is not None
        things = finding.pair is not None and len({(point.start, point.end) for point in finding.pair}) == 1
        moves = not (compared and things) and claim.kind in ("up", "down", "wider", "narrower")
        if finding.truth is Truth.FALSE and moves:
            grows = claim.kind in ("up", "wider")
            size = claim.kind in ("wider", "narrower") or context.of_size(spoken)
            words = (lexicon.size_fell, lexicon.size_grew) if size else (lexicon.fell, lexicon.rose)
            yield f"write “{words[not grows]}”, or name the times that you mean"
        if finding.partial:
            yield "name the time that you mean"
            return
        change = change_between(*finding.pair, context.telling.facts) if finding.pair is not None else None
        if change is not None:
            yield f"let the figures say it: {{{{ {change.name} | change }}}}"
        elif finding.truth is Truth.UNPROVEN:
            yield "say no more than the figures do: a fact with `formula: growth(later, earlier)` and its `| change`"
        elif not moves:
            yield "say what the figures show, or name the thing and the time that you mean"


def _proven(telling: Telling, title: Phrase) -> list[tuple[int, int]]:
    """Where the title prints a change, whose direction its fact has decided."""
    out, at = [], 0
    for piece in title.pieces:
        fact = telling.facts.get(piece.fact) if piece.fact is not None else None
        length = len(read_words(type(title)((piece,)), "").text)
        if fact is not None and fact.form in CHANGES and length:
            out.append((at, at + length))
        at += length
    return out
