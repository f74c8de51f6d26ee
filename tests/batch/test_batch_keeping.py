"""What decides whether a pack is built again: nothing that a program leaves for a while, and any name of a file."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from batch_packs import Here, make_packs
from brief_builder import BatchResult, BriefError, batch
from brief_builder.batch import filling
from brief_builder.batch.marks import mark_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two packs, both built into output, and a model."""
    project = tmp_path_factory.mktemp("made")
    make_packs(project, 2)
    list(batch(project / "data", out=project / "output", executor=Here()))
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "project"))


def _results(project: Path) -> dict[str, BatchResult]:
    return {each.name: each for each in batch(project / "data", out=project / "output", executor=Here())}


def _states(project: Path) -> dict[str, str]:
    return {name: result.state for name, result in _results(project).items()}


LEFT = [
    "templates/~$brief.docx",
    "templates/~WRL0003.tmp",
    "data/pack-00/texts/en.yaml~",
    "data/pack-00/texts/#en.yaml#",
    "data/pack-00/Thumbs.db",
    "templates/.~lock.brief.docx#",
    "data/pack-00/.DS_Store",
    "data/pack-00/texts/.en.yaml.swp",
]


@pytest.mark.parametrize("name", LEFT)
def test_a_template_that_is_open_builds_nothing_again(project: Path, name: str) -> None:
    """Word, LibreOffice, editors and file managers leave such files beside what somebody looks at."""
    (project / name).write_bytes(b"x")
    assert _states(project) == {"pack-00": "kept", "pack-01": "kept"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_name_of_no_letters_stops_no_other_pack(project: Path) -> None:
    """A file from an old .zip, whose name is not UTF-8, is an input as others are: its pack fails, as `brief build`
    says of it, and stands when the file is gone."""
    path = Path(os.fsdecode(os.fsencode(project / "data" / "pack-00" / "r") + b"\xe9sum\xe9.txt"))
    path.write_bytes(b"x")
    found = _results(project)
    assert {name: result.state for name, result in found.items()} == {"pack-00": "failed", "pack-01": "kept"}
    assert [problem.code for problem in found["pack-00"].problems] == ["file-unreadable"]
    path.unlink()
    assert _states(project) == {"pack-00": "kept", "pack-01": "kept"}


def test_the_table_of_a_batch_beside_the_model_is_no_input(project: Path) -> None:
    """A row that changes builds its own pack again, and no other; in tables/ it would be read for facts."""
    table = project / "model" / "countries.csv"
    states = []
    for rows in ("kh,Cambodia\nno,Norway\n", "kh,Kampuchea\nno,Norway\n"):
        table.write_text(f"code,country\n{rows}", encoding="utf-8")
        found = batch(table, pack=project / "model", out=project / "output", executor=Here())
        states.append([result.state for result in found])
    assert states == [["built", "built"], ["built", "kept"]]
    inside = project / "model" / "tables"
    inside.mkdir()
    orders = []
    for country in ("Norway", "Norge"):
        (inside / "t.csv").write_text(f"code,country\nkh,Cambodia\nno,{country}\n", encoding="utf-8")
        orders.append(mark_of(batch(inside / "t.csv", pack=project / "model").orders[0], None))
    assert orders[0] != orders[1]


def test_what_was_built_is_not_copied_for_the_next_row(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output lies in the model's folder, each row would copy the files of all rows before."""
    table = project / "t.csv"
    table.write_text("code,country\nno,Norway\nkh,Cambodia\n", encoding="utf-8")
    copied: list[str] = []
    copy = shutil.copyfile
    monkeypatch.setattr(filling.shutil, "copyfile", lambda one, other: copied.append(str(other)) or copy(one, other))
    found = list(batch(table, pack=project / "model", out=project / "model" / "briefs", executor=Here()))
    assert [result.state for result in found] == ["built", "built"]
    assert any("brief-batch-" in name for name in copied)
    assert [name for name in copied if "brief-batch-" in name and "briefs" in name] == []


SPOILED = {
    "files as a list": {"files": ["brief.en.docx"]},
    "no number of facts": {"facts_used": None},
    "an entry of no kind": {"problems": [["warning", "x", "many", []]]},
    "no sizes": {"sizes": None},
}


@pytest.mark.parametrize("what", SPOILED)
def test_a_record_that_is_spoiled_is_none(project: Path, what: str) -> None:
    """The pack is built again, whatever a hand has made of the record."""
    path = project / "output" / ".batch" / "pack-00.json"
    record = json.loads(path.read_bytes()) | SPOILED[what]
    path.write_text(json.dumps({key: said for key, said in record.items() if said is not None}), encoding="utf-8")
    assert _states(project) == {"pack-00": "built", "pack-01": "kept"}


def test_a_folder_before_whose_name_a_dot_stands_is_no_pack(project: Path) -> None:
    """What a program has set aside there is nobody's pack."""
    shutil.copytree(project / "data" / "pack-00", project / "data" / ".older")
    assert _states(project) == {"pack-00": "kept", "pack-01": "kept"}


def test_no_pack_is_built_into_its_own_folder(project: Path) -> None:
    """Its files would be inputs of the next batch, which would build it again, each time."""
    with pytest.raises(BriefError) as caught:
        batch(project / "data", out=project / "data")
    (problem,) = caught.value.problems
    assert problem.code == "output-taken"
    assert problem.message == (
        f"{(project / 'data').as_posix()} is where packs stand: the files of `pack-00` would lie among those that it "
        "is made of, and so of 1 other"
    )
    assert sorted(path.name for path in (project / "data" / "pack-00").iterdir() if path.suffix == ".json") == []


def test_a_model_that_changes_while_the_batch_runs_is_told(project: Path) -> None:
    """Rows were read for what it asked then; it is no fault of the program."""
    table = project / "t.csv"
    table.write_text("code,country\nno,Norway\n", encoding="utf-8")
    found = batch(table, pack=project / "model", out=project / "x", executor=Here())
    path = project / "model" / "texts" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8") + 'more: "{{ row.capital }}"\n', encoding="utf-8")
    (result,) = list(found)
    (problem,) = result.problems
    assert (result.state, problem.code) == ("failed", "batch-row")
    assert problem.message == "this pack was changed while the batch ran: it asks for `capital` now"
    assert (problem.place.file, problem.place.line) == (path.as_posix(), 5)
    assert problem.help == ("run the same command again",)
