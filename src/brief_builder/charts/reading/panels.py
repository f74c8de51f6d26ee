"""A panel as charts.yaml writes it, and the facts → the panel: its points in order, at one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from brief_builder.charts.model import Annotation, Event, Kind, Panel, Point, Series
from brief_builder.charts.reading.points import find, known_colour, scaled
from brief_builder.charts.reading.records import ANNOTATIONS, PANEL_ENTRIES, PanelRecord
from brief_builder.charts.reading.rows import Row, highlighted, in_order, read_rows
from brief_builder.charts.words.families import LYING
from brief_builder.problems import Fault, did_you_mean

if TYPE_CHECKING:
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.facts import Fact
    from brief_builder.wording import Phrase

UNEXPLAINED = frozenset({"treemap", "heatmap", "timeline", "sparkline", "number"})  # no words stand beside a point


class PanelReader:
    """Reads the panels of one chart.

    Attributes:
        figures: the words of every figure drawn, by the name of its fact.
        rows: where the entries of a panel stand → its series as they are written, before they are put in order.
    """

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self.figures: dict[str, Phrase] = {}
        self.rows: dict[Path_, list[Row]] = {}

    def panel(self, record: PanelRecord, kind: Kind, path: Path_, parent: Path_) -> Panel:
        """The panel.

        Args:
            kind: of the chart, for panels that do not say their own.
            path: where its entries stand.
            parent: where to point when an entry is missing.
        """
        telling, kind = self._telling, record.kind or kind
        given = [entry for entry in PANEL_ENTRIES if getattr(record, entry)]
        wanted = ("events",) if kind == "timeline" else ("bars", "facts", "series")
        wrong = [entry for entry in given if entry not in wanted]
        if wrong:
            cure = f"a {kind} has " + " or ".join(f"`{entry}:`" for entry in wanted)
            telling.fault(Fault("chart-field", f"a {kind} has no `{wrong[0]}`", help=cure), (*path, wrong[0]), key=True)
        elif len(given) != 1:
            one = " or ".join(f"`{entry}:`" for entry in wanted)
            message = f"the chart has no {one}" if not given else f"`{given[0]}` and `{given[1]}` say the same twice"
            telling.fault(Fault("chart-field", message, help=f"give it one of {one}"), path or parent, key=bool(path))
        if record.annotations and kind in UNEXPLAINED:
            cure = "say it in `notes:`, or use a kind with an axis, such as `line`"
            fault = Fault("chart-field", f"a {kind} has no place for annotations", help=cure)
            telling.fault(fault, (*path, "annotations"), key=True)
        title = str(telling.text(record.title, (*path, "title"))) if record.title != "" else ""
        if kind == "timeline":
            events = tuple(self._event(each, (*path, "events", n)) for n, each in enumerate(record.events))
            dated = sorted((event for event in events if event is not None), key=lambda e: (e.start or e.end, e.end))
            return Panel(title, (), kind, events=tuple(dated))
        rows = read_rows(telling, record, kind, path)
        for read in (read for row in rows for read in row.points):
            if read.fact is not None and read.said is not None:
                self.figures.setdefault(read.fact.name, read.said)
        breaks, count = record.break_after, max((len(row.points) for row in rows), default=0)
        if breaks is not None and not 0 < breaks < count:
            cure = f"write a number from 1 to {count - 1}" if count > 1 else "take it out"
            message = f"a break after bar {breaks} is not between two of the {count} bars"
            fault = Fault("chart-field", message, help=cure)
            telling.fault(fault, (*path, "break_after"))
            breaks = None
        if record.break_note != "" and record.break_after is None:
            cure = "add `break_after:` with the number of bars before it"
            fault = Fault("chart-field", "nobody knows where this break is", help=cure)
            telling.fault(fault, (*path, "break_note"), key=True)
        self.rows[path] = rows
        rows = highlighted(telling, in_order(rows, kind, record.sort), record.highlight, (*path, "highlight"))
        note = str(telling.text(record.break_note, (*path, "break_note"))) if record.break_note != "" else ""
        facts = [read.fact for row in rows for read in row.points if read.fact is not None]
        unit, scale = _counted_in(facts)
        series = tuple(
            Series(
                row.name,
                tuple(scaled(telling, read, scale, record.decimals).point for read in row.points),
                row.colour,
                row.also,
            )
            for row in rows
        )
        horizontal = record.direction == "bar" if record.direction else kind in LYING
        said = telling.voice.unit(unit, scale) if unit else ""
        panel = Panel(title, series, kind, breaks, note, horizontal, scale, said, decimals=record.decimals)
        return replace(panel, annotations=self._annotations(record, panel, path))

    def sharing(self, panels: Sequence[Panel]) -> tuple[Panel, ...]:
        """The panels with their numbers at one power of ten for each unit: what shares an axis is said in one unit."""
        facts = self._telling.facts
        units = [_counted_in([facts[p.fact] for p in panel.points if p.fact is not None])[0] for panel in panels]
        scales = {unit: max(p.scale for p, own in zip(panels, units, strict=True) if own == unit) for unit in units}
        return tuple(self._rescaled(panel, unit, scales[unit]) for panel, unit in zip(panels, units, strict=True))

    def _rescaled(self, panel: Panel, unit: str, scale: int) -> Panel:
        voice, facts = self._telling.voice, self._telling.facts
        if panel.scale == scale:
            return panel

        def point(given: Point) -> Point:
            if given.fact is None:
                return given
            said = str(voice.number(facts[given.fact], scale, panel.decimals))
            sized = given.heard_number and str(voice.number(facts[given.fact], scale, panel.decimals, size=True))
            point = replace(given, number=said, heard_number=sized)
            return point if panel.decimals is None else replace(point, text=said, heard=sized)

        series = tuple(replace(each, points=tuple(map(point, each.points))) for each in panel.series)
        return replace(panel, series=series, scale=scale, unit=voice.unit(unit, scale) if unit else "")

    # -- annotations and events

    def _annotations(self, record: PanelRecord, panel: Panel, path: Path_) -> tuple[Annotation, ...]:
        telling, out = self._telling, []
        for number, each in enumerate(record.annotations[:ANNOTATIONS]):
            at: Path_ = (*path, "annotations", number)
            place = str(telling.text(each.at, (*at, "at")))
            if place not in panel.labels:
                cure = did_you_mean(place, panel.labels) or "there is: " + ", ".join(panel.labels)
                telling.fault(Fault("chart-field", f"there is nothing at “{place}”", help=cure), (*at, "at"))
                continue
            fact: Fact | None = None
            if each.fact is not None:
                fact = find(telling, each.fact, (*at, "fact"), figure=False)
                if fact is None:
                    continue
                if each.text == "" and (at_odds := _at_another_time(fact, panel, place)) is not None:
                    telling.fault(at_odds, (*at, "at"))
            text = str(telling.text(each.text, (*at, "text"))) if each.text != "" else ""
            if not text and fact is not None:
                text = f"{telling.voice.period(fact)}{telling.terms.colon}{telling.voice.label(fact)}"
            if not text:
                cure = "add `fact:`, or `text:`"
                telling.fault(Fault("chart-field", "this annotation says nothing", help=cure), at)
                continue
            index = None
            if each.series != "":
                name = str(telling.text(each.series, (*at, "series")))
                index = next((n for n, series in enumerate(panel.series) if series.name == name), None)
                if index is None:
                    cure = "there is: " + ", ".join(series.name for series in panel.series)
                    telling.fault(Fault("chart-field", f"no series is called “{name}”", help=cure), (*at, "series"))
            out.append(Annotation(panel.labels.index(place), text, fact.name if fact else None, index))
        return tuple(out)

    def _event(self, record: Any, path: Path_) -> Event | None:
        telling = self._telling
        fact = find(telling, record.fact, (*path, "fact"), figure=False)
        if fact is None:
            return None
        if fact.period.start is None and fact.period.end is None:
            cure = "give the fact a `period:`, or leave it out"
            fault = Fault("chart-data", f"nobody knows when `{fact.name}` was", help=cure)
            telling.fault(fault, (*path, "fact"))
            return None
        of = known_colour(telling, record.colour, (*path, "colour")) or telling.palette.nth(0)
        text = telling.text(record.text, (*path, "text")) if record.text != "" else telling.voice.label(fact)
        # A year is enough beside its mark; “by 2026” and “since 2002” say on which side of it.
        half_open = fact.period.kind in ("until", "since")
        when = str(telling.voice.when(fact) if half_open else telling.voice.period(fact))
        self.figures.setdefault(fact.name, text)
        # A deadline is a day, not all the time until then.
        start = fact.period.end if fact.period.kind == "until" else fact.period.start
        return Event(start, fact.period.end, when, str(text), fact.name, of)


def _at_another_time(fact: Fact, panel: Panel, place: str) -> Fault | None:
    """The problem of a fact that is drawn beside the figure of a time at which it was not."""
    start, end = fact.period.start, fact.period.end
    if start is None and end is None:
        return None
    points = [point for point in panel.points if point.label == place and point.start is not None]
    if not points or any(
        (start is None or point.end is None or start <= point.end)
        and (end is None or point.start is None or point.start <= end)
        for point in points
    ):
        return None
    message = f"`{fact.name}` is of {fact.period.raw}, and stands at “{place}”"
    return Fault("chart-data", message, help="write the place of its time under `at:`, or say why in `text:`")


def _counted_in(facts: Sequence[Fact]) -> tuple[str, int]:
    """The unit of the first figure, and the largest power of ten of those that have it; ("", 0) without a figure."""
    figures = [fact.figure for fact in facts if fact.figure is not None]
    if not figures:
        return "", 0
    unit = figures[0].unit
    return unit, max(figure.shown_scale() for figure in figures if figure.unit == unit)


def entries(record: PanelRecord) -> Mapping[str, Any]:
    """What a chart says of its only panel."""
    return {name: getattr(record, name) for name in PanelRecord.model_fields if name != "title"}
