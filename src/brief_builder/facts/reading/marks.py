"""The numbers of a table's columns → which mark stands before their decimals, where they show it.

A table is written by one program with one habit: a number that shows it speaks for its column, and for the columns
that show nothing. Where no number shows it, "1,234" of a table with semicolons or tabs could be either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brief_builder.facts.digits import decimal_marks
from brief_builder.inputs import Cell, Grid
from brief_builder.problems import Fault, Problems

_OPEN = (";", "\t", "|")  # separators that leave the comma free for decimals


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of the numbers of a column.

    Attributes:
        decimal: their decimal mark; "" when each is read by itself.
        open_cells: line and column of those that cannot be read.
    """

    decimal: str
    open_cells: frozenset[tuple[int, int]] = frozenset()


def decimal_columns(
    grid: Grid, columns: Mapping[int, Sequence[Cell]], said: str, problems: Problems
) -> dict[int, Column]:
    """Position → what is known of the numbers there.

    Args:
        grid: the table.
        columns: position of a column → its cells that hold values.
        said: the mark that a person has said; "" when nobody has.
        problems: takes one problem for each column whose numbers cannot be told.
    """
    shown: dict[int, set[str]] = {}
    either: dict[int, list[Cell]] = {}
    for at, cells in columns.items():
        for cell in cells:
            if cell.number or cell.fault is not None:
                continue
            marks, open_ = decimal_marks(cell.text)
            shown.setdefault(at, set()).update(marks)
            if open_:
                either.setdefault(at, []).append(cell)
    whole = set().union(*shown.values()) if shown else set()
    out: dict[int, Column] = {}
    for at in columns:
        own = shown.get(at, set()) or whole
        decimal = said or (next(iter(own)) if len(own) == 1 else "")
        open_cells = either.get(at, [])
        doubtful = bool(own) or grid.separator in _OPEN
        if decimal or not open_cells or not doubtful:
            out[at] = Column(decimal)
            continue
        _tell(grid, open_cells, bool(own), problems)
        out[at] = Column("", frozenset((cell.line, cell.column) for cell in open_cells))
    return out


def _tell(grid: Grid, cells: list[Cell], mixed: bool, problems: Problems) -> None:
    first = cells[0]
    more = f" and {len(cells) - 1:,} more in this column" if len(cells) > 1 else ""
    why = "the table writes its decimals both ways" if mixed else "nothing in the table shows how it writes decimals"
    mark = "," if "," in first.text else "."
    fault = Fault(
        "number-ambiguous",
        f"`{first.text}`{more} may have decimals or thousands behind its `{mark}`: {why}",
        help='say it in the .yaml file beside the table: `decimal: ","` or `decimal: "."`',
    )
    located = grid.located(first.text)
    located.spots[()] = (first.line, first.column)
    located.lengths[()] = len(first.text)
    problems.add(located.problem(fault))
