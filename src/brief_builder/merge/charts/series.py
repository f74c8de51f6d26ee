"""A series of a native chart and its data → the element with its names, labels and numbers as Office caches them.

A chart shows its cache; the workbook is looked at when its reader edits the data. Both say the same
(ISO 29500-1, 21.2.2).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.cells import Area
from brief_builder.merge.charts.data import number_text
from brief_builder.office.xml import NAMESPACES, clark, whole

_C = f"{{{NAMESPACES['c']}}}"
_TX, _IDX, _ORDER, _VAL = clark("c:tx"), clark("c:idx"), clark("c:order"), "val"
_EXT, _POINT, _LABEL, _LABELS = clark("c:extLst"), clark("c:dPt"), clark("c:dLbl"), clark("c:dLbls")
_SRGB, _SCHEME = clark("a:srgbClr"), clark("a:schemeClr")
_MOST_CACHED = 1_048_576  # rows of a worksheet; no chart can have more points
_PLAIN_COLOURS = ("FFFFFF", "000000")
# What follows the labels of a series in the schema, so that they stand before it where they are new.
_AFTER_LABELS = frozenset(clark(f"c:{name}") for name in ("val", "yVal", "smooth", "shape", "bubbleSize", "extLst"))
# Labels that show cells of the workbook: their text is cached, and would be old.
_RANGE_EXT = "{02D57815-91ED-43cb-92C2-25804820EDAC}"


def name_of(series: etree._Element) -> str:
    """The name that a series shows."""
    tx = series.find(_TX)
    return "".join(v.text or "" for v in tx.iter(clark("c:v"))) if tx is not None else ""


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
    """Give a series its labels ('cat') or values ('val', 'xVal', 'yVal'); texts where the format is ''."""
    kind = "num" if number_format else "str"
    old = series.find(f"{_C}{tag}")
    if old is None:
        old = etree.Element(f"{_C}{tag}")
        at = next((i for i, child in enumerate(series) if child.tag in _AFTER_LABELS), len(series))
        series.insert(at, old)
    old[:] = [_reference(kind, values, area, number_format)]


def set_order(series: etree._Element, order: int) -> None:
    """Its place among the others; what decides its automatic colour stays."""
    found = series.find(_ORDER)
    if found is not None:
        found.set(_VAL, str(order))


def added(series: etree._Element, index: int) -> etree._Element:
    """A new series with this number that looks like the given one, in the colour of the theme that is next."""
    new = copy.deepcopy(series)
    number = new.find(_IDX)
    if number is not None:
        number.set(_VAL, str(index))
    for tag in (_POINT, _LABEL, _EXT):
        for element in list(new.iter(tag)):
            _remove(element)
    accent = f"accent{index % 6 + 1}"
    for look in new.iter(clark("c:spPr")):
        for colour in list(look.iter(_SRGB, _SCHEME)):
            plain = colour.get(_VAL, "").upper() in _PLAIN_COLOURS
            if (colour.tag == _SRGB and not plain) or re.fullmatch(r"accent\d", colour.get(_VAL, "")):
                fresh = etree.Element(_SCHEME, val=accent)
                fresh[:] = list(colour)
                fresh.tail = colour.tail
                colour.getparent().replace(colour, fresh)  # type: ignore[union-attr]
    return new


def follow_labels(series: etree._Element, old: list[str] | None, new: list[str], *, refill: bool) -> None:
    """Let formats of points, and labels of their own, go with the label that they stood at.

    Args:
        series: whose labels were `old`, and are `new`; None where points have no labels and are known by number.
        refill: whether points whose label went pass on to new labels, as the slices of a pie do; else they go.
    """
    places = {label: index for index, label in reversed(list(enumerate(new)))}
    was = old if old is not None else new
    moved = {index: places[label] for index, label in enumerate(was) if label in places}
    known = frozenset(was)
    free = [index for index, label in enumerate(new) if label not in known]
    held = sorted({_index(e) for e in series.iter(_POINT)} - set(moved))
    spare = dict(zip(held, free, strict=False)) if refill else {}
    for element in list(series.iter(_POINT, _LABEL)):
        place = moved.get(_index(element), spare.get(_index(element)) if element.tag == _POINT else None)
        typed = element.find(_TX) is not None and element.find(f".//{clark('a:fld')}") is None
        of_range = any(f.get("type") == "CELLRANGE" for f in element.iter(clark("a:fld")))
        if place is None or (element.tag == _LABEL and (typed or of_range)):
            _remove(element)  # a label typed by hand would be old
        else:
            element.find(_IDX).set(_VAL, str(place))  # type: ignore[union-attr]
    _in_order(series, _POINT)
    for labels in series.iter(_LABELS):
        _in_order(labels, _LABEL)
    for ext in [e for e in series.iter(clark("c:ext")) if e.get("uri") == _RANGE_EXT]:
        _remove(ext)


def _index(element: etree._Element) -> int:
    found = element.find(_IDX)
    return whole(found.get(_VAL)) if found is not None else 0


def _in_order(parent: etree._Element, tag: str) -> None:
    elements = [child for child in parent if child.tag == tag]
    if len(elements) > 1:
        at = list(parent).index(elements[0])
        for element in elements:
            parent.remove(element)
        parent[at:at] = sorted(elements, key=_index)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


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
