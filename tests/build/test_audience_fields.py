"""Every field of what is withheld is either searched for, or said here to be harmless: none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from brief_builder.build.audience_texts import Entry
from brief_builder.build.fact_secrets import of_fact
from brief_builder.build.loading import Loaded
from brief_builder.build.secrets import secrets_of
from brief_builder.build.spoken_texts import TextEntry
from brief_builder.charts.chart import Chart
from brief_builder.facts import Fact, Figure, Finding, Source
from brief_builder.facts.model import Difference, Item, Person, Question, Quote, Record, Resolution, Waiver
from brief_builder.facts.terms import Name, Terms
from brief_builder.facts.units import OwnUnit
from withheld_words import NO_BOATS, Change, added, found, internal_fact, public

W = "the envoy counted {} wrecks at night"  # words that stand nowhere else
# Class → the fields that are searched for, and the others with why they tell nothing.
_WORDS_OF_EVERYBODY = "a word of the program, or a code of one word"
_DAY = "a day or a period, which many things have"
_PLACE = "where it was written, which no file says"
_LEVEL = "a level or a marking, which many things have"
_MADE = "made of what is searched for"
_NAMES = "names of facts, which are searched for as those of these facts"
GATHERED: dict[type, set[str]] = {
    Fact: {
        *("name", "ref", "label", "text", "note", "measure", "flow", "figure", "reporter", "ref_area", "product"),
        *("counterpart_area", "quote", "record", "items", "formula", "waivers", "asserted_by", "rank_reason"),
        *("different_from", "persons"),
    },
    Figure: {"value", "unit"},
    Quote: {"exact", "prefix", "suffix"},
    Item: {"text", "quote"},
    Difference: {"reason"},
    Person: {"name", "role", "roles"},
    Waiver: {"reason"},
    Record: {"file", "column", "sheet"},
    Source: {
        *("key", "title", "publisher", "short", "published_raw", "address", "inferred_address", "sha256", "file"),
        *("note", "publishers", "shorts"),
    },
    Question: {"question", "lead"},
    Resolution: {"reason"},
    Finding: {"resolution"},
    Terms: set(),
    Name: set(),
    OwnUnit: set(),
    Entry: {"value"},
    TextEntry: {"written", "phrase"},
    Chart: {"title", "subtitle", "notes", "picture_notes", "alt"},
}  # fmt: skip
HARMLESS: dict[type, dict[str, str]] = {
    Fact: {
        **dict.fromkeys(("kind", "form", "unit_basis", "measure_basis", "basis", "wording"), _WORDS_OF_EVERYBODY),
        **dict.fromkeys(("modality", "rank", "status", "period_type"), _WORDS_OF_EVERYBODY),
        **dict.fromkeys(("period", "compared", "review_by", "valid_until"), _DAY),
        **dict.fromkeys(("inputs", "given", "trend", "balance"), _NAMES),
        **dict.fromkeys(("source", "sources"), "keys of sources, which are searched for as theirs"),
        **dict.fromkeys(("audience", "markings"), _LEVEL),
        "place": _PLACE, "tree": "the formula, read",
    },
    Figure: dict.fromkeys(
        ("low", "high", "decimals", "scale", "bound", "estimated", "derived", "counted"), "how it is said: `value` is found"  # noqa: E501
    ),
    Quote: {},
    Item: {"theme": "a code, as matrices have it", "role": "a code of what an area is in a body"},
    Difference: {"fact": _NAMES},
    Person: dict.fromkeys(("since", "until"), _DAY),
    Waiver: {"rule": _WORDS_OF_EVERYBODY},
    Record: {"line": "a number of a line", "cell": "C7 is a cell of every workbook"},
    Source: {
        **dict.fromkeys(("published", "retrieved"), _DAY),
        **dict.fromkeys(("language", "tier", "kind"), _WORDS_OF_EVERYBODY),
        "place": _PLACE, "origin": _PLACE, "audience": _LEVEL,
    },
    Question: {
        "ref": "a number in a list that readers do not have", "about": _NAMES, "place": _PLACE, "origin": _PLACE,
        "audience": _LEVEL,
    },
    Resolution: {
        "finding": _WORDS_OF_EVERYBODY, "facts": _NAMES, "sources": "keys of sources", "how": _WORDS_OF_EVERYBODY,
        "place": _PLACE, "origin": _PLACE,
    },
    Finding: {
        **dict.fromkeys(("message", "because", "told", "details"), _MADE),
        **dict.fromkeys(("code", "severity", "entry"), _WORDS_OF_EVERYBODY),
        "facts": _NAMES, "source": "the key of a source", "place": _PLACE,
    },
    Terms: dict.fromkeys(("names", "synonyms", "acronyms"), "terms.yaml is for all readers"),
    Name: dict.fromkeys(("preferred", "variants"), "terms.yaml is for all readers"),
    OwnUnit: dict.fromkeys(("name", "label", "counted", "feminine", "origin"), "units.yaml is for all readers"),
    Entry: {"level": _LEVEL, "marking": _LEVEL, "path": _PLACE, "otherwise": "written for these readers"},
    TextEntry: {
        "name": _WORDS_OF_EVERYBODY, "level": _LEVEL, "marking": _LEVEL, "located": _PLACE, "path": _PLACE,
        "asks": _NAMES,
    },
    Chart: {
        **dict.fromkeys(("source", "full", "facts", "panels"), f"{_MADE}; all that is typed in charts.yaml is, too"),
        **dict.fromkeys(("kind", "output", "shared", "style", "palette", "language"), _WORDS_OF_EVERYBODY),
        **dict.fromkeys(("_native", "_drawn", "_ahead"), _MADE),
        "name": "a word that templates use, of its file too", "place": _PLACE, "audience": _LEVEL, "marking": _LEVEL,
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", GATHERED, ids=lambda kind: kind.__name__)
def test_every_field_is_searched_for_or_harmless(kind: type) -> None:
    """A new field must take its place in one of the two lists."""
    assert GATHERED[kind].isdisjoint(HARMLESS[kind])
    assert GATHERED[kind] | set(HARMLESS[kind]) == {each.name for each in fields(kind)}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The small pack for the public."""
    return public(tmp_path_factory.mktemp("pack"), [NO_BOATS])


def _marked(kind: str) -> dict[str, Any]:
    words = W.format(kind.replace("_", " "))
    entries: dict[str, Any] = {
        **{name: {"en": words} for name in ("label", "text", "note", "rank_reason")},
        **dict.fromkeys(("measure", "flow", "reporter", "ref_area", "product", "counterpart_area"), words),
        **dict.fromkeys(("formula", "asserted_by", "ref"), words),
        "name": "wreck.counted.at.night",
        "quote": Quote(words), "items": (Item({"en": words}),), "waivers": (Waiver("sum", {"en": words}),),
        "different_from": (Difference("x", {"en": words}),), "persons": (Person("Ann Lee", words),),
        "record": Record(file=words),
    }  # fmt: skip
    return {kind: entries[kind]}


@pytest.mark.parametrize("field", sorted(GATHERED[Fact] - {"figure"}))
def test_each_field_of_a_withheld_fact_is_searched_for(field: str, loaded: Loaded) -> None:
    """By words that stand in no other field."""
    fact = replace(loaded.facts["fleet.boats"], **_marked(field))
    words = {each.words for each in of_fact(fact, loaded.facts, (), ()) if each is not None}
    wanted = W.format(field.replace("_", " ")) if field != "name" else "wreck.counted.at.night"
    assert wanted in words


def _parts() -> Iterator[tuple[str, dict[str, Any]]]:
    words = W.format("more")
    yield "prefix", {"quote": Quote("x", prefix=words)}
    yield "suffix", {"quote": Quote("x", suffix=words)}
    yield "second sentence", {"quote": Quote(f"There are more than 120 boats. {words}.")}
    yield "quote of an entry", {"items": (Item({}, quote=Quote(words)),)}
    yield "name of a person", {"persons": (Person(words),)}
    yield "roles of a person", {"persons": (Person("Ann Lee", roles={"fr": words}),)}
    yield "sheet", {"record": Record(file="a.xlsx", sheet=words)}
    yield "column", {"record": Record(file="a.csv", column=words)}


@pytest.mark.parametrize(("part", "change"), list(_parts()))
def test_each_part_of_a_field_is_searched_for(part: str, change: dict[str, Any], loaded: Loaded) -> None:
    """Of quotes, entries, persons and records."""
    fact = replace(loaded.facts["fleet.boats"], **change)
    assert W.format("more") in {each.words for each in of_fact(fact, loaded.facts, (), ()) if each is not None}


SOURCE = """title: the envoy counted title wrecks at night
publisher: {en: the envoy counted publisher wrecks at night, fr: the envoy counted publishers wrecks at night}
short: {en: the envoy counted short wrecks at night, fr: the envoy counted shorts wrecks at night}
address: https://example.org/wrecks-at-night
note: {en: the envoy counted note wrecks at night}
language: en
published: 2025-01-15
tier: 2
audience: internal
sha256: ""
"""


def _with_source() -> list[Change]:
    changes = internal_fact("wrecks", 'label: {en: Wrecks}\nvalue: "87"\nunit: organizations', "a count of 87 rafts")
    changes = [{**each, "to": each["to"].replace("source: gazette", "source: memo")} for each in changes]
    return [*changes, added("sources/memo.yaml", SOURCE), added("sources/memo.clippings.txt", "a count of 87 rafts\n")]


def test_each_word_of_a_withheld_source_is_searched_for(tmp_path: Path) -> None:
    """In all languages."""
    loaded = public(tmp_path, [NO_BOATS, *_with_source()])
    sought = {each.words for each in secrets_of(loaded)}
    names = ("title", "publisher", "publishers", "short", "shorts", "note")
    assert {W.format(name) for name in names} | {"https://example.org/wrecks-at-night", "sources/memo."} <= sought


def test_a_reason_about_a_withheld_fact_is_searched_for_where_it_resolves_nothing(tmp_path: Path) -> None:
    """It was written about the fact all the same."""
    reason = f'resolutions:\n  - finding: stock-or-flow\n    facts: [fleet.boats]\n    how: waive\n    reason: {{en: "{W.format("old")}"}}\n'  # noqa: E501  # fmt: skip
    loaded = public(tmp_path, [NO_BOATS, added("resolutions.yaml", reason)])
    assert len(loaded.facts.resolutions) == 1
    assert len(found(loaded, W.format("old"))) == 1


def test_a_question_and_its_lead_are_searched_for(tmp_path: Path) -> None:
    """Questions are for insiders, unless somebody says otherwise."""
    asked = f'questions:\n  - ref: E1\n    question: {{en: "{W.format("question")}?"}}\n    lead: {{en: "{W.format("lead")}."}}\n'  # noqa: E501  # fmt: skip
    loaded = public(tmp_path, [NO_BOATS, added("questions.yaml", asked)])
    assert len(loaded.facts.questions) == 1
    assert len(found(loaded, W.format("question"))) == 1
    assert len(found(loaded, W.format("lead"))) == 1
