"""A series of a native chart and its data → the element with its names, labels and numbers as Office caches them.

A chart shows its cache; the workbook is looked at when its reader edits the data. Both say the same
(ISO 29500-1, 21.2.2).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from decimal import Decimal
from uuid import NAMESPACE_OID, uuid5

from lxml import etree

from brief_builder.merge.charts.cells import Area
from brief_builder.merge.charts.colours import Colour, recolour
from brief_builder.merge.charts.data import number_text
from brief_builder.office.schema import drop
from brief_builder.office.xml import NAMESPACES, clark, whole

_C = f"{{{NAMESPACES['c']}}}"
_TX, _IDX, _ORDER, _VAL = clark("c:tx"), clark("c:idx"), clark("c:order"), "val"
_EXT, _POINT, _LABEL = clark("c:ext"), clark("c:dPt"), clark("c:dLbl")
_C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_UNIQUE = "{http://schemas.microsoft.com/office/drawing/2014/chart}uniqueId"
_MOST_CACHED = 1_048_576  # rows of a worksheet; no chart can have more points
# The end of a series in the order of the schema: what is new stands before what follows it.
_ENDING = ("cat", "xVal", "val", "yVal", "bubbleSize", "bubble3D", "smooth", "shape", "extLst")


def name_of(series: etree._Element) -> str:
    """The name that a series shows."""
    tx = series.find(_TX)
    return "".join(v.text or "" for v in tx.iter(clark("c:v"))) if tx is not None else ""


def number_of(element: etree._Element, name: str = "c:idx") -> int:
    """The number by which Office knows a series, a point or a label (ISO 29500-1, 21.2.2.84); 0 where it has none."""
    found = element.find(clark(name))
    return whole(found.get("val")) if found is not None else 0


def labels_of(series: etree._Element) -> list[str]:
    """The labels of its points, as they are cached; '' for a gap."""
    labels = series.find(clark("c:cat"))
    points: dict[int, str] = {}
    for point in labels.iter(clark("c:pt")) if labels is not None else ():
        if (index := whole(point.get("idx"))) < _MOST_CACHED:  # a file may number a point as it likes
            points[index] = point.findtext(clark("c:v"), "")
    return [points.get(index, "") for index in range(max(points, default=-1) + 1)]


def format_of(series: etree._Element, tag: str) -> str:
    """The number format of its values ('val', 'yVal') or labels; '' where the file names none."""
    found = series.find(f"{_C}{tag}")
    return (found.findtext(f".//{_C}formatCode") or "") if found is not None else ""


def set_name(series: etree._Element, name: str, cell: Area | None) -> None:
    """Give a series its name; `cell` is where it stands in the workbook, None without one."""
    tx = series.find(_TX)
    if tx is None:
        tx = etree.Element(_TX)
        at = next((i for i, child in enumerate(series, start=1) if child.tag == _ORDER), 0)
        series.insert(at, tx)
    tx[:] = [_reference("str", [name], cell, "") if cell is not None else _element("v", text=name)]


def set_points(
    series: etree._Element, tag: str, values: Sequence[str | Decimal | None], area: Area | None, number_format: str
) -> None:
    """Give a series its labels ('cat'), values ('val', 'xVal', 'yVal', 'bubbleSize'); texts where the format is ''."""
    kind = "num" if number_format else "str"
    old = series.find(f"{_C}{tag}")
    if old is None:
        old = etree.Element(f"{_C}{tag}")
        after = {clark(f"c:{name}") for name in _ENDING[_ENDING.index(tag) + 1 :]}
        at = next((i for i, child in enumerate(series) if child.tag in after), len(series))
        series.insert(at, old)
    old[:] = [_reference(kind, values, area, number_format)]


def set_order(series: etree._Element, order: int) -> None:
    """Its place among the others; what decides its automatic colour stays."""
    found = series.find(_ORDER)
    if found is not None:
        found.set(_VAL, str(order))


def added(series: etree._Element, index: int, colour: Colour) -> etree._Element:
    """A new series with this number that looks like the given one, in this colour."""
    new = copy.deepcopy(series)
    number = new.find(_IDX)
    if number is not None:
        number.set(_VAL, str(index))
    for tag in (_POINT, _LABEL, clark("c:trendline")):
        for element in list(new.iter(tag)):
            drop(element)
    recolour(new, colour)
    return new


def forget_filters(root: etree._Element) -> None:
    """Take out the series and labels that a filter of the chart hides: they hold old numbers."""
    for ext in [e for e in root.iter(_EXT) if any(str(c.tag).startswith(f"{_C15}filtered") for c in e)]:
        drop(ext)
    for ext in [e for e in root.iter(_EXT) if e.find(f"{_C15}categoryFilterExceptions") is not None]:
        drop(ext)


def make_unique(root: etree._Element) -> None:
    """Give series and points that are copies an id of their own; the same one each time."""
    used: set[str] = set()
    for element in root.iter(_UNIQUE):
        number = 1
        known = given = element.get(_VAL, "")
        while known in used:
            known = f"{{{str(uuid5(NAMESPACE_OID, f'{given} {number}')).upper()}}}"
            number += 1
        element.set(_VAL, known)
        used.add(known)


def _reference(
    kind: str, values: Sequence[str | Decimal | None], area: Area | None, number_format: str
) -> etree._Element:
    """A reference to cells with its cache; the bare values without a workbook."""
    cache = etree.Element(f"{_C}{kind}{'Cache' if area is not None else 'Lit'}")
    if number_format:
        cache.append(_element("formatCode", text=number_format))
    cache.append(_element("ptCount", val=str(len(values))))
    for index, value in enumerate(values):
        if value is not None:
            point = _element("pt", idx=str(index))
            point.append(_element("v", text=number_text(value) if isinstance(value, Decimal) else value))
            cache.append(point)
    if area is None:
        return cache
    reference = etree.Element(f"{_C}{kind}Ref")
    reference[:] = [_element("f", text=area.formula()), cache]
    return reference


def _element(name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.Element(f"{_C}{name}", attributes)
    element.text = text
    return element
