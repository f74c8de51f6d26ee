"""The figures of a chart → what a title may call their times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.rules.clauses import compiled
from brief_builder.charts.rules.drawn import fact_of
from brief_builder.charts.rules.unit_words import compared

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Telling
    from brief_builder.charts.rules.claim_words import Lexicon
    from brief_builder.charts.rules.tracks import Spot, Time, Track

_YEAR = re.compile(r"(?:19|20)\d\d")


def times_of(
    telling: Telling, tracks: Sequence[Track], panels: Sequence[Panel], lexicon: Lexicon
) -> dict[str, Time | None]:
    """A time by the label of its category or series, its words, its year; None for a name that several have."""
    out: dict[str, Time | None] = {}
    for track in tracks:
        for spot in track.spots:
            for name in _names(telling, spot, panels):
                out.setdefault(name, spot.time)
    # “March” is that of the only year that is shown.
    bare: dict[str, set[Time | None]] = {}
    for name, time in out.items():
        month = _YEAR.sub("", name).strip()
        if month != name and compiled(lexicon.months, spaced=False).fullmatch(month):
            bare.setdefault(month, set()).add(time)
    for month, times in bare.items():
        out.setdefault(month, next(iter(times)) if len(times) == 1 else None)
    return out


def _names(telling: Telling, spot: Spot, panels: Sequence[Panel]) -> Iterator[str]:
    first, last = spot.time
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        yield str(first.year)
    fact = fact_of(telling, spot.point)
    words = [spot.point.label, str(telling.voice.period(fact)) if fact is not None else ""]
    words += [series.name for panel in panels for series in panel.series if spot.point in series.points]
    for word in words:
        folded = compared(word).strip()
        if any(letter.isdecimal() for letter in folded) and len(folded) > 1:
            yield folded
