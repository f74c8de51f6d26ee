"""What the system says of a file, wherever it was met → a problem, or None for a fault of the program."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from brief_builder.build.unwritable import refused
from brief_builder.pack.model import shown_path
from brief_builder.problems import Fault, Place, Problem

# What files, folders, disks and rights may be like; that a file is not there is known to whoever looks for one.
_OF_FILES = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR,
    errno.EMFILE, errno.ENFILE, getattr(errno, "ESTALE", errno.EIO),
}  # fmt: skip
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


def system_problem(error: OSError) -> Problem | None:
    """The problem that an error of the system is, when nobody nearer to it has told it; None where it is none."""
    if not isinstance(error.filename, (str, bytes)) or error.errno not in _OF_FILES | _FULL:
        return None
    path = Path(os.fsdecode(error.filename))
    if error.errno in _FULL:
        cure = "name another folder, for what is there for a while in the environment variable TMPDIR"
        return refused(path, error, cure).problems[0]
    shown = shown_path(path)
    message = f"{shown} cannot be read: {error.strerror}"
    cure = "see that you may open it, and the folders that it lies in"
    return Fault("file-unreadable", message, help=cure).at(Place(shown))
