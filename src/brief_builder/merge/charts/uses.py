"""The data of a native chart → what a rendering knows of them: each fact at its point, and words that are no tags."""

from __future__ import annotations

from brief_builder.merge.charts.data import ChartData, number_text
from brief_builder.merge.state import State, Use
from brief_builder.merge.values.printing import note_braces, refuse_forbidden


def note_uses(state: State, name: str, data: ChartData | None) -> None:
    """Each fact that the chart shows, with its number as the file has it, at its point."""
    point = 0
    for series in data.series if data is not None else ():
        for position, value in enumerate(series.values):
            fact = series.facts[position] if series.facts else None
            if fact is not None and value is not None:
                state.chart_uses.append(Use(fact, number_text(value), name, point, "chart"))
            point += value is not None


def check_words(state: State, data: ChartData, alt: str) -> None:
    """Names and labels are words: characters that no file can hold are refused, braces are no tags.

    Raises:
        Fault: character-forbidden.
    """
    for text in (alt, *(each.name for each in data.series), *(c for c in data.categories if isinstance(c, str))):
        refuse_forbidden(text)
        note_braces(state, text)
