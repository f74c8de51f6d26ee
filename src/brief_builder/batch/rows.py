"""A table of any kind → rows of words by column, each of which knows its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from brief_builder.facts.reading.table_names import part_of_name
from brief_builder.inputs import (
    Cell,
    Grid,
    Layout,
    Located,
    open_book,
    plain_heading,
    read_csv,
    read_json,
    read_json_table,
    read_sheet,
    read_yaml,
)
from brief_builder.problems import Excerpt, Fault, Place, Problem, Problems, shown_path

APART = (".csv", ".tsv", ".xlsx", ".json")  # of tables that no pack reads for facts where pack.yaml stands
ENDINGS = (".csv", ".tsv", ".xlsx", ".json", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        words: column → what its cell says, "" for nothing.
        place: of the row as a whole.
        spots: column → the place of its cell, and what is shown of it.
        number: its line in the file or the sheet, or its number in the answer of a query; 0 for a pack of a folder.
    """

    words: Mapping[str, str]
    place: Place
    spots: Mapping[str, tuple[Place, Excerpt | None]] = field(default_factory=dict)
    number: int = 0

    def problem(self, fault: Fault, column: str) -> Problem:
        """The fault, at the cell of a column, or at the row where it has none."""
        place, excerpt = self.spots.get(column, (self.place, None))
        return fault.at(place, excerpt)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that name packs.

    Attributes:
        shown: its name in messages.
        folder: in which the packs that its cells name are looked for first.
        headings: column → its heading as it is written, and where. A column is known by its heading in small letters
            without accents, with `_` for spaces: `As of` is as_of.
        rows: in their order.
        is_folder: whether it is a folder of packs, which says nothing of them but where they are.
    """

    shown: str
    folder: Path
    headings: Mapping[str, tuple[str, Place]]
    rows: tuple[Row, ...]
    is_folder: bool = False


def read_rows(path: Path, sheet: str, problems: Problems, row: int | None = None) -> Table | None:
    """The table in a file; None when it cannot be read, which goes into problems.

    Args:
        path: a .csv, .tsv, .xlsx, .json or .yaml file.
        sheet: of a workbook; "" for its only visible one.
        problems: takes what is wrong.
        row: the line of the one row whose cells are looked at; None for all.
    """
    shown = shown_path(path)
    grid = _grid(path, shown, sheet, problems)
    return table_of(grid, path.parent, problems, row) if grid is not None else None


def _grid(path: Path, shown: str, sheet: str, problems: Problems) -> Grid | None:
    kind = path.suffix.lower()
    if kind in (".csv", ".tsv"):
        return read_csv(path, shown, problems)
    if kind == ".xlsx":
        book = open_book(path, shown, problems)
        return read_sheet(book, problems, Layout(sheet=sheet)) if book is not None else None
    if kind in (".json", ".yaml", ".yml"):
        located = read_json(path, shown, problems) if kind == ".json" else read_yaml(path, shown, problems)
        return read_json_table(_flat(located), problems, Layout()) if located is not None else None
    cure = "save it as one of " + ", ".join(ENDINGS)
    message = f"{shown} is no table of packs" if path.is_file() else f"there is no {shown}"
    code = "file-unreadable" if path.is_file() else "file-missing"
    problems.add(Fault(code, message, help=cure if path.is_file() else ()).at(Place(shown)))
    return None


def _flat(located: Located) -> Located:
    """The records with lists of words as one cell holds them: `[en, fr]` is en, fr."""
    if isinstance(located.value, list):
        for record in located.value:
            for key, value in record.items() if isinstance(record, dict) else ():
                if isinstance(value, list) and all(isinstance(each, (str, int, Decimal, date)) for each in value):
                    record[key] = ", ".join(map(str, value))
    return located


def table_of(grid: Grid, folder: Path, problems: Problems, only: int | None = None) -> Table | None:
    """The rows of a table that was read; None where two columns are one, or a cell cannot be read.

    `only` is the line of the one row whose cells are looked at; None for all.
    """
    columns = [part_of_name(cell.text) for cell in grid.header]
    headings: dict[str, tuple[str, Place]] = {}
    before = len(problems)
    for cell, column in zip(grid.header, columns, strict=True):
        if column in headings:
            message = f"the columns `{headings[column][0]}` and `{cell.text}` are one: `{column}`"
            problems.add(Fault("batch-field", message, help="rename one of them").at(grid.place(cell)))
        if column:
            headings[column] = (plain_heading(cell.text), grid.place(cell))
    rows = []
    for line, cells in grid.rows:
        spots = {column: _spot(grid, cell) for column, cell in zip(columns, cells, strict=True) if column}
        row = Row(
            {column: _one_line(cell.text) for column, cell in zip(columns, cells, strict=True) if column},
            grid.place(Cell("", line, 0 if grid.sheet is not None else 1)),
            spots,
            line,
        )
        problems.extend(
            row.problem(cell.fault, column)
            for column, cell in zip(columns, cells, strict=True)
            if column and cell.fault and only in (None, line)
        )
        rows.append(row)
    return Table(grid.file, folder, headings, tuple(rows)) if len(problems) == before else None


def _spot(grid: Grid, cell: Cell) -> tuple[Place, Excerpt | None]:
    located = grid.located(cell.text)
    located.spots[()] = (cell.line, cell.column)
    return located.place(), located.excerpt(length=len(cell.text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def rows_of(columns: Iterable[str], values: Iterable[Iterable[Any]], shown: str, folder: Path) -> Table:
    """A table of the rows that a database gave; a place counts them from 1."""
    names = [part_of_name(column) for column in columns]
    headings = {name: (column, Place(shown)) for name, column in zip(names, columns, strict=True) if name}
    rows = []
    for number, row in enumerate(values, 1):
        words = {name: _said(value) for name, value in zip(names, row, strict=True) if name}
        place = Place(shown, (f"row {number} of the answer",), order=number)
        spots = {name: (Place(shown, (*place.trail, f"column `{name}`"), order=number), Excerpt(said, 0, len(said)))
                 for name, said in words.items()}  # fmt: skip
        rows.append(Row(words, place, spots, number))
    return Table(shown, folder, headings, tuple(rows))


def _said(value: Any) -> str:
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else _one_line(str(value))
