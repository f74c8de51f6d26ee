"""What a row, its pack and its readers are called → the folder of the files: one for each order, or what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from brief_builder.batch.rows import Row
from brief_builder.pack.naming import plain_name
from brief_builder.problems import Fault, Note, Problems

REPORT = "batch.json"  # what a batch writes beside the folders of its packs
_LONGEST = 200  # bytes of a folder's name: systems take 255, and the names of its files are put behind it


class Folders:
    """The names that are taken, and by whom; what is wrong with a name goes into problems."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._taken: dict[str, Row] = {}

    def take(self, row: Row, parts: Sequence[str]) -> str | None:
        """The parts with `-` between, for one order of a row; None where no folder can have it, or another order has.

        An order of the same row is another one: the files for two audiences must never lie in one folder.
        """
        column = "out" if row.words.get("out") else "pack"
        name = "-".join(parts)
        try:
            plain_name(name)
        except ValueError as error:
            cure = "write a name of letters and digits into the column `out`"
            self._problems.add(row.problem(Fault("batch-name", f"`{name}` {error}", help=cure), column))
            return None
        if len(name.encode()) > _LONGEST or folder_key(name) == REPORT:
            cure = "write another name into the column `out`"
            self._problems.add(row.problem(Fault("batch-name", f"no folder may be called `{name}`", help=cure), column))
            return None
        other = self._taken.get(folder_key(name))
        if other is not None:
            whose = "another edition of this row" if other is row else "another row"
            message = f"the files of {whose} go to the folder `{name}` too"
            cure = "write a name into the column `out` that no other row has"
            notes = [] if other is row else [Note("the other row stands here", other.place)]
            self._problems.add(row.problem(Fault("batch-name", message, help=cure, notes=notes), column))
            return None
        self._taken[folder_key(name)] = row
        return name


def folder_key(name: str) -> str:
    """The same for all names that are one folder somewhere.

    Windows and a Mac make no difference of capitals, and a Mac none of the two ways to write an accent.
    """
    return normalize("NFC", normalize("NFC", name).casefold())
