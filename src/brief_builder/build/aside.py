"""A folder → files in it for what is on its way into place; and the folder without those of processes that are gone.

A process that is killed takes nothing away. Its files say whose they are, so that the next one can.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from brief_builder.machine import mark

LOCKED = ".building-"  # how names begin of what a process writes that holds the folder around it
ALONE = ".writing-"  # of what one writes that holds none
_NAME = re.compile(rf"{re.escape(ALONE)}(?P<process>\d+)-(?P<where>[0-9a-f]{{8}})-\d+(?:\.\w+)?")
_NUMBERS = count()
_LIVING: set[str] = set()  # names of this process's own, which another thread may be writing


def fresh_file(folder: Path, kind: str, ending: str, mode: int = 0o666) -> Path:
    """A new, empty file for this process.

    Args:
        folder: where; it is there.
        kind: LOCKED or ALONE.
        ending: of its name.
        mode: the rights that it has at most; the system takes from them what this person's files never have.

    Raises:
        OSError: it cannot be made.
    """

    def made(path: Path) -> None:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))

    return _made(_names(folder, kind, ending), made)


def fresh_folder(folder: Path) -> Path:
    """A new folder in another, for this process alone; raises OSError."""
    return _made(_names(folder, ALONE, ""), Path.mkdir)


def _made(paths: Iterator[Path], make: Callable[[Path], None]) -> Path:
    """The first of the paths at which nothing stands, where something is made; raises OSError when it cannot be."""
    for path in paths:
        try:
            make(path)
        except FileExistsError:  # of a process that had this number before
            _LIVING.discard(path.name)
        except BaseException:
            _LIVING.discard(path.name)
            raise
        else:
            return path
    raise AssertionError  # numbers do not end


def _names(folder: Path, kind: str, ending: str) -> Iterator[Path]:
    for number in _NUMBERS:
        path = folder / f"{kind}{os.getpid()}-{mark()}-{number}{ending}"
        _LIVING.add(path.name)
        yield path


def drop(path: Path) -> None:
    """Take out what this process had made, if it is still there: a file that was renamed into place is not."""
    try:
        _remove(path)
    finally:
        _LIVING.discard(path.name)


def drop_left(folder: Path) -> None:
    """Take out of a folder what processes wrote that held none and are gone; what lives stays, and what may live
    elsewhere. What cannot be taken out is no reason not to write."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(ALONE) and is_left(entry.name):
                with suppress(OSError):
                    _remove(Path(entry.path))


def is_left(name: str) -> bool:
    """Whether a name is one that a process gave which held no folder, and is gone."""
    said = _NAME.fullmatch(name)
    if said is None or said["where"] != mark():
        return False
    process = int(said["process"])
    return name not in _LIVING if process == os.getpid() else runs(process) is False


def runs(process: int) -> bool | None:
    """Whether a process of this machine runs; None where that cannot be told."""
    if process <= 0 or sys.platform == "win32":  # where the question would end it
        return None
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _remove(path: Path) -> None:
    try:
        is_folder = stat.S_ISDIR(path.lstat().st_mode)
    except FileNotFoundError:
        return
    if is_folder:
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
