"""What must not stand on one axis: each pair is a problem at its place, and the message says the cure."""

from __future__ import annotations

import pytest
from chart_facts import fact, found, problems_of

from brief_builder.facts import Fact

HEAD = "trade: {title: Trade, subtitle: 'Trade, C$ billion, Canada, 2022 and 2023', "
FLOW, STOCK = {"period_type": "duration"}, {"period_type": "instant"}


def pair(first: Fact, second: Fact, more: str = "") -> list[str]:
    return found(HEAD + f"facts: [{first.name}, {second.name}]{more}}}", first, second)


def two_series(first: Fact, second: Fact) -> list[str]:
    series = f"[{{name: One, facts: [{first.name}]}}, {{name: Two, facts: [{second.name}]}}]"
    return found(HEAD + f"kind: grouped, labels: [a], series: {series}}}", first, second)


def test_a_stock_does_not_stand_beside_a_flow() -> None:
    problem = "stock-flow-mix: `held.2023` is a level at one date, `sold.2022` a sum over a period: not on one axis"
    sold, held = fact("sold.2022", "2e9", "2022", **FLOW), fact("held.2023", "3e9", "2023", **STOCK)
    assert pair(sold, held) == [problem]
    assert pair(sold, held, ", break_after: 1") == [problem]
    assert two_series(sold, held) == [problem]


def test_what_is_not_said_to_be_a_stock_or_a_flow_stands_beside_its_own_measure_only() -> None:
    sold = fact("sold.2022", "2e9", "2022", **FLOW)
    same, other = fact("sold.2023", "3e9", "2023"), fact("held.2023", "3e9", "2023", measure="investment")
    assert pair(sold, same) == []
    assert two_series(sold, other) == [
        "stock-flow-mix: `sold.2022` is a sum over a period; `held.2023` measures something else, "
        "and does not say which of the two it is"
    ]


@pytest.mark.parametrize(
    ("entry", "one", "other", "words"),
    [
        ("reporter", "CAN", "KHM", "`b.2023` is reported by KHM, `a.2022` reported by CAN"),
        ("basis", "customs", "BoP", "`b.2023` is on the basis BoP, `a.2022` on the basis customs"),
    ],
)
def test_two_reporters_never_share_an_axis_unless_a_break_stands_between(entry, one, other, words) -> None:
    first, second = fact("a.2022", "2e9", "2022", **{entry: one}), fact("b.2023", "3e9", "2023", **{entry: other})
    assert pair(first, second) == [f"reporter-mix: {words}: not on one axis"]
    assert two_series(first, second) == [f"reporter-mix: {words}: not on one axis"]
    assert pair(first, second, ", break_after: 1") == []
    assert pair(first, fact("b.2023", "3e9", "2023")) == []


def test_one_series_is_of_one_publisher_unless_a_break_stands_between() -> None:
    first = fact("a.2022", "2e9", "2022")
    second = fact("b.2023", "3e9", "2023", source="press", sources=("press",))
    assert pair(first, second) == [
        "reporter-mix: `b.2023` is from Éco, `a.2022` from Global Affairs Canada: they would pass for one series"
    ]
    assert pair(first, second, ", break_after: 1") == []
    assert two_series(first, second) == []


@pytest.mark.parametrize(
    "more",
    [
        {"sources": ("gac2",)},
        {"sources": ("gac", "press"), "derived": True},
        {"sources": ("press",), "reporter": "CAN"},
    ],
    ids=["the next issue of one publisher", "computed with a second source too", "one reporter in two publications"],
)
def test_what_is_known_to_be_one_series_needs_no_break(more: dict[str, object]) -> None:
    reporter = {"reporter": more["reporter"]} if "reporter" in more else {}
    assert pair(fact("a.2022", "2e9", "2022", **reporter), fact("b.2023", "3e9", "2023", **more)) == []


def test_each_point_is_told_once_with_its_place_and_the_cures() -> None:
    unlike = fact("b.2023", "3e9", "2023-01/2023-09", unit="USD", source="press", sources=("press",), **STOCK)
    given = fact("a.2022", "2e9", "2022", **FLOW), unlike
    text = "trade:\n  title: Trade\n  subtitle: 'Trade, C$ billion, 2022 and 2023'\n  facts:\n  - a.2022\n  - b.2023\n"
    problems = problems_of(text, given)[1]
    assert [(p.code, p.place.line, p.help) for p in problems] == [
        (
            "unit-mix",
            6,
            (
                "give it a panel of its own",
                "derive an index from each (100 in one year) with a formula, and draw that",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("entry", "one", "other", "words"),
    [
        ("flow", "M", "X", "`o` is of the flow X, `a.2022` of the flow M: not one series"),
        ("ref_area", "Lazio", "Veneto", "`o` is of Veneto, `a.2022` of Lazio: not one series"),
        ("product", "Rice", "Fish", "`o` is of Fish, `a.2022` of Rice: not one series"),
    ],
)
def test_at_the_times_of_a_series_nothing_else_changes(entry: str, one: str, other: str, words: str) -> None:
    """Exports among imports; at one time, and in a rank, they are what is compared."""
    given = [fact("a.2022", "2e9", "2022", **{entry: one}), fact("o", "3e9", "2023", **{entry: other})]
    head = "trade: {title: T, subtitle: {measure: Goods trade, place: Canada}, "
    assert f"measure-mix: {words}" in found(head + "kind: line, facts: [a.2022, o]}", *given)
    assert found(head + "kind: line, facts: [a.2022, o], break_after: 1}", *given) == []
    alike = [given[0], fact("p", "3e9", "2022", **{entry: other})]
    told = found(head + "kind: column, bars: [{fact: a.2022, label: A}, {fact: p, label: B}]}", *alike)
    assert told == []
