"""Slips of the hand in the shipped pack: each is told, and what is not told stands in the documentation."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from mutations import CODES, Mutation, Records, mutations

from brief_builder.facts import Facts, check_evidence, examine, load_facts
from brief_builder.facts.reading.rows import read_rows
from brief_builder.pack import load_pack
from brief_builder.problems import Problem, Problems

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "data" / "canada-cambodia"
PAGE = ROOT / "docs" / "mutations.md"
COUNT = 300
_HEAD = """\
# What the check of quotes catches

{count} slips of the hand, made one at a time in the facts of the shipped pack: a digit, a scale word, a year, a
currency, a quote of another fact, a lost hedge. A slip counts as caught when a problem appears that was not there
before, with a code that names what is wrong. `pytest --update tests/facts/test_facts_mutations.py` writes this page.

| Slip | Tried | Caught |
|---|--:|--:|
"""


def _record(value: Any) -> Any:
    """An entry as a file has it, without what says nothing."""
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
        problems = Problems()
        rows, _, _ = read_rows(pack, "pack", problems)
        self.records: Records = {
            name: _record(row.record.model_dump(mode="json")) for name, row in rows.items() if row.record is not None
        }
        self.folder = folder
        shutil.copytree(pack / "sources", folder / "sources")
        (folder / "facts").mkdir()
        loaded = load_pack(pack, problems)
        assert loaded is not None
        self.as_of = loaded.as_of
        self.texts = {
            path.name.removesuffix(".clippings.txt"): (path.name, path.read_text(encoding="utf-8"))
            for path in sorted((pack / "sources").glob("*.clippings.txt"))
        }
        figures = {name for name, record in self.records.items() if record.get("value") or record.get("formula")}
        self._companions = {name: self.records[name] for name in figures}
        self._before: dict[str, set[tuple[str, str]]] = {}

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
        after = self._problems({**chosen, name: record})
        return any(p.code in CODES[mutation.kind] and (p.code, p.message) not in self._before[group] for p in after)

    def _problems(self, records: Records) -> list[Problem]:
        text = json.dumps({"facts": records}, ensure_ascii=False, default=str)
        (self.folder / "facts" / "all.yaml").write_text(text, encoding="utf-8")
        problems = Problems()
        facts: Facts = load_facts(self.folder, "pack", problems)
        check_evidence(facts, self.texts, problems)
        problems.extend(finding.problem(facts) for finding in examine(facts, self.as_of))
        return list(problems)


@pytest.fixture(scope="module")
def slips(tmp_path_factory: pytest.TempPathFactory) -> Slips:
    return Slips(PACK, tmp_path_factory.mktemp("mutated"))


def test_slips_of_the_hand_are_caught(slips: Slips, request: pytest.FixtureRequest) -> None:
    """The rate of each kind, and each slip that is not caught, stand in the documentation."""
    quoted = {name: record for name, record in slips.records.items() if record.get("source")}
    made = mutations(quoted, COUNT)
    assert len(made) == COUNT
    missed = [mutation for mutation in made if not slips.caught(mutation)]
    tried, lost = Counter(mutation.kind for mutation in made), Counter(mutation.kind for mutation in missed)
    page = _HEAD.format(count=COUNT) + "".join(
        f"| {kind} | {tried[kind]} | {tried[kind] - lost[kind]} |\n" for kind in CODES
    )
    rate = f"{(COUNT - len(missed)) * 100 / COUNT:.1f}"
    page += f"\nCaught: {COUNT - len(missed)} of {COUNT}, {rate}%.\n\n## Not caught\n\n"
    page += "".join(f"- {mutation}\n" for mutation in missed) or "None of these.\n"
    print(f"{rate}% of {COUNT} slips are caught")
    if request.config.getoption("--update"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
    assert COUNT - len(missed) >= COUNT * 95 // 100
