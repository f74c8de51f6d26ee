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
        ("/2026", "until", None, date(2026, 12, 31), None),
        ("2002/", "since", date(2002, 1, 1), None, None),
        ("2025-Q1", "quarter", date(2025, 1, 1), date(2025, 3, 31), 3),
        ("2025-36", "quarter", date(2025, 10, 1), date(2025, 12, 31), 3),
        ("2025-H2", "half", date(2025, 7, 1), date(2025, 12, 31), 6),
        ("2025-40", "half", date(2025, 1, 1), date(2025, 6, 30), 6),
        ("2025-Q1/2025-Q3", "range", date(2025, 1, 1), date(2025, 9, 30), 9),
        ("FY2022-04", "fiscal", date(2022, 4, 1), date(2023, 3, 31), 12),
        ("FY2022-01", "fiscal", date(2022, 1, 1), date(2022, 12, 31), 12),
        ("202X", "some-year", date(2020, 1, 1), date(2029, 12, 31), None),
        ("19XX", "some-year", date(1900, 1, 1), date(1999, 12, 31), None),
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
        "2025-Q5",
        "2025-21",
        "FY2022",
        "FY2022-13",
        "202X/2024",
        "2X23",
        "~",
        "2023~~",
    ],
)
def test_what_cannot_be_compared_is_refused(text: str) -> None:
    """A period that is not two days is a problem."""
    with pytest.raises(Fault) as caught:
        read_period(text)
    assert caught.value.code == "period-unreadable"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3.4.2024", "2024-04-03"),
        ("03. 04. 2024", None),
        ("20/11/2025", "2025-11-20"),
        ("11/20/2025", "2025-11-20"),
        ("3/4/2024", "2024-04-03` or `2024-03-04"),
        ("April 2024", "2024-04"),
        ("Nov 20, 2025", "2025-11-20"),
        ("20 November 2025", "2025-11-20"),
        ("Q1 2024", "2024-Q1"),
        ("T3 2024", "2024-Q3"),
        ("1. Quartal 2024", "2024-Q1"),
        ("last 2024", None),
        ("32.1.2024", None),
        ("Ma 2024", None),
    ],
)
def test_a_date_as_people_write_it_is_told_as_it_is_written_here(text: str, meant: str | None) -> None:
    """Where it has one reading; two readings are both shown, and nothing is chosen."""
    with pytest.raises(Fault) as caught:
        read_period(text)
    assert (caught.value.help == (f"write `{meant}`",)) == (meant is not None)


def test_nine_months_are_not_as_long_as_twelve() -> None:
    """Only periods of the same number of whole months can be compared."""
    nine, year, other = read_period("2025-01/2025-09"), read_period("2024"), read_period("2022")
    assert (nine.as_long_as(year), other.as_long_as(year), other.same_as(year)) == (False, True, False)


def test_an_unknown_period_is_not_the_same_as_another() -> None:
    """Two unknowns are not known to be the same."""
    assert not read_period("unknown").same_as(read_period("unknown"))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("2023", ""),
        ("2023~", "approximate"),
        ("2023-05?", "uncertain"),
        ("2025-Q1%", "both"),
        ("../2026~", "approximate"),
        ("2020~/2022?", "both"),
        ("2020?/2022", "uncertain"),
    ],
)
def test_a_mark_behind_a_date_is_kept(text: str, mark: str) -> None:
    """EDTF: `~` approximate, `?` uncertain, `%` both; the days are those of the date without it."""
    period, bare = read_period(text), read_period(text.translate({ord(sign): None for sign in "~?%"}))
    assert (mark, bare.start, bare.end, bare.kind) == (period.mark, period.start, period.end, period.kind)
    assert period.exact == (mark == "")


def test_a_year_that_nobody_knows_is_as_long_as_no_other() -> None:
    """202X is one year of ten, and not ten years."""
    some = read_period("202X")
    assert (some.exact, some.as_long_as(read_period("2020/2029"))) == (False, False)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2018", "2023", 60),
        ("2023-Q1", "2023-Q3", 6),
        ("FY2020-04", "FY2022-04", 24),
        ("2020-02-29", "2023-02-28", 36),
        ("2020-05-15", "2023-05-15", 36),
        ("2020-05-15", "2023-05-16", None),
        ("2002/..", "2023", None),
    ],
)
def test_periods_are_whole_months_apart(earlier: str, later: str, months: int | None) -> None:
    """From the end of one to the end of the other; the last days of two months are as far apart as the months."""
    assert months == read_period(earlier).months_until(read_period(later))


@given(st.text(alphabet="0123456789-/.PMYQHFX~?%unkow ", max_size=22))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    """No text makes the reader fail in another way than with a Fault."""
    with suppress(Fault):
        read_period(text)
