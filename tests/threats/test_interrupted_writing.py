"""A build that is killed, stopped, or runs out of room: every file is the old one or the new one, and whole."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError
from brief_builder.build.locking import Lock
from brief_builder.build.output import write_all, write_file
from command import brief
from forks import forked
from small_pack import make_pack

NAMES = ("brief.en.docx", "deck.en.pptx", "charts/trade.en.png")
OLD = {name: b"old " + name.encode() * 100 for name in NAMES}
NEW = {name: b"new " + name.encode() * 120 for name in NAMES}
posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of a process are those of POSIX")


def _held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _failing(real: Callable[..., Any], at: int, error: BaseException) -> Callable[..., Any]:
    """The function, which raises when it is called the `at`-th time (from 0)."""
    calls = iter(range(1_000))

    def called(*arguments: Any, **named: Any) -> Any:
        if next(calls) == at:
            raise error
        return real(*arguments, **named)

    return called


STEPS = [(os, "fsync"), (shutil, "copyfile"), (Path, "replace"), (Path, "chmod")]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1])
@pytest.mark.parametrize("at", range(len(NAMES)))
def test_a_full_disk_or_ctrl_c_at_any_step_leaves_the_old_files(
    step: tuple[Any, str], at: int, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing, flushing, copying aside, renaming: whichever fails, at whichever file; nothing is left beside."""
    write_all(tmp_path, OLD)
    owner, name = step
    monkeypatch.setattr(owner, name, _failing(getattr(owner, name), at, error))
    with pytest.raises((BriefError, KeyboardInterrupt)) as caught:
        write_all(tmp_path, NEW)
    assert _held(tmp_path) == OLD
    if isinstance(caught.value, BriefError):
        (problem,) = caught.value.problems
        assert (problem.code, "No space left" in problem.message) == ("output-unwritable", True)


@posix
@pytest.mark.parametrize("several", [False, True])
def test_a_file_that_has_no_room_leaves_the_old_one(several: bool, tmp_path: Path) -> None:
    """Half of it was written when the disk was full: the system itself says so, here by a limit of the process."""
    import resource

    write_file(tmp_path / "brief.docx", b"old")

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        write = write_all if several else lambda folder, files: write_file(folder / "brief.docx", files["deck.pptx"])
        with pytest.raises(BriefError) as caught:
            write(tmp_path, {"brief.docx": b"new", "deck.pptx": bytes(300_000)})
        assert [problem.code for problem in caught.value.problems] == ["output-unwritable"]

    assert os.waitpid(forked(work), 0)[1] == 0
    assert _held(tmp_path) == {"brief.docx": b"old"}


@posix
def test_a_killed_build_leaves_whole_files_and_the_next_takes_out_the_rest(tmp_path: Path) -> None:
    """SIGKILL at twenty random moments: each file is of one build or the other, and then nothing is left beside."""
    chance = random.Random(20)  # noqa: S311  not for secrets
    builds = [dict.fromkeys(NAMES, letter * 200000) for letter in (b"A", b"B")]

    def work() -> None:
        for turn in range(1_000_000):
            with Lock(tmp_path):
                write_all(tmp_path, builds[turn % 2])

    for _ in range(20):
        process = forked(work)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        left = {name: data for name, data in _held(tmp_path).items() if name in NAMES}
        assert [name for name, data in left.items() if data not in (builds[0][name], builds[1][name])] == []
        with Lock(tmp_path):
            assert {name: data for name, data in _held(tmp_path).items() if name != ".building"} == left
    with Lock(tmp_path):
        write_all(tmp_path, NEW)
    assert _held(tmp_path) == NEW


def test_what_a_person_keeps_in_the_output_folder_is_not_taken_out(tmp_path: Path) -> None:
    """Neither hidden files nor those that Word and LibreOffice keep beside an open one."""
    kept = {".notes.part": b"x", "~$brief.docx": b"x", ".~lock.brief.docx#": b"x", "charts/.building": b"x"}
    write_all(tmp_path, kept)
    with Lock(tmp_path):
        write_all(tmp_path, OLD)
    assert _held(tmp_path) == {**kept, **OLD}


@pytest.mark.parametrize(
    "number", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.ENAMETOOLONG], ids=errno.errorcode.get
)
def test_a_folder_that_cannot_be_written_to_is_a_problem(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read-only, without a right, full, or with too long a name: before anything is done to the old files."""
    write_all(tmp_path, OLD)

    def refused(*_: Any, **__: Any) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refused)
    monkeypatch.setattr(os, "link", refused)
    with pytest.raises(BriefError) as caught, Lock(tmp_path):
        pass
    monkeypatch.undo()
    (problem,) = caught.value.problems
    assert (problem.code, os.strerror(number) in problem.message) == ("output-unwritable", True)
    room = "delete what you no longer need there, or " if number == errno.ENOSPC else ""
    assert problem.help == (f"{room}choose another folder with --out",)
    assert _held(tmp_path) == OLD


def test_a_lock_is_made_where_a_file_system_knows_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of a memory stick, say; and one build at a time writes there too."""

    def unknown(*_: Any) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    (tmp_path / ".building").write_text(str(os.getppid()), encoding="utf-8")
    with pytest.raises(BriefError) as caught, Lock(tmp_path):
        pass
    assert "another build is writing there" in caught.value.problems[0].message
    (tmp_path / ".building").unlink()
    with Lock(tmp_path):
        (held,) = _held(tmp_path).items()
        assert (held[0], held[1].split()[0]) == (".building", str(os.getpid()).encode())
    assert _held(tmp_path) == {}


def test_ctrl_c_ends_the_command_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the files are written: it says that nothing was, which is so, and leaves as every shell expects."""
    make_pack(tmp_path)
    assert brief("build", at=tmp_path).returncode == 0
    before = _held(tmp_path / "output")
    for path in (tmp_path / "output").rglob("*.docx"):
        path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", _failing(os.fsync, 0, KeyboardInterrupt()))
    done = brief("build", at=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (130, "stopped; nothing was written")
    assert {name: data for name, data in _held(tmp_path / "output").items() if data != b"old"} == {
        name: data for name, data in before.items() if not name.endswith(".docx")
    }
