"""tables/NAME.sql.yaml of a pack → what is asked of a database, and which entries of facts the answer gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from brief_builder.facts.reading.schema import FactIn
from brief_builder.facts.reading.table_names import holes
from brief_builder.inputs import Located, read_yaml, validated
from brief_builder.inputs.located import Path_
from brief_builder.inputs.sql_address import masked, secrets
from brief_builder.problems import Fault, Problem, Problems, did_you_mean

QUERY_ENDING = ".sql.yaml"
_IN_YAML = (
    "items",
    "trend",
    "waive",
    "formula",
    "given",
    "persons",
    "different_from",
)  # what no table of figures holds
_INNER = {"quote": ("exact", "prefix", "suffix")}
_BY_LANGUAGE = ("label", "text", "note")
_VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]*$"
Scalar = bool | int | Decimal | date | str


class QueryIn(BaseModel):
    """The entries of the file, as they are written."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    url: str | None = None
    url_env: Annotated[str, Field(pattern=_VARIABLE)] | None = None
    query: str = Field(min_length=1)
    parameters: dict[str, Scalar] = {}
    columns: dict[str, str] = Field(min_length=1)
    facts: dict[str, Any] = {}
    name: str = ""
    source: str | None = None


@dataclass(frozen=True)
class Query:
    """A description that holds together.

    Attributes:
        name: of its files in tables/, without ending.
        columns: column of the result → entry of a fact, dots leading into it: `label.en`.
        said: entry → words, the same for all rows.
        pattern: of the facts' names; '' when a column gives them.
        record: as written.
        located: the file; passwords in its lines are masked.
    """

    name: str
    columns: Mapping[str, str]
    said: Mapping[str, str]
    pattern: str
    record: QueryIn
    located: Located

    def problem(self, fault: Fault, *path: str | int, key: bool = False) -> Problem:
        """The fault, at an entry of the file."""
        return self.located.problem(fault, path, key=key)

    @property
    def query_sha256(self) -> str:
        """Of the query's text and its parameters."""
        asked = {"query": self.record.query, "parameters": self.record.parameters}
        return _sha256(asked if self.record.parameters else self.record.query)

    @property
    def entries_sha256(self) -> str:
        """Of what is made of the rows: columns, facts, name, source."""
        return _sha256(self.record.model_dump(include={"columns", "facts", "name", "source"}))


def query_files(folder: Path) -> dict[str, Path]:
    """Name → tables/NAME.sql.yaml of a pack, in order."""
    found = sorted((folder / "tables").glob(f"*{QUERY_ENDING}"))
    return {path.name.removesuffix(QUERY_ENDING): path for path in found}


def read_query(name: str, path: Path, shown: str, problems: Problems) -> Query | None:
    """The description in a file, or None when something is wrong with it, which goes into problems."""
    found = Problems()
    located = read_yaml(path, shown, found)
    record = validated(QueryIn, located, (), "query-field", found) if located is not None else None
    query = _checked(name, record, located, found) if record is not None and located is not None else None
    problems.extend(_without_passwords(found))
    if located is None or query is None:
        return None
    located.lines = [masked(line) for line in located.lines]
    return query


def _without_passwords(found: Iterable[Problem]) -> Iterator[Problem]:
    """The problems without excerpts that would show a password."""
    for problem in found:
        hidden = problem.excerpt is not None and masked(problem.excerpt.text) != problem.excerpt.text
        yield replace(problem, excerpt=None) if hidden else problem


def _checked(name: str, record: QueryIn, located: Located, problems: Problems) -> Query | None:
    """What pydantic does not see."""
    faults = [*_address(record), *_entries(record), *_pattern(record)]
    for fault, path in faults:
        problems.add(located.problem(fault, path, key=fault.code != "query-password"))
    if any(fault.severity == "error" for fault, _ in faults):
        return None
    said = dict(_flat(record.facts))
    if record.source is not None:
        said["source"] = record.source
    return Query(name, record.columns, said, record.name, record, located)


_Found = Iterator[tuple[Fault, Path_]]


def _address(record: QueryIn) -> _Found:
    if (record.url is None) == (record.url_env is None):
        message = "the address of the database is missing" if record.url is None else "the address is given twice"
        cure = "write `url_env: NAME` for an environment variable that holds it, or `url:` when it has no password"
        yield Fault("query-field", message, help=cure), () if record.url is None else ("url_env",)
    if record.url is not None and secrets(record.url):
        cure = "write `url_env: NAME`, put the address into the environment variable NAME, and change the password"
        yield Fault("query-password", "a password stands in this file", help=cure, severity="warning"), ("url",)


def _entries(record: QueryIn) -> _Found:
    """Columns and facts name entries that a table may hold, each once."""
    given: dict[str, Path_] = {}
    said = [(entry, ("facts", *entry.split(".", 1))) for entry, _ in _flat(record.facts)]
    columns = [(entry, ("columns", column)) for column, entry in record.columns.items()]
    source = [("source", ("source",))] if record.source is not None else []
    for entry, path in (*columns, *said, *source):
        if entry in given:
            yield Fault("query-field", f"`{entry}` is given twice", help="say it once"), path
        given[entry] = path
        if entry == "name" and path[0] == "columns":
            continue
        if (fault := _no_entry(entry)) is not None:
            yield fault, path
    for entry, value in record.facts.items():
        if isinstance(value, list) and entry != "status":
            yield Fault("query-field", f"`{entry}` cannot be a list here", help="write words"), ("facts", entry)
    for entry in ("kind", "source"):
        if entry not in given:
            where = f"`{entry}:`" if entry == "source" else f"`{entry}:` below `facts`"
            yield Fault("query-field", f"the facts have no `{entry}`", help=f"add {where}"), ()
    if "value" not in given and not any(entry.startswith("text.") for entry in given):
        yield Fault("query-field", "no column is the `value` of a fact", help="write `COLUMN: value`"), ("columns",)


def _no_entry(entry: str) -> Fault | None:
    first, _, inner = entry.partition(".")
    known = [name for name in FactIn.model_fields if name not in _IN_YAML]
    if first in _IN_YAML:
        return Fault("query-field", f"`{first}` cannot come from a database", help="write such facts in facts/")
    if first not in known:
        return Fault(
            "query-field", f"`{first}` is not an entry of a fact", help=did_you_mean(first, known) or ", ".join(known)
        )
    if first in _BY_LANGUAGE and not inner:
        return Fault("query-field", f"`{first}` needs its language", help=f"write `{first}.en`")
    if inner and first not in _BY_LANGUAGE and inner not in _INNER.get(first, ()):
        return Fault("query-field", f"`{first}` has no entry `{inner}`")
    return None


def _pattern(record: QueryIn) -> _Found:
    """Either a column is the name, or the pattern makes one of what a row holds."""
    if "name" in record.columns.values():
        if record.name:
            yield Fault("query-field", "a column gives the names already", help="take one of the two out"), ("name",)
        return
    if not record.name:
        cure = "write `name: trade.exports.{period}`, or let a column be the `name`"
        yield Fault("query-field", "the facts have no names", help=cure), ()
        return
    if not list(holes(record.name)):
        cure = "write a column or an entry in braces: trade.exports.{period}"
        yield Fault("query-field", f"all facts would be called `{record.name}`", help=cure), ("name",)


def _flat(group: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """(entry with dots, words) of each value that says something, as a table's cell holds it: lists with blanks."""
    for name, value in group.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif value is not None:
            words = " ".join(map(str, value)) if isinstance(value, list) else value
            cell = format(words, "f") if isinstance(words, Decimal) else str(words).strip()
            if cell:
                yield f"{before}{name}", cell


def _sha256(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
