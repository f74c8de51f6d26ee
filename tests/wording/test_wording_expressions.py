"""A formula as a person would write it down, in three languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief_builder.facts import Facts, load_facts
from brief_builder.problems import Problems
from brief_builder.wording import Voice

GIVEN = {
    "trade.2023": ("2.4 billion", "CAD", "2023", "duration"),
    "trade.2022": ("2.1 billion", "CAD", "2022", "duration"),
    "trade.2018": ("1.2 billion", "CAD", "2018", "duration"),
    "press.2023": ("more than 1 billion", "USD", "2023", "duration"),
    "rate.2023": ("1.3497", "CAD/USD", "2023", "duration"),
    "heads.2023": ("41,900", "persons", "2023-07-01", "instant"),
    "quarter.2023": ("0.6 billion", "CAD", "2023-Q3", "duration"),
    "quarter.2021": ("0.5 billion", "CAD", "2021-Q1", "duration"),
}
CASES: list[tuple[str, str, str, str]] = [
    (
        "growth(trade.2023, trade.2022)",
        "C$2.4 billion ÷ C$2.1 billion − 1 = +9% to +20%",
        "2,4 G$ CA ÷ 2,1 G$ CA − 1 = de +9 à +20 %",
        "2.4 ពាន់លានដុល្លារកាណាដា ÷ 2.1 ពាន់លានដុល្លារកាណាដា − 1 = ពី +9 ដល់ +20%",
    ),
    (
        "convert(press.2023, rate.2023)",
        "more than US$1 billion × C$1.3497 per US$1 = more than C$1.3496 billion",
        "plus de 1 G$ US × 1,3497 $ CA pour 1 $ US = plus de 1,3496 G$ CA",
        "ជាង 1 ពាន់លានដុល្លារអាមេរិក × 1.3497 ដុល្លារកាណាដា ក្នុង 1 ដុល្លារអាមេរិក = ជាង 1.3496 ពាន់លានដុល្លារកាណាដា",
    ),
    (
        "convert(trade.2023, rate.2023)",
        "C$2.4 billion ÷ C$1.3497 per US$1 = about US$1.8 billion",
        "2,4 G$ CA ÷ 1,3497 $ CA pour 1 $ US = environ 1,8 G$ US",
        "2.4 ពាន់លានដុល្លារកាណាដា ÷ 1.3497 ដុល្លារកាណាដា ក្នុង 1 ដុល្លារអាមេរិក = ប្រមាណ 1.8 ពាន់លានដុល្លារអាមេរិក",
    ),
    (
        "per(trade.2023, heads.2023)",
        "C$2.4 billion ÷ 41,900 = C$56,000 to C$59,000 per person",
        "2,4 G$ CA ÷ 41 900 = de 56 000 à 59 000 $ CA par personne",
        "2.4 ពាន់លានដុល្លារកាណាដា ÷ 41,900 នាក់ = ពី 56,000 ដល់ 59,000 ដុល្លារកាណាដា ក្នុងមនុស្សម្នាក់",
    ),
    (
        "cagr(trade.2023, trade.2018)",
        "(C$2.4 billion ÷ C$1.2 billion)^(1 ÷ 5) − 1 = +13% to +16% a year",
        "(2,4 G$ CA ÷ 1,2 G$ CA)^(1 ÷ 5) − 1 = de +13 à +16 % par an",
        "(2.4 ពាន់លានដុល្លារកាណាដា ÷ 1.2 ពាន់លានដុល្លារកាណាដា)^(1 ÷ 5) − 1 = ពី +13 ដល់ +16% ក្នុងមួយឆ្នាំ",
    ),
    (
        "cagr(quarter.2023, quarter.2021)",
        "(C$0.6 billion ÷ C$0.5 billion)^(12 ÷ 30) − 1 = 0% to +16% a year",
        "",
        "",
    ),
    (
        "mean(trade.2023, trade.2022)",
        "(C$2.4 billion + C$2.1 billion) ÷ 2 = about C$2.3 billion",
        "(2,4 G$ CA + 2,1 G$ CA) ÷ 2 = environ 2,3 G$ CA",
        "(2.4 ពាន់លានដុល្លារកាណាដា + 2.1 ពាន់លានដុល្លារកាណាដា) ÷ 2 = ប្រមាណ 2.3 ពាន់លានដុល្លារកាណាដា",
    ),
    (
        "max(trade.2023, trade.2022)",
        "the largest of C$2.4 billion and C$2.1 billion = about C$2.4 billion",
        "le maximum de 2,4 G$ CA et 2,1 G$ CA = environ 2,4 G$ CA",
        "តម្លៃអតិបរមានៃ 2.4 ពាន់លានដុល្លារកាណាដា និង 2.1 ពាន់លានដុល្លារកាណាដា = ប្រមាណ 2.4 ពាន់លានដុល្លារកាណាដា",
    ),
    (
        "share(convert(trade.2023, rate.2023), convert(trade.2023 - 0 * trade.2023, rate.2023))",
        "C$2.4 billion ÷ C$1.3497 per US$1 ÷ ((C$2.4 billion − 0 × C$2.4 billion) ÷ C$1.3497 per US$1) = 96% to 104%",
        "",
        "",
    ),
]


@pytest.mark.parametrize(("formula", "english", "french", "khmer"), CASES, ids=[case[0] for case in CASES])
def test_a_computation_is_written_down_with_its_result(
    tmp_path: Path, formula: str, english: str, french: str, khmer: str
) -> None:
    """Parentheses where they are needed, conversions in their direction, roots over their years."""
    facts = _facts(tmp_path, f'  result: {{kind: statistic, formula: "{formula}"}}\n')
    for language, words in (("en", english), ("fr", french), ("km", khmer)):
        said = str(Voice(language, facts).computation("result")).replace("\u00a0", " ").replace("\u200b", "")
        assert said == words or not words


@pytest.mark.parametrize("formula", [case[0] for case in CASES])
def test_a_computation_is_in_the_digits_of_the_pack(tmp_path: Path, formula: str) -> None:
    """The 1 of a growth rate, too."""
    facts = _facts(tmp_path, f'  result: {{kind: statistic, formula: "{formula}"}}\n')
    said = str(Voice("km", facts, "khmr").computation("result"))
    assert re.findall("[0-9]", said) == []


def test_a_waived_rule_prints_its_reason(tmp_path: Path) -> None:
    """Beside the computation, as an assumption."""
    waived = 'waive: [{rule: period, reason: {en: "The page counts alike", fr: "La page compte ainsi"}}]'
    facts = _facts(tmp_path, f'  result: {{kind: statistic, formula: "trade.2023 + trade.2022", {waived}}}\n')
    assert str(Voice("en", facts).evidence("result")).endswith("Assumption: The page counts alike.")
    assert "Hypothèse\u00a0: La page compte ainsi." in str(Voice("fr", facts).evidence("result"))


def test_a_quoted_fact_is_no_computation(tmp_path: Path) -> None:
    """Nothing is written down of it."""
    assert not Voice("en", _facts(tmp_path)).computation("trade.2023")


def test_a_conversion_rests_on_the_source_of_its_rate(tmp_path: Path) -> None:
    """The bank is cited beside the ministry."""
    rate = (
        "  rate.x: {kind: statistic, measure: r, value: '1.35', unit: CAD/USD, period: 2023, period_type: duration, "
        "source: bank, quote: w}\n"
    )
    facts = _facts(tmp_path, rate + '  result: {kind: statistic, formula: "convert(trade.2023, rate.x)"}\n')
    result = facts["result"]
    assert (
        result.sources,
        result.measure,
        result.form,
        result.figure and result.figure.unit,
    ) == (("s", "bank"), "t", "conversion", "USD")


def _facts(folder: Path, more: str = "") -> Facts:
    (folder / "facts").mkdir()
    (folder / "sources").mkdir()
    for key in ("s", "bank"):
        (folder / "sources" / f"{key}.yaml").write_text(f"title: {key}\npublisher: P\n", encoding="utf-8")
    facts_text = "facts:\n" + "".join(
        f"  {name}: {{kind: statistic, measure: {name[0]}, value: '{value}', unit: {unit}, period: {period}, "
        f"period_type: {kind}, source: s, quote: w}}\n"
        for name, (value, unit, period, kind) in GIVEN.items()
    )
    (folder / "facts" / "a.yaml").write_text(facts_text + more, encoding="utf-8")
    problems = Problems()
    facts = load_facts(folder, "pack", problems)
    assert list(problems) == []
    return facts
