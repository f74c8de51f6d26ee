"""AX4: tables have a title and a marked header row, are simple, and their rows stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brief_builder.access.view import View, has_tag
from brief_builder.problems import Excerpt, Fault, Problem
from brief_builder.problems.model import Severity
from brief_builder.structure import Row, Table

_TALL = 300  # characters of a cell, about eight lines in a third of a page
_Rows = list[tuple[int, Row]]


def tables(view: View) -> Iterator[Problem]:
    """Each table of the document."""
    for table in view.document.tables:
        rows = view.rows(table)
        if table.nested:
            message = "this table stands in a cell of another one: screen readers lose their way in it"
            yield _at(table, "table-nested", message, "take it out, and put it below the outer table")
        if not rows:
            continue
        if _is_layout(rows):
            continue
        yield from _headers(view, table, rows)
        yield from _title(view, table)
        yield from _shape(view, table, rows)


def _headers(view: View, table: Table, rows: _Rows) -> Iterator[Problem]:
    marked = [(number, row) for number, row in rows if row.header]
    if not marked:
        cure = view.cure(
            "click in the first row, then Table Layout, Repeat Header Rows",
            "click in the table, then Table Design, tick Header Row",
        )
        message = "no row of this table is marked as its header: a screen reader cannot say whose figure it reads"
        yield _at(table, "table-headless", message, cure)
        return
    if marked[0][0] != rows[0][0]:
        message = f"row {marked[0][0] + 1} is marked as a header and the first row is not: Word then repeats none"
        yield _at(table, "table-headless", message, "mark the first row as well, or move the header to the top")
    for number, row in marked:
        empty = [c for c in row.cells if c.empty and not c.covered]
        inner = [c for c in empty if c.column > 0]
        if inner:
            columns = ", ".join(str(c.column + 1) for c in inner)
            message = f"the header of column {columns} is empty: a screen reader has no name for what stands below it"
            yield _at(table, "header-empty", message, "write what the column holds", row=number)
        elif empty and number == rows[0][0]:
            message = "the first cell of the header is empty: a screen reader has no name for the first column"
            yield _at(
                table,
                "header-empty",
                message,
                "write what the rows are: “Measure”, “Year”",
                row=number,
                severity="note",
            )


def _title(view: View, table: Table) -> Iterator[Problem]:
    if table.title or table.description:
        return
    document = view.document
    if table.slide is not None:
        slide = document.slides[table.slide]
        alone = sum(other.slide == table.slide for other in document.tables) == 1
        if slide.title and alone:
            return
    else:
        beside = [n for n in (table.first - 1, table.last + 1) if 0 <= n < len(document.paragraphs)]
        if any(document.paragraphs[n].role == "caption" or "SEQ" in document.paragraphs[n].fields for n in beside):
            return
    message = "this table has neither a title nor a caption: a screen reader announces a table and does not say of what"
    cure = view.cure(
        "right-click the table, Table Properties, Alt Text: write a title; or References, Insert Caption",
        "right-click the table, View Alt Text, and say in a sentence what it holds",
    )
    yield _at(table, "table-untitled", message, cure)


def _shape(view: View, table: Table, rows: _Rows) -> Iterator[Problem]:
    merged = next(
        (
            (number, cell)
            for number, row in rows
            for cell in row.cells
            if cell.tall or (cell.width > 1 and not cell.covered)
        ),
        None,
    )
    if merged is not None:
        number, cell = merged
        message = "cells are merged: a screen reader names the wrong header for what follows"
        cure = view.cure(
            "Table Layout, Split Cells, and repeat in each cell what holds for it; or make two tables",
            "Layout, Split Cells, and repeat in each cell what holds for it; or make two tables",
        )
        words = cell.text if cell.text else None
        yield _at(table, "table-merged", message, cure, row=number, column=cell.column, words=words)
    elif len({sum(cell.width for cell in row.cells) for _, row in rows}) > 1:
        message = "the rows of this table have different numbers of cells: a screen reader names wrong headers"
        yield _at(table, "table-merged", message, "give each row the same number of cells")
    widest = max(len(row.cells) for _, row in rows)
    blank = [n for n, row in rows if all(c.empty and not c.covered for c in row.cells) and len(row.cells) == widest]
    if blank:
        message = f"row {blank[0] + 1} is empty: a screen reader takes the table to end there"
        cure = view.cure(
            "delete the row, and set the space with the height of the rows or the margins of the cells",
            "delete the row, and set the space with the height of the rows",
        )
        yield _at(table, "table-blank", message, cure, row=blank[0])
    body = [row for _, row in rows if not row.header]
    for column in range(widest):
        cells = [c for _, row in rows for c in row.cells if c.column == column and c.width == 1]
        if len(cells) == len(rows) and len(body) > 0 and all(c.empty and not c.covered and not c.tall for c in cells):
            message = f"column {column + 1} is empty: a screen reader says “blank” in each of its cells"
            yield _at(
                table, "table-blank", message, "delete the column, and set the space with the margins of the cells"
            )
            break
    split = sum(row.splits for _, row in rows)
    if split and view.in_word and not any(_is_tall(row) for _, row in rows):
        several = f"{split} rows of this table" if split > 1 else "a row of this table"
        message = f"{several} may be broken between two pages, where its cells are hard to follow"
        cure = "select the table, Table Properties, Row: untick “Allow row to break across pages”"
        yield _at(table, "row-splits", message, cure, severity="note")


def _is_tall(row: Row) -> bool:
    """Whether keeping a row whole may leave half a page empty; what tags make of it is not known."""
    return any(len(cell.text) > _TALL or has_tag(cell.text) for cell in row.cells)


def _is_layout(rows: _Rows) -> bool:
    """A frame around a text: one row, or one column of boxes. There is nothing to navigate in it."""
    return len(rows) == 1 or all(len(row.cells) == 1 for _, row in rows)


def _at(
    table: Table,
    code: str,
    message: str,
    cure: str,
    *,
    row: int | None = None,
    column: int | None = None,
    words: str | None = None,
    severity: Severity = "warning",
) -> Problem:
    place = table.place
    steps = [f"row {row + 1}"] if row is not None else []
    steps += [f"column {column + 1}"] if column is not None else []
    if steps:
        place = replace(place, trail=(*place.trail, *steps))
    return Fault(code, message, help=cure, severity=severity).at(place, Excerpt(words) if words else None)
