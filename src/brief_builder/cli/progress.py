"""A long work → one line on the terminal that says what is being done and how long it has taken; nothing elsewhere.

The line is gone when the work is done: what is kept of a run is its summary. A pipe, a log, a dumb terminal get none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown_progress() -> Iterator[Callable[[str], None]]:
    """What the library is given to tell its steps to."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console  # slow: only on a terminal
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    # Without colours where NO_COLOR is set, which rich heeds; signs of ASCII, which every terminal has.
    columns = (SpinnerColumn("line"), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("beginning", total=None)
        # Shown at once, not at the next of its ten turns a second: a short step would pass without having been named.
        yield lambda words: bar.update(task, description=words, refresh=True)
