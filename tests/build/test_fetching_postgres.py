"""Facts from a real PostgreSQL, which the tests start: exact numbers, days, a password, and no leave to write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from brief_builder import FetchReport, fetch
from brief_builder.problems.show import as_json, full
from command import brief
from postgres_server import PASSWORD
from query_pack import make_query_pack

pytestmark = pytest.mark.postgres
QUERY = """\
url_env: TRADE_DATABASE
query: |
  SELECT
    country, to_char(month, 'YYYY-MM') AS period, amount, reviewed::date AS until
  FROM exports
  WHERE country = :country AND month >= :first
parameters: {country: Viet Nam, first: 2024-01-01}
columns: {period: period, amount: value, country: counterpart_area, until: review_by}
facts:
  kind: statistic
  label: {en: Exports of the island, fr: "Exportations de l’île, en euros"}
  measure: goods_trade
  flow: X
  unit: EUR
  status: [E, P]
name: exports.{country}.{period}
source: gazette
"""
ROWS = [
    ("Viet Nam", "2024-01-01", "12345678901234567.10", "2025-06-30 00:00"),
    ("Viet Nam", "2024-02-01", "0.30", "2025-06-30 00:00"),
    ("Japan", "2024-01-01", "7", "2025-06-30 00:00"),
]


@pytest.fixture
def database(postgres_address: str) -> Iterator[Any]:
    """The table `exports`, anew for each test, as a connection that may write."""
    import psycopg

    with psycopg.connect(postgres_address, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS exports")
        connection.execute(
            "CREATE TABLE exports (country text, month date, amount numeric(20, 2), reviewed timestamp, share float8)"
        )
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO exports VALUES (%s, %s, %s, %s, 0.1)", ROWS)
        yield connection


@pytest.fixture
def project(tmp_path: Path, database: Any, postgres_address: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the pack that asks the database, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRADE_DATABASE", postgres_address)
    make_query_pack(tmp_path, QUERY)
    return tmp_path


def _fetched(query: str = QUERY, seconds: int = 60) -> FetchReport:
    Path("data/small/tables/exports.sql.yaml").write_text(query, encoding="utf-8")
    return fetch("data/small", write=True, as_of=date(2025, 2, 1), seconds=seconds)


def _with(select: str) -> str:
    return f"url_env: TRADE_DATABASE\nquery: |\n  {select}\n{QUERY[QUERY.index('columns:') :]}"


def test_numbers_keep_their_digits_and_days_are_days(project: Path) -> None:
    """Nothing of a NUMERIC is rounded or lost; a timestamp at midnight is its day."""
    report = _fetched()
    assert list(report.problems) == []
    assert Path("data/small/tables/exports.csv").read_text(encoding="utf-8") == (
        "name,period,value,counterpart_area,review_by,kind,label.en,label.fr,measure,flow,unit,status,source\n"
        "exports.viet_nam.2024.01,2024-01,12345678901234567.10,Viet Nam,2025-06-30,statistic,Exports of the island,"
        '"Exportations de l’île, en euros",goods_trade,X,EUR,E P,gazette\n'
        "exports.viet_nam.2024.02,2024-02,0.30,Viet Nam,2025-06-30,statistic,Exports of the island,"
        '"Exportations de l’île, en euros",goods_trade,X,EUR,E P,gazette\n'
    )


def test_no_file_and_no_output_holds_the_password(project: Path, postgres_address: str) -> None:
    """The record tells user, server and database."""
    done = brief("fetch", "--write", at=project)
    assert done.returncode == 0
    folder = postgres_address.rpartition("=")[2]
    assert done.stdout.startswith(f"exports: 2 facts from postgresql://desk@/postgres?host={folder}; 2 new\n")
    written = "".join(path.read_text(encoding="utf-8") for path in sorted(Path("data/small/tables").iterdir()))
    assert f'database: "postgresql://desk@/postgres?host={folder}"' in written
    for secret in (PASSWORD, PASSWORD.replace("/", "%2F")):
        assert secret not in written + done.stdout + done.stderr


def test_a_revised_value_is_shown_with_both_values(project: Path, database: Any) -> None:
    """Old → new."""
    _fetched()
    database.execute("UPDATE exports SET amount = 0.35 WHERE month = '2024-02-01'")
    changes = [(c.state, c.fact, c.entry, c.old, c.new) for c in _fetched().fetched[0].changes]
    assert changes == [("changed", "exports.viet_nam.2024.02", "value", "0.30", "0.35")]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM exports",
        "DELETE FROM exports RETURNING country",
        "WITH gone AS (DELETE FROM exports RETURNING *) SELECT * FROM gone",
        "SELECT 1; DELETE FROM exports",
        "SELECT 1; COMMIT; DELETE FROM exports",
        "COMMIT",
        "SELECT setval('numbers', 7)",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "SELECT * INTO copied FROM exports",
        "COPY exports TO STDOUT",
        "DO $$ BEGIN DELETE FROM exports; END $$",
        "CREATE TABLE other (a int)",
    ],
)
def test_a_query_can_only_read(project: Path, database: Any, statement: str) -> None:
    """PostgreSQL itself refuses the rest: a read-only transaction, and a cursor that takes one SELECT."""
    database.execute("CREATE SEQUENCE IF NOT EXISTS numbers")
    report = _fetched(_with(statement))
    assert [p.code for p in report.problems] == ["fetch-query"]
    assert database.execute("SELECT count(*) FROM exports").fetchone() == (3,)
    assert database.execute("SELECT to_regclass('copied'), to_regclass('other')").fetchone() == (None, None)


def test_a_function_that_writes_is_refused(project: Path, database: Any) -> None:
    """Though the query that calls it is a SELECT."""
    database.execute("CREATE OR REPLACE FUNCTION clear() RETURNS int LANGUAGE sql AS 'DELETE FROM exports; SELECT 1'")
    report = _fetched(_with("SELECT clear() AS amount"))
    message = "the database refuses the query: cannot execute DELETE in a read-only transaction"
    assert [p.message for p in report.problems] == [message]
    assert database.execute("SELECT count(*) FROM exports").fetchone() == (3,)


def test_a_query_that_takes_too_long_is_stopped(project: Path) -> None:
    """By the database, after the seconds that it is given."""
    report = _fetched(_with("SELECT pg_sleep(30)"), seconds=1)
    assert [p.message for p in report.problems] == ["the query took longer than 1 seconds"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            "share + 0.2 AS amount",
            "`amount` is 0.30000000000000004, a binary fraction with digits that nobody measured",
        ),
        ("reviewed + interval '1 hour' AS amount", "`amount` has a time of day, 2025-06-30 01:00:00"),
        ("'NaN'::numeric AS amount", "`amount` is NaN, which is no number"),
        ("true AS amount", "`amount` is true or false, which no entry of a fact is"),
        ("ARRAY[1] AS amount", "`amount` is neither words nor a number nor a day, but list"),
        ("NULL::numeric AS amount", "`amount` is NULL"),
    ],
)
def test_a_value_that_no_fact_can_hold_is_told(project: Path, columns: str, message: str) -> None:
    """In the first row, with a cure in the words of the query."""
    rest = "'2024' AS period, country, DATE '2025-01-01' AS until"
    report = _fetched(_with(f"SELECT {rest}, {columns} FROM exports"))
    assert [(p.code, p.message, p.place.line) for p in report.problems] == [("fetch-value", message, 4)]


@pytest.mark.parametrize(
    "condition",
    [
        "country LIKE 'Viet%' AND amount < 1",
        "amount::text = '0.30'",
        "'10:30' = '10:30' AND amount < 1",
        "amount < 1 -- 1%",
    ],
)
def test_signs_of_sql_stay_what_they_are(project: Path, condition: str) -> None:
    """Per cent, casts, and colons in texts are no parameters."""
    columns = "to_char(month, 'YYYY-MM') AS period, country, amount, reviewed::date AS until"
    query = _with(f"SELECT {columns} FROM exports WHERE {condition}").replace(
        "parameters: {country: Viet Nam, first: 2024-01-01}\n", ""
    )
    report = _fetched(query)
    assert list(report.problems) == []
    assert [change.fact for change in report.fetched[0].changes] == ["exports.viet_nam.2024.02"]


def test_what_the_database_says_of_a_query_is_told(project: Path) -> None:
    """In its words, at the query."""
    report = _fetched(QUERY.replace("FROM exports", "FROM exprts"))
    assert [(p.code, p.message, p.place.line) for p in report.problems] == [
        ("fetch-query", 'the database refuses the query: relation "exprts" does not exist', 2)
    ]


def test_a_wrong_password_is_told_without_it(
    project: Path, postgres_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to check."""
    monkeypatch.setenv("TRADE_DATABASE", postgres_address.replace("Geheim", "Falsch"))
    report = _fetched()
    assert [(p.code, p.help) for p in report.problems] == [
        ("fetch-connection", ("check the user and the password of the address",))
    ]
    assert "Falsch" not in full(report.problems) + as_json(list(report.problems))
