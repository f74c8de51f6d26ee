"""A kind of database that brief_builder does not know how to guard: SQLite by another name."""

from __future__ import annotations

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


class IslandDialect(SQLiteDialect_pysqlite):
    """`island:///FILE`: what it says of itself is its name."""

    name = "island"
    driver = "boat"
    supports_statement_cache = True
