"""A folder, what is known of it and what it has now → what an earlier edition left there, and what is nobody's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from brief_builder.build.reuse import file_digest
from brief_builder.build.unwritable import unwritable
from brief_builder.inputs.passing import is_passing

Record = dict[str, Any]


def prints_of(record: Record) -> dict[str, str]:
    """File → its print, as a record has them; {} for a record that has none, or that a hand has spoiled."""
    said = record.get("files")
    return {str(name): str(seen) for name, seen in said.items()} if isinstance(said, dict) else {}


def earlier(record: Record, files: Iterable[str]) -> dict[str, str]:
    """File → print of what a record names and the new files have not; capitals make no difference, as on most disks."""
    there = {name.casefold() for name in files}
    return {name: said for name, said in prints_of(record).items() if name.casefold() not in there}


def remove_earlier(target: Path, record: Record, files: Iterable[str]) -> None:
    """Remove what an earlier edition left in a folder, such as one for other readers; what a hand has changed stays.

    Raises:
        BriefError: output-unwritable, where one cannot be removed: nobody may find it beside the new files.
    """
    home = target.resolve()
    for name, said in earlier(record, files).items():
        path = target / name
        if path.is_symlink() or not path.is_file() or home not in path.resolve().parents:
            continue
        try:
            if file_digest(path) == said:
                path.unlink()
                _remove_empty(path.parent, target)
        except OSError as error:
            cure = "it is of an earlier edition: close it where it is open, or delete it, and try again"
            raise unwritable(path, str(error.strerror or error), cure) from None


def _remove_empty(folder: Path, target: Path) -> None:
    while folder != target and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def others_in(target: Path, record: Record) -> tuple[str, ...]:
    """The files in a folder that are none of a record's, by name from the folder."""
    return tuple(sorted(name for name in _names(target) if is_other(name, record)))


def is_other(name: str, record: Record) -> bool:
    """Whether a file is none of a record's, and there to stay."""
    steps = name.split("/")
    passing = is_passing(steps[-1]) or any(step.startswith(".") for step in steps)
    return not passing and name not in prints_of(record)


def _names(target: Path) -> Iterator[str]:
    for place, _, names in os.walk(target):
        for name in names:
            yield (Path(place) / name).relative_to(target).as_posix()
