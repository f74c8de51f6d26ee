"""A path → its name in messages."""

from __future__ import annotations

import os
import re
from pathlib import Path

# Control characters, line ends, what turns words, and bytes that are no Unicode.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown_path(path: Path) -> str:
    """Relative to where the command runs if it lies below, else the whole path; always with slashes."""
    try:
        # A link is shown by its own name; one in a loop leads nowhere.
        whole = Path(os.path.realpath(path.parent)) / path.name if path.is_symlink() else Path(os.path.realpath(path))
        return printable(whole.relative_to(Path.cwd()).as_posix() or ".")
    except (ValueError, OSError):  # OSError: a name that is too long, or the folder stood in is gone
        return printable(path.as_posix())


def printable(name: str) -> str:
    """A file's name in one line, with what turns words or is no letter as an escape: `new\\nline`, `caf\\xe9`."""
    return _UNPRINTABLE.sub(_escaped, name)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    # A byte that is not Unicode comes from the system as half of a pair (PEP 383).
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else found[0].encode("unicode_escape").decode()
