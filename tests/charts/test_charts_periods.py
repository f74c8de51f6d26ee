"""Quarters, halves and fiscal years in charts: what they are called, how they are ordered, what stands beside them."""

from __future__ import annotations

import pytest
from chart_facts import fact, problems_of

HEAD = "trade: {title: T, subtitle: {measure: Goods trade, place: Canada}, "
VALUES = ("2.1e9", "1.9e9", "2.4e9")
_NOT_ASKED = ("style-alike",)


def read(periods: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The labels of a chart of one thing at these periods, and what is told."""
    given = [fact(f"a.p{n}", value, period) for n, (period, value) in enumerate(zip(periods, VALUES, strict=False))]
    listed = ", ".join(one.name for one in given)
    charts, problems = problems_of(f"{HEAD}facts: [{listed}]}}", given)
    labels = [point.label for chart in charts.values() for panel in chart.panels for point in panel.points]
    return labels, [f"{p.severity} {p.code}" for p in problems if p.code not in _NOT_ASKED]


@pytest.mark.parametrize("periods", [("2024-Q3", "2024-Q4", "2025-Q1"), ("2024-35", "2024-36", "2025-33")])
def test_quarters_are_called_by_their_number(periods: tuple[str, ...]) -> None:
    """However they are written."""
    assert read(periods) == (["Q3 2024", "Q4 2024", "Q1 2025"], [])


@pytest.mark.parametrize(
    ("periods", "labels"),
    [
        (("2023-H2", "2024-H1", "2024-H2"), ["H2 2023", "H1 2024", "H2 2024"]),
        (("FY2021-04", "FY2022-04", "FY2023-04"), ["FY 2021–2022", "FY 2022–2023", "FY 2023–2024"]),
    ],
)
def test_halves_and_fiscal_years_stand_in_their_order(periods: tuple[str, ...], labels: list[str]) -> None:
    """Nothing is told of them."""
    assert read(periods) == (labels, [])


@pytest.mark.parametrize("periods", [("2025-Q1", "2024-Q4", "2024-Q3"), ("FY2022-04", "FY2021-04")])
def test_a_later_period_before_an_earlier_one_is_told(periods: tuple[str, ...]) -> None:
    """Time runs from left to right."""
    assert "error chart-order" in read(periods)[1]


@pytest.mark.parametrize("periods", [("2024-Q3", "2024-Q4", "2025"), ("2023-H1", "2023-H2", "2024")])
def test_a_year_beside_quarters_is_told(periods: tuple[str, ...]) -> None:
    """A fourth of a year is no fall."""
    assert "error period-mix" in read(periods)[1]


def test_amounts_for_each_of_something_make_no_sum() -> None:
    """C$ for each person of two places are not C$ for each person of both."""
    given = [fact(f"{name}.x", value, "2023", unit="CAD/persons", decimals=0, label=name.title())
             for name, value in (("rice", "55"), ("fish", "34"))]  # fmt: skip
    series = "kind: stacked, labels: [x], series: [{name: A, facts: [rice.x]}, {name: B, facts: [fish.x]}]"
    _, problems = problems_of(f"{HEAD}{series}}}", given)
    assert "`rice.x` is a rate: such figures make no sum" in [problem.message for problem in problems]
