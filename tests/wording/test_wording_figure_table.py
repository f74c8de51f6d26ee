"""Figures in English, French and Khmer: a table of what is said of each, and proofs that hold for any."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from figure_table import figure, marked, said
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from brief_builder.facts import Figure
from brief_builder.facts.interval import half_up
from brief_builder.facts.number import numbers_in
from brief_builder.wording.figures import figure_words
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.unitless import number_words

ROWS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("figures.yaml"))
_KHMER_BOUNDS = {"ប្រមាណ": "approx", "ជិត": "nearly", "តិចជាង": "lt", "ជាង": "gt", "យ៉ាងតិច": "ge", "យ៉ាងច្រើន": "le"}
_BOUNDS = ("eq", "approx", "gt", "ge", "lt", "le", "nearly")
_UNITS = ("CAD", "USD", "EUR", "GBP", "KHR", "JPY", "percent", "points", "ratio", "persons", "organizations")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=[row["what"] for row in ROWS])
def test_a_figure_is_said_as_the_table_has_it(row: dict[str, Any], language: str) -> None:
    """figures.yaml: plain, about, bounds, ranges, signs, scales, units, numbers alone, and changes."""
    assert row[language] == marked(said(language, row["say"], row["figure"]))


def _read(language: str, words: str) -> tuple[Decimal, str]:
    """The words → the value and its bound."""
    (found,) = numbers_in(re.sub("−|[A-Z]{3}\u00a0", "", words), language)
    bound = found.bound
    if language == "km":
        before = words[: re.search(r"[−\d]|$", words).start()].replace("\u200b", "").strip()
        bound = _KHMER_BOUNDS[before] if before else "eq"
    return _signed(words, found.value, len(words)), bound


def _signed(words: str, value: Decimal, end: int) -> Decimal:
    """The value with the sign that stands before its digits, which are the last before `end`."""
    return -value if re.search(r"−\D{0,5}[\d.,\u00a0]*\D*$", words[:end]) else value


@given(
    st.sampled_from(sorted(LANGUAGES)),
    st.integers(-99_999, 99_999),
    st.integers(-2, 3),
    st.sampled_from([0, 6, 9, 12]),
    st.sampled_from(_UNITS),
    st.sampled_from(_BOUNDS),
)
def test_every_figure_reads_back_to_its_value_and_bound(
    language: str, digits: int, places: int, scale: int, unit: str, bound: str
) -> None:
    """Figure → words → figure, in each language."""
    value = Decimal(digits).scaleb(scale - places)
    words = figure_words(LANGUAGES[language], Figure(value, value, value, places - scale, unit, scale, bound))
    assert (value, bound) == _read(language, words)


@given(
    st.sampled_from(sorted(LANGUAGES)),
    st.integers(-9999, 9999),
    st.integers(2, 300),
    st.integers(-1, 2),
    st.sampled_from([0, 6, 9]),
    st.sampled_from(_UNITS),
)
def test_a_range_reads_back_to_both_its_ends(
    language: str, low: int, width: int, places: int, scale: int, unit: str
) -> None:
    """The lower end may leave its scale word to the higher one."""
    ends = tuple(Decimal(end).scaleb(scale - places) for end in (low, low + width))
    given_ = Figure((ends[0] + ends[1]) / 2, *ends, places - scale, unit, scale, derived=True)
    words = figure_words(LANGUAGES[language], given_, as_range=True, suffix=False)
    if low == 0:  # up to …
        assert ends[1:] == tuple(found.value for found in numbers_in(words, language))
        return
    found = numbers_in(words, language)
    read = [_signed(words, number.value, number.end) for number in found]
    if LANGUAGES[language].unit_once:
        read[0] *= 10 ** found[1].scale
    assert list(ends) == read


@given(
    st.sampled_from(sorted(LANGUAGES)),
    st.integers(-999_999, 999_999),
    st.integers(-3, 4),
    st.sampled_from([0, 3, 6, 9]),
    st.none() | st.integers(0, 4),
    st.sampled_from(_BOUNDS),
)
def test_a_number_alone_says_nothing_that_is_not_so(
    language: str, digits: int, places: int, scale: int, shown: int | None, bound: str
) -> None:
    """No more digits than are known, and a bound stays on its side of the value."""
    value = Decimal(digits).scaleb(scale - places)
    given_ = Figure(value, value, value, places - scale, "CAD", scale, bound)
    words = number_words(LANGUAGES[language], given_, scale, shown)
    (found,) = (number for number in numbers_in(words, language) if words[number.start].isdigit())  # no “zero”
    mark = "." if language != "fr" else ","
    behind = words[found.start : found.end].partition(mark)[2]
    known = max(places, 0)
    assert len(behind) == (known if shown is None else min(known, shown))
    read, size = (-found.value if "−" in words else found.value), value.scaleb(-scale)
    if bound in ("gt", "ge"):
        assert read <= size
    elif bound in ("lt", "le", "nearly"):
        assert read >= size
    elif found.value == half_up(abs(size), len(behind)):
        assert abs(read - size) <= Decimal(5).scaleb(-len(behind) - 1)
    else:  # less than the smallest that can be shown, or within it of zero
        assert abs(size) < found.value


def test_a_row_of_the_table_is_a_figure() -> None:
    """What the table's own words mean."""
    assert figure("2.4e9 CAD -8 @9 approx estimated") == Figure(
        Decimal("2.4e9"), Decimal("2.35e9"), Decimal("2.45e9"), -8, "CAD", 9, "approx", estimated=True
    )
