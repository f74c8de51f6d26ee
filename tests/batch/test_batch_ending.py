"""A batch that is ended from outside, by a shutdown or a kill, and what batch.json says of it."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from batch_packs import Here, held_back, make_packs
from brief_builder import BriefError, batch
from brief_builder.batch import verb
from brief_builder.batch.private import sweep
from brief_builder.build import output
from brief_builder.machine import mark, own_prefix

COUNT = 6
LAST = f"pack-{COUNT - 1:02}"
COMMAND = [sys.executable, "-c", "from brief_builder.cli import main; main()", "batch", "data", "--jobs", "1"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few packs."""
    folder = tmp_path_factory.mktemp("ended")
    make_packs(folder, COUNT)
    return folder


def _started(project: Path, out: str) -> subprocess.Popen[str]:
    """A batch that knows of a pack that stands, which it does when the next one does; and others do not."""
    run = subprocess.Popen(
        [*COMMAND, "--out", out], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 120
    while len(list((project / out / ".batch").glob("pack*.json"))) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    return run


def _report(project: Path, out: str) -> dict[str, int]:
    counts: dict[str, int] = json.loads((project / out / "batch.json").read_text(encoding="utf-8"))["counts"]
    return counts


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_batch_that_is_told_to_end_does_so_in_order(project: Path, name: str) -> None:
    """A shutdown, a scheduler, or a window that is closed: as Ctrl-C, with the exit code that shells know."""
    number = signal.Signals[name]
    with held_back(project / name, LAST):
        run = _started(project, name)
        run.send_signal(number)
        assert run.stderr is not None
        said = run.stderr.read()
        assert run.wait() == 128 + number
    run.stderr.close()
    assert f"of {COUNT} packs stand; the same command goes on from there" in said
    counts = _report(project, name)
    assert (counts["built"] > 0, counts["waiting"] > 0, sum(counts.values())) == (True, True, COUNT)
    assert not (project / name / ".batch" / ".building").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_was_told_to_hear_nothing_goes_on(project: Path) -> None:
    """`nohup` lets a batch outlive the window it was started in."""
    command = ["nohup", *COMMAND, "--out", "on"]
    with held_back(project / "on", LAST):
        run = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 120
        while not list((project / "on" / ".batch").glob("pack*.json")) and time.monotonic() < until:
            time.sleep(0.02)
        run.send_signal(signal.SIGHUP)
    assert run.wait() == 0
    assert _report(project, "on")["built"] == COUNT


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_batch_that_was_killed_leaves_no_report_of_an_earlier_one(project: Path) -> None:
    """One that says of everything that it was built would be believed."""
    old = project / "killed" / "batch.json"
    old.parent.mkdir()
    old.write_text(json.dumps({"counts": {"built": 99}}), encoding="utf-8")
    with held_back(project / "killed", LAST):
        run = _started(project, "killed")
        run.kill()
        run.wait()
    assert run.stderr is not None
    run.stderr.close()
    assert _report(project, "killed") == {"built": 0, "kept": 0, "failed": 0, "waiting": COUNT}


def test_the_report_is_written_now_and_then(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a batch of hours, somebody wants to know how far it is."""
    monkeypatch.setattr(verb, "_EVERY", 0.0)
    counts = []
    for _ in batch(project / "data", out=project / "often", executor=Here()):
        counts.append(_report(project, "often"))
    assert [each["waiting"] for each in counts] == list(reversed(range(COUNT)))


def test_a_full_disk_ends_a_batch(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packs that are left would be made for nothing; what stands is counted, and the rest is waiting."""
    write = output._stage
    written: list[str] = []

    def full(target: Path, data: bytes, kind: str) -> Path:
        if target.suffix == ".docx":
            written.append(target.parent.name)
        if len(written) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(target, data, kind)

    monkeypatch.setattr(output, "_stage", full)
    made = batch(project / "data", out=project / "full", executor=Here())
    with pytest.raises(BriefError) as caught:
        list(made)
    (problem,) = caught.value.problems
    assert problem.code == "output-unwritable"
    assert problem.message == f"{(project / 'full').as_posix()} cannot be written: the disk is full; 2 of 6 packs stand"
    assert problem.help == (
        "delete what you no longer need there, or choose another folder with --out",
        "the same command goes on from there",
    )
    assert written == ["pack-00", "pack-01", "pack-02", "pack-03"]  # the last was handed out by then
    last = [problem.message.rpartition(": ")[2] for problem in made.results[-1].problems]
    assert last == ["the disk is full (No space left on device)"]
    monkeypatch.undo()
    assert [result.state for result in batch(project / "data", out=project / "full", executor=Here())] == [
        *["kept"] * 2, *["built"] * 4,
    ]  # fmt: skip


def test_only_our_own_folders_of_processes_that_are_gone_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody else has called alike in the folder of temporary files stays."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = [f"brief-batch-999999999-{mark()}-ab_12345", f"brief-pdf-999999999-{mark()}-abcdefgh"]
    stay = ["brief-batch-2026-11-results", "brief-batch-999999999-mine", "brief-preview-abcdefgh"]
    stay += [f"{own_prefix('brief-batch')}abcdefgh"]
    # Of a container that shares the folder, where the process may run.
    stay += [f"brief-{kind}-999999999-{'0' * 8}-abcdefgh" for kind in ("batch", "pdf")]
    for name in (*gone, *stay):
        (tmp_path / name / "in").mkdir(parents=True)
    sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(stay)
