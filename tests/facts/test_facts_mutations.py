"""Slips of the hand in two packs: each is told, and what is not told stands in the documentation."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from mutations import CODES, Mutation, Records, mutations

from brief_builder.build.loading import load
from brief_builder.facts import Facts, check_evidence, examine, load_facts
from brief_builder.facts.reading.rows import read_rows
from brief_builder.problems import Problem, Problems
from brief_builder.sources import SourceText
from second_pack import make_second_pack

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "mutations.md"
COUNT = 300
# Pack → what makes it in a folder.
PACKS: dict[str, Callable[[Path], Path]] = {
    "canada-cambodia": lambda _: ROOT / "data" / "canada-cambodia",
    "norway-senegal": make_second_pack,
}
_FINDINGS = {"currency-mix", "currency-inferred"}  # codes that come of looking at facts together
_HEAD = f"""\
# What the check of quotes catches

{COUNT} slips of the hand in each of two packs, made one at a time in the facts: a digit, a scale word, a year, a
currency, a quote of another fact, a lost hedge. A slip counts as caught when a problem appears that was not there
before, with a code that names what is wrong. The packs are the shipped one, data/canada-cambodia, and one of made-up
facts, tests/packs/norway-senegal, with French sources, quarters, percentage points and negative figures.
`pytest --update tests/facts/test_facts_mutations.py` writes this page.
"""


def _record(value: Any) -> Any:
    """An entry as a file has it, without what says nothing."""
    if isinstance(value, dict) and set(value) == {""}:
        return value[""]  # words for all languages are written plainly
    if isinstance(value, dict):
        held = {key: made for key, each in value.items() if (made := _record(each)) not in (None, "", [], {})}
        # An item has its languages beside its theme.
        return (
            {**held.pop("text"), **held} if set(value) >= {"text", "theme", "quote"} and "kind" not in value else held
        )
    return [_record(each) for each in value] if isinstance(value, list) else value


class Slips:
    """The facts of a pack in a folder of their own, in which one entry at a time is changed."""

    def __init__(self, pack: Path, folder: Path) -> None:
        rows, _, _ = read_rows(pack, "pack", Problems())
        loaded = load(pack)
        assert loaded.pack is not None
        self._sources = loaded.facts.sources
        records: dict[bool, Records] = {True: {}, False: {}}
        for name, row in rows.items():
            if row.record is not None:
                source = self._sources.get(row.record.source or "")
                of_data = source is not None and source.kind == "data"
                records[of_data][name] = _record(row.record.model_dump(mode="json", by_alias=True))
        self.records = records[False]
        self.folder = folder
        shutil.copytree(pack / "sources", folder / "sources")
        for inside in ("facts", "tables"):
            (folder / inside).mkdir()
        if (pack / "units.yaml").exists():
            shutil.copy(pack / "units.yaml", folder)
        # Figures of tables of data have no quotes; what is computed from them needs them.
        _write(folder / "tables" / "data.json", records[True])
        self.as_of = loaded.as_of
        self.texts: dict[str, SourceText | tuple[str, str]] = {
            path.name.removesuffix(".clippings.txt"): (path.name, path.read_text(encoding="utf-8"))
            for path in sorted((pack / "sources").glob("*.clippings.txt"))
        }
        self.texts |= loaded.texts
        figures = {name for name, record in self.records.items() if record.get("value") or record.get("formula")}
        self._companions = {name: self.records[name] for name in figures}
        self._before: dict[str, set[tuple[str, str]]] = {}

    def language_of(self, source: str) -> str:
        """The language of a source."""
        return self._sources[source].language

    def caught(self, mutation: Mutation) -> bool:
        """Whether a problem that was not there before tells of the slip."""
        name = mutation.fact
        chosen = self._companions if name in self._companions else {name: self.records[name]}
        group = "figures" if name in self._companions else name
        if group not in self._before:
            self._before[group] = {(p.code, p.message) for p in self._problems(chosen)}
        record = {key: value for key, value in chosen[name].items() if key != mutation.entry}
        if mutation.value is not None:
            record[mutation.entry] = mutation.value
        after = self._problems({**chosen, name: record}, mutation)
        return any(p.code in CODES[mutation.kind] and (p.code, p.message) not in self._before[group] for p in after)

    def _problems(self, records: Records, mutation: Mutation | None = None) -> list[Problem]:
        """All that is said of the facts; after a slip what may tell of it: the quotes of others are what they were."""
        _write(self.folder / "facts" / "all.json", records)
        problems = Problems()
        facts: Facts = load_facts(self.folder, "pack", problems)
        others = {name for name in facts if mutation is not None and name != mutation.fact}
        check_evidence(facts, self.texts, problems, passed_over=others)
        if mutation is None or CODES[mutation.kind] & _FINDINGS:
            problems.extend(finding.problem(facts) for finding in examine(facts, self.as_of))
        return list(problems)


def _write(path: Path, records: Records) -> None:
    path.write_text(json.dumps({"facts": records}, ensure_ascii=False, default=str), encoding="utf-8")


@dataclass(frozen=True)
class Result:
    """What a pack's slips came to."""

    made: list[Mutation]
    missed: list[Mutation]

    def page(self, name: str) -> str:
        tried, lost = (Counter(each.kind for each in some) for some in (self.made, self.missed))
        caught = len(self.made) - len(self.missed)
        rows = "".join(f"| {kind} | {tried[kind]} | {tried[kind] - lost[kind]} |\n" for kind in CODES if tried[kind])
        head = f"\n## {name}\n\n| Slip | Tried | Caught |\n|---|--:|--:|\n{rows}\n"
        listed = "".join(f"- {mutation}\n" for mutation in self.missed) or "None of these.\n"
        rate = f"{caught * 100 / len(self.made):.1f}"
        return f"{head}Caught: {caught} of {len(self.made)}, {rate}%.\n\nNot caught:\n\n{listed}"


@cache
def _result(name: str) -> Result:
    with TemporaryDirectory() as temporary:
        slips = Slips(PACKS[name](Path(temporary)), Path(temporary))
        quoted = {each: record for each, record in slips.records.items() if record.get("source")}
        made = mutations(quoted, COUNT, slips.language_of)
        return Result(made, [mutation for mutation in made if not slips.caught(mutation)])


@pytest.mark.parametrize("name", PACKS)
def test_slips_of_the_hand_are_caught(name: str) -> None:
    """At least 95 of a hundred, of any pack."""
    result = _result(name)
    assert len(result.made) == COUNT
    print(f"{name}: {COUNT - len(result.missed)} of {COUNT} slips are caught")
    assert len(result.missed) <= COUNT * 5 // 100


def test_every_kind_of_slip_is_made() -> None:
    """In one of the packs at least, often enough to tell anything."""
    tried = Counter(each.kind for name in PACKS for each in _result(name).made)
    assert {kind for kind in CODES if tried[kind] < 4} == set()


def test_the_rates_stand_in_the_documentation(request: pytest.FixtureRequest) -> None:
    """Of each pack and kind, with each slip that is not caught."""
    page = _HEAD + "".join(_result(name).page(name) for name in PACKS)
    if request.config.getoption("--update"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
