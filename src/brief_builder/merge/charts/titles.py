"""Titles and labels of a chart that show a cell of its workbook → their cached words, which follow the cell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from lxml import etree

from brief_builder.merge.charts.cells import Area, Cells
from brief_builder.merge.charts.data import number_text
from brief_builder.office.xml import clark

_REFERENCE, _FORMULA, _CACHE = clark("c:strRef"), clark("c:f"), clark("c:strCache")
_SERIES, _TEXT = clark("c:ser"), clark("c:tx")


def follow_cells(root: etree._Element, cells: Cells, find: Callable[[str], Area | None]) -> None:
    """Let titles that show a cell show what stands in it now (ISO 29500-1, 21.2.2.201).

    Args:
        root: the chart; its series are filled already.
        cells: what changes in the workbook.
        find: formula → the area that it names; None for what is not in this workbook, whose words stay as text.
    """
    for reference in [r for r in root.iter(_REFERENCE) if next(r.iterancestors(_SERIES), None) is None]:
        area, cache = find(reference.findtext(_FORMULA, "")), reference.find(_CACHE)
        if area is None:
            _as_text(reference, cache)
            continue
        for position, cell in enumerate(area.cells()):
            if cell in cells.values:
                _set(reference, position, cells.values[cell])


def _set(reference: etree._Element, position: int, value: str | Decimal | None) -> None:
    cache = reference.find(_CACHE)
    if cache is None:
        return
    point = next((p for p in cache.iter(clark("c:pt")) if p.get("idx") == str(position)), None)
    if point is None:
        point = etree.SubElement(cache, clark("c:pt"), idx=str(position))
    held = point.find(clark("c:v"))
    held = held if held is not None else etree.SubElement(point, clark("c:v"))
    held.text = number_text(value) if isinstance(value, Decimal) else value or ""


def _as_text(reference: etree._Element, cache: etree._Element | None) -> None:
    """Words of a cell that cannot be found are words; a path to another workbook does not stay."""
    text = reference.getparent()
    if text is None or text.tag != _TEXT:
        return
    words = " ".join(v.text or "" for v in cache.iter(clark("c:v"))) if cache is not None else ""
    rich = etree.Element(clark("c:rich"))
    etree.SubElement(rich, clark("a:bodyPr"))
    run = etree.SubElement(etree.SubElement(rich, clark("a:p")), clark("a:r"))
    etree.SubElement(run, clark("a:t")).text = words
    text[:] = [rich]
