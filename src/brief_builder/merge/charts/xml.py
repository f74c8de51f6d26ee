"""A native chart and its data → the chart with this data: everything that its author formatted is kept.

Series keep their look by name, else by their place; a series more takes the next colour of the theme. Formats of
points go with their labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.cells import Area, Cells
from brief_builder.merge.charts.data import ChartData, Label, number_text
from brief_builder.merge.charts.series import (
    added,
    follow_labels,
    format_of,
    labels_of,
    name_of,
    set_name,
    set_order,
    set_points,
)
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Fault

_SERIES, _FORMULA = clark("c:ser"), clark("c:f")
_FLAT = ("barChart", "lineChart", "areaChart", "pieChart", "doughnutChart", "radarChart", "scatterChart")
_ROUND = ("pieChart", "doughnutChart")
_NAMES = {
    "bar3DChart": "a 3-D column or bar chart", "line3DChart": "a 3-D line chart", "area3DChart": "a 3-D area chart",
    "pie3DChart": "a 3-D pie", "surfaceChart": "a surface chart", "surface3DChart": "a surface chart",
    "stockChart": "a stock chart", "ofPieChart": "a pie of pie", "bubbleChart": "a bubble chart",
}  # fmt: skip
CURE = "change its type to a flat column, bar, line, area, pie, doughnut, radar or scatter chart"
_DAY_ZERO, _DAY_ZERO_1904, _FIRST_DAY = date(1899, 12, 30), date(1904, 1, 1), date(1900, 3, 1)
_DATE_FORMAT = "yyyy\\-mm\\-dd"


def refill(root: etree._Element, data: ChartData, sheet: str | None) -> Cells:
    """Put the data into a chart; returns what its workbook must hold.

    Args:
        root: the c:chartSpace; it is changed.
        data: what it shall show.
        sheet: the workbook's first sheet; None when the chart has no workbook.

    Raises:
        Fault: chart-refused for a kind that cannot be filled, chart-values when the data does not fit the chart.
    """
    plots = _plots(root)
    held = sorted((s for plot in plots for s in plot.findall(_SERIES)), key=_order)
    if not held:
        raise _refused("a chart without series", "give it a series in Word, which shows how the others shall look")
    scatter = _kind(plots[0]) == "scatterChart"
    labels, label_format = _labels(root, data, held[0], scatter=scatter)
    _check_fit(data, plots, held, scatter=scatter)
    old = [area for formula in root.iter(_FORMULA) if _of_series(formula) and (area := Area.of(formula.text or ""))]
    matched = _matched(data, held, plots)
    cells = Cells()
    for area in old:
        cells.values.update(dict.fromkeys(area.cells()))
    columns = _Columns(old, sheet, data, labels, cells) if sheet is not None else None
    texts = [number_text(label) if isinstance(label, Decimal) else label for label in labels]
    for position, (series, element) in enumerate(zip(data.series, matched, strict=True)):
        before = labels_of(element)
        tag = "yVal" if scatter else "val"
        number_format = format_of(element, tag) or "General"
        name, across, values = columns.of(position) if columns is not None else (None, None, None)
        set_name(element, series.name, name)
        if scatter:
            places = series.across or labels
            set_points(element, "xVal", places, across, format_of(element, "xVal") or "General")
            follow_labels(element, None, [str(index) for index in range(len(places))], refill=False)
        else:
            set_points(element, "cat", labels, across, label_format)
            follow_labels(element, before, texts, refill=_kind(_plot(element)) in _ROUND)
        set_points(element, tag, series.values, values, number_format)
    return cells


class _Columns:
    """Where the data stands in the workbook: names in a row, labels in a column, a column for each series."""

    def __init__(
        self, old: list[Area], sheet: str, data: ChartData, labels: Sequence[str | Decimal], cells: Cells
    ) -> None:
        here = [area for area in old if area.sheet == old[0].sheet]
        self.sheet = here[0].sheet if here else sheet
        self.left = min((area.left for area in here), default=1)
        top = min((area.top for area in here), default=1)
        named = any(area.top == area.bottom == top and area.left > self.left for area in here)
        self.top = top if named or top == 1 else top - 1
        self.pairs = any(series.across is not None for series in data.series)
        self.series = data.series
        self.count = max(len(labels), *(len(series.values) for series in data.series))
        last = self.left + (2 * len(data.series) - 1 if self.pairs else len(data.series))
        cells.area = Area(self.sheet, self.left, self.top, last, self.top + self.count)
        # What heads the labels is nobody's name: it stays.
        cells.values.pop((self.sheet, self.top, self.left), None)
        for position, series in enumerate(data.series):
            x, y = self._numbers(position)
            self._fill(cells, x, series.across or labels)
            self._fill(cells, y, series.values)
            cells.values[self.sheet, self.top, y] = series.name
            if self.pairs and x > self.left:
                cells.values[self.sheet, self.top, x] = f"{series.name} x"

    def of(self, position: int) -> tuple[Area, Area, Area]:
        """The cells of a series' name, of its labels, and of its values."""
        x, y = self._numbers(position)
        last = self.top + len(self.series[position].values)
        name = Area(self.sheet, y, self.top, y, self.top)
        across = Area(self.sheet, x, self.top + 1, x, last)
        return name, across, Area(self.sheet, y, self.top + 1, y, last)

    def _numbers(self, position: int) -> tuple[int, int]:
        if self.pairs:
            return self.left + 2 * position, self.left + 2 * position + 1
        return self.left, self.left + 1 + position

    def _fill(self, cells: Cells, column: int, values: Sequence[str | Decimal | None]) -> None:
        for index in range(self.count):
            value = values[index] if index < len(values) else None
            cells.values[self.sheet, self.top + 1 + index, column] = value


def _plots(root: etree._Element) -> list[etree._Element]:
    area = root.find(f".//{clark('c:plotArea')}")
    plots = [child for child in area if str(child.tag).endswith("Chart")] if area is not None else []
    for plot in plots:
        kind = _kind(plot)
        if kind not in _FLAT:
            raise _refused(_NAMES.get(kind, "a chart of this kind"), CURE)
    if root.find(clark("c:pivotSource")) is not None:
        raise _refused("a pivot chart", "draw an ordinary chart with Insert > Chart")
    if root.find(f".//{clark('c:multiLvlStrRef')}") is not None:
        raise _refused("a chart with labels in several levels", "give each point one label")
    if any(e.get("val") == "cust" for e in root.iter(clark("c:errValType"))):
        raise _refused("a chart with error bars of its own values", "take the error bars out, or make them fixed ones")
    if not plots:
        raise _refused("an empty chart", "draw it anew with Insert > Chart")
    return plots


def _check_fit(data: ChartData, plots: list[etree._Element], held: list[etree._Element], *, scatter: bool) -> None:
    if len({_kind(plot) == "scatterChart" for plot in plots}) > 1:
        raise _refused("a scatter chart joined with another one", "draw two charts")
    if len(plots) > 1 and len(data.series) != len(held):
        message = f"this chart is of several kinds for {len(held)} series, and the data has {len(data.series)}"
        raise _wrong(message, "give as many series as are drawn; their names say which is which")
    own = next((series.name for series in data.series if series.across is not None), None)
    if own is not None and not scatter:
        raise _wrong(f"`{own}` has `x`, and this is no scatter chart", "give `categories` for all series")


def _labels(
    root: etree._Element, data: ChartData, first: etree._Element, *, scatter: bool
) -> tuple[list[str | Decimal], str]:
    """The labels as the chart holds them, and their number format; '' for texts."""
    labels = data.categories
    if scatter:
        if any(not isinstance(label, Decimal) for label in labels):
            raise _wrong(
                "a scatter chart has numbers along its axis, and the categories are not", "give `x` as numbers"
            )
        return [label for label in labels if isinstance(label, Decimal)], "General"
    numbers = first.find(f"{clark('c:cat')}/{clark('c:numRef')}") is not None
    known = format_of(first, "cat") if numbers else ""
    dates = [label for label in labels if isinstance(label, date)]
    if labels and len(dates) == len(labels):
        dated = "y" in known.lower() or "d" in known.lower()
        old = root.find(clark("c:date1904"))
        since_1904 = old is not None and old.get("val", "1") in ("1", "true")
        return [_serial(label, since_1904=since_1904) for label in dates], known if dated else _DATE_FORMAT
    if root.find(f".//{clark('c:dateAx')}") is not None:
        raise _wrong("the axis of this chart shows dates, and the categories are not dates", "write them as 2024-01-31")
    if numbers and all(isinstance(label, Decimal) for label in labels):
        return [label for label in labels if isinstance(label, Decimal)], known or "General"
    return [_text(label) for label in labels], ""


def _serial(day: date, *, since_1904: bool) -> Decimal:
    """A date as Excel counts it."""
    if day < (_DAY_ZERO_1904 if since_1904 else _FIRST_DAY):
        raise _wrong(f"Excel knows no day {day.isoformat()}", "give dates from March 1900 on, or write them as texts")
    return Decimal((day - (_DAY_ZERO_1904 if since_1904 else _DAY_ZERO)).days)


def _text(label: Label) -> str:
    if isinstance(label, Decimal):
        return number_text(label)
    return label.isoformat() if isinstance(label, date) else label


def _matched(data: ChartData, held: list[etree._Element], plots: list[etree._Element]) -> list[etree._Element]:
    """For each series of the data the element that shows it; those left over go, those that lack are added."""
    by_name = {name_of(element).strip().casefold(): element for element in held}
    matched = [by_name.get(series.name.casefold()) for series in data.series]
    rest = [element for element in held if all(element is not each for each in matched)]
    index = max(_number(element, "c:idx") for element in held)
    out: list[etree._Element] = []
    for found in matched:
        element = found if found is not None else rest.pop(0) if rest else None
        if element is None:
            index += 1
            element = added(held[-1], index)
        out.append(element)
    if len(plots) > 1:
        return out  # as many as are drawn; each stays in its plot
    plot = plots[0]
    at = next(i for i, child in enumerate(plot) if child.tag == _SERIES)
    for element in held:
        plot.remove(element)
    plot[at:at] = out
    for order, element in enumerate(out):
        set_order(element, order)
    return out


def _of_series(formula: etree._Element) -> bool:
    return next(formula.iterancestors(_SERIES), None) is not None


def _plot(series: etree._Element) -> etree._Element:
    parent = series.getparent()
    assert parent is not None  # noqa: S101  a series stands in a plot
    return parent


def _kind(plot: etree._Element) -> str:
    return str(plot.tag).rpartition("}")[2]


def _order(series: etree._Element) -> int:
    return _number(series, "c:order")


def _number(series: etree._Element, tag: str) -> int:
    found = series.find(clark(tag))
    return whole(found.get("val")) if found is not None else 0


def _refused(what: str, cure: str) -> Fault:
    return Fault("chart-refused", f"this is {what}, which cannot be filled", help=cure)


def _wrong(message: str, cure: str) -> Fault:
    return Fault("chart-values", message, help=cure)
