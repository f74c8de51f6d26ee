"""What a file calls the kinds of native charts → what people call them, and which can be filled with data."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.xml import clark

FILLED = {
    "barChart": "bar", "lineChart": "line", "areaChart": "area", "pieChart": "pie", "doughnutChart": "doughnut",
    "radarChart": "radar", "scatterChart": "scatter", "bubbleChart": "bubble",
}  # fmt: skip
REFUSED = {
    "bar3DChart": "a 3-D column or bar chart", "line3DChart": "a 3-D line chart", "area3DChart": "a 3-D area chart",
    "pie3DChart": "a 3-D pie", "surfaceChart": "a surface chart", "surface3DChart": "a surface chart",
    "stockChart": "a stock chart", "ofPieChart": "a pie of pie or bar of pie",
}  # fmt: skip
# Charts of newer kinds (MS-ODRAWXML, cx:series) are parts of another form.
NEWER = {
    "boxWhisker": "a box and whisker chart", "clusteredColumn": "a histogram", "funnel": "a funnel chart",
    "paretoLine": "a Pareto chart", "regionMap": "a map chart", "sunburst": "a sunburst chart",
    "treemap": "a treemap", "waterfall": "a waterfall chart",
}  # fmt: skip


def plots_in(chart: etree._Element) -> list[etree._Element]:
    """The plots of a `c:chartSpace`: `c:barChart`, `c:lineChart` and so on, in order."""
    area = chart.find(f".//{clark('c:plotArea')}")
    return [child for child in area if str(child.tag).endswith("Chart")] if area is not None else []


def kind_of(plot: etree._Element) -> str:
    """'barChart', 'lineChart', …"""
    return str(plot.tag).rpartition("}")[2]


def kind_in_words(chart: etree._Element) -> str:
    """'column chart', 'column and line chart'; '' for a chart of no kind that can be filled."""
    words: list[str] = []
    for plot in plots_in(chart):
        direction = plot.find(clark("c:barDir"))
        standing = direction is None or direction.get("val", "col") == "col"
        kind = kind_of(plot)
        words.append("column" if kind == "barChart" and standing else FILLED.get(kind, ""))
    return f"{' and '.join(dict.fromkeys(words))} chart" if words and all(words) else ""


def newer_kind(chart: etree._Element) -> str:
    """What a `cx:chartSpace` is called, by the layout of its first series (MS-ODRAWXML, 2.24.4.16).

    A histogram with a line is a Pareto chart.
    """
    layouts = [series.get("layoutId", "") for series in chart.iter(clark("cx:series"))]
    layout = "paretoLine" if "paretoLine" in layouts else next(iter(layouts), "")
    return NEWER.get(layout, "a chart of a newer kind")


def why_refused(chart: etree._Element) -> str:
    """What a `c:chartSpace` or `cx:chartSpace` is that cannot be filled, as 'a 3-D pie'; '' when it can be."""
    if chart.tag == clark("cx:chartSpace"):
        return newer_kind(chart)
    plots = plots_in(chart)
    if not plots:
        return "an empty chart"
    refused = next((kind for plot in plots if (kind := kind_of(plot)) not in FILLED), None)
    if refused is not None:
        return REFUSED.get(refused, "a chart of this kind")
    if chart.find(clark("c:pivotSource")) is not None:
        return "a pivot chart"
    if chart.find(f".//{clark('c:multiLvlStrRef')}") is not None:
        return "a chart with labels in several levels"
    if any(each.get("val") == "cust" for each in chart.iter(clark("c:errValType"))):
        return "a chart with error bars of its own values"
    return ""
