"""A path → the bytes of the file there, no more than asked for; nothing of a device or a pipe, which never end."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

MOST = 512 * 2**20  # bytes of a file that nothing else limits: no template, pack or record is larger


def file_bytes(path: Path, most: int) -> bytes:
    """The file's first `most` + 1 bytes: one byte too many says that it is too large.

    Raises:
        OSError: it cannot be read, or is no file: `strerror` says why.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file", str(path))
    with path.open("rb") as file:
        return file.read(most + 1)


def whole_file(path: Path, most: int = MOST) -> bytes:
    """All of a file, which may have `most` bytes.

    Raises:
        OSError: it cannot be read, is no file, or is larger: `strerror` says why.
    """
    data = file_bytes(path, most)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 2**20} MB", str(path))
    return data
