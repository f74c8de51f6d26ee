"""A workbook → the `Grid` of one of its sheets, or one cell of it by its place or name."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from brief_builder.inputs.characters import FORBIDDEN, misleading
from brief_builder.inputs.grid import Cell, Grid, Layout
from brief_builder.inputs.number_formats import dated, exact, written
from brief_builder.inputs.workbooks import Book
from brief_builder.problems import Excerpt, Fault, Place, Problems, did_you_mean

_MAX_COLUMNS = 2_000
_ADDRESS = re.compile(r"(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # ST_Xstring (ECMA-376, 22.9.2.19): `_x000D_` is a line break
_COMPUTE = "open the workbook in Excel and save it: Excel computes it then"


def read_sheet(book: Book, problems: Problems, layout: Layout) -> Grid | None:
    """The table on a sheet; None when it cannot be told where it is.

    Args:
        book: the workbook.
        problems: takes what is wrong, and a warning for hidden rows and columns that are passed over.
        layout: what a person has said of the table; `sheet` may name a hidden one.
    """
    try:
        sheet = book.values[_sheet_name(book, layout.sheet)]
        rows = _rows(sheet)
        header = layout.header or next(iter(rows), 0)
        if not rows.get(header):
            what = f"row {header} holds no headings" if rows else "the sheet is empty"
            raise Fault("csv-shape", what, help="say with `header:` in which row they stand" if rows else ())
    except Fault as fault:
        where = (f'sheet "{layout.sheet}"',) if layout.sheet in book.names() else ()
        problems.add(fault.at(Place(book.file, where)))
        return None
    grid = Grid(book.file, [], sheet=sheet.title)
    over_it = [found for row, found in rows.items() if row < header]
    grid.above = [str(cell.value) for found in over_it for cell in found.values() if isinstance(cell.value, str)]
    headings = {column: _cell(book, sheet, found) for column, found in sorted(rows[header].items())}
    hidden = _hidden_columns(sheet, headings) if layout.hidden != "read" else set()
    columns = [column for column, cell in headings.items() if cell.text and column not in hidden][:_MAX_COLUMNS]
    grid.header = [headings[column] for column in columns]
    over = _merged(sheet, rows, columns)
    passed: list[int] = []
    for row, cells in rows.items():
        if row <= header or not layout.holds(row):
            continue
        if layout.hidden != "read" and row in sheet.row_dimensions and sheet.row_dimensions[row].hidden:
            passed.append(row)
            continue
        made = [_made(book, sheet, cells, row, column, over) for column in columns]
        if any(cell.text or cell.fault for cell in made if not cell.merged):
            grid.rows.append((row, made))
    for cell in [*grid.header, *(cell for _, row in grid.rows for cell in row)]:
        if not cell.number and not cell.merged and (told := misleading(cell.text)) is not None:
            problems.add(told[1].at(grid.place(cell), Excerpt(cell.text, told[0], told[0] + 1)))
    if layout.hidden == "" and (passed or hidden):
        names = [headings[column].text for column in sorted(hidden) if headings[column].text]
        _tell_hidden(grid, passed, names, problems)
    return grid


def read_cell(book: Book, address: str) -> tuple[str, Cell]:
    """(sheet, cell) of an address such as C7, Trade!C7 or 'My sheet'!$C$7.

    Raises:
        Fault: table-field when there is no such cell; the fault of a cell that has no value stands in the cell.
    """
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        cure = "write the sheet and the cell: `Trade!C7`; a sheet with spaces in quotes: `'My sheet'!C7`"
        raise Fault("table-field", f"`{address}` is not the place of one cell", help=cure)
    name = _sheet_name(book, (found[1] or found[2] or "").replace("''", "'"))
    sheet = book.values[name]
    column = 0
    for letter in found[3].upper():
        column = column * 26 + ord(letter) - 64
    cell = sheet._cells.get((int(found[4]), column))
    if cell is None or (cell.value is None and not book.has_formula(name, int(found[4]), column)):
        raise Fault("cell-unreadable", f"cell {found[3].upper()}{found[4]} of the sheet “{name}” is empty")
    return name, _cell(book, sheet, cell)


def named_cell(book: Book, name: str) -> tuple[str, Cell]:
    """(sheet, cell) that a defined name stands for: one of the workbook, or of a sheet as `Trade!exports_2023`.

    Raises:
        Fault: table-field when there is no such name, or it stands for more than one cell.
    """
    scope, _, plain = name.rpartition("!")
    found = _defined(book, scope.strip("'").replace("''", "'"), plain)
    target = str(found.attr_text or "").strip()
    if _ADDRESS.fullmatch(target) is None or "!" not in target or "[" in target:
        what = "more than one cell" if ":" in target or "," in target else "no cell"
        if "[" in target:
            what = "a cell of another workbook, which is not opened"
        if "#REF!" in target:
            what = "a cell that was deleted (#REF!)"
        raise Fault("table-field", f"the name `{name}` stands for {what}: {target}")
    return read_cell(book, target)


def _defined(book: Book, scope: str, name: str) -> Any:
    """A defined name; Excel does not tell capitals from small letters in them."""
    scopes = {sheet.title: sheet.defined_names for sheet in book.values.worksheets}
    if scope:
        scopes = {_sheet_name(book, scope): scopes[_sheet_name(book, scope)]}
    else:
        scopes = {"": book.values.defined_names, **scopes}
    found = [
        (where, each) for where, names in scopes.items() for key, each in names.items() if key.lower() == name.lower()
    ]
    if not found:
        known = [key for names in scopes.values() for key in names if not key.startswith("_xlnm")]
        hint = did_you_mean(name, known) or ("names: " + ", ".join(known[:20]) if known else "it has no names")
        raise Fault("table-field", f"the workbook has no name `{name}`", help=hint)
    if found[0][0] and len(found) > 1:
        sheets = ", ".join(f"`{where}!{name}`" for where, _ in found)
        raise Fault("table-field", f"several sheets have the name `{name}`", help=f"say which is meant: {sheets}")
    return found[0][1]


def _sheet_name(book: Book, wanted: str) -> str:
    names = book.names()
    if wanted:
        found = [name for name in names if name.lower() == wanted.lower()]
        if not found:
            hint = did_you_mean(wanted, names) or "sheets: " + ", ".join(names)
            raise Fault("table-field", f"the workbook has no sheet `{wanted}`", help=hint)
        return found[0]
    full = [name for name in book.visible() if any(c.value is not None for c in book.values[name]._cells.values())]
    if len(full) == 1:
        return full[0]
    if not full:
        hidden = [name for name in names if name not in book.visible()]
        cure = f"say `sheet:` to read a hidden one: {', '.join(hidden)}" if hidden else ()
        raise Fault("csv-shape", "no sheet of the workbook holds anything", help=cure)
    shown = ", ".join(full)
    raise Fault(
        "table-field", f"the workbook has more than one sheet: {shown}", help="say which is meant with `sheet:`"
    )


def _rows(sheet: Any) -> dict[int, dict[int, Any]]:
    """Row → column → cell, of the cells that there are; `iter_rows` would make all that lie between them."""
    rows: dict[int, dict[int, Any]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is not None or cell.data_type == "f":
            rows.setdefault(row, {})[column] = cell
        else:
            rows.setdefault(row, {}).setdefault(column, cell)
    return {row: cells for row, cells in rows.items() if any(cell.value is not None for cell in cells.values())}


def _merged(sheet: Any, rows: dict[int, dict[int, Any]], columns: list[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Each cell that a merged area covers, with the one that stands for all of them."""
    over: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                if (row, column) != first and row in rows and column in columns:
                    over[row, column] = first
    return over


def _made(
    book: Book, sheet: Any, cells: dict[int, Any], row: int, column: int, over: dict[tuple[int, int], tuple[int, int]]
) -> Cell:
    if (row, column) in over:
        first = _cell(book, sheet, sheet._cells[over[row, column]])
        return Cell(first.text, row, column, first.number, merged=True, fault=first.fault)
    found = cells.get(column)
    return _cell(book, sheet, found) if found is not None else Cell("", row, column)


def _cell(book: Book, sheet: Any, cell: Any) -> Cell:
    row, column, value = cell.row, cell.column, cell.value
    if value is None:
        # (An empty text, which a formula gives too, stands in the file with the type of a text.)
        if cell.data_type == "n" and book.has_formula(sheet.title, row, column):
            fault = Fault("cell-unreadable", "the formula in this cell was never computed", help=_COMPUTE)
            return Cell("", row, column, fault=fault)
        return Cell("", row, column)
    if cell.data_type == "e":
        fault = Fault("cell-unreadable", f"this cell holds an error, {value}", help="correct it in Excel and save")
        return Cell(str(value), row, column, fault=fault)
    try:
        text, number = _text(value, cell.number_format or "General")
    except Fault as fault:
        return Cell(str(value), row, column, fault=fault)
    return Cell(text, row, column, number=number)


def _text(value: Any, code: str) -> tuple[str, bool]:
    """(what the cell shows, whether it is a number)."""
    if isinstance(value, bool):
        return ("true" if value else "false"), False
    if isinstance(value, (int, float)):
        return written(exact(value), code), True
    if isinstance(value, (datetime, date)):
        return dated(value, code), False
    if isinstance(value, (time, timedelta)):
        return str(value), False
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).strip()
    if (bad := FORBIDDEN.search(text)) is not None:
        raise Fault("character-forbidden", f"the character U+{ord(bad[0]):04X} cannot stand in an Office file")
    return text, False


def _hidden_columns(sheet: Any, headings: dict[int, Cell]) -> set[int]:
    spans = [(d.min, d.max) for d in sheet.column_dimensions.values() if d.hidden and d.min and d.max]
    return {column for column in headings if any(low <= column <= high for low, high in spans)}


def _tell_hidden(grid: Grid, rows: list[int], columns: list[str], problems: Problems) -> None:
    parts = []
    if rows:
        listed = ", ".join(map(str, rows[:5])) + (f" and {len(rows) - 5} more" if len(rows) > 5 else "")
        parts.append(f"the hidden row{'s' if len(rows) > 1 else ''} {listed}")
    if columns:
        listed = ", ".join(f"“{name}”" for name in columns[:5])
        parts.append(f"the hidden column{'s' if len(columns) > 1 else ''} {listed}")
    fault = Fault(
        "table-hidden",
        f"{' and '.join(parts)} are not read" if len(rows) + len(columns) > 1 else f"{parts[0]} is not read",
        help="unhide them in Excel, or say `hidden: read` or `hidden: skip` in the .yaml file beside the workbook",
        severity="warning",
    )
    problems.add(fault.at(grid.place()))
