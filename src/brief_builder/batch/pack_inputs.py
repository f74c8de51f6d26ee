"""A pack's folder → every file in it that a build may read, by whatever name and through whatever link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from brief_builder.inputs.passing import is_beside
from brief_builder.problems import BriefError, Fault, Place, shown_path

_OUTPUT = "output"  # what a build in the pack's own folder has written
_OF_VERSIONS = {".git", ".hg", ".svn", ".jj"}
_MOST = 10_000  # files in folders that are links: one may lead to the whole disk


def pack_inputs(folder: Path, out: Path | None) -> Iterator[Path]:
    """All files below the folder but those of the output, of version control and of programs that have others open:
    pack.yaml may name any of them.

    Folders that are links are entered, because a build reads texts/ and templates/ through them; not from within.

    Args:
        folder: the pack's.
        out: where files are written, which may lie in it; None where they are not.

    Raises:
        BriefError: path-outside, for links that lead to more files than a pack has.
    """
    home, outside = _real(folder), _real(out) if out is not None else None
    linked = 0
    for place, inside, names in os.walk(folder, followlinks=True):
        at = Path(place)
        through = _real(at) != home / at.relative_to(folder)
        around = _around(at, folder) if through else {_real(at), *_real(at).parents}
        kept = []
        for name in sorted(inside):
            real = _real(at / name)
            written = real == outside or (at == folder and name == _OUTPUT)
            if not written and name not in _OF_VERSIONS and real not in around:
                kept.append(name)
        inside[:] = kept
        linked += len(names) + 1 if through else 0
        if linked > _MOST:
            message = f"links to folders lead to more than {_MOST:,} files"
            fault = Fault("path-outside", message, help="take them out, and copy what the pack needs into it")
            raise BriefError([fault.at(Place(shown_path(at)))])
        yield from (at / name for name in sorted(names) if not is_beside(name) and (at / name).is_file())


def _real(path: Path) -> Path:
    """Where links lead; one in a loop leads to itself."""
    return Path(os.path.realpath(path))


def _around(at: Path, folder: Path) -> set[Path]:
    """The folders that a folder lies in, on the disk and by the way that led there: a link to one of them is a ring."""
    way = [at, *(each for each in at.parents if each.is_relative_to(folder))]
    return {real for each in way for real in (_real(each), *_real(each).parents)}
