"""Sums of flows of periods that follow each other: quarters of a year, fiscal years, the years of a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder.facts import Facts, derive
from brief_builder.problems import Fault
from table_packs import load, values

_HEAD = "name;value;period;period_type;unit;kind;source;label.en\n"


def _facts(folder: Path, *rows: str) -> Facts:
    """Facts from rows of name, value, period and period_type; amounts in C$."""
    text = _HEAD + "".join(f"{row};CAD;statistic;customs;Aid\n" for row in rows)
    return load(folder, "en", tables__a_csv=text)[0]


@pytest.mark.parametrize(
    ("periods", "whole"),
    [
        (("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"), "2024"),
        (("2024-Q4", "2024-Q2", "2024-Q3", "2024-Q1"), "2024"),
        (("2024-H1", "2024-Q3", "2024-10/2024-12"), "2024"),
        (("2022", "2023", "2024"), "2022/2024"),
        (("2022/2024", "2025/2027"), "2022/2027"),
        (("FY2022-04", "FY2023-04"), "2022-04/2024-03"),
        (("2024-01", "2024-02"), "2024-01/2024-02"),
        (("2024-03-01", "2024-03-02"), "2024-03-01/2024-03-02"),
    ],
)
def test_flows_of_periods_in_a_row_add_up(tmp_path: Path, periods: tuple[str, ...], whole: str) -> None:
    """The sum is of the whole, which is called a year where it is one; the order is free."""
    rows = [f"aid.{chr(97 + n)};{n + 1}.5;{period};duration" for n, period in enumerate(periods)]
    names = ", ".join(f"aid.{chr(97 + n)}" for n in range(len(periods)))
    formula = f"facts:\n  all.aid:\n    kind: statistic\n    label: {{en: Aid}}\n    formula: sum({names})\n"
    text = _HEAD + "".join(f"{row};CAD;statistic;customs;Aid\n" for row in rows)
    facts, problems = load(tmp_path, "en", tables__a_csv=text, facts__b_yaml=formula)
    assert problems == []
    assert (facts["all.aid"].period.raw, facts["all.aid"].form) == (whole, "sum")
    expected = sum(n + 1.5 for n in range(len(periods)))
    assert float(values(facts)["all.aid"]) == expected


def test_the_quarters_of_a_year_are_checked_against_it(tmp_path: Path) -> None:
    """`reconcile` takes their sum, and the identity narrows each of them."""
    rows = ["q.a;1;2024-Q1;duration", "q.b;2;2024-Q2;duration", "q.c;3;2024-Q3;duration", "q.d;4;2024-Q4;duration"]
    facts = _facts(tmp_path, *rows, "y.all;12.0;2024;duration")
    figure = derive("reconcile(y.all, sum(q.a, q.b, q.c, q.d))", facts)
    assert (str(figure.low), str(figure.high)) == ("11.95", "12.0")


@pytest.mark.parametrize(
    "rows",
    [
        ("a.a;1;2024-Q1;duration", "a.b;2;2024-Q3;duration"),
        ("a.a;1;2024-Q1;duration", "a.b;2;2024-02/2024-06;duration"),
        ("a.a;1;2024-Q1;instant", "a.b;2;2024-Q2;instant"),
        ("a.a;1;2024-Q1;unknown", "a.b;2;2024-Q2;unknown"),
        ("a.a;1;2023~;duration", "a.b;2;2024;duration"),
        ("a.a;1;2023/..;duration", "a.b;2;2024;duration"),
    ],
)
def test_what_leaves_a_gap_or_is_no_flow_is_not_added(tmp_path: Path, rows: tuple[str, str]) -> None:
    """Gaps, overlaps, stocks, and periods that are only about known or open."""
    with pytest.raises(Fault) as caught:
        derive("sum(a.a, a.b)", _facts(tmp_path, *rows))
    assert caught.value.code == "period-mix"


def test_a_plus_between_quarters_is_told_of_the_sum(tmp_path: Path) -> None:
    """Two figures that somebody adds by hand are more often a slip: `sum` says what is meant."""
    facts = _facts(tmp_path, "a.a;1;2024-Q1;duration", "a.b;2;2024-Q2;duration")
    with pytest.raises(Fault) as caught:
        derive("a.a + a.b", facts)
    assert caught.value.help == ("sum(a, b, …) adds up periods that follow each other",)


def test_a_share_of_a_year_is_of_the_part(tmp_path: Path) -> None:
    """It compares no two times: where the rule of periods is waived, it is said of the quarter."""
    rows = "a.a;1.5;2024-Q1;duration;CAD;statistic;customs;Aid\na.b;9.5;2024;duration;CAD;statistic;customs;Aid\n"
    formula = "facts:\n  a.share:\n    kind: statistic\n    label: {en: Share}\n    formula: share(a.a, a.b)\n"
    formula += "    waive: [{rule: period, reason: A quarter is a part of its year.}]\n"
    facts, problems = load(tmp_path, "en", tables__a_csv=_HEAD + rows, facts__b_yaml=formula)
    assert problems == []
    assert (facts["a.share"].period.raw, facts["a.share"].compared) == ("2024-Q1", None)


def test_a_converted_amount_has_a_scale_word_that_fits(tmp_path: Path) -> None:
    """14.6 billion francs are 259 million kroner, and not 0.259 billion."""
    rows = "a.a;14.6 billion;2024;duration;XOF;statistic;customs;Sent\n"
    rows += "a.rate;56.4;2024;duration;XOF/NOK;statistic;customs;Rate\n"
    figure = derive("convert(a.a, a.rate)", load(tmp_path, "en", tables__a_csv=_HEAD + rows)[0])
    assert (figure.shown_scale(), figure.unit) == (6, "NOK")
