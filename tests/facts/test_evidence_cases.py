"""Sentences of three languages, facts that quote them, and what the check says of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from brief_builder.facts import Facts, check_evidence, load_facts
from brief_builder.problems import Problems

FILES = [Path(__file__).with_name(name) for name in ("evidence_cases.yaml", "evidence_texts.yaml")]
CASES = [
    (f"{language}{letter}{number}", language, case)
    for letter, file in zip("ab", FILES, strict=True)
    for language, cases in YAML(typ="safe").load(file.read_text(encoding="utf-8")).items()
    for number, case in enumerate(cases)
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """All the facts of the table, each with a source in its language."""
    folder = tmp_path_factory.mktemp("pack")
    (folder / "facts").mkdir()
    (folder / "sources").mkdir()
    for language in ("en", "fr", "km"):
        record = f"title: A page\npublisher: Ministry\nlanguage: {language}\n"
        (folder / "sources" / f"{language}.yaml").write_text(record, encoding="utf-8")
    written = {}
    for name, language, case in CASES:
        entry = {
            "kind": "statistic",
            "value": str(case["value"]),
            "unit": case["unit"],
            "period": str(case.get("period", "unknown")),
            "source": language,
            "quote": case.get("quote", case["text"]),
        }
        entry |= {"bound": case["bound"]} if "bound" in case else {}
        entry |= {"status": [case["status"]]} if "status" in case else {}
        entry |= {"label": {"en": case["label"]}} if "label" in case else {}
        entry |= {"unit_basis": "inferred"} if case.get("inferred") else {}
        written[name] = entry
    with (folder / "facts" / "cases.yaml").open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump({"facts": written}, file)
    problems = Problems()
    found = load_facts(folder, "pack", problems)
    assert [p.message for p in problems] == []
    return found


@pytest.mark.parametrize(("name", "language", "case"), CASES, ids=[name for name, _, _ in CASES])
def test_what_the_check_says_of_a_sentence(facts: Facts, name: str, language: str, case: dict) -> None:
    """Nothing where the fact is borne out, and otherwise the code that names what is not."""
    one = Facts({name: facts[name]}, facts.sources)
    problems = Problems()
    check_evidence(one, {language: ("source.txt", case["text"])}, problems)
    assert case.get("says", []) == [p.code for p in problems], [p.message for p in problems]


def test_there_are_cases_enough() -> None:
    """Three hundred, in three languages."""
    assert len(CASES) >= 300
