"""A panel of parts, shares, steps or cells → what is told of it: the largest, and how it begins and ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from brief_builder.charts.words.items import (
    MANY,
    Item,
    Tell,
    Told,
    brief,
    extremes,
    full,
    known_of,
    ranked_of,
    remarked,
    value_of,
)
from brief_builder.charts.words.pointing import Pointing
from brief_builder.wording import Phrase
from brief_builder.wording.phrase import joined

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel

_TOP = 3  # parts that are named of many


def parts(panel: Panel, pointing: Pointing) -> Told:
    """“The largest of 12: Rice C$1.1 billion, …; the smallest: …”: what is called “other” is no part to be ranked."""
    terms, comma = pointing.terms, pointing.terms.comma
    alone = len(panel.series) == 1
    items = [Item(point.label if alone else each.name, point) for each in panel.series for point in each.points]
    drawn = known_of(items)
    told: Told = {"all": full(items, comma, pointing)} if len(items) <= MANY or not drawn else {}
    ranked = sorted(ranked_of(drawn), key=value_of, reverse=True)
    if not ranked:
        return told

    def top(tell: Tell, pattern: str, most: int) -> Phrase:
        return terms.counted(pattern, len(ranked)) + tell(ranked[:most], comma, pointing)

    def bottom(tell: Tell) -> Phrase:
        return terms.semicolon + terms.bottom + tell(ranked[-1:], comma, pointing)

    if len(ranked) > _TOP:
        told["some"] = top(full, terms.top_three, _TOP) + bottom(full)
        told["brief"] = pointing.behind_unit(top(brief, terms.top_three, _TOP) + bottom(brief))
        told["ends"] = top(full, terms.top_three, _TOP)
    if len(ranked) > 1:
        told["extremes"] = top(full, terms.top_one, 1) + bottom(full)
    return told | {"largest": top(full, terms.top_one, 1)}


def shares(panel: Panel, pointing: Pointing) -> Told:
    """Of the first and the last whole, the largest part and the smallest, then the largest alone."""
    terms = pointing.terms
    wholes = [
        (label, [Item(series.name, point) for series in panel.series for point in series.points[place : place + 1]])
        for place, label in enumerate(panel.labels)
    ]
    told: Told = {}
    if len(panel.points) <= MANY:
        all_of = (label + pointing.behind_name + full(items, terms.comma, pointing) for label, items in wholes)
        told["all"] = joined(all_of, terms.semicolon)
    known = [(label, known_of(items)) for label, items in wholes if known_of(items)]
    outer = known[:1] + known[1:][-1:]
    if not outer:
        return told

    def told_by(tell: Tell, most: int) -> Phrase:
        behind = terms.colon if tell is brief else pointing.behind_name
        rows = []
        for label, items in outer:
            ranked = ranked_of(items)
            two = [max(ranked, key=value_of), min(ranked, key=value_of)]
            rows.append(label + behind + tell(remarked(two[:most], items, pointing), terms.comma, pointing))
        return joined(rows, terms.semicolon)

    told |= {"some": told_by(full, 2), "brief": pointing.behind_unit(told_by(brief, 2))}
    return told | {"largest": told_by(full, 1)}


def steps(panel: Panel, pointing: Pointing) -> Told:
    """“2022 C$2.4 billion, Rice −C$0.3 billion (largest step), 2023 C$2.1 billion”."""
    comma = pointing.terms.comma
    items = [Item(point.label, point) for point in panel.points]
    known = known_of(items)
    told: Told = {"all": full(items, comma, pointing)} if len(items) <= MANY or not known else {}
    if not known:
        return told
    between = [item for item in known[1:-1] if not item.point.total]
    if between:
        biggest = max(between, key=lambda item: abs(item.value))
        some = (known[0], replace(biggest, remark=pointing.terms.largest_step), known[-1])
        told |= {"some": full(some, comma, pointing), "brief": pointing.behind_unit(brief(some, comma, pointing))}
    return told | {"ends": full([known[0], *known[1:][-1:]], comma, pointing)}


def cells(panel: Panel, pointing: Pointing) -> Told:
    """“Rice, Viet Nam C$1.1 billion (largest); …”: each cell of a heat map by its row and column."""
    terms = pointing.terms
    values = {point.value for point in panel.points if point.value is not None}
    if 1 in values and values <= {0, 1} and not panel.scale:
        return _presence(panel, pointing)
    items = [
        Item(terms.comma.join(filter(None, (row.name, point.label))), point)
        for row in panel.series
        for point in row.points
    ]
    told: Told = {"all": full(items, terms.semicolon, pointing)} if len(items) <= MANY else {}
    return told | extremes(items, pointing, terms.semicolon)


def _presence(panel: Panel, pointing: Pointing) -> Told:
    """“Rice: Viet Nam, Laos; Shoes: –”: of a matrix of what is there and what is not, what is there in each row."""
    terms = pointing.terms
    there = [
        (row.name + terms.colon if row.name else "", [point for point in row.points if point.value])
        for row in panel.series
    ]
    rows = [
        name + (joined((Phrase.of(p.label, p.fact) for p in points), terms.comma) or Phrase.of("–"))
        for name, points in there
    ]
    most = len(panel.labels)
    counts = [Phrase.of(f"{name}{len(points)}/{most}") for name, points in there]
    return {"all": joined(rows, terms.semicolon), "some": joined(counts, terms.semicolon)}
