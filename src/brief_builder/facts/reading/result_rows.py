"""The rows that a query gave → the cells of a table of facts, or a problem for each kind of thing that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from brief_builder.facts.number import read_number
from brief_builder.facts.period import read_period
from brief_builder.facts.reading.queries import Query
from brief_builder.facts.reading.rows import name_fault
from brief_builder.facts.reading.schema import FactIn
from brief_builder.facts.reading.table_names import filled, holes, part_of_name
from brief_builder.facts.units import OwnUnit, check_unit
from brief_builder.inputs import Located, validated
from brief_builder.inputs.located import Path_
from brief_builder.problems import Fault, Note, Place, Problem, Problems, did_you_mean

Cells = Mapping[str, str]
_EXACT_DIGITS = 15  # that a binary fraction of 64 bits holds for sure
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")  # what a database mostly gives, and what needs no reading
_WHOLE_UNITS = ("persons", "organizations")
# What XML 1.0 cannot hold, as in YAML files.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_UNITS: Mapping[str, OwnUnit] = {}


def fact_cells(
    query: Query,
    columns: tuple[str, ...],
    rows: tuple[tuple[Any, ...], ...],
    problems: Problems,
    units: Mapping[str, OwnUnit] = _NO_UNITS,
) -> dict[str, Cells] | None:
    """Name of a fact → its cells by entry, by order of name; None when anything is wrong.

    Args:
        query: the description of the query.
        columns: those of the result, in order.
        rows: its values, as the driver gives them.
        problems: takes what is wrong, each kind once, with the first row and how many others.
        units: the units of the pack.
    """
    found = _Reported(query)
    if _columns(query, columns, problems):
        return None
    if not rows:
        problems.add(query.problem(Fault("fetch-empty", "the query finds no row"), "query", key=True))
        return None
    out: dict[str, Cells] = {}
    for number, row in enumerate(rows, 1):
        words = _words(dict(zip(columns, row, strict=True)), query, number, found)
        if words is None:
            continue
        cells = dict(query.said) | {entry: words[column] for column, entry in query.columns.items() if words[column]}
        name = cells.pop("name", "") or _name(query.pattern, cells | words)
        if (wrong := name_fault(name)) is not None:
            found.add(wrong, number, _name_path(query))
        elif name in out:
            message = f"two rows make a fact called `{name}`"
            cure = "add what tells them apart to `name`, such as {country}, or add them up in the query"
            found.add(Fault("fetch-duplicate", message, help=cure), number, _name_path(query))
        else:
            _check(cells, query, number, found, units)
            out[name] = cells
    _precision(query, out, found)
    problems.extend(found.problems())
    return None if found.errors else {name: out[name] for name in sorted(out, key=_order)}


def _columns(query: Query, columns: tuple[str, ...], problems: Problems) -> bool:
    """Whether the result lacks a column, or has one twice; columns that nothing uses are said."""
    wrong = False
    for column in query.columns:
        if column not in columns:
            wrong = True
            hint = did_you_mean(column, columns) or "it has " + ", ".join(f"`{each}`" for each in columns)
            fault = Fault("fetch-column", f"the result has no column `{column}`", help=hint)
            problems.add(query.problem(fault, "columns", column, key=True))
    known = {*columns, *query.columns.values(), *query.said}
    for word in holes(query.pattern):
        if word not in known:
            wrong = True
            hint = did_you_mean(word, known) or "write a column of the result or an entry of the facts in braces"
            fault = Fault("fetch-column", f"`{word}` is neither a column nor an entry of these facts", help=hint)
            problems.add(query.problem(fault, "name"))
    for column in dict.fromkeys(columns):
        if columns.count(column) > 1:
            wrong = True
            cure = f"name them apart in the query: … AS {column}_2"
            fault = Fault("fetch-column", f"the result has two columns `{column}`", help=cure)
            problems.add(query.problem(fault, "query", key=True))
        elif column not in query.columns and column not in set(holes(query.pattern)):
            cure = "add it to `columns`, or take it out of the query"
            fault = Fault("fetch-column", f"nothing uses the column `{column}`", help=cure, severity="note")
            problems.add(query.problem(fault, "columns", key=True))
    return wrong


class _Reported:
    """What is wrong in rows: of a kind at one place the first is kept, with how many more rows have it."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._first: dict[tuple[str, Place, str], tuple[Problem, int]] = {}
        self.errors = False

    def add(self, fault: Fault, row: int, path: Path_) -> None:
        """Take a fault of a row (the first is 1), to be shown at an entry of the description."""
        self.take(self._query.problem(fault, *path, key=True), row)

    def take(self, problem: Problem, row: int) -> None:
        """Take a problem of a row that has its place."""
        self.errors |= problem.severity == "error"
        kind = problem.code, problem.place, re.sub(r"`[^`]*`", "", problem.message)
        first, count = self._first.get(kind, (None, 0))
        if first is None:
            first = replace(problem, notes=(*problem.notes, Note(f"in row {row} of the result")))
        self._first[kind] = first, count + 1

    def problems(self) -> Iterator[Problem]:
        """One of each kind."""
        for problem, count in self._first.values():
            others = f"and in {count - 1:,} more row{'s' if count > 2 else ''}"
            yield replace(problem, notes=(*problem.notes, Note(others))) if count > 1 else problem


def _words(row: Mapping[str, Any], query: Query, number: int, found: _Reported) -> dict[str, str] | None:
    """Column → the words of its cell, of the columns that are used; None when one cannot be written."""
    out: dict[str, str] = {}
    used = {*query.columns, *holes(query.pattern)}
    for column, value in row.items():
        if column not in used:
            continue
        try:
            out[column] = _cell(value)
        except Fault as fault:
            fault = Fault(fault.code, f"`{column}` {fault.message}", help=fault.help)
            path: Path_ = ("columns", column) if column in query.columns else ("name",)
            found.add(fault, number, path)
    return out if len(out) == len(used & row.keys()) else None


def _cell(value: Any) -> str:
    """A value as a cell holds it: every digit that the database has, and none that it has not."""
    if value is None:
        cure = "leave such rows out (WHERE … IS NOT NULL), or write COALESCE(…, '') for an entry that may be left out"
        raise Fault("fetch-value", "is NULL", help=cure)
    if isinstance(value, bool):
        raise Fault(
            "fetch-value", "is true or false, which no entry of a fact is", help="write CASE WHEN … in the query"
        )
    if isinstance(value, float):
        return _of_float(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise Fault("fetch-value", f"is {value}, which is no number", help="leave such rows out (WHERE …)")
        return format(value, "f")
    if isinstance(value, datetime):
        if value.time() != time():
            cure = "write CAST(… AS date) in the query"
            raise Fault("fetch-value", f"has a time of day, {value.isoformat(sep=' ')}", help=cure)
        return value.date().isoformat()
    if isinstance(value, (int, date)):
        return str(value)
    if not isinstance(value, str):
        cure = "write CAST(… AS text) in the query, or another column"
        raise Fault("fetch-value", f"is neither words nor a number nor a day, but {type(value).__name__}", help=cure)
    if (bad := _FORBIDDEN.search(value)) is not None:
        message = f"holds the character U+{ord(bad[0]):04X}, which cannot stand in an Office file"
        raise Fault("fetch-value", message, help="take it out in the query: REPLACE(…)")
    return value.strip()


def _of_float(value: float) -> str:
    """The digits of a binary fraction, where they are those that somebody wrote."""
    number = Decimal(repr(value))
    if not number.is_finite():
        raise Fault("fetch-value", f"is {value}, which is no number", help="leave such rows out (WHERE …)")
    if len(number.normalize().as_tuple().digits) > _EXACT_DIGITS:
        cure = "write how many digits count: ROUND(…, 1), or CAST(… AS numeric(18, 2)) where the database has it"
        raise Fault("fetch-value", f"is {value!r}, a binary fraction with digits that nobody measured", help=cure)
    return format(number.quantize(1) if number == number.to_integral_value() else number, "f")


def _check(cells: Cells, query: Query, number: int, found: _Reported, units: Mapping[str, OwnUnit]) -> None:
    """What a fact file would be told of these entries is told of their columns."""
    nested: dict[str, Any] = {}
    for entry, words in cells.items():
        first, _, inner = entry.partition(".")
        if inner:
            nested.setdefault(first, {})[inner] = words
        else:
            nested[first] = words
    try:
        record = FactIn.model_validate(nested)
    except ValidationError:
        told = Problems()
        validated(FactIn, _located(nested, cells, query), (), "query-field", told)
        for problem in told:
            found.take(problem, number)
        return
    if record.value is None and not record.text:
        fault = Fault("fetch-value", "this row has no value", help="leave such rows out (WHERE …)")
        found.add(fault, number, _path(query, "value"))
    for entry, written in (("unit", record.unit), ("period", record.period), ("value", record.value)):
        try:
            if entry == "unit":
                if written is not None:
                    check_unit(written, units)
            elif entry == "period":
                read_period(record.period)
            elif written is not None and not _PLAIN.fullmatch(written):
                read_number(written, record.unit or "")
        except Fault as fault:
            plain = Fault(fault.code, fault.message, help=fault.help, severity=fault.severity)
            found.add(plain, number, _path(query, entry))


def _located(nested: dict[str, Any], cells: Cells, query: Query) -> Located:
    """The entries of a row, each at the place in the description that gives it."""
    located = Located(query.located.file, nested, lines=query.located.lines)
    for entry in cells:
        place = query.located.place(_path(query, entry), key=True)
        steps = entry.split(".", 1)
        for depth in range(1, len(steps) + 1):
            spot = (place.line or 1, place.column or 1)
            located.spots[tuple(steps[:depth])] = located.key_spots[tuple(steps[:depth])] = spot
    return located


def _path(query: Query, entry: str) -> Path_:
    """Where the description gives an entry; the file as a whole when it does not."""
    for column, given in query.columns.items():
        if given == entry:
            return ("columns", column)
    if entry == "source" and query.record.source is not None:
        return ("source",)
    return ("facts", *entry.split(".", 1)) if entry in query.said else ()


def _name(pattern: str, values: Cells) -> str:
    return str(filled(pattern, lambda hole: part_of_name(values.get(hole, ""))))


def _name_path(query: Query) -> Path_:
    return ("name",) if query.pattern else _path(query, "name")


def _precision(query: Query, facts: Mapping[str, Cells], found: _Reported) -> None:
    """Zeros at the end of whole numbers count as rounded: whoever fetches exact ones must say so."""
    for number, cells in enumerate(facts.values(), 1):
        value = cells.get("value", "")
        if cells.get("unit") in _WHOLE_UNITS or "decimals" in cells or not re.fullmatch(r"-?[1-9][0-9]*0", value):
            continue
        cure = "write `decimals: 0` below `facts` if they are to the unit, `decimals: -6` if to the million"
        message = f"`{value}` ends in zeros, which count as rounded, and `decimals` does not say how far"
        found.add(Fault("fetch-precision", message, help=cure, severity="warning"), number, _path(query, "value"))


def _order(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Numbers in names by size, so that 9 stands before 10."""
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in name.split("."))
