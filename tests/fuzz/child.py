"""One target in a process of its own: `python -m fuzz.child TARGET WAY FOLDER CORPUS SECONDS MOST SEED`."""

from __future__ import annotations

import faulthandler
import os
import resource
import signal
import sys
import time
import warnings
from contextlib import ExitStack
from pathlib import Path

from fuzz.drivers import changes, coverage, grammar, watched
from fuzz.recorder import Recorder
from fuzz.target import ASKED, tried
from fuzz.targets import ROOMS, target
from plain_document import begin_plainly

_MEMORY = 4 * 2**30  # bytes
_WARM = 12  # inputs tried beforehand
_LEAST = 5  # seconds, however long loading took


def main() -> None:
    """Run the target until so many inputs are tried, or the time is up."""
    name, way, folder, corpus, seconds, most, seed = sys.argv[1:]
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    warnings.simplefilter("ignore")
    begin_plainly()
    until = time.monotonic() + float(seconds)
    with ExitStack() as stack:
        if way == "coverage":
            stack.enter_context(watched(ROOMS[name]))  # until the end: most modules are loaded when an input needs them
        _work(name, way, Path(folder), Path(corpus), int(most), int(seed), until)


def _work(name: str, way: str, folder: Path, corpus: Path, most: int, seed: int, until: float) -> None:
    it = target(name)
    os.environ.setdefault("MPLBACKEND", "agg")
    ASKED["one of"] = 4
    for data in it.seeds()[:_WARM] if name != "planted" else ():
        (folder / "current").write_bytes(data)  # a seed may end the process, too
        tried(it, data)  # loads what is loaded on first use
    recorder = Recorder(it, folder, most, max(until, time.monotonic() + _LEAST))
    if way == "coverage":
        coverage(recorder, seed, corpus)
    (grammar if way == "grammar" else changes)(recorder, seed)
    recorder.write()
    (folder / "finished").touch()


if __name__ == "__main__":
    main()
