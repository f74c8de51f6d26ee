"""Tables of figures → each finding that comes of comparing them, and none that does not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from brief_builder.facts import Facts, examine
from brief_builder.facts.findings.examine import unused_resolutions
from brief_builder.facts.findings.finding import Finding

CASES = YAML(typ="safe").load((Path(__file__).parent / "finding_cases.yaml").read_text(encoding="utf-8"))
FILLED = {
    "kind": "statistic",
    "label.en": "A figure",
    "measure": "trade",
    "unit": "CAD",
    "period_type": "duration",
    "source": "gac",
    "ref_area": "Canada",
    "counterpart_area": "Kenya",
    "reporter": "Canada",
    "basis": "customs",
}
AS_OF = date(2024, 2, 1)
PAPER = "title: An article\npublisher: A paper\npublished: 2024-01-01\ntier: 1\n"
PAGE = "title: A page\npublisher: Ministry\npublished: 2024-01-01\ntier: 1\n"
BALANCES = """\
facts:
  x.2022: {kind: statistic, label: {en: Exports}, measure: trade, flow: X, value: 1 million, unit: CAD, period: 2022,
    period_type: duration, source: gac, quote: 1 million, ref_area: Canada, counterpart_area: Kenya}
  m.2022: {kind: statistic, label: {en: Imports}, measure: trade, flow: M, value: 7 million, unit: CAD, period: 2022,
    period_type: duration, source: gac, quote: 7 million, ref_area: Canada, counterpart_area: Kenya}
  b.2022: {kind: statistic, label: {en: Balance}, formula: "balance(x.2022, m.2022)"}
  claim: {kind: statistic, label: {en: Sign}, text: {en: A surplus.}, source: gac, quote: surplus,
    balance: {of: OF, sign: SIGN}}
"""


def _filled(table: str) -> str:
    """The table with the columns that it leaves out."""
    rows = list(csv.reader(io.StringIO(table)))
    header = rows[0]
    more = [name for name in FILLED if name not in header]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*header, *more, "quote"])
    for row in rows[1:]:
        writer.writerow([*row, *(FILLED[name] for name in more), row[header.index("value")]])
    return out.getvalue()


def _told(findings: list[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.code not in ("fact-stale", "source-undated"):
            yield " ".join([finding.severity, finding.code, *finding.facts])


def _facts(read, table: str, **files: str) -> Facts:
    sources = {"sources__paper_yaml": PAPER, "sources__gac_yaml": PAGE}
    facts, problems = read("facts: {}\n", tables__a_csv=_filled(table), **sources, **files)
    assert problems == []
    return facts


@pytest.mark.parametrize("name", CASES)
def test_a_table_of_figures_has_these_findings(read, name: str) -> None:
    """Each class on its own: what it finds, and what looks like it and is none."""
    facts = _facts(read, CASES[name]["table"])
    assert list(_told(examine(facts, AS_OF))) == CASES[name]["found"]


def test_every_finding_becomes_a_problem_that_says_which_facts_and_why(read) -> None:
    """The first fact is its place, the others are notes with theirs; what is told of each stands there too."""
    facts = _facts(read, CASES["opposite ways"]["table"])
    (finding,) = [each for each in examine(facts, AS_OF) if each.code == "flows-diverge"]
    problem = finding.problem(facts)
    assert problem.message == "`t.2023` went down while `x.2023` went up"
    assert [note.message for note in problem.notes] == [finding.because, "`t.2023`: down", "`x.2023`: up"]
    assert (problem.place.line, problem.notes[2].place.line) == (3, 5)


@pytest.mark.parametrize(
    ("how", "severity"), [("waive", "note"), ("rank", "note"), ("merge", "note"), ("ask", "warning")]
)
def test_a_resolution_softens_what_it_speaks_of(read, how: str, severity: str) -> None:
    """An error becomes a note with the reason; what is only asked stays a warning."""
    text = f"resolutions:\n  - {{finding: currency-mix, facts: [a.*], how: {how}, reason: They stand apart.}}\n"
    facts = _facts(read, CASES["currencies side by side"]["table"], resolutions_yaml=text)
    (finding,) = examine(facts, AS_OF)
    problem = finding.problem(facts)
    assert problem.severity == severity
    assert any(note.message == f"resolved ({how}): They stand apart." for note in problem.notes)


def test_a_fact_that_joins_later_opens_a_conflict_again(read) -> None:
    """A resolution speaks of the facts it names and of no others."""
    text = "resolutions:\n  - {finding: currency-mix, facts: [a.2022], how: waive, reason: It stands apart.}\n"
    facts = _facts(read, CASES["currencies side by side"]["table"], resolutions_yaml=text)
    found = examine(facts, AS_OF)
    assert [each.severity for each in found] == ["error"]
    assert [problem.code for problem in unused_resolutions(facts, found)] == ["resolution-unused"]


@pytest.mark.parametrize(
    ("entry", "message", "hint"),
    [
        (
            "{finding: currency-mx, facts: [a.2022], how: waive, reason: Why.}",
            "no finding has the code",
            "currency-mix",
        ),
        ("{finding: currency-mix, facts: [a.2020], how: waive, reason: Why.}", "no fact is called `a.2020`", "a.2022"),
        ("{finding: source-undated, sources: [gca], how: waive, reason: Why.}", "no source is called `gca`", "gac"),
        ("{finding: currency-mix, facts: [a.2022], how: waive, reason: ''}", "say why", ""),
        ("{finding: currency-mix, how: waive, reason: Why.}", "name what it is about", ""),
        ("{finding: currency-mix, facts: [a.2022], how: ignore, reason: Why.}", "", "waive"),
    ],
)
def test_a_resolution_that_speaks_of_nothing_is_told(read, entry: str, message: str, hint: str) -> None:
    """A misspelt name would leave the conflict open and say that it is closed."""
    files = {"tables__a_csv": _filled(CASES["currencies side by side"]["table"])}
    _, problems = read("facts: {}\n", **files, resolutions_yaml=f"resolutions:\n  - {entry}\n")
    assert [problem.place.file for problem in problems] == ["pack/resolutions.yaml"]
    assert message in problems[0].message
    assert hint in " ".join((problems[0].message, *problems[0].help))


@pytest.mark.parametrize(
    ("of", "sign", "code"),
    [
        ("Kenya", "surplus", "balance-mirrored"),
        ("Canada", "deficit", "balance-mirrored"),
        ("Canada", "surplus", "balance-contradicted"),
        ("Kenya", "balanced", "balance-contradicted"),
        ("Ghana", "surplus", None),
    ],
)
def test_a_claim_of_a_surplus_is_held_to_the_balance_from_either_side(
    read, of: str, sign: str, code: str | None
) -> None:
    """A surplus of the partner is a deficit of one’s own, and no contradiction."""
    facts, problems = read(BALANCES.replace("OF", of).replace("SIGN", sign), sources__gac_yaml=PAGE)
    assert problems == []
    found = [each.code for each in examine(facts, AS_OF) if each.code.startswith("balance")]
    assert found == ([code] if code else [])


CONVERTED = """\
facts:
  rate: {kind: statistic, label: {en: Rate}, measure: exchange_rate, value: "0.75", unit: USD/CAD, period: 2022,
    period_type: duration, source: gac, quote: "0.75"}
  m.usd: {kind: statistic, label: {en: Imports in US dollars}, formula: "convert(m.2022, rate)"}
"""
ENDS = """\
name,flow,value,unit,period,ref_area,counterpart_area,reporter
x.2022,X,VALUE million,USD,2022,Kenya,Canada,Kenya
m.2022,M,40 million,CAD,2022,Canada,Kenya,Canada
"""


@pytest.mark.parametrize(("value", "expected"), [("22", ["warning mirror-gap x.2022 m.usd"]), ("30", [])])
def test_the_two_ends_of_a_flow_are_compared_in_one_currency(read, value: str, expected: list[str]) -> None:
    """Each country records in its own; where the pack has converted one of them, they are beside each other."""
    sources = {"sources__paper_yaml": PAPER, "sources__gac_yaml": PAGE}
    facts, problems = read(CONVERTED, tables__a_csv=_filled(ENDS.replace("VALUE", value)), **sources)
    assert problems == []
    assert [told for told in _told(examine(facts, AS_OF)) if "mirror" in told or "mix" in told] == expected
