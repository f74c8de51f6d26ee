"""A rendered table whose columns or merges a template decided → the table with a grid that fits its rows.

Word takes a table's columns from its grid; rows that a loop made wider or narrower than the grid come out crooked or
cut off. The table keeps its width, and each row its proportions.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from lxml import etree

from brief_builder.merge.settling.marks import seen_words
from brief_builder.merge.settling.misfit import Misfit
from brief_builder.merge.settling.uneven import (
    compare_rows,
    looped_rows,
    refuse_width,
    rooted,
    shares,
    unrooted,
)
from brief_builder.office.dialect import WORD
from brief_builder.office.grid import cells_of, skipped, span_of, width_of
from brief_builder.office.schema import drop_with_control
from brief_builder.office.xml import clark, whole
from brief_builder.template.extents.columns import STRETCH
from brief_builder.template.reading.cells import MERGE_EQUAL

_ROW, _CELL, _TABLE, _P = (clark(f"w:{name}") for name in ("tr", "tc", "tbl", "p"))
_PR, _SPAN, _H, _V, _WIDTH = (clark(f"w:{name}") for name in ("tcPr", "gridSpan", "hMerge", "vMerge", "tcW"))
_GRID, _COLUMN, _TEXT = clark("w:tblGrid"), clark("w:gridCol"), clark("w:t")
_VAL, _W, _TYPE = clark("w:val"), clark("w:w"), clark("w:type")
_AUTHORS = ("restart", "continue", None)


def refit(xml: str, declarations: str, uneven: Callable[[Misfit], None]) -> str:
    """The table with its merges made and its grid as wide as its widest row.

    Args:
        xml: one `w:tbl`.
        declarations: the namespace declarations of the part's root, as they are written.
        uneven: takes what is wrong where loops give the rows different numbers of columns (columns-differ).

    Raises:
        Misfit: limit-reached.
    """
    root = rooted(xml, declarations)
    table = root.find(f".//{_TABLE}")
    if table is None:
        return xml
    rows = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE), None) is table]
    for row in rows:
        _merge_across(row)
    looped = looped_rows(rows)
    compare_rows(rows, looped, uneven, lambda row: bool(_stretching(row)))
    _fit_grid(table, rows, next((number for _, number in looped.values()), None))
    _merge_down(rows)
    return unrooted(root)


# -- cells of a row


def _set_span(cell: etree._Element, span: int) -> None:
    properties = cell.find(_PR)
    if properties is None:
        properties = cell.makeelement(_PR)
        cell.insert(0, properties)
    held = properties.find(_SPAN)
    if span == 1:
        if held is not None:
            properties.remove(held)
        return
    if held is None:
        held = properties.makeelement(_SPAN)
        before = (clark("w:cnfStyle"), _WIDTH)
        properties.insert(sum(child.tag in before for child in properties), held)
    held.set(_VAL, str(span))


def _mark(cell: etree._Element, name: str) -> str:
    """The mark that asks for a merge; '' when there is none, or when the author merged the cell."""
    found = cell.find(f"{_PR}/{name}")
    value = found.get(_VAL) if found is not None else None
    return "" if value is None or value in _AUTHORS else value


def _drop(cell: etree._Element, name: str) -> None:
    properties = cell.find(_PR)
    found = properties.find(name) if properties is not None else None
    if properties is not None and found is not None:
        properties.remove(found)


def _same(one: etree._Element, other: etree._Element, name: str) -> bool:
    """Whether two neighbours become one: cells of one loop, or with the same words where that is asked."""
    mark = _mark(one, name)
    if not mark or mark != _mark(other, name):
        return False
    return mark != MERGE_EQUAL or seen_words(one) == seen_words(other)


def _merge_across(row: etree._Element) -> None:
    cells = cells_of(row)
    first: etree._Element | None = None
    for cell, following in pairwise([*cells, None]):
        assert cell is not None  # noqa: S101  only the last one is
        if following is not None and first is None and _same(cell, following, _H):
            first = cell
        elif first is not None:
            _set_span(first, span_of(first) + span_of(cell))
            drop_with_control(cell)
            if following is not None and not _same(cell, following, _H):
                first = None
    for cell in cells:
        if _mark(cell, _H):
            _drop(cell, _H)


# -- the grid


def _stretching(row: etree._Element) -> list[etree._Element]:
    """The cells that take what their row lacks."""
    return [c for c in cells_of(row) if c.find(f"{_PR}/{_SPAN}[@{_VAL}='{STRETCH}']") is not None]


def _fit_grid(table: etree._Element, rows: list[etree._Element], number: int | None) -> None:
    grid = table.find(_GRID)
    if grid is None or not rows:
        return
    wanted = max(map(width_of, rows))
    refuse_width(rows, wanted, WORD.most_columns, WORD.name, number)
    for row in rows:
        _stretch(row, wanted)
    old = [whole(column.get(_W)) for column in grid.findall(_COLUMN)]
    total = sum(old)
    natural = _natural(next(r for r in rows if width_of(r) == wanted), wanted)
    if wanted == len(old) and (not all(natural) or abs(sum(natural) - total) <= total // 20):
        return
    widths = shares(natural, total)
    for column in grid.findall(_COLUMN):
        grid.remove(column)
    for at, width in enumerate(widths):
        column = grid.makeelement(_COLUMN, {_W: str(width)} if total else {})
        grid.insert(at, column)
    if total:
        for row in rows:
            _fit_cells(row, widths)


def _stretch(row: etree._Element, wanted: int) -> None:
    """Give the cell that spans repeated columns what the row lacks."""
    for cell in _stretching(row)[:1]:
        _set_span(cell, max(wanted - (width_of(row) - 1), 1))


def _natural(row: etree._Element, columns: int) -> list[int]:
    """How wide the cells of a row say they are, for each column that they cover; 0 where they do not say."""
    out: list[int] = [0] * skipped(row, "gridBefore")
    for cell in cells_of(row):
        width = cell.find(f"{_PR}/{_WIDTH}")
        told = width is not None and width.get(_TYPE, "dxa") == "dxa"
        each = whole(width.get(_W)) // span_of(cell) if told and width is not None else 0
        out += [each] * span_of(cell)
    return (out + [0] * columns)[:columns]


def _fit_cells(row: etree._Element, widths: list[int]) -> None:
    at = skipped(row, "gridBefore")
    for cell in cells_of(row):
        span = span_of(cell)
        width = cell.find(f"{_PR}/{_WIDTH}")
        if width is not None and width.get(_TYPE, "dxa") == "dxa":
            width.set(_W, str(sum(widths[at : at + span])))
        at += span


# -- merges from row to row


def _merge_down(rows: list[etree._Element]) -> None:
    above: dict[tuple[int, int], etree._Element] = {}
    marked: list[etree._Element] = []
    continued: set[etree._Element] = set()
    heads: set[etree._Element] = set()
    for row in rows:
        here: dict[tuple[int, int], etree._Element] = {}
        at = skipped(row, "gridBefore")
        for cell in cells_of(row):
            where = (at, at + span_of(cell))
            at = where[1]
            if not _mark(cell, _V):
                continue
            here[where] = cell
            marked.append(cell)
            up = above.get(where)
            if up is not None and _same(up, cell, _V):
                continued.add(cell)
                heads.add(up)
        above = here
    for cell in marked:
        merge = cell.find(f"{_PR}/{_V}")
        if merge is None:
            continue
        if cell in continued:
            merge.set(_VAL, "continue")
            _empty(cell)
        elif cell in heads:
            merge.set(_VAL, "restart")
        else:
            _drop(cell, _V)


def _empty(cell: etree._Element) -> None:
    """Leave one paragraph with its format: what a merged cell hides must not be found, read or copied."""
    paragraph = next(cell.iter(_P))
    kept = paragraph.find(clark("w:pPr"))
    for child in list(cell):
        if child.tag != _PR:
            cell.remove(child)
    empty = etree.SubElement(cell, _P)
    if kept is not None:
        empty.append(kept)
