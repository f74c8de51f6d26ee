"""A folder → held for one build at a time, also when many begin at once behind one that was killed."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from brief_builder.build.aside import ALONE, LOCKED, drop, fresh_file, is_left, runs
from brief_builder.build.unwritable import refused, unwritable
from brief_builder.machine import here
from brief_builder.problems import shown_path

_LOCK = ".building"
# (process, lock) → who holds it in this process: a copy of the process (a fork) holds nothing of it.
_HELD: dict[tuple[int, str], object] = {}


def is_held(folder: Path) -> bool:
    """Whether this process holds a folder."""
    return _key(folder) in _HELD


def _key(folder: Path) -> tuple[int, str]:
    """By what a folder is held in this process, however it is called: by way of a link, or of `..`."""
    return os.getpid(), os.path.realpath(folder / _LOCK)


class Lock:
    """Holds an output folder for one build at a time, and takes out what a build that was killed left behind.

    Raises:
        BriefError: output-unwritable when another build holds it, or the folder cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / _LOCK

    def __enter__(self) -> Lock:
        folder = self.path.parent
        self._key = _key(folder)
        if _HELD.setdefault(self._key, self) is not self:  # another thread; in one step
            raise unwritable(folder, "another build is writing there", "wait for it")
        try:
            _make_folder(folder)
            self._claim()
            _take_out(folder)
        except BaseException as error:
            self.__exit__(None, None, None)
            if isinstance(error, OSError):
                raise refused(folder, error, "choose another folder with --out") from None
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Somebody may have taken it for one that was left, deleted it by hand, and begun another build.
        with suppress(OSError):
            with self.path.open("rb") as file:
                owner = _owner(file)
            if owner == (os.getpid(), here()):  # it is closed: Windows lets nobody delete what is open
                self.path.unlink(missing_ok=True)
        _HELD.pop(self._key, None)

    def _claim(self) -> None:
        """Make the lock, or raise BriefError when another build holds it."""
        while True:
            try:
                _claimed(self.path)
            except FileExistsError:
                owner = _standing(self.path)
                if owner is None:
                    continue
            else:
                return
            process, where = owner
            hint = f"wait for it; if none is running, delete {shown_path(self.path)}"
            said = "another build is writing there"
            if where and where != here():  # whether it still runs cannot be seen from here
                said += f", process {process} on {where.partition(' ')[0]}"
                hint = f"wait for it; if that one is gone, delete {shown_path(self.path)}"
            raise unwritable(self.path.parent, said, hint)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        way = next(each for each in (folder, *folder.parents) if each.exists() or each.is_symlink())
        what = "a file, not a folder" if way.exists() else "a link that leads nowhere"
        cure = "give that file another name, or choose another folder with --out"
        raise unwritable(folder, f"{shown_path(way)} is {what}", cure) from None


def _take_out(folder: Path) -> None:
    """Take out what is on its way of builds that held the folder, and of processes that held none and are gone."""
    for place, folders, names in os.walk(folder):
        if Path(place) != folder and _LOCK in names:
            folders.clear()  # the folder of another build, which may run
            continue
        for name in names:
            if name.startswith(LOCKED) or is_left(name):
                with suppress(OSError):  # what cannot be taken out is no reason not to build
                    (Path(place) / name).unlink()


def _claimed(lock: Path) -> None:
    """Make the lock, with this process and this machine in it: in one step, or a build that is killed between two would
    leave one that nobody may take over. Raises FileExistsError where there is one."""
    beside = fresh_file(lock.parent, ALONE, "")
    said = f"{os.getpid()}\n{here()}".encode()
    try:
        beside.write_bytes(said)
        try:
            os.link(beside, lock)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, such as that of a memory stick
            with lock.open("xb") as file:
                file.write(said)
    finally:
        drop(beside)


def _standing(lock: Path) -> tuple[int, str] | None:
    """Who holds a lock that stands; None when there is none any more, as it was one that is gone and was taken away.

    Of all who find it at once, one looks at a time, and each only takes away the file that it has looked at: the lock
    of another who was faster has the same name.
    """
    if lock.is_symlink():
        return 0, ""
    try:
        with lock.open("r+b") as file:
            owner = _owner(file)
            if not _is_gone(owner) or not _waited_for(file):
                return owner
            if os.path.samestat(os.fstat(file.fileno()), lock.lstat()):
                lock.unlink()
            return None
    except FileNotFoundError:
        return None
    except PermissionError:  # of another person
        return 0, ""


def _waited_for(file: BinaryIO) -> bool:
    """Have an open file for oneself until it is closed; False where the system cannot do that."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError:  # some network drives
        return False
    return True


def _is_gone(owner: tuple[int, str]) -> bool:
    """Whether the build that made the lock is gone (it was killed). Of one on another machine, nobody can tell."""
    process, where = owner
    if where and where != here():
        return False
    # One of this process is of another that had its number: what this one holds, it knows.
    return runs(process) is False or (process == os.getpid() and sys.platform != "win32")


def _owner(file: BinaryIO) -> tuple[int, str]:
    """The process that made a lock, 0 for none that can be read, and where it runs: "" in locks of earlier versions."""
    process, _, where = file.read(10_000).decode("utf-8", errors="replace").partition("\n")
    try:
        return int(process or "0"), where.strip()
    except ValueError:
        return 0, ""
