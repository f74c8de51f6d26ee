"""A JSON list of flat records, as services give tables → a `Grid`, whose headings are the keys of the records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from brief_builder.inputs.characters import FORBIDDEN, misleading_values
from brief_builder.inputs.grid import Cell, Grid, Layout
from brief_builder.inputs.json_values import parse_json
from brief_builder.inputs.located import Located, Path_
from brief_builder.inputs.texts import read_text
from brief_builder.problems import Fault, Problems

_LONGEST = 400  # digits


def read_json(path: Path, shown: str, problems: Problems) -> Located | None:
    """The file's values, or None when it cannot be read; numbers keep their digits."""
    text = read_text(path, shown, problems)
    located = parse_json(text, shown, problems) if text is not None else None
    bad = _forbidden(located.value, ()) if located is not None else None
    if located is None or bad is None:
        problems.extend(misleading_values(located) if located is not None else ())
        return located
    fault = Fault("character-forbidden", f"the character U+{ord(bad[1]):04X} cannot stand in an Office file")
    problems.add(located.problem(fault, bad[0]))
    return None


def read_json_table(located: Located, problems: Problems, layout: Layout) -> Grid | None:
    """The list as a table; the line of a record is where its text begins. None when it is no list of records."""
    listed = located.value
    if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
        fault = Fault(
            "csv-shape", "a table in JSON is a list of records", help='[{"year": 2023, "exports": "37.2"}, …]'
        )
        problems.add(located.problem(fault))
        return None
    headings = list(dict.fromkeys(key for row in listed for key in row))
    grid = Grid(located.file, [Cell(heading, 1, 1) for heading in headings], lines=located.lines)
    for index, row in enumerate(listed):
        line = located.place((index,)).line or 1
        if layout.holds(line):
            grid.rows.append((line, [_cell(located, index, key, row.get(key), line) for key in headings]))
    return grid


def _cell(located: Located, index: int, key: str, value: Any, line: int) -> Cell:
    if value is None:
        return Cell("", line, 1)
    place = located.place((index, key))
    spot = (place.line or line, place.column or 1)
    if isinstance(value, bool):
        return Cell("true" if value else "false", *spot)
    if isinstance(value, (int, Decimal)):
        # A thousand million noughts are no figure; the exponent stays, and whoever reads the number refuses it.
        plain = isinstance(value, Decimal) and abs(value.adjusted()) <= _LONGEST
        return Cell(format(value, "f") if plain else str(value), *spot, number=True)
    if isinstance(value, (str, date)):
        return Cell(str(value).strip(), *spot)
    cure = "write one value here; what is in it may have keys of its own beside the others"
    fault = Fault("csv-shape", f"`{key}` is a group or a list, and a cell holds one value", help=cure)
    return Cell("…", *spot, fault=fault)


def _forbidden(value: Any, path: Path_) -> tuple[Path_, str] | None:
    """Path and sign of the first character in the values, keys included, that no Office file can hold."""
    if isinstance(value, str):
        found = FORBIDDEN.search(value)
        return (path, found[0]) if found is not None else None
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        if isinstance(key, str) and (bad := FORBIDDEN.search(key)) is not None:
            return path, bad[0]
        if (inner := _forbidden(child, (*path, key))) is not None:
            return inner
    return None
