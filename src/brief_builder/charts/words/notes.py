"""What a chart shows and the notes its author wrote → the sentences that are still missing under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.words.terms import Terms, Told


def missing_notes(panels: Sequence[Panel], written: Iterable[str], terms: Terms, *, shared: bool) -> list[str]:
    """A sentence for each mark, break or difference of scale that no written note speaks of."""
    said = " ".join(written).casefold()
    return [
        terms.notes[told]
        for told in _needed(panels, shared=shared)
        if not any(stem in said for stem in terms.stems[told])
    ]


def _needed(panels: Sequence[Panel], *, shared: bool) -> Iterator[Told]:
    bars = [bar for panel in panels for bar in panel.points]
    marks = {bar.mark for bar in bars}
    if "estimated" in marks:
        yield "estimated"
    if "derived" in marks:
        yield "derived"
    if any(bar.has_range for bar in bars):
        yield "range"
    if "missing" in marks:
        yield "missing"
    if any(panel.break_after for panel in panels):
        yield "break"
    if len(panels) > 1 and not shared:
        yield "scales"
