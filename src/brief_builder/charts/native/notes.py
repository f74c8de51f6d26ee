"""What a native chart shows and the notes its author wrote → the sentences that are still missing under it.

Office draws hatched and hollow bars, and gaps; it draws no range, no dotted outline, no line at a break and no
annotation. What is not published, and what would stand beside a point, is said here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from brief_builder.charts.words.families import FAMILIES
from brief_builder.charts.words.notes import missing_notes
from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.words.terms import Terms

_OWN = "@chart"


def native_notes(panels: Sequence[Panel], written: Sequence[str], terms: Terms) -> list[Phrase]:
    """A sentence for each mark that no written note speaks of, for what is missing, and for what pictures annotate."""
    out = missing_notes([_as_drawn(panel) for panel in panels], written, terms, shared=False)
    gaps = [point for panel in panels for point in panel.points if point.value is None]
    if gaps and not any(terms.says(written, FAMILIES.get(panel.kind, ""), "missing") for panel in panels):
        named = dict.fromkeys(point.label + terms.colon + point.text for point in gaps)
        # Their figures are labels: a year in them is none that needs a fact.
        out.append(Phrase.of(terms.semicolon.join(named), _OWN).ended(terms.stop))
    for panel in panels:
        for each in panel.annotations:
            place = Phrase.of(panel.labels[each.index] + terms.dash, _OWN)
            out.append((place + Phrase.of(each.text, each.fact or _OWN)).ended(terms.stop))
    return out


def _as_drawn(panel: Panel) -> Panel:
    """The panel with nothing that Office does not draw."""
    series = tuple(
        replace(each, points=tuple(_point(point) for point in each.points if point.value is not None))
        for each in panel.series
    )
    return replace(panel, series=series, break_after=None)


def _point(point: Point) -> Point:
    return replace(point, low=point.value, high=point.value)
