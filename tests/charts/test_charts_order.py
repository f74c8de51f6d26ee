"""The order in which things stand: time from left to right, a rank by size, “Other” at the end."""

from __future__ import annotations

import pytest
from chart_facts import fact, problems_of

HEAD = "trade: {title: T, subtitle: {measure: Goods trade, place: Canada}, "
YEARS = [fact(f"a.{year}", value, str(year)) for year, value in ((2022, "2.1e9"), (2023, "1.9e9"), (2024, "2.4e9"))]
THINGS = [fact(f"{name}.x", value, "2023", label=name.title())
          for name, value in (("rice", "2e9"), ("other", "9e9"), ("fish", "3e9"))]  # fmt: skip
LATEST = [fact("viet.x", "2e9", "2022", label="Viet Nam"), fact("laos.x", "3e9", "2023", label="Laos")]
GIVEN = (*YEARS, *THINGS, *LATEST)
LISTED = "facts: [a.2022, a.2023, a.2024]"


def told(entries: str) -> list[str]:
    problems = problems_of(HEAD + entries + "}", GIVEN)[1]
    return [f"{p.severity} {p.code}: {p.message}" for p in problems if p.code != "style-alike"]


# -- sort: size


@pytest.mark.parametrize("kind", ["line", "area", "sparkline", "number", "waterfall"])
def test_what_runs_on_from_one_to_the_next_does_not_stand_by_size(kind: str) -> None:
    assert f"error chart-field: a {kind} runs on in the order of its places: it does not stand by size" in told(
        f"kind: {kind}, sort: size, {LISTED}"
    )


def test_columns_of_years_by_size_are_told_as_time_out_of_order() -> None:
    assert told(f"sort: size, {LISTED}") == [
        "error chart-order: “2022” stands behind “2024”: readers take time to run from left to right"
    ]


@pytest.mark.parametrize("kind", ["grouped", "dot", "stacked", "heatmap"])
def test_several_series_do_not_stand_by_size(kind: str) -> None:
    series = "labels: [x], series: [{name: A, facts: [rice.x]}, {name: B, facts: [fish.x]}]"
    assert told(f"kind: {kind}, sort: size, {series}") == [
        "error chart-field: several series stand in the order of their places, and not by size"
    ]


@pytest.mark.parametrize(
    "entries", ["kind: bar, ", "kind: column, sort: size, labels: [a, b, c], "], ids=["a rank", "asked for"]
)
def test_a_break_does_not_stand_among_bars_by_size(entries: str) -> None:
    assert told(f"{entries}facts: [a.2022, a.2023, a.2024], break_after: 2") == [
        "error chart-field: bars stand by size here, and a break stands between two times"
    ]


@pytest.mark.parametrize(
    "entries",
    [
        "sort: size, labels: [Rice, Fish], facts: [rice.x, fish.x]",
        "sort: size, direction: bar, labels: [Viet Nam, Laos], facts: [viet.x, laos.x]",
        "kind: dot, sort: size, facts: [viet.x, laos.x]",
        "kind: bar, sort: given, facts: [a.2022, a.2023, a.2024], break_after: 2",
        f"kind: bar, {LISTED}",
        "sort: size, facts: [a.2023]",
    ],
    ids=[
        "columns of things",
        "the latest year of each",
        "dots",
        "a break among bars in time",
        "a rank of years",
        "one",
    ],
)
def test_things_may_stand_by_size(entries: str) -> None:
    assert told(entries) == []


def test_the_place_is_the_entry_and_the_cure_another_kind() -> None:
    text = f"trade:\n  title: T\n  subtitle: {{measure: M, place: C}}\n  kind: line\n  {LISTED}\n  sort: size\n"
    problem = next(p for p in problems_of(text, GIVEN)[1] if p.code == "chart-field")
    assert (problem.place.line, problem.help) == (6, ("take `sort:` out", "write `kind: bar` for a rank"))


# -- Other


@pytest.mark.parametrize(
    "entries",
    [
        "labels: [Other, Rice], facts: [other.x, rice.x]",
        "kind: bar, sort: given, bars: [{fact: other.x, last: true}, {fact: rice.x}]",
        "kind: dot, bars: [{fact: other.x}, {fact: rice.x}]",
        "kind: heatmap, labels: [Other, Rice], series: [{name: A, facts: [other.x, rice.x]}]",
    ],
)
def test_other_that_does_not_stand_at_the_end_is_a_warning(entries: str) -> None:
    assert told(entries) == ["warning chart-order: “Other” stands before “Rice”: readers look for it at the end"]


@pytest.mark.parametrize("kind", ["stacked", "grouped", "heatmap"])
def test_a_series_called_other_stands_last(kind: str) -> None:
    series = "labels: [x], series: [{name: %s, facts: [other.x]}, {name: %s, facts: [rice.x]}]"
    assert told(f"kind: {kind}, " + series % ("Other", "Rice")) == [
        "warning chart-order: the series “Other” stands before “Rice”: readers look for it at the end"
    ]
    assert told(f"kind: {kind}, " + series % ("Total", "Rice")) == []


@pytest.mark.parametrize(
    "entries",
    [
        "labels: [Rice, Other], facts: [rice.x, other.x]",
        "labels: [World, Rice], facts: [other.x, rice.x]",
        "kind: line, labels: [x], series: [{name: Other, facts: [a.2022]}, {name: Rice, facts: [a.2023]}]",
        "kind: bar, bars: [{fact: other.x, last: true}, {fact: rice.x}]",
        "kind: waterfall, bars: [{fact: rice.x}, {fact: other.x}, {fact: fish.x}]",
    ],
)
def test_other_at_the_end_and_a_total_at_the_beginning_are_right(entries: str) -> None:
    assert [line for line in told(entries) if "chart-order" in line] == []
