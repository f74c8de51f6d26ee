"""Titles against the figures: claims, readings, wordings and headlines*.yaml say what is told of which."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from chart_facts import fact, problems_of
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from brief_builder.charts.rules.title import word_count
from brief_builder.facts import Fact
from brief_builder.problems import Problem
from brief_builder.wording import Phrase, Piece

TITLES = [
    YAML(typ="safe").load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    for name in ("claims", "readings", "wordings", "headlines", "headlines_fr_km")
]
CHARTS: Mapping[str, Any] = {name: chart for titles in TITLES for name, chart in titles["charts"].items()}
CASES = [case for titles in TITLES for case in titles["cases"]]
WAIVE = "if it is true all the same: `waive: [{rule: title, reason: …}]`"
_TAG = re.compile(r"\{\{(change: )?(.*?)\}\}")


def facts_in(chart: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[Fact]]]:
    """Each panel as charts.yaml writes it, with the facts in it."""
    more = {"unit": chart.get("unit", "CAD"), "flow": chart.get("flow", ""), "form": chart.get("form", "")}
    for number, panel in enumerate(chart["panels"]):
        rows = panel.get("series") or panel.get("things") or {n: {panel["year"]: v} for n, v in panel["shares"].items()}
        given: list[Fact] = []
        named: dict[str, list[str]] = {}
        for name, values in rows.items():
            for label, value in values.items():
                size = abs(float(value))
                decimals = chart.get("decimals", 0 if size < 1e6 else -5 if size < 1e9 else -8)
                period = str(panel.get("year", label))
                called = panel.get("label", label if "year" in panel else name)
                key = f"p{number}.s{len(named) if name not in named else list(named).index(name)}.x{len(given)}"
                made = fact(key, str(value), period, decimals=decimals, label=str(called or "Trade"), **more)
                given.append(made)
                named.setdefault(name, []).append(key)
        entry: dict[str, Any] = {key: panel[key] for key in ("title", "break_after", "labels") if key in panel}
        if "things" in panel:
            years = list(next(iter(rows.values())))
            entry["labels"] = list(rows)
            entry["series"] = [
                {"name": str(y), "facts": [keys[n] for keys in named.values()]} for n, y in enumerate(years)
            ]
        elif "year" in panel and "shares" not in panel:
            keys = named[""]
            entry["bars"] = [
                {"fact": k, "label": label, "last": label == "Other"} for k, label in zip(keys, rows[""], strict=True)
            ]
        elif len(named) == 1:
            entry["facts"] = next(iter(named.values()))
        else:
            entry["series"] = [{"name": name, "facts": keys} for name, keys in named.items()]
        yield entry, given


@cache
def described(name: str) -> tuple[str, str, tuple[Fact, ...]]:
    """charts.yaml without the title, the language, and the facts."""
    chart = CHARTS[name]
    panels = list(facts_in(chart))
    kind = chart.get("kind", "column")
    entries = {
        "kind": kind,
        "subtitle": "Goods trade, Canada, C$ million and billion, 2022",
        "panels": [e for e, _ in panels],
    }
    change = fact("c", "12.5", "2023", unit="percent", decimals=1, form="growth", inputs=("z", "y"))
    lines = "".join(f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in entries.items())
    return lines, chart.get("language", "en"), (change, *(one for _, given in panels for one in given))


def prose(text: str, _: object) -> Phrase:
    """Words, and between them what is printed from facts."""
    pieces, at = [], 0
    for match in _TAG.finditer(text):
        pieces += [Piece(text[at : match.start()]), Piece(match[2], "c" if match[1] else "p0.s0.x0")]
        at = match.end()
    return Phrase((*pieces, Piece(text[at:])))


def told(chart: str, title: str) -> list[Problem]:
    entries, language, facts = described(chart)
    quoted = title.replace("'", "''")
    problems = problems_of(f"trade:\n  title: '{quoted}'\n{entries}", facts, language, prose)[1]
    return [problem for problem in problems if problem.code in ("title-contradicts", "title-unproven")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_a_title_says_no_more_than_the_figures(case: list[str]) -> None:
    chart, title, *expected = case
    found = []
    for problem in told(chart, title):
        assert problem.excerpt is not None
        word = problem.excerpt.text[problem.excerpt.start : problem.excerpt.end].replace("\u200b", "")
        found.append(f"{problem.code.removeprefix('title-')}: {word}")
    assert found == [word.replace("\u200b", "") for word in expected]


def test_the_message_shows_the_figures_and_the_cure_is_the_other_word() -> None:
    problem = told("fall", "Trade rose from 2022 to 2023")[0]
    assert (problem.severity, problem.message.replace("\u00a0", " "), problem.help) == (
        "error",
        "“rose” contradicts the figures: 2022 C$2.4 billion, 2023 C$2.1 billion",
        ("write “fell”, or name the times that you mean", WAIVE),
    )
    assert (problem.place.line, problem.place.column) == (2, 17)


def test_things_that_are_compared_neither_rose_nor_fell() -> None:
    problem = told("two", "Exports are higher than imports in 2023")[0]
    assert problem.help == ("say what the figures show, or name the thing and the time that you mean", WAIVE)


def test_the_message_shows_both_things_whose_gap_is_meant() -> None:
    problem = told("reasons", "The gap between holidays and business narrowed")[0]
    assert problem.message.replace("\u00a0", " ") == (
        "“narrowed” contradicts the figures: 2019 (Holidays 55%, Business 15%), 2024 (Holidays 58%, Business 12%)"
    )


def test_the_message_names_the_thing_where_a_chart_has_several() -> None:
    messages = [
        told(chart, "Imports rose, rice rose")[0].message.replace("\u00a0", " ") for chart in ("three", "slope")
    ]
    assert messages == [
        "“rose” contradicts the figures: Imports 2022 C$3.0 billion, Imports 2023 C$2.0 billion",
        "“rose” contradicts the figures: Rice 2022 C$3.0 billion, Rice 2023 C$1.0 billion",
    ]


def test_what_cannot_be_told_apart_is_a_warning_with_its_cure() -> None:
    problem = told("same", "Trade rose")[0]
    assert (problem.severity, problem.message.replace("\u00a0", " "), problem.help) == (
        "warning",
        "the figures do not show “rose”: within their rounding they may be alike: "
        "2022 C$2.4 billion, 2023 C$2.4 billion",
        ("say no more than the figures do: a fact with `formula: growth(later, earlier)` and its `| change`",),
    )


@pytest.mark.parametrize(
    ("chart", "title", "words"),
    [
        ("shrinking", "Growth of exports fell", "2020 −10%, 2021 −3%"),
        ("turned", "The balance rose", "2021 C$1.2 billion, 2023 −C$2.0 billion"),
        ("deficits", "The deficit narrowed", "2021 −C$1.2 billion, 2023 −C$2.0 billion"),
    ],
)
def test_the_message_shows_figures_with_their_signs(chart: str, title: str, words: str) -> None:
    assert told(chart, title)[0].message.replace("\u00a0", " ").endswith(words)


@pytest.mark.parametrize(
    ("chart", "title", "why", "cure"),
    [
        (
            "years",
            "Trade fell",
            "from first to last they say otherwise, and only the last step is so: "
            "2019 C$1.0 billion, 2023 C$1.6 billion; 2022 C$1.8 billion, 2023 C$1.6 billion",
            "name the time that you mean",
        ),
        (
            "halved",
            "Imports more than halved",
            "within their rounding it may be 0.47 to 0.53 times: 2022 C$2.4 billion, 2023 C$1.2 billion",
            "say no more than the figures do: a fact with `formula: growth(later, earlier)` and its `| change`",
        ),
        (
            "same",
            "Trade hit a record in 2023",
            "within their rounding they may be alike: 2023 C$2.4 billion, 2022 C$2.4 billion",
            "say no more than the figures do: a fact with `formula: growth(later, earlier)` and its `| change`",
        ),
    ],
)
def test_a_warning_says_why_the_figures_do_not_show_it(chart: str, title: str, why: str, cure: str) -> None:
    problem = told(chart, title)[0]
    assert (problem.severity, problem.help) == ("warning", (cure,))
    assert problem.message.replace("\u00a0", " ").partition("”: ")[2] == why


def test_a_comparison_across_a_break_is_a_warning_of_its_own() -> None:
    problem = told("broken", "Trade recovered in 2024")[0]
    assert problem.message.startswith("“recovered” compares figures across a break in the series: 2023 C$2.1")
    assert problem.help == ("name two times on one side of the break",)


def change(low: str, high: str) -> list[Fact]:
    """Two figures whose ranges meet, and their growth, which is known more closely."""
    return [
        fact("a.2022", "2.4e9", "2022", label="Trade"),
        fact("a.2023", "2.4e9", "2023", label="Trade"),
        fact("c", low, "2023", unit="percent", low=low, high=high, form="growth", inputs=("a.2023", "a.2022")),
    ]


@pytest.mark.parametrize(
    ("low", "high", "codes"),
    [("0.2", "1.5", []), ("-1.5", "-0.2", ["title-contradicts"]), ("-1", "1", ["title-unproven"])],
)
def test_a_change_that_is_known_more_closely_than_its_figures_decides(low: str, high: str, codes: list[str]) -> None:
    text = "trade: {title: Trade rose, subtitle: 'Trade, Canada, C$ billion, 2022 and 2023', facts: [a.2022, a.2023]}"
    problems = problems_of(text, change(low, high))[1]
    assert [problem.code for problem in problems] == codes
    cures = [cure for problem in problems for cure in problem.help if "change" in cure]
    assert cures == ["let the figures say it: {{ c | change }}"] * len(codes)


def test_a_title_by_language_is_told_in_the_language_that_is_read() -> None:
    facts = change("-1.5", "-0.2")
    text = (
        "trade:\n  title:\n    en: Trade fell\n    fr: Le commerce a augmenté\n"
        "  subtitle: 'Trade, commerce, Canada, C$ milliards, billion, 2022, 2023'\n  facts: [a.2022, a.2023]\n"
    )
    assert [p.code for p in problems_of(text, facts)[1]] == []
    assert [(p.code, p.place.line, p.place.column) for p in problems_of(text, facts, "fr")[1]] == [
        ("title-contradicts", 4, 23)
    ]


# -- how long it is


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Trade fell", 2),
        ("Exports {{change: rose by about 12.5%}} in {{2023}}", 4),
        ("Exports reached C${{2.1}} billion", 4),
        ("Deficit, C$2.4\u00a0billion – and growing", 4),
        ("Canada’s goods deficit with Cambodia narrowed a little from {{2022}} to {{2023}}", 12),
    ],
)
def test_what_is_printed_from_a_fact_counts_as_one_word(title: str, count: int) -> None:
    assert word_count(prose(title, None)) == count


def test_a_title_of_more_than_ten_words_is_a_warning_and_an_empty_one_an_error() -> None:
    facts = [fact("a.2022", "2.4e9", "2022", label="Trade")]
    rest = "subtitle: 'Trade, Canada, C$ billion, 2022', facts: [a.2022]}"

    def of(title: str) -> list[str]:
        return [f"{p.severity} {p.code}: {p.message}" for p in problems_of(f"t: {{title: {title}, {rest}", facts)[1]]

    long = "warning title-long: the title has 11 words; 10 are the most that are read at a glance"
    assert of("One two three four five six seven eight nine ten") == []
    assert of("One two three four five six seven eight nine ten eleven") == [long]
    assert of("''") == ["error chart-field: the title is empty"]


# -- whatever it says

VALUES = st.integers(1, 400).map(lambda n: f"{n}e7")


@settings(derandomize=True, max_examples=60, deadline=None)
@given(one=VALUES, other=VALUES)
def test_a_true_direction_is_never_contradicted_and_a_false_one_always(one: str, other: str) -> None:
    facts = [fact(f"a.{year}", value, str(year), label="Trade") for year, value in ((2022, one), (2023, other))]
    for word, sign in (("rose", 1), ("fell", -1)):
        subtitle = "subtitle: 'Trade, Canada, C$ million, billion, 2022, 2023'"
        text = f"t: {{title: Trade {word}, {subtitle}, facts: [a.2022, a.2023]}}"
        codes = [problem.code for problem in problems_of(text, facts)[1]]
        moved = (Decimal(other) - Decimal(one)) * sign
        apart = Decimal("1e8")  # two figures to the nearest hundred million
        expected = [] if moved > apart else ["title-contradicts"] if moved < -apart else ["title-unproven"]
        assert codes == expected, (word, one, other)


SOUP = [
    "rose", "fell", "up", "down", "in", "to", "of", "from", "than", "and", ",", ";", "2022", "2023", "2019", "the",
    "exports", "imports", "Canada’s", "deficit", "doubled", "more than", "largest", "half", "{{2022}}",
    "{{change: rose}}", "after", "while", "not", "narrowed", "’", "ẞ", "record", "since", "compared to", "every year",
    "overtook", "in three years", "March", "because", "for the first time", "before", "level", "by half", "peaked", "–",
]  # fmt: skip


@settings(derandomize=True, max_examples=80, deadline=None)
@given(words=st.lists(st.sampled_from(SOUP), max_size=9), chart=st.sampled_from(sorted(CHARTS)))
def test_no_title_breaks_the_reading_of_it(words: list[str], chart: str) -> None:
    for problem in told(chart, " ".join(words)):
        assert problem.excerpt is not None
