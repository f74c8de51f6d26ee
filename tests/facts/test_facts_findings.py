"""What a careful officer would remark about facts that are read and true to their sources."""

from __future__ import annotations

from datetime import date

import pytest

from brief_builder.facts import Facts, examine
from brief_builder.facts.findings.staleness import ages
from brief_builder.problems import Problem

FIGURE = """\
  {name}:
    kind: statistic
    label: {{en: A figure}}
    measure: trade
    value: {value}
    unit: CAD
    period: {period}
    period_type: duration
    source: gac
    quote: {value}
"""
CLAIM = """\
  claim.one:
    kind: statistic
    text: {{en: It rose.}}
    source: gac
    quote: it rose
    trend: {{direction: {direction}, of: [{of}]}}
"""


def _found(facts: Facts, as_of: date) -> list[Problem]:
    return [finding.problem(facts) for finding in examine(facts, as_of)]


def figures(**values: str) -> str:
    rows = [FIGURE.format(name=f"a.{year[1:]}", value=value, period=year[1:]) for year, value in values.items()]
    return "facts:\n" + "".join(rows)


def test_undated_sources_and_inferred_currencies_are_said_once_each(pack: Facts) -> None:
    """One warning a source, not one a fact."""
    found = _found(pack, date(2025, 1, 1))
    assert [p.place.file for p in found if p.code == "source-undated"] == ["pack/sources/ministry.yaml"]
    assert [(len(p.notes), p.severity) for p in found if p.code == "currency-inferred"] == [(6, "warning")]


def test_an_identity_within_rounding_is_a_note(pack: Facts) -> None:
    """It explains and never accuses."""
    found = [p for p in _found(pack, date(2025, 1, 1)) if p.code == "identity-rounding"]
    assert [p.severity for p in found] == ["note"]
    assert "between 2,383,250,000 and 2,450,000,000" in found[0].message


def test_a_contradicted_claim_that_says_so_is_no_problem(pack: Facts) -> None:
    """`rank: contradicted` has answered the contradiction; it is told, and why."""
    found = [p for p in _found(pack, date(2025, 1, 1)) if p.code == "trend-contradicted"]
    reason = pack["trade.continuous"].rank_reason[""]
    assert [(p.severity, p.notes[0].message) for p in found] == [("note", f"resolved (rank): {reason}")]


@pytest.mark.parametrize(
    ("severities", "direction", "of"),
    [
        (["error"], "up", "a.2022, a.2023"),
        (["error"], "flat", "a.2022, a.2023"),
        ([], "down", "a.2022, a.2023"),
        (["warning"], "up", "a.2021, a.2022"),
        ([], "up", "a.2023, a.2024"),
    ],
)
def test_a_trend_is_checked_against_its_figures(read, severities: list[str], direction: str, of: str) -> None:
    """Contradicted only by intervals that do not meet; a later figure that turns gives a warning."""
    text = figures(y2021="1.8 billion", y2022="2.4 billion", y2023="2.1 billion", y2024="2.2 billion")
    facts, problems = read(text + CLAIM.format(direction=direction, of=of))
    assert problems == []
    found = _found(facts, date(2024, 1, 1))
    assert severities == [p.severity for p in found if p.code == "trend-contradicted"]


def test_two_figures_for_one_thing_are_a_conflict(read) -> None:
    """Different figures conflict only when their intervals do not meet."""
    text = figures(y2022="2.4 billion")
    near, far = (FIGURE.format(name=f"b.{v[0]}", value=v, period="2022") for v in ("2.38 billion", "3.4 billion"))
    facts, _ = read(text + near)
    assert [p.code for p in _found(facts, date(2023, 1, 1)) if p.code == "figures-conflict"] == []
    facts, _ = read(text + far)
    assert [p.code for p in _found(facts, date(2023, 1, 1)) if p.code == "figures-conflict"] == ["figures-conflict"]


@pytest.mark.parametrize("entry", ["counterpart_area", "product", "ref_area"])
def test_figures_with_another_partner_or_of_another_product_are_no_conflict(read, entry: str) -> None:
    """Each is the newest of a series of its own, too."""
    text = figures(y2022="2.4 billion") + FIGURE.format(name="b.2022", value="3.4 billion", period="2022")
    rows = text.replace("    source: gac", f"    {entry}: Cambodia\n    source: gac", 1)
    facts, problems = read(
        rows.replace("    source: gac\n    quote: 3.4", f"    {entry}: Laos\n    source: gac\n    quote: 3.4")
    )
    assert problems == []
    assert [p.code for p in _found(facts, date(2023, 1, 1)) if p.code == "figures-conflict"] == []
    assert [age.fact.name for age in ages(facts, date(2026, 1, 1))] == ["a.2022", "b.2022"]


@pytest.mark.parametrize(
    ("stale", "as_of"),
    [
        ([], date(2025, 6, 30)),
        ([("a.2023", 18)], date(2025, 7, 1)),
        ([("a.2023", 30)], date(2026, 7, 1)),
    ],
)
def test_a_yearly_figure_is_stale_after_eighteen_months(read, stale: list[tuple[str, int]], as_of: date) -> None:
    """Counted from the end of its period; only the newest of a series ages."""
    facts, _ = read(figures(y2022="2.4 billion", y2023="2.1 billion"))
    assert stale == [(age.fact.name, age.months) for age in ages(facts, as_of)]


def test_a_figure_for_months_is_stale_after_four(read) -> None:
    """Nine months of 2025 are old in February 2026."""
    facts, _ = read("facts:\n" + FIGURE.format(name="a.x", value="1 billion", period="2025-01/2025-09"))
    assert [[a.fact.name for a in ages(facts, day)] for day in (date(2026, 1, 1), date(2026, 2, 1))] == [[], ["a.x"]]


def test_days_to_review_and_to_expire_are_kept(read) -> None:
    """A fact that names its own last day is stale the day after."""
    text = figures(y2023="2.1 billion").rstrip() + "\n    valid_until: 2024-05-31\n"
    facts, _ = read(text)
    assert [[a.entry for a in ages(facts, day)] for day in (date(2024, 5, 31), date(2024, 6, 1))] == [
        [],
        ["valid_until"],
    ]
