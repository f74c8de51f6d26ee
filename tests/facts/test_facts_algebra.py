"""What holds for every formula: the interval holds every result that the operands allow."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_builder.facts import derive
from brief_builder.facts.figure import Figure, stated_interval
from brief_builder.facts.formulas.formula import FUNCTIONS, parse
from brief_builder.facts.formulas.narrow import narrowed
from brief_builder.facts.interval import Interval, half_up
from brief_builder.facts.model import Fact
from brief_builder.facts.number import numbers_in, read_number
from brief_builder.facts.period import read_period
from brief_builder.facts.units import product, quotient
from brief_builder.problems import Fault, Place
from brief_builder.wording.changes import change_words
from brief_builder.wording.figures import figure_words
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.unitless import number_words

# Formula → what it comes to; a and b are operands, both above zero. CAGR is told apart: its root is no fraction.
_RESULTS = {
    "growth(a, b)": lambda a, b: (a / b - 1) * 100,
    "share(a, b)": lambda a, b: a / b * 100,
    "ratio(a, b)": lambda a, b: a / b,
    "diff(a, b)": lambda a, b: a - b,
    "a - b": lambda a, b: a - b,
    "sum(a, b)": lambda a, b: a + b,
    "balance(a, b)": lambda a, b: a - b,
    "mean(a, b)": lambda a, b: (a + b) / 2,
    "min(a, b)": min,
    "max(a, b)": max,
    "per(a, p)": lambda a, b: a / b,
    "convert(a, r)": lambda a, b: a * b,
    "convert(a, q)": lambda a, b: a / b,
    "a * r": lambda a, b: a * b,
}
_CHANGES = ("growth", "diff", "a - b")
_POSITIVE = st.decimals("0.01", "1E+9", places=2)
_BETWEEN = st.fractions(0, 1)

SAME = settings(derandomize=True, deadline=None)


def _fact(name: str, figure: Figure, period: str) -> Fact:
    return Fact(
        name,
        name,
        "statistic",
        {},
        {},
        {},
        Place("a.yaml"),
        measure="m",
        figure=figure,
        period=read_period(period),
        period_type="duration",
        sources=("s",),
    )


def _figure(value: Decimal, off: Decimal, unit: str) -> Figure:
    low = max(value - off, Decimal("0.001"))
    return Figure(value, low, value + off, 2, unit)


def _point(figure: Figure, share: Fraction) -> Fraction:
    low, high = Fraction(figure.low), Fraction(figure.high)
    return low + (high - low) * share


@pytest.mark.parametrize("formula", _RESULTS)
@SAME
@given(_POSITIVE, _POSITIVE, st.decimals(0, 100, places=2), st.decimals(0, 100, places=2), _BETWEEN, _BETWEEN)
def test_the_interval_holds_every_result(
    formula: str, one: Decimal, other: Decimal, off: Decimal, apart: Decimal, first: Fraction, second: Fraction
) -> None:
    """For any values within those of the operands, the result is within that of the formula."""
    units = {"p": "persons", "r": "CAD/USD", "q": "USD/CAD"}
    named = formula.rstrip(")")[-1]
    a, b = _figure(one, off, "USD"), _figure(other, apart, units.get(named, "USD"))
    change = formula.startswith(_CHANGES)
    facts = {"a": _fact("a", a, "2023"), named: _fact(named, b, "2022" if change else "2023")}
    found = derive(formula, facts, waive=["measure", "reporter", "basis"])
    x, y = _point(a, first), _point(b, second)
    result = _RESULTS[formula](x, y)
    assert Fraction(found.low) <= result <= Fraction(found.high)
    assert found.low <= found.value <= found.high


@SAME
@given(_POSITIVE, st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_an_identity_holds_the_value_of_both_sides(true: Decimal, off: Decimal, apart: Decimal) -> None:
    """What both sides truly are lies in what they have in common."""
    facts = {"a": _fact("a", _figure(true, off, "CAD"), "2023"), "b": _fact("b", _figure(true, apart, "CAD"), "2023")}
    assert true in derive("reconcile(a, b)", facts).interval


@SAME
@given(_POSITIVE, _POSITIVE, st.decimals(0, 100, places=2), _BETWEEN, _BETWEEN, st.integers(1, 12))
def test_the_interval_of_compound_growth_holds_every_result(
    one: Decimal, other: Decimal, off: Decimal, first: Fraction, second: Fraction, years: int
) -> None:
    """(1 + low)^n ≤ later ÷ earlier ≤ (1 + high)^n: the roots are cut outwards."""
    a, b = _figure(one, off, "CAD"), _figure(other, off, "CAD")
    facts = {"a": _fact("a", a, str(2010 + years)), "b": _fact("b", b, "2010")}
    found = derive("cagr(a, b)", facts)
    times = _point(a, first) / _point(b, second)
    low, high = (1 + Fraction(end) / 100 for end in (found.low, found.high))
    assert low**years <= times <= high**years
    assert (found.unit, found.decimals) == ("percent", 0)


@SAME
@given(_POSITIVE, _POSITIVE, st.decimals(0, 100, places=2), _BETWEEN, _BETWEEN)
def test_a_bound_holds_every_result(
    one: Decimal, other: Decimal, off: Decimal, first: Fraction, more: Fraction
) -> None:
    """More than a, and b: never less than is said."""
    a = Figure(one, one, Decimal("Infinity"), 2, "CAD", bound="gt")
    b = _figure(other, off, "CAD")
    facts = {
        "a": _fact("a", a, "2023"),
        "b": _fact("b", b, "2023"),
        "r": _fact("r", _figure(other, off, "CAD/USD"), "2023"),
    }
    x, y = Fraction(one) + more * 1000, _point(b, first)
    for formula, result in (("a + b", x + y), ("2 * a", 2 * x), ("mean(a, b)", (x + y) / 2), ("max(a, b)", max(x, y))):
        found = derive(formula, facts)
        assert found.bound in ("gt", "ge")
        assert Fraction(found.value) <= Fraction(found.low) <= result
    less = derive("b - a", facts)
    assert (less.bound, y - x <= Fraction(less.high) <= Fraction(less.value)) == ("lt", True)


@pytest.mark.parametrize("identity", ["a, per(b, c)", "a, mean(b, c)", "a, ratio(b, c)", "a, b * c"])
@SAME
@given(_POSITIVE, _POSITIVE, st.decimals("0.01", 10, places=2), st.decimals("0.01", 10, places=2))
def test_narrowing_loses_nothing_that_is_true(
    identity: str, b: Decimal, c: Decimal, off: Decimal, apart: Decimal
) -> None:
    """What the facts truly are stays in what an identity leaves to them."""
    results = {"per": b / c, "mean": (b + c) / 2, "ratio": b / c, "b *": b * c}
    true = next(value for key, value in results.items() if key in identity)
    known = {
        "a": Interval(true - off, true + off),
        "b": Interval(b - apart, b + apart),
        "c": Interval(max(c - apart, Decimal("0.001")), c + apart),
    }
    total, parts = (parse(text) for text in identity.split(", ", 1))
    found = narrowed(total, parts, known)
    assert found is not None
    slight = Decimal("1E-15")  # a, b and c themselves are rounded to 28 digits here
    for name, value in (("a", true), ("b", b), ("c", c)):
        assert found[name].low - slight <= value <= found[name].high + slight


_NAMES = {
    "money": ("2.1E+9", "CAD", "2023", "eq"),
    "earlier": ("1.5E+9", "CAD", "2018", "eq"),
    "dollars": ("1E+9", "USD", "2023", "gt"),
    "under": ("50", "CAD", "2023", "lt"),
    "debt": ("-5", "CAD", "2023", "gt"),
    "owed": ("-5E+20", "CAD", "2023~", "le"),
    "rate": ("1.37", "CAD/USD", "2023", "eq"),
    "day": ("0.74", "USD/CAD", "2023-12-31", "eq"),
    "heads": ("41900", "persons", "2023-07-01", "ge"),
    "each": ("55", "CAD/persons", "2023-Q1", "eq"),
    "percent": ("12", "percent", "202X", "eq"),
    "points": ("0", "points", "../2026", "eq"),
    "times": ("0.0", "ratio", "unknown", "nearly"),
}
_OPERANDS = st.sampled_from([*_NAMES, "0", "2", "0.001", "1000000"])


def _formulas(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.sampled_from(["growth", "cagr", "share", "ratio", "diff", "balance", "per", "convert", "reconcile"])
    many = st.sampled_from(["sum", "mean", "min", "max"])
    return st.one_of(
        st.builds("{}({}, {})".format, two, inner, inner),
        st.builds("{}({}, {}, {})".format, many, inner, inner, inner),
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("-({})".format, inner),
    )


@settings(derandomize=True, deadline=None, max_examples=600)
@given(st.recursive(_OPERANDS, _formulas, max_leaves=6), st.booleans())
def test_any_formula_is_a_figure_or_refused(formula: str, waived: bool) -> None:
    """Whatever is combined with whatever: what comes out holds its value and can be said, or is a Fault."""
    facts = {}
    for name, (value, unit, period, bound) in _NAMES.items():
        span = stated_interval(Decimal(value), 0, bound, unit)
        figure = Figure(Decimal(value), span.low, span.high, 0, unit, bound=bound)
        facts[name] = replace(
            _fact(name, figure, period), period_type="instant" if name in ("day", "heads") else "duration"
        )
    try:
        found = derive(formula, facts, waive=["measure", "reporter", "basis", "period"] if waived else [])
    except Fault:
        return
    assert found.low <= found.high
    assert found.bound != "eq" or found.low <= found.value <= found.high
    for language in LANGUAGES.values():
        assert figure_words(language, found)
        assert change_words(language, found)
        assert number_words(language, found, 0, 1)


def test_every_function_is_tried() -> None:
    """A new function gets its property."""
    tried = {formula.partition("(")[0] for formula in _RESULTS if "(" in formula} | {"cagr", "reconcile"}
    assert set(FUNCTIONS) == tried


@SAME
@given(st.decimals(-(10**9), 10**9, places=4), st.integers(-4, 4))
def test_rounding_is_the_same_on_both_sides_of_zero(value: Decimal, decimals: int) -> None:
    """−12.5 is −13 as 12.5 is 13."""
    assert half_up(-value, decimals) == -half_up(value, decimals)


_UNITS = st.sampled_from(
    ["", "ratio", "CAD", "USD", "persons", "km2", "CAD/persons", "CAD/USD", "USD/CAD", "persons/km2", "USD/persons"]
)


@SAME
@given(_UNITS, _UNITS, _UNITS)
def test_units_multiply_in_any_order(one: str, two: str, three: str) -> None:
    """Associative and commutative, wherever each step means something; dividing undoes it."""
    left, right = product(one, two), product(two, three)
    assert left == product(two, one)
    if left is not None and right is not None:
        assert product(left, three) == product(one, right)
    if left is not None and one not in ("", "ratio") and two not in ("", "ratio"):
        assert quotient(left, two) == one


@pytest.mark.parametrize("language", ["en", "fr", "km"])
@SAME
@given(st.integers(1, 10**6), st.sampled_from([0, 6, 9, 12]), st.integers(0, 2), st.sampled_from(["CAD", "USD", "KHR"]))
def test_what_is_printed_reads_as_what_it_is(language: str, digits: int, scale: int, places: int, unit: str) -> None:
    """A stated figure, printed and read again, lies in its interval."""
    value = Decimal(digits).scaleb(scale - places)
    decimals = places - scale
    figure = Figure(
        value, Interval.around(value, decimals).low, Interval.around(value, decimals).high, decimals, unit, scale
    )
    found = numbers_in(figure_words(LANGUAGES[language], figure).replace("\u200b", ""), language)
    assert [number.value in figure.interval for number in found] == [True]


def _stated(text: str, unit: str, period: str = "2023") -> Fact:
    number = read_number(text, unit)
    limits = stated_interval(number.value, number.decimals, "eq", unit)
    figure = Figure(number.value, limits.low, limits.high, number.decimals, unit, number.scale)
    when = read_period(period)
    place, kind = Place("a"), "duration"
    return Fact("a", "a", "statistic", {}, {}, {}, place, figure=figure, period=when, period_type=kind, sources=("s",))


@pytest.mark.parametrize(
    ("amount", "unit", "rate", "said"),
    [
        ("12 billion", "KHR", "4,101 KHR/USD", "US$2.8 million to US$3.0 million (derived)"),
        ("3.2 million", "USD", "4,110.5 KHR/USD", "about KHR 13 billion (derived)"),
        ("1.00 billion", "USD", "1.3497 CAD/USD", "about C$1.35 billion (derived)"),
    ],
)
def test_a_converted_sum_has_the_scale_word_that_fits(amount: str, unit: str, rate: str, said: str) -> None:
    """Billions of riels are millions of dollars, and nobody writes US$0.0030 billion."""
    number, rate_unit = rate.split()
    facts = {"a.x": _stated(amount, unit), "r.x": _stated(number, rate_unit)}
    words = figure_words(LANGUAGES["en"], derive("convert(a.x, r.x)", facts))
    assert words.replace("\u00a0", " ") == said


def test_the_greatest_of_some_is_as_precise_as_it_is_written() -> None:
    """Where it surely is the greatest, the roundness of the others does not matter."""
    facts = {
        "a.x": _stated("1 billion", "CAD", "2021"),
        "b.x": _stated("1.5 billion", "CAD", "2022"),
        "c.x": _stated("1.4 billion", "CAD", "2023"),
    }
    words = figure_words(LANGUAGES["en"], derive("max(a.x, b.x, c.x)", facts))
    assert words.replace("\u00a0", " ") == "about C$1.5 billion (derived)"


def test_a_share_that_rounds_to_ten_percent_has_no_decimal() -> None:
    """9.96% would be printed as 10.0%."""
    facts = {"a.x": _stated("9.96", "CAD"), "b.x": _stated("100.0", "CAD")}
    assert figure_words(LANGUAGES["en"], derive("share(a.x, b.x)", facts)) == "about 10%"
