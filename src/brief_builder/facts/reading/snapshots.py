"""Cells of fetched facts → the bytes of tables/NAME.csv and the record beside it; and whether both still hold."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from brief_builder.facts.origin import below
from brief_builder.facts.reading.queries import Query, query_files, read_query
from brief_builder.inputs import read_yaml, validated
from brief_builder.problems import Fault, Place, Problems

RECORD_ENDING = ".fetched.yaml"
_AGAIN = "run `brief fetch --write`"
_REMARK = "# Written by `brief fetch`: what the table beside it was made of. Do not edit either; fetch again.\n"


class SnapshotIn(BaseModel):
    """The record beside a fetched table."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    database: str
    query_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    entries_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    retrieved: date
    rows: int = Field(ge=1)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


def snapshot(query: Query, cells: Mapping[str, Mapping[str, str]], database: str, retrieved: date) -> dict[str, bytes]:
    """File name in tables/ → its bytes: the table, UTF-8 with commas and line feeds, and the record.

    Args:
        query: what was asked.
        cells: name of a fact → entry → words, in the order of the table.
        database: its address without password.
        retrieved: the day.
    """
    used = {entry for each in cells.values() for entry in each}
    order = [entry for entry in (*query.columns.values(), *query.said) if entry in used]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["name", *order])
    writer.writerows([name, *(each.get(entry, "") for entry in order)] for name, each in cells.items())
    table = text.getvalue().encode()
    record = {
        "database": json.dumps(database, ensure_ascii=False),
        "query_sha256": query.query_sha256,
        "entries_sha256": query.entries_sha256,
        "retrieved": retrieved.isoformat(),
        "rows": str(len(cells)),
        "sha256": hashlib.sha256(table).hexdigest(),
    }
    lines = "".join(f"{name}: {_quoted(words)}\n" for name, words in record.items())
    return {f"{query.name}.csv": table, f"{query.name}{RECORD_ENDING}": (_REMARK + lines).encode()}


def held(table: bytes) -> dict[str, dict[str, str]]:
    """Name of a fact → its cells that hold something, of a table that `snapshot` made; {} of what is no such table."""
    try:
        rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return {}
    return {
        row["name"]: {entry: words for entry, words in row.items() if entry and entry != "name" and words}
        for row in rows
        if row.get("name")
    }


def _quoted(words: str) -> str:
    """A fingerprint that is all digits would be read as a number."""
    return f'"{words}"' if len(words) == 64 else words


def check_snapshots(folder: Path, shown: str, problems: Problems) -> None:
    """Warn where a fetched table is not what its query gave, as far as the files tell; nothing is asked of a database.

    Args:
        folder: the pack's folder.
        shown: the folder as messages name it.
    """
    files = query_files(folder)
    for name, path in files.items():
        query = read_query(name, path, below(shown, "tables", path.name), problems)
        if query is not None:
            _check(query, folder, below(shown, "tables"), problems)
    for path in sorted((folder / "tables").glob(f"*{RECORD_ENDING}")):
        name = path.name.removesuffix(RECORD_ENDING)
        if name not in files:
            message = f"there is no query {name}.sql.yaml, of which this is the record"
            cure = f"put {name}.sql.yaml back, or delete the record"
            fault = Fault("fetched-changed", message, help=cure, severity="warning")
            problems.add(fault.at(Place(below(shown, "tables", path.name))))


def _check(query: Query, folder: Path, tables: str, problems: Problems) -> None:
    table = folder / "tables" / f"{query.name}.csv"
    beside = table.with_name(f"{query.name}{RECORD_ENDING}")
    if not table.is_file():
        fault = Fault("fetched-missing", "these facts were never fetched", help=_AGAIN, severity="warning")
        problems.add(query.problem(fault, "query", key=True))
        return
    if not beside.is_file():
        message = f"{table.name} has no record beside it, so nobody knows whether the query gave it"
        fault = Fault("fetched-changed", message, help=_AGAIN, severity="warning")
        problems.add(fault.at(Place(below(tables, table.name))))
        return
    told = Problems()
    located = read_yaml(beside, below(tables, beside.name), told)
    record = validated(SnapshotIn, located, (), "fetched-changed", told) if located is not None else None
    if record is None:
        first = next(iter(told))
        message = f"the record was edited since it was written: {first.message}"
        fault = Fault("fetched-changed", message, help=_AGAIN, severity="warning")
        problems.add(fault.at(first.place, first.excerpt))
        return
    if not table.is_file():
        return
    try:
        held = hashlib.sha256(table.read_bytes()).hexdigest()
    except OSError:
        return  # that it cannot be read is told where its facts are read
    if held != record.sha256:
        message = f"{table.name} was edited since it was fetched on {record.retrieved}"
        cure = f"{_AGAIN}, which shows what differs without --write; keep corrections of your own in facts/"
        fault = Fault("fetched-changed", message, help=cure, severity="warning")
        problems.add(fault.at(Place(below(tables, table.name))))
    changed = [
        (record.query_sha256 != query.query_sha256, "the query or a parameter", "query"),
        (record.entries_sha256 != query.entries_sha256, "what is made of the rows", "columns"),
    ]
    for differs, what, entry in changed:
        if differs:
            message = f"{what} was changed since {table.name} was fetched on {record.retrieved}"
            fault = Fault("fetched-changed", message, help=_AGAIN, severity="warning")
            problems.add(query.problem(fault, entry, key=True))
