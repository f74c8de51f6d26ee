"""A step of a waterfall has a sign before each of its numbers, unless it has one."""

from decimal import Decimal

import pytest

from brief_builder.charts.words.signs import signed


@pytest.mark.parametrize(
    ("number", "value", "expected"),
    [
        ("0.5", "1", "+0.5"),
        ("about 1,200.5", "1", "about +1,200.5"),
        ("2.0 to 2.1", "1", "+2.0 to +2.1"),
        ("\u22120.5", "-1", "\u22120.5"),
        ("0.5", "-1", "\u22120.5"),
        ("0", "0", "0"),
        ("1\u202f200", "1", "+1\u202f200"),
    ],
)
def test_a_number_has_the_sign_of_its_value(number: str, value: str, expected: str) -> None:
    assert signed("en", number, Decimal(value)) == expected
