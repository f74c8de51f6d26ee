"""Folders that people work in → the files in them that were saved, when the saving has come to rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from threading import Event

from brief_builder.build.reuse import files_content
from brief_builder.inputs.passing import is_passing
from brief_builder.problems import BriefError, Fault, Place

_DEBOUNCE = 400  # milliseconds within which several events are one
_STEP = 100  # milliseconds without an event that end them
_BEATS = 20  # looks at most until a save has come to rest, one every
_BEAT = 0.15  # seconds
Snapshot = Mapping[Path, str]  # file → a digest of its bytes


def watched(folders: Collection[Path], apart: Collection[Path]) -> Snapshot:
    """All files in folders that are there to stay, without those below the folders `apart`."""
    found: dict[Path, str] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if _counts(path, folder, apart) and path.is_file():
                found[path] = files_content([path])
    return found


def saved(before: Snapshot, after: Snapshot) -> tuple[Path, ...]:
    """The files that are new, gone, or have other bytes, in order."""
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


def at_rest(look: Callable[[], Snapshot], before: Snapshot) -> Snapshot:
    """What stands in the folders when two looks at them are alike.

    Word and others write a file beside the old one, take the old one away and rename: in between there is none. A
    file that was there is waited for a little longer.
    """
    last = look()
    for beat in range(_BEATS):
        time.sleep(_BEAT)
        now = look()
        if now == last and (beat >= _BEATS // 3 or before.keys() <= now.keys()):
            break
        last = now
    return last


def events(
    folders: Collection[Path], apart: Collection[Path], stop: Event, patience: Callable[[], float]
) -> Iterator[bool]:
    """True whenever something in the folders may have been saved, False when `patience()` seconds went by first.

    The first is False, and says that the watching has begun.

    Args:
        apart: folders of which nothing is told.
        stop: ends it.
        patience: seconds; 0 waits for ever.

    Raises:
        BriefError: watch-missing.
        KeyboardInterrupt: Ctrl-C.
    """
    try:
        import watchfiles
    except ImportError:
        cure = "pip install 'brief-builder[watch]', or watchfiles alone"
        fault = Fault("watch-missing", "watching for saves needs watchfiles, which is not installed", help=cure)
        raise BriefError([fault.at(Place("--watch"))]) from None

    def counts(_: object, name: str) -> bool:
        path = Path(name)
        return any(folder in path.parents and _counts(path, folder, apart) for folder in folders)

    beat = 200  # milliseconds after which watchfiles looks up, so that patience can end
    quiet, begun = 0, False
    for found in watchfiles.watch(
        *folders, watch_filter=counts, debounce=_DEBOUNCE, step=_STEP, stop_event=stop, rust_timeout=beat,
        yield_on_timeout=True, raise_interrupt=True,
    ):  # fmt: skip
        quiet = 0 if found else quiet + beat
        limit = patience() * 1000
        if found:
            yield True
        elif not begun:
            yield False
        elif limit and quiet >= limit:
            quiet = 0
            yield False
        begun = True


def _counts(path: Path, folder: Path, apart: Collection[Path]) -> bool:
    steps = path.relative_to(folder).parts
    return not any(map(is_passing, steps)) and not any(each == path or each in path.parents for each in apart)
