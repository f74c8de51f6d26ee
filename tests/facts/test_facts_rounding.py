"""What may be printed of a figure follows from its interval."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.facts.figure import Figure, Rounded, stated_interval


def derived(value: str, low: str, high: str, decimals: int = 0) -> Figure:
    return Figure(Decimal(value), Decimal(low), Decimal(high), decimals, "percent", derived=True)


@pytest.mark.parametrize(
    ("expected", "figure"),
    [
        (("range", "-16", "-10"), derived("-12.5", "-16.3", "-9.8")),
        (("about", "-13", "-13"), derived("-12.5", "-13.2", "-12.1")),
        (("about", "12", "12"), derived("11.7", "11.4", "12.03")),
        (("range", "27", "40"), derived("33.3", "27.03", "40")),
        (("about", "1.8", "1.8"), derived("1.771", "1.728", "1.817", 1)),
        (("about", "1.4", "1.4"), derived("1.3875", "1.357", "1.399", 1)),
        (("range", "-4", "4"), derived("0", "-4.1", "4.3")),
        (("plain", "50", "50"), derived("50", "50", "50")),
        (("about", "33", "33"), derived("33.3", "33.3", "33.3")),
        (("under", "0", "1"), derived("0.2", "0.1", "0.3")),
        (("zero", "0", "1"), derived("0", "-0.2", "0.2")),
    ],
)
def test_plain_about_or_range_follows_from_the_interval(expected: tuple[str, str, str], figure: Figure) -> None:
    """Plain only when exact, about when p ± u holds all, else the range."""
    kind, low, high = expected
    assert Rounded(kind, Decimal(low), Decimal(high)) == figure.rounded()  # type: ignore[arg-type]


def test_a_range_can_be_asked_for() -> None:
    """Two correct routes to two points print as their interval."""
    figure = Figure(Decimal(-2366700000), Decimal(-2383500000), Decimal(-2316650000), -8, "CAD", 9, derived=True)
    assert Rounded("range", Decimal(-2400000000), Decimal(-2300000000)) == figure.rounded(as_range=True)


@given(
    st.decimals(-(10**6), 10**6, places=3),
    st.decimals(0, 1000, places=3),
    st.decimals(0, 1000, places=3),
    st.integers(-3, 2),
)
def test_what_is_printed_is_never_narrower_than_the_truth(
    value: Decimal, below: Decimal, above: Decimal, decimals: int
) -> None:
    """'About p' is at most one unit off, and the ends of a range at most half a unit."""
    figure = Figure(value, value - below, value + above, decimals, "CAD", derived=True)
    unit = Decimal(1).scaleb(-decimals)
    said = figure.rounded()
    if said.kind == "about":
        assert said.low - unit <= figure.low <= figure.high <= said.low + unit
    elif said.kind == "range":
        assert abs(said.low - figure.low) <= unit / 2
        assert abs(said.high - figure.high) <= unit / 2
    elif said.kind == "zero":
        assert -said.high <= figure.low <= figure.high <= said.high
    elif said.kind == "under":
        assert 0 <= figure.low <= figure.high <= said.high
    else:
        assert figure.exact


@pytest.mark.parametrize(
    ("low", "high", "value", "decimals", "bound", "unit"),
    [
        ("2050000000", "2150000000", "2100000000", -8, "eq", "CAD"),
        ("41900", "Infinity", "41900", -2, "gt", "persons"),
        ("0", "100", "100", -2, "lt", "organizations"),
        ("50", "100", "100", -2, "nearly", "organizations"),
        ("41", "41", "41", 0, "eq", "persons"),
        ("40.5", "41.5", "41", 0, "approx", "persons"),
        ("2.5", "3.5", "3", 0, "eq", "percent"),
    ],
)
def test_a_stated_figure_is_an_interval(low: str, high: str, value: str, decimals: int, bound: str, unit: str) -> None:
    """The last written digit gives half a unit each way; a bound leaves one side open; a full count is exact."""
    interval = stated_interval(Decimal(value), decimals, bound, unit)
    assert (Decimal(low), Decimal(high)) == (interval.low, interval.high)


def test_a_size_that_may_be_nothing_begins_at_zero() -> None:
    """Between −4 and 3 the size is 0 to 4."""
    size = derived("-1", "-4", "3").absolute()
    assert (Decimal(0), Decimal(4), Decimal(1)) == (size.low, size.high, size.value)
