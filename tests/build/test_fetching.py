"""Facts from a database: what is shown, what is written, what a changed table or query is told; on SQLite."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from brief_builder import BriefError, FetchReport, fetch
from brief_builder.build import Fetched, check
from brief_builder.facts import load_facts
from brief_builder.problems import Problems
from command import brief
from query_pack import QUERY, make_database, make_query_pack

DAY = date(2025, 2, 1)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack, as a person names it who stands in the project."""
    monkeypatch.chdir(tmp_path)
    return make_query_pack(tmp_path).relative_to(tmp_path)


def _written(pack: Path) -> FetchReport:
    report = fetch(pack, write=True, as_of=DAY)
    assert list(report.problems) == []
    return report


def _changes(found: Fetched) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(c.state, c.fact, c.entry, c.old, c.new) for c in found.changes]


def _warnings(pack: Path) -> list[tuple[str, str, int | None]]:
    return [(p.message, p.place.file, p.place.line) for p in check(pack).problems if p.code.startswith("fetched-")]


def test_without_write_what_is_new_is_shown_and_nothing_written(pack: Path) -> None:
    """The first run finds each fact new."""
    report = fetch(pack, as_of=DAY)
    assert list(report.problems) == []
    assert _changes(report.fetched[0]) == [
        ("new", "exports.bikes.2022", "value", None, "4.25 million"),
        ("new", "exports.bikes.2023", "value", None, "4.50 million"),
        ("new", "exports.viet_tea.2023", "value", None, "0.80 million"),
    ]
    assert report.written == ()
    assert [path.name for path in (pack / "tables").iterdir()] == ["exports.sql.yaml"]


def test_the_snapshot_is_a_table_of_facts_with_a_record_beside_it(pack: Path) -> None:
    """All entries stand in the table, ordered by name; the record tells where from, when, and both fingerprints."""
    written = _written(pack).written
    assert [path.name for path in written] == ["exports.csv", "exports.fetched.yaml"]
    table = (pack / "tables" / "exports.csv").read_bytes()
    assert table.decode() == (
        "name,period,value,product,kind,label.en,measure,flow,unit,source\n"
        "exports.bikes.2022,2022,4.25 million,Bikes,statistic,Exports of the island,goods_trade,X,EUR,gazette\n"
        "exports.bikes.2023,2023,4.50 million,Bikes,statistic,Exports of the island,goods_trade,X,EUR,gazette\n"
        "exports.viet_tea.2023,2023,0.80 million,Viet tea,statistic,Exports of the island,goods_trade,X,EUR,gazette\n"
    )
    record = (pack / "tables" / "exports.fetched.yaml").read_text(encoding="utf-8").splitlines()
    assert record[1] == 'database: "sqlite:///trade.db"'
    assert record[4:] == [
        "retrieved: 2025-02-01",
        "rows: 3",
        f'sha256: "{hashlib.sha256(table).hexdigest()}"',
    ]


def test_the_same_rows_in_another_order_give_the_same_table(pack: Path) -> None:
    """The database need not promise an order."""
    _written(pack)
    before = (pack / "tables" / "exports.csv").read_bytes()
    make_database(pack / "trade.db", [(2023, "Viet tea", "0.80"), (2023, "Bikes", "4.50"), (2022, "Bikes", "4.25")])
    assert _changes(_written(pack).fetched[0]) == []
    assert (pack / "tables" / "exports.csv").read_bytes() == before


def test_the_facts_of_the_snapshot_have_their_figures(pack: Path) -> None:
    """A build reads the table as any other: 4.25 million is 4.245 to 4.255 million."""
    _written(pack)
    table = pack / "tables" / "exports.csv"
    quoted = table.read_text(encoding="utf-8").replace("source\n", "source,quote\n").replace("gazette\n", "gazette,q\n")
    table.write_text(quoted, encoding="utf-8")
    figure = load_facts(pack, "small", Problems())["exports.bikes.2022"].figure
    assert figure is not None
    assert (figure.low, figure.high, figure.unit) == (Decimal("4245000"), Decimal("4255000"), "EUR")


def test_what_is_said_of_all_rows_is_the_same_the_next_time(pack: Path) -> None:
    """Words over several lines, commas and quotation marks, and entries that say nothing."""
    said = (
        'label: {en: "Exports, \\"free on board\\""}\n  ref: ""\n  note:\n    en: |\n      One line.\n      Another.\n'
    )
    text = QUERY.replace("label: {en: Exports of the island}\n", said)
    (pack / "tables" / "exports.sql.yaml").write_text(text, encoding="utf-8")
    assert _written(pack).fetched[0].count("new") == 3
    assert _written(pack).fetched[0].changes == ()


def test_a_revised_value_is_shown_with_both_values(pack: Path) -> None:
    """And what is new or gone with the value that it has or had."""
    _written(pack)
    make_database(pack / "trade.db", [(2022, "Bikes", "4.25"), (2023, "Bikes", "4.61"), (2024, "Bikes", "5")])
    assert _changes(fetch(pack, as_of=DAY).fetched[0]) == [
        ("changed", "exports.bikes.2023", "value", "4.50 million", "4.61 million"),
        ("new", "exports.bikes.2024", "value", None, "5.00 million"),
        ("gone", "exports.viet_tea.2023", "value", "0.80 million", None),
    ]


def test_the_command_shows_what_the_library_finds(pack: Path, tmp_path: Path) -> None:
    """A sign, the fact, and old → new; the talk goes to stderr."""
    _written(pack)
    make_database(pack / "trade.db", [(2022, "Bikes", "4.25"), (2023, "Bikes", "4.61"), (2024, "Bikes", "5")])
    done = brief("fetch", at=tmp_path)
    assert done.returncode == 0
    assert done.stdout == (
        "exports: 3 facts from sqlite:///trade.db; 1 new, 1 changed, 1 gone\n"
        "  ~ exports.bikes.2023     4.50 million → 4.61 million\n"
        "  + exports.bikes.2024     5.00 million\n"
        "  - exports.viet_tea.2023  0.80 million\n"
    )
    assert done.stderr == "nothing was written; `brief fetch --write` keeps what was fetched\n"
    done = brief("fetch", "exports", "--write", "--as-of", "2025-02-03", at=tmp_path)
    assert done.stderr == "data/small/tables/exports.csv\ndata/small/tables/exports.fetched.yaml\n"
    assert "retrieved: 2025-02-03" in (pack / "tables" / "exports.fetched.yaml").read_text(encoding="utf-8")
    shown = json.loads(brief("fetch", "--format", "json", at=tmp_path).stdout)
    assert shown["fetched"] == [
        {
            "name": "exports",
            "file": "data/small/tables/exports.csv",
            "database": "sqlite:///trade.db",
            "rows": 3,
            "changes": [],
        }
    ]


def test_a_query_that_does_not_exist_is_told_with_those_that_do(pack: Path, tmp_path: Path) -> None:
    """By the library as by the command."""
    with pytest.raises(BriefError, match="no query is called `exprts`") as caught:
        fetch(pack, names=["exprts"])
    assert caught.value.problems[0].help == ("did you mean `exports`?",)
    assert brief("fetch", "exprts", at=tmp_path).returncode == 1


def test_a_pack_without_queries_says_how_to_write_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to fetch is no silent success."""
    monkeypatch.chdir(tmp_path)
    pack = make_query_pack(tmp_path)
    (pack / "tables" / "exports.sql.yaml").unlink()
    with pytest.raises(BriefError, match="this pack describes no query of a database"):
        fetch(pack)


def test_files_of_queries_are_no_tables_and_not_unread(pack: Path) -> None:
    """Neither the description nor the record is taken for facts."""
    _written(pack)
    assert {p.code for p in check(pack).problems} == {"quote-missing"}


def test_a_query_that_was_never_fetched_is_a_warning(pack: Path) -> None:
    """At its place."""
    assert _warnings(pack) == [("these facts were never fetched", "data/small/tables/exports.sql.yaml", 2)]


def test_an_edited_table_is_a_warning(pack: Path) -> None:
    """The fingerprint is not that of the record."""
    _written(pack)
    table = pack / "tables" / "exports.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("4.50", "4.60"), encoding="utf-8")
    message = "exports.csv was edited since it was fetched on 2025-02-01"
    assert _warnings(pack) == [(message, "data/small/tables/exports.csv", None)]


@pytest.mark.parametrize(
    ("old", "new", "what", "line"),
    [
        ("year >= :first", "year > :first", "the query or a parameter", 2),
        ("first: 2022", "first: 2023", "the query or a parameter", 2),
        ("unit: EUR", "unit: USD", "what is made of the rows", 6),
        ("amount: value", "amount: value, other: basis", "what is made of the rows", 6),
    ],
)
def test_a_query_that_was_changed_since_is_a_warning(pack: Path, old: str, new: str, what: str, line: int) -> None:
    """The query itself, its parameters, and what is made of its rows."""
    _written(pack)
    path = pack / "tables" / "exports.sql.yaml"
    path.write_text(QUERY.replace(old, new), encoding="utf-8")
    message = f"{what} was changed since exports.csv was fetched on 2025-02-01"
    assert _warnings(pack) == [(message, "data/small/tables/exports.sql.yaml", line)]


@pytest.mark.parametrize(
    ("new", "why"),
    [("rows: many", "`rows`: must be a whole number"), ("rows: [", "this is not YAML: this bracket is not closed")],
)
def test_an_edited_record_is_a_warning(pack: Path, new: str, why: str) -> None:
    """It cannot be compared then."""
    _written(pack)
    record = pack / "tables" / "exports.fetched.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("rows: 3", new), encoding="utf-8")
    message = f"the record was edited since it was written: {why}"
    assert _warnings(pack) == [(message, "data/small/tables/exports.fetched.yaml", 6)]


def test_a_record_without_its_query_is_a_warning(pack: Path) -> None:
    """So that a renamed query leaves nothing behind unseen."""
    _written(pack)
    (pack / "tables" / "exports.sql.yaml").unlink()
    message = "there is no query exports.sql.yaml, of which this is the record"
    assert _warnings(pack) == [(message, "data/small/tables/exports.fetched.yaml", None)]


def test_a_table_of_ones_own_is_not_written_over(pack: Path) -> None:
    """A table without a record was not fetched."""
    own = pack / "tables" / "exports.csv"
    own.write_text("name,kind\n", encoding="utf-8")
    report = fetch(pack, write=True, as_of=DAY)
    assert [p.code for p in report.problems] == ["fetched-changed"]
    assert (report.fetched, report.written) == ((), ())
    assert own.read_text(encoding="utf-8") == "name,kind\n"


def test_nothing_is_written_while_one_of_the_queries_is_wrong(pack: Path) -> None:
    """All or nothing, as in a build."""
    (pack / "tables" / "imports.sql.yaml").write_text(QUERY.replace("FROM exports", "FROM imports"), encoding="utf-8")
    report = fetch(pack, write=True, as_of=DAY)
    assert [p.message for p in report.problems] == ["the database refuses the query: no such table: imports"]
    assert [found.name for found in report.fetched] == ["exports"]
    assert report.written == ()
    assert sorted(path.name for path in (pack / "tables").iterdir()) == ["exports.sql.yaml", "imports.sql.yaml"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM exports",
        "INSERT INTO exports VALUES (1, 'a', 2) RETURNING year, good, millions AS amount",
        "ATTACH 'other.db' AS other",
        "PRAGMA journal_mode = DELETE",
        "SELECT 1; DELETE FROM exports",
        "DROP TABLE exports",
        "VACUUM INTO 'other.db'",
    ],
)
def test_a_query_can_only_read(pack: Path, statement: str) -> None:
    """SQLite itself refuses the rest, and no file is made."""
    text = QUERY.replace("parameters: {first: 2022}\n", "")
    start, end = text.index("  SELECT"), text.index("columns:")
    (pack / "tables" / "exports.sql.yaml").write_text(text[:start] + f"  {statement}\n" + text[end:], encoding="utf-8")
    files = sorted(pack.rglob("*"))
    report = fetch(pack, write=True, as_of=DAY)
    assert [p.code for p in report.problems] == ["fetch-query"]
    assert sorted(pack.rglob("*")) == files
    database = sqlite3.connect(pack / "trade.db")
    assert database.execute("SELECT COUNT(*) FROM exports").fetchone() == (3,)
    database.close()


def test_a_query_without_an_end_is_stopped(pack: Path) -> None:
    """After the seconds that it is given."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) AS amount FROM n"
    text = QUERY.replace("parameters: {first: 2022}\n", "")
    start, end = text.index("  SELECT"), text.index("columns:")
    (pack / "tables" / "exports.sql.yaml").write_text(text[:start] + f"  {endless}\n" + text[end:], encoding="utf-8")
    found = [problem.message for problem in fetch(pack, seconds=1).problems]
    assert found == ["the query took longer than 1 seconds"]
