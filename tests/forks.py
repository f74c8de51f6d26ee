"""Work → a copy of this process that does it, and is gone then."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable


def forked(work: Callable[[], object]) -> int:
    """The id of a copy of this process that does this work; a copy, because a new one reads all modules first.

    It leaves with 0, or with 1 where the work raised something.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of threads that the copy does not have, and the work does not need
        process = os.fork()
    if process:
        return process
    try:
        work()
        os._exit(0)
    except BaseException:
        os._exit(1)
