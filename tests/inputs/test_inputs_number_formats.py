"""What a sheet shows of a number is what is read: its format decides the precision."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.inputs.number_formats import dated, exact, written
from brief_builder.problems import Fault


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (2.1, "General", "2.1"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"),
        (1234567.891234, "General", "1234567.891"),
        (40000, "General", "40000"),
        (12345678901234, "General", "12345678901234"),
        (0.0000001, "General", "0.0000001"),
        (0, "General", "0"),
        (-2.5, "General", "-2.5"),
        (2.1, "0.00", "2.10"),
        (2.04, "0.0", "2.0"),
        (2.675, "0.00", "2.68"),
        (-12.5, "0", "-13"),
        (-0.04, "0.0", "0.0"),
        (37212345, "#,##0", "37212345"),
        (1234.5, "#,##0.00", "1234.50"),
        (-1234.5, "#,##0.00_);[Red](#,##0.00)", "-1234.50"),
        (0, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "0"),
        (2.1, "[$$-1009]#,##0.0", "2.1"),
        (2.1, '#,##0.0\\ "€"', "2.1"),
        (0.125, "0.0%", "12.5%"),
        (0.125, "0%", "13%"),
        (2.1, '0.0" %"', "2.1%"),
        (2.126, "0.##", "2.13"),
        (2.1, "0.##", "2.1"),
        (2, "0.##", "2"),
        (37212345, "#,##0.0,", "37212.3 thousand"),
        (37212345, "#,##0.0,,", "37.2 million"),
        (2100000000, '0.0,,"M"', "2100.0 million"),
        (2100000000, '0.0,,,"bn"', "2.1 billion"),
        (2500000, '[>=1000000]0.0,,"M";0', "2.5 million"),
        (999, '[>=1000000]0.0,,"M";0', "999"),
        (2.12e9, "0.0E+00", "2100000000"),
        (5, '0" persons"', "5"),
        (2.5, "# ?/?", "2.5"),
        (7, "@", "7"),
    ],
)
def test_a_number_is_what_the_sheet_shows(value: float, code: str, shown: str) -> None:
    """Rounded half up, with the zeros at its end, its percent sign and its scale."""
    assert written(exact(value), code) == shown


@pytest.mark.parametrize(
    ("value", "code", "fault"),
    [
        (2.1, ";;;", "cell-unreadable"),
        (2.1, '"n/a"', "cell-unreadable"),
        (2.1, '0.0" million"', "number-ambiguous"),
        (2100000, '0.0,"M"', "number-ambiguous"),
        (2.1e30, "0,,,,,", "cell-unreadable"),
    ],
)
def test_a_format_that_shows_another_number_is_refused(value: float, code: str, fault: str) -> None:
    """2.1 shown as “2.1 million”, or not shown at all: what is meant must be said."""
    with pytest.raises(Fault) as caught:
        written(exact(value), code)
    assert caught.value.code == fault


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_what_is_no_finite_number_is_refused(value: float) -> None:
    """A hand-made file may hold them."""
    with pytest.raises(Fault):
        exact(value)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("yyyy", "2023"), ("mmm-yy", "2023-03"), ("[$-409]mmmm\\ yyyy", "2023-03"), ("mm-dd-yy", "2023-03-31"),
     ("d/m/yyyy", "2023-03-31"), ("d-mmm", "2023-03-31"), ("m/d/yy h:mm", "2023-03-31 00:00:00")],
)  # fmt: skip
def test_a_date_is_the_period_that_its_format_shows(code: str, shown: str) -> None:
    """A day shown as a year is the year."""
    assert dated(datetime(2023, 3, 31), code) == shown


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4))
def test_any_number_is_rounded_to_the_digits_that_are_shown(value: Decimal, places: int) -> None:
    """The text has as many decimals as the format, and lies within half of the last one."""
    text = written(exact(float(value)), "#,##0" + ("." + "0" * places if places else ""))
    assert len(text.partition(".")[2]) == places
    assert abs(Decimal(text) - value) <= Decimal(5).scaleb(-places - 1)


@given(st.text(alphabet='0#?.,%;"@E+-/[]*_\\ GenralymdhsM$<>=', max_size=20), st.floats(allow_nan=False))
def test_any_format_shows_a_number_or_is_refused(code: str, value: float) -> None:
    """No format ends in a traceback."""
    with suppress(Fault):
        assert written(exact(value), code)
