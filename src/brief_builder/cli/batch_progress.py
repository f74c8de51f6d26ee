"""The results of a batch as they come → a bar on a terminal, a line now and then in a log: how many, how long still."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from brief_builder.batch import Batch, BatchResult

_EVERY = 60.0  # seconds between two lines of a log


@contextmanager
def batch_progress(batch: Batch) -> Iterator[Callable[[BatchResult], None]]:
    """What each result is shown to."""
    from brief_builder.batch.estimating import Estimate, told  # slow: only when it is needed

    estimate = Estimate(len(batch))

    def said() -> str:
        counts = [f"{number:,} {state}" for state, number in batch.counts.items() if number]
        return "; ".join(filter(None, [", ".join(counts), told(estimate.seconds(time.monotonic()))]))

    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        last = time.monotonic()

        def log(result: BatchResult) -> None:
            nonlocal last
            now = time.monotonic()
            estimate.add(result.state, now)
            if now - last >= _EVERY:
                last = now
                typer.echo(f"{len(batch.results):,} of {len(batch):,} packs: {said()}", err=True)

        yield log
        return
    from rich.console import Console  # slow: only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("beginning", total=len(batch))

        def show(result: BatchResult) -> None:
            estimate.add(result.state, time.monotonic())
            bar.update(task, advance=1, description=said())

        yield show
