"""The charts of a package → the cells of their workbooks that do not say what the chart shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Fault, Place, Problems

_NUMBERS, _FORMULA, _POINT, _VALUE = clark("c:numRef"), clark("c:f"), clark("c:pt"), clark("c:v")
_RANGE = re.compile(
    r"(?:'(?P<quoted>[^']+)'|(?P<sheet>[^!']+))!\$?(?P<column>[A-Z]{1,3})\$?(?P<first>\d{1,7})(?::\$?(?P<last>[A-Z]{1,3})\$?\d{1,7})?"
)
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R_ID = clark("r:id")


def check_workbooks(name: str, shown: str, data: bytes, problems: Problems) -> None:
    """Compare what charts show with their workbooks; problems of the code figure-changed."""
    if not name.endswith((".docx", ".pptx")):
        return
    package = Package.open(data)
    for part in package.names():
        if "/charts/" not in part or not package.content_type(part).endswith("drawingml.chart+xml"):
            continue
        unreadable = Fault("figure-changed", "the workbook of a chart cannot be read").at(Place(shown, (part,)))
        try:
            relationships = package.relationships(part)
        except Fault:
            problems.add(unreadable)
            continue
        for rel in relationships:
            if rel.external or not rel.target.endswith(".xlsx") or rel.target not in package:
                continue
            try:
                cells = _cells(Package.embedded(package.read(rel.target)))
                wrong = list(_unlike(parse(package.read(part), part), cells))
            except (Fault, KeyError, ValueError):
                problems.add(unreadable)
                continue
            for cell, held, drawn in wrong:
                message = f"the workbook of the chart has `{held or 'nothing'}` here, and the chart shows `{drawn}`"
                trail = (part.rpartition("/")[2], f"workbook, cell {cell}")
                problems.add(Fault("figure-changed", message).at(Place(shown, trail)))


def _unlike(chart: etree._Element, cells: dict[tuple[str, str], str]) -> Iterator[tuple[str, str, str]]:
    """Cell, what the workbook has, and what the chart shows, where these differ."""
    for reference in chart.iter(_NUMBERS):
        formula = reference.find(_FORMULA)
        found = _RANGE.fullmatch(formula.text or "") if formula is not None else None
        if found is None or (found["last"] or found["column"]) != found["column"]:
            continue
        sheet = found["quoted"] or found["sheet"]
        for point in reference.iter(_POINT):
            value = point.find(_VALUE)
            row = int(found["first"]) + whole(point.get("idx"))
            held = cells.get((sheet, f"{found['column']}{row}"), "")
            drawn = (value.text or "") if value is not None else ""
            if not same_number(held, drawn):
                yield f"{found['column']}{row}", held, drawn


def same_number(one: str, other: str) -> bool:
    """Whether two cells hold the same number, or the same words."""
    try:
        a, b = Decimal(one), Decimal(other)
        if a.is_finite() and b.is_finite():
            return a == b or abs(a - b) <= abs(a) * Decimal("1e-12")  # a workbook keeps 15 digits
    except ArithmeticError:
        pass  # no number, or one beyond all reckoning
    return one == other


def _cells(book: Package) -> dict[tuple[str, str], str]:
    """(sheet, cell) → the number in it, of all sheets."""
    main = book.main_part
    targets = {rel.id: rel.target for rel in book.relationships(main)}
    out: dict[tuple[str, str], str] = {}
    for sheet in parse(book.read(main), main).iter(f"{_S}sheet"):
        target = targets.get(sheet.get(_R_ID, ""), "")
        if target not in book:
            continue
        for cell in parse(book.read(target), target).iter(f"{_S}c"):
            value = cell.find(f"{_S}v")
            if value is not None and cell.get("t", "n") == "n":
                out[sheet.get("name", ""), cell.get("r", "")] = value.text or ""
    return out
