"""A file's name → whether it is there to stay, or what a program leaves for a while beside one that is open."""

from __future__ import annotations

import re

# What Word, PowerPoint, LibreOffice, editors and file managers leave beside what somebody looks at: no pack can mean
# it. Of other names nobody knows: `#brief.docx` may be a template.
_BESIDE = re.compile(
    r"~\$.*|(?:~WR[A-Z]\d+|lu\w+|ppt\w+)\.tmp|\.~lock\..*#|\..*\.sw[a-px]|.*~|#.*#|\.DS_Store|Thumbs\.db|desktop\.ini"
    r"|Icon\r",
    re.IGNORECASE | re.DOTALL,
)
_PASSING = (".tmp", ".swp", ".swx", ".part", ".crdownload")


def is_beside(name: str) -> bool:
    """Whether a program has left the file beside one that is open, or in a folder that was looked at, by a name that
    nothing else has.

    Word and PowerPoint: `~$brief.docx`, `~WRL0003.tmp`, `ppt9C3A.tmp`; LibreOffice: `.~lock.brief.docx#`, `lu1234.tmp`;
    editors: `.brief.swp`, `charts.yaml~`, `#charts.yaml#`; file managers: `.DS_Store`, `Thumbs.db`.
    """
    return _BESIDE.fullmatch(name) is not None


def is_passing(name: str) -> bool:
    """Whether a file is such a one, or called as what passes: where a pack's own files are looked for by their place.

    Besides those of `is_beside`, what is half saved or loaded (`x.part`, `4913`). Files with a dot before their name
    are never read.
    """
    return (
        is_beside(name)
        or name.startswith((".", "~WR", "#"))
        or name.lower().endswith(_PASSING)
        or (name.isdecimal() and len(name) >= 4)
    )
