"""The queries of a pack → their facts, compared with those fetched before, and written when that is asked for.

The one part of the program that asks a network or the clock. A build reads what it wrote.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from brief_builder.build.output import write_all
from brief_builder.build.system_errors import told_of_system
from brief_builder.facts.reading.own_units import read_units
from brief_builder.facts.reading.queries import QUERY_ENDING, Query, query_files, read_query
from brief_builder.facts.reading.result_rows import fact_cells
from brief_builder.facts.reading.snapshots import RECORD_ENDING, held, snapshot
from brief_builder.facts.units import OwnUnit
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.inputs.sql_address import without_secrets
from brief_builder.inputs.sql_rows import read_sql
from brief_builder.pack import find_pack
from brief_builder.problems import BriefError, Fault, Place, Problems, did_you_mean, shown_path

State = Literal["new", "changed", "gone"]
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Change:
    """How a fact differs from what was fetched before.

    Attributes:
        fact: its name.
        state: new, changed or gone.
        entry: the entry that changed; of a new or gone fact `value`, or `text.…` where it has none.
        old, new: its words before and now; None where there are none.
    """

    fact: str
    state: State
    entry: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one query gave.

    Attributes:
        name: of the query and its table, without ending.
        file: the table, tables/NAME.csv.
        database: its address without password.
        rows: how many facts it has now.
        changes: by name of fact.
    """

    name: str
    file: Path
    database: str
    rows: int
    changes: tuple[Change, ...]

    def count(self, state: State) -> int:
        """How many facts are new, changed or gone."""
        return len({change.fact for change in self.changes if change.state == state})


@dataclass(frozen=True)
class FetchReport:
    """What a run of queries found.

    Attributes:
        fetched: of each query that gave facts, in order of name.
        problems: everything that is wrong.
        written: the files, () when nothing was to be written or anything is wrong.
    """

    fetched: tuple[Fetched, ...]
    problems: Problems
    written: tuple[Path, ...]


@told_of_system
def fetch(
    folder: str | Path | None = None,
    *,
    names: Sequence[str] = (),
    write: bool = False,
    as_of: date | None = None,
    seconds: int = SECONDS,
) -> FetchReport:
    """Ask the databases that tables/*.sql.yaml of a pack describe, and compare the facts with tables/*.csv.

    Args:
        folder: the pack; None looks where `find_pack` does.
        names: the queries to run, as their files are called without `.sql.yaml`; () runs all.
        write: write the tables and their records; nothing is written while anything is wrong.
        as_of: the day to record; None takes today.
        seconds: after which a database gives up a query.

    Raises:
        BriefError: pack-missing; unknown-name when no query is called so; output-unwritable.
    """
    where = find_pack(Path(folder) if folder is not None else None)
    problems = Problems()
    units = read_units(where, shown_path(where), problems)
    run = _Run(where, as_of or date.today(), seconds, problems, units)  # the day where the person is
    fetched: list[Fetched] = []
    files: dict[str, bytes] = {}
    for name, path in _chosen(where, names).items():
        query = read_query(name, path, shown_path(path), problems)
        found = run.fetch(query) if query is not None else None
        if found is not None:
            fetched.append(found[0])
            files |= found[1]
    may = write and files and not problems.has_errors
    written = write_all(where / "tables", files, "see that you may write in it") if may else ()
    return FetchReport(tuple(fetched), problems, written)


def _chosen(where: Path, names: Sequence[str]) -> dict[str, Path]:
    files = query_files(where)
    wanted = [Path(name).name.removesuffix(QUERY_ENDING) for name in names]
    unknown = [name for name in wanted if name not in files]
    if unknown or not files:
        place = Place(shown_path(where / "tables"))
        if not files:
            message = "this pack describes no query of a database"
            cure = "write tables/NAME.sql.yaml; docs/fetching.md says how"
        else:
            message = f"no query is called `{unknown[0]}`"
            cure = did_you_mean(unknown[0], files) or "there are " + ", ".join(f"`{each}`" for each in files)
        raise BriefError([Fault("unknown-name", message, help=cure).at(place)])
    return {name: files[name] for name in (dict.fromkeys(wanted) if wanted else files)}


@dataclass(frozen=True)
class _Run:
    """What is the same for all queries of a run."""

    where: Path
    day: date
    seconds: int
    problems: Problems
    units: Mapping[str, OwnUnit]

    def fetch(self, query: Query) -> tuple[Fetched, dict[str, bytes]] | None:
        """The facts of a query and its files; None when anything is wrong."""
        address = self._address(query)
        if not self._has_source(query) or address is None:
            return None
        record = query.record
        try:
            result = read_sql(address, record.query, record.parameters, self.where, seconds=self.seconds)
        except Fault as fault:
            self.problems.add(query.problem(fault, _place(fault, query), key=True))
            return None
        if not result.guarded:
            message = f"nothing forbids this query to write: with {result.product}, only the account can"
            cure = "use an account that may only read"
            warning = Fault("fetch-unguarded", message, help=cure, severity="warning")
            self.problems.add(query.problem(warning, _address_entry(query), key=True))
        cells = fact_cells(query, result.columns, result.rows, self.problems, self.units)
        if cells is None:
            return None
        file = self.where / "tables" / f"{query.name}.csv"
        before = self._before(query, file)
        if before is None:
            return None
        database = without_secrets(address)
        changes = tuple(_changes(before, cells))
        return Fetched(query.name, file, database, len(cells), changes), snapshot(query, cells, database, self.day)

    def _address(self, query: Query) -> str | None:
        name = query.record.url_env
        if name is None:
            return query.record.url
        address = os.environ.get(name, "").strip()
        if not address:
            cure = (
                f"set it to the address of the database, such as postgresql://USER:PASSWORD@SERVER/DATABASE: {_set()}"
            )
            fault = Fault("fetch-connection", f"the environment variable {name} is not set", help=cure)
            self.problems.add(query.problem(fault, "url_env"))
        return address or None

    def _has_source(self, query: Query) -> bool:
        key = query.record.source
        known = [path.stem for path in sorted((self.where / "sources").glob("*.yaml"))]
        if key is None or key in known:
            return True
        hint = did_you_mean(key, known) or f"add sources/{key}.yaml"
        self.problems.add(
            query.problem(Fault("source-unknown", f"the pack has no source `{key}`", help=hint), "source")
        )
        return False

    def _before(self, query: Query, file: Path) -> dict[str, dict[str, str]] | None:
        """The cells that were fetched before; {} when none were, None when the table is somebody's own."""
        if not file.exists():
            return {}
        if not file.with_name(f"{query.name}{RECORD_ENDING}").exists():
            message = f"{file.name} was not fetched: it is a table of your own, and this query would write over it"
            cure = f"rename {query.name}{QUERY_ENDING}, or move {file.name} away"
            self.problems.add(Fault("fetched-changed", message, help=cure).at(Place(shown_path(file))))
            return None
        try:
            return held(whole_file(file))
        except OSError as error:
            fault = Fault("file-unreadable", f"{file.name} cannot be read: {error.strerror}")
            self.problems.add(fault.at(Place(shown_path(file))))
            return None


def _set() -> str:
    return "setx NAME …, in a new window" if os.name == "nt" else "export NAME=…"


def _address_entry(query: Query) -> str:
    return "url" if query.record.url_env is None else "url_env"


def _place(fault: Fault, query: Query) -> str:
    """Which entry a fault of a database is about."""
    return "query" if fault.code in ("fetch-query", "fetch-limit") else _address_entry(query)


def _changes(before: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]) -> list[Change]:
    """What differs: first the facts of now in their order, then those that are gone."""
    out: list[Change] = []
    for name, cells in now.items():
        old = before.get(name)
        if old is None:
            entry = _main(cells)
            out.append(Change(name, "new", entry, None, cells.get(entry)))
            continue
        for entry in dict.fromkeys((*cells, *old)):
            if cells.get(entry) != old.get(entry):
                out.append(Change(name, "changed", entry, old.get(entry), cells.get(entry)))
    for name, cells in before.items():
        if name not in now:
            entry = _main(cells)
            out.append(Change(name, "gone", entry, cells.get(entry), None))
    return out


def _main(cells: Mapping[str, str]) -> str:
    """The entry that says the most of a fact."""
    return next((entry for entry in cells if entry == "value"), None) or next(
        (entry for entry in cells if entry.startswith("text.")), "value"
    )
