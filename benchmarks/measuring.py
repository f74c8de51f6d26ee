"""Pieces of work in → how long each takes, in turns, so that what slows the machine slows all."""

from __future__ import annotations

import gc
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Way:
    """One way to do the work.

    Attributes:
        run: does the work once.
        times: how often it is done in a round; short work is done more often. In one round alone it is done once.
        clock: seconds that so many runs take; None takes the processor time of this process.
    """

    run: Callable[[], object]
    times: int = 1
    clock: Callable[[int], float] | None = None

    def seconds(self, times: int) -> float:
        """Seconds of one run, of so many."""
        if self.clock is not None:
            return self.clock(times) / times
        gc.collect()
        began = time.process_time()
        for _ in range(times):
            self.run()
        return (time.process_time() - began) / times


def in_turns(ways: Mapping[str, Way], rounds: int) -> dict[str, float]:
    """The median seconds of each way: A B A B, and so on, after one run of each that does not count."""
    for way in ways.values():
        way.run()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            taken[name].append(way.seconds(way.times if rounds > 1 else 1))
    return {name: statistics.median(times) for name, times in taken.items()}


def child_seconds(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """Processor time of a process from its start to its end, with those that it starts."""
    import resource  # what Windows has not

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603  the words are those of this folder
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measures_children() -> bool:
    """Whether the system counts what child processes take."""
    return sys.platform != "win32"


def peak_memory() -> int:
    """The most memory that this process has held, in bytes, by /proc; 0 where the system has none."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    found = [line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:")]
    return int(found[0].split()[1]) * 1024


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The exponent of a power law through the points: least squares on logarithms."""
    if len(points) < 2:
        return math.nan
    return statistics.linear_regression([math.log(x) for x, _ in points], [math.log(y) for _, y in points]).slope
