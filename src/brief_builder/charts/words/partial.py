"""Panels → a sentence for points that are called by a year and are of some of its months only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date

from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.words.language import Terms

_MOST = 3  # years that are named; more are “each year” where all are alike


def partial_years(panels: Sequence[Panel], terms: Terms) -> Iterator[tuple[Phrase, tuple[str, ...]]]:
    """(“2025 is January to September only.”, its first and last month, by both of which a note is known to say it).

    Whoever calls a point by more than its year has said it there. A day is no part of a year: stocks are of one.
    """
    points = [point for panel in panels for point in panel.points if point.value is not None]
    found: dict[str, dict[str, Phrase]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for point in points:
        if point.start is None or point.end is None or not _is_part(point, point.start, point.end, terms):
            continue
        months, ends = _months(point.start, point.end, terms)
        found.setdefault(months, {}).setdefault(point.label, Phrase.of(point.label, point.fact))
        names[months] = ends
    labels = {point.label for point in points}
    for months, years in found.items():
        yield _sentence(months, list(years.values()), labels == years.keys(), terms), names[months]


def _is_part(point: Point, start: date, end: date, terms: Terms) -> bool:
    if start == end or not any(terms.is_year(point.label, year) for year in (start.year, end.year)):
        return False
    after = end + timedelta(days=1)
    whole = (start.day, after.day) == (1, 1) and (after.year - start.year) * 12 + after.month - start.month >= 12
    return not whole and (end - start).days < 364


def _months(start: date, end: date, terms: Terms) -> tuple[str, tuple[str, ...]]:
    """(“January to September”, the names of its first and last month)."""
    words = terms.partial

    def named(day: date, pattern: str) -> str:
        return terms.in_numerals(str(format_date(day, pattern, locale=terms.locale)))

    def end_of(day: date) -> str:
        if start.year != end.year:
            return named(day, words.month_year)
        if start.day == 1 and (end + timedelta(days=1)).day == 1:
            return named(day, words.month)
        return named(day, words.first_day if day.day == 1 else words.day)

    first, last = end_of(start), end_of(end)
    said = first if first == last else str(terms.span(Phrase.of(first), Phrase.of(last)))
    return said, (named(start, words.month), named(end, words.month))


def _sentence(months: str, years: list[Phrase], whole: bool, terms: Terms) -> Phrase:
    words = terms.partial
    if len(years) > _MOST and whole:
        return Phrase.of(words.each.format(months=months))
    named = years[0]
    for index, year in enumerate(years[1:], 2):
        named = named + (terms.both if index == len(years) else terms.comma) + year
    before, _, behind = (words.several if len(years) > 1 else words.one).partition("{years}")
    return before + named + behind.format(months=months)
