"""The plan of a native chart → its chart part: what Office draws, in the order of the schema, without its data.

python-pptx writes the bones and knows the order of elements; the look is ours. The names, labels and numbers of the
series are dummies, for whoever writes the workbook writes both.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.util import Pt

from brief_builder.charts.native.axes import CATEGORIES, VALUES, set_categories, set_values
from brief_builder.charts.native.labels import Labels, set_faces, settle_labels
from brief_builder.charts.native.paint import INK, Paint
from brief_builder.charts.native.plan_bars import OVERLAP
from brief_builder.wording.tags import tag_of

if TYPE_CHECKING:
    from brief_builder.charts.model import Kind
    from brief_builder.charts.native.data import NativeSeries
    from brief_builder.charts.native.plan import Measures, Plan

_CHART: Any = Chart  # python-pptx says it is typed, and parts of it are not
_DATA: Any = CategoryChartData
_WRITER: Any = ChartXmlWriter
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TYPES: dict[Kind, tuple[str, str]] = {  # standing, lying
    "column": ("COLUMN_CLUSTERED", "BAR_CLUSTERED"),
    "bar": ("COLUMN_CLUSTERED", "BAR_CLUSTERED"),
    "balance": ("COLUMN_CLUSTERED", "BAR_CLUSTERED"),
    "grouped": ("COLUMN_CLUSTERED", "BAR_CLUSTERED"),
    "stacked": ("COLUMN_STACKED", "BAR_STACKED"),
    "waterfall": ("COLUMN_STACKED", "COLUMN_STACKED"),
    "share": ("COLUMN_STACKED_100", "BAR_STACKED_100"),
    "line": ("LINE_MARKERS", "LINE_MARKERS"),
    "slope": ("LINE_MARKERS", "LINE_MARKERS"),
    "area": ("AREA_STACKED", "AREA_STACKED"),
}
_LINES = frozenset({"line", "slope"})
_MOST_DOTS = 12  # points of a line that each have a dot


def chart_part(m: Measures, plan: Plan) -> tuple[bytes, tuple[str, ...]]:
    """The XML of the chart part, and the words that are typed in it."""
    kind = m.panel.kind
    space = _bones(m)
    chart: Any = _CHART(space, None)
    paint = Paint(m.look)
    labels = Labels(m, plan, paint)
    chart.font.size = Pt(m.size)
    chart.font.color.theme_color = INK
    plot = chart.plots[0]
    if kind not in _LINES and kind != "area":
        plot.vary_by_categories = False
        plot.gap_width = plan.gap
        plot.overlap = 100 if m.stacked else OVERLAP if len(m.data.shown) > 1 else 0
    for series, shown in zip(plot.series, m.data.series, strict=True):
        _draw(series, shown, m, plan, paint, labels)
    set_categories(chart, m, paint, plan)
    set_values(chart, m, paint, plan)
    _legend(chart, m, plan)
    _frame(space, plan, m)
    for held in space.iter(f"{_C}dLbls"):
        settle_labels(held)
    set_faces(space)
    _say_language(space, m.look.language)
    text = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text, tuple(labels.words)


def _bones(m: Measures) -> Any:
    """A chart of this kind with as many series and categories, as python-pptx writes it."""
    data = _DATA()
    data.categories = [str(number) for number in range(1, len(m.data.labels) + 1)]
    for number, series in enumerate(m.data.series, 1):
        data.add_series(f"S{number}", [None if value is None else 0 for value in series.values])
    which = _TYPES[m.panel.kind][m.lying]
    space = parse_xml(_WRITER(XL_CHART_TYPE[which], data).xml.encode())
    for axis, id_, other in (("catAx", CATEGORIES, VALUES), ("valAx", VALUES, CATEGORIES)):
        element = next(space.iter(f"{_C}{axis}"))
        element.find(f"{_C}axId").set("val", id_)
        element.find(f"{_C}crossAx").set("val", other)
    plot = next(each for each in space.iter() if str(each.tag).endswith("Chart"))
    for element, id_ in zip(plot.findall(f"{_C}axId"), (CATEGORIES, VALUES), strict=True):
        element.set("val", id_)
    for element in [*plot.findall(f"{_C}dLbls"), *plot.findall(f"{_C}smooth")]:
        plot.remove(element)
    return space


def _draw(series: Any, shown: NativeSeries, m: Measures, plan: Plan, paint: Paint, labels: Labels) -> None:
    """The look of a series, of those points that differ from it, and its labels."""
    kind = m.panel.kind
    if not shown.seen:
        paint.nothing(series.format)
        series.invert_if_negative = False
        return
    if kind == "area":
        paint.bar(series.format, shown.colour, "stated")
        return
    if kind in _LINES:
        _draw_line(series, shown, paint)
        if kind == "slope":
            labels.ends(series, shown, both=True)
        elif m.data.series.index(shown) in plan.named:
            labels.ends(series, shown, both=False)
        elif plan.labelled:
            labels.points(series, shown)
        return
    series.invert_if_negative = False
    touching = m.inside and _stands_on_others(shown, m)
    paint.bar(series.format, shown.colour, "stated", touching=touching)
    points = _Points(series)
    for place, point in enumerate(shown.points):
        if point is None or point.value is None:
            continue
        of = point.colour or shown.colour
        if (of != shown.colour or point.mark != "stated") and not points.again(place, of, point.mark):
            held = points.new(place, of, point.mark)
            paint.bar(held.format, of, point.mark, touching=touching)
            _keep_sign(held)
    if plan.labelled:
        labels.bars(series, shown)


class _Points:
    """The points of a series that have a look of their own: each look is made once, and copied."""

    def __init__(self, series: Any) -> None:
        self._series = series
        self._made: dict[tuple[str, str], Any] = {}

    def again(self, place: int, of: str, mark: str) -> bool:
        """Give a point, behind all that have one, a look that was made before; False where there is none."""
        made = self._made.get((of, mark))
        if made is None:
            return False
        copied = copy.deepcopy(made)
        copied.find(f"{_C}idx").set("val", str(place))
        self._series._element.findall(f"{_C}dPt")[-1].addnext(copied)
        return True

    def new(self, place: int, of: str, mark: str) -> Any:
        """The point that gets a new look."""
        held = self._series.points[place]
        self._made[of, mark] = self._series._element.get_or_add_dPt_for_point(place)
        return held


def _stands_on_others(shown: NativeSeries, m: Measures) -> bool:
    """Whether a bar of a series begins where one before it ends, above zero or below it."""
    before = m.data.series[: m.data.series.index(shown)]
    return any(
        mine and value and (mine < 0) == (value < 0)
        for other in before
        for mine, value in zip(shown.values, other.values, strict=True)
    )


def _keep_sign(point: Any) -> None:
    """Else some versions of Office draw a point below zero in other colours (21.2.2.86)."""
    element = point._element.get_or_add_dPt_for_point(point._idx)
    if element.find(f"{_C}invertIfNegative") is None:
        inverted = element.makeelement(f"{_C}invertIfNegative", {"val": "0"})
        element.insert(1, inverted)


def _draw_line(series: Any, shown: NativeSeries, paint: Paint) -> None:
    series.smooth = False
    many = len(shown.points) > _MOST_DOTS or shown.beside
    paint.line(series.format, shown.colour, "stated")
    paint.marker(series.marker, shown.colour, None if many else "stated")
    points = _Points(series)
    for place, point in enumerate(shown.points):
        if point is None or point.value is None:
            continue
        alone = all(_gap(shown, other) for other in (place - 1, place + 1))
        if point.mark == "stated" and not (many and alone):
            continue
        if not points.again(place, shown.colour, point.mark):
            held = points.new(place, shown.colour, point.mark)
            paint.marker(held.marker, shown.colour, point.mark)
            paint.line(held.format, shown.colour, point.mark)


def _gap(shown: NativeSeries, place: int) -> bool:
    return not 0 <= place < len(shown.values) or shown.values[place] is None


def _legend(chart: Any, m: Measures, plan: Plan) -> None:
    chart.has_title = False
    chart.has_legend = bool(plan.legend)
    if not plan.legend:
        return
    legend = chart.legend
    legend.position = XL_LEGEND_POSITION.TOP
    legend.include_in_layout = False
    legend.font.size = Pt(m.size)
    legend.font.color.theme_color = INK
    for index in sorted(plan.named):
        # It is named at its line (21.2.2.94: entries that are not shown).
        entry = legend._element.makeelement(f"{_C}legendEntry", {})
        etree.SubElement(entry, f"{_C}idx", val=str(index))
        etree.SubElement(entry, f"{_C}delete", val="1")
        after = [each for each in legend._element if each.tag in (f"{_C}legendPos", f"{_C}legendEntry")]
        after[-1].addnext(entry)


def _frame(space: Any, plan: Plan, m: Measures) -> None:
    """No border, no fill, no round corners, no title; the plot where the plan has it; gaps are gaps."""
    rounded = space.find(f"{_C}roundedCorners")
    if rounded is None:
        rounded = space.makeelement(f"{_C}roundedCorners", {})
        space.find(f"{_C}date1904").addnext(rounded)
    rounded.set("val", "0")
    held = space.find(f"{_C}chart")
    _set(held, "autoTitleDeleted", "1")
    _set(held, "dispBlanksAs", "gap")
    if held.find(f"{_C}plotVisOnly") is None:
        held.find(f"{_C}dispBlanksAs").addprevious(held.makeelement(f"{_C}plotVisOnly", {"val": "1"}))
    area = held.find(f"{_C}plotArea")
    for old in area.findall(f"{_C}layout"):
        area.remove(old)
    area.insert(0, _layout(area, plan, m))
    area.append(_unseen(area))
    space.find(f"{_C}txPr").addprevious(_unseen(space))


def _layout(area: Any, plan: Plan, m: Measures) -> Any:
    layout = area.makeelement(f"{_C}layout", {})
    manual = etree.SubElement(layout, f"{_C}manualLayout")
    sides = (("x", plan.left / m.width), ("y", plan.top / m.height), ("w", plan.width / m.width),
             ("h", plan.height / m.height))  # fmt: skip
    for name, value in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")):
        etree.SubElement(manual, f"{_C}{name}", val=value)
    for name, part in sides:
        etree.SubElement(manual, f"{_C}{name}", val=f"{part:.5f}")
    return layout


def _say_language(space: Any, language: str) -> None:
    """Let the chart, and each word in it, be in a language (ISO 29500-1, 21.2.2.87)."""
    tag = tag_of(language)
    for old in space.findall(f"{_C}lang"):
        space.remove(old)
    space.find(f"{_C}date1904").addnext(space.makeelement(f"{_C}lang", {"val": tag}))
    for properties in space.iter(f"{_A}defRPr", f"{_A}rPr", f"{_A}endParaRPr"):
        properties.set("lang", tag)


def _unseen(near: Any) -> Any:
    """Shape properties without fill and line."""
    c, a = near.nsmap["c"], near.nsmap["a"]
    xml = f'<c:spPr xmlns:c="{c}" xmlns:a="{a}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    return parse_xml(xml)


def _set(parent: Any, name: str, value: str) -> None:
    parent.find(f"{_C}{name}").set("val", value)
