"""A database's address and a query → the columns and rows of its result, read without leave to write.

SQLAlchemy and the driver are imported when the first query is run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brief_builder.inputs.sql_address import masked, secrets
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

MOST_ROWS = 100_000
# What drivers raise besides SQLAlchemy's errors: a number too large for SQLite, a package that is missing, a socket.
_BY_DRIVERS = (OSError, OverflowError, RuntimeError, TypeError, ValueError)
_AT_ONCE = 2_000  # rows in memory that are not yet taken
_STEPS = 10_000  # of SQLite's machine between two looks at the watch
_CONNECT_SECONDS = 10
_READS = "a query may only read: it begins with SELECT or WITH, and is one statement"
_PACKAGES = {
    "psycopg": "'psycopg[binary]'",
    "psycopg2": "psycopg2-binary",
    "MySQLdb": "mysqlclient",
    "pymysql": "PyMySQL",
    "oracledb": "oracledb",
    "pyodbc": "pyodbc",
}


@dataclass(frozen=True, slots=True)
class SqlRows:
    """What a query gave.

    Attributes:
        columns: the names of the result's columns, in order.
        rows: as many values as there are columns, as the driver gives them: Decimal, int, float, str, date, None, …
        guarded: whether the database itself was told to forbid writing.
        product: what SQLAlchemy calls the database and its driver: `postgresql+psycopg`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    guarded: bool
    product: str


def read_sql(
    address: str,
    query: str,
    parameters: Mapping[str, Any],
    folder: Path,
    *,
    seconds: int = 60,
    most: int = MOST_ROWS,
) -> SqlRows:
    """Run one query and take its rows; whatever it does, the transaction is rolled back.

    Args:
        address: as SQLAlchemy writes it, with the password; it is not shown in any message.
        query: one SELECT or WITH; `:name` stands for a parameter.
        parameters: exactly those that the query names.
        folder: in which a SQLite file is looked for.
        seconds: after which the database gives up.
        most: rows that may come.

    Raises:
        Fault: query-field, fetch-driver, fetch-connection, fetch-query, fetch-limit.
    """
    try:
        import sqlalchemy
        from sqlalchemy import exc
    except ImportError:
        cure = "pip install SQLAlchemy"
        raise Fault("fetch-driver", "reading databases needs SQLAlchemy, which is not installed", help=cure) from None
    url = _url(address)
    statement = sqlalchemy.text(query)
    _check_parameters(set(statement.compile().params), parameters)
    hidden = secrets(address)
    engine = _engine(url, folder)
    local = engine.dialect.name == "sqlite"
    given = {name: _bound(value) for name, value in parameters.items()} if local else dict(parameters)
    try:
        with _connection(engine, hidden, seconds) as (connection, guarded):
            try:
                result = connection.execution_options(stream_results=not local, max_row_buffer=_AT_ONCE).execute(
                    statement, given
                )
                if not result.returns_rows:
                    raise Fault("fetch-query", "this query gives no rows", help=_READS)
                columns = tuple(result.keys())
                rows = tuple(tuple(row) for row in _taken(result.partitions(_AT_ONCE), most, seconds))
            except (exc.SQLAlchemyError, *_BY_DRIVERS) as error:
                raise _refused(error, hidden, seconds) from None
    finally:
        engine.dispose()
    return SqlRows(columns, rows, guarded, f"{engine.dialect.name}+{engine.dialect.driver}")


def _url(address: str) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):
        cure = "write postgresql://USER@SERVER/DATABASE or sqlite:///FILE.db"
        raise Fault("query-field", "this is not the address of a database", help=cure) from None
    # psycopg sends a query as one statement, and can be told to forbid writing; it is taken if none is named.
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgres", "postgresql") else url


def _check_parameters(asked: set[str], given: Mapping[str, Any]) -> None:
    if missing := sorted(asked - given.keys()):
        cure = f"add `{missing[0]}:` below `parameters`; to write a colon into a query, put a backslash before it"
        raise Fault("fetch-query", f"the query asks for `:{missing[0]}`, which has no value", help=cure)
    if unused := sorted(given.keys() - asked):
        cure = f"write `:{unused[0]}` where it belongs, or take the parameter out"
        raise Fault("fetch-query", f"the query does not use the parameter `{unused[0]}`", help=cure)


def _bound(value: Any) -> Any:
    """SQLite knows neither exact decimals nor dates; a column of numbers takes their digits."""
    return str(value) if isinstance(value, (Decimal, date)) else value


def _engine(url: URL, folder: Path) -> Engine:
    from sqlalchemy import create_engine
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError
    from sqlalchemy.pool import NullPool

    options: dict[str, Any] = {"poolclass": NullPool}
    try:
        if url.drivername in ("sqlite", "sqlite+pysqlite"):
            options["creator"] = _sqlite(url.database or "", folder)
            return create_engine("sqlite://", **options)
        if url.get_backend_name() == "postgresql":
            options["connect_args"] = {"connect_timeout": _CONNECT_SECONDS}
        return create_engine(url, **options)
    except NoSuchModuleError:
        message = f"no kind of database is known as `{url.drivername}`"
        raise Fault("fetch-driver", message, help="write postgresql, sqlite, mysql+pymysql, …") from None
    except ImportError as error:
        package = _PACKAGES.get(error.name or "", error.name or "its driver")
        message = f"reading `{url.get_backend_name()}` needs {error.name or 'a driver'}, which is not installed"
        raise Fault("fetch-driver", message, help=f"pip install {package}") from None
    except (ArgumentError, TypeError, ValueError):
        message = "SQLAlchemy cannot use an option of this address"
        raise Fault("query-field", message, help="take out what stands behind the question mark") from None


def _sqlite(name: str, folder: Path) -> Callable[[], Any]:
    """What opens a SQLite file for reading only; a file that is not there is not made."""
    import sqlite3

    path = Path(os.path.realpath(folder / name))
    if not name or name == ":memory:" or name.startswith("file:"):
        cure = "write sqlite:///FILE.db, with the file's path from the pack's folder"
        raise Fault("query-field", "this address names no file", help=cure)
    if not path.is_file():
        cure = "a path that does not begin with a slash is looked for in the pack's folder"
        raise Fault("fetch-connection", f"there is no file {path.as_posix()}", help=cure)
    return lambda: sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


@contextmanager
def _connection(engine: Engine, hidden: tuple[str, ...], seconds: int) -> Iterator[tuple[Connection, bool]]:
    """A connection in which nothing can be written, and whether the database sees to that."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        connection = engine.connect()
    except (SQLAlchemyError, *_BY_DRIVERS) as error:
        said = _said(error, hidden)
        raise Fault("fetch-connection", f"the database cannot be reached: {said}", help=_reach(said)) from None
    with connection:
        try:
            guarded = _guard(connection, seconds)
        except SQLAlchemyError as error:
            raise Fault("fetch-connection", f"the database cannot be read: {_said(error, hidden)}") from None
        yield connection, guarded


def _reach(said: str) -> str:
    if "password" in said or "authentication" in said:
        return "check the user and the password of the address"
    return "check the server, port and database of the address, and that you are in its network"


def _guard(connection: Connection, seconds: int) -> bool:
    """Tell the database to forbid writing and to give up in time; False when it is not known how to."""
    dialect = connection.dialect
    if dialect.name == "sqlite" and dialect.driver == "pysqlite":
        import sqlite3

        reading = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_FUNCTION}
        end = time.monotonic() + seconds
        raw: Any = connection.connection.driver_connection
        # mode=ro guards this file; the authorizer also others, which ATTACH would open.
        raw.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in reading else sqlite3.SQLITE_DENY)
        raw.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
        return True
    if dialect.name == "postgresql":
        connection.execution_options(postgresql_readonly=True)
        connection.exec_driver_sql(f"SET statement_timeout = {seconds * 1000}")
        # With the rows streamed, psycopg declares a cursor for the query: PostgreSQL takes one SELECT there, and no
        # more. Other drivers would send a second statement along.
        return dialect.driver == "psycopg"
    return False


def _taken(partitions: Iterator[Any], most: int, seconds: int) -> Iterator[Any]:
    end = time.monotonic() + seconds
    count = 0
    for part in partitions:
        for row in part:
            count += 1
            if count > most:
                cure = "add up in the query (GROUP BY), or choose fewer rows (WHERE)"
                raise Fault("fetch-limit", f"the query gives more than {most:,} rows", help=cure)
            yield row
        if time.monotonic() > end:
            raise _late(seconds)


def _late(seconds: int) -> Fault:
    cure = "ask for less, or give it more time with --timeout"
    return Fault("fetch-query", f"the query took longer than {seconds} seconds", help=cure)


def _refused(error: Exception, hidden: tuple[str, ...], seconds: int) -> Fault:
    cause = getattr(error, "orig", None)
    if getattr(cause, "sqlstate", None) == "57014" or str(cause) == "interrupted":
        return _late(seconds)
    said = _said(error, hidden)
    return Fault("fetch-query", f"the database refuses the query: {said}", help=_READS)


def _said(error: Exception, hidden: tuple[str, ...]) -> str:
    """What the driver says, in one line, without the query, and with *** for passwords."""
    cause = getattr(error, "orig", None) or error
    message = getattr(getattr(cause, "diag", None), "message_primary", None) or str(cause)
    line = " ".join(message.split())
    for word in hidden:
        line = line.replace(word, "***")
    return masked(line)
