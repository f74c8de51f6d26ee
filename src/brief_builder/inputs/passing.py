"""A file's name → whether it is there to stay, or what a program leaves for a while beside one that is open."""

from __future__ import annotations

_PASSING = ("~", ".tmp", ".swp", ".swx", ".part", ".crdownload")


def is_passing(name: str) -> bool:
    """Whether a file is what a program leaves for a while beside one that is open or being saved.

    Word, Excel and PowerPoint: `~$brief.docx`, `~WRD0001.tmp`; LibreOffice: `.~lock.brief.docx#`, `lu1234.tmp`;
    editors: `.brief.swp`, `charts.yaml~`, `#charts.yaml#`, `4913`. Files with a dot before their name are never read.
    """
    return (
        name.startswith((".", "~$", "~WR", "#"))
        or name.lower().endswith(_PASSING)
        or (name.isdecimal() and len(name) >= 4)
    )
