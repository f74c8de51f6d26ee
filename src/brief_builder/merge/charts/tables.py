"""A table of Excel around a chart's data, and where the data stand now → the table that holds them."""

from __future__ import annotations

from lxml import etree

from brief_builder.merge.charts.cells import Area
from brief_builder.merge.charts.sheets import MAIN, Sheet
from brief_builder.office.xml import whole

_OF_TOTALS = ("totalsRowFunction", "totalsRowLabel")


def fit_table(root: etree._Element, area: Area, before: Area, sheet: Sheet) -> None:
    """Let a table that begins where the data do hold them; Excel wants its columns called as the cells above them.

    Args:
        root: the table; one that begins elsewhere stays.
        area: where the data stand, with their names.
        before: where they stood; columns and rows of the table beside it are the author's own, and stay in it.
        sheet: the sheet of the table, filled.
    """
    held = Area.of(f"x!{root.get('ref', '')}")
    if held is None or (held.left, held.top) != (area.left, area.top):
        return
    bottom = held.bottom - whole(root.get("totalsRowCount"))
    right = max(area.right, held.right) if held.right > before.right else area.right
    bottom = max(area.bottom, bottom) if bottom > before.bottom else area.bottom
    reference = Area("x", area.left, area.top, right, bottom).formula().partition("!")[2].replace("$", "")
    root.set("ref", reference)
    for name in ("totalsRowCount", "totalsRowShown"):
        root.attrib.pop(name, "")
    filter_ = root.find(f"{MAIN}autoFilter")
    if filter_ is not None:
        filter_.set("ref", reference)
        filter_[:] = []
    sort = root.find(f"{MAIN}sortState")
    if sort is not None:
        root.remove(sort)
    columns = root.find(f"{MAIN}tableColumns")
    if columns is None:
        return
    known = list(columns)
    largest = max((whole(c.get("id")) for c in known), default=0)
    new: list[etree._Element] = []
    for offset in range(right - area.left + 1):
        if offset < len(known):
            column = known[offset]
            if area.left + offset <= area.right:
                column[:] = []  # a formula that fills the column
                column.attrib.pop("dataDxfId", "")
        else:
            largest += 1
            column = columns.makeelement(f"{MAIN}tableColumn", {"id": str(largest)})
        name = sheet.text(area.top, area.left + offset)
        if name or offset >= len(known):
            column.set("name", name or f"Column{offset + 1}")
        for attribute in _OF_TOTALS:
            column.attrib.pop(attribute, "")
        new.append(column)
    columns[:] = new
    columns.set("count", str(len(new)))
