"""The rules of house style: a table of texts, good and bad, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from brief_builder.house import Words, lint, lint_document, shipped
from brief_builder.house.finding import CODES
from brief_builder.house.style import RULES
from brief_builder.inputs import read_yaml
from brief_builder.problems import Problems

_TABLE = read_yaml(Path(__file__).with_name("rules.yaml"), "rules.yaml", Problems())
assert _TABLE is not None
ROWS: list[Mapping[str, Any]] = _TABLE.value
STYLE = shipped("canada")
NBSP = "\u00a0"
BY_DOCUMENT = {"M1"}  # a marking has a place, which no text has: test_house_marking.py


def _texts(row: Mapping[str, Any]) -> list[str]:
    given = row["texts"] if "texts" in row else [row["text"]]
    return [text.replace("~", NBSP) for text in given]


def _words(row: Mapping[str, Any]) -> list[Words]:
    role, links, marked = row.get("role", "prose"), row.get("links", False), row.get("marked", False)
    return [Words(text, row["language"], role, links=links, marked=marked) for text in _texts(row)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}-{row['language']}-{_texts(row)[0][:40]}")
def test_a_rule_finds_what_it_should_and_nothing_else(row: Mapping[str, Any]) -> None:
    """The stretches that it marks, how grave they are, and the first cure."""
    texts = _words(row)
    found = [(texts[n].text, f) for n, f in lint_document(STYLE, texts) if f.code == CODES[row["rule"]]]
    assert [text[f.start : f.end].replace(NBSP, "~") for text, f in found] == row["find"]
    if found:
        assert {f.severity for _, f in found} == {row.get("severity", STYLE.rule(row["rule"]).severity)} or (
            row["rule"] in ("P2", "T1") and "severity" not in row
        )
        assert row.get("write", found[0][1].help[0]) == found[0][1].help[0]
        assert all(row["rule"] in f.notes[0].message for _, f in found)


@pytest.mark.parametrize("rule", [name for name in RULES if name not in BY_DOCUMENT])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_has_a_bad_and_a_good_text_in_both_official_languages(rule: str, language: str) -> None:
    """A rule that nobody tried is no rule."""
    rows = [row for row in ROWS if (row["rule"], row["language"]) == (rule, language)]
    assert {bool(row["find"]) for row in rows} == {True, False}


def test_the_rules_of_the_style_are_those_of_the_table() -> None:
    """Each rule that the shipped style has is tried."""
    named = {name for name, _ in STYLE.record.each()}
    assert named == {row["rule"] for row in ROWS} | BY_DOCUMENT


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Elle vaut 2.1 milliards de dollars.", ("house-money", "2.1 milliards", "2,1 milliards")),
        ("fr", "Elle a crû de 2.1%.", ("house-money", "2.1%", "2,1 %")),
        ("fr", "Elle vaut 2.1 $.", ("house-money", "2.1 $", "2,1 $")),
        ("fr", "Elle vaut 2.1M$.", ("house-money-short", "2.1M$", "2,1 millions de dollars")),
        ("en", "It is worth 2,1 billion dollars.", ("house-money", "2,1 billion", "2.1 billion")),
        ("en", "It grew by 2,1 %.", ("house-money", "2,1 %", "2.1%")),
    ],
)
def test_a_stretch_with_two_faults_is_told_once_with_a_cure_of_both(
    language: str, text: str, told: tuple[str, str, str]
) -> None:
    """Whoever writes what one cure says is not told of the other fault in the next check."""
    code, stretch, write = told
    found = [each for each in lint(STYLE, Words(text, language)) if each.severity == "warning"]
    assert [(each.code, text[each.start : each.end]) for each in found] == [(code, stretch)]
    assert found[0].help[0].removesuffix(" with a no-break space") == f"write `{write}`"
