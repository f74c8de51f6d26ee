"""The pack of Norway and Senegal, which is nothing like the shipped one: every class of finding, function and bound.

`pytest --update` writes its outlines and the report of `brief check` anew, into tests/packs/norway-senegal/expected.
"""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import brief_builder.facts.findings
from brief_builder import build, check, fetch
from brief_builder.build.loading import Loaded, load
from brief_builder.facts.formulas.formula import FUNCTIONS, calls
from brief_builder.problems.catalogue import CODES
from command import brief
from outlines import outline_of
from second_pack import FLIGHTS, PACK, make_second_pack

EXPECTED = PACK / "expected"
Golden = Callable[[Path, str], None]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the pack, made once."""
    folder = tmp_path_factory.mktemp("project")
    make_second_pack(folder)
    return folder


@pytest.fixture(scope="module")
def loaded(project: Path) -> Loaded:
    return load(project / "data" / PACK.name)


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    return build(project / "data" / PACK.name, out=project / "output").folder


def _codes() -> set[str]:
    """Every code that a detector can give: those of the catalogue that stand in the files of the detectors."""
    folder = Path(next(iter(brief_builder.facts.findings.__path__)))
    words = {
        node.value
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return (words & set(CODES)) - {"resolution-unused"}  # which is about a resolution, and no finding


def test_every_class_of_finding_is_found(loaded: Loaded) -> None:
    """None is tuned to one pack; and what is documented as a finding is what detectors give."""
    found = {finding.code for finding in loaded.findings}
    assert found == _codes()
    page = (Path(__file__).resolve().parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page.partition("## resolutions.yaml")[0], re.M)) == found


def test_every_function_and_kind_of_figure_is_used(loaded: Loaded) -> None:
    """Each function of formulas, bound, estimate, given identity, waiver and way of resolving."""
    facts = list(loaded.facts.values())
    assert {call.function for fact in facts if fact.tree is not None for call in calls(fact.tree)} == set(FUNCTIONS)
    figures = [fact.figure for fact in facts if fact.figure is not None]
    assert {figure.bound for figure in figures} == {"eq", "approx", "gt", "ge", "lt", "le", "nearly"}
    assert any(figure.estimated for figure in figures)
    assert any(fact.given for fact in facts)
    assert {waiver.rule for fact in facts for waiver in fact.waivers} == {"period", "measure", "reporter", "basis"}
    assert {resolution.how for resolution in loaded.facts.resolutions} == {"rank", "merge", "waive", "ask"}
    assert [problem.code for problem in loaded.problems if problem.severity == "error"] == []
    assert "resolution-unused" not in {problem.code for problem in loaded.problems}


def test_its_facts_come_from_everywhere(loaded: Loaded) -> None:
    """YAML, JSON, a table in Windows-1252 with decimal commas, cells of a workbook, a database."""
    assert 60 <= len(loaded.facts) <= 130
    values = {name: str(fact.figure.value) for name, fact in loaded.facts.items() if fact.figure is not None}
    assert values["study.rent.2024"] == "5480.50"
    assert values["aid.paid.2024"] == "89100000"  # shown as 89.1 M
    assert values["aid.costs.2024"] == "6.4"
    assert values["visas.refusal.fall"] == "-2.5"
    assert values["flights.2024"] == "188"


def test_the_database_still_says_what_the_pack_keeps(tmp_path: Path) -> None:
    """`fetch` finds nothing changed; a flight more is told, and nothing is written."""
    folder = tmp_path / "data" / PACK.name
    make_second_pack(tmp_path)
    (only,) = fetch(folder, write=False).fetched
    assert (only.name, only.rows, only.changes) == ("flights", len(FLIGHTS), ())
    with sqlite3.connect(folder / "flights.db") as database:
        database.execute("UPDATE flights SET flights = 58 WHERE year = 2024 AND quarter = 3 AND route = 'OSL-DSS'")
    database.close()
    (only,) = fetch(folder, write=False).fetched
    assert [change.fact for change in only.changes] == ["flights.quarter.2024.q3"]


@pytest.mark.parametrize("name", ["brief.en.docx", "brief.fr.docx", "deck.en.pptx", "deck.fr.pptx"])
def test_the_documents_read_as_expected(built: Path, golden: Golden, name: str) -> None:
    """All their words, with notes and alt texts, in both languages."""
    golden(EXPECTED / f"{name}.txt", outline_of((built / name).read_bytes()).replace("\u00a0", " ") + "\n")


def test_the_report_reads_as_expected(project: Path, golden: Golden) -> None:
    """`brief check --format short`: a line each, worst first."""
    done = brief("check", f"data/{PACK.name}", "--format", "short", at=project)
    assert done.returncode == 0
    golden(EXPECTED / "check.txt", done.stdout + done.stderr)


def test_nothing_of_it_is_an_error(project: Path) -> None:
    """What blocks a build is resolved with a reason."""
    assert check(project / "data" / PACK.name).problems.errors == []
