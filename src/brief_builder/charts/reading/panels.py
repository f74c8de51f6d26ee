"""A panel as charts.yaml writes it, and the facts → the panel: its points in order, at one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from brief_builder.charts.model import Annotation, Event, Kind, Panel, Point, Series
from brief_builder.charts.reading.points import Drawn, find, read_point, scaled
from brief_builder.charts.reading.records import PANEL_ENTRIES, PanelRecord, PointRecord
from brief_builder.charts.rules.counts import ANNOTATIONS
from brief_builder.charts.rules.mixing import check_panel
from brief_builder.charts.words.families import HANGING, LYING
from brief_builder.problems import Fault, did_you_mean

if TYPE_CHECKING:
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.facts import Fact
    from brief_builder.wording import Phrase

# Kinds whose categories are things: their points are called after them, and stand by size.
RANKED = frozenset({"bar", "treemap"})
NAMED = frozenset({"bar", "treemap", "dot", "waterfall"})
UNEXPLAINED = frozenset({"treemap", "heatmap", "timeline", "sparkline", "number"})  # no words stand beside a point
ALONE = frozenset({"column", "bar", "balance", "waterfall", "treemap", "sparkline", "number"})  # kinds of one series


class PanelReader:
    """Reads the panels of one chart, and gathers the words of every figure drawn."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self.figures: dict[str, Phrase] = {}

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
        rows = self._rows(record, kind, path)
        breaks = record.break_after
        if breaks is not None and not 0 < breaks < max((len(points) for _, _, points in rows), default=0):
            count = max((len(points) for _, _, points in rows), default=0)
            fault = Fault("chart-field", f"a break after bar {breaks} is not between two of the {count} bars")
            telling.fault(fault, (*path, "break_after"))
            breaks = None
        check_panel([points for _, _, points in rows], breaks, telling)
        rows = _in_order(rows, kind, record.sort)
        rows = self._highlighted(rows, record.highlight, (*path, "highlight"))
        note = str(telling.text(record.break_note, (*path, "break_note"))) if record.break_note != "" else ""
        scale = max((d.point.scale for _, _, points in rows for d in points if d.fact is not None), default=0)
        unit = next((d.fact.figure.unit for _, _, points in rows for d in points if d.fact and d.fact.figure), "")
        series = tuple(
            Series(name, tuple(scaled(telling, drawn, scale).point for drawn in points), colour)
            for name, colour, points in rows
        )
        horizontal = record.direction == "bar" if record.direction else kind in LYING
        panel = Panel(
            title, series, kind, breaks, note, horizontal, scale, telling.voice.unit(unit, scale) if unit else ""
        )
        return replace(panel, annotations=self._annotations(record, panel, path))

    def rescaled(self, panel: Panel, scale: int) -> Panel:
        """The panel with its numbers at another power of ten, as that of the panels beside it."""
        voice, facts = self._telling.voice, self._telling.facts

        def point(given: Point) -> Point:
            said = str(voice.number(facts[given.fact], scale)) if given.fact is not None else given.number
            return replace(given, number=said)

        series = tuple(replace(each, points=tuple(map(point, each.points))) for each in panel.series)
        units = (facts[each.fact].figure for each in panel.points if each.fact is not None)
        unit = next((figure.unit for figure in units if figure is not None), "")
        return replace(panel, series=series, scale=scale, unit=voice.unit(unit, scale) if unit else "")

    # -- series and their points

    def _rows(self, record: PanelRecord, kind: Kind, path: Path_) -> list[tuple[str, str, list[Drawn]]]:
        """Name, colour and points of each series; all have a point for each category."""
        telling = self._telling
        colour = record.colour or telling.palette.nth(0)
        if record.bars:
            return self._labelled(
                [("", colour, self._points(record.bars, colour, kind, (*path, "bars"), record.labels, path))]
            )
        if record.facts:
            made = _of_facts(record.facts)
            return self._labelled(
                [("", colour, self._points(made, colour, kind, (*path, "facts"), record.labels, path))]
            )
        if kind in ALONE and len(record.series) > 1:
            cure = "make it `grouped`, `stacked`, `line` or `dot`, or give each a panel of its own"
            fault = Fault("chart-field", f"a {kind} has one series, this one {len(record.series)}", help=cure)
            telling.fault(fault, (*path, "series"), key=True)
        rows = []
        for index, each in enumerate(record.series):
            at: Path_ = (*path, "series", index)
            of = each.colour or telling.palette.nth(index)
            name = str(telling.text(each.name, (*at, "name"))) if each.name != "" else ""
            if not name and len(record.series) > 1:
                telling.fault(Fault("chart-field", "this series has no name", help="add `name:`"), at)
            if bool(each.points) == bool(each.facts):
                telling.fault(Fault("chart-field", "a series has `facts:` or `points:`, one of the two"), at)
            made, entry = (each.points, "points") if each.points else (_of_facts(each.facts), "facts")
            rows.append((name, of, self._points(made, of, kind, (*at, entry), record.labels, path)))
        rows = self._labelled(rows)
        self._check_aligned(rows, (*path, "series"))
        return rows

    def _labelled(self, rows: list[tuple[str, str, list[Drawn]]]) -> list[tuple[str, str, list[Drawn]]]:
        """Missing points without a label take that of another series at the same place."""
        out = []
        for name, colour, points in rows:
            named = []
            for index, drawn in enumerate(points):
                label = drawn.point.label
                if not label:
                    others = (other[index].point.label for _, _, other in rows if index < len(other))
                    label = next((other for other in others if other), "")
                    drawn = replace(drawn, point=replace(drawn.point, label=label))
                if not label and drawn.fact is None and drawn.missing:
                    cure = "add `label:` with the year or the name that stands there, or `labels:` for all"
                    self._telling.fault(Fault("chart-field", "a missing bar has no label", help=cure), drawn.path)
                named.append(drawn)
            out.append((name, colour, named))
        return out

    def _points(
        self, records: Sequence[PointRecord], colour: str, kind: Kind, path: Path_, labels: Sequence[Any], parent: Path_
    ) -> list[Drawn]:
        telling = self._telling
        if labels and len(labels) != len(records):
            message = f"there are {len(labels)} labels for {len(records)} figures"
            telling.fault(Fault("chart-field", message, help="give each figure one"), (*parent, "labels"), key=True)
            labels = ()
        points = []
        for index, record in enumerate(records):
            if labels and record.label == "":
                record = record.model_copy(update={"label": labels[index]})
            # A fact named in a list is itself the entry to point at.
            at = (*path, index)
            drawn = read_point(
                telling, record, colour, at, label="label" if kind in NAMED else "", hangs=kind in HANGING
            )
            if drawn.fact is not None and drawn.said is not None:
                self.figures.setdefault(drawn.fact.name, drawn.said)
            points.append(drawn)
        if kind in NAMED and not labels and len({d.point.label for d in points}) == 1 < len(points):
            # One thing at several times: its periods tell the points apart.
            points = [replace(d, point=replace(d.point, label=str(telling.voice.period(d.fact)))) if d.fact else d
                      for d in points]  # fmt: skip
        return points

    def _check_aligned(self, rows: Sequence[tuple[str, str, list[Drawn]]], path: Path_) -> None:
        if not rows:
            return
        first = [drawn.point.label for drawn in rows[0][2]]
        for index, (name, _, points) in enumerate(rows[1:], 1):
            labels = [drawn.point.label for drawn in points]
            if labels == first:
                continue
            shown = " and ".join(f"{', '.join(each[:6])}" for each in (first, labels))
            fault = Fault(
                "chart-data",
                f"the series “{name}” does not stand at the same places as the first: {shown}",
                help="give each series a point at each place, in one order; `missing: true` where there is no figure",
            )
            self._telling.fault(fault, (*path, index))

    # -- order, highlights, annotations, events

    def _highlighted(
        self, rows: list[tuple[str, str, list[Drawn]]], wanted: Sequence[Any], path: Path_
    ) -> list[tuple[str, str, list[Drawn]]]:
        """All but what is named in the grey of context."""
        if not wanted:
            return rows
        telling = self._telling
        names = [str(telling.text(each, (*path, n))) for n, each in enumerate(wanted)]
        known = [d.point.label for d in rows[0][2]] if len(rows) == 1 else [name for name, _, _ in rows]
        for index, name in enumerate(names):
            if name not in known:
                cure = did_you_mean(name, known) or "there is: " + ", ".join(known)
                telling.fault(Fault("chart-field", f"nothing here is called “{name}”", help=cure), (*path, index))
        if len(rows) > 1:
            return [
                (name, colour, points)
                if name in names
                else (name, "context", [replace(d, point=replace(d.point, colour="context")) for d in points])
                for name, colour, points in rows
            ]
        name, colour, points = rows[0]
        grey = [d if d.point.label in names else replace(d, point=replace(d.point, colour="context")) for d in points]
        return [(name, colour, grey)]

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
            text = str(telling.text(each.text, (*at, "text"))) if each.text != "" else ""
            if not text and fact is not None:
                text = f"{telling.voice.period(fact)}: {telling.voice.label(fact)}"
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
        of = record.colour or telling.palette.nth(0)
        text = telling.text(record.text, (*path, "text")) if record.text != "" else telling.voice.label(fact)
        # A year is enough beside its mark; “by 2026” and “since 2002” say on which side of it.
        half_open = fact.period.kind in ("until", "since")
        when = str(telling.voice.when(fact) if half_open else telling.voice.period(fact))
        self.figures.setdefault(fact.name, text)
        # A deadline is a day, not all the time until then.
        start = fact.period.end if fact.period.kind == "until" else fact.period.start
        return Event(start, fact.period.end, when, str(text), fact.name, of)


def _of_facts(names: Sequence[str | None]) -> list[PointRecord]:
    return [PointRecord(missing=True) if name is None else PointRecord(fact=name) for name in names]


def _in_order(
    rows: list[tuple[str, str, list[Drawn]]], kind: Kind, sort: str | None
) -> list[tuple[str, str, list[Drawn]]]:
    """By size, the largest first, where a rank is shown; what is called “other” last whatever its size."""
    if len(rows) != 1 or (sort or ("size" if kind in RANKED else "given")) == "given":
        return rows
    name, colour, points = rows[0]

    def place(drawn: Drawn) -> tuple[bool, bool, Any]:
        value = drawn.point.value
        return drawn.point.kept_last, value is None, -value if value is not None else 0

    return [(name, colour, sorted(points, key=place))]


def entries(record: PanelRecord) -> Mapping[str, Any]:
    """What a chart says of its only panel."""
    return {name: getattr(record, name) for name in PanelRecord.model_fields if name != "title"}
