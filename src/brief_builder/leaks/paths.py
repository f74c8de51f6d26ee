"""A text in → the paths of a computer or of an office's network in it."""

from __future__ import annotations

import re

from brief_builder.lazy import pattern

# C:\Users\…, \\server\share\…, file:///…, /home/…, /Users/…; no address of the web, and no `a:b`.
_STARTS = (
    r"(?<![A-Za-z0-9])[A-Za-z]:\\(?=\w)",
    r"(?<![A-Za-z0-9])[A-Za-z]:/(?=\w[^\s/]*/)",
    r"\\\\(?=[\w.$-]+\\)",
    r"file:/{1,3}(?=[^/])",
    r"(?<![\w/.:~-])/(?:home|Users|mnt|Volumes|tmp)/(?=\w)",
)
_PATH = rf"(?:{'|'.join(_STARTS)})[^\"'<>|*?\r\n\t]{{1,240}}"
PATH = pattern(_PATH, re.I)
_PATH_BYTES = pattern(_PATH.encode(), re.I)


def _any_case(word: str) -> str:
    """'tmp' → '[tT][mM][pP]': found in a fifth of the time that a pattern takes for which case means nothing."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_FOLDERS = pattern(f"/(?:{'|'.join(map(_any_case, ('home', 'users', 'mnt', 'volumes', 'tmp')))})/".encode())


def holds_path(data: bytes) -> bool:
    """Whether a path stands in the bytes of a part. What every path has is looked for first: most parts have none."""
    return _may_hold(data) and _PATH_BYTES.search(data) is not None


def _may_hold(data: bytes) -> bool:
    if b"\\" in data:
        return True
    at = data.find(b":/", 1)
    while at >= 0:  # the letter of a drive, and not the end of `http`
        if data[at - 1 : at].isalpha() and not data[max(at - 2, 0) : at - 1].isalnum():
            return True
        if data[max(at - 4, 0) : at].lower() == b"file":
            return True
        at = data.find(b":/", at + 1)
    return _FOLDERS.search(data) is not None


def first_path(text: str) -> str:
    """The first path in a text, up to its end or what cannot stand in one; '' where there is none."""
    found = PATH.search(text)
    return found[0].rstrip(" .,;)") if found is not None else ""


def last_step(text: str) -> str:
    """The name of the file at the end of a path: what of it says nothing of a computer."""
    return re.split(r"[\\/]", text.rstrip("\\/"))[-1]
