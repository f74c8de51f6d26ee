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
PATH_BYTES = re.compile(PATH.pattern.encode(), re.I)


def first_path(text: str) -> str:
    """The first path in a text, up to its end or what cannot stand in one; '' where there is none."""
    found = PATH.search(text)
    return found[0].rstrip(" .,;)") if found is not None else ""


def last_step(text: str) -> str:
    """The name of the file at the end of a path: what of it says nothing of a computer."""
    return re.split(r"[\\/]", text.rstrip("\\/"))[-1]
