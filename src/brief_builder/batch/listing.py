"""What a person names as a batch → its rows: a table, a folder of packs, or a query of a database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from brief_builder.batch.asking import ask
from brief_builder.batch.rows import Row, Table, read_rows
from brief_builder.facts.reading.queries import QUERY_ENDING
from brief_builder.pack.find import FILE
from brief_builder.problems import Fault, Place, Problems, shown_path

# What is said of an entry in the .yaml file beside a table of facts → what is to be done here.
_CURES = (
    ("`encoding:", "look whether the accents are right, and save it again as CSV UTF-8"),
    ("save it as CSV UTF-8", "look whether the accents are right, and save it again as CSV UTF-8"),
    ("`sheet:`", "say which is meant with --sheet NAME"),
    ("`hidden:", "unhide them in Excel, or delete them"),
    ("`separator:", "save it as CSV UTF-8 with commas between its cells"),
    ("`rows:`", "if the row is a remark, delete it"),
)


def list_packs(source: Path, sheet: str, problems: Problems, row: int | None = None) -> Table | None:
    """The rows; None when they cannot be read. Only a query reaches out: a database, with leave to read alone.

    Where one `row` is asked for, by its line, what cannot be read of the others is passed over.
    """
    if source.is_dir():
        return _folder(source, problems)
    if source.name == FILE and source.is_file():
        return _folder(source.parent, problems)
    if source.name.endswith(QUERY_ENDING):
        return ask(source, problems)
    found = Problems()
    table = read_rows(source, sheet, found, row)
    told = (each for each in found if table is None or row is None or each.place.line in (None, row))
    problems.extend(replace(problem, help=_cures(problem.help)) for problem in told)
    return table


def _cures(said: tuple[str, ...]) -> tuple[str, ...]:
    """The cures of a table of facts, for one that has no .yaml file beside it in which something could be said."""
    cures = {next((cure for mark, cure in _CURES if mark in each), each): None for each in said}
    return tuple(cures)


def _folder(folder: Path, problems: Problems) -> Table | None:
    """A row for each pack in it, by name; for itself, where it is one."""
    found = [folder] if (folder / FILE).is_file() else _packs_in(folder)
    if not found:
        message = f"there is no pack in {shown_path(folder)}"
        cure = f"name a folder of folders with {FILE}, or a table"
        problems.add(Fault("batch-empty", message, help=cure).at(Place(shown_path(folder))))
        return None
    rows = tuple(Row({"pack": str(path.resolve())}, Place(shown_path(path / FILE))) for path in found)
    return Table(shown_path(folder), folder, {"pack": ("pack", Place(shown_path(folder)))}, rows, is_folder=True)


def _packs_in(folder: Path) -> list[Path]:
    """The packs in a folder, by name; before what a program has put aside there stands a dot."""
    return sorted(path.parent for path in folder.glob(f"*/{FILE}") if not path.parent.name.startswith("."))
