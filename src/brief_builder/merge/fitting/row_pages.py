"""The rows of a slide's table and the numbers of those on one of its slides → these rows, to stand alone.

A merged cell that is torn goes on as a cell with the same words (ISO 29500-1, 21.1.3.18: `rowSpan` counts the rows
that are there, and those that are covered say `vMerge`).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.grid import cells_of, says
from brief_builder.office.xml import whole


@dataclass(frozen=True, slots=True)
class Merge:
    """A cell that is merged over rows: its columns and its rows, both 0-based and half-open."""

    column: int
    end: int
    first: int
    last: int


def merges(rows: Sequence[etree._Element]) -> list[Merge]:
    """The cells that are merged over several rows, as far as the rows below say so too."""
    out: list[Merge] = []
    cells = [cells_of(row) for row in rows]
    for number, row in enumerate(cells):
        for column, cell in enumerate(row):
            span = whole(cell.get("rowSpan"), 1, 1)
            if span == 1 or says(cell, "vMerge") or says(cell, "hMerge"):
                continue
            last = number + 1
            while last < min(number + span, len(cells)) and column < len(cells[last]):
                if not says(cells[last][column], "vMerge"):
                    break
                last += 1
            wide = column + whole(cell.get("gridSpan"), 1, 1)
            out.append(Merge(column, min(wide, *(len(cells[n]) for n in range(number, last))), number, last))
    return out


def joined(merged: Sequence[Merge]) -> frozenset[int]:
    """The numbers of the rows that a merged cell joins with the row before."""
    return frozenset(row for merge in merged for row in range(merge.first + 1, merge.last))


def rows_alone(rows: Sequence[etree._Element], merged: Sequence[Merge], kept: Sequence[int]) -> list[etree._Element]:
    """Copies of some rows of a table, by their numbers in order; `merged` are the merges of all rows."""
    made = {number: deepcopy(rows[number]) for number in kept}
    for merge in merged:
        shown = [row for row in range(merge.first, merge.last) if row in made]
        if not shown or len(shown) == merge.last - merge.first:
            continue
        for column in range(merge.column, merge.end):
            cell = cells_of(made[shown[0]])[column]
            if shown[0] != merge.first:
                twin = deepcopy(cells_of(rows[merge.first])[column])
                made[shown[0]].replace(cell, twin)
                cell = twin
            if len(shown) > 1:
                cell.set("rowSpan", str(len(shown)))
            elif "rowSpan" in cell.attrib:
                del cell.attrib["rowSpan"]
    return list(made.values())
