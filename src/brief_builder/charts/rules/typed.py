"""The words of a chart that its author typed → a warning for each figure in them that no fact prints.

A picture that stands alone is sent on like a document, and what is typed into it is proven by nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brief_builder.problems import Fault
from brief_builder.wording import PRINTED

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.wording import Phrase

_SAID_IN = frozenset({"title", "subtitle", "notes", "annotations", "break_note"})

_DATED = frozenset({"panels", "subtitle"})


def check_typed(telling: Telling, panels: Sequence[Panel], typed: Sequence[tuple[Path_, Phrase]]) -> None:
    """Look at the words: years that are drawn, and digits of labels, are known from the chart itself.

    Args:
        typed: words as they came out, with the path of each in charts.yaml.
    """
    known = {found for text in _labels(panels) for found in PRINTED.findall(text)}
    years = _years(panels)
    for path, said in typed:
        if not _SAID_IN.intersection(path):
            continue
        for figure in _figures(said):
            year = len(figure) == len("2026") and figure.isdecimal()
            # Years of a subtitle, and what a panel is called, are held to the figures by rules of their own.
            if figure in known or (year and (int(figure) in years or not _DATED.isdisjoint(path))):
                continue
            message = f"no fact accounts for the figure `{figure}`"
            cure = "print it with a tag, such as {{ trade.total.2023 }}, or leave it to the figures that are drawn"
            telling.fault(Fault("figure-untraced", message, help=cure, severity="warning"), path)


def _figures(said: Phrase) -> Iterator[str]:
    for piece in said.pieces:
        if piece.fact is None:
            yield from PRINTED.findall(piece.text)


def _labels(panels: Sequence[Panel]) -> Iterator[str]:
    for panel in panels:
        yield from panel.labels
        yield from (series.name for series in panel.series)
        yield from (event.when for event in panel.events)


def _years(panels: Sequence[Panel]) -> range:
    """From the first year that is drawn to the last."""
    dated = [point for panel in panels for point in panel.points] + [
        event for panel in panels for event in panel.events
    ]
    found = [day.year for each in dated for day in (each.start, each.end) if day is not None]
    return range(min(found), max(found) + 1) if found else range(0)
