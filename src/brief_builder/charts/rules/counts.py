"""The panels of a chart → a problem where there is more in them than a reader takes in, or a kind cannot show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.reading.records import ANNOTATIONS
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.records import PanelRecord
    from brief_builder.charts.reading.telling import Path_, Telling

# As many as a reader tells apart or compares. Series: the UK Government Analysis Function allows four categories.
SERIES, SLOPES, PARTS, BARS, COLUMNS, BOXES, EVENTS, PANELS = 4, 8, 6, 12, 8, 20, 12, 12
_COLOURED = frozenset({"line", "grouped", "stacked", "area", "dot"})
_TURNED = frozenset({"column", "bar", "grouped", "stacked", "share", "balance", "waterfall"})
_BARE = frozenset({"sparkline", "number", "timeline"})
_ENDS = 2  # categories of a slope
_APART = "give each a panel of its own: `panels:` with `scales: shared`"
_HIGHLIGHT = "name one to three under `highlight:`; the others turn grey"
_OTHER = "sum up the rest as “Other”, with `last: true`"


def check_counts(telling: Telling, panel: Panel, record: PanelRecord, path: Path_) -> None:
    """Look at one panel for what is too much; its entries stand under `path`."""
    for fault in _crowded(panel):
        telling.fault(fault, path, key=True)
    if (count := len(record.annotations)) > ANNOTATIONS:
        message = f"the panel has {count} annotations; {ANNOTATIONS} are the most that a reader takes in"
        fault = Fault("chart-crowded", message, help="keep the two that explain most, and say the rest in `notes:`")
        telling.fault(fault, (*path, "annotations", ANNOTATIONS))


def check_entries(telling: Telling, panel: Panel, record: PanelRecord, path: Path_) -> None:
    """Look at one panel for entries that its kind does not follow."""
    if record.direction and panel.kind not in _TURNED:
        cure = "take it out; these lie or stand: " + ", ".join(f"`{kind}`" for kind in sorted(_TURNED))
        fault = Fault("chart-field", f"a `{panel.kind}` chart has one direction only", help=cure)
        telling.fault(fault, (*path, "direction"), key=True)
    if record.highlight and panel.kind in _BARE:
        fault = Fault(
            "chart-field", f"a `{panel.kind}` chart has nothing beside that could be grey", help="take it out"
        )
        telling.fault(fault, (*path, "highlight"), key=True)


def check_kind(telling: Telling, panel: Panel, path: Path_) -> None:
    """Look at one panel for what its kind cannot show."""
    for fault in _unfit(panel):
        telling.fault(fault, path, key=True)


def check_panels(telling: Telling, panels: Sequence[Panel], path: Path_) -> None:
    """Look at how many panels a chart has."""
    if len(panels) > PANELS:
        fault = _many(f"{len(panels)} panels", PANELS, "in one chart", "make two charts of them, or show fewer")
        telling.fault(fault, (*path, "panels"), key=True)
    titles = [panel.title for panel in panels if panel.title]
    if name := next((name for name in titles if titles.count(name) > 1), ""):
        cure = "give each a `title:` of its own"
        telling.fault(Fault("chart-field", f"two panels are called “{name}”", help=cure), (*path, "panels"), key=True)
    drawn = [panel for panel in panels if panel.points]
    if drawn and all(point.value is None for panel in drawn for point in panel.points):
        message = "nothing of what the chart would show has a figure"
        telling.fault(Fault("chart-data", message, help="say it in words, in the text"), path, key=True)


def _crowded(panel: Panel) -> Iterator[Fault]:
    """What can be drawn, and not read: warnings."""
    places = len(panel.labels)
    most = BARS if panel.horizontal else COLUMNS
    # Beside too many series, of which more is to be said.
    if panel.kind == "grouped" and places > most:
        cures = "write `kind: line`, or `kind: heatmap` for things", "show fewer of them"
        yield _many(f"{places} groups of bars", most, "in a `grouped` chart", *cures)
    coloured = [series for series in panel.series if series.colour != "context"]
    shown = [point for point in panel.points if not point.kept_last]
    match panel.kind:
        case kind if kind in _COLOURED and len(coloured) > SERIES:
            yield _many(f"{len(coloured)} series in colour", SERIES, f"in a `{kind}` chart", _HIGHLIGHT, _APART)
        case "slope" if len(coloured) > SLOPES:
            yield _many(f"{len(coloured)} lines in colour", SLOPES, "in a `slope` chart", _HIGHLIGHT)
        case "share" if len(panel.series) > PARTS:
            yield _many(f"{len(panel.series)} parts", PARTS, "in a `share` chart", "sum up the smallest as “Other”")
        case "bar" if len(shown) > BARS:
            yield _many(f"{len(shown)} bars", BARS, "beside “Other”", _OTHER)
        case "timeline" if len(panel.events) > EVENTS:
            yield _many(f"{len(panel.events)} events", EVENTS, "in a `timeline` chart", "keep those that explain most")
        case "column" if places > COLUMNS:
            yield _many(f"{places} columns", COLUMNS, "before a line is clearer", "write `kind: line`")
        case "treemap" if len(shown) > BOXES:
            yield _many(f"{len(shown)} boxes", BOXES, "in a `treemap` chart", _OTHER, "write `kind: bar`")


def _many(count: str, most: int, where: str, *cures: str) -> Fault:
    return Fault("chart-crowded", f"{count}; {most} are the most {where}", help=cures, severity="warning")


def _unfit(panel: Panel) -> Iterator[Fault]:
    """What a kind cannot show honestly."""
    values = [point.value for point in panel.points if point.value is not None]
    below = [point for point in panel.points if point.value is not None and point.value < 0]
    lacking = [point for point in panel.points if point.value is None]
    mixed = bool(below) and len(below) < len(values)
    match panel.kind:
        case "slope" if len(panel.labels) != _ENDS:
            cure = "keep the first and the last, or write `kind: line`"
            yield Fault(
                "chart-kind", f"a slope leads from one time to another; here are {len(panel.labels)}", help=cure
            )
        case "treemap":
            wrong = next((point for point in panel.points if point.value is None or point.value <= 0), None)
            if wrong is not None:
                what = "has no figure" if wrong.value is None else "is not above zero"
                cure = "take it out and say so in `notes:`, or write `kind: bar`"
                yield Fault("chart-kind", f"“{wrong.label}” {what}, and a box of a treemap has an area", help=cure)
        case "share":
            if len(panel.series) == 1:
                cure = "give each part as a series of its own: `series: [{name: …, facts: […]}]`"
                yield Fault("chart-kind", "a share of one part is the whole", help=cure)
            elif below:
                cure = "write `kind: grouped`, or give the balance a panel of its own"
                yield Fault("chart-kind", f"“{below[0].label}” has a part below zero: no share of a whole", help=cure)
        case "area" | "stacked" if mixed and len(panel.series) > 1:
            cure = "write `kind: grouped` or `kind: line`, or give the balance a panel of its own"
            message = f"“{below[0].label}” has a part below zero among parts above it: the height of a stack is no sum"
            # Columns can hang below the line while others stand on it; an area that does so covers another.
            yield Fault("chart-kind", message, help=cure, severity="error" if panel.kind == "area" else "warning")
    if panel.kind in ("stacked", "area", "share") and len(panel.series) > 1 and lacking:
        cure = "sum up what is known under another name, or write `kind: grouped` or `kind: line`"
        lower = "so that its stack is lower than the whole"
        lower = "and nobody knows its shares: the bar says so instead" if panel.kind == "share" else lower
        message = f"“{lacking[0].label}” lacks a part, {lower}"
        yield Fault("chart-kind", message, help=cure, severity="warning")
