"""A CSV table in UTF-8 → a list of mappings from column name to text, and the line of each cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from brief_builder.inputs.located import Located
from brief_builder.problems import Fault, Place, Problems


def read_csv(path: Path, shown: str, problems: Problems) -> Located | None:
    """The rows under the header; empty cells are left out. None when the file cannot be read.

    The table is comma-separated UTF-8 with a header row. Dots in a column name nest: `label.en` gives
    `{"label": {"en": …}}`.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        problems.add(Fault("file-missing", f"there is no file {shown}").at(Place(shown)))
        return None
    except (OSError, UnicodeDecodeError):
        problems.add(
            Fault("file-unreadable", f"{shown} is not UTF-8 text", help="save it as CSV UTF-8").at(Place(shown))
        )
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    located = Located(shown, [], lines=text.splitlines())
    try:
        header = next(reader, [])
        if len(header) == 1 and ";" in header[0]:
            fault = Fault(
                "csv-shape",
                "the cells are separated by semicolons",
                help="save the table as CSV UTF-8 with commas between the cells",
            )
            problems.add(fault.at(Place(shown, line=1)))
            return None
        if not _read_rows(reader, header, located, problems):
            return None
    except csv.Error as error:
        place = Place(shown, line=reader.line_num)
        problems.add(Fault("csv-shape", f"this is not CSV: {error}").at(place))
        return None
    return located


def _read_rows(reader: object, header: list[str], located: Located, problems: Problems) -> bool:
    """Read the rows into located; False when the header cannot be used. Columns without a name hold nothing."""
    doubles = sorted({name for name in header if name.strip() and header.count(name) > 1})
    if doubles:
        fault = Fault("csv-shape", f"the column `{doubles[0]}` stands twice in the header")
        problems.add(fault.at(Place(located.file, line=1)))
        return False
    assert isinstance(located.value, list)  # noqa: S101  set by read_csv
    previous = 1
    for cells in reader:  # type: ignore[attr-defined]
        line, previous = previous + 1, reader.line_num  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        index = len(located.value)
        if len(cells) != len(header):
            fault = Fault(
                "csv-shape",
                f"this row has {len(cells)} cells, the header has {len(header)}",
                help="put a cell that holds a comma into double quotes",
            )
            located.spots[(index,)] = (line, 1)
            problems.add(located.problem(fault, (index,)))
            continue
        located.spots[(index,)] = (line, 1)
        row: dict[str, object] = {}
        columns = _columns(located.lines[line - 1] if line <= len(located.lines) else "", cells)
        for name, cell, column in zip(header, cells, columns, strict=True):
            if not cell.strip() or not name.strip():
                continue
            steps = name.split(".")
            target = row
            for step in steps[:-1]:
                inner = target.setdefault(step, {})
                if not isinstance(inner, dict):
                    inner = target[step] = {"exact": inner}  # `quote` beside `quote.prefix`
                target = inner
            held = target.get(steps[-1])
            if isinstance(held, dict):
                held["exact"] = cell.strip()
            else:
                target[steps[-1]] = cell.strip()
            located.spots[(index, *steps)] = (line, column)
            located.lengths[(index, *steps)] = len(cell)
        located.value.append(row)
    return True


def _columns(line: str, cells: list[str]) -> list[int]:
    """The 1-based column in which each cell's text begins; of a cell that spans lines, its row's first."""
    out: list[int] = []
    at = 0
    for cell in cells:
        written = cell.replace('"', '""')
        found = line.find(written, at)
        if found < 0:
            out.append(1)
            continue
        out.append(found + 1)
        at = found + len(written) + 1
    return out
