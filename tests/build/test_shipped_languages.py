"""The shipped pack in English, French and Khmer: nothing is in one language alone, and everybody can read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import CheckReport
from brief_builder.problems.access_codes import ACCESS_CODES
from brief_builder.problems.house_codes import HOUSE_CODES

PACK = Path(__file__).resolve().parent.parent.parent / "data" / "canada-cambodia"
_PARITY = ("text-missing", "languages-differ", "words-typed", "figure-misprinted", "figure-untraced")


@pytest.fixture
def report(checked: CheckReport) -> CheckReport:
    return checked


def test_every_language_has_every_text_fact_chart_and_footnote(report: CheckReport) -> None:
    """The table of parity has three columns that are the same."""
    table = report.parity
    assert table is not None
    assert table.languages == ("en", "fr", "km")
    assert not table.differs
    assert {"brief: footnotes", "brief: charts", "deck: slides", "pack: texts"} <= {
        f"{row.where}: {row.kind}" for row in table.rows
    }


@pytest.mark.parametrize(
    "codes", [_PARITY, tuple(ACCESS_CODES), tuple(HOUSE_CODES), ("text-overflows", "chart-format")],
    ids=["parity", "accessibility", "house style", "room"],
)  # fmt: skip
def test_nothing_is_wrong_in_any_language(report: CheckReport, codes: tuple[str, ...]) -> None:
    """Documents, texts and templates, in all three."""
    found = [each for each in report.problems if each.code in codes and each.severity != "note"]
    assert [f"{each.code}: {each.message} ({each.place})" for each in found] == []
