"""A chart that was read, with its words → a problem for each rule that it breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.rules.adding import check_adding
from brief_builder.charts.rules.called import check_names
from brief_builder.charts.rules.colours import check_colours
from brief_builder.charts.rules.counts import check_counts, check_entries, check_kind, check_panels
from brief_builder.charts.rules.digits import check_digits
from brief_builder.charts.rules.drawn import is_whole
from brief_builder.charts.rules.mixing import check_panel, check_shared
from brief_builder.charts.rules.order import check_order
from brief_builder.charts.rules.subtitle import check_subtitle
from brief_builder.charts.rules.sums import check_sums
from brief_builder.charts.rules.title import check_title
from brief_builder.charts.words.families import NAMED

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.records import ChartRecord
    from brief_builder.charts.reading.rows import Row
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.wording import Phrase


def check_chart(
    telling: Telling,
    record: ChartRecord,
    panels: Sequence[Panel],
    rows: Mapping[Path_, Sequence[Row]],
    title: Phrase,
    subtitle: Phrase,
    notes: Sequence[Phrase],
    path: Path_,
) -> None:
    """Every rule.

    Args:
        rows: where the entries of each panel stand → its series in the order in which they are written.
        title, subtitle, notes: as they are printed; notes that a chart adds by itself are not among them.
        path: of the chart.
    """
    records = [(each, (*path, "panels", index)) for index, each in enumerate(record.panels)] or [(record, path)]
    written_rows = [rows.get(at, ()) for _, at in records]
    for panel, own in zip(panels, written_rows, strict=True):
        rows_of = [row.points for row in own]
        check_panel(rows_of, panel.break_after, telling, things=panel.kind in NAMED)
    if record.scales == "shared":
        check_shared(panels, written_rows, telling)
    check_subtitle(telling, record.subtitle, subtitle, panels, (*path, "subtitle"))
    for panel, (_, at) in zip(panels, records, strict=True):
        check_colours(telling, panel, at, path)
    written = [str(note) for note in notes]
    whole = True
    for panel, (given, at), own in zip(panels, records, written_rows, strict=True):
        check_counts(telling, panel, given, at)
        check_entries(telling, panel, given, at)
        check_order(telling, panel, given, at)
        if is_whole(panel, given):
            check_kind(telling, panel, at)
            check_adding(telling, panel, at)
            check_names(telling, panel, given, own, at)
            check_digits(telling, panel, at)
            check_sums(telling, panel, written, at)
        else:
            whole = False
    if whole:
        check_panels(telling, panels, path)
    reasons = [str(telling.text(each.reason, (*path, "waive", n, "reason"))) for n, each in enumerate(record.waive)]
    shown, waived = panels if whole else (), "; ".join(reasons)
    check_title(telling, record.title, title, str(subtitle), shown, (*path, "title"), waived=waived)
