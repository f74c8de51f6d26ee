"""Formulas over facts: intervals, precision, and every rule of combination."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brief_builder.facts import Facts, derive
from brief_builder.facts.figure import Figure
from brief_builder.facts.formulas.formula import parse
from brief_builder.facts.formulas.narrow import narrowed
from brief_builder.facts.interval import Interval, half_up
from brief_builder.facts.model import Fact
from brief_builder.facts.period import read_period
from brief_builder.problems import Fault, Place

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("name", "point", "low", "high"),
    [
        ("trade.total.change_alone", "-12.5", "-16.3", "-8.5"),
        ("trade.total.change", "-12.5", "-16.3", "-9.8"),
        ("trade.exports.change", "11.7", "11.4", "12.0"),
        ("trade.imports.change.2022", "33.3", "27.0", "40.0"),
        ("trade.imports.change.2023", "-14.1", "-17.8", "-10.1"),
        ("trade.exports.share.2023", "1.8", "1.7", "1.8"),
        ("trade.imports.per_export.2023", "55.5", "54.0", "56.9"),
        ("trade.imports.per_export.2022", "72.1", "70.5", "72.7"),
        ("trade.press.change_from_2023", "14.3", "9.3", "19.5"),
        ("trade.press.change_from_2022", "0.0", "-4.1", "4.3"),
    ],
)
def test_comparisons_carry_their_interval(pack: Facts, name: str, point: str, low: str, high: str) -> None:
    """The point is never without the range that rounding leaves."""
    figure = pack[name].figure
    assert figure is not None
    assert [point, low, high] == [str(half_up(value, 1)) for value in (figure.value, figure.low, figure.high)]


@pytest.mark.parametrize(
    ("name", "point", "low", "high"),
    [
        ("trade.total.difference", "-300", "-400", "-200"),
        ("trade.exports.difference", "3.9", "3.8", "4"),
        ("trade.imports.difference.2022", "600", "500", "700"),
        ("trade.imports.2023", "2062.8", "2012.75", "2112.85"),
        ("trade.balance.2023", "-2025.6", "-2075.7", "-1975.5"),
        ("trade.balance.2022", "-2366.7", "-2383.5", "-2316.65"),
        ("trade.identity.2022", "2400", "2383.25", "2450"),
    ],
)
def test_amounts_carry_their_interval(pack: Facts, name: str, point: str, low: str, high: str) -> None:
    """Amounts in millions, exact to the last digit."""
    figure = pack[name].figure
    assert figure is not None
    assert [Decimal(x) * MILLION for x in (point, low, high)] == [figure.value, figure.low, figure.high]


def test_an_identity_narrows_every_figure_in_it() -> None:
    """With T = X + M, what is known of two limits the third."""
    names = {"t": ("2350", "2450"), "x": ("33.25", "33.35"), "m": ("2350", "2450")}
    known = {name: Interval(Decimal(low), Decimal(high)) for name, (low, high) in names.items()}
    found = narrowed(parse("t"), parse("x + m"), known)
    assert found is not None
    assert Interval(Decimal("2383.25"), Decimal(2450)) == found["t"]
    assert Interval(Decimal(2350), Decimal("2416.75")) == found["m"]


def test_the_coarsest_input_gives_the_precision(pack: Facts) -> None:
    """Billions to one decimal less millions to one decimal are billions to one decimal."""
    figure = pack["trade.imports.2023"].figure
    assert figure is not None
    assert (figure.decimals, figure.scale, figure.derived, figure.exact) == (-8, 9, True, False)


def test_derived_facts_know_what_they_are(pack: Facts) -> None:
    """Form, flow, period, comparison, inputs and sources follow from the formula."""
    change, imports, balance = (pack[f"trade.{n}"] for n in ("exports.change", "imports.2023", "balance.2022"))
    assert (change.form, change.period.raw, change.compared and change.compared.raw) == ("growth", "2023", "2022")
    assert (
        imports.flow,
        imports.period.raw,
        imports.inputs,
    ) == ("M", "2023", ("trade.total.2023", "trade.exports.2023"))
    assert (balance.form, balance.flow, balance.sources) == ("balance", "B", ("ministry",))
    assert pack.sources_of("trade.press.change_from_2023") == ("paper", "ministry")


@pytest.mark.parametrize(
    ("formula", "codes"),
    [
        (
            "growth(trade.press.2025, trade.press.2024)",
            ["unit-mix", "measure-mix", "period-mix", "bound-operand"],
        ),
        ("ratio(trade.investment.2023, trade.exports.2023)", ["measure-mix", "period-mix"]),
        ("growth(trade.press.2024, trade.total.2023)", ["reporter-mix", "reporter-mix"]),
        ("trade.total.2022 + trade.total.2023", ["period-mix"]),
        ("share(trade.exports.2022, trade.total.2023)", ["period-mix"]),
        ("growth(trade.total.2022, trade.total.2023)", ["period-mix"]),
        ("trade.total.2023 - 1", ["unit-mix"]),
        ("trade.total.2023 * trade.exports.2023", ["unit-mix"]),
        ("trade.exports.2023 / (trade.total.2023 - trade.total.2023)", ["formula-zero"]),
        ("trade.totl.2023 - trade.continuous", ["formula-name", "formula-name"]),
        ("2 + 2", ["formula-name"]),
        ("reconcile(trade.total.2023, trade.exports.2023)", ["identity-broken"]),
        ("share(people.descent, 2 * people.descent)", ["period-mix", "bound-operand", "bound-operand"]),
        ("people.descent - people.descent", ["period-mix", "bound-operand"]),
    ],
)
def test_every_broken_rule_is_named(pack: Facts, formula: str, codes: list[str]) -> None:
    """The first breach is the fault, the others are its notes."""
    with pytest.raises(Fault) as caught:
        derive(formula, pack)
    others = [note.message.partition(":")[0] for note in caught.value.notes if ": " in note.message]
    assert codes == [caught.value.code, *others]


def test_a_waived_rule_is_not_broken(pack: Facts) -> None:
    """A rule that a person has set aside with a reason lets the formula through."""
    figure = derive("growth(trade.press.2024, trade.total.2023)", pack, waive=["reporter", "basis"])
    assert figure.estimated


def test_a_bound_cannot_be_waived(pack: Facts) -> None:
    """No growth follows from 'more than', whatever the reason."""
    with pytest.raises(Fault) as caught:
        derive("growth(people.descent, people.descent)", pack, waive=["reporter", "basis", "measure", "period"])
    assert caught.value.code == "bound-operand"


def test_percentages_differ_by_points(pack: Facts) -> None:
    """The difference of two percentages is in points, not in percent."""
    figure = derive("trade.exports.share.2023 - trade.exports.share.2022", pack)
    assert (figure.unit, figure.decimals) == ("points", 1)


def test_exact_counts_stay_exact() -> None:
    """Seven persons of ten, both counted, are exactly 70%."""
    facts = {"a": _fact("a", Decimal(7), 0, "persons"), "b": _fact("b", Decimal(10), 0, "persons")}
    figure = derive("share(a, b)", facts)
    assert (Decimal(70), True) == (figure.value, figure.exact)


def _fact(name: str, value: Decimal, decimals: int, unit: str = "CAD", period: str = "2023") -> Fact:
    around = Interval.exactly(value) if unit == "persons" else Interval.around(value, decimals)
    figure = Figure(value, around.low, around.high, decimals, unit)
    return Fact(name, name, "statistic", {}, {}, {}, Place("x"), "m", "T", figure, read_period(period), sources=("s",))


TRUTHS = st.decimals(1, 10**6, places=3)


@given(TRUTHS, TRUTHS, st.integers(-2, 2), st.integers(-2, 2))
def test_the_true_result_lies_in_the_derived_interval(x: Decimal, y: Decimal, first: int, second: int) -> None:
    """Round two true values, derive from the rounded ones: the true result is inside, whatever the formula."""
    a, b = half_up(x, first), half_up(y, second)
    facts = {"a": _fact("a", a, first, period="2023"), "b": _fact("b", b, second, period="2022")}
    same = {"a": facts["a"], "b": _fact("b", b, second)}
    true_x, true_y = Fraction(x), Fraction(y)
    figure = facts["b"].figure
    assume(figure is not None and figure.low > 0)
    cases = [
        (derive("growth(a, b)", facts), (true_x / true_y - 1) * 100),
        (derive("diff(a, b)", facts), true_x - true_y),
        (derive("share(a, b)", same), true_x / true_y * 100),
        (derive("sum(a, b, 2 * a)", same), 3 * true_x + true_y),
        (derive("-(a - b) / 3", same), (true_y - true_x) / 3),
    ]
    for found, truth in cases:
        assert Fraction(found.low) <= truth <= Fraction(found.high)
        assert found.low <= found.value <= found.high


@pytest.mark.parametrize(
    ("formula", "unit", "decimals", "scale"),
    [
        ("share(trade.exports.2023, trade.total.2023) - share(trade.exports.2022, trade.total.2022)", "points", 1, 0),
        ("growth(trade.exports.2023, trade.exports.2022) * 2", "percent", 0, 0),
        ("ratio(trade.total.2023, trade.exports.2023) * 2", "ratio", 0, 0),
    ],
)
def test_percentages_take_no_precision_from_the_money_they_come_from(
    pack: Facts, formula: str, unit: str, decimals: int, scale: int
) -> None:
    """A difference of shares is in points with the shares' decimals, not in hundreds of millions."""
    figure = derive(formula, pack)
    assert (figure.unit, figure.decimals, figure.scale) == (unit, decimals, scale)
