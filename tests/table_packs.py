"""Packs of tables for tests: files in, facts and problems out."""

from __future__ import annotations

from pathlib import Path

from brief_builder.facts import Facts, load_facts
from brief_builder.problems import Problem, Problems

SOURCE = "kind: data\ntitle: Trade data\npublisher: Customs\nlanguage: {}\npublished: 2026-01-01\n"
PLAN = "columns: {Année: period, Exportations: value}\nname: exports.{period}\n"
CONSTANTS = "facts: {kind: statistic, source: customs, unit: CAD}\n"


def load(folder: Path, language: str = "fr", **files: str | bytes) -> tuple[Facts, list[Problem]]:
    """Facts of a pack of these files: `tables__a_csv` is tables/a.csv. Its data source is written in `language`."""
    for inside in ("facts", "tables", "sources"):
        (folder / inside).mkdir(exist_ok=True)
    (folder / "sources" / "customs.yaml").write_text(SOURCE.format(language), encoding="utf-8")
    for name, content in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        path = folder / f"{stem}.{ending}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    problems = Problems()
    return load_facts(folder, "pack", problems), list(problems)


def values(facts: Facts) -> dict[str, str]:
    return {name: str(fact.figure.value) for name, fact in facts.items() if fact.figure is not None}


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]
