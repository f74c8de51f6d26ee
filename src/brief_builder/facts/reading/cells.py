"""`value: {file: trade.xlsx, cell: "Trade!C7"}` of a fact → what that cell shows, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from brief_builder.facts.model import Record
from brief_builder.facts.origin import Origin, below
from brief_builder.inputs import Book, cell_name, named_cell, open_book, read_cell, validated
from brief_builder.inputs.characters import misleading
from brief_builder.problems import Excerpt, Fault, Place, Problems


class CellIn(BaseModel):
    """A cell by its place, or by a name that the workbook has for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    file: str
    cell: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a cell shows; `number` says that it is a number in our own spelling."""

    text: str
    number: bool
    record: Record


class Workbooks:
    """The workbooks of a pack's tables/, each opened once.

    Attributes:
        taken_from: the files that facts take cells from.
    """

    def __init__(self, folder: Path, shown: str, problems: Problems) -> None:
        self._folder, self._shown, self._problems = folder, shown, problems
        self._books: dict[str, Book | None] = {}
        self.taken_from: set[str] = set()

    def open(self, name: str) -> Book | None:
        """The workbook of this file name; None when it cannot be read, which is told once."""
        if name not in self._books:
            self._books[name] = open_book(self._folder / name, below(self._shown, "tables", name), self._problems)
        return self._books[name]

    def take(self, origin: Origin) -> Taken | None:
        """The cell that the `value` of a record names; None when it cannot be had, which goes into problems."""
        located, path = origin.located, (*origin.path, "value")
        said = validated(CellIn, located, path, "fact-field", self._problems)
        if said is None:
            return None
        try:
            return self._taken(said)
        except Fault as fault:
            entry = "file" if fault.code in ("path-outside", "file-missing") else "cell" if said.cell else "name"
            self._problems.add(located.problem(fault, (*path, entry)))
            return None

    def _taken(self, said: CellIn) -> Taken | None:
        if bool(said.cell) == bool(said.name):
            raise Fault("fact-field", "a cell is named by `cell:` or by `name:`", help='write `cell: "Trade!C7"`')
        if said.file != Path(said.file).name or "\\" in said.file or not said.file:
            raise Fault("path-outside", "name a workbook in tables/ only, without folders")
        if not said.file.lower().endswith(".xlsx"):
            raise Fault("file-missing", f"`{said.file}` is not an Excel workbook", help="its name must end in .xlsx")
        if not (self._folder / said.file).is_file():
            raise Fault("file-missing", f"there is no file {said.file} in tables/")
        self.taken_from.add(said.file)
        book = self.open(said.file)
        if book is None:
            return None
        sheet, cell = read_cell(book, said.cell) if said.cell else named_cell(book, said.name)
        where = cell_name(cell.line, cell.column)
        if cell.fault is not None:
            help_ = cell.fault.help
            raise Fault(cell.fault.code, f"{sheet}!{where}: {cell.fault.message}", help=help_)
        if not cell.number and (told := misleading(cell.text)) is not None:
            place = Place(book.file, (f'sheet "{sheet}"', f"cell {where}"))
            self._problems.add(told[1].at(place, Excerpt(cell.text, told[0], told[0] + 1)))
        return Taken(cell.text, cell.number, Record(f"tables/{said.file}", sheet=sheet, cell=where))
