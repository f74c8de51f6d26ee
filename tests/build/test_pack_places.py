"""How messages name the files of a pack, wherever the command runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brief_builder import build, check
from brief_builder.problems import Problem
from small_pack import make_pack

_TROUBLE = [
    {"file": "units.yaml", "from": "", "to": "tonnes: 3\n"},
    {"file": "terms.yaml", "from": "", "to": "acronyms: 3\n"},
    {"file": "questions.yaml", "from": "", "to": "questions: 3\n"},
    {"file": "resolutions.yaml", "from": "", "to": "resolutions: 3\n"},
    {"file": "sources/other.yaml", "from": "", "to": "title: 3\n"},
    {"file": "facts/other.yaml", "from": "", "to": "facts: 3\n"},
    {"file": "facts/other.txt", "from": "", "to": "x"},
    {"file": "term.yaml", "from": "", "to": "x: 1\n"},
    {"file": "tables/a.csv", "from": "", "to": "x,y\n1,2\n"},
    {"file": "tables/a.yaml", "from": "", "to": "x: 1\n"},
    {"file": "tables/b.json", "from": "", "to": "{"},
    {"file": "tables/c.xlsx", "from": "", "to": "x"},
    {"file": "tables/d.yaml", "from": "", "to": "x: 1\n"},
    {"file": "tables/e.sql.yaml", "from": "", "to": "x: 1\n"},
    {"file": "tables/f.fetched.yaml", "from": "", "to": "x: 1\n"},
]


def _files(problems: list[Problem]) -> set[str]:
    places = [place for each in problems for place in (each.place, *(note.place for note in each.notes)) if place]
    return {place.file for place in places}


def test_places_are_named_in_one_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From where the command runs, without `./`; the same wherever it runs and however the folder is given."""
    pack = make_pack(tmp_path, _TROUBLE)
    monkeypatch.chdir(tmp_path)
    below = _files(list(check("small").problems))
    assert below == {f"data/small/{file}" for file in _files_in(pack, monkeypatch)}
    monkeypatch.chdir(tmp_path)
    assert _files(list(check(pack).problems)) == below
    told = {change["file"] for change in _TROUBLE} - {"tables/a.csv"}  # of which the file beside it is told
    assert told <= {file.removeprefix("data/small/") for file in below}


def _files_in(pack: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.chdir(pack)
    return _files(list(check().problems))


def test_a_build_in_the_folder_of_the_pack_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The warnings in the manifest name the files as they lie in the pack, wherever the command ran."""
    pack = make_pack(tmp_path)
    source = pack / "sources" / "gazette.yaml"
    lines = source.read_text(encoding="utf-8").splitlines()
    source.write_text("\n".join(each for each in lines if "published" not in each), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    outside = (build("small", out=tmp_path / "a").folder / "manifest.json").read_bytes()
    assert any("sources/" in each for each in json.loads(outside)["warnings"])
    monkeypatch.chdir(pack)
    assert (build(out=tmp_path / "b").folder / "manifest.json").read_bytes() == outside
