"""A row of a table → its cells, and which columns of the grid they cover (ISO 29500-1, 17.4 and 21.1.3).

In Word a merged cell says how many columns it spans, and what it covers does not stand in the row. On a slide a row has
a cell for each column of the grid; those that a merged cell covers say `hMerge` or `vMerge`.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from brief_builder.office.xml import clark, is_on, whole

_ROW, _CELL, _VAL = clark("w:tr"), clark("w:tc"), clark("w:val")
_SPAN = f"{clark('w:tcPr')}/{clark('w:gridSpan')}"
_SLIDE_ROW, _SLIDE_CELL = clark("a:tr"), clark("a:tc")
_SLIDE_COLUMNS = f"{clark('a:tblGrid')}/{clark('a:gridCol')}"
_TEXTS = (clark("w:t"), clark("a:t"))
SURPLUS = "brief-surplus"  # at a cell whose row has a column too many, one of those that it covers


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the grid columns that it covers: 0-based, half-open.

    `covered` are the cells of its row that stand behind it and are hidden by it; in Word there are none.
    """

    cell: etree._Element
    start: int
    end: int
    covered: tuple[etree._Element, ...] = ()

    @property
    def cells(self) -> tuple[etree._Element, ...]:
        """The cell and those that it covers, in their order."""
        return (self.cell, *self.covered)


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, in content controls too, and not those of tables in it; on a slide also covered ones."""
    if row.tag == _SLIDE_ROW:
        return row.findall(_SLIDE_CELL)
    return [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW), None) is row]


def drawn_columns(table: etree._Element) -> int:
    """How many columns the grid of a slide's table has."""
    return len(table.findall(_SLIDE_COLUMNS))


def span_of(cell: etree._Element) -> int:
    """How many columns a cell of a Word table covers, from 1 on."""
    span = cell.find(_SPAN)
    return whole(span.get(_VAL), 1, 1) if span is not None else 1


def skipped(row: etree._Element, name: str) -> int:
    """Columns that a row leaves free at its beginning ('gridBefore') or end ('gridAfter')."""
    found = row.find(f"{clark('w:trPr')}/{clark(f'w:{name}')}")
    return whole(found.get(_VAL)) if found is not None else 0


def says(cell: etree._Element, name: str) -> bool:
    """Whether a cell of a slide's table says that it is covered from the left ('hMerge') or from above ('vMerge')."""
    return is_on(cell.get(name))


def placed(row: etree._Element) -> list[Placed]:
    """The cells of a row that are not covered from the left, with their columns."""
    out: list[Placed] = []
    if row.tag != _SLIDE_ROW:
        at = skipped(row, "gridBefore")
        for cell in cells_of(row):
            out.append(Placed(cell, at, at + span_of(cell)))
            at = out[-1].end
        return out
    at = 0
    for cell in cells_of(row):
        if out and says(cell, "hMerge"):
            last = out[-1]
            at += bool(last.covered) or SURPLUS not in last.cell.attrib
            out[-1] = Placed(last.cell, last.start, at, (*last.covered, cell))
        else:
            at += 1
            out.append(Placed(cell, at - 1, at))
    return out


def width_of(row: etree._Element) -> int:
    """How many columns a row comes to, those that it leaves free at its ends included."""
    cells = placed(row)
    return (cells[-1].end if cells else skipped(row, "gridBefore")) + skipped(row, "gridAfter")


def words_of(cell: etree._Element) -> str:
    """The text of a cell, without spaces around it."""
    return "".join(t.text or "" for t in cell.iter(*_TEXTS)).strip()


def is_empty(cell: etree._Element) -> bool:
    """Whether a cell of a slide's table shows nothing, no tag stands in it, and it is not merged with others."""
    merged = any(name in cell.attrib for name in ("gridSpan", "rowSpan", "hMerge", "vMerge"))
    return (
        not merged and not words_of(cell) and next(cell.iter(etree.ProcessingInstruction, clark("a:fld")), None) is None
    )
