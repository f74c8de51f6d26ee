"""A title that speaks of the gap between two things of a chart → how far apart they were at each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.drawn import unit_of
from brief_builder.charts.rules.tracks import Name, Spot, Track
from brief_builder.charts.rules.verdicts import within
from brief_builder.facts.interval import Interval

if TYPE_CHECKING:
    from brief_builder.charts.model import Point
    from brief_builder.charts.rules.clauses import Claim
    from brief_builder.charts.rules.context import Context

_Apart = Callable[["Point", "Point"], Interval | None]


def gap(context: Context, index: int, claim: Claim) -> list[Track] | None:
    """How far apart two things were, as a difference and as a share; None where the claim is of no such gap.

    [] where nobody knows of which: it takes the names of two that are shown with one unit. Whether the difference or
    the share is meant, nobody says.
    """
    first, last = _stretch(context, index, claim)
    between = compiled(context.lexicon.apart, spaced=context.lexicon.spaced)
    found = between.search(context.words.text, first, last)
    if found is None or any(track.balance for track in context.tracks):
        return None
    if any(not context.times.rest(found.end(), mention.start) for mention in context.times.within((found.end(), last))):
        return None  # “the gap between 2019 and 2024”
    names = [track.name for track in context.tracks]
    meant = context.subjects.named_within(found.end(), last, names)
    if len(meant) != 2 or len({unit_of(context.telling, panel) for panel in context.panels}) != 1:
        return []
    both = context.tracks[meant[0]], context.tracks[meant[1]]
    if both[0].rate != both[1].rate:
        return []
    tracks = [_track(context, both, apart) for apart in (_difference, _share)]
    return [track for track in tracks if len(track.spots) > 1]


def _stretch(context: Context, index: int, claim: Claim) -> tuple[int, int]:
    """The clause of a claim, with those beside it that only go on with its list."""
    clauses, first, last = context.clauses, index, index
    while clauses[first].link == "list" and not clauses[first - 1].claims and first > 0:
        if any(other.end <= claim.start for other in clauses[index].claims):
            break
        first -= 1
    while last + 1 < len(clauses) and clauses[last + 1].link == "list" and not clauses[last + 1].claims:
        last += 1
    return clauses[first].start, clauses[last].end


def _track(context: Context, both: Sequence[Track], apart: _Apart) -> Track:
    return Track(Name("", frozenset()), tuple(_spots(context, both, apart)), balance=False)


def _spots(context: Context, both: Sequence[Track], apart: _Apart) -> Iterator[Spot]:
    others = {spot.time: spot for spot in both[1].spots}
    for spot in both[0].spots:
        other = others.get(spot.time)
        size = apart(spot.point, other.point) if other is not None else None
        if other is None or size is None:
            continue
        pairs = zip(both, (spot, other), strict=True)
        text = ", ".join(f"{track.name.shown} {context.figure(each.point)}" for track, each in pairs)
        middle = (size.low + size.high) / 2 if size.high.is_finite() else size.low
        point = replace(spot.point, value=middle, low=size.low, high=size.high, text=f"({text})", fact=None)
        yield Spot(point, spot.time, max(spot.section, other.section))


def _difference(one: Point, other: Point) -> Interval | None:
    apart = within(one) - within(other)
    if apart.low >= 0:
        return apart
    return -apart if apart.high <= 0 else Interval(Decimal(0), max(-apart.low, apart.high))


def _share(one: Point, other: Point) -> Interval | None:
    """How many times the smaller the larger is."""
    large, small = within(one), within(other)
    if (large.low + large.high) < (small.low + small.high):
        large, small = small, large
    return large / small if small.low > 0 and large.high.is_finite() else None
