"""A folder and a path that a value names → the bytes of the file, if it lies in that folder."""

from __future__ import annotations

from pathlib import Path

from brief_builder.problems import Fault, did_you_mean

_LARGEST = 128 * 2**20  # bytes; more than any picture or document that is sent on


def read_inside(folder: Path | None, path: str) -> bytes:
    """The content of a file in the folder or below it. Links are followed, and must not lead out of it.

    Args:
        folder: the only folder whose files may be read; None when none may.
        path: relative to the folder, with `/`.

    Raises:
        Fault: path-outside, file-missing, file-unreadable.
    """
    if folder is None:
        raise Fault(
            "path-outside",
            f"the value names the file {path}, and no folder was given to read files from",
            help="give the folder that holds the file",
        )
    try:
        root = folder.resolve()
        file = (root / path).resolve()
        inside = file.is_relative_to(root)
        found, regular = file.exists(), file.is_file()
    except (OSError, ValueError, RuntimeError):  # a name too long, a NUL, links in a circle
        raise Fault("file-unreadable", f"{path[:80]!r} is not the name of a file", help="correct the name") from None
    if not inside:
        raise Fault(
            "path-outside",
            f"{path} leads out of the folder that files are read from",
            help="copy the file into that folder, and name it from there",
        )
    if not found:
        known = sorted(_near(root, file))
        listed = "there is: " + ", ".join(f"`{n}`" for n in known[:12]) + (", …" if len(known) > 12 else "")
        hint = did_you_mean(path, known) or (listed if known else "put the file there, or correct the name")
        raise Fault("file-missing", f"there is no file {path}", help=hint)
    if not regular:
        raise Fault("file-unreadable", f"{path} is not a file", help="name a file, not a folder")
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise Fault("file-unreadable", f"{path} cannot be read: {error.strerror}", help="close it elsewhere") from None
    if len(data) > _LARGEST:
        raise Fault("limit-reached", f"{path} is larger than {_LARGEST // 2**20} MB", help="make it smaller")
    return data


def _near(root: Path, file: Path) -> list[str]:
    """What stands where the file was looked for, as paths from the root; the root's own files when that is not there.

    Hidden files, Word's lock files (`~$…`) and links that lead out are left out.
    """
    where = file.parent if file.parent.is_dir() else root
    try:
        names = [entry for entry in where.iterdir() if entry.is_file() and entry.resolve().is_relative_to(root)]
    except OSError:
        return []
    return [entry.relative_to(root).as_posix() for entry in names if not entry.name.startswith((".", "~$"))]
