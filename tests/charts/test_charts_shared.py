"""Panels that share a scale are held to the rules of one axis; series that do not stand together end in problems."""

from __future__ import annotations

import itertools

import pytest
from chart_facts import fact, problems_of

HEAD = "trade: {title: Trade, subtitle: {measure: Goods trade, place: Canada}, "
CLAIM = HEAD.replace("title: Trade", "title: Imports rose while exports fell in 2023")
CANADIAN = fact("a.2022", "2.4e9", "2022"), fact("a.2023", "2.1e9", "2023")
AMERICAN = fact("u.2022", "2.4e9", "2022", unit="USD")
SHARE = fact("p.2022", "40", "2022", unit="percent", decimals=0)
NINE = fact("n.2023", "1.9e9", "2023-01/2023-09")
FEW, MANY = (
    fact("few.2022", "5000", "2022", unit="persons", decimals=0),
    fact("many.2022", "3e9", "2022", unit="persons"),
)
ALL = (*CANADIAN, AMERICAN, SHARE, NINE, FEW, MANY, fact("b.2022", "1.1e9", "2022"))


def told(entries: str, head: str = HEAD) -> list[str]:
    return [f"{p.severity} {p.code}: {p.message}" for p in problems_of(head + entries + "}", ALL)[1]]


def panels(*names: str, kind: str = "column", scales: str = "shared") -> str:
    listed = ", ".join(f"{{title: P{n}, facts: [{name}]}}" for n, name in enumerate(names))
    return f"kind: {kind}, scales: {scales}, panels: [{listed}]"


# -- one scale for all panels


@pytest.mark.parametrize("other", ["u.2022", "p.2022"])
@pytest.mark.parametrize("kind", ["column", "line", "dot", "treemap", "heatmap"])
def test_panels_of_two_units_do_not_share_a_scale(kind: str, other: str) -> None:
    entries = panels("a.2022", other, kind=kind)
    if kind == "heatmap":
        entries = entries.replace("facts: [", "series: [{name: A, facts: [").replace("]}", "]}]}")
    unit = "USD" if other == "u.2022" else "percent"
    assert told(entries) == [
        f"error unit-mix: `{other}` is in {unit}, `a.2022` in CAD, and their panels share one scale"
    ]


def test_panels_of_nine_and_twelve_months_do_not_share_a_scale() -> None:
    assert told(panels("a.2022, a.2023", "n.2023")) == [
        "error period-mix: `n.2023` is of the period 2023-01/2023-09, `a.2022` of 2022, and their panels share one "
        "scale: they are not known to be of the same length"
    ]


def test_the_place_is_the_fact_and_the_cure_a_scale_of_its_own() -> None:
    text = "trade:\n  title: T\n  subtitle: {measure: Goods trade, place: Canada}\n  scales: shared\n  panels:\n"
    text += "  - title: A\n    facts: [a.2022]\n  - title: B\n    facts: [u.2022]\n"
    problem = problems_of(text, ALL)[1][0]
    assert (problem.code, problem.place.line, problem.help) == (
        "unit-mix",
        9,
        (
            "take `scales: shared` out, so that each panel has its own",
            "derive an index from each (100 in one year) with a formula, and draw that",
        ),
    )


@pytest.mark.parametrize(
    "entries",
    [
        panels("a.2022", "u.2022", scales="own"),
        panels("a.2022", "n.2023", scales="own"),
        panels("few.2022", "many.2022"),
        panels("a.2022", "u.2022", kind="number"),
        "scales: shared, panels: [{title: A, kind: column, facts: [a.2022]}, {title: B, kind: bar, facts: [u.2022]}]",
    ],
    ids=["scales of their own", "periods on scales of their own", "one unit", "figures alone", "lengths across and up"],
)
def test_panels_that_share_no_scale_or_share_it_rightly_are_not_told(entries: str) -> None:
    assert told(entries) == []


def test_a_unit_has_one_scale_word_in_panels_that_share_a_scale() -> None:
    chart = problems_of(HEAD + panels("few.2022", "many.2022", kind="number") + "}", ALL)[0]["trade"]
    assert [panel.unit for panel in chart.panels] == ["billion persons", "billion persons"]
    mixed = problems_of(HEAD + panels("a.2022", "p.2022", "few.2022", kind="number") + "}", ALL)[0]["trade"]
    assert [panel.unit for panel in mixed.panels] == ["C$\u00a0billion", "%", "persons"]


def test_a_panel_that_mixes_units_is_told_and_its_unit_is_the_first() -> None:
    charts, problems = problems_of(HEAD + "labels: [x, y], facts: [p.2022, a.2022]}", ALL)
    assert [problem.code for problem in problems] == ["unit-mix"]
    assert charts["trade"].panels[0].unit == "%"


# -- series that do not stand at the same places

KINDS = (
    *("column", "bar", "grouped", "stacked", "share", "line", "area", "slope", "dot", "balance", "waterfall"),
    *("treemap", "heatmap", "sparkline", "number"),
)
ROWS = ("[]", "[a.2022]", "[a.2022, a.2023]", "[b.2022, gone]", "[null]")


@pytest.mark.parametrize("kind", KINDS)
def test_series_that_do_not_stand_together_end_in_a_problem(kind: str) -> None:
    for one, other in itertools.product(ROWS, repeat=2):
        series = f"series: [{{name: Imports, facts: {one}}}, {{name: Exports, facts: {other}}}]"
        for more in ("", ", highlight: [Imports]", ", sort: size, break_after: 1"):
            for head in (HEAD, CLAIM):
                told(f"kind: {kind}, {series}{more}", head)
    if kind not in ("column", "bar", "balance", "waterfall", "treemap", "sparkline", "number"):
        series = "series: [{name: Imports, facts: [a.2022, a.2023]}, {name: Total, facts: [b.2022]}]"
        assert [line.split(":")[0] for line in told(f"kind: {kind}, {series}")] == ["error chart-data"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_series_of_nothing_ends_in_a_problem(kind: str) -> None:
    assert "error chart-field" in [
        line.split(":")[0] for line in told(f"kind: {kind}, series: [{{name: A, facts: []}}]")
    ]
    assert told(f"kind: {kind}, highlight: [A]")
