"""Figures in words: as written, with their hedges, and never more certain than their intervals."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.facts import Facts, Figure
from brief_builder.facts.number import numbers_in
from brief_builder.wording import FILTERS, Voice
from brief_builder.wording.changes import brief_change_words, change_words
from brief_builder.wording.figures import figure_words, size_words
from brief_builder.wording.languages import LANGUAGES

ENGLISH = LANGUAGES["en"]


@pytest.mark.parametrize(
    ("filter_", "name", "words"),
    [
        ("figure", "trade.total.2023", "C$2.1_billion"),
        ("full", "trade.total.2023", "C$2.1_billion in 2023"),
        ("figure", "trade.exports.2023", "C$37.2_million"),
        ("figure", "trade.press.2024", "about C$2.4_billion (estimated)"),
        ("short", "trade.press.2024", "about C$2.4_billion"),
        ("full", "trade.press.2025", "more than US$1_billion in the first nine months of 2025"),
        ("figure", "people.descent", "more than 41,900"),
        ("full", "people.descent", "more than 41,900 (undated)"),
        ("full", "mission.size", "nearly 100 in 2025"),
        # D01 to D14
        ("change", "trade.total.change", "fell by 10% to 16%"),
        ("change", "trade.total.change_alone", "fell by 9% to 16%"),
        ("brief_change", "trade.total.change", "−16% to −10%"),
        ("full", "trade.total.change", "−16% to −10% from 2022 to 2023"),
        ("size", "trade.total.difference", "about C$0.3_billion (derived)"),
        ("change", "trade.total.difference", "fell by about C$0.3_billion"),
        ("change", "trade.exports.change", "rose by about 12%"),
        ("brief_change", "trade.exports.change", "about +12%"),
        ("figure", "trade.exports.difference", "about C$3.9_million (derived)"),
        ("figure", "trade.imports.change.2022", "+27% to +40%"),
        ("change", "trade.imports.change.2022", "rose by 27% to 40%"),
        ("figure", "trade.imports.difference.2022", "about C$0.6_billion (derived)"),
        ("figure", "trade.imports.2023", "about C$2.1_billion (derived)"),
        ("short", "trade.imports.2023", "about C$2.1_billion"),
        ("size", "trade.imports.change.2023", "10% to 18%"),
        ("change", "trade.imports.change.2023", "fell by 10% to 18%"),
        ("size", "trade.balance.2023", "about C$2.0_billion (derived)"),
        ("figure", "trade.balance.2023", "about −C$2.0_billion (derived)"),
        ("size", "trade.balance.2022", "C$2.3_billion to C$2.4_billion (derived)"),
        ("figure", "trade.balance.2022", "−C$2.4_billion to −C$2.3_billion (derived)"),
        ("figure", "trade.exports.share.2023", "about 1.8%"),
        ("figure", "trade.exports.share.2022", "about 1.4%"),
        ("figure", "trade.imports.per_export.2023", "54 to 57"),
        ("figure", "trade.imports.per_export.2022", "70 to 73"),
        ("change", "trade.press.change_from_2023", "rose by 9% to 20% (derived from an estimate)"),
        (
            "change",
            "trade.press.change_from_2022",
            "changed little: between a fall of 4% and a rise of 4% (derived from an estimate)",
        ),
        ("brief_change", "trade.press.change_from_2022", "−4% to +4% (derived from an estimate)"),
    ],
)
def test_a_figure_reads_as_its_interval_allows(spoken, filter_: str, name: str, words: str) -> None:
    """The wordings of the trade figures; `_` stands for a no-break space."""
    assert words.replace("_", "\u00a0") == str(FILTERS[filter_](spoken(name)))


def percent(value: str, low: str, high: str) -> Figure:
    return Figure(Decimal(value), Decimal(low), Decimal(high), 0, "percent", derived=True)


@pytest.mark.parametrize(
    ("words", "brief", "figure"),
    [
        ("rose by 50%", "+50%", percent("50", "50", "50")),
        ("fell by about 13%", "about −13%", percent("-12.5", "-12.9", "-12.1")),
        ("did not change", "0%", percent("0", "0", "0")),
        ("stayed about the same", "about 0%", percent("0", "-0.3", "0.4")),
        ("stayed about the same", "about 0%", percent("0.3", "0.1", "0.4")),
        ("rose by up to 4%", "0% to +4%", percent("2", "0.2", "4.1")),
        ("fell by up to 4%", "−4% to 0%", percent("-2", "-4.1", "-0.2")),
        ("changed little: between no change and a rise of 4%", "0% to +4%", percent("2", "-0.2", "4.1")),
        ("fell by up to 6% or stayed about the same", "−6% to 0%", percent("0", "-5.5", "0.01")),
        ("fell by up to 20% or rose by up to 30%", "−20% to +30%", percent("5", "-20", "30")),
    ],
)
def test_a_change_claims_no_more_than_it_knows(words: str, brief: str, figure: Figure) -> None:
    """A direction is said only when the whole interval has it."""
    assert (words, brief) == (change_words(ENGLISH, figure), brief_change_words(ENGLISH, figure))


@pytest.mark.parametrize(
    ("bound", "unit", "words"),
    [
        ("eq", "persons", "41,900"),
        ("approx", "persons", "about 41,900"),
        ("gt", "persons", "more than 41,900"),
        ("ge", "persons", "at least 41,900"),
        ("lt", "persons", "fewer than 41,900"),
        ("lt", "CAD", "less than C$41,900"),
        ("le", "CAD", "at most C$41,900"),
        ("nearly", "organizations", "nearly 41,900"),
        ("eq", "percent", "41,900%"),
        ("eq", "KHR", "KHR\u00a041,900"),
        ("eq", "EUR", "€41,900"),
    ],
)
def test_a_bound_survives_into_words(bound: str, unit: str, words: str) -> None:
    """Every hedge of a source has its word."""
    figure = Figure(Decimal(41900), Decimal(0), Decimal("Infinity"), -2, unit, bound=bound)
    assert words == figure_words(ENGLISH, figure)


@pytest.mark.parametrize(
    ("words", "value", "decimals", "scale"),
    [
        ("C$2.1\u00a0billion", 2_100_000_000, -8, 9),
        ("C$2.1\u00a0billion", 2_100_000_000, -8, 0),
        ("C$2.10\u00a0billion", 2_100_000_000, -7, 9),
        ("C$1\u00a0billion", 1_000_000_000, -9, 9),
        ("C$1,234,567", 1_234_567, 0, 0),
        ("C$1.5\u00a0million", 1_500_000, -5, 0),
        ("C$12,000", 12_000, -3, 3),
        ("−C$2.0\u00a0billion", -2_000_000_000, -8, 9),
    ],
)
def test_the_written_precision_is_kept(words: str, value: int, decimals: int, scale: int) -> None:
    """As many digits as the source gave, no more and no fewer."""
    figure = Figure(Decimal(value), Decimal(value), Decimal(value), decimals, "CAD", scale)
    assert words == figure_words(ENGLISH, figure)


def test_an_estimate_says_so_even_when_it_is_short() -> None:
    """Without its suffix an estimate still is 'about'."""
    figure = Figure(Decimal(5_000_000), Decimal(0), Decimal(9_000_000), -6, "CAD", 6, estimated=True)
    assert [figure_words(ENGLISH, figure, suffix=suffix) for suffix in (True, False)] == [
        "C$5\u00a0million (estimated)",
        "about C$5\u00a0million",
    ]


def test_an_amount_derived_from_an_estimate_says_so() -> None:
    """The hedge of an input survives a computation."""
    figure = Figure(
        Decimal(5_200_000), Decimal(5_100_000), Decimal(5_300_000), -6, "CAD", 6, "eq", estimated=True, derived=True
    )
    assert figure_words(ENGLISH, figure) == "about C$5\u00a0million (derived from an estimate)"


def test_what_is_too_small_to_show_is_less_than_the_smallest() -> None:
    """Nothing is printed as zero that is not."""
    figure = Figure(Decimal(20_000_000), Decimal(10_000_000), Decimal(30_000_000), -8, "CAD", 9, derived=True)
    assert figure_words(ENGLISH, figure) == "less than C$0.1\u00a0billion (derived)"


def test_a_size_that_may_be_nothing_is_up_to() -> None:
    """Between −4 and 4 percent the size is up to 4."""
    assert size_words(ENGLISH, percent("0", "-4.1", "4.3")) == "up to 4%"


@given(st.integers(1, 99_999), st.integers(-2, 3), st.sampled_from([0, 6, 9]))
def test_every_printed_figure_reads_back_to_its_value(digits: int, places: int, scale: int) -> None:
    """Words → number gives the value that was printed."""
    value = Decimal(digits).scaleb(scale - places)
    figure = Figure(value, value, value, places - scale, "CAD", scale)
    words = figure_words(ENGLISH, figure)
    assert [value] == [number.value for number in numbers_in(words)]


@given(st.decimals(-(10**4), 10**4, places=2), st.decimals(0, 200, places=2), st.decimals(0, 200, places=2))
def test_a_verb_never_points_against_the_interval(value: Decimal, below: Decimal, above: Decimal) -> None:
    """'Rose' needs an interval that does not fall, 'fell' one that does not rise."""
    figure = percent(str(value), str(value - below), str(value + above))
    words = change_words(ENGLISH, figure)
    if re.match(r"rose", words) and " or " not in words:
        assert figure.low >= 0
    if re.match(r"fell", words) and " or " not in words:
        assert figure.high <= 0


def test_a_derived_figure_that_is_not_exact_never_prints_plain(pack: Facts, voice: Voice) -> None:
    """At least 'about', for every derived fact of a pack."""
    for fact in pack.values():
        if fact.figure is not None and fact.figure.derived and not fact.figure.exact:
            words = str(voice.figure(replace(fact, wording="")))
            assert "about " in words or " to " in words
