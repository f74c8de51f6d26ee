"""docs/threats.md names a test for each threat, and each test that it names is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PAGE = (TESTS.parent / "docs" / "threats.md").read_text(encoding="utf-8")
_NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def _rows() -> list[str]:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| What comes")]
    return [row for row in rows if not set(row) <= set("|- ")]


@cache
def _tests_of(file: str) -> frozenset[str]:
    path = TESTS / file
    return (
        frozenset(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M))
        if path.exists()
        else frozenset()
    )


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[2:50])
def test_every_threat_has_a_test_that_exists(row: str) -> None:
    """The last column names one at least; one that is gone, or was given another name, is found here."""
    named = _NAMED.findall(row.rpartition(" | ")[2])
    assert named
    assert [f"{file}::{name}" for file, name in named if name not in _tests_of(file)] == []
