"""Files in memory → files on disk, all or none: written beside, flushed, then renamed into place."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from brief_builder.build.aside import ALONE, LOCKED, drop, drop_left, fresh_file
from brief_builder.build.locking import is_held
from brief_builder.build.unwritable import refused, unwritable
from brief_builder.problems import shown_path

_OWN, _USUAL = 0o600, 0o666  # rights
_CURE = "choose another folder with --out"


def write_all(folder: Path, files: Mapping[str, bytes], cure: str = _CURE) -> tuple[Path, ...]:
    """Write the files below a folder; the old ones stay until every new one is on disk.

    Args:
        folder: it is made where it is not there.
        files: by name from the folder, with `/` between.
        cure: what to do when the system does not let them be written.

    Raises:
        BriefError: output-unwritable; what was there before is still there.
    """
    staged: list[tuple[Path, Path]] = []
    kind = LOCKED if is_held(folder) else ALONE
    if kind == ALONE:
        for each in sorted({(folder / name).parent for name in files}):
            drop_left(each)
    try:
        for name, data in files.items():
            target = folder / name
            if Path(os.path.realpath(folder)) not in Path(os.path.realpath(target)).parents:
                raise unwritable(target, "it would lie outside the output folder", "choose another name")
            if _is_taken(target):
                raise unwritable(target, "something that is not a file stands there", "remove it")
            target.parent.mkdir(parents=True, exist_ok=True)
            # What is as it would be written is left alone: a program may hold it open.
            if not _is_written(target, data):
                staged.append((_stage(target, data, kind), target))
        _replace_all(staged, kind)
    except OSError as error:
        raise refused(folder, error, cure) from None
    finally:
        for temporary, _ in staged:
            drop(temporary)
    return tuple(folder / name for name in files)


def write_file(target: Path, data: bytes) -> Path:
    """Write one file; the old one stays until the new one is on disk. Raises like write_all."""
    write_files({target: data})
    return target


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files that need not lie in one folder, all or none; the folders are there. Raises like write_all."""
    for target in files:
        if not _is_folder(target.parent):
            cure = "make the folder, or name another"
            raise unwritable(target, f"there is no folder {shown_path(target.parent)}", cure)
        if _is_taken(target):
            raise unwritable(target, "something that is not a file stands there", "name another file")
        drop_left(target.parent)
    staged: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, data in files.items():
            staged.append((_stage(target, data, ALONE), target))
        if len(staged) == 1:
            _replace(*staged[0])  # in one step: nothing need be put back
        else:
            _replace_all(staged, ALONE)
    except OSError as error:
        raise refused(target, error, "name a file in another folder") from None
    finally:
        for temporary, _ in staged:
            drop(temporary)


def _is_taken(target: Path) -> bool:
    """Whether something stands there that is not a file."""
    try:
        return target.is_symlink() or (target.exists() and not target.is_file())
    except OSError:  # a name that is too long, a folder that nobody may look into: told when it is written
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return True


def _is_written(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _stage(target: Path, data: bytes, kind: str) -> Path:
    # What may be closed to others is never open to them, not even on its way.
    temporary = fresh_file(target.parent, kind, ".part", _OWN if target.exists() else _USUAL)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            with suppress(PermissionError):  # a memory stick keeps no rights
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        drop(temporary)
        raise
    return temporary


def _replace_all(staged: list[tuple[Path, Path]], kind: str) -> None:
    """Rename every file into place; when one cannot be, those before it are put back.

    The old file is copied aside and then replaced in one step: at no moment is there none.
    """
    kept: list[tuple[Path, Path | None]] = []
    done: list[tuple[Path, Path | None]] = []
    try:
        for temporary, target in staged:
            backup = fresh_file(target.parent, kind, ".old", _OWN) if target.exists() else None
            kept.append((target, backup))
            if backup is not None:
                shutil.copyfile(target, backup)
                with suppress(PermissionError):
                    shutil.copymode(target, backup)
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
                drop(backup)


def _replace(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError:
        raise unwritable(
            target, "another program holds it open", "close it in Word or PowerPoint and try again"
        ) from None
