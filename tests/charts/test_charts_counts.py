"""More than a reader takes in, kinds that cannot show their figures, wholes whose parts do not add up, and order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from chart_facts import fact, found, problems_of

from brief_builder.facts import Fact


def many(count: int, year: str = "2023", unit: str = "CAD", value: str = "2e9", name: str = "f") -> list[Fact]:
    decimals = 0 if unit == "percent" else -8
    return [
        fact(f"{name}{n}.x{year}", value, year, unit=unit, decimals=decimals, label=f"Thing {n}") for n in range(count)
    ]


def said(entries: str, given: Sequence[Fact], unit: str = "C$ billion") -> list[str]:
    """What is wrong with a chart of these entries, but for its colours."""
    subtitle = f"subtitle: 'Trade, Canada, {unit}, 2021, 2022 and 2023'"
    problems = problems_of(f"trade: {{title: T, {subtitle}, {entries}}}", given)[1]
    return [f"{p.severity} {p.code}: {p.message}" for p in problems if p.code not in ("style-alike", "subtitle-lacks")]


def series(given: Sequence[Fact], more: str = "") -> str:
    """A series for each fact, called after it."""
    listed = (f"{{name: {one.name.split('.')[0]}, facts: [{one.name}]{more}}}" for one in given)
    return f"labels: [a], series: [{', '.join(listed)}]"


def listed(given: Sequence[Fact]) -> str:
    return f"facts: [{', '.join(one.name for one in given)}]"


def things(given: Sequence[Fact]) -> str:
    """The same with a label for each, for kinds that are labelled by periods."""
    return f"labels: [{', '.join(one.label['en'] for one in given)}], {listed(given)}"


# -- too much


@pytest.mark.parametrize(
    ("kind", "most", "words"),
    [
        ("line", 4, "5 series in colour; 4 are the most in a `line` chart"),
        ("grouped", 4, "5 series in colour; 4 are the most in a `grouped` chart"),
        ("stacked", 4, "5 series in colour; 4 are the most in a `stacked` chart"),
        ("share", 6, "7 parts; 6 are the most in a `share` chart"),
    ],
)
def test_more_series_than_can_be_told_apart_are_a_warning(kind: str, most: int, words: str) -> None:
    given = many(most + 1)
    assert said(f"kind: {kind}, {series(given)}", given) == [f"warning chart-crowded: {words}"]
    assert said(f"kind: {kind}, {series(given[:-1])}", given) == []


def test_series_in_grey_do_not_count() -> None:
    given = many(7)
    assert said(f"kind: line, highlight: [f0, f1], {series(given)}", given) == []


@pytest.mark.parametrize(
    ("kind", "most", "words"),
    [
        ("bar", 12, "13 bars; 12 are the most beside “Other”"),
        ("column", 8, "9 columns; 8 are the most before a line is clearer"),
        ("treemap", 20, "21 boxes; 20 are the most in a `treemap` chart"),
    ],
)
def test_more_bars_columns_or_boxes_than_can_be_compared_are_a_warning(kind: str, most: int, words: str) -> None:
    given = many(most + 1)
    assert said(f"kind: {kind}, {things(given)}", given) == [f"warning chart-crowded: {words}"]
    assert said(f"kind: {kind}, {things(given[:-1])}", given) == []


@pytest.mark.parametrize(("more", "most"), [("", 8), ("direction: bar, ", 12)], ids=["standing", "lying"])
def test_more_groups_of_bars_than_can_be_compared_are_a_warning(more: str, most: int) -> None:
    given = [fact(f"{name}.x{n}", "2e9", "2023") for name in "ab" for n in range(most + 1)]

    def grouped(count: int) -> str:
        listed = (f"{{name: {name}, facts: [{', '.join(f'{name}.x{n}' for n in range(count))}]}}" for name in "ab")
        return (
            f"kind: grouped, {more}labels: [{', '.join(f'L{n}' for n in range(count))}], series: [{', '.join(listed)}]"
        )

    assert said(grouped(most + 1), given) == [
        f"warning chart-crowded: {most + 1} groups of bars; {most} are the most in a `grouped` chart"
    ]
    assert said(grouped(most), given) == []


def test_other_stands_beside_the_most_bars() -> None:
    given = many(13)
    rows = ", ".join(f"{{fact: {one.name}, last: {str(n == 12).lower()}}}" for n, one in enumerate(given))
    assert said(f"kind: bar, bars: [{rows}]", given) == []


def test_more_panels_than_twelve_are_a_warning() -> None:
    given = many(13)
    panels = ", ".join(f"{{title: {one.name}, facts: [{one.name}]}}" for one in given)
    assert "warning chart-crowded: 13 panels; 12 are the most in one chart" in said(f"panels: [{panels}]", given)


def test_more_than_two_annotations_are_an_error_that_says_so_in_plain_words() -> None:
    given = many(1)
    notes = ", ".join("{at: 2023, text: a note}" for _ in range(3))
    assert said(f"facts: [{given[0].name}], annotations: [{notes}]", given) == [
        "error chart-crowded: the panel has 3 annotations; 2 are the most that a reader takes in"
    ]


def test_the_cures_are_those_of_an_editor() -> None:
    given = many(5)
    text = f"trade: {{title: T, subtitle: 'Trade, Canada, C$ billion, 2023', kind: line, {series(given)}}}"
    problem = next(p for p in problems_of(text, given)[1] if p.code == "chart-crowded")
    assert problem.help == (
        "name one to three under `highlight:`; the others turn grey",
        "give each a panel of its own: `panels:` with `scales: shared`",
    )


# -- what a kind cannot show


def test_a_slope_has_two_ends() -> None:
    three = [fact(f"a.{year}", "2e9", str(year)) for year in (2021, 2022, 2023)]
    assert said(f"kind: slope, {listed(three)}", three) == [
        "error chart-kind: a slope leads from one time to another; here are 3"
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{fact: f0.x2023}, {fact: none.x2023}", "“none.x2023” is not above zero"),
        ("{fact: f0.x2023}, {label: Rice, missing: true}", "“Rice” has no figure"),
    ],
)
def test_a_box_of_a_treemap_has_an_area(row: str, words: str) -> None:
    given = [*many(1), fact("none.x2023", "0", "2023")]
    expected = [f"error chart-kind: {words}, and a box of a treemap has an area"]
    assert said(f"kind: treemap, bars: [{row}]", given) == expected


def test_parts_below_zero_are_no_parts_of_a_stack_or_a_share() -> None:
    given = [*many(1), fact("less.x2023", "-1e9", "2023")]
    mixed = "chart-kind: “a” has a part below zero among parts above it: the height of a stack is no sum"
    assert said(f"kind: area, {series(given)}", given) == [f"error {mixed}"]
    assert said(f"kind: stacked, {series(given)}", given) == [f"warning {mixed}"]
    share = "error chart-kind: “a” has a part below zero: no share of a whole"
    assert said(f"kind: share, {series(given)}", given) == [share]


def test_a_stack_that_lacks_a_part_is_no_whole() -> None:
    given = many(1)
    rows = "labels: [a], series: [{name: A, facts: [f0.x2023]}, {name: B, facts: [null]}]"
    assert said(f"kind: stacked, {rows}", given) == [
        "warning chart-kind: “a” lacks a part, so that its stack is lower than the whole"
    ]


def test_a_share_of_one_part_is_refused() -> None:
    given = many(2)
    assert said(f"kind: share, {things(given)}", given) == ["error chart-kind: a share of one part is the whole"]


def test_a_chart_of_nothing_is_refused() -> None:
    assert said("facts: [null], labels: [2021]", []) == [
        "error chart-data: nothing of what the chart would show has a figure"
    ]


# -- sums


def shares(*values: str) -> list[Fact]:
    return [fact(f"s{n}.x2023", value, "2023", unit="percent", decimals=0) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("40", "35", "25"), ""),
        (("40", "35", "24.6"), ""),
        (("40", "35", "24"), "warning parts-sum: the parts of “a” come to 99 %, and to 100 only within their rounding"),
        (("40", "30", "20"), "error parts-sum: the parts of “a” come to 90 %, not to 100"),
    ],
)
def test_shares_come_to_a_hundred_or_a_note_says_why_not(values: Sequence[str], told: str) -> None:
    given = shares(*values)
    assert said(f"kind: share, {series(given)}", given, "%") == ([told] if told else [])
    noted = f"kind: share, notes: [Services are not in the total.], {series(given)}"
    assert said(noted, given, "%") == []


def waterfall(*rows: tuple[str, str], totals: str = "") -> list[str]:
    given = [fact(f"{name}.x", value, "2023", label=name) for name, value in rows]
    bars = ", ".join(f"{{fact: {name}.x{', total: true' if name in totals else ''}}}" for name, _ in rows)
    return said(f"kind: waterfall, bars: [{bars}]", given)


def test_the_steps_of_a_waterfall_lead_to_its_totals() -> None:
    assert waterfall(("start", "2.4e9"), ("rice", "-0.5e9"), ("end", "1.9e9")) == []
    assert waterfall(("start", "2.4e9"), ("rice", "-0.5e9"), ("end", "2.0e9")) == []
    assert waterfall(("start", "2.4e9"), ("rice", "-0.5e9"), ("end", "2.3e9")) == [
        "error parts-sum: the steps from “start” lead to 1.9, and “end” is 2.3 (CAD billion): "
        "not even within their rounding"
    ]


def test_a_total_in_between_is_checked_and_starts_anew() -> None:
    rows = ("start", "2.4e9"), ("rice", "-0.5e9"), ("half", "2.4e9"), ("fish", "0.1e9"), ("end", "2.5e9")
    assert waterfall(*rows, totals="half") == [
        "error parts-sum: the steps from “start” lead to 1.9, and “half” is 2.4 (CAD billion): "
        "not even within their rounding"
    ]


def test_a_step_without_a_figure_leads_nowhere() -> None:
    given = [fact("a.x", "2.4e9", "2023"), fact("b.x", "1.9e9", "2023")]
    rows = "{fact: a.x}, {label: Rice, missing: true}, {fact: b.x}"
    assert said(f"kind: waterfall, bars: [{rows}]", given) == [
        "warning parts-sum: a step before “b.x” has no figure, so that nobody can add them up"
    ]


# -- order


def years(*given: int) -> list[Fact]:
    return [fact(f"a.{year}", "2e9", str(year)) for year in given]


def test_time_runs_from_left_to_right() -> None:
    given = years(2021, 2023, 2022)
    assert said(f"kind: line, {listed(given)}", given) == [
        "error chart-order: “2022” stands behind “2023”: readers take time to run from left to right"
    ]
    assert said(f"kind: bar, {listed(given)}", given) == []
    named = f"labels: [a, b, c], {listed(given)}"
    assert said(f"kind: line, {named}", given) == [
        "error chart-order: “c” (to 2022-12-31) stands behind “b” (to 2023-12-31): "
        "readers take time to run from left to right"
    ]


def test_a_line_does_not_run_on_over_a_period_that_is_left_out() -> None:
    given = years(2019, 2020, 2022, 2023)
    assert said(f"kind: line, {listed(given)}", given) == [
        "warning chart-order: between “2020” and “2022” a period is left out, and the line runs on over it"
    ]
    filled = "facts: [a.2019, a.2020, null, a.2022, a.2023], labels: [2019, 2020, 2021, 2022, 2023]"
    assert said(f"kind: line, {filled}", given) == []


def test_gaps_of_one_length_are_the_sources_own() -> None:
    for written in ((2010, 2015, 2020), (2016, 2018, 2020, 2022, 2023), (1998, 2008, 2013, 2019)):
        given = years(*written)
        assert said(f"kind: line, {listed(given)}", given) == []


def test_a_ratio_has_no_scale_word() -> None:
    """“2 million” of nothing is written out; it ended in a traceback."""
    given = [fact(f"r.{year}", value, str(year), unit="ratio") for year, value in ((2022, "2e6"), (2023, "3e9"))]
    assert said(f"kind: line, {listed(given)}", given, unit="tonnes") == []


def test_what_is_called_other_stands_last() -> None:
    given = many(2)
    rows = f"{{fact: {given[0].name}}}, {{fact: {given[1].name}, label: Other}}"
    assert said(f"kind: bar, bars: [{rows}]", given) == [
        "warning chart-order: “Other” is no one thing, and stands among the others by its size"
    ]
    assert said(f"kind: bar, bars: [{rows[:-1]}, last: true}}]", given) == []


def test_a_figure_that_cannot_be_read_has_no_followers() -> None:
    text = "trade: {title: T, subtitle: 'Trade, Canada, C$ billion, 2023', kind: treemap, facts: [gone, f0.x2023]}"
    assert [line.split(":")[0] for line in found(text, *many(1))] == ["chart-data"]


def test_entries_that_a_kind_does_not_follow_are_told() -> None:
    """Else their author looks for what is wrong in the picture."""
    given = [fact("x.2022", "2e9", "2022"), fact("x.2023", "2e9", "2023")]
    assert said(f"kind: dot, direction: column, {listed(given)}", given) == [
        "error chart-field: a `dot` chart has one direction only"
    ]
    assert said(f"kind: sparkline, highlight: ['2023'], {listed(given)}", given) == [
        "error chart-field: a `sparkline` chart has nothing beside that could be grey"
    ]
    assert said(f"kind: column, direction: bar, highlight: ['2023'], {listed(given)}", given) == []


def test_more_than_twelve_events_are_a_warning() -> None:
    given = [fact(f"e.x{n}", "1", str(1990 + n), label=f"Event {n}") for n in range(13)]
    events = "kind: timeline, events: [" + ", ".join(f"{{fact: {one.name}}}" for one in given)
    told = [line for line in said(events + "]", given) if "events" in line]
    assert told == ["warning chart-crowded: 13 events; 12 are the most in a `timeline` chart"]


@pytest.mark.parametrize("kind", ["stacked", "area", "treemap"])
def test_what_makes_no_sum_is_not_drawn_as_one(kind: str) -> None:
    """Rates, a total among its parts, occupancy of two regions."""
    rates = [fact(f"r{n}.x", "8", "2023", unit="percent", decimals=0, form="growth", label=f"R{n}") for n in (1, 2)]
    parts = [fact("t.x", "5e9", "2023", flow="T", label="All"), fact("e.x", "2e9", "2023", flow="X", label="Exports")]
    full = [fact(f"o{n}.x", "65.2", "2023", unit="percent", decimals=1, label=f"O{n}") for n in (1, 2)]

    def told(given: list[Fact], unit: str = "%") -> list[str]:
        entries = things(given) if kind == "treemap" else series(given)
        return [line for line in said(f"kind: {kind}, {entries}", given, unit) if "chart-kind" in line]

    assert told(rates) == ["error chart-kind: `r1.x` is a rate of change: such figures make no sum"]
    assert told(parts, "C$ billion") == [
        "error chart-kind: `t.x` is the total of what stands beside it, and would be counted twice"
    ]
    what = "the boxes" if kind == "treemap" else "the parts of “a”"
    assert told(full) == [f"error chart-kind: {what} come to 130.4 %: they are parts of no one whole"]
    assert told([*parts[1:], fact("m.x", "3e9", "2023", flow="M", label="Imports")], "C$ billion") == []
