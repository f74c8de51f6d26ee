"""A process → a folder of its own for the packs that it fills, gone when it is, or when the next batch begins."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
import time
from functools import lru_cache
from pathlib import Path

from brief_builder.build.aside import runs
from brief_builder.machine import mark, own_prefix

_OWN = "brief-batch"
_PAPERS = "brief-pdf"  # of `pdf.converting`: the process that would remove it may have been killed
# As `own_prefix` and `mkdtemp` name them; others may be somebody's own.
_MADE = re.compile(rf"(?:{_OWN}|{_PAPERS})-(?P<process>\d+)-(?P<where>[0-9a-f]{{8}})-\w{{8}}")
_TRIES = 10  # LibreOffice may still be about to end, and write there


@lru_cache(maxsize=1)
def private_folder() -> Path:
    """The folder of this process, the same each time: what is known of a file by its path stays known."""
    folder = Path(tempfile.mkdtemp(prefix=own_prefix(_OWN)))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def sweep(process: int | None = None) -> None:
    """Remove the folders of a process that has ended; of None, those of all that are gone.

    Those of other machines and containers stay: whether their processes run cannot be seen from here.
    """
    for folder in Path(tempfile.gettempdir()).glob("brief-*-*"):
        found = _MADE.fullmatch(folder.name)
        if found is None or found["where"] != mark():
            continue
        owner = int(found["process"])
        if runs(owner) is not False if process is None else owner != process:
            continue
        for _ in range(_TRIES):
            shutil.rmtree(folder, ignore_errors=True)
            if process is None or not folder.exists():
                break
            time.sleep(0.1)
