"""What a killed process left beside its output → the next run takes it out, and never what a living one is writing."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from brief_builder import BriefError
from brief_builder.build import locking
from brief_builder.build.locking import Lock, is_held
from brief_builder.build.output import write_all, write_file, write_files
from command import brief
from forks import forked
from writing_verbs import VERBS, Verb

pytestmark = pytest.mark.skipif(os.name == "nt", reason="whether a process runs is not asked there")
GONE = 999_999_999  # no process has this number


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _killed(work: Callable[[], object]) -> None:
    """Do the work in a copy of this process that is killed when its first file is flushed."""

    def dying() -> None:
        os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
        work()

    assert os.waitpid(forked(dying), 0)[1] == signal.SIGKILL


@pytest.mark.parametrize(
    "verb", [each for name, each in VERBS.items() if name != "batch"], ids=lambda each: each.__name__
)
def test_the_next_run_takes_out_what_a_killed_one_left(verb: Verb, tmp_path: Path) -> None:
    """Of a first run, and of one over files that are there; a batch has other processes do it, see its own tests."""
    project, out = tmp_path / "project", tmp_path / "out"
    for folder in (project, out):
        folder.mkdir()
    say, run = verb(project, out)
    for words in ("First", "Second"):
        say(words)
        before = _names(out)
        _killed(lambda words=words: run(words))
        assert _names(out) - before != set()  # else this proves nothing
        done = run(words)
        assert done.returncode == 0, done.stderr
        left = {name for name in _names(out) if any(step.startswith(".") for step in name.split("/"))}
        assert left == set()


def _writing(work: Callable[[], object], folder: Path) -> tuple[int, int]:
    """A process that does the work and waits in the middle of it: its number, and what lets it go on when closed."""
    go_on, let = os.pipe()
    before = _names(folder)

    def waiting() -> None:
        os.close(let)
        os.fsync = lambda _: os.read(go_on, 1)
        work()

    process = forked(waiting)
    os.close(go_on)
    until = time.monotonic() + 20
    while not any(".part" in name for name in _names(folder) - before):
        assert time.monotonic() < until
        time.sleep(0.01)
    return process, let


def _others(folder: Path) -> None:
    """Everything that takes out what is left."""
    write_file(folder / "mine.docx", b"mine")
    write_files({folder / "one": b"1", folder / "two": b"2"})
    write_all(folder, {"three": b"3"})
    with Lock(folder):
        write_all(folder, {"four": b"4"})
    with Lock(folder.parent):
        pass
    assert brief("init", str(folder / "pack"), "--as-of", "2026-01-05", at=folder).returncode == 0


@pytest.mark.parametrize(
    "work",
    [
        lambda folder: write_file(folder / "brief.docx", b"new"),
        lambda folder: write_all(folder, {"brief.docx": b"new"}),
    ],
    ids=["one file", "several"],
)
def test_what_a_living_process_is_writing_stays(work: Callable[[Path], object], tmp_path: Path) -> None:
    """However long it takes; then it finishes as if it had been alone."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "brief.docx").write_bytes(b"old")
    process, let = _writing(lambda: work(folder), folder)
    _others(folder)
    os.close(let)
    assert os.waitpid(process, 0)[1] == 0
    assert (folder / "brief.docx").read_bytes() == b"new"
    assert {name for name in _names(folder) if name.startswith(".")} == set()


def test_what_another_machine_may_be_writing_stays(tmp_path: Path) -> None:
    """And what a person calls so; a file of this machine whose process is gone goes, also one of this number."""
    (tmp_path / "x").write_bytes(b"")
    _killed(lambda: write_file(tmp_path / "x", b"new"))
    (own,) = (name for name in _names(tmp_path) if name.startswith("."))
    _, number, here, _ = own.split("-")
    stays = {
        ".writing-notes",
        ".writing-",
        f".writing-{GONE}-00000000-1.part",
        f".writing-{os.getppid()}-{here}-1.part",
    }
    goes = {own, f".writing-{GONE}-{here}-1.part", f".writing-{GONE}-{here}-2", f".writing-{os.getpid()}-{here}-0.old"}
    for name in stays | goes:
        (tmp_path / name).write_bytes(b"")
    write_file(tmp_path / "x", b"new")
    assert _names(tmp_path) == stays | {"x"}
    assert int(number) != os.getpid()


def test_of_many_who_find_a_stale_lock_one_at_a_time_holds_the_folder(tmp_path: Path) -> None:
    """Builds that begin at the same instant behind one that was killed, twenty times."""
    held, inside = tmp_path / "out", tmp_path / "inside"
    held.mkdir()

    def work(start: int) -> None:
        os.read(start, 1)  # until all are let go at once
        try:
            with Lock(held):
                os.close(os.open(inside, os.O_CREAT | os.O_EXCL))  # fails where another is in
                time.sleep(0.005)
                inside.unlink()
        except BriefError:
            os._exit(7)

    for _ in range(20):
        (held / ".building").write_text(str(GONE), encoding="utf-8")
        start, let = os.pipe()

        def begin(start: int = start, let: int = let) -> None:
            os.close(let)
            work(start)

        processes = [forked(begin) for _ in range(6)]
        os.close(let)
        os.close(start)
        ended = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
        assert set(ended) <= {0, 7}
        assert 0 in ended
    assert _names(held) == set()


def test_who_was_slower_leaves_the_lock_of_who_was_faster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One has seen that the lock is stale, and another takes it over before the first goes on."""
    (tmp_path / ".building").write_text(str(GONE), encoding="utf-8")
    seen, others = locking._is_gone, []
    done, end = os.pipe()

    def hold() -> None:
        os.close(end)
        with Lock(tmp_path):
            os.read(done, 1)

    def slow(owner: tuple[int, str]) -> bool:
        monkeypatch.undo()
        others.append(forked(hold))
        while (tmp_path / ".building").read_text(encoding="utf-8").split()[:1] != [str(others[0])]:
            time.sleep(0.01)
        return seen(owner)

    monkeypatch.setattr(locking, "_is_gone", slow)
    with pytest.raises(BriefError, match="another build is writing there"), Lock(tmp_path):
        pass
    os.close(end)
    assert os.waitpid(others[0], 0)[1] == 0


def test_a_lock_is_not_taken_from_another_thread(tmp_path: Path) -> None:
    """It has the number of this process, and this process knows that it holds it."""
    with Lock(tmp_path):
        with pytest.raises(BriefError, match="another build is writing there"), Lock(tmp_path):
            pass
        assert (tmp_path / ".building").exists()
    with Lock(tmp_path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_folder_is_one_by_whatever_way(tmp_path: Path) -> None:
    """By a link, or around a corner: another build of this process holds it all the same."""
    held, link = tmp_path / "held", tmp_path / "link"
    held.mkdir()
    link.symlink_to(held)
    with Lock(held):
        for way in (link, held / ".." / "held", link / "."):
            with pytest.raises(BriefError, match="another build is writing there"), Lock(way):
                pass
            assert is_held(way)
        assert (held / ".building").exists()


def test_a_lock_is_closed_before_it_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows lets nobody delete what is open, and a lock that stays lets no further build begin."""
    opened: list[IO[bytes]] = []
    usual, unlink = Path.open, Path.unlink

    def opening(path: Path, *arguments: Any, **named: Any) -> Any:
        file = usual(path, *arguments, **named)
        opened.append(file)
        return file

    def deleting(path: Path, *, missing_ok: bool = False) -> None:
        if not all(file.closed for file in opened):
            raise PermissionError(13, "The process cannot access the file")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "open", opening)
    monkeypatch.setattr(Path, "unlink", deleting)
    with Lock(tmp_path):
        pass
    assert not (tmp_path / ".building").exists()
    assert opened


def test_a_lock_that_somebody_else_took_meanwhile_is_left(tmp_path: Path) -> None:
    """A person took it for one that was left, deleted it, and began another build."""
    with Lock(tmp_path):
        (tmp_path / ".building").unlink()
        (tmp_path / ".building").write_text(str(os.getppid()), encoding="utf-8")
    assert (tmp_path / ".building").exists()


@pytest.mark.parametrize("target", ["nowhere", "stale"])
def test_a_lock_that_is_a_link_is_not_taken_over(target: str, tmp_path: Path) -> None:
    """And nobody waits for it without end."""
    (tmp_path / "stale").write_text(str(GONE), encoding="utf-8")
    (tmp_path / ".building").symlink_to(tmp_path / target)
    with pytest.raises(BriefError, match="another build is writing there"), Lock(tmp_path):
        pass
    assert (tmp_path / "stale").exists()


@pytest.mark.parametrize("way", ["out", "out/below", "link"])
def test_an_output_that_is_a_file_is_said(way: str, tmp_path: Path) -> None:
    """Not that another build writes there."""
    (tmp_path / "out").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(BriefError, match=r"is a file, not a folder|leads nowhere"), Lock(tmp_path / way):
        pass
    assert (tmp_path / "out").read_bytes() == b"mine"


@pytest.mark.parametrize("write", [write_all, lambda out, files: write_files({out / n: d for n, d in files.items()})])
def test_a_file_keeps_its_rights(write: Callable[[Path, dict[str, bytes]], object], tmp_path: Path) -> None:
    """What its owner has closed to others stays closed; what is new has the rights of any new file."""
    (tmp_path / "closed").write_bytes(b"old")
    (tmp_path / "closed").chmod(0o600)
    before = os.umask(0o027)
    try:
        write(tmp_path, {"closed": b"new", "fresh": b"new"})
    finally:
        os.umask(before)
    assert {name: (tmp_path / name).stat().st_mode & 0o777 for name in _names(tmp_path)} == {
        "closed": 0o600,
        "fresh": 0o640,
    }


def test_the_longest_name_can_be_written_again(tmp_path: Path) -> None:
    """What is kept aside of the old file has a name of its own, not a longer one."""
    name = "a" * 250 + ".docx"
    for data in (b"old", b"new"):
        write_all(tmp_path, {name: data})
    assert (tmp_path / name).read_bytes() == b"new"
