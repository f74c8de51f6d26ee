"""The cells that a chart's data fills in its workbook → where each series stands, and what stands in which cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

_AREA = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'|[^'!\[\]()]+)!\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7})"
    r"(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d{1,7}))?"
)
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
        """The area that a formula names; None for several areas, names, and other workbooks."""
        match = _AREA.fullmatch(formula.strip())
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

    def cells(self) -> list[Cell]:
        """Row by row."""
        return [(self.sheet, r, c) for r in range(self.top, self.bottom + 1) for c in range(self.left, self.right + 1)]

    def formula(self) -> str:
        """As a chart writes it."""
        sheet = self.sheet if re.fullmatch(r"[A-Za-z_]\w*", self.sheet) else "'" + self.sheet.replace("'", "''") + "'"
        first = f"{sheet}!${column_letters(self.left)}${self.top}"
        if (self.left, self.top) == (self.right, self.bottom):
            return first
        return f"{first}:${column_letters(self.right)}${self.bottom}"


@dataclass(slots=True)
class Cells:
    """What changes in a workbook.

    Attributes:
        values: cell → what stands in it; None empties it.
        area: all that the chart shows now, with the row of names; None when only single cells change.
    """

    values: dict[Cell, str | Decimal | None] = field(default_factory=dict)
    area: Area | None = None


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
