"""A row of a Word table → its cells, and which columns of the grid they cover (ISO 29500-1, 17.4)."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.xml import clark, whole

MOST_COLUMNS = 63  # Word's limit
_ROW, _CELL, _VAL = clark("w:tr"), clark("w:tc"), clark("w:val")
_SPAN = f"{clark('w:tcPr')}/{clark('w:gridSpan')}"


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, in content controls too, and not those of tables in it."""
    return [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW), None) is row]


def span_of(cell: etree._Element) -> int:
    """How many columns a cell covers, from 1 on."""
    span = cell.find(_SPAN)
    return whole(span.get(_VAL), 1, 1) if span is not None else 1


def skipped(row: etree._Element, name: str) -> int:
    """Columns that a row leaves free at its beginning ('gridBefore') or end ('gridAfter')."""
    found = row.find(f"{clark('w:trPr')}/{clark(f'w:{name}')}")
    return whole(found.get(_VAL)) if found is not None else 0
