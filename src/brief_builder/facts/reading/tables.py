"""A table and the plan for it → records of facts, each with its name, its place, and how its number is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from brief_builder.facts.model import Record
from brief_builder.facts.reading.marks import Column, decimal_columns
from brief_builder.facts.reading.schema import FactIn
from brief_builder.facts.reading.table_names import filled, holes, part_of_name
from brief_builder.facts.reading.table_plan import ColumnIn, Plan
from brief_builder.facts.reading.table_scale import unsaid_scale
from brief_builder.inputs import Cell, Grid, Located, cell_name, plain_heading
from brief_builder.problems import Fault, Problem, Problems, did_you_mean

_ENTRIES = frozenset({"name", *FactIn.model_fields})

_OTHERWISE = ("text", "formula")  # what a row without a value may say


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of a table.

    Attributes:
        name: None when the row gives none.
        decimal: the mark before the decimals of its value; "" when it is not known.
        number: its value is a number in our own spelling, in no language.
        record: the row or cell.
        sound: False when a cell of it cannot be read, which is told already.
    """

    name: str | None
    decimal: str
    number: bool
    record: Record
    sound: bool


class _Columns:
    """The columns of a table by what they are: entries, series, and headings that patterns name."""

    def __init__(self, grid: Grid, plan: Plan) -> None:
        self.headings = [plain_heading(cell.text) for cell in grid.header]
        self.places = {heading: at for at, heading in reversed(list(enumerate(self.headings))) if heading}
        self.series = self._series(plan)
        self.entries: dict[int, ColumnIn] = {}
        if plan.columns:
            self.entries = {self.places[h]: column for h, column in plan.columns.items() if h in self.places}
        else:
            used = set(holes(plan.name)) | set(holes(dict(plan.facts)))
            rest = [(at, h) for at, h in enumerate(self.headings) if h and at not in self.series]
            self.entries = {at: ColumnIn(entry=h) for at, h in rest if h.split(".")[0] in _ENTRIES or h not in used}

    def _series(self, plan: Plan) -> dict[int, str]:
        if isinstance(plan.series, Mapping):
            return {self.places[heading]: said for heading, said in plan.series.items() if heading in self.places}
        if plan.series is None or not all(heading in self.places for heading in plan.series):
            return {}
        first, last = (self.places[heading] for heading in plan.series)
        return {at: self.headings[at] for at in range(first, last + 1) if self.headings[at]}

    def values(self) -> list[int]:
        """Positions of the columns that hold values."""
        return list(self.series) or [at for at, column in self.entries.items() if column.entry == "value"]


def facts_of(grid: Grid, plan: Plan, file: str, problems: Problems) -> tuple[Located, list[Entry]] | None:
    """The records, and beside each what is known of it; None when the table does not fit its plan.

    Args:
        grid: the table.
        plan: how it is read.
        file: its path below the pack's folder, for the evidence.
        problems: takes what is wrong, each thing once where all rows share it.
    """
    columns = _Columns(grid, plan)
    before = len(problems)
    for check in (_missing, _faults):
        problems.extend(check(grid, plan, columns))
        if len(problems) > before:
            return None
    if plan.where:
        rows = [row for row in grid.rows if _is_meant(row[1], plan, columns)]
        if not rows:  # nobody knows which facts it would give
            problems.extend(_nowhere(grid, plan, columns))
            return None
        grid = replace(grid, rows=rows)
    return _Reading(grid, plan, file, columns, problems).facts()


def _is_meant(row: list[Cell], plan: Plan, columns: _Columns) -> bool:
    """Whether a row has, in each column that `where` names, one of the words that it gives."""
    return all(row[columns.places[plain_heading(h)]].text in words for h, words in plan.where.items())


def _nowhere(grid: Grid, plan: Plan, columns: _Columns) -> Iterator[Problem]:
    """That `where` leaves no row; with the column that has none of its words, where there is one."""
    for heading, words in plan.where.items():
        there = {row[columns.places[plain_heading(heading)]].text for _, row in grid.rows}
        if plan.located is not None and not there & set(words):
            message = f"no row of {grid.file} has `{words[0] if words else ''}` in the column `{heading}`"
            cure = did_you_mean(words[0], there) if words else None
            fault = Fault("table-field", message, help=cure or "correct the word, or add the rows")
            yield plan.located.problem(fault, (*plan.path, "where", heading))
            return
    if plan.located is not None:
        fault = Fault("table-field", f"no row of {grid.file} is as `where` says", help="correct it, or add the rows")
        yield plan.located.problem(fault, (*plan.path, "where"), key=True)


def _missing(_: Grid, plan: Plan, columns: _Columns) -> Iterator[Problem]:
    """Columns that the plan names and the table does not have."""
    known = [heading for heading in columns.headings if heading]
    wanted = [("columns", h) for h in plan.columns]
    wanted += [("where", h) for h in plan.where]
    if plan.series is not None:
        wanted += [("series", h) for h in plan.series]
    for entry, heading in wanted:
        if plain_heading(heading) not in columns.places and plan.located is not None:
            hint = did_you_mean(heading, known) or "columns: " + ", ".join(f"`{h}`" for h in known[:20])
            path = (*plan.path, entry, "columns") if entry == "series" else (*plan.path, entry, heading)
            fault = Fault("table-field", f"the table has no column `{heading}`", help=hint)
            yield plan.located.problem(fault, path, key=entry != "series")


def _faults(grid: Grid, plan: Plan, columns: _Columns) -> Iterator[Problem]:
    """What else of the header and the plan does not fit."""
    known = [heading for heading in columns.headings if heading]
    used = {columns.headings[at] for at in (*columns.entries, *columns.series)}
    counts = Counter(known)
    for heading in (h for h, count in counts.items() if count > 1 and h in used):
        yield Fault("csv-shape", f"the column `{heading}` stands twice in the header").at(grid.place())
    for at, column in columns.entries.items():
        if column.entry.split(".")[0] in _ENTRIES:
            continue
        message = f"the column `{column.entry}` is not an entry of a fact"
        near = did_you_mean(column.entry, _ENTRIES)
        cure = (
            near or "say in a .yaml file beside the table, under `columns:`, which columns are read and what they are"
        )
        if plan.columns and plan.located is not None:
            path = (*plan.path, "columns", columns.headings[at])
            fault = Fault("table-field", f"`{column.entry}` is not an entry of a fact", help=near or ())
            yield plan.located.problem(fault, path)
        else:
            yield Fault("fact-field", message, help=cure).at(grid.place(grid.header[at]))
    if not plan.name and not any(column.entry == "name" for column in columns.entries.values()):
        cure = "add it, or say `name:` in a .yaml file beside the table, such as `name: trade.exports.{period}`"
        yield Fault("fact-field", "the table has no column `name`", help=cure).at(grid.place())
    if plan.located is not None:
        entries = [column.entry for column in columns.entries.values()]
        sayable = {*known, *entries, *plan.facts, *((plan.series_entry,) if columns.series else ())}
        for where, value in (("name", plan.name), ("facts", dict(plan.facts))):
            for hole in dict.fromkeys(holes(value)):
                if hole not in sayable:
                    hint = did_you_mean(hole, sayable) or "columns: " + ", ".join(f"`{h}`" for h in known[:20])
                    message = f"`{{{hole}}}` is neither a column of the table nor an entry of its facts"
                    yield plan.located.problem(Fault("table-field", message, help=hint), (*plan.path, where))


class _Reading:
    """One run over the rows of a table."""

    def __init__(self, grid: Grid, plan: Plan, file: str, columns: _Columns, problems: Problems) -> None:
        self._grid, self._plan, self._file, self._columns, self._problems = grid, plan, file, columns, problems
        self._located = grid.located([])
        self._entries: list[Entry] = []
        self._gaps = 0
        if plan.located is not None:
            where = (*plan.path, "facts")
            self._located.borrowed = {entry: (plan.located, (*where, entry)) for entry in plan.facts}

    def facts(self) -> tuple[Located, list[Entry]]:
        values = self._columns.values()
        cells = {at: [row[at] for _, row in self._grid.rows if not self._empty(row[at])] for at in values}
        if self._plan.scale is None and (unsaid := self._unsaid_scale(cells)) is not None:
            self._problems.add(unsaid)
        marks = decimal_columns(self._grid, cells, self._plan.decimal, self._problems)
        for line, row in self._grid.rows:
            if self._columns.series:
                for at, said in self._columns.series.items():
                    self._fact(line, row, at, marks[at], said)
            else:
                own = values[0] if values else None
                self._fact(line, row, own, marks[own] if own is not None else Column(""))
        if self._gaps:
            what = "1 cell has no value" if self._gaps == 1 else f"{self._gaps:,} cells have no value"
            fault = Fault(
                "table-gaps",
                f"{what}: no fact is made of it" if self._gaps == 1 else f"{what}: no facts are made of them",
                severity="note",
            )
            self._problems.add(fault.at(self._grid.place()))
        return self._located, self._entries

    def _unsaid_scale(self, cells: Mapping[int, list[Cell]]) -> Problem | None:
        headings = [self._grid.header[at] for at in cells]
        return unsaid_scale(
            self._grid, headings, [cell for each in cells.values() for cell in each], self._plan.located
        )

    def _empty(self, cell: Cell) -> bool:
        return cell.fault is None and (not cell.text or cell.text in self._plan.missing)

    def _speaks(self, row: list[Cell]) -> bool:
        """Whether a row without a value says something else: a text or a formula."""
        others = (at for at, column in self._columns.entries.items() if column.entry.split(".")[0] in _OTHERWISE)
        return any(not self._empty(row[at]) for at in others)

    def _fact(self, line: int, row: list[Cell], at: int | None, mark: Column, said: str | None = None) -> None:
        """Add the fact of a row, or of one cell of it when `said` is the heading of a series."""
        value = row[at] if at is not None else None
        if value is not None and self._empty(value) and self._plan.located is not None and not self._speaks(row):
            self._gaps += 1
            return
        index = len(self._located.value)
        in_sheet = self._grid.sheet is not None
        spot = (value.line, value.column) if in_sheet and value is not None else (line, 0 if in_sheet else 1)
        self._located.spots[(index,)] = (value.line, value.column) if said is not None and value else spot
        record: dict[str, Any] = {}
        self._located.value.append(record)
        sound = True
        for column, is_ in self._columns.entries.items():
            sound = self._put(record, index, row[column], is_) and sound
        if said is not None and value is not None:
            header = self._grid.header[at or 0]
            heading = Cell(said, header.line, header.column)
            self._put(record, index, heading, ColumnIn(entry=self._plan.series_entry))
            sound = self._put(record, index, value, ColumnIn(entry="value")) and sound
        if value is not None and value.merged and value.number and sound:
            message = "this cell is merged with others: it cannot be told to which of them the number belongs"
            fault = Fault(
                "cell-unreadable", message, help="unmerge the cells in Excel and write the number into its own"
            )
            self._problems.add(self._located.problem(fault, (index, "value")))
            sound = False
        if value is not None and (value.line, value.column) in mark.open_cells:
            sound = False
        name = self._name(record, row, index)
        for entry, constant in self._plan.facts.items():
            shared = filled(constant, lambda hole: self._said(hole, record, row) or "")
            own = record.get(entry)
            if isinstance(own, dict) and isinstance(shared, dict):
                record[entry] = {**shared, **own}
            elif own is None:
                record[entry] = shared
        number = value is not None and value.number
        decimal = "." if number else mark.decimal
        self._entries.append(
            Entry(name, decimal, number, self._record(line, value, at if said is not None else None), sound)
        )

    def _record(self, line: int, value: Cell | None, series: int | None) -> Record:
        """The row, the cell, or the column of the row when it holds a series."""
        if self._grid.sheet is None:
            return Record(self._file, line=line, column=self._columns.headings[series] if series is not None else "")
        cell = cell_name(value.line, value.column) if value is not None else cell_name(line, 1)
        return Record(self._file, sheet=self._grid.sheet or "", cell=cell)

    def _put(self, record: dict[str, Any], index: int, cell: Cell, column: ColumnIn) -> bool:
        """Write a cell into the record, dots leading into it; False when the cell cannot be read."""
        if self._empty(cell):
            return True
        steps = column.entry.split(".")
        self._located.spots[(index, *steps)] = (cell.line, cell.column)
        self._located.lengths[(index, *steps)] = len(cell.text)
        text = column.values.get(cell.text, cell.text)
        target = record
        for step in steps[:-1]:
            inner = target.setdefault(step, {})
            if not isinstance(inner, dict):
                inner = target[step] = {"exact": inner}  # `quote` beside `quote.prefix`
            target = inner
        held = target.get(steps[-1])
        if isinstance(held, dict):
            held["exact"] = text
        else:
            target[steps[-1]] = text
        if cell.fault is not None:
            self._problems.add(cell.fault.at(self._located.place((index, *steps))))
        return cell.fault is None

    def _name(self, record: dict[str, Any], row: list[Cell], index: int) -> str | None:
        written = record.pop("name", None)
        if isinstance(written, str):
            return written
        if not self._plan.name:
            fault = Fault("fact-field", "this row has no `name`", help="each row gives the name of its fact")
            self._problems.add(self._located.problem(fault, (index,)))
            return None
        lacks = [hole for hole in holes(self._plan.name) if not part_of_name(self._said(hole, record, row) or "")]
        if lacks:
            said = self._said(lacks[0], record, row)
            message = f"`{lacks[0]}` is empty here, and the name of the fact is made of it"
            if said:
                message = f"no name can be made of `{said}`: names have the letters a to z"
            where = f"rows: … .. {row[0].line - 1}" if row is self._grid.rows[-1][1] else "rows:"
            empty = f"if the row is a total or a remark, leave it out: `{where}` in the .yaml file beside the table"
            cure = "say with `values:` what the column's words are in a name, or make the name of another column"
            self._problems.add(
                self._located.problem(Fault("fact-name", message, help=cure if said else empty), (index,))
            )
            return None
        return str(filled(self._plan.name, lambda hole: part_of_name(self._said(hole, record, row) or "")))

    def _said(self, hole: str, record: dict[str, Any], row: list[Cell]) -> str | None:
        """What stands in an entry of the fact, or else in a column of its row; None for nothing."""
        found: Any = record
        for step in hole.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        if found is None and hole in self._columns.places:
            found = row[self._columns.places[hole]].text
        if found is None:
            found = self._plan.facts.get(hole)
        return str(found) if found is not None and not isinstance(found, (dict, list)) else None
