"""This process → where its number means something, for names in folders that several machines or containers share."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path


def here() -> str:
    """Where the number of a process means something: this machine, and on Linux the space of its numbers.

    Two containers of one machine may see the same folder and have a process 7 each.
    """
    host = "-".join(_name().split()) or "localhost"
    try:
        space = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return host
    return f"{host} {space}"


def mark() -> str:
    """The same as eight digits for a name, 0 to f."""
    return hashlib.sha256(here().encode()).hexdigest()[:8]


def own_prefix(kind: str) -> str:
    """How the name of a folder begins that this process makes in one that others share: KIND-PROCESS-MARK-."""
    return f"{kind}-{os.getpid()}-{mark()}-"


def _name() -> str:
    """That of this machine, as platform.node() says it, which is slower to load than to ask."""
    if sys.platform != "win32":
        return os.uname().nodename
    import platform

    return platform.node()
