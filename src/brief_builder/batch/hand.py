"""What runs in a process of a batch: orders from a pipe, one after another, until the pipe or its owner ends."""

from __future__ import annotations

import os
import signal
import sys
import time
from threading import Thread

from brief_builder.build.crew_hand import serve as serve_pipe

_LOOK = 0.5  # seconds between two looks at whether somebody still waits


def serve(owner: int) -> None:
    """Do orders until the pipe ends; at once when the process that reads it is gone.

    A batch that was killed must not go on writing beside the one that is started after it.

    Args:
        owner: the id of that process, which may have ended before this one has begun.
    """
    if sys.platform != "win32":
        if os.getppid() != owner:
            return
        Thread(target=_watch, args=(owner,), daemon=True).start()
    serve_pipe()


def _watch(owner: int) -> None:
    while os.getppid() == owner:
        time.sleep(_LOOK)
    if sys.platform != "win32" and os.getpgrp() == os.getpid():  # what it has started ends with it: LibreOffice
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
