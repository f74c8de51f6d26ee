"""The series of a panel as charts.yaml writes them → rows of points, one for each category, coloured and in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from brief_builder.charts.reading.points import FactPoint, known_colour, read_point
from brief_builder.charts.reading.records import PointRecord
from brief_builder.charts.words.families import HANGING, NAMED, RANKED
from brief_builder.problems import Fault, did_you_mean

if TYPE_CHECKING:
    from brief_builder.charts.model import Kind
    from brief_builder.charts.reading.records import PanelRecord, SeriesRecord
    from brief_builder.charts.reading.telling import Path_, Telling

ALONE = frozenset({"column", "bar", "balance", "waterfall", "treemap", "sparkline", "number"})  # kinds of one series


@dataclass(frozen=True, slots=True)
class Row:
    """A series that is being read: its points, the facts behind them, and its name in each language (`also`)."""

    name: str
    colour: str
    points: tuple[FactPoint, ...]
    also: tuple[str, ...] = ()


def read_rows(telling: Telling, record: PanelRecord, kind: Kind, path: Path_) -> list[Row]:
    """The series in the order in which they are written; all have a point for each category.

    What does not stand at the same places is a problem, and is filled up with missing points, so that what is read
    can be looked at further. Empty where nothing has a point.

    Args:
        path: of the panel's entries.
    """
    colour = known_colour(telling, record.colour, (*path, "colour")) or telling.palette.nth(0)
    if record.bars or record.facts:
        entry, made = ("bars", record.bars) if record.bars else ("facts", _of_facts(record.facts))
        row = Row("", colour, _points(telling, made, colour, kind, (*path, entry), record.labels, path))
        return _labelled(telling, [row])
    if kind in ALONE and len(record.series) > 1:
        cure = "make it `grouped`, `stacked`, `line` or `dot`, or give each a panel of its own"
        fault = Fault("chart-field", f"a {kind} has one series, this one {len(record.series)}", help=cure)
        telling.fault(fault, (*path, "series"), key=True)
    rows: list[Row] = []
    for index, (each, of) in enumerate(zip(record.series, _colours(telling, record.series), strict=True)):
        at: Path_ = (*path, "series", index)
        of = known_colour(telling, of, (*at, "colour"))
        name = str(telling.text(each.name, (*at, "name"))) if each.name != "" else ""
        if not name and len(record.series) > 1:
            telling.fault(Fault("chart-field", "this series has no name", help="add `name:`"), at)
        if bool(each.points) == bool(each.facts):
            telling.fault(Fault("chart-field", "a series has `facts:` or `points:`, one of the two"), at)
        made, entry = (each.points, "points") if each.points else (_of_facts(each.facts), "facts")
        also = tuple(map(str, each.name.values())) if isinstance(each.name, Mapping) else ()
        rows.append(Row(name, of, _points(telling, made, of, kind, (*at, entry), record.labels, path), also))
    rows = _labelled(telling, rows)
    _check_aligned(telling, rows, (*path, "series"))
    return _filled(rows)


def highlighted(telling: Telling, rows: list[Row], wanted: Sequence[Any], path: Path_) -> list[Row]:
    """All but what is named in the grey of context."""
    if not wanted or not rows:
        return rows
    names = [str(telling.text(each, (*path, n))) for n, each in enumerate(wanted)]
    alone = len(rows) == 1
    known = [read.point.label for read in rows[0].points] if alone else [row.name for row in rows]
    for index, name in enumerate(names):
        if name not in known:
            cure = did_you_mean(name, known) or "there is: " + ", ".join(known)
            telling.fault(Fault("chart-field", f"nothing here is called “{name}”", help=cure), (*path, index))

    def greyed(row: Row) -> Row:
        points = (
            read if alone and read.point.label in names else replace(read, point=replace(read.point, colour="context"))
            for read in row.points
        )
        return replace(row, colour=row.colour if alone else "context", points=tuple(points))

    return [row if not alone and row.name in names else greyed(row) for row in rows]


def in_order(rows: list[Row], kind: Kind, sort: str | None) -> list[Row]:
    """By size, the largest first, where a rank is shown; what is called “other” last whatever its size."""
    if len(rows) != 1 or (sort or ("size" if kind in RANKED and not _are_times(rows[0]) else "given")) == "given":
        return rows

    def place(read: FactPoint) -> tuple[bool, bool, Any]:
        value = read.point.value
        return read.point.kept_last, value is None, -value if value is not None else 0

    return [replace(rows[0], points=tuple(sorted(rows[0].points, key=place)))]


def _are_times(row: Row) -> bool:
    """Whether its places are years or months of one thing, which stand in their order."""
    held = [(read.point.label, read.fact.period) for read in row.points if read.fact is not None]
    times = {period.raw for _, period in held}
    return len(times) == len(held) > 1 and all(
        period.start is not None and str(period.start.year) in label for label, period in held
    )


def _of_facts(names: Sequence[str | None]) -> list[PointRecord]:
    return [PointRecord(missing=True) if name is None else PointRecord(fact=name) for name in names]


def _colours(telling: Telling, series: Sequence[SeriesRecord]) -> list[str]:
    """The colour of each series; of one that names none, the accent of its place, or the next that none has."""
    palette = telling.palette
    taken = {palette.of(each.colour) for each in series if each.colour and palette.knows(each.colour)}
    out = []
    for index, each in enumerate(series):
        free = (palette.nth(index + step) for step in range(len(palette.accents)))
        own = each.colour or next((accent for accent in free if palette.of(accent) not in taken), palette.nth(index))
        if not each.colour:
            taken.add(palette.of(own))
        out.append(own)
    return out


def _labelled(telling: Telling, rows: list[Row]) -> list[Row]:
    """Missing points without a label take that of another series at the same place, or the year between two others."""
    out = []
    for row in rows:
        named = []
        for index, read in enumerate(row.points):
            label = read.point.label
            if not label:
                others = (other.points[index].point.label for other in rows if index < len(other.points))
                label = next((other for other in others if other), "") or _year_between(telling, row.points, index)
                read = replace(read, point=replace(read.point, label=label))
            if not label and read.fact is None and read.missing:
                cure = "add `label:` with the year or the name that stands there, or `labels:` for all"
                telling.fault(Fault("chart-field", "a missing bar has no label", help=cure), read.path)
            named.append(read)
        out.append(replace(row, points=tuple(named)))
    return out


def _year_between(telling: Telling, points: Sequence[FactPoint], index: int) -> str:
    """What a place without a figure is called where it can only be one year; empty where it can be another."""
    years = {n: start.year for n, read in enumerate(points) if (start := _first_day(read)) is not None}
    before, after = max((n for n in years if n < index), default=-1), min((n for n in years if n > index), default=-1)
    if before < 0 or after < 0 or years[after] - years[before] != after - before:
        return ""
    return telling.voice.year(years[before] + index - before)


def _first_day(read: FactPoint) -> date | None:
    """Of a point that stands at a year; None for others."""
    return read.fact.period.start if read.fact is not None and read.fact.period.kind == "year" else None


def _points(
    telling: Telling,
    records: Sequence[PointRecord],
    colour: str,
    kind: Kind,
    path: Path_,
    labels: Sequence[Any],
    parent: Path_,
) -> tuple[FactPoint, ...]:
    """The points of one series; its entries stand under path, those of the panel under parent."""
    if labels and len(labels) != len(records):
        message = f"there are {len(labels)} labels for {len(records)} figures"
        telling.fault(Fault("chart-field", message, help="give each figure one"), (*parent, "labels"), key=True)
        labels = ()
    points = []
    for index, record in enumerate(records):
        if labels and record.label == "":
            record = record.model_copy(update={"label": labels[index]})
        # A fact named in a list is itself the entry to point at.
        label = "label" if kind in NAMED else ""
        points.append(read_point(telling, record, colour, (*path, index), label=label, hangs=kind in HANGING))
    called = any(record.label != "" for record in records)
    times = {read.fact.period.raw for read in points if read.fact is not None}
    one = len({read.point.label for read in points}) == 1
    if kind in NAMED and not labels and not called and one and len(times) == len(points) > 1:
        # One thing at several times: its periods tell the points apart.
        voice = telling.voice
        points = [
            replace(
                read,
                point=replace(
                    read.point, label=str(voice.period_label(read.fact)), also=voice.period_labels(read.fact)
                ),
            )
            if read.fact
            else read
            for read in points
        ]
    return tuple(points)


def _check_aligned(telling: Telling, rows: Sequence[Row], path: Path_) -> None:
    if not rows:
        return
    first = [read.point.label for read in rows[0].points]
    for index, row in enumerate(rows[1:], 1):
        labels = [read.point.label for read in row.points]
        if labels == first:
            continue
        shown = " and ".join(f"{', '.join(each[:6]) or 'none'}" for each in (first, labels))
        fault = Fault(
            "chart-data",
            f"the series “{row.name}” does not stand at the same places as the first: {shown}",
            help="give each series a point at each place, in one order; `missing: true` where there is no figure",
        )
        telling.fault(fault, (*path, index))


def _filled(rows: list[Row]) -> list[Row]:
    """All with as many points as the longest, the others missing; none where none has a point."""
    longest = max((row.points for row in rows), key=len, default=())
    if not longest:
        return []
    return [replace(row, points=(*row.points, *map(_without, longest[len(row.points) :]))) for row in rows]


def _without(read: FactPoint) -> FactPoint:
    """A missing point at the same place."""
    point = replace(read.point, value=None, low=None, high=None, text="", number="", mark="missing", fact=None)
    point = replace(point, start=None, end=None, heard="", heard_number="")
    return replace(read, point=point, fact=None, said=None)
