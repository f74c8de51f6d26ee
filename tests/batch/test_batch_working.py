"""What a batch builds, what it keeps, and what becomes of a pack that cannot be built."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from batch_packs import Here, files, make_packs
from brief_builder import Batch, BatchResult, BriefError, batch, build
from brief_builder.batch import marks
from brief_builder.batch import pack_inputs as pack_inputs_module
from brief_builder.batch.pack_inputs import pack_inputs
from brief_builder.machine import mark


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two packs, both built into output, and a model."""
    project = tmp_path_factory.mktemp("made")
    make_packs(project, 2)
    _run(batch(project / "data", out=project / "output", executor=Here()))
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed: what was built there is as good here."""
    return Path(shutil.copytree(made, tmp_path / "project"))


def _run(made: Batch) -> list[BatchResult]:
    return list(made)


def _states(project: Path, **options: object) -> dict[str, str]:
    found = _run(batch(project / "data", out=project / "output", executor=Here(), **options))
    return {result.name: result.state for result in found}


def test_the_files_are_those_of_build(project: Path) -> None:
    """Byte for byte, whatever was built in the process before; and no file more."""
    for name in ("pack-00", "pack-01"):
        built = build(project / "data" / name, out=project / "single")
        assert files(project / "output" / name) == files(built.folder)


def test_what_has_not_changed_is_kept(project: Path) -> None:
    """Not a byte is written; and a copy of the project is not another one."""
    before = {path: path.stat().st_mtime_ns for path in (project / "output").glob("pack-*/*")}
    assert _states(project) == {"pack-00": "kept", "pack-01": "kept"}
    assert {path: path.stat().st_mtime_ns for path in before} == before


CHANGES = {
    "a text": "data/pack-00/texts/en.yaml",
    "a fact": "data/pack-00/facts/trade.yaml",
    "an output": "output/pack-00/brief.en.docx",
    "the manifest": "output/pack-00/manifest.json",
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_built_again_alone(project: Path, what: str) -> None:
    """Inputs and outputs; the other pack is kept."""
    path = project / CHANGES[what]
    path.write_bytes(path.read_bytes() + b"\n")
    assert _states(project) == {"pack-00": "built", "pack-01": "kept"}
    assert files(project / "output" / "pack-00") == files(build(project / "data/pack-00", out=project / "x").folder)


def test_a_file_that_is_gone_is_made_again(project: Path) -> None:
    """And so is one whose record is gone, or is no record."""
    (project / "output/pack-00/brief.en.docx").unlink()
    (project / "output/.batch/pack-01.json").write_text('{"mark": 1}', encoding="utf-8")
    assert _states(project) == {"pack-00": "built", "pack-01": "built"}


def test_what_is_asked_for_otherwise_is_built_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another day, a template of the project, another program; and all of it where that is asked for."""
    orders = batch(project / "data", out=project / "output").orders
    before = [marks.mark_of(order, None) for order in orders]
    other = batch(project / "data", out=project / "output", strict=True).orders
    assert all(marks.mark_of(order, None) not in before for order in other)
    path = project / "templates" / "brief.docx"
    path.write_bytes(path.read_bytes() + b"\0")
    assert all(marks.mark_of(order, None) not in before for order in orders)
    monkeypatch.setattr(marks, "program", lambda: "another")
    path.write_bytes(path.read_bytes()[:-1])
    assert all(marks.mark_of(order, None) not in before for order in orders)
    monkeypatch.undo()
    assert [marks.mark_of(order, None) for order in orders] == before
    assert set(_states(project, again=True).values()) == {"built"}


def test_a_bad_pack_is_told_and_the_others_are_built(project: Path) -> None:
    """Its problems are those of build, and what it had before still stands."""
    path = project / "data/pack-00/facts/trade.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("5.6 million\n", "5.7 million\n"), encoding="utf-8")
    before = files(project / "output" / "pack-00")
    (project / "data/pack-01/texts/en.yaml").write_text("intro: x\npoints: []\n", encoding="utf-8")
    results = {r.name: r for r in _run(batch(project / "data", out=project / "output", executor=Here()))}
    assert (results["pack-00"].state, results["pack-01"].state) == ("failed", "built")
    assert [(problem.code, problem.place.line) for problem in results["pack-00"].problems] == [
        ("quote-lacks-figure", 23)
    ]
    assert files(project / "output" / "pack-00") == before


def test_a_fault_of_the_program_ends_no_batch(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as what it is, with the place in the program."""
    from brief_builder.batch import working

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(working, "make", broken)
    results = _run(batch(project / "data", out=project / "output", executor=Here(), again=True))
    assert [(r.state, r.problems[0].code) for r in results] == [("failed", "batch-fault")] * 2
    assert "ZeroDivisionError: by zero (test_batch_working.py, line" in results[0].problems[0].message


def test_a_model_is_filled_from_each_row(project: Path) -> None:
    """Its files say the words of the row, and its problems name the model's own files; nothing is left of the copy."""
    table = project / "t.csv"
    table.write_text("code,country\nno,Norway: R & D\nsn,Sénégal\n", encoding="utf-8")
    made = batch(table, pack=project / "model", out=project / "output", executor=Here())
    assert [(r.name, r.state) for r in _run(made)] == [("isle-no", "built"), ("isle-sn", "built")]
    manifest = (project / "output/isle-sn/manifest.json").read_text(encoding="utf-8")
    assert "brief-batch-" not in manifest
    with zipfile.ZipFile(project / "output/isle-no/brief.en.docx") as brief:
        assert "The fleet of Norway: R &amp; D has" in brief.read("word/document.xml").decode()
    path = project / "model" / "texts" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fleet.boats", "fleet.boots"), encoding="utf-8")
    results = _run(batch(table, pack=project / "model", out=project / "output", executor=Here()))
    (problem,) = results[0].problems
    assert (problem.code, problem.place.file.endswith("project/model/texts/en.yaml"), problem.place.line) == (
        "unknown-name",
        True,
        3,
    )


def test_a_row_that_changed_is_built_again_alone(project: Path) -> None:
    """The words of a row are inputs of its pack, and of no other; nor are those that the pack does not ask for."""
    table = project / "t.csv"
    states = []
    for text in ("no,Norway,1\nsn,Senegal,1\n", "no,Norway,2\nsn,Sénégal,2\n"):
        table.write_text(f"code,country,remark\n{text}", encoding="utf-8")
        states.append([r.state for r in _run(batch(table, pack=project / "model", out=project / "x", executor=Here()))])
    assert states == [["built", "built"], ["kept", "built"]]


def test_the_report_is_the_same_for_the_same(project: Path) -> None:
    """In the order of the table, without clock; what was not begun is waiting."""
    made = batch(project / "data", out=project / "output", executor=Here())
    results = iter(made)
    next(results)
    results.close()  # type: ignore[attr-defined]
    report = json.loads((project / "output" / "batch.json").read_text(encoding="utf-8"))
    assert report["counts"] == {"built": 0, "kept": 1, "failed": 0, "waiting": 1}
    _run(made)
    first = (project / "output" / "batch.json").read_bytes()
    _run(batch(project / "data", out=project / "output", executor=Here()))
    assert (project / "output" / "batch.json").read_bytes() == first
    assert [pack["name"] for pack in json.loads(first)["packs"]] == ["pack-00", "pack-01"]


def test_what_a_killed_build_left_is_cleared(project: Path) -> None:
    """Half-written files and a lock whose owner is gone; the pack is built, and what a hand put there stays."""
    target = project / "output" / "pack-00"
    left = [f".building-999999999-{mark()}-0.docx", f".writing-999999999-{mark()}-1.json"]
    mine = [".mine.old", ".notes.part"]
    for name in (*left, *mine):
        (target / name).write_bytes(b"half")
    (target / ".building").write_text("999999999", encoding="utf-8")
    (target / "brief.en.docx").write_bytes(b"other")
    assert _states(project)["pack-00"] == "built"
    assert sorted(path.name for path in target.iterdir() if path.name.startswith(".")) == mine


@pytest.mark.skipif(os.name == "nt", reason="no symlinks without leave")
def test_a_model_reads_no_file_outside(project: Path) -> None:
    """A link to a file outside the model is refused in the copy as in the model."""
    secret = project / "secret.yaml"
    secret.write_text("facts: {}\n", encoding="utf-8")
    (project / "model" / "facts" / "more.yaml").symlink_to(secret)
    table = project / "t.csv"
    table.write_text("code,country\nno,Norway\n", encoding="utf-8")
    (result,) = _run(batch(table, pack=project / "model", out=project / "output", executor=Here()))
    assert (result.state, result.problems[0].code) == ("failed", "path-outside")


def test_an_edition_that_went_to_the_folder_before_is_taken_out(project: Path) -> None:
    """What nobody asks for any more and nobody has changed goes; what is of others stays, and is named."""
    table = project / "t.csv"
    table.write_text("pack,out,audience\ndata/pack-00,web,internal\n", encoding="utf-8")
    assert _run(batch(table, out=project / "output", executor=Here()))[0].state == "built"
    before = set(files(project / "output/web"))
    (project / "output/web/mine.docx").write_bytes(b"mine")
    table.write_text("pack,out,audience\ndata/pack-00,web,partner\n", encoding="utf-8")
    (result,) = _run(batch(table, out=project / "output", executor=Here()))
    assert (result.state, result.others) == ("built", ("mine.docx",))
    after = set(files(project / "output/web"))
    assert "brief.en.docx" in before - after
    assert after - before == {"brief.partner.en.docx", "mine.docx"}
    (result,) = _run(batch(table, out=project / "output", executor=Here()))
    assert (result.state, result.others) == ("kept", ("mine.docx",))


def test_what_a_hand_has_changed_of_an_earlier_edition_stays(project: Path) -> None:
    """And is named."""
    record = {"files": {"old.docx": "0" * 64, "../pack-01/brief.en.docx": "0" * 64}}
    path = project / "output/.batch/pack-00.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    (project / "output/pack-00/old.docx").write_bytes(b"changed")
    found = {r.name: r for r in _run(batch(project / "data", out=project / "output", executor=Here()))}
    assert (found["pack-00"].state, found["pack-00"].others) == ("built", ("old.docx",))
    assert (project / "output/pack-01/brief.en.docx").is_file()


def test_a_folder_that_no_row_names_is_told(project: Path) -> None:
    """It is left alone: another table may have asked for it."""
    table = project / "t.csv"
    table.write_text("pack\ndata/pack-00\n", encoding="utf-8")
    made = batch(table, out=project / "output", executor=Here())
    assert [result.state for result in _run(made)] == ["kept"]
    assert made.gone == ("pack-01",)
    report = json.loads((project / "output" / "batch.json").read_text(encoding="utf-8"))
    assert report["not_in_table"] == ["pack-01"]


@pytest.mark.skipif(os.name == "nt", reason="no symlinks without leave")
def test_a_change_behind_a_linked_folder_is_seen(project: Path) -> None:
    """`brief build` reads the texts and the templates there; so they are inputs, and are there for a model too."""
    for pack in ("data/pack-00", "model"):
        (project / pack / "texts").rename(project / f"{pack}-words")
        (project / pack / "texts").symlink_to(project / f"{pack}-words", target_is_directory=True)
        (project / pack / "texts" / "around").symlink_to(project, target_is_directory=True)
    assert _states(project)["pack-00"] == "kept"
    path = project / "data/pack-00-words/en.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert _states(project)["pack-00"] == "built"
    table = project / "t.csv"
    table.write_text("code,country\nno,Norway\n", encoding="utf-8")
    (result,) = _run(batch(table, pack=project / "model", out=project / "x", executor=Here()))
    assert [(p.code, p.place.file.endswith("model/texts/en.yaml")) for p in result.problems] == [("path-outside", True)]
    path = project / "model-words/en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{{ row.country }}", "Norway"), encoding="utf-8")
    (result,) = _run(batch(table, pack=project / "model", out=project / "x", executor=Here()))
    assert result.state == "built"


@pytest.mark.skipif(os.name == "nt", reason="no symlinks without leave")
def test_links_in_a_ring_are_followed_once_each_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two links to one folder are two; one that leads back is none; too many files behind links are refused."""
    pack, shared = tmp_path / "pack", tmp_path / "shared"
    for folder in (pack / "a", shared):
        folder.mkdir(parents=True)
        (folder / "x.yaml").write_text("x: 1", encoding="utf-8")
    for name, target in (("texts", shared), ("templates", shared), ("a/up", pack)):
        (pack / name).symlink_to(target, target_is_directory=True)
    (shared / "back").symlink_to(pack, target_is_directory=True)
    found = {path.relative_to(pack).as_posix() for path in pack_inputs(pack, None)}
    assert found == {"a/x.yaml", "texts/x.yaml", "templates/x.yaml"}
    monkeypatch.setattr(pack_inputs_module, "_MOST", 3)
    with pytest.raises(BriefError):
        list(pack_inputs(pack, None))


@pytest.mark.parametrize("name", ["#brief.docx", "~WRbrief.docx", "1234"])
def test_a_template_of_any_name_is_an_input(project: Path, name: str) -> None:
    """Also one that looks like what Word leaves beside an open file: pack.yaml may name it."""
    inside = project / "data/pack-00/templates"
    inside.mkdir()
    before = marks.mark_of(batch(project / "data", out=project / "output").orders[0], None)
    (inside / name).write_bytes(b"a")
    assert marks.mark_of(batch(project / "data", out=project / "output").orders[0], None) != before


def test_an_output_around_the_packs_hides_no_input(project: Path) -> None:
    """With `--out .`, every file of a pack lies below the output."""
    order = batch(project / "data", out=project).orders[0]
    before = marks.mark_of(order, project)
    path = project / "data/pack-00/texts/en.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert marks.mark_of(order, project) != before


def test_a_full_temporary_folder_ends_a_batch(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built or checked: it is no fault of the program, and all that is left would be begun for nothing; the folder is
    named, how to name another, and how far the batch came."""
    from brief_builder.batch import filling

    copy = filling._copy

    def full(model: Path, target: Path, row: Mapping[str, str], out: Path | None) -> None:
        if row["code"] != "ca":
            raise OSError(errno.ENOSPC, "No space left on device")
        copy(model, target, row, out)

    monkeypatch.setattr(filling, "_copy", full)
    table = project / "t.csv"
    table.write_text("code,country\nca,Canada\nno,Norway\nsn,Senegal\nkh,Cambodia\n", encoding="utf-8")
    made = batch(table, pack=project / "model", out=project / "x", executor=Here())
    for results, done in ((iter(made), "1 of 4 packs stand"), (made.checked(), "1 of 4 packs were checked")):
        with pytest.raises(BriefError) as caught:
            list(results)
        (problem,) = caught.value.problems
        assert problem.code == "output-unwritable"
        assert problem.message == f"the temporary folder {tempfile.gettempdir()} is full; {done}"
        assert "TMPDIR" in problem.help[0]
        assert [result.state for result in made.results][1:] == ["failed"]
