"""Lists, roles, lookalikes, agreements, coverage and questions: what facts that are not figures show together."""

from __future__ import annotations

from pathlib import Path

import pytest
from claim_facts import PRESS, claims, fact, found

from brief_builder.facts import Finding, load_facts
from brief_builder.problems import Problems

SYNONYMS = "synonyms:\n  apparel: {en: [apparel, clothing], fr: [vêtements]}\n  footwear: {en: [footwear, shoes]}\n"


def _items(*words: str, language: str = "en") -> str:
    return "[" + ", ".join(f"{{{language}: {word}}}" for word in words) + "]"


def _lists(tmp_path: Path, rows: str) -> list[Finding]:
    return found(claims(tmp_path, rows, terms_yaml=SYNONYMS), "lists-differ")


def test_lists_of_two_sources_are_told_apart_by_what_only_one_has(tmp_path: Path) -> None:
    """Words for one thing are one; the rest stays with its source."""
    rows = fact("a.one", "x", kind="products", flow="M", items=_items("clothing", "shoes", "rice"))
    rows += fact(
        "a.two", "x", kind="products", flow="M", source="press", items=_items("vêtements", "fer", language="fr")
    )
    (only,) = _lists(tmp_path, rows)
    assert (only.severity, only.facts) == ("warning", ("a.one", "a.two"))
    assert only.details == {"shared": ("clothing",), "only:a.one": ("shoes", "rice"), "only:a.two": ("fer",)}


def test_the_fuller_of_two_lists_is_named(tmp_path: Path) -> None:
    """It comes first, whatever its place in the file."""
    rows = fact("a.one", "x", kind="membership", items=_items("the WTO", "the UN"))
    rows += fact("a.two", "x", kind="membership", source="press", items=_items("the UN", "ASEAN", "the WTO"))
    (only,) = _lists(tmp_path, rows)
    assert (only.facts, only.message) == (
        ("a.two", "a.one"),
        "the fuller list is `a.two`; all others are parts of it",
    )


def test_lists_that_are_the_same_are_a_note(tmp_path: Path) -> None:
    """In any order, singular or plural."""
    rows = fact("a.one", "x", kind="priority", items=_items("vehicles", "the energy"))
    rows += fact("a.two", "x", kind="priority", source="press", items=_items("energy", "vehicle"))
    assert [one.severity for one in _lists(tmp_path, rows)] == ["note"]


def test_a_source_may_contradict_itself(tmp_path: Path) -> None:
    """Two lists of one subject, neither of which holds the other."""
    rows = fact("a.one", "x", kind="priority", items=_items("energy", "trade"))
    rows += fact("a.two", "x", kind="priority", items=_items("energy", "fish"))
    (only,) = _lists(tmp_path, rows)
    assert only.message == "Ministry contradicts itself: its lists `a.one` and `a.two` differ"
    assert only.because == "only these are in all of them: energy; print the rest with its source"


def test_lists_of_other_subjects_are_not_compared(tmp_path: Path) -> None:
    """Another flow, another measure, other areas, another kind."""
    rows = fact("a.one", "x", kind="priority", items=_items("energy"))
    rows += fact("a.two", "x", kind="priority", measure="sectors", source="press", items=_items("fish"))
    rows += fact("a.three", "x", kind="products", flow="X", items=_items("energy"))
    rows += fact("a.four", "x", kind="products", flow="M", source="press", items=_items("fish"))
    rows += fact("a.five", "x", kind="products", flow="M", ref_area="Peru", items=_items("copper"))
    assert _lists(tmp_path, rows) == []


@pytest.mark.parametrize(
    ("out", "into", "terms"),
    [
        ("electronic components", "electronic products", ("electronic components", "electronic products")),
        ("machinery", "machinery", ()),
        ("wood products", "steel products", ()),
        ("Canadian wheat", "Canadian oats", ()),
    ],
)
def test_goods_that_sound_alike_and_go_opposite_ways(
    tmp_path: Path, out: str, into: str, terms: tuple[str, ...]
) -> None:
    """The same good both ways is trade both ways; general words make nothing alike."""
    rows = fact("a.one", "x", kind="products", flow="X", items=_items(out))
    rows += fact("a.two", "x", kind="products", flow="M", items=_items(into))
    each = found(claims(tmp_path, rows), "terms-near")
    assert [one.details["terms"] for one in each] == ([terms] if terms else [])


def test_a_body_without_a_role_is_a_note(tmp_path: Path) -> None:
    """A role may be that of one area or of several."""
    items = (
        "[{en: the UN, role: member}, {en: ASEAN, role: {Canada: dialogue_partner, Cambodia: member}}, {en: the ICC}]"
    )
    (only,) = found(claims(tmp_path, fact("a.one", "x", kind="membership", items=items)), "role-missing")
    assert (only.severity, only.details["bodies"]) == ("note", ("the ICC",))


def test_lookalikes_are_explained_once(tmp_path: Path) -> None:
    """However many of the two name the other."""
    rows = fact("a.one", "x", different_from="[{fact: a.two, reason: One is a ban.}]")
    rows += fact("a.two", "x", different_from="[{fact: a.one, reason: One is a clearing.}]")
    (only,) = found(claims(tmp_path, rows), "lookalike")
    assert (only.severity, only.facts, only.because) == ("note", ("a.one", "a.two"), "One is a ban.")


def test_one_claim_of_two_sources_is_one_claim(tmp_path: Path) -> None:
    """Same kind, subject and label, and no figure."""
    rows = fact("a.one", "x", kind="statistic", label="{en: Rank as a market}")
    rows += fact("a.two", "x", kind="statistic", label="{en: Rank as a market}", source="press")
    rows += fact("a.three", "x", kind="statistic", label="{en: Rank as a market}", flow="X", source="press")
    (only,) = found(claims(tmp_path, rows), "claim-repeated")
    assert (only.facts, only.because) == (("a.one", "a.two"), "print it once, and cite Ministry and Le Courrier")


def test_of_two_agreements_on_one_subject_the_official_words_are_the_fuller(tmp_path: Path) -> None:
    """What only they say is told; agreements of other subjects are not compared."""
    rows = fact("a.one", "accès sans droits", source="press", kind="agreement", measure="preference")
    rows += fact("a.two", "quota-free and duty-free access", kind="agreement", measure="preference")
    rows += fact("a.three", "x", kind="agreement", label="{en: Air services agreement}")
    (only,) = found(claims(tmp_path, rows), "claim-subset")
    assert (only.facts, only.details["more"]) == (("a.two", "a.one"), ("access", "duty-free", "quota-free"))


def test_agreements_need_an_end(tmp_path: Path) -> None:
    """One finding a source."""
    rows = fact("a.one", "x", kind="agreement", valid_until="2027-01-01") + fact("a.two", "x", kind="agreement")
    rows += fact("a.three", "x", kind="agreement", source="press")
    assert [one.facts for one in found(claims(tmp_path, rows), "validity-missing")] == [("a.two",), ("a.three",)]


def test_figures_of_weak_sources_need_a_better_one(tmp_path: Path) -> None:
    """One finding a source of tier 3 or 4."""
    rows = fact("a.one", "5 million", kind="statistic", value="5 million", unit="CAD")
    rows += fact("a.two", "5 millions", kind="statistic", value="5 million", unit="CAD", source="press")
    assert [one.facts for one in found(claims(tmp_path, rows), "authority")] == [("a.two",)]


def test_what_only_insiders_see_is_counted(tmp_path: Path) -> None:
    """An edition for the public leaves it out."""
    rows = fact("a.one", "x", audience="internal") + fact("a.two", "x")
    (only,) = found(claims(tmp_path, rows), "audience-internal")
    assert (only.severity, only.facts) == ("warning", ("a.one",))


def test_themes_of_one_source_alone(tmp_path: Path) -> None:
    """Silence is no contradiction; an undated source with older figures may be the older one."""
    rows = fact("a.one", "shoes in 2020", period="2020") + fact("a.two", "shoes and apparel in 2023", period="2023")
    rows = rows.replace("source: gac", "source: press", 1)
    facts = claims(
        tmp_path, rows, press=PRESS.replace("published: 2024-11-25\n", "").replace("fr", "en"), terms_yaml=SYNONYMS
    )
    (only,) = found(facts, "claim-single-source")
    assert (only.severity, only.source, only.details["themes"], only.details["older"]) == (
        "note",
        "gac",
        ("apparel",),
        ("press",),
    )


def test_a_pack_of_one_source_has_no_other_that_is_silent(tmp_path: Path) -> None:
    """Nothing is compared."""
    assert found(claims(tmp_path, fact("a.one", "shoes"), terms_yaml=SYNONYMS), "claim-single-source") == []


QUESTIONS = "questions:\n  - {ref: Q1, about: [a.one, R2], question: {en: Before the year or during it?}}\n"


def test_by_a_year_is_asked_unless_somebody_has(tmp_path: Path) -> None:
    """A question names the fact, or its reference."""
    rows = fact("a.one", "by 2026", period="../2026") + fact("a.two", "by 2027", period="../2027", ref="R2")
    rows += fact("a.three", "by 2028", period="../2028")
    asked, given = found(claims(tmp_path, rows, questions_yaml=QUESTIONS), "question-open")
    assert (asked.facts, asked.severity) == (("a.three",), "note")
    assert (given.facts, given.details["ref"]) == (("a.one", "a.two"), ("Q1",))


@pytest.mark.parametrize(
    ("second", "asked"), [("its consulate in Lyon", True), ("its embassy in Paris, in France", False)]
)
def test_two_posts_in_one_country(tmp_path: Path, second: str, asked: bool) -> None:
    """Which leads on what; two services of one post are no riddle."""
    areas = {"kind": "representation", "ref_area": "Kenya", "counterpart_area": "France"}
    rows = fact("a.one", "its embassy in Paris", **areas) + fact("a.two", second, **areas)
    assert bool(found(claims(tmp_path, rows), "question-open")) is asked


def test_a_formula_may_not_join_what_only_looks_alike(tmp_path: Path) -> None:
    """Nor figures derived from it."""
    figure = {"kind": "statistic", "unit": "persons", "measure": "people", "period": "2020", "period_type": "instant"}
    rows = fact("a.one", "40", value="40", different_from="[{fact: a.two, reason: Others.}]", **figure)
    rows += fact("a.two", "50", value="50", **figure)
    rows += "  a.three: {kind: statistic, label: {en: x}, formula: a.two + 0 * a.two}\n"
    rows += "  a.four: {kind: statistic, label: {en: x}, formula: a.one + a.three}\n"
    claims(tmp_path, fact("b.one", "x"))
    (tmp_path / "facts" / "a.yaml").write_text("facts:\n" + rows, encoding="utf-8")
    problems = Problems()
    load_facts(tmp_path, "pack", problems)
    assert [(p.code, p.notes[0].message) for p in problems if p.code == "lookalike-mix"] == [
        ("lookalike-mix", "Others.")
    ]


def test_entries_that_nobody_knows_are_refused(tmp_path: Path) -> None:
    """A fact that is not there, a role, a language of terms.yaml."""
    claims(tmp_path, fact("b.one", "x"))
    rows = fact("a.one", "x", different_from="[{fact: a.tow, reason: Others.}]") + fact("a.two", "x")
    rows += fact("a.three", "x", kind="membership", items="[{en: the UN, role: friend}]")
    (tmp_path / "facts" / "a.yaml").write_text("facts:\n" + rows, encoding="utf-8")
    (tmp_path / "terms.yaml").write_text("synonyms:\n  shoes: {English: [shoes]}\n", encoding="utf-8")
    problems = Problems()
    load_facts(tmp_path, "pack", problems)
    assert sorted(p.code for p in problems) == ["fact-field", "fact-field", "pack-field"]
