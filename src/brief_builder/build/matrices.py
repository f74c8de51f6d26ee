"""matrices.yaml and list facts → tables of themes by list: which list names which theme, in whose words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from brief_builder.build.audience import Audience
from brief_builder.facts import Facts
from brief_builder.inputs import Located, validated
from brief_builder.inputs.levels import Level
from brief_builder.problems import Fault, Problems, did_you_mean
from brief_builder.wording import Phrase, Piece, SpokenFact, Voice

_NONE, _SOME = "–", "●"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    theme: str
    label: dict[str, str]
    audience: Level = "public"


class _Matrix(BaseModel):
    model_config = ConfigDict(extra="forbid")
    columns: list[str]
    rows: list[_Row]
    audience: Level = "public"


def read_matrices(
    located: Located, facts: Facts, voice: Voice, broken: set[str], problems: Problems
) -> dict[str, dict[str, Any]]:
    """Name → {columns: facts, rows: [{label, cells, marks}]}.

    A cell holds the list's own words, '–' where it has none; a mark is '●' or '–', where there is no room for words.
    """
    out: dict[str, dict[str, Any]] = {}
    if not isinstance(located.value, dict) and located.value is not None:
        cure = "write each table under its name: `lists:`, and its columns and rows below, two spaces further in"
        problems.add(located.problem(Fault("pack-field", "this is not a list of tables by name", help=cure), ()))
    for name in located.value if isinstance(located.value, dict) else ():
        record = validated(_Matrix, located, (name,), "pack-field", problems)
        if record is None:
            continue
        known = True
        for index, column in enumerate(record.columns):
            if column not in facts:
                known = False
                if column not in broken and facts.whole:
                    fault = Fault(
                        "unknown-name", f"no fact is called `{column}`", help=did_you_mean(column, facts) or ()
                    )
                    problems.add(located.problem(fault, (name, "columns", index)))
        _check_themes(located, name, record, facts, problems)
        _check_words(located, name, record, facts, voice.language, problems)
        if known:
            out[name] = {
                "columns": [SpokenFact(voice, facts[column]) for column in record.columns],
                "rows": [_row(row, record.columns, facts, voice.language) for row in record.rows],
            }
    return out


def told_matrices(
    located: Located, whole: Mapping[str, dict[str, Any]], audience: Audience
) -> dict[str, dict[str, Any]]:
    """The matrices without the lists and rows that readers may not see; one with such a list has no rows at all."""
    told: dict[str, dict[str, Any]] = {}
    for name, made in whole.items():
        written = located.value[name]
        seen = audience.reads(written.get("audience", "public")) and all(map(audience.fact, written["columns"]))
        rows = zip(written["rows"], made["rows"], strict=True)
        told[name] = {
            "columns": [column for column in made["columns"] if audience.fact(column.name)],
            "rows": [row for each, row in rows if seen and _is_told(each, audience)],
        }
    return told


def hidden_rows(located: Located, audience: Audience) -> Iterator[dict[str, str]]:
    """The words by language of the rows that readers may not see."""
    for written in located.value.values() if isinstance(located.value, dict) else ():
        seen = audience.reads(written.get("audience", "public")) and all(map(audience.fact, written["columns"]))
        yield from (row["label"] for row in written["rows"] if not (seen and _is_told(row, audience)))


def _is_told(row: Mapping[str, Any], audience: Audience) -> bool:
    return audience.reads(row.get("audience", "public"))


def _row(row: _Row, columns: list[str], facts: Facts, language: str) -> dict[str, Any]:
    cells = [_cell(row.theme, column, facts, language) for column in columns]
    marks = [Phrase((Piece(_NONE if str(cell) == _NONE else _SOME, cell.pieces[0].fact),)) for cell in cells]
    return {"label": Phrase((Piece(row.label.get(language, row.theme)),)), "cells": cells, "marks": marks}


def _cell(theme: str, column: str, facts: Facts, language: str) -> Phrase:
    words = [item.text.get(language, "") for item in facts[column].items if item.theme == theme]
    text = ", ".join(word for word in words if word)
    return Phrase((Piece(text[:1].upper() + text[1:], column),)) if text else Phrase((Piece(_NONE),))


def _check_words(located: Located, name: str, record: _Matrix, facts: Facts, language: str, problems: Problems) -> None:
    """A row and an entry without words in a language have none in any language of the pack: others have a gap here."""
    for index, row in enumerate(record.rows):
        if not row.label.get(language):
            fault = Fault("text-missing", f"the row has no label in the language `{language}`")
            problems.add(located.problem(fault, (name, "rows", index, "label"), key=True))
    themes = {row.theme for row in record.rows}
    for column in (column for column in record.columns if column in facts):
        for index, item in enumerate(facts[column].items):
            if item.theme in themes and not item.text.get(language):
                fault = Fault("text-missing", f"entry {index + 1} of `{column}` has no words in `{language}`")
                problems.add(facts.problem(column, fault, "items", index))


def _check_themes(located: Located, name: str, record: _Matrix, facts: Facts, problems: Problems) -> None:
    """Every theme of a list has a row, and every row a theme: an item must not fall out without a word."""
    themes = {row.theme for row in record.rows}
    used = {item.theme for column in record.columns if column in facts for item in facts[column].items}
    for index, row in enumerate(record.rows):
        if row.theme not in used and used:
            fault = Fault(
                "pack-field", f"no list has the theme `{row.theme}`", help=did_you_mean(row.theme, used) or ()
            )
            problems.add(located.problem(fault, (name, "rows", index, "theme")))
    for theme in sorted(used - themes - {""}):
        fault = Fault("pack-field", f"the theme `{theme}` of the lists has no row here", help="add a row for it")
        problems.add(located.problem(fault, (name, "rows")))
