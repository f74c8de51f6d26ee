"""Figures of one measure are rounded alike: seven digits beside two pretend to know more than the chart shows."""

from __future__ import annotations

import pytest
from chart_facts import fact, problems_of

from brief_builder.facts import Fact

HEAD = "trade: {title: T, subtitle: {measure: Goods trade, place: Canada}, kind: bar, "


def people(name: str, value: str, decimals: int) -> Fact:
    return fact(name, value, "2023", unit="persons", decimals=decimals)


def share(name: str, value: str, decimals: int) -> Fact:
    return fact(name, value, "2023", unit="percent", decimals=decimals)


def told(*given: Fact, more: str = "") -> list[str]:
    problems = problems_of(HEAD + f"facts: [{', '.join(one.name for one in given)}]{more}}}", given)[1]
    return [f"{p.severity} {p.code}: {p.message}" for p in problems]


def test_seven_digits_beside_two_are_a_warning_with_the_entry_that_rounds_them() -> None:
    rough, fine = fact("a.x", "2.4e9", "2022"), fact("b.x", "2063124000", "2023", decimals=-3)
    assert told(rough, fine) == [
        "warning chart-digits: `b.x` is written to 7 digits, `a.x` to 2: figures of one measure are rounded alike"
    ]
    problem = problems_of(HEAD + "facts: [a.x, b.x]}", (rough, fine))[1][0]
    assert problem.help == ("write `decimals: 1` here, and the figures of this chart are rounded to so many places",)


def test_figures_of_a_chart_are_rounded_where_its_author_asks_for_it() -> None:
    """Bars keep their lengths."""
    rough, fine = fact("a.x", "2.4e9", "2022"), fact("b.x", "2063124000", "2023", decimals=-3)
    charts, problems = problems_of(HEAD + "decimals: 1, facts: [a.x, b.x]}", (rough, fine))
    assert problems == []
    points = charts["trade"].panels[0].points
    assert [(point.text, point.number) for point in points] == [("2.4", "2.4"), ("2.1", "2.1")]
    assert points[1].value == 2063124000
    shared = "decimals: 0, scales: shared, panels: [{title: A, decimals: 1, facts: [a.x]}, {title: B, facts: [b.x]}]}"
    panels = problems_of(HEAD + shared.removeprefix("decimals: 0, "), (rough, fine))[0]["trade"].panels
    assert [panel.points[0].number for panel in panels] == ["2.4", "2.063124"]


@pytest.mark.parametrize(
    "given",
    [
        (fact("a.x", "37.2e6", "2023", decimals=-5), fact("b.x", "2439e6", "2023", decimals=-6)),
        (fact("a.x", "33.3e6", "2023", decimals=-5), fact("b.x", "2439.7e6", "2023", decimals=-5)),
        (people("a.x", "85", 0), people("b.x", "1120", 0)),
        (share("a.x", "9", 0), share("b.x", "102.5", 1)),
        (people("a.x", "1.2e6", -5), people("b.x", "1000000", 0)),
        (fact("a.x", "2.4e9", "2023"), fact("b.x", "2063124000", "2023", decimals=-3, derived=True)),
        (fact("a.x", "2.4e9", "2023"), fact("b.x", "2.06e9", "2023", decimals=-7)),
    ],
    ids=["millions", "one accuracy", "counts", "percent", "round", "computed", "three digits"],
)
def test_figures_that_stand_well_beside_each_other_are_not_told(given: tuple[Fact, ...]) -> None:
    assert told(*given) == []


def test_measures_are_looked_at_each_by_itself() -> None:
    trade = fact("a.x", "2.4e9", "2023")
    aid = fact("b.x", "1234567", "2023", decimals=0, measure="aid")
    assert "chart-digits" not in " ".join(told(trade, aid))
