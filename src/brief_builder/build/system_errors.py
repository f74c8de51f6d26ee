"""What the system says of a file, wherever it was met → a problem, or None for a fault of the program."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from brief_builder.problems import Fault, Place, Problem, shown_path

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
