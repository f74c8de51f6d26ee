"""A batch that was killed goes on where it stopped; the same to a URL."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from batch_packs import Here, files, held_back, make_packs
from brief_builder import BriefError, batch, build
from brief_builder.batch import clusters, verb
from command import brief

COUNT = 6
LAST = f"pack-{COUNT - 1:02}"
COMMAND = [sys.executable, "-c", "from brief_builder.cli import main; main()", "batch", "data"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packs that are small."""
    folder = tmp_path_factory.mktemp("many")
    make_packs(folder, COUNT)
    return folder


def _written(project: Path) -> dict[str, int]:
    """File of a pack that stands → when it was written."""
    stand = [path.stem for path in (project / "output" / ".batch").glob("*.json")]
    found = (path for name in stand for path in (project / "output" / name).rglob("*") if path.is_file())
    return {path.as_posix(): path.stat().st_mtime_ns for path in found}


def _wait_for_hands_of(owner: int) -> None:
    """Until the processes that it started have seen that it is gone."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        told = subprocess.run(["ps", "-ww", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        if f"serve({owner})" not in told:
            return
        time.sleep(0.1)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_batch_that_was_killed_goes_on(project: Path) -> None:
    """All packs are there in the end, none was built twice, nothing is left over."""
    command = [*COMMAND, "--jobs", "2"]
    records = project / "output" / ".batch"
    with held_back(project / "output", LAST):
        run = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 120
        while len(list(records.glob("*.json"))) < COUNT // 3 and run.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        run.send_signal(signal.SIGKILL)
        run.wait()
        _wait_for_hands_of(run.pid)
    before = _written(project)
    stood = {Path(name).parent.name for name in before}
    assert COUNT // 3 <= len(stood) < COUNT
    done = subprocess.run([*COMMAND, "--jobs", "1"], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert f"{COUNT} packs: {COUNT - len(stood)} built, {len(stood)} kept" in done.stderr
    after = _written(project)
    assert {name: after[name] for name in before} == before
    assert done.stdout.split() == [f"output/pack-{number:02}" for number in range(COUNT)]
    assert files(project / "output" / LAST) == files(build(project / "data" / LAST, out=project / "single").folder)
    assert [path.name for path in (project / "output").rglob(".*") if path.name != ".batch"] == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_a_batch_and_says_what_stands(project: Path) -> None:
    """At once, also where a pack is being built; what stands, stands."""
    command = [*COMMAND, "--jobs", "1", "--out", "stopped"]
    records = project / "stopped" / ".batch"
    with held_back(project / "stopped", LAST):
        run = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert run.stderr is not None
        until = time.monotonic() + 120
        while not list(records.glob("pack*.json")) and time.monotonic() < until:
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
        assert run.wait() == 130
    run.stderr.close()
    assert f"of {COUNT} packs stand; the same command goes on from there" in said
    assert "nothing was written" not in said
    assert (project / "stopped" / "batch.json").is_file()


def test_a_cluster_that_does_not_answer_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to start."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(clusters, "_SECONDS", 0.2)
    results = iter(batch(project / "data", out=project / "none", cluster="tcp://127.0.0.1:9"))
    with pytest.raises(BriefError) as caught:
        next(results)
    (problem,) = caught.value.problems
    assert (problem.code, "dask scheduler" in problem.help[0]) == ("batch-cluster", True)
    assert not (project / "none" / "pack-00").exists()


def test_a_url_is_a_place_like_a_folder(project: Path) -> None:
    """The files are those of build; what has not changed is kept; the manifest is the last of a pack to be there."""
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    table = project / "two.csv"
    table.write_text("pack\ndata/pack-00\ndata/pack-01\n", encoding="utf-8")
    order: list[str] = []
    put = type(memory).pipe_file

    def watched(self: object, path: str, *args: object, **kwargs: object) -> object:
        order.append(path.removeprefix("/briefs/"))
        return put(self, path, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(memory), "pipe_file", watched)
        found = list(batch(table, out="memory://briefs", executor=Here()))
    assert [result.state for result in found] == ["built", "built"]
    first = [name for name in order if "pack-00" in name]
    assert first[-2:] == ["pack-00/manifest.json", ".batch/pack-00.json"]
    single = files(build(project / "data" / "pack-00", out=project / "for-url").folder)
    assert {name: memory.cat_file(f"/briefs/pack-00/{name}") for name in single} == single
    memory.pipe_file("/briefs/pack-01/brief.en.docx", b"cut off")
    assert [result.state for result in batch(table, out="memory://briefs", executor=Here())] == ["kept", "built"]
    table.write_text("pack,out,audience\ndata/pack-00,pack-00,partner\n", encoding="utf-8")
    memory.pipe_file("/briefs/pack-00/mine.docx", b"mine")
    made = batch(table, out="memory://briefs", executor=Here())
    assert [(result.state, result.others) for result in made] == [("built", ("mine.docx",))]
    assert (memory.exists("/briefs/pack-00/brief.en.docx"), made.gone) == (False, ("pack-01",))
    memory.rm("/briefs", recursive=True)


def test_a_url_of_no_known_kind_is_told(project: Path) -> None:
    """Before anything is built."""
    pytest.importorskip("fsspec")
    with pytest.raises(BriefError) as caught:
        batch(project / "data", out="cloud://briefs")
    assert [problem.code for problem in caught.value.problems] == ["output-unwritable"]


@pytest.mark.parametrize(
    "out", ["memory://u:S3cret@h/briefs", "cloud://alice:S3cret@h/x", "ftp://alice:S3cret@127.0.0.1:1/x"]
)
def test_a_password_of_a_url_is_not_shown(project: Path, out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in what is told nor in what is written."""
    pytest.importorskip("fsspec")
    (project / "one.csv").write_text("pack\ndata/pack-00\n", encoding="utf-8")
    monkeypatch.setattr(verb, "Hands", lambda *_, **__: _OneHand())
    done = brief("batch", "one.csv", "--out", out, at=project)
    assert "***@" in done.stdout + done.stderr
    assert "S3cret" not in done.stdout + done.stderr


class _OneHand(Here):
    count = 1


def test_no_place_is_told(project: Path) -> None:
    """`--out ''` is none, and not the folder where the command runs."""
    with pytest.raises(BriefError) as caught:
        batch(project / "data", out="")
    assert [problem.code for problem in caught.value.problems] == ["output-unwritable"]


def test_what_a_kind_of_storage_needs_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own package, where that is missing, and not the extra that is installed."""
    pytest.importorskip("fsspec")
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(BriefError) as caught:
        batch(project / "data", out="s3://briefs/x")
    (problem,) = caught.value.problems
    assert (problem.message, problem.help) == ("writing to s3:// needs s3fs", ("pip install 's3fs'",))


def test_the_cures_of_a_table_are_those_of_this_command(project: Path) -> None:
    """No .yaml file beside it is read."""
    (project / "iso.csv").write_bytes("pack,remark\ndata/pack-00,S\xe9n\xe9gal\n".encode("latin-1"))
    (problem,) = (each for each in batch(project / "iso.csv").problems if each.code == "encoding-guessed")
    assert problem.help == ("look whether the accents are right, and save it again as CSV UTF-8",)
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("b")):
        sheet.append(["pack"])
        sheet.append(["data/pack-00"])
    book.save(project / "two.xlsx")
    with pytest.raises(BriefError) as caught:
        batch(project / "two.xlsx")
    assert caught.value.problems[0].help == ("say which is meant with --sheet NAME",)
