"""The words of a chart that its author typed → a warning for each figure in them that no fact prints.

A picture that stands alone is sent on like a document, and what is typed into it is proven by nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brief_builder.problems import Fault
from brief_builder.wording import PRINTED

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.wording import Phrase

_SAID_IN = frozenset({"title", "subtitle", "notes", "annotations", "break_note", "missing", "events"})
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
# What is no figure: the day of a date, the tail of a fiscal year, and the number of what is numbered.
_NO_FIGURE = re.compile(
    rf"\b\d{{1,2}}(?:er)?(?=\s(?:{_MONTHS})\b)|(?<=\s)\d{{1,2}}(?=,\s\d{{4}})|(?:ថ្ងៃទី\s?)[\d០-៩]+"
    r"|(?<=\d{4}[-–/])\d{2}\b|(?<=[០-៩]{4}[-–/])[០-៩]{2}"
    r"|\b(?:article|chapter|chapitre|phase|note|figure|table|tableau|panel|bill|section|annex|annexe|part|partie|group"
    r"|groupe|top|hs|sitc)\s\d{1,4}\b",
    re.IGNORECASE,
)
_THESE = range(1900, 2100)


def check_typed(telling: Telling, panels: Sequence[Panel], typed: Sequence[tuple[Path_, Phrase]]) -> None:
    """Look at the words: years that are drawn, and digits of labels, are known from the chart itself.

    Args:
        typed: words as they came out, with the path of each in charts.yaml, the name of the chart first.
    """
    known = {found for text in _labels(panels) for found in PRINTED.findall(text)}
    years = _years(telling, panels)
    for path, said in typed:
        if not _SAID_IN.intersection(path[1:]):
            continue
        for figure in _figures(said):
            year = len(figure) == len("2026") and figure.isdecimal() and int(figure) in _THESE
            if figure in known or (year and (int(figure) in years or _is_dated(path))):
                continue
            message = f"no fact accounts for the figure `{figure}`"
            cure = "print it with a tag, such as {{ trade.total.2023 }}, or leave it to the figures that are drawn"
            telling.fault(Fault("figure-untraced", message, help=cure, severity="warning"), path)


def _is_dated(path: Path_) -> bool:
    """Whether a rule of its own holds the years to the figures: of a subtitle, and of what a panel is called."""
    return path[1] == "subtitle" or (path[1] == "panels" and path[3:4] == ("title",))


def _figures(said: Phrase) -> Iterator[str]:
    for piece in said.pieces:
        if piece.fact is None:
            yield from PRINTED.findall(_NO_FIGURE.sub("", piece.text))


def _labels(panels: Sequence[Panel]) -> Iterator[str]:
    for panel in panels:
        yield from panel.labels
        yield from (series.name for series in panel.series)
        yield from (event.when for event in panel.events)


def _years(telling: Telling, panels: Sequence[Panel]) -> set[int]:
    """From the first year that is drawn to the last, and those of facts that are annotated."""
    dated = [point for panel in panels for point in panel.points] + [
        event for panel in panels for event in panel.events
    ]
    found = [day.year for each in dated for day in (each.start, each.end) if day is not None]
    years = set(range(min(found), max(found) + 1)) if found else set()
    for panel in panels:
        for note in panel.annotations:
            period = telling.facts[note.fact].period if note.fact is not None else None
            years |= (
                {day.year for day in (period.start, period.end) if day is not None} if period is not None else set()
            )
    return years
