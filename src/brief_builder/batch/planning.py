"""Rows, and what is said for all of them → orders, each with a folder of its own; or all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from brief_builder.batch.cells import Cells
from brief_builder.batch.columns import Columns
from brief_builder.batch.editions import Editions
from brief_builder.batch.folders import Folders
from brief_builder.batch.known import Known, known_pack
from brief_builder.batch.model import Order
from brief_builder.batch.rows import APART, Row, Table
from brief_builder.build.models import model_problem
from brief_builder.pack import find_pack
from brief_builder.pack.find import FILE
from brief_builder.problems import BriefError, Fault, Note, Place, Problems, shown_path


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said for all rows; a cell goes before it.

    Attributes:
        pack: the pack of rows that name none; None where each names one.
        languages, as_of, only, strict, pdf: as `build` takes them.
        audiences: for whom each pack is built, once for each; () takes the pack's own.
        sheet: of the table, where one was named.
    """

    pack: Path | None = None
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    as_of: date | None = None
    only: tuple[str, ...] = ()
    strict: bool = False
    pdf: bool = False
    sheet: str = ""


def plan(table: Table, defaults: Defaults, problems: Problems) -> tuple[Order, ...]:
    """The orders, in the order of the rows; what is wrong goes into problems, and nothing should be built then."""
    if not table.rows:
        fault = Fault("batch-empty", f"{table.shown} has no row", help="write a row for each pack")
        problems.add(fault.at(Place(table.shown)))
    planner = _Planner(table, defaults, problems)
    orders = tuple(order for row in table.rows for order in planner.orders(row))
    planner.tell()
    return orders


class _Planner:
    def __init__(self, table: Table, defaults: Defaults, problems: Problems) -> None:
        self._table, self._defaults, self._problems = table, defaults, problems
        self._packs: dict[str, Known | None] = {}
        self._folders = Folders(problems)
        self._columns = Columns(table, problems)
        self._editions = Editions(table.shown, defaults.languages, defaults.audiences, problems)

    def orders(self, row: Row) -> Iterator[Order]:
        """One for each audience that the row is for; none where anything is wrong with it."""
        cells = Cells(row, self._problems)
        pack = self._pack(row)
        defaults = self._defaults
        languages, audiences = cells.languages(), cells.audiences()
        as_of, only = cells.as_of(), cells.only()
        strict, pdf = cells.flag("strict"), cells.flag("pdf")
        if pack is None:
            return
        words = self._words(row, pack)
        if words is None or cells.wrong:
            return
        known = pack.filled(words)
        if not self._editions.check(row, cells.column_of_languages(), languages, known):
            return
        editions: tuple[str | None, ...] = audiences or defaults.audiences or (None,)
        for audience in editions:
            name = self._name(row, known, languages, audience, several=len(editions) > 1)
            if name is not None:
                yield Order(
                    name, str(known.folder), row.place, languages or defaults.languages, audience,
                    as_of or defaults.as_of, only or defaults.only,
                    defaults.strict if strict is None else strict, defaults.pdf if pdf is None else pdf, words,
                    known.called, row.number, self._apart(known), defaults.sheet,
                )  # fmt: skip

    def tell(self) -> None:
        """What is told of the table as a whole; of its columns nothing while it is not known what asks for them."""
        self._editions.tell()
        if self._packs and None not in self._packs.values():
            self._columns.tell_unread(
                name for known in self._packs.values() if known is not None for name in known.asked
            )

    def _pack(self, row: Row) -> Known | None:
        said = row.words.get("pack", "")
        given = Path(said) if said else self._defaults.pack
        key = str(given) if given is not None else ""
        if given is not None:
            if key not in self._packs:
                self._packs[key] = self._known(given, row)
            return self._packs[key]
        self._packs[key] = None
        if "pack" in self._table.headings:
            cure = "name its folder in the column `pack`, or one pack for all rows with --pack"
            self._problems.add(row.problem(Fault("batch-field", "this row names no pack", help=cure), "pack"))
        else:
            self._columns.tell_no_pack()
        return None

    def _known(self, given: Path, row: Row) -> Known | None:
        """Looked for beside the table, then where the command runs."""
        try:
            beside = self._table.folder / given
            folder = find_pack(beside) if (beside / FILE).is_file() else find_pack(given)
        except BriefError as error:
            first = error.problems[0]
            if not row.words.get("pack"):  # named for all rows: no cell is wrong
                self._problems.add(first)
                return None
            message = (
                first.message
                if shown_path(self._table.folder) == "."
                else f"{first.message}, and none beside {self._table.shown}"
            )
            self._problems.add(row.problem(Fault("pack-missing", message, help=first.help), "pack"))
            return None
        if self._table.is_folder and (model := model_problem(folder)) is not None:
            shown = "this folder" if self._table.shown == "." else self._table.shown
            cures = [model.help[0], f"or move it out of {shown}, all of whose packs are built"]
            alone = folder.resolve() == self._table.folder.resolve()
            self._problems.add(replace(model, help=tuple(cures[:1] if alone else cures)))
            return None
        return known_pack(folder, self._problems, model=given == self._defaults.pack)

    def _words(self, row: Row, known: Known) -> dict[str, str] | None:
        """What the pack asks of the row; None where the row does not give it."""
        words: dict[str, str] = {}
        for name, (path, asked) in known.asked.items():
            said = row.words.get(name)
            if said is None:
                self._columns.tell_missing(name, known.asked)
            elif not said:
                note = Note(
                    f"{{{{ row.{name} }}}} stands here", Place(shown_path(path), line=asked.line, column=asked.column)
                )
                fault = Fault("batch-row", f"`{name}` is empty, and the pack asks for it", notes=[note])
                self._problems.add(row.problem(fault, name))
            elif set("{}") & set(said):
                cure = "take the braces out: a template would read them"
                self._problems.add(row.problem(Fault("batch-field", "a cell may hold no braces", help=cure), name))
            else:
                words[name] = said
        return words if len(words) == len(known.asked) else None

    def _apart(self, known: Known) -> str:
        """The table, where it lies beside pack.yaml: no table is read there; a YAML file might be the pack's own."""
        name = Path(self._table.shown).name
        there = name.endswith(APART) and self._table.folder.resolve() == known.folder
        return name if there else ""

    def _name(
        self, row: Row, known: Known, languages: tuple[str, ...], audience: str | None, *, several: bool
    ) -> str | None:
        """The folder of the files: `out`, else PACK-AUDIENCE-LANGUAGES; None where it cannot be, or is another's."""
        out = row.words.get("out", "")
        parts = [out or known.name]
        if audience is not None and (several if out else audience != known.audience):
            parts.append(audience)
        return self._folders.take(row, parts if out else [*parts, *languages])
