"""A pack's files → what decides whether something that was made of them may be used again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brief_builder.build.reuse import files_content
from brief_builder.inputs.passing import is_passing

# What is known not to be read for facts and their evidence; everything else in the folder might be.
_APART = {"pack.yaml", "charts.yaml", "matrices.yaml", "texts", "templates", "output"}


def pack_files(folder: Path) -> Iterator[Path]:
    """All files of a pack that are there to stay."""
    for path in folder.rglob("*"):
        *folders, name = path.relative_to(folder).parts
        if path.is_file() and not is_passing(name) and not any(step.startswith(".") for step in folders):
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
