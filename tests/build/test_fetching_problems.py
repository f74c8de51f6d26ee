"""What is wrong with a query, its result or its database: each told with its place and cure, and never a password."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from brief_builder import fetch
from brief_builder.build import check
from brief_builder.problems import Problem
from brief_builder.problems.show import as_json, full
from command import brief
from query_pack import QUERY, make_query_pack

FILE = "data/small/tables/exports.sql.yaml"
FIXED = QUERY[QUERY.index("columns:") :]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _found(project: Path, query: str, rows: list[tuple[object, ...]] | None = None, **options: int) -> list[Problem]:
    make_query_pack(project, query, rows)
    report = fetch("data/small", write=True, **options)
    if report.problems.has_errors:
        assert report.written == ()
        assert sorted(path.name for path in (project / "data/small/tables").iterdir()) == ["exports.sql.yaml"]
    return list(report.problems)


def _told(problems: list[Problem]) -> list[tuple[str, str, str, int | None, tuple[str, ...]]]:
    assert {p.place.file for p in problems} == {FILE}
    return [(p.severity, p.code, p.message, p.place.line, p.help) for p in problems]


def _select(what: str) -> str:
    """The description with another query, without parameters."""
    return f"url: sqlite:///trade.db\nquery: {what}\n{FIXED}"


WRONG_ENTRIES = {
    "an entry is misspelt": (
        QUERY.replace("columns:", "colums:"),
        [
            ("error", "query-field", "`columns` is missing here", 1, ("add `columns:`",)),
            ("error", "query-field", "`colums` is not an entry that is known here", 6, ("did you mean `columns`?",)),
        ],
    ),
    "an entry of the facts is misspelt": (
        QUERY.replace("  measure:", "  mesure:"),
        [("error", "query-field", "`mesure` is not an entry of a fact", 10, ("did you mean `measure`?",))],
    ),
    "a column is no entry of a fact": (
        QUERY.replace("good: product", "good: produkt"),
        [("error", "query-field", "`produkt` is not an entry of a fact", 6, ("did you mean `product` or `period`?",))],
    ),
    "a label lacks its language": (
        QUERY.replace("good: product", "good: label"),
        [("error", "query-field", "`label` needs its language", 6, ("write `label.en`",))],
    ),
    "an entry is given twice": (
        QUERY.replace("good: product", "good: unit"),
        [
            ("error", "query-field", "`unit` is given twice", 12, ("say it once",)),
        ],
    ),
    "a list comes from a column": (
        QUERY.replace("good: product", "good: items"),
        [("error", "query-field", "`items` cannot come from a database", 6, ("write such facts in facts/",))],
    ),
    "there is no source": (
        QUERY.replace("source: gazette\n", ""),
        [("error", "query-field", "the facts have no `source`", 1, ("add `source:`",))],
    ),
    "the source is unknown": (
        QUERY.replace("source: gazette", "source: gazete"),
        [("error", "source-unknown", "the pack has no source `gazete`", 14, ("did you mean `gazette`?",))],
    ),
    "there is no name": (
        QUERY.replace("name: exports.{product}.{period}\n", ""),
        [
            (
                "error",
                "query-field",
                "the facts have no names",
                1,
                ("write `name: trade.exports.{period}`, or let a column be the `name`",),
            )
        ],
    ),
    "the name is one for all": (
        QUERY.replace("exports.{product}.{period}", "exports"),
        [
            (
                "error",
                "query-field",
                "all facts would be called `exports`",
                13,
                ("write a column or an entry in braces: trade.exports.{period}",),
            )
        ],
    ),
    "there is no value": (
        QUERY.replace("amount: value", "amount: basis"),
        [("error", "query-field", "no column is the `value` of a fact", 6, ("write `COLUMN: value`",))],
    ),
    "there is no address": (
        QUERY.replace("url: sqlite:///trade.db\n", ""),
        [
            (
                "error",
                "query-field",
                "the address of the database is missing",
                1,
                ("write `url_env: NAME` for an environment variable that holds it, or `url:` when it has no password",),
            )
        ],
    ),
    "the address is none": (
        QUERY.replace("sqlite:///trade.db", "trade.db"),
        [
            (
                "error",
                "query-field",
                "this is not the address of a database",
                1,
                ("write postgresql://USER@SERVER/DATABASE or sqlite:///FILE.db",),
            )
        ],
    ),
    "the address names no file": (
        QUERY.replace("sqlite:///trade.db", "sqlite://"),
        [
            (
                "error",
                "query-field",
                "this address names no file",
                1,
                ("write sqlite:///FILE.db, with the file's path from the pack's folder",),
            )
        ],
    ),
    "the kind of database is unknown": (
        QUERY.replace("sqlite:///trade.db", "nosuch://server/trade"),
        [
            (
                "error",
                "fetch-driver",
                "no kind of database is known as `nosuch`",
                1,
                ("write postgresql, sqlite, mysql+pymysql, …",),
            )
        ],
    ),
    "the driver is not installed": (
        QUERY.replace("sqlite:///trade.db", "mysql+pymysql://desk@server/trade"),
        [
            (
                "error",
                "fetch-driver",
                "reading `mysql` needs pymysql, which is not installed",
                1,
                ("pip install PyMySQL",),
            )
        ],
    ),
    "a parameter has no value": (
        QUERY.replace("first: 2022", "frist: 2022"),
        [
            (
                "error",
                "fetch-query",
                "the query asks for `:first`, which has no value",
                2,
                ("add `first:` below `parameters`; to write a colon into a query, put a backslash before it",),
            )
        ],
    ),
    "a parameter is not used": (
        QUERY.replace("first: 2022", "first: 2022, last: 2023"),
        [
            (
                "error",
                "fetch-query",
                "the query does not use the parameter `last`",
                2,
                ("write `:last` where it belongs, or take the parameter out",),
            )
        ],
    ),
    "a parameter is too large": (
        QUERY.replace("first: 2022", "first: 10000000000000000000000"),
        [
            (
                "error",
                "fetch-query",
                "the database refuses the query: Python int too large to convert to SQLite INTEGER",
                2,
                ("a query may only read: it begins with SELECT or WITH, and is one statement",),
            )
        ],
    ),
    "the query is wrong": (
        QUERY.replace("SELECT", "SELEC"),
        [
            (
                "error",
                "fetch-query",
                'the database refuses the query: near "SELEC": syntax error',
                2,
                ("a query may only read: it begins with SELECT or WITH, and is one statement",),
            )
        ],
    ),
    "a column is not in the result": (
        QUERY.replace("amount: value", "amont: value"),
        [
            ("error", "fetch-column", "the result has no column `amont`", 6, ("did you mean `amount`?",)),
            (
                "note",
                "fetch-column",
                "nothing uses the column `amount`",
                6,
                ("add it to `columns`, or take it out of the query",),
            ),
        ],
    ),
    "a name asks for what is not there": (
        QUERY.replace("{product}", "{produce}"),
        [
            (
                "error",
                "fetch-column",
                "`produce` is neither a column nor an entry of these facts",
                13,
                ("did you mean `product`, `source` or `period`?",),
            )
        ],
    ),
    "two columns have one name": (
        _select("SELECT year, good, millions AS amount, good FROM exports"),
        [
            (
                "error",
                "fetch-column",
                "the result has two columns `good`",
                2,
                ("name them apart in the query: … AS good_2",),
            )
        ],
    ),
    "no row is found": (
        QUERY.replace("2022", "2031"),
        [("error", "fetch-empty", "the query finds no row", 2, ())],
    ),
    "a unit is none": (
        QUERY.replace("unit: EUR", "unit: euro"),
        [
            (
                "error",
                "unit-unknown",
                "`euro` is not a unit",
                12,
                ("did you mean `EUR` (Euro)?",),
            )
        ],
    ),
    "a kind is none": (
        QUERY.replace("kind: statistic", "kind: statistics"),
        [("error", "query-field", "`kind`: `statistics` is not known", 8, ("did you mean `statistic`?",))],
    ),
}


@pytest.mark.parametrize("name", WRONG_ENTRIES)
def test_what_is_wrong_is_told_at_its_line_with_its_cure(project: Path, name: str) -> None:
    """And no file is written."""
    query, expected = WRONG_ENTRIES[name]
    assert _told(_found(project, query)) == expected


NULL_CURE = "leave such rows out (WHERE … IS NOT NULL), or write COALESCE(…, '') for an entry that may be left out"
WRONG_VALUES = {
    "NULL": ("NULL", "`amount` is NULL", NULL_CURE),
    "a binary fraction": (
        "0.1 + 0.2",
        "`amount` is 0.30000000000000004, a binary fraction with digits that nobody measured",
        "write how many digits count: ROUND(…, 1), or CAST(… AS numeric(18, 2)) where the database has it",
    ),
    "bytes": (
        "x'00ff'",
        "`amount` is neither words nor a number nor a day, but bytes",
        "write CAST(… AS text) in the query, or another column",
    ),
    "no number": ("9e999", "`amount` is inf, which is no number", "leave such rows out (WHERE …)"),
    "a control character": (
        "'2' || char(7)",
        "`amount` holds the character U+0007, which cannot stand in an Office file",
        "take it out in the query: REPLACE(…)",
    ),
}


@pytest.mark.parametrize("name", WRONG_VALUES)
def test_a_value_that_no_fact_can_hold_is_told_once_with_its_row(project: Path, name: str) -> None:
    """The first row is named and the others counted, so that a thousand rows are one message."""
    value, message, cure = WRONG_VALUES[name]
    found = _found(project, _select(f"SELECT year, good, {value} AS amount FROM exports"))
    assert _told(found) == [("error", "fetch-value", message, 3, (cure,))]
    assert [note.message for note in found[0].notes] == ["in row 1 of the result", "and in 2 more rows"]


@pytest.mark.parametrize(
    ("columns", "code", "line"),
    [
        ("year, good, 'some' AS amount", "number-unreadable", 3),
        ("'some time' AS year, good, 1.5 AS amount", "period-unreadable", 3),
        ("year, good, '' AS amount", "fetch-value", 3),
    ],
)
def test_words_that_no_fact_may_hold_are_told_at_their_column(
    project: Path, columns: str, code: str, line: int
) -> None:
    """With the codes of fact files, before they are in one."""
    found = _found(project, _select(f"SELECT {columns} FROM exports WHERE year = 2022"))
    assert [(p.code, p.place.line) for p in found] == [(code, line)]


def test_two_rows_of_one_name_are_told(project: Path) -> None:
    """None of the two is chosen."""
    found = _found(project, QUERY.replace("{product}.", ""))
    assert _told(found) == [
        (
            "error",
            "fetch-duplicate",
            "two rows make a fact called `exports.2023`",
            13,
            ("add what tells them apart to `name`, such as {country}, or add them up in the query",),
        )
    ]


def test_a_name_that_no_template_can_write_is_told(project: Path) -> None:
    """A part may not begin with a digit and go on with letters."""
    found = _found(project, QUERY.replace("{period}", "{period}q1"))
    assert [(p.code, p.message, p.place.line) for p in found] == [
        ("fact-name", "`exports.bikes.2022q1` cannot be used in a template", 13)
    ]


def test_whole_numbers_that_end_in_zeros_need_their_precision(project: Path) -> None:
    """37200000 from a database is mostly exact, and would count as rounded to hundred thousands."""
    query = _select("SELECT year, good, CAST(millions * 1000000 AS INTEGER) AS amount FROM exports")
    found = _found(project, query)
    assert [(p.severity, p.code, p.place.line) for p in found] == [("warning", "fetch-precision", 3)]
    assert found[0].message == "`4250000` ends in zeros, which count as rounded, and `decimals` does not say how far"


def test_precision_that_is_said_is_enough(project: Path) -> None:
    """With `decimals`, nothing is left to tell."""
    query = _select("SELECT year, good, CAST(millions * 1000000 AS INTEGER) AS amount FROM exports")
    assert _found(project, query.replace("  unit: EUR", "  unit: EUR\n  decimals: 0")) == []


def test_a_whole_binary_fraction_has_no_decimals(project: Path) -> None:
    """SQLite's 4000000.0 is not precise to the tenth."""
    query = _select("SELECT year, good, 4000001.0 AS amount FROM exports WHERE year = 2022")
    assert _found(project, query) == []
    assert ",4000001," in (project / "data/small/tables/exports.csv").read_text(encoding="utf-8")


def test_too_many_rows_are_told(project: Path) -> None:
    """A hundred thousand are the end."""
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100001)"
    found = _found(project, _select(f"{many} SELECT i AS year, 'a' AS good, 1.5 AS amount FROM n"))
    assert _told(found) == [
        (
            "error",
            "fetch-limit",
            "the query gives more than 100,000 rows",
            2,
            ("add up in the query (GROUP BY), or choose fewer rows (WHERE)",),
        )
    ]


def test_a_file_that_is_not_there_is_not_made(project: Path) -> None:
    """SQLite would make an empty one."""
    found = _found(project, QUERY.replace("trade.db", "trad.db"))
    path = project.resolve() / "data" / "small" / "trad.db"
    assert [(p.code, p.message, p.place.line) for p in found] == [
        ("fetch-connection", f"there is no file {path.as_posix()}", 1)
    ]
    assert not path.exists()


def test_an_environment_variable_that_is_not_set_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it is for."""
    query = QUERY.replace("url: sqlite:///trade.db", "url_env: TRADE_DATABASE")
    monkeypatch.delenv("TRADE_DATABASE", raising=False)
    found = _found(project, query)
    assert [(p.code, p.message, p.place.line) for p in found] == [
        ("fetch-connection", "the environment variable TRADE_DATABASE is not set", 1)
    ]
    monkeypatch.setenv("TRADE_DATABASE", "sqlite:///trade.db")
    assert list(fetch("data/small").problems) == []


def test_sqlalchemy_that_is_not_installed_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    message = "reading databases needs SQLAlchemy, which is not installed"
    assert _told(_found(project, QUERY)) == [("error", "fetch-driver", message, 1, ("pip install SQLAlchemy",))]


SECRETS = {
    "in the address": "url: postgresql://desk:Geheim7@/trade?host=/nowhere\n",
    "as an option": "url: postgresql://desk@/trade?host=/nowhere&password=Geheim7\n",
    "with a line that is no YAML": "url: postgresql://desk:Geheim7@/trade?host=/nowhere: x\n",
    "in an entry of its own": "url: postgresql://desk@/trade?host=/nowhere\npassword: Geheim7\n",
}


@pytest.mark.parametrize("name", SECRETS)
def test_a_password_is_never_printed(project: Path, name: str) -> None:
    """Not in a message, not in the line that is shown of the file, not in JSON."""
    query = SECRETS[name] + QUERY.partition("\n")[2]
    found = _found(project, query)
    found += list(check("data/small").problems)
    assert "Geheim" not in full(found) + as_json(found)
    done = brief("fetch", at=project)
    assert "Geheim" not in done.stdout + done.stderr
    assert done.returncode == 1


def test_a_password_in_a_file_is_a_warning_of_check_too(project: Path) -> None:
    """Whoever gets the pack would have it."""
    make_query_pack(project, SECRETS["in the address"] + QUERY.partition("\n")[2])
    told = [(p.severity, p.place.line, p.help) for p in check("data/small").problems if p.code == "query-password"]
    cure = "write `url_env: NAME`, put the address into the environment variable NAME, and change the password"
    assert told == [("warning", 1, (cure,))]


def test_a_database_that_cannot_be_reached_is_told(project: Path) -> None:
    """In the words of the driver."""
    query = "url: postgresql://desk@/trade?host=/nowhere\n" + QUERY.partition("\n")[2]
    found = _found(project, query)
    assert [(p.code, p.place.line) for p in found] == [("fetch-connection", 1)]
    assert found[0].message.startswith("the database cannot be reached: ")


def test_a_database_that_is_not_known_to_be_guarded_is_a_warning(project: Path) -> None:
    """Its facts are fetched all the same."""
    from sqlalchemy.dialects import registry

    registry.register("island", "island_dialect", "IslandDialect")
    found = _found(project, QUERY.replace("sqlite:///trade.db", "island:///data/small/trade.db"))
    message = "nothing forbids this query to write: with island+boat, only the account can"
    cure = "use an account that may only read"
    assert _told(found) == [("warning", "fetch-unguarded", message, 1, (cure,))]
    assert (project / "data/small/tables/exports.csv").exists()
