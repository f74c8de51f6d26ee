"""A CSV table, as its publisher or Excel wrote it → a `Grid`: headings, rows, and the line and column of each cell."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from brief_builder.inputs.characters import FORBIDDEN, misleading_characters
from brief_builder.inputs.encodings import decoded_table
from brief_builder.inputs.file_bytes import file_bytes
from brief_builder.inputs.grid import Cell, Grid, Layout
from brief_builder.inputs.separators import SEPARATORS, separator_of
from brief_builder.problems import Excerpt, Fault, Place, Problems

_MAX_BYTES = 50_000_000
_SAID = re.compile(
    r"sep=([^\"\r\n]?)[ \t;,]*(?:\r\n|\r|\n)", re.IGNORECASE
)  # Excel's own first line: which separator follows
_NEWLINE = re.compile(r"\r\n|\r|\n")


def read_csv(path: Path, shown: str, problems: Problems, layout: Layout | None = None) -> Grid | None:
    """The table; None when it cannot be read. Rows without any cell are left out.

    Args:
        path: the file.
        shown: its name as messages give it.
        problems: takes what is wrong, and a warning when the encoding was guessed.
        layout: what a person has said of the table.
    """
    layout = layout or Layout()
    try:
        text = _text(path, shown, layout, problems)
        if text is None:
            return None
        lines = _NEWLINE.split(text)
        said = _SAID.match(text)
        header = layout.header or next(
            (n for n, line in enumerate(lines, 1) if line.strip() and not (said and n == 1)), 1
        )
        body = _from_line(text, header)
        separator = layout.separator or (said[1] if said else "") or separator_of(body, layout.headings)
    except Fault as fault:
        problems.add(fault.at(Place(shown, line=layout.header)))
        return None
    grid = Grid(shown, [], lines=lines, separator=separator, above=lines[: header - 1])
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    try:
        return grid if _read(reader, grid, header - 1, layout, problems) else None
    except csv.Error as error:
        why = str(error).replace("unexpected end of data", "a quotation mark is not closed")
        problems.add(Fault("csv-shape", f"this is not CSV: {why}").at(Place(shown, line=header - 1 + reader.line_num)))
        return None


def _text(path: Path, shown: str, layout: Layout, problems: Problems) -> str | None:
    """The file's text, None when there is none; raises Fault for bytes that are not text."""
    try:
        data = file_bytes(path, _MAX_BYTES)
    except FileNotFoundError:
        problems.add(Fault("file-missing", f"there is no file {shown}").at(Place(shown)))
        return None
    except OSError as error:
        problems.add(Fault("file-unreadable", f"{shown} cannot be read: {error.strerror}").at(Place(shown)))
        return None
    if len(data) > _MAX_BYTES:
        problems.add(Fault("file-unreadable", f"{shown} is larger than {_MAX_BYTES // 10**6} MB").at(Place(shown)))
        return None
    text, guessed = decoded_table(data, layout.encoding)
    if (bad := FORBIDDEN.search(text)) is not None:
        before = _NEWLINE.split(text[: bad.start()])
        line, column = len(before), len(before[-1])
        fault = Fault("character-forbidden", f"the character U+{ord(bad[0]):04X} cannot stand in an Office file")
        problems.add(
            fault.at(
                Place(shown, line=line, column=column + 1), Excerpt(_NEWLINE.split(text)[line - 1], column, column + 1)
            )
        )
        return None
    problems.extend(misleading_characters(_NEWLINE.split(text), shown))
    if guessed:
        number, shown_line = next((n, line) for n, line in enumerate(_NEWLINE.split(text), 1) if not line.isascii())
        fault = Fault(
            "encoding-guessed",
            f"the table does not say in which encoding it is written; it was read as {guessed}",
            help=(
                f"look whether the accents are right, then say `encoding: {guessed.lower()}` in {path.stem}.yaml",
                "or save it as CSV UTF-8",
            ),
            severity="warning",
        )
        at = next(i for i, sign in enumerate(shown_line) if not sign.isascii())
        problems.add(fault.at(Place(shown, line=number, column=at + 1), Excerpt(shown_line, at, at + 1)))
    return text


def _from_line(text: str, line: int) -> str:
    """The text from a 1-based line on."""
    at = 0
    for _ in range(line - 1):
        found = _NEWLINE.search(text, at)
        if found is None:
            return ""
        at = found.end()
    return text[at:]


def _read(reader: Any, grid: Grid, above: int, layout: Layout, problems: Problems) -> bool:
    """Read header and rows; `above` lines stand over the header. False when there is no header."""
    headings: list[str] = next(reader, [])
    grid.header = _cells(grid, above + 1, headings)
    width, previous = len(headings), above + reader.line_num
    if not any(heading.strip() for heading in headings):
        fault = Fault(
            "csv-shape", "the table is empty" if not "".join(grid.lines).strip() else "no headings stand here"
        )
        problems.add(fault.at(Place(grid.file, line=above + 1)))
        return False
    for texts in reader:
        line, previous = previous + 1, above + reader.line_num
        if not layout.holds(line) or not any(text.strip() for text in texts):
            continue
        if len(texts) != width:
            message = f"this row has {len(texts)} cells, the header has {width}"
            sign = SEPARATORS.get(grid.separator, "separators")[:-1]
            cure = f"put a cell that holds a {sign} into double quotes"
            if len([text for text in texts if text.strip()]) == 1:
                cure = "if the row is a remark, say with `rows:` in the .yaml file beside the table which rows to read"
            located = grid.located(None)
            located.spots[()] = (line, 1)
            problems.add(located.problem(Fault("csv-shape", message, help=cure)))
            continue
        grid.rows.append((line, _cells(grid, line, texts)))
    return True


def _cells(grid: Grid, line: int, texts: list[str]) -> list[Cell]:
    columns = _columns(grid.lines[line - 1] if line <= len(grid.lines) else "", texts)
    return [Cell(text.strip(), line, column) for text, column in zip(texts, columns, strict=True)]


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
