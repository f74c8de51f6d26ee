"""A disk that is full, truly and by a limit of the process → each verb says so, and all is as it was before."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from command import Done
from forks import forked
from writing_verbs import VERBS, Verb

posix = pytest.mark.skipif(os.name == "nt", reason="limits of a process are those of POSIX")
every_verb = pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)


def _held(folder: Path) -> dict[str, bytes | None]:
    """What stands in a folder: files with their bytes, folders with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.name not in ("filler", "batch.json")  # which tells of the last run, whatever became of it
    }


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with four megabytes; skipped where none can be mounted, as by a person who is not root."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or mount is None:
        pytest.skip("only root on Linux mounts a disk of its own; the limit of a process stands for it")
    command = [mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def _fill(disk: Path, left: int) -> None:
    """Fill the disk up to so many bytes."""
    with (disk / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    if left:
        os.truncate(disk / "filler", (disk / "filler").stat().st_size - left)


def _begun(verb: Verb, project: Path, out: Path) -> tuple[Callable[[str], Done], dict[str, bytes | None]]:
    """What runs the verb, when something stands there and other words are to follow; and what stands there."""
    project.mkdir()
    say, run = verb(project, out)
    say("First")
    first = run("First")
    assert first.returncode == 0, first.stderr
    say("Second")
    return run, _held(out)


@every_verb
def test_a_truly_full_disk_leaves_all_as_it_was(verb: Verb, small_disk: Path, tmp_path: Path) -> None:
    """Without any room, with room for a first file, for a half one: what stood there stands, nothing is beside it, and
    the message says what to do; and when there is room again, the same command does its work."""
    run, before = _begun(verb, tmp_path / "project", small_disk)
    for left in (0, 4096, 12_288):
        _fill(small_disk, left)
        done = run("Second")
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr
        assert "the disk is full" in done.stderr
        assert "delete what you no longer need there, or " in done.stderr
        assert _held(small_disk) == before
    (small_disk / "filler").unlink()
    done = run("Second")
    assert done.returncode == 0, done.stderr
    assert _held(small_disk) != before


@posix
@every_verb
def test_files_that_may_not_grow_leave_all_as_it_was(verb: Verb, tmp_path: Path) -> None:
    """As above, by a limit that every system has: half of a file is written, and no more."""
    import resource

    out = tmp_path / "out"
    out.mkdir()
    run, before = _begun(verb, tmp_path / "project", out)
    told = tmp_path / "told"
    told.touch()

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1200, 1200))
        done = run("Second")
        told.write_text(f"{done.returncode} {done.stderr}"[:1200], encoding="utf-8")

    assert os.waitpid(forked(work), 0)[1] == 0
    said = told.read_text(encoding="utf-8")
    assert said.startswith("1 "), said
    assert "Traceback" not in said
    assert "File too large" in said
    assert _held(out) == before
