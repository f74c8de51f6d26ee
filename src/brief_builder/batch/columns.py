"""The headings of a table, and what packs ask of a row → what is told of a column: missing, misspelt or unread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from brief_builder.batch.cells import COLUMNS
from brief_builder.batch.rows import Table
from brief_builder.inputs.yaml_filled import Asked
from brief_builder.problems import Fault, Place, Problems, shown_path

_WHOLE = 4  # letters of a word that another letter makes another word: lang and land, long, lane


class Columns:
    """What is told of the columns of a table, each once."""

    def __init__(self, table: Table, problems: Problems) -> None:
        self._table, self._problems = table, problems
        self._told: set[str] = set()

    def tell_missing(self, name: str, asked_by: Mapping[str, tuple[Path, Asked]]) -> None:
        """A pack asks for a word, and no column is called so. One that nearly is was misspelt, not the model.

        Args:
            name: the word.
            asked_by: all words that the pack asks for, each with its place.
        """
        path, asked = asked_by[name]
        headings = self._table.headings
        place = Place(shown_path(path), line=asked.line, column=asked.column)
        others = [each for each in headings if each not in COLUMNS and each not in asked_by]
        near = next((each for each in others if is_slip(each, name)), None)
        if near is not None:
            heading, at = headings[near]
            self._told.add(near)
            where = f"{shown_path(path)}:{asked.line}"
            cure = f"rename the column to `{name}`, which the pack asks for at {where}"
            self._problems.add(Fault("batch-row", f"no pack asks for a column `{heading}`", help=cure).at(at))
            return
        message = f"{self._table.shown} has no column `{name}`, which this pack asks for"
        listed = ", ".join(f"`{each}`" for each in headings)
        cure = f"give the table a column `{name}`, or rename the one that is meant; it has {listed}"
        self._problems.add(Fault("batch-row", message, help=cure).at(place))

    def tell_no_pack(self) -> None:
        """The table has no column for packs, and none is named for all rows."""
        near = next((each for each in self._table.headings if each == "packs" or is_slip(each, "pack")), None)
        heading, place = self._table.headings[near] if near is not None else ("", self._first())
        cure = f"rename the column `{heading}` to `pack`"
        if near is None:
            cure = "add a column `pack` with the folder of each, or name one pack for all rows with --pack"
        message = f"{self._table.shown} has no column `pack`, and no pack is named for all rows"
        self._problems.add(Fault("batch-field", message, help=cure).at(place))

    def tell_unread(self, asked: Iterable[str]) -> None:
        """A column that nobody asks for may be one that is misspelt: an edition for others would be built then."""
        known = {*COLUMNS, *asked, *self._told}
        unread = {column: said for column, said in self._table.headings.items() if column not in known}
        for column, (heading, place) in unread.items():
            near = next((each for each in sorted(COLUMNS) if is_slip(column, each)), None)
            if near is not None and near not in self._table.headings:
                cure = f"did you mean `{near}`? If the column is another, call it something less alike"
                self._problems.add(Fault("batch-field", f"the column `{heading}` is not known", help=cure).at(place))
        if self._problems.has_errors:  # beside them, a note is no help
            return
        for column, (heading, place) in unread.items():
            cure = f"nothing to do, or write {{{{ row.{column} }}}} where a pack is to say it"
            message = f"no pack asks for the column `{heading}`"
            self._problems.add(Fault("batch-field", message, help=cure, severity="note").at(place))

    def _first(self) -> Place:
        return next((place for _, place in self._table.headings.values()), Place(self._table.shown))


def is_slip(word: str, meant: str) -> bool:
    """Whether a word is another with one letter exchanged, added, left out, or two letters in the wrong order.

    Of words of four letters or less only the last: `land`, `long` and `flag` are words of their own beside `lang`.
    """
    if word == meant or min(len(word), len(meant)) < _WHOLE:
        return False
    at = next((i for i, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), None)
    if at is None:
        at = min(len(word), len(meant))
    left, right = word[at:], meant[at:]
    if left[:2] == right[1::-1] and left[2:] == right[2:] and len(left) > 1:
        return True
    return len(meant) > _WHOLE and (left[1:] == right[1:] or left[1:] == right or left == right[1:])
