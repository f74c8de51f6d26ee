"""A row of rounding_cases.yaml → the facts that it gives, and what is said of its formula in a language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from brief_builder.facts import Facts, load_facts
from brief_builder.problems import Problems
from brief_builder.wording import Voice

UNITS = (
    "units:\n"
    "  tonnes: {label: {en: {one: tonne, other: tonnes}, fr: {one: tonne, other: tonnes}, km: តោន}}\n"
    "  km2: {label: {en: km², fr: km², km: km²}}\n"
    "  boats: {label: {en: {one: boat, other: boats}, fr: {one: bateau, other: bateaux}, km: ទូក}, counted: true}\n"
)


def read(folder: Path, row: Mapping[str, Any]) -> tuple[Facts, list[str]]:
    """The facts of a row, and the codes of what is wrong with them.

    `given` has a text for each name: “2.1 billion; CAD; 2023; estimate”: value, unit, period, and what else there is:
    estimate, stock, KEY=VALUE for an entry of a fact. The formula is the fact `result`.
    """
    lines = ["facts:"]
    for name, text in row.get("given", {}).items():
        value, unit, period, *more = (part.strip() for part in text.split(";"))
        entries = {
            "kind": "statistic",
            "value": f'"{value}"',
            "unit": unit,
            "period": f'"{period}"',
            "period_type": "instant" if "stock" in more else "duration",
            "reporter": "Ministry",
            "basis": "customs",
            "measure": "trade",
            "source": "page",
            "quote": "words",
            **({"status": "[E]"} if "estimate" in more else {}),
            **dict(word.split("=", 1) for word in more if "=" in word),
        }
        lines.append(f"  {name}: {{{', '.join(f'{key}: {entry}' for key, entry in entries.items())}}}")
    if "formula" in row:
        kind = "identity" if "reconcile" in row["formula"] else "statistic"
        rest = "".join(f", {key}: {row[key]}" for key in ("waive", "wording") if key in row)
        lines.append(f'  result: {{kind: {kind}, formula: "{row["formula"]}"{rest}}}')
    (folder / "facts").mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "units.yaml").write_text(UNITS, encoding="utf-8")
    (folder / "sources" / "page.yaml").write_text("title: A page\npublisher: Ministry\n", encoding="utf-8")
    (folder / "facts" / "a.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    problems = Problems()
    facts = load_facts(folder, "pack", problems)
    return facts, list(dict.fromkeys(problem.code for problem in problems))


def said(facts: Facts, language: str, row: Mapping[str, Any]) -> str:
    """What is printed of the result: its figure, or as `say` asks for it. `_` is a no-break space, `|` U+200B."""
    voice = Voice(language, facts)
    words = str(getattr(voice, row.get("say", "figure"))(facts[row.get("fact", "result")]))
    return words.replace("\u00a0", "_").replace("\u200b", "|")
