"""The tensions of the shipped pack, T01 to T50: each is found with its severity and facts, or held so that none is."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from brief_builder.facts import Facts, Finding, examine, load_facts, text_variants
from brief_builder.inputs import read_yaml
from brief_builder.problems import Problems

PACK = Path(__file__).resolve().parents[2] / "data" / "canada-cambodia"
AS_OF = date(2026, 11, 23)
GAC, PRESS = "gac", "breves-eco"
STATED = ["trade.total.2022", "trade.total.2023", "trade.exports.2022", "trade.exports.2023", "trade.imports.2021"]

# Tension → (code, severity, facts it names at least, or the source it is about).
FOUND: dict[str, list[tuple[str, str, list[str]]]] = {
    "T01": [("identity-rounding", "note", ["trade.total.2022", "trade.exports.2022", "trade.imports.2022"])],
    "T02": [("trend-contradicted", "note", ["trade.continuous", "trade.total.2023"])],
    "T03": [("figure-recurs", "warning", ["trade.total.2022", "trade.imports.2022", "trade.press.2024"])],
    "T04": [("trend-contradicted", "warning", ["trade.imports.trend", "trade.imports.2023"])],
    "T05": [("flows-diverge", "warning", ["trade.total.2023", "trade.exports.2023"])],
    "T06": [("series-gap", "warning", ["trade.imports.2022", "trade.total.2023", "trade.exports.2023"])],
    "T07": [("currency-inferred", "warning", [*STATED, "trade.imports.2022", "trade.investment.2023"])],
    "T08": [("currency-mix", "note", ["trade.press.2025", "trade.press.2024"])],
    "T09": [("period-uneven", "note", ["trade.press.2025", "trade.press.2024", "trade.total.2023"])],
    "T10": [
        ("measure-unmapped", "warning", ["trade.press.2025", "trade.press.2024"]),
        ("measure-unmapped", "warning", ["trade.exports.2022", "trade.exports.2023"]),
    ],
    "T11": [
        ("reporter-unknown", "warning", STATED),
        ("reporter-unknown", "warning", ["trade.press.2024", "trade.press.2025"]),
    ],
    "T12": [("balance-mirrored", "note", ["trade.surplus", "trade.balance.2023"])],
    "T13": [("stock-or-flow", "warning", ["trade.investment.2023"])],
    "T14": [
        ("figure-hedged", "warning", ["people.descent", "trade.imports.trend", "trade.rank.gac"]),
        ("figure-hedged", "warning", ["trade.press.2024", "trade.press.2025", "mission.size", "trade.rank.press"]),
    ],
    "T15": [("lists-differ", "warning", ["products.canada_imports", "products.cambodia_exports"])],
    "T16": [("lists-differ", "warning", ["products.canada_exports", "products.cambodia_imports"])],
    "T17": [("terms-near", "note", ["products.cambodia_imports", "products.cambodia_exports"])],
    "T18": [("question-open", "note", ["products.cambodia_imports"])],
    "T19": [("acronym-clash", "warning", ["relations.control_commission", "multilateral.partners"])],
    "T20": [("lists-differ", "warning", ["multilateral.partners", "multilateral.engagement"])],
    "T21": [("role-missing", "note", ["multilateral.partners", "multilateral.engagement"])],
    "T22": [("question-open", "note", ["representation.canada.embassy", "representation.canada.office"])],
    "T23": [("lookalike", "note", ["business.chambers", "representation.cambodia.mission"])],
    "T24": [("lists-differ", "warning", ["priority.gac", "priority.press.meeting", "priority.press.stated"])],
    "T25": [("lists-differ", "warning", ["priority.press.meeting", "priority.press.stated"])],
    "T26": [("question-open", "note", ["priority.gac"])],
    "T27": [("audience-internal", "warning", ["irritants.gac"])],
    "T28": [("claim-subset", "note", ["agreements.mai", "agreements.mai_press"])],
    "T29": [("claim-single-source", "note", [PRESS]), ("claim-single-source", "note", [GAC])],
    "T30": [("question-open", "note", ["agreements.fta.deadline", "outlook.francophonie_summit"])],
    "T31": [("speaker-unknown", "warning", ["agreements.fta.deadline", "cooperation.mine_free"])],
    "T32": [
        ("date-relative", "warning", ["relations.length", "irritants.gac"]),
        ("date-relative", "warning", ["records.press", "priority.press.meeting", "trade.continuous"]),
    ],
    "T33": [("source-undated", "warning", [GAC]), ("source-undated", "warning", [PRESS])],
    "T34": [("series-break", "warning", ["trade.press.2024", "trade.total.2023"])],
    "T35": [("quote-repeated", "warning", ["trade.imports.2022"])],
    "T36": [("quote-typography", "warning", ["agreements.fta.support", "trade.rank.press"])],
    "T38": [("claim-repeated", "note", ["trade.rank.gac", "trade.rank.press"])],
    "T39": [("lookalike", "note", ["people.diaspora", "people.descent"])],
    "T40": [
        ("person-role", "warning", ["agreements.fta.support", "agreements.fta.modernize"]),
        ("person-role", "warning", ["mission.phnom_penh"]),
    ],
    "T45": [("lookalike", "note", ["cooperation.demining", "cooperation.mine_ban"])],
    "T46": [("figure-outlier", "warning", ["trade.investment.2023", "trade.exports.2023"])],
    "T47": [("authority", "warning", ["trade.press.2024", "trade.press.2025"])],
    "T49": [("quote-shared", "note", ["trade.total.2022", "trade.total.2023", "trade.total.trend"])],
    "T50": [
        ("validity-missing", "warning", ["agreements.mai"]),
        ("validity-missing", "warning", ["agreements.mai_press"]),
    ],
}
# Tension → what the pack does about it; (file, words, what they become) shows that it would be found otherwise, with
# its code and the fact. No program finds slips of a source's grammar (T37): what holds it is that nothing of ours has
# them, and the quotes that do are the source's own.
HELD: dict[str, tuple[str, str, str, str, str]] = {
    "T41": (
        "facts/business.yaml",
        "the Cambodia Chamber",
        "the Cambodian Chamber",
        "name-variant",
        "business.chambers",
    ),
    "T42": (
        "facts/outlook.yaml",
        "    modality: forecast\n",
        "",
        "forecast-as-fact",
        "outlook.francophonie_summit",
    ),
    "T43": ("facts/agreements.yaml", "a “major lever”", "a major lever", "opinion-as-fact", "agreements.fta.lever"),
    "T44": (
        "facts/business.yaml",
        'Brèves Éco says Cambodia’s surplus encourages Ottawa to promote investment there."\n      fr: "Selon Brèves Éco, l’excédent du Cambodge incite Ottawa à y promouvoir l’investissement."\n      km: "Brèves Éco លើកឡើងថា អតិរេករបស់កម្ពុជាជំរុញទឹកចិត្តរដ្ឋាភិបាលអូតាវ៉ាឱ្យលើកកម្ពស់ការវិនិយោគនៅកម្ពុជា។"\n    period: unknown\n    source: breves-eco\n    modality: opinion\n    asserted_by: Brèves Éco',  # noqa: E501
        'Cambodia’s surplus encourages Ottawa to promote investment there."\n      fr: "L’excédent du Cambodge incite Ottawa à y promouvoir l’investissement."\n      km: "អតិរេករបស់កម្ពុជាជំរុញទីក្រុងអូតាវ៉ាឱ្យលើកកម្ពស់ការវិនិយោគ។"\n    period: unknown\n    source: breves-eco\n    modality: opinion',  # noqa: E501
        "claim-unattributed",
        "business.investment",
    ),
}


def _examined(folder: Path, texts: dict[str, str] | None = None) -> tuple[Facts, list[Finding], Problems]:
    problems = Problems()
    facts = load_facts(folder, "pack", problems)
    for key in facts.sources:
        path = folder / "sources" / f"{key}.clippings.txt"
        texts = {key: path.read_text(encoding="utf-8"), **(texts or {})}
    return facts, examine(facts, AS_OF, {key: (key, text) for key, text in (texts or {}).items()}), problems


@cache
def _shipped() -> tuple[Facts, list[Finding], Problems]:
    return _examined(PACK)


def _changed(tmp_path: Path, file: str, words: str, becomes: str) -> tuple[Facts, list[Finding], Problems]:
    folder = tmp_path / "pack"
    if not folder.exists():
        shutil.copytree(PACK, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert words in text
    (folder / file).write_text(text.replace(words, becomes, 1), encoding="utf-8")
    return _examined(folder)


def _about(finding: Finding) -> set[str]:
    return set(finding.facts) or {finding.source}


@pytest.mark.parametrize(
    ("tension", "code", "severity", "facts"),
    [(tension, *each) for tension, every in FOUND.items() for each in every],
)
def test_a_tension_is_found(tension: str, code: str, severity: str, facts: list[str]) -> None:
    """With its code, its severity, and at least these facts."""
    alike = [one for one in _shipped()[1] if one.code == code and set(facts) <= _about(one)]
    assert [one.severity for one in alike][:1] == [severity], tension


@pytest.mark.parametrize("tension", HELD)
def test_a_tension_is_held(tension: str, tmp_path: Path) -> None:
    """The pack as it is shows none; without what holds it, it does."""
    file, words, becomes, code, name = HELD[tension]
    assert [one for one in _shipped()[1] if one.code == code] == []
    _, findings, _ = _changed(tmp_path, file, words, becomes)
    assert [one.severity for one in findings if one.code == code and name in one.facts] == ["warning"]


def test_every_tension_has_its_place() -> None:
    """None is left out: T37 and T48 have tests of their own below."""
    assert {*FOUND, *HELD, "T37", "T48"} == {f"T{number:02}" for number in range(1, 51)}


def test_slips_of_a_source_stay_in_its_quotes() -> None:
    """T37: “aircrafts” is quoted as it stands, and none of our words has it."""
    facts = _shipped()[0]
    fact = facts["products.canada_exports"]
    assert fact.quote is not None
    assert "aircrafts" in fact.quote.exact
    ours = [text for one in facts.values() for text in (*one.text.values(), *one.label.values(), *one.note.values())]
    assert [text for text in ours if "aircrafts" in text or "trade were" in text] == []


def test_no_heading_is_harvested(tmp_path: Path) -> None:
    """T48: no fact quotes one; a fact that did is told, against the text in which it stands."""
    assert [one for one in _shipped()[1] if one.code == "quote-heading"] == []
    heading = "  trade.dynamic:\n    kind: position\n    label: {en: Trade}\n    text: {en: Trade is so.}\n"
    heading += "    source: breves-eco\n    quote: Already Dynamic Trade\n"
    shutil.copytree(PACK, tmp_path / "pack")
    (tmp_path / "pack/facts/more.yaml").write_text("facts:\n" + heading, encoding="utf-8")
    text = "Already Dynamic Trade\n\nCanada is among Cambodia’s main export markets.\n"
    problems = Problems()
    facts = load_facts(tmp_path / "pack", "pack", problems)
    findings = examine(facts, AS_OF, {PRESS: ("article.txt", text)})
    assert [one.facts for one in findings if one.code == "quote-heading"] == [("trade.dynamic",)]


def test_what_all_lists_share_is_told() -> None:
    """T15, T16, T20, T24, T25: the intersection, and what only one has."""
    lists = {one.facts: one.details for one in _shipped()[1] if one.code == "lists-differ"}
    shared = {facts: details["shared"] for facts, details in lists.items()}
    assert shared["products.canada_imports", "products.cambodia_exports"] == ("apparel", "footwear")
    assert shared["products.canada_exports", "products.cambodia_imports"] == ("vehicles",)
    assert shared["priority.gac", "priority.press.meeting", "priority.press.stated"] == ("food security",)
    only = lists["multilateral.partners", "multilateral.engagement"]["only:multilateral.partners"]
    assert [body.removeprefix("the ") for body in only] == [
        "International Civil Aviation Organization",
        "International Criminal Court",
        "Pacific Alliance",
        "UNESCO",
    ]


def test_the_canadian_page_may_be_the_older_one() -> None:
    """T29: it is undated, and its figures stop in 2023."""
    (only,) = [one for one in _shipped()[1] if one.code == "claim-single-source" and one.source == PRESS]
    assert "free trade" in only.details["themes"]
    assert only.details["older"] == (GAC,)


def test_nobody_having_asked_the_check_asks(tmp_path: Path) -> None:
    """T22 and T30: which post leads, and what “by 2026” means; T18 and T26 only a person sees."""
    shutil.copytree(PACK, tmp_path / "pack")
    (tmp_path / "pack/questions.yaml").unlink()
    asked = {one.facts: one.message for one in _examined(tmp_path / "pack")[1] if one.code == "question-open"}
    posts = ("representation.canada.embassy", "representation.canada.office")
    assert any(set(posts) <= set(facts) and "Bangkok" in said for facts, said in asked.items())
    deadlines = ("agreements.fta.deadline", "outlook.francophonie_summit")
    assert any(set(deadlines) <= set(facts) and "by 2026" in said for facts, said in asked.items())


def test_what_a_finding_says_is_what_it_found() -> None:
    """T01 the narrowed total, T06 the gaps, T32 the words, T40 the names, T46 how many times, T50 whose."""
    said = [f"{one.message} {' '.join(map(str, one.details.values()))}" for one in _shipped()[1]]
    for words in (
        "between 2,383,250,000 and 2,450,000,000",
        "imports: 2024; total trade: 2021; exports: 2021, 2024",
        "10 hours ago",
        "November 20",
        "many decades",
        "Long Kemvichet",
        "Mary Ng",
        "43 times `trade.exports.2023`",
        "Brèves Éco does not say until when 1 agreement holds",
    ):
        assert any(words in each for each in said), words


def test_unresolved_the_errors_are_errors(tmp_path: Path) -> None:
    """T02, T08, T09: without resolutions.yaml, and with the contradicted claim taken for a fact."""
    shutil.copytree(PACK, tmp_path / "pack")
    (tmp_path / "pack/resolutions.yaml").unlink()
    text = (PACK / "facts/trade.yaml").read_text(encoding="utf-8")
    start = text.index("    rank: contradicted")
    end = text.index("  trade.surplus:")
    (tmp_path / "pack/facts/trade.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    _, findings, _ = _examined(tmp_path / "pack")
    errors = {one.code: one.facts[0] for one in findings if one.severity == "error"}
    assert errors == {
        "trend-contradicted": "trade.continuous",
        "currency-mix": "trade.press.2025",
        "period-uneven": "trade.press.2025",
    }


@pytest.mark.parametrize(
    ("formula", "codes"),
    [
        ("growth(trade.press.2025, trade.press.2024)", {"unit-mix", "period-mix", "measure-mix", "bound-operand"}),
        ("ratio(trade.investment.2023, trade.exports.2023)", {"measure-mix"}),
        ("ratio(people.descent, people.diaspora)", {"formula-name"}),
    ],
)
def test_what_must_not_be_computed_is_refused(tmp_path: Path, formula: str, codes: set[str]) -> None:
    """D15 and D16; T39 has no second figure at all."""
    added = f"facts:\n  trade.refused:\n    kind: statistic\n    label: {{en: Refused}}\n    formula: {formula}\n"
    shutil.copytree(PACK, tmp_path / "pack")
    (tmp_path / "pack/facts/more.yaml").write_text(added, encoding="utf-8")
    facts, _, problems = _examined(tmp_path / "pack")
    assert "trade.refused" not in facts
    assert codes <= {problem.code for problem in problems if problem.severity == "error"}


def test_an_inferred_currency_fails_when_the_check_is_strict() -> None:
    """T07: a warning until confirmed, an error under --strict."""
    facts, findings, _ = _shipped()
    problems = Problems()
    problems.extend(one.problem(facts) for one in findings)
    assert "currency-inferred" in {problem.code for problem in problems.strict().errors}
    assert "currency-inferred" not in {problem.code for problem in problems.errors}


def test_the_shipped_texts_use_the_preferred_names() -> None:
    """T41: the prose of the pack too."""
    facts = _shipped()[0]
    located = read_yaml(PACK / "texts/en.yaml", "texts/en.yaml", Problems())
    assert located is not None
    assert list(text_variants(located, facts.terms, "en")) == []
    located.value["scene"] = ["Met in {{ x }} Montreal."]
    assert [problem.message for problem in text_variants(located, facts.terms, "en")] == [
        "“Montreal” is written “Montréal” in this pack"
    ]
