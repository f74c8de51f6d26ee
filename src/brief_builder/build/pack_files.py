"""A pack's files → what decides whether something that was made of them may be used again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from brief_builder.build.reuse import files_content
from brief_builder.build.system_errors import system_problem
from brief_builder.inputs.passing import is_passing
from brief_builder.problems import Fault, Place, Problem, shown_path

# What is known not to be read for facts and their evidence; everything else in the folder might be.
_APART = {"pack.yaml", "charts.yaml", "matrices.yaml", "texts", "templates", "output"}


def pack_files(folder: Path) -> Iterator[Path]:
    """All files of a pack that are there to stay."""
    for path in folder.rglob("*"):
        *folders, name = path.relative_to(folder).parts
        if path.is_file() and not is_passing(name) and not any(step.startswith(".") for step in folders):
            yield path


def unread_names(folder: Path) -> Iterator[Problem]:
    """A problem for each folder of the pack that cannot be looked into, and for each name that is not Unicode.

    Facts would be missing, and nobody would say so; and no record could name such a file, nor another system show it.
    """
    errors: list[OSError] = []
    for place, inside, names in os.walk(folder, onerror=errors.append):
        at = Path(place)
        inside[:] = sorted(name for name in inside if name[0] != "." and (at != folder or name != "output"))
        for path in (at / name for name in sorted([*inside, *names])):
            if not _is_unicode(path.name) and not is_passing(path.name):
                shown = shown_path(path)
                fault = Fault("file-unreadable", f"the name of {shown} is not written in Unicode", help="rename it")
                yield fault.at(Place(shown))
    for error in errors:
        if (problem := system_problem(error)) is not None:
            yield problem


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


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
