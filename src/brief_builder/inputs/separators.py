"""The text of a CSV table → what separates its cells: a comma, a semicolon, a tab or a bar."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from brief_builder.problems import Fault

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOKED_AT = 200  # rows


def separator_of(text: str, headings: Collection[str]) -> str:
    """The separator that the header tells; a comma when the header has only one cell with each.

    Quotation marks are respected: a comma in them separates nothing. Where the header leaves a choice, the headings
    that must be there decide, then the one separator with which all rows are as wide as the header.

    Args:
        text: from the header on.
        headings: column names that the header is known to hold.

    Raises:
        Fault: csv-shape when it cannot be told.
    """
    tables = {sign: rows for sign in SEPARATORS if (rows := _rows(text, sign)) and len(rows[0]) > 1}
    if len(tables) <= 1:
        return next(iter(tables), ",")
    wanted = set(headings)
    named = [sign for sign, rows in tables.items() if wanted and wanted <= {plain_heading(h) for h in rows[0]}]
    if len(named) == 1:
        return named[0]
    even = [sign for sign, rows in tables.items() if {len(row) for row in rows} == {len(rows[0])}]
    if len(even) == 1:
        return even[0]
    either = " or ".join(SEPARATORS[sign] for sign in (even or tables))
    raise Fault(
        "csv-shape",
        f"it cannot be told what separates the cells: {either}",
        help='say it in the .yaml file beside the table: `separator: ";"`',
    )


def plain_heading(text: str) -> str:
    """A heading with its line breaks and double spaces made one space."""
    return " ".join(text.split())


def _rows(text: str, sign: str) -> list[list[str]]:
    """The first rows that are not empty; [] when the text is not CSV with this separator."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) > _LOOKED_AT:
                break
    except csv.Error:
        return rows if rows else []  # a fault further down is told when the rows are read
    return rows
