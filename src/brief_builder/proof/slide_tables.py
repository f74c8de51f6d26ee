"""A table of a slide in → every breach of its rectangle that PowerPoint repairs or refuses a file for."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.grid import cells_of, drawn_columns, says
from brief_builder.office.xml import clark, whole

_ROW = clark("a:tr")


def table_breaches(table: etree._Element) -> list[str]:
    """What is wrong with an `a:tbl` (ISO 29500-1, 21.1.3): rows as long as the grid, merged cells that fit into it.

    A merged cell says how far it reaches, and the cells that it covers say so too, and no others.
    """
    columns, rows = drawn_columns(table), [cells_of(row) for row in table.findall(_ROW)]
    if any(len(cells) != columns for cells in rows):
        return ["a table row has not as many cells as the table has columns"]
    covered: set[tuple[int, int]] = set()
    for y, cells in enumerate(rows):
        for x, cell in enumerate(cells):
            if (y, x) in covered or says(cell, "hMerge") or says(cell, "vMerge"):
                continue
            wide, high = whole(cell.get("gridSpan"), 1, 1), whole(cell.get("rowSpan"), 1, 1)
            if x + wide > columns or y + high > len(rows):
                return ["a merged cell reaches out of its table"]
            area = {(y + down, x + right) for down in range(high) for right in range(wide)} - {(y, x)}
            if area & covered:
                return ["two merged cells of a table cover the same cell"]
            covered |= area
    for y, cells in enumerate(rows):
        for x, cell in enumerate(cells):
            if (says(cell, "hMerge") or says(cell, "vMerge")) != ((y, x) in covered):
                return ["a cell of a table is covered by no merged cell, or does not say that it is"]
    return []
