"""NAME.sql.yaml in → the rows that a database gives, read without leave to write. The one part that asks a network."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from brief_builder.batch.rows import Table, rows_of
from brief_builder.facts.reading.queries import Scalar
from brief_builder.inputs import Located, read_yaml, validated
from brief_builder.inputs.sql_address import masked, secrets
from brief_builder.inputs.sql_rows import read_sql
from brief_builder.problems import Fault, Problems, shown_path


class AskedIn(BaseModel):
    """The entries of the file; those of a query of facts that say what its columns are have no place here."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    url: str | None = None
    url_env: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")] | None = None
    query: str = Field(min_length=1)
    parameters: dict[str, Scalar] = {}


def ask(path: Path, problems: Problems) -> Table | None:
    """The rows of the answer; None when there is none, which goes into problems without any password."""
    found = Problems()
    table = _ask(path, found)
    for problem in found:
        hidden = problem.excerpt is not None and masked(problem.excerpt.text) != problem.excerpt.text
        problems.add(replace(problem, excerpt=None) if hidden else problem)
    return table


def _ask(path: Path, problems: Problems) -> Table | None:
    shown = shown_path(path)
    located = read_yaml(path, shown, problems)
    record = validated(AskedIn, located, (), "query-field", problems) if located is not None else None
    if located is None or record is None:
        return None
    address = _address(record, located, problems)
    if address is None:
        return None
    try:
        answer = read_sql(address, record.query, record.parameters, path.parent)
    except Fault as fault:
        entry = "query" if fault.code in ("fetch-query", "fetch-limit") else _entry(record)
        problems.add(located.problem(fault, (entry,), key=True))
        return None
    if not answer.guarded:
        message = f"nothing forbids this query to write: with {answer.product}, only the account can"
        warning = Fault("fetch-unguarded", message, help="use an account that may only read", severity="warning")
        problems.add(located.problem(warning, (_entry(record),), key=True))
    return rows_of(answer.columns, answer.rows, shown, path.parent)


def _entry(record: AskedIn) -> str:
    return "url" if record.url_env is None else "url_env"


def _address(record: AskedIn, located: Located, problems: Problems) -> str | None:
    if (record.url is None) == (record.url_env is None):
        cure = "write `url_env: NAME` for an environment variable that holds it, or `url:` when it has no password"
        message = "the address of the database is missing" if record.url is None else "the address is given twice"
        problems.add(located.problem(Fault("query-field", message, help=cure), (), key=True))
        return None
    if record.url is not None:
        if secrets(record.url):
            cure = "write `url_env: NAME`, put the address into the environment variable NAME, and change the password"
            fault = Fault("query-password", "a password stands in this file", help=cure, severity="warning")
            problems.add(located.problem(fault, ("url",), key=True))
        return record.url
    address = os.environ.get(record.url_env or "", "").strip()
    if not address:
        message = f"the environment variable {record.url_env} is not set"
        cure = "set it to the address of the database, such as postgresql://USER:PASSWORD@SERVER/DATABASE"
        problems.add(located.problem(Fault("fetch-connection", message, help=cure), ("url_env",), key=True))
    return address or None
