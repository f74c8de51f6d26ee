"""The tags of a slide → the cells of the tables that they change: their columns and merges, as their author drew them.

Once rows and columns are taken out or repeated, a cell that is merged with the one above it no longer tells with which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.grid import cells_of, drawn_columns, says
from brief_builder.problems import Fault, Problem
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


def drawn_cells(
    tags: Iterable[Tag], dialect: Dialect, report: Callable[[Problem], None]
) -> dict[etree._Element, DrawnCell]:
    """The cells of each table that a tag may change, in document order; none where rows hold no covered cells.

    A table that is no rectangle is reported at its first tag: nothing sound would come of it.
    """
    if not dialect.covers:
        return {}
    tables: dict[etree._Element, Tag] = {}
    for tag in tags:
        table = next(tag.node.iterancestors(dialect.table), None) if tag.node is not None else None
        if tag.kind != "value" and table is not None:
            tables.setdefault(table, tag)
    out: dict[etree._Element, DrawnCell] = {}
    areas = 0
    for table, tag in tables.items():
        wrong = _damage(table, dialect)
        if wrong:
            cure = "open it in PowerPoint and save it again"
            fault = Fault("template-unreadable", f"the file is damaged: {wrong}", help=cure)
            report(fault.at(tag.place, tag.excerpt))
            continue
        above: list[etree._Element] = []
        for row in table.iter(dialect.row):
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


def _damage(table: etree._Element, dialect: Dialect) -> str:
    """What is wrong with a table, each row of which has a cell for each column of its grid (ISO 29500-1, 21.1.3.13)."""
    frame = next(table.iterancestors(dialect.frame), table) if dialect.frame is not None else table
    columns = drawn_columns(table)
    rows = list(table.iter(dialect.row))
    if any(row.getparent() is not table for row in rows) or len(list(frame.iter(dialect.table))) > 1:
        return "this table stands in one frame with another"
    if any(len(cells_of(row)) != columns for row in rows):
        return "a row of this table has not as many cells as it has columns"
    return ""
