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
    """

    file: str
    value: Any
    spots: Spots = field(default_factory=dict)
    key_spots: Spots = field(default_factory=dict)
    lengths: dict[Path_, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    spotted: Callable[[], tuple[Spots, Spots]] | None = None

    def place(self, path: Path_ = (), *, key: bool = False) -> Place:
        """The place of the value at path, or of its nearest parent that the file holds."""
        if self.spotted is not None:
            (self.spots, self.key_spots), self.spotted = self.spotted(), None
        at = tuple(path)
        while at and at not in self.spots:
            at = at[:-1]
        table = self.key_spots if key and at in self.key_spots else self.spots
        line, column = table.get(at, (1, 1))
        return Place(self.file, line=line, column=column)

    def excerpt(self, path: Path_ = (), *, key: bool = False, length: int | None = None) -> Excerpt | None:
        """The line of the place with what stands there marked; None when the file has no such line."""
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
        if fault.start is None:
            return fault.at(self.place(path, key=key), self.excerpt(path, key=key))
        place, shown = self.place(path), self.excerpt(path)
        text = str(self.at(path))
        first = text.split("\n", 1)[0]
        if shown is None or first not in shown.text:
            # The value spans lines, or is quoted with escapes: show it as it was read.
            return fault.at(place, Excerpt(text, fault.start, fault.end or fault.start))
        lead = shown.text.index(first)
        start = lead + fault.start
        exact = replace(place, column=start + 1)
        return fault.at(exact, Excerpt(shown.text, start, lead + (fault.end or fault.start)))

    def at(self, path: Path_) -> Any:
        """The value at path; KeyError or IndexError where there is none."""
        value = self.value
        for step in path:
            value = value[step]
        return value
