"""The cells that a chart's data fills in its workbook → where each series stands, and what stands in which cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

_AREA = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'|[^'!\[\]()]+)!\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7})"
    r"(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d{1,7}))?"
)
_PIECES = re.compile(r",(?=(?:[^']*'[^']*')*[^']*$)")  # a comma in the name of a sheet divides nothing
_MOST_CELLS = 300_000  # of an area: a column of a whole sheet is no data of a chart
Cell = tuple[str, int, int]  # sheet, row, column; both from 1


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of a sheet; rows and columns from 1, both ends within. `sheet` is its bare name."""

    sheet: str
    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, formula: str) -> Area | None:
        """The area that a formula names; None for names, other workbooks, and what stands on several sheets.

        Where rows are hidden by a filter, a chart names the pieces that are seen: (S!$B$2:$B$3,S!$B$5). What is
        answered holds them all.
        """
        text = formula.strip()
        if text.startswith("(") and text.endswith(")"):
            pieces = [cls.of(piece) for piece in _PIECES.split(text[1:-1])]
            return cls._around([piece for piece in pieces if piece is not None]) if all(pieces) else None
        match = _AREA.fullmatch(text)
        if match is None:
            return None
        sheet = match["sheet"]
        if sheet.startswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        if "[" in sheet:
            return None
        left, top = column_number(match["left"]), int(match["top"])
        right = column_number(match["right"]) if match["right"] else left
        return cls(sheet, left, top, right, int(match["bottom"] or top))

    @classmethod
    def _around(cls, areas: list[Area]) -> Area | None:
        """The smallest area that holds all; None when they stand on several sheets."""
        if len({area.sheet for area in areas}) != 1:
            return None
        return cls(
            areas[0].sheet, min(a.left for a in areas), min(a.top for a in areas),
            max(a.right for a in areas), max(a.bottom for a in areas),
        )  # fmt: skip

    def cells(self) -> list[Cell]:
        """Row by row; none for an area that is larger than any chart's."""
        if (self.bottom - self.top + 1) * (self.right - self.left + 1) > _MOST_CELLS:
            return []
        return [(self.sheet, r, c) for r in range(self.top, self.bottom + 1) for c in range(self.left, self.right + 1)]

    def formula(self) -> str:
        """As a chart writes it."""
        sheet = self.sheet if re.fullmatch(r"[A-Za-z_]\w*", self.sheet) else "'" + self.sheet.replace("'", "''") + "'"
        first = f"{sheet}!${column_letters(self.left)}${self.top}"
        if (self.left, self.top) == (self.right, self.bottom):
            return first
        return f"{first}:${column_letters(self.right)}${self.bottom}"


def cell_name(cell: Cell) -> str:
    """As a person calls it: 'B7'."""
    return f"{column_letters(cell[2])}{cell[1]}"


@dataclass(slots=True)
class Cells:
    """What changes in a workbook.

    Attributes:
        values: cell → what stands in it; None empties it.
        area: all that the chart shows now, with the row of names; None when only single cells change.
        held: the cells that the chart showed before; others may hold something else.
        moved: areas that the chart showed before → where the same stands now.
        formats: cell → the number format that it takes where it has none.
    """

    values: dict[Cell, str | Decimal | None] = field(default_factory=dict)
    area: Area | None = None
    held: set[Cell] = field(default_factory=set)
    moved: dict[Area, Area] = field(default_factory=dict)
    formats: dict[Cell, str] = field(default_factory=dict)


def column_number(letters: str) -> int:
    """'A' → 1, 'AA' → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 → 'A', 27 → 'AA'."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
