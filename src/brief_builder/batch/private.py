"""A process → a folder of its own for the packs that it fills, gone when it is, or when the next batch begins."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from brief_builder.build.aside import runs

_PREFIX = "brief-batch-"


@lru_cache(maxsize=1)
def private_folder() -> Path:
    """The folder of this process, the same each time: what is known of a file by its path stays known."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def sweep(process: int | None = None) -> None:
    """Remove the folder of a process that has ended; of None, those of all that are gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}{'*' if process is None else process}-*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if process is not None or (number.isdecimal() and runs(int(number)) is False):
            shutil.rmtree(folder, ignore_errors=True)
