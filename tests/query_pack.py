"""A pack of facts from a database: a SQLite file with the trade of an island, and the query that asks for it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from small_pack import make_pack

ROWS = [(2022, "Bikes", "4.25"), (2023, "Bikes", "4.50"), (2023, "Viet tea", "0.80")]
QUERY = """\
url: sqlite:///trade.db
query: |
  SELECT year, good, printf('%.2f million', millions) AS amount
  FROM exports WHERE year >= :first
parameters: {first: 2022}
columns: {year: period, amount: value, good: product}
facts:
  kind: statistic
  label: {en: Exports of the island}
  measure: goods_trade
  flow: X
  unit: EUR
name: exports.{product}.{period}
source: gazette
"""


def make_database(path: Path, rows: list[tuple[object, ...]] | None = None) -> None:
    """A table `exports` of year, good and millions (a REAL)."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE exports (year INTEGER, good TEXT, millions REAL)")
        database.executemany("INSERT INTO exports VALUES (?, ?, ?)", ROWS if rows is None else rows)
    database.close()


def make_query_pack(project: Path, query: str = QUERY, rows: list[tuple[object, ...]] | None = None) -> Path:
    """The small pack with tables/exports.sql.yaml and the file trade.db."""
    pack = make_pack(project)
    (pack / "tables").mkdir()
    (pack / "tables" / "exports.sql.yaml").write_text(query, encoding="utf-8")
    make_database(pack / "trade.db", rows)
    return pack
