"""Titles against the figures: claims.yaml says what is told of which."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from chart_facts import fact, problems_of
from ruamel.yaml import YAML

from brief_builder.facts import Fact
from brief_builder.problems import Problem
from brief_builder.wording import Phrase, Piece

CASES = YAML(typ="safe").load(Path(__file__).with_name("claims.yaml").read_text(encoding="utf-8"))
_TAG = re.compile(r"\{\{(change: )?(.*?)\}\}")


def facts_in(chart: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[Fact]]]:
    """Each panel as charts.yaml writes it, with the facts in it."""
    more = {"unit": chart.get("unit", "CAD"), "flow": chart.get("flow", "")}
    for number, panel in enumerate(chart["panels"]):
        rows = panel.get("series") or panel.get("things") or {n: {panel["year"]: v} for n, v in panel["shares"].items()}
        given: list[Fact] = []
        named: dict[str, list[str]] = {}
        for name, values in rows.items():
            for label, value in values.items():
                size = abs(float(value))
                decimals = chart.get("decimals", 0 if size < 1e6 else -5 if size < 1e9 else -8)
                period = str(panel.get("year", label))
                called = panel.get("label", label if "year" in panel else name)
                key = f"p{number}.s{len(named) if name not in named else list(named).index(name)}.x{len(given)}"
                made = fact(key, str(value), period, decimals=decimals, label=str(called or "Trade"), **more)
                given.append(made)
                named.setdefault(name, []).append(key)
        entry: dict[str, Any] = {key: panel[key] for key in ("title", "break_after") if key in panel}
        if "things" in panel:
            years = list(next(iter(rows.values())))
            entry["labels"] = list(rows)
            entry["series"] = [
                {"name": str(y), "facts": [keys[n] for keys in named.values()]} for n, y in enumerate(years)
            ]
        elif "year" in panel and "shares" not in panel:
            keys = named[""]
            entry["bars"] = [
                {"fact": k, "label": label, "last": label == "Other"} for k, label in zip(keys, rows[""], strict=True)
            ]
        elif len(named) == 1:
            entry["facts"] = next(iter(named.values()))
        else:
            entry["series"] = [{"name": name, "facts": keys} for name, keys in named.items()]
        yield entry, given


@cache
def described(name: str) -> tuple[str, str, tuple[Fact, ...]]:
    """charts.yaml without the title, the language, and the facts."""
    chart = CASES["charts"][name]
    panels = list(facts_in(chart))
    kind = chart.get("kind", "column")
    entries = {
        "kind": kind,
        "subtitle": "Goods trade, Canada, C$ million and billion, 2022",
        "panels": [e for e, _ in panels],
    }
    change = fact("c", "12.5", "2023", unit="percent", decimals=1, form="growth", inputs=("z", "y"))
    lines = "".join(f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in entries.items())
    return lines, chart.get("language", "en"), (change, *(one for _, given in panels for one in given))


def prose(text: str, _: object) -> Phrase:
    """Words, and between them what is printed from facts."""
    pieces, at = [], 0
    for match in _TAG.finditer(text):
        pieces += [Piece(text[at : match.start()]), Piece(match[2], "c" if match[1] else "p0.s0.x0")]
        at = match.end()
    return Phrase((*pieces, Piece(text[at:])))


def told(chart: str, title: str) -> list[Problem]:
    entries, language, facts = described(chart)
    quoted = title.replace("'", "''")
    problems = problems_of(f"trade:\n  title: '{quoted}'\n{entries}", facts, language, prose)[1]
    return [problem for problem in problems if problem.code in ("title-contradicts", "title-unproven")]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: f"{case[0]}: {case[1]}")
def test_a_title_says_no_more_than_the_figures(case: list[str]) -> None:
    chart, title, *expected = case
    found = []
    for problem in told(chart, title):
        assert problem.excerpt is not None
        word = problem.excerpt.text[problem.excerpt.start : problem.excerpt.end].replace("\u200b", "")
        found.append(f"{problem.code.removeprefix('title-')}: {word}")
    assert found == [word.replace("\u200b", "") for word in expected]
