"""The plan of a native chart → its two axes, as Office draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from brief_builder.charts.native.formats import Format
from brief_builder.charts.native.labels import upright
from brief_builder.charts.native.paint import INK, Paint
from brief_builder.charts.plot.scales import places

if TYPE_CHECKING:
    from brief_builder.charts.native.plan import Measures, Plan

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CATEGORIES, VALUES = "111111111", "222222222"  # ids: unsigned (21.2.2.9), and each once in the part
_FREELY = "-60000000"  # as Office writes that it may decide


def set_categories(chart: Any, m: Measures, paint: Paint, plan: Plan) -> None:
    """The axis of categories: a line without marks, upright labels, the first row of bars on top."""
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH if m.hangs else XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(m.size)
    axis.tick_labels.font.color.theme_color = INK
    if m.panel.kind == "slope":  # its lines are compared with each other, not with a line below
        axis.format.line.fill.background()
    else:
        paint.base(axis.format.line)
    if m.lying:
        axis.reverse_order = True  # the first row on top
    element = axis._element
    upright(element, wrap=True)
    _set(element, "auto", "0")
    if plan.every > 1:
        # Where labels are left out those that stay have room: LibreOffice knows no such number, and finds them itself.
        for body in element.iter(f"{_A}bodyPr"):
            body.set("rot", _FREELY)
        skip = element.makeelement(f"{_C}tickLblSkip", {"val": str(plan.every)})
        element.find(f"{_C}noMultiLvlLbl").addprevious(skip)


def set_values(chart: Any, m: Measures, paint: Paint, plan: Plan) -> None:
    """The axis of values: round numbers and a light grid, or nothing where figures stand at what shows them."""
    axis, numbers = chart.value_axis, plan.axis
    if plan.low is not None:
        axis.minimum_scale = float(plan.low)
    if plan.high is not None:
        axis.maximum_scale = float(plan.high)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = numbers is not None
    axis.visible = numbers is not None
    element = axis._element
    _set(element, "delete", "0" if numbers is not None else "1")
    if numbers is not None:
        labels = axis.tick_labels
        labels.number_format = "0%" if m.panel.kind == "share" else _axis_format(m, plan)
        labels.number_format_is_linked = False
        labels.font.size = Pt(m.size)
        labels.font.color.theme_color = INK
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
        axis.format.line.fill.background()
        paint.faint(axis.major_gridlines.format.line)
        upright(element, wrap=False)
        if len(numbers.numbers) > 1:
            axis.major_unit = 0.2 if m.panel.kind == "share" else float(numbers.numbers[1] - numbers.numbers[0])
    if m.lying and numbers is not None:
        # With the first row on top, the numbers would stand there too (21.2.2.33).
        _set(element, "crosses", "max")
    between = element.find(f"{_C}crossBetween")
    if between is None:
        between = element.makeelement(f"{_C}crossBetween", {})
        element.find(f"{_C}crosses").addnext(between)
    between.set("val", "midCat" if m.panel.kind == "area" else "between")


def _axis_format(m: Measures, plan: Plan) -> str:
    """As many digits as tell the numbers apart."""
    assert plan.axis is not None  # noqa: S101  the caller has looked
    return Format(m.format.power, places(plan.axis.numbers, m.format.power)).code


def _set(parent: Any, name: str, value: str) -> None:
    parent.find(f"{_C}{name}").set("val", value)
