"""Facts for the findings about words: a source each, written in a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from brief_builder.facts import Facts, Finding, examine, load_facts
from brief_builder.problems import Problems

PRESS = "title: Une page\npublisher: Le Courrier\nlanguage: fr\ntier: 4\npublished: 2024-11-25\n"
GAC = "title: A page\npublisher: Ministry\ntier: 1\n"


def claims(folder: Path, facts: str, **files: str) -> Facts:
    """Facts of a pack with two sources: gac (English, undated, official) and press (French, 25 November 2024, tier 4).

    Args:
        folder: an empty folder.
        facts: the lines below `facts:`, each fact indented by two.
        files: other files of the pack, `terms_yaml`, or sources by key.
    """
    for name in ("facts", "sources"):
        (folder / name).mkdir()
    (folder / "facts" / "a.yaml").write_text("facts:\n" + facts, encoding="utf-8")
    for name, content in {"gac": GAC, "press": PRESS, **files}.items():
        at = folder / name.replace("_yaml", ".yaml") if "_yaml" in name else folder / "sources" / f"{name}.yaml"
        at.write_text(content, encoding="utf-8")
    problems = Problems()
    found = load_facts(folder, "pack", problems)
    assert [problem.message for problem in problems] == []
    return found


def fact(name: str, quote: str, *, source: str = "gac", kind: str = "position", **entries: str) -> str:
    """One fact; `entries` are YAML as it stands behind the colon."""
    lines = [f"  {name}:", f"    kind: {kind}", f"    source: {source}", f"    quote: {quote!r}"]
    if not {"text", "items", "value"} & entries.keys():
        lines.append("    text: {en: The Ministry says so., fr: Le Ministère le dit.}")
    return "\n".join([*lines, *(f"    {entry}: {value}" for entry, value in entries.items())]) + "\n"


def found(
    facts: Facts, code: str, texts: Mapping[str, tuple[str, str]] | None = None, as_of: date = date(2025, 1, 1)
) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in examine(facts, as_of, texts) if finding.code == code]
