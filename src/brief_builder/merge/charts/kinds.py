"""A chart of the template and data for it → whether it can be filled with them, and its labels as it holds them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.data import ChartData, Label, number_text
from brief_builder.merge.charts.series import format_of
from brief_builder.office.chart_kinds import kind_of, plots_in, why_refused
from brief_builder.office.xml import clark, is_on
from brief_builder.problems import Fault

_SERIES = clark("c:ser")
ROUND = ("pieChart", "doughnutChart")
XY = ("scatterChart", "bubbleChart")
CURE = "change its type to a flat column, bar, line, area, pie, doughnut, radar, scatter or bubble chart"
# What to do about a chart that is refused for something else than its kind.
_CURES = {
    "a pivot chart": "draw an ordinary chart with Insert > Chart",
    "a chart with labels in several levels": "give each point one label",
    "a chart with error bars of its own values": "take the error bars out, or make them fixed ones",
    "an empty chart": "draw it anew with Insert > Chart",
}
_DAY_ZERO, _DAY_ZERO_1904, _FIRST_DAY = date(1899, 12, 30), date(1904, 1, 1), date(1900, 3, 1)
_DATE_FORMAT = "yyyy\\-mm\\-dd"


def plots_of(root: etree._Element) -> list[etree._Element]:
    """The plots of a chart: one for each kind and axis of values.

    Raises:
        Fault: chart-refused, by the name of its kind.
    """
    if why := why_refused(root):
        raise refused(why, _CURES.get(why, CURE))
    return plots_in(root)


def check_fit(data: ChartData, plots: list[etree._Element], held: list[etree._Element]) -> None:
    """Look whether the data are such as the chart shows; `held` are its series.

    Raises:
        Fault: chart-refused or chart-values.
    """
    kinds = {kind_of(plot) for plot in plots}
    xy = next((kind for kind in XY if kind in kinds), None)
    if xy is not None and len(kinds) > 1:
        raise refused(f"a {'bubble' if 'bubbleChart' in kinds else 'scatter'} chart joined with another one",
                       "draw two charts")  # fmt: skip
    if len(plots) > 1 and len(data.series) != len(held):
        how = "of several kinds" if len(kinds) > 1 else "with two axes of values"
        message = f"this chart is {how} for {len(held)} series, and the data has {len(data.series)}"
        raise _wrong(message, "give as many series as are drawn; their names say which is which")
    for series in data.series:
        if series.across is not None and xy is None:
            raise _wrong(f"`{series.name}` has `x`, and this is no scatter chart", "give `categories` for all series")
        if series.sizes is not None and xy != "bubbleChart":
            raise _wrong(f"`{series.name}` has `sizes`, and this is no bubble chart", "take them out")
        if series.sizes is None and xy == "bubbleChart":
            message = f"`{series.name}` has no `sizes`, and this is a bubble chart"
            raise _wrong(message, "give a size for each value: {name: …, x: […], values: […], sizes: […]}")


def labels_for(
    root: etree._Element, data: ChartData, first: etree._Element, *, xy: bool
) -> tuple[list[str | Decimal], str]:
    """The labels as the chart holds them, and their number format; '' for texts."""
    labels = data.categories
    if xy:
        if any(not isinstance(label, Decimal) for label in labels):
            message = "a scatter or bubble chart has numbers along its axis, and the categories are not"
            raise _wrong(message, "give `x` as numbers")
        return [label for label in labels if isinstance(label, Decimal)], "General"
    numbers = first.find(f"{clark('c:cat')}/{clark('c:numRef')}") is not None
    known = format_of(first, "cat") if numbers else ""
    dates = [label for label in labels if isinstance(label, date)]
    if labels and len(dates) == len(labels):
        dated = "y" in known.lower() or "d" in known.lower()
        old = root.find(clark("c:date1904"))
        since_1904 = old is not None and is_on(old.get("val", "1"))
        return [_serial(label, since_1904=since_1904) for label in dates], known if dated else _DATE_FORMAT
    if root.find(f".//{clark('c:dateAx')}") is not None:
        raise _wrong("the axis of this chart shows dates, and the categories are not dates", "write them as 2024-01-31")
    if numbers and all(isinstance(label, Decimal) for label in labels):
        return [label for label in labels if isinstance(label, Decimal)], known or "General"
    return [_text(label) for label in labels], ""


def refused(what: str, cure: str) -> Fault:
    """Why a chart cannot be filled: what it is."""
    return Fault("chart-refused", f"this is {what}, which cannot be filled", help=cure)


def _wrong(message: str, cure: str) -> Fault:
    return Fault("chart-values", message, help=cure)


def _serial(day: date, *, since_1904: bool) -> Decimal:
    """A date as Excel counts it."""
    if day < (_DAY_ZERO_1904 if since_1904 else _FIRST_DAY):
        raise _wrong(f"Excel knows no day {day.isoformat()}", "give dates from March 1900 on, or write them as texts")
    return Decimal((day - (_DAY_ZERO_1904 if since_1904 else _DAY_ZERO)).days)


def _text(label: Label) -> str:
    if isinstance(label, Decimal):
        return number_text(label)
    return label.isoformat() if isinstance(label, date) else label
