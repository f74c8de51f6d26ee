"""Closed Decimal intervals: what is true stays inside, whatever is computed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.facts.interval import Interval, half_up

NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)
SHARES = st.fractions(0, 1, max_denominator=10**6)


@st.composite
def with_truth(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval, and a true value somewhere in it."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    truth = Fraction(low) + (Fraction(high) - Fraction(low)) * draw(SHARES)
    return Interval(low, high), truth


def holds(interval: Interval, truth: Fraction) -> bool:
    return Fraction(interval.low) <= truth <= Fraction(interval.high)


@given(with_truth(), with_truth())
def test_the_truth_stays_within_every_operation(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    """What is true of the operands is true of the result."""
    (a, x), (b, y) = one, other
    assert holds(a + b, x + y)
    assert holds(a - b, x - y)
    assert holds(a * b, x * y)
    assert holds(-a, -x)
    if Decimal(0) not in b:
        assert holds(a / b, x / y)


@given(with_truth(), with_truth())
def test_an_intersection_keeps_what_both_hold(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    """A value in both intervals is in what they have in common, and only then."""
    (a, x), (b, _) = one, other
    both = a.intersect(b)
    assert (both is not None and holds(both, x)) == holds(b, x)


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=4), st.integers(-6, 3))
def test_a_rounded_value_is_around_the_true_one(truth: Decimal, decimals: int) -> None:
    """Rounding half-up never leaves the interval that the rounded value stands for."""
    assert truth in Interval.around(half_up(truth, decimals), decimals)


def test_division_by_what_may_be_zero_is_refused() -> None:
    """No interval holds a quotient whose divisor may be zero."""
    with pytest.raises(ZeroDivisionError):
        Interval(Decimal(1), Decimal(2)) / Interval(Decimal(-1), Decimal(1))


def test_ends_in_the_wrong_order_are_refused() -> None:
    """An interval has its lower end first."""
    with pytest.raises(ValueError, match="lies above"):
        Interval(Decimal(2), Decimal(1))


@pytest.mark.parametrize(
    ("expected", "value", "decimals"),
    [
        ("-13", "-12.5", 0),
        ("13", "12.5", 0),
        ("12", "12.4999", 0),
        ("-12", "-12.49", 0),
        ("3", "2.5", 0),
        ("0.3", "0.25", 1),
        ("2100000000", "2062800000", -8),
        ("-2000000000", "-2025600000", -8),
        ("0", "-0.4", 0),
    ],
)
def test_halves_go_away_from_zero(expected: str, value: str, decimals: int) -> None:
    """12.5 is 13 and −12.5 is −13; never the even neighbour."""
    assert Decimal(expected) == half_up(Decimal(value), decimals)
