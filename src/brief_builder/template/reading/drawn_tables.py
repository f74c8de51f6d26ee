"""The tags of a slide → the cells of the tables that they change: their columns and merges, as their author drew them.

Once rows and columns are taken out or repeated, a cell that is merged with the one above it no longer tells with which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.grid import cells_of, says
from brief_builder.template.reading.tags import Tag


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell as it was drawn.

    Attributes:
        column: its column of the grid, 0-based.
        area: the number of the cells of this column that are merged downwards with it; None for a cell by itself.
    """

    column: int
    area: int | None


def drawn_cells(tags: Iterable[Tag], dialect: Dialect) -> dict[etree._Element, DrawnCell]:
    """The cells of each table that a tag may change, in document order; none where rows hold no covered cells."""
    if not dialect.covers:
        return {}
    changing = [tag.node for tag in tags if tag.kind != "value" and tag.node is not None]
    tables = dict.fromkeys(next(node.iterancestors(dialect.table), None) for node in changing)
    out: dict[etree._Element, DrawnCell] = {}
    areas = 0
    for table in tables:
        above: list[etree._Element] = []
        for row in table.iter(dialect.row) if table is not None else ():
            cells = cells_of(row)
            for column, cell in enumerate(cells):
                out[cell] = DrawnCell(column, None)
                if column >= len(above) or not says(cell, "vMerge"):
                    continue
                held = out[above[column]]
                if held.area is None:
                    areas += 1
                    held = out[above[column]] = DrawnCell(column, areas)
                out[cell] = held
            above = cells
    return out
