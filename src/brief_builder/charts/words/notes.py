"""What a chart shows and the notes its author wrote → the sentences that are still missing under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from brief_builder.charts.words.families import FAMILIES, UNSCALED
from brief_builder.charts.words.language import plain
from brief_builder.charts.words.partial import partial_years
from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.words.families import Family
    from brief_builder.charts.words.language import Explained, Terms


_UNSURE: tuple[Literal["estimated"], Literal["derived"]] = ("estimated", "derived")
_UNCAPPED = frozenset({"stacked", "share"})  # kinds that draw no range: a cap between two parts would be of neither


def missing_notes(panels: Sequence[Panel], written: Iterable[str], terms: Terms, *, shared: bool) -> list[Phrase]:
    """A sentence for each mark, break, part of a year or difference of scale that no written note speaks of.

    Args:
        shared: whether all panels have one scale.
    """
    written = list(written)
    notes: dict[str, Phrase] = {}
    for family, told in _needed(panels, shared=shared):
        words = terms.note(family, told)
        if words is not None and not terms.says(written, family, told):
            notes.setdefault(words, Phrase.of(words))
    written += [panel.title for panel in panels]
    said, known = plain(" ".join(written)), terms.says(written, "", "partial")
    for sentence, months in partial_years(panels, terms):
        if not known and not all(_names(said, month) for month in months):
            notes.setdefault(str(sentence), sentence)
    return list(notes.values())


def _names(said: str, month: str) -> bool:
    """Whether the month is named; Latin letters around it make another word of it: “mai” in “maintenant”."""
    return re.search(rf"(?<![a-zÀ-ɏ]){re.escape(plain(month))}(?![a-zÀ-ɏ])", said) is not None


def _needed(panels: Sequence[Panel], *, shared: bool) -> Iterator[tuple[Family | Literal[""], Explained]]:
    for family in dict.fromkeys(FAMILIES[panel.kind] for panel in panels if panel.kind in FAMILIES):
        own = [panel for panel in panels if FAMILIES.get(panel.kind) == family]
        points = [point for panel in own for point in panel.points]
        marks = {point.mark for point in points}
        for mark in _UNSURE:
            if mark in marks:
                # Where no line leads to a dot, there is none to explain.
                yield "dots" if family == "lines" and not any(_leads_to(mark, panel) for panel in own) else family, mark
        if any(point.has_range for panel in own if panel.kind not in _UNCAPPED for point in panel.points):
            yield family, "range"
        if "missing" in marks:
            yield family, "missing"
        if any(panel.break_after for panel in own):
            yield family, "break"
    if not shared and sum(panel.kind not in UNSCALED for panel in panels) > 1:
        yield "", "scales"


def _leads_to(mark: str, panel: Panel) -> bool:
    """Whether a line leads to a point of the mark: from one that has a figure, over no break."""
    return any(
        after.mark == mark and before.value is not None and index != panel.break_after
        for series in panel.series
        for index, (before, after) in enumerate(pairwise(series.points), 1)
    )
