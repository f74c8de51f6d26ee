"""A value tree and a path in it → the place where a person wrote that value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from brief_builder.problems import Excerpt, Fault, Place, Problem

Path_ = tuple[str | int, ...]
Spots = dict[Path_, tuple[int, int]]


@dataclass(slots=True)
class Located:
    """What a file says, and where.

    Attributes:
        file: the file as the user knows it.
        value: plain dicts, lists, str, int, Decimal, date, bool and None.
        spots: path of keys and indexes → (line, column) of the value, both 1-based; of nothing, that of its key.
        key_spots: path → (line, column) of the key itself.
        lengths: path → characters of a value that stands on one line, quotes included.
        lines: the file's text, line by line, for excerpts.
        spotted: gives `spots` and `key_spots` when a place is first asked for; None when they are there.
        sheet: of a workbook, the sheet, whose rows and columns stand in `spots`: column 0 is the row as a whole. None
            for text files.
        borrowed: for a list of records, entries that all of them take from another file, and where they stand there.
    """

    file: str
    value: Any
    spots: Spots = field(default_factory=dict)
    key_spots: Spots = field(default_factory=dict)
    lengths: dict[Path_, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    spotted: Callable[[], tuple[Spots, Spots]] | None = None
    sheet: str | None = None
    borrowed: dict[str, tuple[Located, Path_]] = field(default_factory=dict)

    def place(self, path: Path_ = (), *, key: bool = False) -> Place:
        """The place of the value at path, or of its nearest parent that the file holds."""
        if self.spotted is not None:
            (self.spots, self.key_spots), self.spotted = self.spotted(), None
        at = tuple(path)
        if (lender := self._lender(at)) is not None:
            return lender[0].place(lender[1], key=key)
        while at and at not in self.spots:
            at = at[:-1]
        table = self.key_spots if key and at in self.key_spots else self.spots
        line, column = table.get(at, (1, 1))
        if self.sheet is not None:
            return _in_sheet(self.file, self.sheet, *table.get(at, (0, 0)))
        return Place(self.file, line=line, column=column)

    def _lender(self, path: Path_) -> tuple[Located, Path_] | None:
        """The other file, and the path in it, that an entry was taken from; None for what this file says itself."""
        entry = path[1] if len(path) > 1 else None
        if not isinstance(entry, str) or entry not in self.borrowed or path[:2] in self.spots:
            return None
        located, where = self.borrowed[entry]
        return located, (*where, *path[2:])

    def excerpt(self, path: Path_ = (), *, key: bool = False, length: int | None = None) -> Excerpt | None:
        """The line of the place with what stands there marked; None when the file has no such line."""
        if (lender := self._lender(tuple(path))) is not None:
            return lender[0].excerpt(lender[1], key=key, length=length)
        if self.sheet is not None:
            shown = self.at(path) if tuple(path) in self.spots and not key else None
            return Excerpt(shown, 0, len(shown)) if isinstance(shown, str) else None
        place = self.place(path, key=key)
        line, column = place.line or 1, place.column or 1
        if not 0 < line <= len(self.lines):
            return None
        text = self.lines[line - 1]
        start = min(column - 1, len(text))
        if length is None and not key:
            length = self.lengths.get(tuple(path))
        if length is None:
            rest = text[start:].split("  #")[0].rstrip()
            length = len(rest.split(":")[0]) if key else len(rest)
        return Excerpt(text, start, min(start + length, len(text)))

    def problem(self, fault: Fault, path: Path_ = (), *, key: bool = False) -> Problem:
        """The fault, at the place of path."""
        if (lender := self._lender(tuple(path))) is not None:
            return lender[0].problem(fault, lender[1], key=key)
        if fault.start is None:
            return fault.at(self.place(path, key=key), self.excerpt(path, key=key))
        place, shown = self.place(path), self.excerpt(path)
        text = str(self.at(path))
        first, *more = text.split("\n", 1)
        beyond = bool(more) and max(fault.start, fault.end or 0) > len(first)
        if shown is None or beyond or first not in shown.text:
            # The value spans lines, or is quoted with escapes: show it as it was read.
            return fault.at(place, Excerpt(text, fault.start, fault.end or fault.start))
        lead = shown.text.find(first, shown.start)  # the same may stand earlier in the line
        lead = lead if lead >= 0 else shown.text.index(first)
        start = lead + fault.start
        exact = replace(place, column=start + 1)
        return fault.at(exact, Excerpt(shown.text, start, lead + (fault.end or fault.start)))

    def at(self, path: Path_) -> Any:
        """The value at path; KeyError or IndexError where there is none."""
        value = self.value
        for step in path:
            value = value[step]
        return value

    def copy(self) -> Located:
        """Another that says the same, and stays as it is when this one is changed."""
        spots, key_spots = dict(self.spots), dict(self.key_spots)
        same = replace(self, value=_copied(self.value), spots=spots, key_spots=key_spots, lengths=dict(self.lengths))
        same.lines, same.borrowed = list(self.lines), dict(self.borrowed)
        return same


def _copied(value: Any) -> Any:
    """A tree of plain values; its leaves cannot be changed."""
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def cell_name(row: int, column: int) -> str:
    """(7, 3) → "C7"; both are 1-based."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _in_sheet(file: str, sheet: str, row: int, column: int) -> Place:
    trail = [f'sheet "{sheet}"']
    if row:
        trail.append(f"cell {cell_name(row, column)}" if column else f"row {row}")
    return Place(file, tuple(trail), order=row * 16_385 + column)
