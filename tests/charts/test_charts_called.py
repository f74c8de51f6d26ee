"""What stands at a figure: the year that it is of, and a name that nothing else has."""

from __future__ import annotations

import pytest
from chart_facts import fact, problems_of

HEAD = "trade: {title: Trade, subtitle: {measure: Goods trade, place: Canada}, "
GIVEN = (
    *(fact(f"a.{year}", "2e9", str(year)) for year in (2019, 2020, 2022, 2023)),
    *(fact(f"b.{year}", "1e9", str(year)) for year in (2022, 2023)),
    fact("fiscal", "2e9", "2022-04/2023-03"),
    fact("held", "2e9", "2024-01-01"),
    fact("school", "2e9", "2023-09-15"),
    fact("undated", "2e9", "unknown"),
    *(fact(f"m.{n}", "2e9", f"2023-{n:02}") for n in (1, 2, 3, 4, 5, 6)),
    fact("rice.x", "2e9", "2023", label="Rice"),
    fact("more.x", "1e9", "2023", label="Rice"),
)


def told(entries: str, language: str = "en") -> list[str]:
    problems = problems_of(HEAD + entries + "}", GIVEN, language)[1]
    return [f"{p.place.column} {p.severity} {p.code}: {p.message}" for p in problems if p.code != "style-alike"]


def test_a_year_at_a_figure_is_the_year_of_the_figure() -> None:
    labels = "labels: ['2019', '2020'], facts: [a.2022, a.2023]"
    assert told(labels) == [
        f"{len(HEAD) + 10} error chart-data: “2019” stands at `a.2022`, which is of 2022",
        f"{len(HEAD) + 18} error chart-data: “2020” stands at `a.2023`, which is of 2023",
    ]
    assert len(told("labels: ['2023', '2022'], facts: [a.2022, a.2023]")) == 2
    assert told("bars: [{label: 2022, fact: a.2022}, {label: '2022', fact: a.2023}]")[0].endswith(
        "error chart-data: “2022” stands at `a.2023`, which is of 2023"
    )


@pytest.mark.parametrize(
    ("labels", "language", "wrong"),
    [
        ("Jan, Mar, Feb", "en", ["Mar", "Feb"]),
        ("January 2023, February, March", "en", []),
        ("janv. 2023, févr., mars", "fr", []),
        ("janvier, mars, février", "fr", ["mars", "février"]),
        ("One, Two, Three", "en", []),
    ],
)
def test_a_month_at_a_figure_is_the_month_of_the_figure(labels: str, language: str, wrong: list[str]) -> None:
    found = told(f"kind: line, labels: [{labels}], facts: [m.1, m.2, m.3]", language)
    assert [line.split("“")[1].split("”")[0] for line in found if "chart-data" in line] == wrong


def test_a_quarter_at_a_figure_is_the_quarter_of_the_figure() -> None:
    given = [fact(f"q.{n}", "2e9", f"2023-{3 * n - 2:02}/2023-{3 * n:02}") for n in (1, 2, 3)]
    text = HEAD + "kind: line, labels: [Q1, Q3, Q2 2023], facts: [q.1, q.2, q.3]}"
    assert [p.message.split("”")[0] for p in problems_of(text, given)[1] if p.code == "chart-data"] == [
        "“Q3",
        "“Q2 2023",
    ]


def test_headings_of_the_tariff_are_no_years() -> None:
    """6109 is no year, and so 2009 beside it is none either."""
    assert told("kind: bar, bars: [{label: '6109', fact: a.2022}, {label: '2009', fact: a.2023}]") == []
    assert (
        told("kind: grouped, labels: [x], series: [{name: '6403', facts: [a.2022]}, {name: '2004', facts: [b.2022]}]")
        == []
    )


def test_a_fiscal_year_may_end_in_another_century() -> None:
    given = fact("old", "2e9", "2000")
    text = HEAD + "bars: [{label: '1999-00', fact: old}, {label: '2022', fact: a.2022}]}"
    assert [p.message for p in problems_of(text, [*GIVEN, given])[1] if p.code == "chart-data"] == []


def test_the_cure_is_to_take_the_label_out() -> None:
    problem = problems_of(HEAD + "labels: ['2019', '2023'], facts: [a.2022, a.2023]}", GIVEN)[1][0]
    assert problem.help == (
        "take the label out: the period of the fact then stands there",
        "name the fact of 2019",
    )


def test_series_and_panels_that_are_called_by_a_year_are_held_to_it() -> None:
    series = "kind: dot, labels: [x], series: [{name: '2019', facts: [a.2022]}, {name: '2023', facts: [a.2023]}]"
    assert [line.split(" ", 1)[1] for line in told(series)] == [
        "error chart-data: “2019” stands at `a.2022`, which is of 2022"
    ]
    titled = "panels: [{title: '2020', facts: [a.2022]}, {title: '2023, C$ billion', facts: [a.2023]}]"
    assert [line.split(" ", 1)[1] for line in told(titled)] == [
        "error chart-data: “2020” stands at `a.2022`, which is of 2022"
    ]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("2022", "fiscal"),
        ("2023", "fiscal"),
        ("2022–23", "fiscal"),
        ("2022/2023", "fiscal"),
        ("FY 2023", "fiscal"),
        ("2023", "held"),
        ("2024", "held"),
        ("2023–24", "school"),
        ("2023-09", "school"),
        ("2023p", "a.2023"),
        ("2020–2023", "a.2022"),
        ("2019", "undated"),
        ("ឆ្នាំ\u00a0២០២៣", "a.2023"),
        ("Rice 2020", "a.2023"),
    ],
)
def test_a_year_that_is_partly_that_of_the_figure_is_right(label: str, name: str) -> None:
    assert told(f"bars: [{{label: '{label}', fact: {name}}}]") == []


def test_two_series_of_one_name_cannot_be_told_apart() -> None:
    series = "series: [{name: Trade, facts: [a.2022, a.2023]}, {name: Trade, facts: [b.2022, b.2023]}]"
    assert [line.split(" ", 1)[1] for line in told(f"kind: line, {series}")] == [
        "error chart-field: two series are called “Trade”, and nobody can tell them apart"
    ]


@pytest.mark.parametrize(
    ("entries", "name"),
    [
        ("facts: [a.2022, b.2022]", "2022"),
        ("kind: bar, facts: [rice.x, more.x, a.2022]", "Rice"),
        ("bars: [{fact: a.2023}, {label: 2023, missing: true}]", "2023"),
    ],
)
def test_two_places_of_one_name_cannot_be_told_apart(entries: str, name: str) -> None:
    assert [line.split(" ", 1)[1] for line in told(entries)] == [f"error chart-field: two places are called “{name}”"]


@pytest.mark.parametrize(
    "entries",
    [
        "facts: [a.2022, b.2022], break_after: 1, break_note: another source",
        "labels: [J, F, M, A, M, J], facts: [m.1, m.2, m.3, m.4, m.5, m.6]",
        "kind: waterfall, labels: [Trade, Rice, Trade], facts: [b.2022, b.2023, a.2023]",
    ],
    ids=["the first year of a new series", "the letters of months", "totals of a waterfall"],
)
def test_places_that_a_break_or_their_time_tells_apart_may_have_one_name(entries: str) -> None:
    assert told(entries) == []
