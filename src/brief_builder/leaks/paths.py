"""A text in → the paths of a computer or of an office's network in it."""

from __future__ import annotations

import re

# C:\Users\…, \\server\share\…, file:///…, /home/…, /Users/…; no address of the web, and no `a:b`.
_STARTS = (
    r"(?<![A-Za-z0-9])[A-Za-z]:\\(?=\w)",
    r"(?<![A-Za-z0-9])[A-Za-z]:/(?=\w[^\s/]*/)",
    r"\\\\(?=[\w.$-]+\\)",
    r"file:/{1,3}(?=[^/])",
    r"(?<![\w/.:~-])/(?:home|Users|mnt|Volumes|tmp)/(?=\w)",
)
PATH = re.compile(rf"(?:{'|'.join(_STARTS)})[^\"'<>|*?\r\n\t]{{1,240}}", re.I)
_PATH_BYTES = re.compile(PATH.pattern.encode(), re.I)
# One of these, or the letter of a drive, is in every path: looking for them takes a twentieth of the time.
_SIGNS = (b"\\", b"file:/", b"/home/", b"/users/", b"/mnt/", b"/volumes/", b"/tmp/")
_DRIVE = re.compile(rb"(?<![a-z0-9])[a-z]\Z")


def holds_path(data: bytes) -> bool:
    """Whether a part, as its bytes are, has a path somewhere."""
    low = data.lower()
    if not any(sign in low for sign in _SIGNS) and not _names_drive(low):
        return False
    return _PATH_BYTES.search(data) is not None


def _names_drive(low: bytes) -> bool:
    at = low.find(b":/")
    while at >= 0:
        if _DRIVE.search(low, max(0, at - 2), at):
            return True
        at = low.find(b":/", at + 2)
    return False


def first_path(text: str) -> str:
    """The first path in a text, up to its end or what cannot stand in one; '' where there is none."""
    found = PATH.search(text)
    return found[0].rstrip(" .,;)") if found is not None else ""


def last_step(text: str) -> str:
    """The name of the file at the end of a path: what of it says nothing of a computer."""
    return re.split(r"[\\/]", text.rstrip("\\/"))[-1]
