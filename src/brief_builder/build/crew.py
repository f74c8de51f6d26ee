"""Functions of plain data → what they give, made in processes beside this one where any is free, else in this one.

A build makes pictures and reads documents: work that needs nothing but its arguments. Whoever begins it gets a `Job`,
and asks it for its result when that is needed. What no other process has taken up by then is done on the spot, and so
is what one could not do: a process that is missing, or was ended, makes a build slower and nothing else.

The processes are plain interpreters, started with two pipes: `multiprocessing` would run the main module of whoever
calls this library again. They end when their pipe does, with this process at the latest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from typing import Any, Generic, TypeVar

from brief_builder.build.crew_hand import FAILED, read_message, write_message

_T = TypeVar("_T")
_MOST = 3  # processes beside this one: a build has six documents, and each process takes 150 MB
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from {} import serve; serve({})"
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
_LONGEST = 60.0  # seconds that a process may take for one piece of work, which takes half a second
_PATIENCE = 5  # seconds that a process may take to end


def free_hands() -> int:
    """How many processes may work beside this one; 0 where there is one processor, or no interpreter to start."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return 0
    count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else (os.cpu_count() or 1)
    return min(count - 1, _MOST)


class Job(Generic[_T]):
    """Work that was begun."""

    def __init__(self, crew: Crew, work: Callable[..., _T], arguments: tuple[Any, ...]) -> None:
        self._crew, self.work, self.arguments = crew, work, arguments
        self.state = "waiting"  # 'waiting', 'begun', 'done'
        self.made: Any = FAILED

    def result(self) -> _T:
        """What the work gives; raises what it raises. Of one thread."""
        self._crew.finish(self)
        if self.made is FAILED:
            self.made = self.work(*self.arguments)
        made: _T = self.made
        return made


class Crew:
    """The processes; they are started with the first work.

    Args:
        hands: how many; 0 does all work in this process.

    Attributes:
        longest: seconds after which work that was begun is not waited for, and done here.
    """

    def __init__(self, hands: int) -> None:
        self._hands = hands
        self.longest = _LONGEST
        self._waiting: deque[Job[Any]] = deque()
        self._change = Condition()
        self._closed = False
        self._threads: list[Thread] = []
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def works(self) -> bool:
        """Whether anything may be done beside this process."""
        return self._hands > 0

    def begin(self, work: Callable[..., _T], *arguments: Any) -> Job[_T]:
        """Let a function be called, one that other processes can import, with data that they can be sent."""
        job = Job(self, work, arguments)
        with self._change:
            self._waiting.append(job)
            self._change.notify_all()
        if not self._threads:
            self._threads = [Thread(target=self._lead, daemon=True) for _ in range(self._hands)]
            for thread in self._threads:
                thread.start()
        return job

    def forget(self) -> None:
        """Work that nobody has taken up, and nobody will ask for, is not done."""
        with self._change:
            self._waiting.clear()

    def close(self) -> None:
        """End the processes."""
        with self._change:
            self._closed = True
            self._waiting.clear()
            self._change.notify_all()
            processes, self._processes = self._processes, []
        for process in processes:
            end_process(process)
        for thread in self._threads:
            thread.join(_PATIENCE)

    def finish(self, job: Job[Any]) -> None:
        """Wait until a job is done, or is the caller's; until then, do here what nobody has taken up."""
        until = time.monotonic() + self.longest
        while True:
            with self._change:
                if job.state == "waiting" or time.monotonic() >= until:
                    job.state = "done"
                    if job in self._waiting:
                        self._waiting.remove(job)
                if job.state == "done":
                    return
                other = self._waiting.pop() if self._waiting else None  # the last, which would be begun last
                if other is None:
                    self._change.wait(max(until - time.monotonic(), 0))
                    continue
                other.state = "done"
            try:
                other.made = other.work(*other.arguments)
            except Exception:
                other.made = FAILED  # whoever asks for it does it again, and meets what is wrong

    # -- in a thread for each process

    def _lead(self) -> None:
        """Give one process its work, piece by piece; it is given up when it fails."""
        process: subprocess.Popen[bytes] | None = None
        while (job := self._next()) is not None:
            made: Any = FAILED
            try:
                process = process or self._started()
                assert process.stdin is not None  # noqa: S101  both are pipes
                assert process.stdout is not None  # noqa: S101
                if write_message(process.stdin, (job.work, job.arguments)):
                    made = read_message(process.stdout)
                lost = False
            except Exception:  # it is gone: the build goes on without it
                lost = True
            with self._change:
                if job.state == "begun":  # else nobody waits for it any more
                    job.made, job.state = made, "done"
                self._change.notify_all()
            if lost:
                break
        if process is not None:
            end_process(process)

    def _next(self) -> Job[Any] | None:
        with self._change:
            while not self._waiting and not self._closed:
                self._change.wait()
            if self._closed:
                return None
            job = self._waiting.popleft()
            job.state = "begun"
            return job

    def _started(self) -> subprocess.Popen[bytes]:
        process = start_process("brief_builder.build.crew_hand")
        with self._change:
            self._processes.append(process)
            closed = self._closed
        if closed:
            end_process(process)
            raise OSError
        return process


def start_process(module: str, *arguments: int, errors: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """An interpreter that calls `serve` of a module of this program, with a pipe to each side; OSError without one."""
    # Isolated: the folder where the command runs is no place to import from. Ctrl-C is for this process alone.
    return subprocess.Popen(  # noqa: S603  this interpreter, with our own words
        [
            sys.executable,
            "-I",
            "-c",
            _CODE.format(module, *arguments or ("",)),
            *map(os.path.abspath, filter(None, sys.path)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        start_new_session=True,
        creationflags=_NO_WINDOW,
    )


def end_process(process: subprocess.Popen[bytes]) -> None:
    """Let a process end, by ending what it reads, or else by force."""
    process.kill()  # it holds nothing that could be lost
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was to be sent to it is of no use any more
                pipe.close()
