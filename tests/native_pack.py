"""A pack with a native chart of each kind, for Word and PowerPoint: the small pack, with more facts and charts.

Each chart stands where a picture is drawn, in both documents. The facts are goods traded in 2019 to 2024.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from small_pack import make_pack

YEARS = range(2019, 2025)
EXPORTS = {2019: "1.2", 2020: "1.1", 2021: "1.4", 2022: "1.6", 2023: "1.9", 2024: "2.1"}
IMPORTS = {2019: "2.2", 2020: "2.0", 2021: "2.2", 2022: "2.4", 2023: "2.1", 2024: "2.6"}


def native_pack(project: Path, *, changes: tuple[dict[str, str], ...] = ()) -> Path:
    """A project with the pack; charts.yaml may be changed further."""
    facts, quotes = _facts()
    charts = {"colours": {"exports": "accent1", "imports": "accent2", "balance": "#5a6b7c"}} | charts_yaml()
    return make_pack(
        project,
        [
            {"file": "facts/goods.yaml", "from": "", "to": _yaml({"facts": facts})},
            {"file": "sources/gazette.clippings.txt", "from": "", "to": " … " + " … ".join(quotes)},
            {"file": "charts.yaml", "from": "", "to": "\n" + _yaml(charts)},
            *(
                {"file": f"{name}.outline", "from": "", "to": "\n" + "\n".join(_places(size)) + "\n"}
                for name, size in (("brief", "16 × 7 cm"), ("deck", "20 × 11 cm"))
            ),
            *changes,
        ],
    )


def charts_yaml() -> dict[str, Any]:
    """A chart of each native kind."""
    series = [
        {"name": {"en": "Exports"}, "colour": "exports", "facts": [f"exports.{year}" for year in YEARS]},
        {"name": {"en": "Imports"}, "colour": "imports", "facts": [f"imports.{year}" for year in YEARS]},
    ]
    ends = [{**each, "facts": [each["facts"][0], each["facts"][-1]]} for each in series]
    sure = [{**each, "facts": each["facts"][:-1]} for each in series]
    gap = [{**each, "facts": [*each["facts"][:2], None, *each["facts"][3:]]} for each in series]
    for each in gap:
        each["points"] = [
            {"missing": True, "label": {"en": "2021"}} if name is None else {"fact": name} for name in each.pop("facts")
        ]
    ranked = [{"fact": f"exports.{year}", "label": {"en": f"Exports in {year}"}} for year in (2022, 2023, 2024)]
    steps = [
        {"fact": "imports.2022", "label": {"en": "2022"}, "total": True},
        {"fact": "steps.2023", "label": {"en": "Fall to 2023"}},
        {"fact": "steps.2024", "label": {"en": "Rise to 2024"}},
        {"fact": "imports.2024", "label": {"en": "2024"}, "total": True},
    ]
    bodies: dict[str, dict[str, Any]] = {
        "column": {"colour": "exports", "facts": [f"exports.{year}" for year in YEARS]},
        "bar": {"colour": "exports", "bars": ranked},
        "grouped": {"series": gap},
        "stacked": {"series": series},
        "share": {"series": ends},
        "line": {"series": gap},
        "area": {"series": sure},
        "slope": {"series": ends},
        "balance": {"colour": "balance", "facts": [f"balance.{year}" for year in YEARS]},
        "waterfall": {"colour": "imports", "bars": steps},
    }
    subtitle = {"measure": {"en": "Goods"}, "place": {"en": "two islands"}, "unit": {"en": "€ million"}}
    return {
        f"native_{kind}": {
            "kind": kind, "as": "native", "title": {"en": "Trade of the islands"}, "subtitle": subtitle, **body
        }
        for kind, body in bodies.items()
    }  # fmt: skip


def _places(size: str) -> list[str]:
    return [f"@picture {size} = {{{{ chart.{name} }}}}" for name in charts_yaml()]


def _facts() -> tuple[dict[str, Any], list[str]]:
    """The facts by name, and the words that their source says."""
    facts: dict[str, Any] = {}
    quotes: list[str] = []

    for flow, values in (("exports", EXPORTS), ("imports", IMPORTS)):
        for year, value in values.items():
            estimated = (flow, year) == ("exports", 2024)
            quotes.append(f"{'an estimate of ' * estimated}{flow} of €{value} million in {year}")
            facts[f"{flow}.{year}"] = {
                "ref": f"N{len(facts) + 1}", "kind": "statistic", "label": {"en": flow.title()}, "measure": "goods",
                "flow": flow[0].upper().replace("E", "X").replace("I", "M"), "value": f"{value} million", "unit": "EUR",
                "period": year, "source": "gazette", "quote": quotes[-1], "status": ["E"] if estimated else [],
            }  # fmt: skip
    formulas = {f"balance.{year}": (f"balance(exports.{year}, imports.{year})", "balance") for year in YEARS}
    formulas |= {f"steps.{year}": (f"imports.{year} - imports.{year - 1}", "goods") for year in (2023, 2024)}
    for name, (formula, measure) in formulas.items():
        label = name.partition(".")[0].title()
        ref = f"N{len(facts) + 1}"
        facts[name] = {
            "ref": ref, "kind": "statistic", "label": {"en": label}, "measure": measure, "formula": formula
        }  # fmt: skip
    return facts, quotes


def _yaml(value: Mapping[str, Any]) -> str:
    """One entry a line; JSON is YAML too."""
    return "".join(f"{key}: {json.dumps(inner, ensure_ascii=False)}\n" for key, inner in value.items())
