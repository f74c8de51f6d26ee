"""A clause that ranks a move among others, “fell the most in 2021” → whether the steps of the chart bear it out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.verdicts import UNJUDGED, Finding, Truth, within
from brief_builder.facts.interval import Interval

if TYPE_CHECKING:
    from brief_builder.charts.rules.clauses import Claim
    from brief_builder.charts.rules.context import Context
    from brief_builder.charts.rules.steps import Step

_MOVES = frozenset({"up", "down", "wider", "narrower", "times"})
_GROWS = {"up": True, "down": False}


def move_ranked(context: Context, index: int, claim: Claim) -> tuple[int, Claim] | None:
    """The move right before a rank, which ranks it and no figures, with the place of its clause; None where none is.

    It may stand in the clause before: “fell the most in 2021, the least in 2023”.
    """
    lexicon, text, clause = context.lexicon, context.words.text, context.clauses[index]
    if claim.kind not in ("most", "least") or context.place(claim) > 1:
        return None
    pattern = compiled(rf" *(?:{lexicon.ranked_moves})", spaced=False)

    def ranks_at(start: int) -> bool:
        found = pattern.match(text, start, clause.end)
        return found is not None and start <= claim.start and found.end() >= claim.end

    if (named := context.is_of_move(index, claim)) is not None:
        return index, named
    for other in clause.claims:
        if other.kind in _MOVES and ranks_at(other.end):
            return index, other
    if clause.link == "list" and index > 0 and ranks_at(clause.start):
        moves = [other for other in context.clauses[index - 1].claims if other.kind in _MOVES]
        return (index - 1, moves[-1]) if moves else None
    return None


def step_rank(context: Context, index: int, claim: Claim, ranked: tuple[int, Claim]) -> Finding:
    """Whether another step in the direction of the move was surely larger, or smaller, in amount and as a share too.

    Only false or unjudged: that the step itself went that way is for the move to show. Unjudged unless the chart
    follows one amount through time, and the clause names one of its times.
    """
    place, move = ranked
    mentions = context.mentions(index)[0]
    track = context.tracks[0] if len(context.tracks) == 1 else None
    if track is None or track.balance or track.rate or move.kind not in _GROWS:
        return UNJUDGED
    if (
        len(mentions) != 1
        or mentions[0].lead
        or mentions[0].time is None
        or context.subjects.is_part(context.clauses[place], move)
    ):
        return UNJUDGED
    steps = [step for step in pairwise(track.spots) if step[0].section == step[1].section]
    if not all(_is_measured(step) for step in steps):
        return UNJUDGED
    own = next((step for step in steps if step[1].time == mentions[0].time), None)
    alike = [step for step in steps if _amount(step, up=_GROWS[move.kind]).low > 0]
    if own is None or own not in alike:
        return UNJUDGED

    def beats(one: Interval, other: Interval) -> bool:
        return one.low > other.high if claim.kind == "most" else one.high < other.low

    beaten = []
    for measure in (_amount, _share):
        theirs = [(step, measure(step, up=_GROWS[move.kind])) for step in alike]
        mine = measure(own, up=_GROWS[move.kind])
        beaten.append(next((step for step, size in theirs if beats(size, mine)), None))
    if beaten[0] is None or beaten[1] is None:
        return UNJUDGED
    words = "; ".join(
        ", ".join(f"{context.called(track, spot)} {context.figure(spot.point)}" for spot in step)
        for step in (own, beaten[0])
    )
    return Finding(Truth.FALSE, words)


def _amount(step: Step, *, up: bool) -> Interval:
    before, after = within(step[0].point), within(step[1].point)
    return after - before if up else before - after


def _share(step: Step, *, up: bool) -> Interval:
    """How many times the smaller figure of a step the larger is."""
    before, after = within(step[0].point), within(step[1].point)
    return after / before if up else before / after


def _is_measured(step: Step) -> bool:
    """Whether its figures lie above zero, within known ends."""
    return all(within(spot.point).low > 0 and within(spot.point).high.is_finite() for spot in step)
