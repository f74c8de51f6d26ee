"""A thing through time, and the times that a clause names → from which figure to which it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.rules.times import Lead, Mention, Times
    from brief_builder.charts.rules.tracks import Spot, Time, Track

Step = tuple["Spot", "Spot"]  # the earlier first


def steps(
    track: Track,
    mentions: Sequence[Mention],
    times: Times,
    *,
    backwards: bool = False,
    last_step: bool = False,
    winding: bool = False,
    during: int | None = None,
    every: bool = False,
) -> list[list[Step]]:
    """Each way to read the clause: the steps that must all do as it says; [] when it cannot be read.

    Args:
        mentions: the times that the clause names, in its order.
        backwards: whether the first that is named is compared with the second: “higher in 2022 than in 2023”.
        last_step: whether it speaks of the last time and the one before.
        winding: whether the title tells of moves in several directions, so that any steps on end may be meant.
        during: of how many steps on end it speaks, whenever they were; None when it does not say so.
        every: whether it speaks of each step: “every year”.
    """
    known = {spot.time: spot for spot in track.spots}
    named = [known.get(mention.time) for mention in mentions if mention.time is not None]
    spots = list(dict.fromkeys(spot for spot in named if spot is not None))
    if len(named) < len(mentions) or None in named:
        return []
    way = {"backwards": backwards, "last_step": last_step, "winding": winding}
    ways = list(_ways(track, mentions, spots, times, during=during, **way))
    return [[small for step in way for small in _between(track, step)] for way in ways] if every else ways


def a_year_apart(track: Track, mentions: Sequence[Mention]) -> list[list[Step]]:
    """To each time that is named from the same part of the year before; [] where one is not shown, or none is named."""
    known = {spot.time: spot for spot in track.spots}
    out = []
    for mention in mentions:
        later = known.get(mention.time) if mention.time is not None and not mention.lead else None
        earlier = [] if later is None else [spot for spot in track.spots if _is_year_before(spot.time, later.time)]
        if later is None or not earlier:
            return []
        out.append((earlier[0], later))
    return [out] if out else []


def _is_year_before(one: Time, other: Time) -> bool:
    """Whether two periods begin and end in the same months of two years on end."""
    return all((a.year + 1, a.month) == (b.year, b.month) for a, b in zip(one, other, strict=True))


def on_end(track: Track, way: Sequence[Step], count: int) -> list[Step]:
    """A last step with those before it, `count` in all; those that the chart shows."""
    last = track.spots.index(way[-1][1])
    return list(pairwise(track.spots[max(0, last - count) : last + 1]))


def last_steps(track: Track) -> list[list[Step]]:
    """The last step of each section that has several."""
    return [[(part[-2], part[-1])] for part in _sections(track) if len(part) > 2]


def _ways(
    track: Track,
    mentions: Sequence[Mention],
    spots: Sequence[Spot],
    times: Times,
    *,
    backwards: bool,
    last_step: bool,
    winding: bool,
    during: int | None,
) -> Iterator[list[Step]]:
    sections = [list(part) for part in _sections(track) if len(part) > 1]
    if len(spots) > 1:
        ordered = sorted(spots, key=lambda spot: spot.time[1])
        if backwards:
            yield [(spots[1], spots[0])]
        elif all(times.are_listed(one, other) for one, other in pairwise(mentions)):
            around = [step for spot in ordered for step in _around(track, spot, "")]
            if around:
                yield around
        elif all(times.make_span(one, other) for one, other in pairwise(mentions)):
            yield [(ordered[0], ordered[-1])]
            if times.are_joined(mentions[0], mentions[-1]):
                first, last = (track.spots.index(spot) for spot in (ordered[0], ordered[-1]))
                yield from ([step] for step in pairwise(track.spots[max(0, first - 1) : last + 1]))
        else:
            # “The fall of 2020 was made up by 2021”: it may be of each.
            yield [(ordered[0], ordered[-1])]
            yield from ([step] for spot in ordered for step in _around(track, spot, ""))
    elif spots:
        yield from ([step] for step in _around(track, spots[0], mentions[0].lead))
    elif last_step:
        yield from ([(part[-2], part[-1])] for part in sections[-1:])
    elif during is not None:
        for part in sections:
            for long in (during, max(1, during - 1)):
                yield from ([(part[at], part[at + long])] for at in range(len(part) - long))
    elif winding:
        yield from ([step] for part in sections for step in combinations(part, 2))
    else:
        yield from ([(part[0], part[-1])] for part in sections)


def _between(track: Track, step: Step) -> list[Step]:
    """The small steps that make a large one."""
    first, last = track.spots.index(step[0]), track.spots.index(step[1])
    return list(pairwise(track.spots[first : last + 1])) or [step]


def _around(track: Track, spot: Spot, lead: Lead) -> list[Step]:
    """From the figure before to the one that is named, unless a word before it says otherwise."""
    own: Sequence[Spot] = next(part for part in _sections(track) if spot in part)
    place = track.spots.index(spot)
    before = track.spots[place - 1] if place else None
    if lead == "than":
        own = track.spots
    out = []
    if lead in ("since", "origin", "than", "between") and own[-1] is not spot:
        out.append((spot, own[-1]))
    if lead == "until" and own[0] is not spot:
        out.append((own[0], spot))
    if lead == "before" and before is not None and own[0] not in (before, spot):
        earlier = own[: own.index(before) + 1]
        out += [(earlier[0], before), *pairwise(earlier)]
    if lead in ("", "until", "origin") and before is not None:
        out.append((before, spot))
    return out


def _sections(track: Track) -> Iterator[Sequence[Spot]]:
    for number in sorted({spot.section for spot in track.spots}):
        yield [spot for spot in track.spots if spot.section == number]
