"""A panel → what there is to tell of it, from all its figures to the largest alone, as its kind is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from brief_builder.charts.words.items import MANY, Told
from brief_builder.charts.words.pointing import Pointing
from brief_builder.charts.words.series import moves, number, several, single
from brief_builder.charts.words.wholes import cells, parts, shares, steps
from brief_builder.wording import Phrase
from brief_builder.wording.phrase import joined

if TYPE_CHECKING:
    from brief_builder.charts.model import Event, Panel

_TWO = 2


def findings(panel: Panel, pointing: Pointing) -> Told:
    """What to tell at each level; a level that the panel does not have is left out.

    First, last, largest and smallest of each series; of parts, the largest three of how many; of steps, the start,
    the biggest and the end; of two times, both of each thing; of cells, the largest and the smallest.
    """
    return _reader(panel)(panel, pointing)


def is_nested(panel: Panel) -> bool:
    """Whether what is told of it has parts of its own, so that it needs a sentence to itself."""
    return _reader(panel) not in (single, steps, number)


def _reader(panel: Panel) -> Callable[[Panel, Pointing], Told]:
    """How its kind is read."""
    count, places = len(panel.series), len(panel.labels)
    match panel.kind:
        case "timeline":
            return _events
        case "waterfall":
            return steps
        case "heatmap":
            return cells
        case "number":
            return number
        case "treemap":
            return parts
        case "share" if count > 1:
            return parts if places == 1 else shares
        # Two values of each thing are told as what was first and what is last.
        case "slope" if count > 1 and places == _TWO:
            return moves
        case "dot" if count == _TWO:
            return moves
    return several if count > 1 else single


def _events(panel: Panel, pointing: Pointing) -> Told:
    """All events of a few; of many, how many they are, and the first and the last."""
    terms, events = pointing.terms, panel.events
    if not events:
        return {}

    def named(event: Event, between: str) -> Phrase:
        return Phrase.of(event.when + between + event.text.rstrip(".។ "), event.fact)

    told: Told = {}
    if len(events) <= MANY:
        told["all"] = joined((named(event, terms.colon) for event in events), terms.semicolon)
    first, last = events[0], events[-1]
    if first is last:
        return told | {"largest": Phrase.of(first.when, first.fact)}
    count = Phrase.of(terms.counted(terms.events, len(events)))

    def counted(start: Phrase, end: Phrase) -> Phrase:
        return joined([count, terms.first + start, terms.last + end], terms.semicolon)

    told["some"] = counted(named(first, terms.comma), named(last, terms.comma))
    told["ends"] = counted(*(Phrase.of(event.when, event.fact) for event in (first, last)))
    return told | {"largest": count}
