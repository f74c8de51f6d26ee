"""Periods as ISO 8601 and EDTF write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.facts.period import read_period
from brief_builder.problems import Fault


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "months"),
    [
        ("2023", "year", date(2023, 1, 1), date(2023, 12, 31), 12),
        ("2025-09", "month", date(2025, 9, 1), date(2025, 9, 30), 1),
        ("2024-02-29", "instant", date(2024, 2, 29), date(2024, 2, 29), None),
        ("2025-01/2025-09", "range", date(2025, 1, 1), date(2025, 9, 30), 9),
        ("2025-01-01/P9M", "range", date(2025, 1, 1), date(2025, 9, 30), 9),
        ("2021/2023", "range", date(2021, 1, 1), date(2023, 12, 31), 36),
        ("../2026", "until", None, date(2026, 12, 31), None),
        ("2002/..", "since", date(2002, 1, 1), None, None),
        ("unknown", "unknown", None, None, None),
    ],
)
def test_a_period_is_two_days(text: str, kind: str, start: date | None, end: date | None, months: int | None) -> None:
    """Every form gives its first and last day, and its length in whole months."""
    period = read_period(text)
    assert (kind, start, end, months) == (period.kind, period.start, period.end, period.months)


@pytest.mark.parametrize(
    "text",
    [
        "last year",
        "2023-13",
        "2023-02-30",
        "2025-09/2025-01",
        "20",
        "2023 to 2024",
        "2023/P1M1",
        "9999",
        "2023-01-01/P999Y",
    ],
)
def test_what_cannot_be_compared_is_refused(text: str) -> None:
    """A period that is not two days is a problem."""
    with pytest.raises(Fault) as caught:
        read_period(text)
    assert caught.value.code == "period-unreadable"


def test_nine_months_are_not_as_long_as_twelve() -> None:
    """Only periods of the same number of whole months can be compared."""
    nine, year, other = read_period("2025-01/2025-09"), read_period("2024"), read_period("2022")
    assert (nine.as_long_as(year), other.as_long_as(year), other.same_as(year)) == (False, True, False)


def test_an_unknown_period_is_not_the_same_as_another() -> None:
    """Two unknowns are not known to be the same."""
    assert not read_period("unknown").same_as(read_period("unknown"))


@given(st.text(alphabet="0123456789-/.PMYunkow ", max_size=22))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    """No text makes the reader fail in another way than with a Fault."""
    with suppress(Fault):
        read_period(text)
