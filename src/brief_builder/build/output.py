"""Files in memory → files on disk, all or none: written beside, flushed, then renamed into place."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from brief_builder.pack.model import shown_path
from brief_builder.problems import BriefError, Fault, Place

FULL = (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT))  # why a file has no room, as messages say it
_LOCK = ".building"
_ASIDE = ".building-"  # how the names begin of what is on its way into place: a killed build leaves some behind


class Lock:
    """Holds an output folder for one build at a time, and takes out what a build that was killed left behind.

    Raises:
        BriefError: output-unwritable when another build holds it, or the folder cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / _LOCK

    def __enter__(self) -> Lock:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _claimed(self.path)
        except FileExistsError:
            if self.path.parent.is_file():
                cure = "give the file another name, or choose another folder with --out"
                raise unwritable(self.path.parent, "a file stands there, and no folder", cure) from None
            if _is_stale(self.path) and _is_cleared(self.path):
                return self.__enter__()
            process, where = _owner(self.path)
            hint = f"wait for it; if none is running, delete {shown_path(self.path)}"
            said = "another build is writing there"
            if where and where != _here():  # whether it still runs cannot be seen from here
                said += f", process {process} on {where.partition(' ')[0]}"
                hint = f"wait for it; if that one is gone, delete {shown_path(self.path)}"
            raise unwritable(self.path.parent, said, hint) from None
        except OSError as error:
            raise unwritable(self.path.parent, str(error.strerror), "choose another folder with --out") from None
        for place, folders, names in os.walk(self.path.parent):
            if Path(place) != self.path.parent and _LOCK in names:
                folders.clear()  # the folder of another build, which may run
                continue
            for name in names:
                if name.startswith(_ASIDE) and name != self.path.name:
                    with suppress(OSError):  # what cannot be taken out is no reason not to build
                        (Path(place) / name).unlink()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.path.unlink(missing_ok=True)


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files below a folder; the old ones stay until every new one is on disk.

    Raises:
        BriefError: output-unwritable; what was there before is still there.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            target = folder / name
            if folder.resolve() not in target.resolve().parents:
                raise unwritable(target, "it would lie outside the output folder", "choose another name")
            if target.is_symlink() or (target.exists() and not target.is_file()):
                raise unwritable(target, "something that is not a file stands there", "remove it")
            target.parent.mkdir(parents=True, exist_ok=True)
            # What is as it would be written is left alone: a program may hold it open.
            if not _is_written(target, data):
                staged.append((_stage(target, data), target))
        _replace_all(staged)
    except OSError as error:
        raise _refused(folder, error, "choose another folder with --out") from None
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    return tuple(folder / name for name in files)


def write_file(target: Path, data: bytes) -> Path:
    """Write one file; the old one stays until the new one is on disk. Raises like write_all."""
    if not target.parent.is_dir():
        raise unwritable(target, f"there is no folder {shown_path(target.parent)}", "make the folder, or name another")
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise unwritable(target, "something that is not a file stands there", "name another file")
    temporary: Path | None = None
    try:
        temporary = _stage(target, data)
        _replace(temporary, target)
    except OSError as error:
        raise _refused(target, error, "name a file in another folder") from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return target


def _is_written(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _stage(target: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=_ASIDE, suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _replace_all(staged: list[tuple[Path, Path]]) -> None:
    """Rename every file into place; when one cannot be, those before it are put back.

    The old file is copied aside and then replaced in one step: at no moment is there none.
    """
    kept: list[tuple[Path, Path | None]] = []
    done: list[tuple[Path, Path | None]] = []
    try:
        for temporary, target in staged:
            backup = target.with_name(f"{_ASIDE}{target.name}.old") if target.exists() else None
            kept.append((target, backup))
            if backup is not None:
                shutil.copyfile(target, backup)
            _replace(temporary, target)
            done.append((target, backup))
    except BaseException:
        for target, backup in reversed(done):
            if backup is not None:
                backup.replace(target)
            else:
                target.unlink(missing_ok=True)
        raise
    finally:
        for _, backup in kept:
            if backup is not None:
                backup.unlink(missing_ok=True)


def _replace(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError:
        raise unwritable(
            target, "another program holds it open", "close it in Word or PowerPoint and try again"
        ) from None


def _refused(path: Path, error: OSError, cure: str) -> BriefError:
    """What the system says of a file that cannot be written, and what to do; of a full disk, what to do first."""
    said = str(error.strerror or error)
    return unwritable(path, said, ("free space there", f"or {cure}") if said in FULL else cure)


def unwritable(path: Path, why: str, cure: str | Iterable[str]) -> BriefError:
    """The error output-unwritable: a file that cannot be written, why, and what to do."""
    shown = shown_path(path)
    return BriefError([Fault("output-unwritable", f"{shown} cannot be written: {why}", help=cure).at(Place(shown))])


def _claimed(lock: Path) -> None:
    """Make the lock, with this process and this machine in it: in one step, or a build that is killed between two would
    leave one that nobody may take over. Raises FileExistsError where there is one."""
    handle, name = tempfile.mkstemp(prefix=_ASIDE, dir=lock.parent)
    said = f"{os.getpid()}\n{_here()}".encode()
    with os.fdopen(handle, "wb") as file:
        file.write(said)
    try:
        os.link(name, lock)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of a memory stick
        with lock.open("xb") as file:
            file.write(said)
    finally:
        Path(name).unlink(missing_ok=True)


def _is_stale(lock: Path) -> bool:
    """Whether the build that made the lock is gone (it was killed). Of one on another machine, nobody can tell."""
    process, where = _owner(lock)
    if process <= 0 or os.name == "nt" or (where and where != _here()):
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return process == os.getpid()


def _is_cleared(lock: Path) -> bool:
    """Whether a lock whose build is gone was taken out: by one at a time, or the second would take out the first's.

    Where a process is killed in the middle, its mark stays until somebody deletes the lock, as the message says.
    """
    mark = lock.with_name(f"{_ASIDE}taken")
    try:
        mark.touch(exist_ok=False)
    except OSError:
        return False
    with suppress(OSError):
        try:
            if _is_stale(lock):  # else it is another's by now
                lock.unlink(missing_ok=True)
                return True
        finally:
            mark.unlink(missing_ok=True)
    return False


def _owner(lock: Path) -> tuple[int, str]:
    """The process that made a lock, 0 for none that can be read, and where it runs: "" in locks of earlier versions."""
    try:
        process, _, where = lock.read_text(encoding="utf-8", errors="replace").partition("\n")
        return int(process or "0"), where.strip()
    except (OSError, ValueError):
        return 0, ""


def _here() -> str:
    """Where the number of a process means something: this machine, and on Linux the space of its numbers.

    Two containers of one machine may see the same folder and have a process 7 each.
    """
    host = "-".join(platform.node().split()) or "localhost"
    try:
        space = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return host
    return f"{host} {space}"
