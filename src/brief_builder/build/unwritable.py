"""A file that cannot be written → the problem that says why, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

from brief_builder.problems import BriefError, Fault, Place, shown_path

FULL = "the disk is full"  # how messages begin to say it
_FULL = {errno.ENOSPC: FULL, getattr(errno, "EDQUOT", errno.ENOSPC): f"{FULL}, or your share of it is"}


def unwritable(path: Path, why: str, cure: str | Iterable[str]) -> BriefError:
    """The error output-unwritable: a file that cannot be written, why, and what to do."""
    shown = shown_path(path)
    return BriefError([Fault("output-unwritable", f"{shown} cannot be written: {why}", help=cure).at(Place(shown))])


def refused(path: Path, error: OSError, cure: str) -> BriefError:
    """The error output-unwritable for what the system says; of a full disk it says so, and that room helps."""
    said = str(error.strerror or error)
    full = _FULL.get(error.errno) if error.errno is not None else None
    if full is None:
        return unwritable(path, said, cure)
    return unwritable(path, f"{full} ({said})", f"delete what you no longer need there, or {cure}")


def is_full(error: BaseException) -> bool:
    """Whether an error of the system that there is no room is what an error came of."""
    met: BaseException | None = error
    while met is not None:
        if isinstance(met, OSError) and met.errno in _FULL:
            return True
        met = met.__cause__ or met.__context__
    return False
