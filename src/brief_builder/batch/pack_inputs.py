"""A pack's folder → every file in it that a build may read, by whatever name and through whatever link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from brief_builder.pack.model import shown_path
from brief_builder.problems import BriefError, Fault, Place

_OUTPUT = "output"  # what a build in the pack's own folder has written
_OF_VERSIONS = {".git", ".hg", ".svn", ".jj"}
_MOST = 10_000  # files in folders that are links and lead out of the pack: one may lead to the whole disk


def pack_inputs(folder: Path, out: Path | None) -> Iterator[Path]:
    """All files below the folder but those of the output and of version control: pack.yaml may name any of them.

    Folders that are links are entered, each once, because a build reads texts/ and templates/ through them.

    Args:
        folder: the pack's.
        out: where files are written, which may lie in it; None where they are not.

    Raises:
        BriefError: path-outside, for a link that leads to more files than a pack has.
    """
    home, outside = folder.resolve(), out.resolve() if out is not None else None
    entered = {home}
    linked = 0
    for place, inside, names in os.walk(folder, followlinks=True):
        at = Path(place)
        kept = []
        for name in sorted(inside):
            real = (at / name).resolve()
            if real == outside or name in _OF_VERSIONS or (at == folder and name == _OUTPUT) or real in entered:
                continue
            entered.add(real)
            kept.append(name)
        inside[:] = kept
        if not at.resolve().is_relative_to(home):
            linked += len(names)
        if linked > _MOST:
            message = f"a link leads out of the pack to more than {_MOST:,} files"
            fault = Fault("path-outside", message, help="take it out, and copy what the pack needs into it")
            raise BriefError([fault.at(Place(shown_path(at)))])
        yield from (at / name for name in sorted(names) if (at / name).is_file())
