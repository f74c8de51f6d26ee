"""The name of a file in a value → its bytes, read only inside the folder that the caller opened to values."""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

from brief_builder.merge.state import State
from brief_builder.problems import Fault, did_you_mean

_IN_FOLDER = "name a file in the folder of the data, such as `pictures/map.png`"


def read_inside(state: State, name: object, most: int) -> bytes:
    """The content of a file below the rendering's folder.

    Args:
        state: knows the folder.
        name: as the data give it, with `/` between folders.
        most: bytes that the file may have.

    Raises:
        Fault: value-field, folder-unknown, path-outside, file-missing, file-unreadable.
    """
    if not isinstance(name, str) or not name.strip():
        raise Fault("value-field", "the name of the file is empty", help=_IN_FOLDER)
    path = _resolved(state.folder, name)
    try:
        there = path.exists()
    except OSError:  # a name longer than any file's
        there = False
    if not there:
        slashes = f"write `/` between folders: `{name.replace(chr(92), '/')}`" if "\\" in name else None
        raise Fault("file-missing", f"there is no file `{name}`", help=slashes or _near(path, name) or _IN_FOLDER)
    try:
        # A device or pipe would never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Fault("file-unreadable", f"`{name}` is not a file", help=_IN_FOLDER)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise Fault("file-unreadable", f"`{name}` cannot be read: {error.strerror}") from None
    if len(data) > most:
        raise Fault("file-unreadable", f"`{name}` is larger than {most // 2**20} MB", help="save it smaller")
    return data


def _resolved(folder: Path | None, name: str) -> Path:
    if folder is None:
        message = f"this value names the file `{name}`, and no folder was given whose files it may name"
        raise Fault("folder-unknown", message, help="render with folder=…, the folder that holds it")
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    unsafe = "\0" in name or ".." in posix.parts or ".." in windows.parts or bool(windows.drive) or "://" in name
    try:
        root = folder.resolve()
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError):
        unsafe, root, path = True, folder, folder
    if unsafe or path == root or not path.is_relative_to(root):
        raise Fault("path-outside", f"`{name}` leads out of the folder of the data", help=_IN_FOLDER)
    return path


def _near(path: Path, name: str) -> str | None:
    """A file beside it whose name is nearly the same."""
    if not path.parent.is_dir():
        return None
    before = name[: len(name) - len(path.name)] if name.endswith(path.name) else ""
    known = [before + other.name for other in sorted(path.parent.iterdir())[:1000] if other.is_file()]
    return did_you_mean(name, known)
