"""A pack's files → what decides whether something that was made of them may be used again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brief_builder.build.reuse import files_content

# What is known not to be read for facts and their evidence; everything else in the folder might be.
_APART = {"pack.yaml", "charts.yaml", "matrices.yaml", "texts", "templates", "output"}
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


def pack_files(folder: Path) -> Iterator[Path]:
    """All files of a pack that are there to stay."""
    for path in folder.rglob("*"):
        if path.is_file() and not any(is_passing(step) for step in path.relative_to(folder).parts):
            yield path


def fact_files_content(folder: Path, sources: Path | None = None) -> str:
    """A digest of all that facts and their evidence may be read from.

    Args:
        folder: the pack's.
        sources: a further folder with full texts; None for none.
    """
    files = [path for path in pack_files(folder) if path.relative_to(folder).parts[0] not in _APART]
    if sources is not None and sources.is_dir():
        files += [path for path in sources.iterdir() if path.is_file()]
    return files_content(files)
