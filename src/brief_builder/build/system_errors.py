"""What the system says of a file, wherever it was met → a problem; a fault of the program stays what it is."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from brief_builder.problems import BriefError, Fault, Place, Problem, shown_path


class ToldOfSystemError(BriefError):
    """What the system says of a file that nobody nearer to it has told."""


_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

# What files, folders, disks and rights may be like; that a file is not there is known to whoever looks for one.
_OF_FILES = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR,
    errno.EMFILE, errno.ENFILE, getattr(errno, "ESTALE", errno.EIO),
}  # fmt: skip


def temporary_fault(error: OSError) -> Fault | None:
    """That the temporary folder is full, or that there is none; None for another error.

    What is written to its end is guarded where it is written, so a full disk that nobody has told is that one.
    """
    is_full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    if not is_full and "temporary directory" not in str(error):
        return None
    import tempfile

    try:
        message = f"the temporary folder {tempfile.gettempdir()} is full"
    except OSError:
        message = "there is no temporary folder that can be written"
    cure = "free space there, or name another folder in the environment variable TMPDIR"
    return Fault("output-unwritable", message, help=cure)


def system_problem(error: OSError) -> Problem | None:
    """The problem that an error of the system is, when nobody nearer to it has told it; None where it is none."""
    full = temporary_fault(error)
    if full is not None:
        return full.at(Place("TMPDIR"))
    if not isinstance(error.filename, (str, bytes)) or error.errno not in _OF_FILES:
        return None
    path = Path(os.fsdecode(error.filename))
    shown = shown_path(path)
    message = f"{shown} cannot be read or written: {error.strerror}"
    cure = "see that you may open it, and the folders that it lies in"
    return Fault("file-unreadable", message, help=cure).at(Place(shown))


def told_of_system(function: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """The function, which raises ToldOfSystemError for what the system says of a file, where nobody nearer did."""

    @wraps(function)
    def told(*args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        try:
            return function(*args, **kwargs)
        except OSError as error:
            problem = system_problem(error)
            if problem is None:
                raise
            raise ToldOfSystemError([problem]) from error

    return told
