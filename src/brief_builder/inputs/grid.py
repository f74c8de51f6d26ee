"""What a table of any kind is: headings, and rows of cells that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from brief_builder.inputs.located import Located
from brief_builder.problems import Fault, Place


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is to be read, as far as a person has said it; what is not said is found out.

    Attributes:
        encoding, separator: of a CSV file; '' when it is not said.
        sheet: of a workbook; '' for its only visible one.
        header: 1-based line (CSV) or row (sheet) of the headings; None for the first that is not empty.
        first, last: the lines or rows that are read; None for all below the header.
        hidden: what becomes of hidden rows and columns: "read", "skip", or '' to pass over them and say so.
        headings: column names that the table is known to have.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header: int | None = None
    first: int | None = None
    last: int | None = None
    hidden: str = ""
    headings: tuple[str, ...] = ()

    def holds(self, line: int) -> bool:
        """Whether a line or row below the header is among those that are read."""
        return (self.first is None or line >= self.first) and (self.last is None or line <= self.last)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: as the file shows it, without spaces around it; of a number in a workbook or in JSON, as `number` says.
        line, column: 1-based: of its text in a text file, its row and column in a sheet.
        number: the text is a number in our own spelling: a point before the decimals, English words for its scale.
        merged: it only repeats the first cell of a merged area.
        fault: why its value cannot be taken; None when it can.
    """

    text: str
    line: int
    column: int
    number: bool = False
    merged: bool = False
    fault: Fault | None = None


@dataclass(slots=True)
class Grid:
    """A table that was read.

    Attributes:
        file: as the user knows it.
        header: the cells of the headings.
        rows: of each row its line (or row in the sheet) and as many cells as the header has.
        lines: the text line by line, for excerpts; [] of a workbook.
        sheet: the sheet's name; None for a text file.
        separator: of a CSV table; '' for others.
        above: what stands above the headings, a text a line or row.
    """

    file: str
    header: list[Cell]
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    sheet: str | None = None
    separator: str = ""
    above: list[str] = field(default_factory=list)

    def located(self, value: Any) -> Located:
        """A value made of this table, whose places are still to be told."""
        return Located(self.file, value, lines=self.lines, sheet=self.sheet)

    def place(self, cell: Cell | None = None) -> Place:
        """Where a cell stands; None for the header."""
        located = self.located(None)
        spot = cell or next(iter(self.header), None)
        located.spots[()] = (spot.line, spot.column if cell else 0 if self.sheet is not None else 1) if spot else (1, 1)
        return located.place()
