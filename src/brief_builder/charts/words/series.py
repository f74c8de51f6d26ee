"""A panel of series → what is told of each: all its figures, first and last, largest and smallest, and the moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.words.items import (
    MANY,
    Item,
    Tell,
    Told,
    brief,
    chosen,
    ends,
    extremes,
    full,
    known_of,
    remarked,
)
from brief_builder.charts.words.pointing import Pointing
from brief_builder.wording.phrase import joined

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.wording import Phrase

_TWO = 2


def single(panel: Panel, pointing: Pointing) -> Told:
    """“2022 C$2.4 billion (largest), 2023 C$2.1 billion”."""
    comma = pointing.terms.comma
    items = [Item(point.label, point) for point in panel.points]
    if not items:
        return {}
    some = chosen(items, pointing)
    told: Told = {"some": full(some, comma, pointing), "brief": pointing.behind_unit(brief(some, comma, pointing))}
    if len(items) <= MANY:
        told["all"] = full(items, comma, pointing)
    return told | extremes(items, pointing, comma)


def number(panel: Panel, pointing: Pointing) -> Told:
    """The last figure, which stands in large letters, always; what led to it where there is room."""
    known = known_of(Item(point.label, point) for point in panel.points)
    told = single(panel, pointing)
    told.pop("extremes", None)
    return told | ({"largest": full(known[-1:], pointing.terms.comma, pointing)} if known else {})


def several(panel: Panel, pointing: Pointing) -> Told:
    """“Exports: 2022 C$0.3 billion, 2023 C$0.4 billion; Imports: …”."""
    terms = pointing.terms
    rows = [(series.name, [Item(point.label, point) for point in series.points]) for series in panel.series]
    every = [item for _, items in rows for item in known_of(items)]
    # Of two figures side by side, which is larger is heard.
    some = [(name, chosen(items, pointing) if len(items) > _TWO else items) for name, items in rows]
    outer = [(name, remarked(ends(items, every), every, pointing)) for name, items in rows]

    def told_by(tell: Tell, of: Sequence[tuple[str, Sequence[Item]]]) -> Phrase:
        behind = terms.colon if tell is brief else pointing.behind_name
        parts = (name + behind + tell(items, terms.comma, pointing) for name, items in of if items)
        return joined(parts, terms.semicolon)

    told: Told = {"some": told_by(full, some), "ends": told_by(full, outer)}
    told["brief"] = pointing.behind_unit(told_by(brief, some))
    told["brief ends"] = pointing.behind_unit(told_by(brief, outer))
    if all(len(items) <= MANY for _, items in rows):
        told["all"] = told_by(full, rows)
    named = (Item(terms.comma.join((each.name, point.label)), point) for each in panel.series for point in each.points)
    return told | extremes(named, pointing, terms.semicolon)


def moves(panel: Panel, pointing: Pointing) -> Told:
    """“2019, then 2023: Exports C$1.2 billion, then C$2.4 billion; …”: of a dot plot, its series are the times."""
    terms = pointing.terms
    if panel.kind == "dot":
        times = [series.name for series in panel.series]
        pairs = list(zip(panel.labels, *(series.points for series in panel.series), strict=False))
    else:
        times = list(panel.labels)
        pairs = [(series.name, *series.points) for series in panel.series]
    every = known_of(Item("", point) for _, *both in pairs for point in both)

    def told_by(tell: Tell) -> Phrase:
        rows = []
        for name, *both in pairs:
            items = remarked([Item("", point) for point in both], every, pointing)
            rows.append(name + pointing.behind_label + tell(items, terms.then, pointing))
        return terms.then.join(times) + pointing.behind_name + joined(rows, terms.semicolon)

    told: Told = {"all": told_by(full), "brief": pointing.behind_unit(told_by(brief))}
    named = (
        Item(terms.comma.join((name, time)), point)
        for name, *both in pairs
        for time, point in zip(times, both, strict=False)
    )
    return told | extremes(named, pointing, terms.semicolon)
