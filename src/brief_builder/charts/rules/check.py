"""A chart that was read, with its words → a problem for each rule that it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.look.checks import check_colours
from brief_builder.charts.rules.counts import check_counts, check_kind, check_panels
from brief_builder.charts.rules.drawn import is_whole
from brief_builder.charts.rules.order import check_order
from brief_builder.charts.rules.subtitle import check_subtitle
from brief_builder.charts.rules.sums import check_sums
from brief_builder.charts.rules.title import check_title

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.records import ChartRecord
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.wording import Phrase


def check_chart(
    telling: Telling,
    record: ChartRecord,
    panels: Sequence[Panel],
    title: Phrase,
    subtitle: Phrase,
    notes: Sequence[Phrase],
    path: Path_,
) -> None:
    """Every rule but those of one axis, which are looked at while its points are read.

    Args:
        title, subtitle, notes: as they are printed; notes that a chart adds by itself are not among them.
        path: of the chart.
    """
    check_subtitle(telling, record.subtitle, subtitle, panels, (*path, "subtitle"))
    check_colours(panels, telling, path)
    written = [str(note) for note in notes]
    records = [(each, (*path, "panels", index)) for index, each in enumerate(record.panels)] or [(record, path)]
    whole = True
    for panel, (given, at) in zip(panels, records, strict=True):
        check_counts(telling, panel, given, at)
        check_order(telling, panel, given, at)
        if is_whole(panel, given):
            check_kind(telling, panel, at)
            check_sums(telling, panel, written, at)
        else:
            whole = False
    if whole:
        check_panels(telling, panels, path)
    check_title(telling, record.title, title, str(subtitle), panels if whole else (), (*path, "title"))
