"""Orders → their results, made in processes of which each has one at a time: an executor that loses one order, not all.

`ProcessPoolExecutor` gives up everything when one of its processes dies, cannot end a piece of work that takes too
long, and runs the main module of whoever calls this library again. So these are plain interpreters with two pipes, as
those of `build/crew.py`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from threading import Condition, Event, Thread, Timer
from typing import Any, TypeVar

from brief_builder.batch.private import sweep
from brief_builder.build.crew import end_process, start_process
from brief_builder.build.crew_hand import FAILED, read_message, write_message

_T = TypeVar("_T")
_MODULE = "brief_builder.batch.hand"
SECONDS = 900.0  # that an order may take; the largest pack that is known takes half a minute
ORDERS = 100  # that a process does before another takes its place: whatever a library keeps goes with it
_BEGIN = 120.0  # seconds that a process may take to begin: on a busy machine, some
_PATIENCE = 5  # seconds that a thread may take to end
_TRIES = 3  # processes that are started in vain before it is said that none can be


class HandLost(Exception):  # noqa: N818  what became of a process
    """A process ended in the middle of its work: `code` is its exit code, below 0 the signal that ended it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"exit code {code}")
        self.code = code


class HandUnstarted(Exception):  # noqa: N818  what became of a process
    """No process has begun, though some were started: `said` is the last line of what one told, "" for nothing."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class HandSlow(Exception):  # noqa: N818  what became of a process
    """A process was ended because it took longer than `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:g} seconds")
        self.seconds = seconds


def hands_here() -> int:
    """How many processes this machine has work for at a time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else (os.cpu_count() or 1)


class Hands(Executor):
    """The processes; each is started when there is work for it.

    Args:
        count: how many.
        seconds: after which a piece of work is given up, and its process ended.
        orders: after how many pieces a process is exchanged.
    """

    def __init__(self, count: int | None = None, *, seconds: float = SECONDS, orders: int = ORDERS) -> None:
        self.count = count or hands_here()
        self._seconds, self._orders = seconds, orders
        self._waiting: deque[tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = deque()
        self._change = Condition()
        self._closed, self._waits = False, True
        self._threads: list[Thread] = []
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._begun = False  # whether any process has ever answered

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of those that run."""
        with self._change:
            return tuple(sorted(process.pid for process in self._processes))

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """Let a function be called, one that other processes can import, with data that they can be sent.

        The future raises HandLost or HandSlow where its process ended, HandUnstarted where none can be started, and
        RuntimeError for what the function raises.
        """
        future: Future[_T] = Future()
        with self._change:
            if self._closed:
                raise RuntimeError("these processes were ended")
            self._waiting.append((future, fn, args, kwargs))
            if len(self._threads) < min(self.count, len(self._threads) + len(self._waiting)):
                thread = Thread(target=self._lead, daemon=True)
                self._threads.append(thread)
                thread.start()
            self._change.notify()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes: with `wait` when all is done, else at once."""
        with self._change:
            self._closed, self._waits = True, wait
            if cancel_futures:
                for future, *_ in self._waiting:
                    future.cancel()
                self._waiting.clear()
            self._change.notify_all()
            running = () if wait else tuple(self._processes)
        for process in running:
            _kill(process)
        for thread in self._threads:
            thread.join(None if wait else _PATIENCE)

    # -- in a thread for each process

    def _lead(self) -> None:
        """Give one process its work, piece by piece; another takes its place when it fails, or has done enough."""
        process: subprocess.Popen[bytes] | None = None
        done = 0
        while True:
            with self._change:
                while not self._waiting and not self._closed:
                    self._change.wait()
                if not self._waiting:
                    break
                future, work, args, kwargs = self._waiting.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                if process is not None and process.poll() is not None:  # while it had nothing to do: no order is lost
                    self._end(process)
                    process, done = None, 0
                process = process or self._started()
                made = self._asked(process, work, args, kwargs, self._seconds)
                done += 1
            except Exception as error:
                self._end(process)
                process, done = None, 0
                future.set_exception(error)
                continue
            if made is FAILED:
                future.set_exception(RuntimeError("what was asked of a process cannot be sent, or failed there"))
            else:
                future.set_result(made)
            if done >= self._orders:
                self._end(process)
                process, done = None, 0
        self._end(process)

    def _asked(
        self,
        process: subprocess.Popen[bytes],
        work: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        seconds: float,
    ) -> Any:
        """What the process answers; raises HandLost or HandSlow where it does not."""
        assert process.stdin is not None  # noqa: S101  both are pipes
        assert process.stdout is not None  # noqa: S101
        late = Event()
        watch = Timer(seconds, _give_up, (process, late))
        watch.daemon = True
        watch.start()
        try:
            if not write_message(process.stdin, (_call, (work, args, kwargs))):
                return FAILED
            return read_message(process.stdout)
        except (EOFError, OSError):
            if late.is_set():
                raise HandSlow(seconds) from None
            _kill(process)  # what it has started goes on, where it ended by itself
            raise HandLost(process.wait()) from None
        finally:
            watch.cancel()

    def _started(self) -> subprocess.Popen[bytes]:
        for _ in range(_TRIES):
            try:
                return self._start()
            except (HandLost, OSError):
                with self._change:
                    if self._begun or self._closed:
                        raise
        raise HandUnstarted(_last_words())

    def _start(self) -> subprocess.Popen[bytes]:
        process = start_process(_MODULE, os.getpid())
        with self._change:
            self._processes.add(process)
            closed = self._closed and not self._waits
        try:
            if closed:
                raise HandLost(-1)
            # The time that an order may take does not begin before the process has.
            self._asked(process, os.getpid, (), {}, _BEGIN)
            with self._change:
                self._begun = True
        except BaseException:
            self._end(process)
            raise
        return process

    def _end(self, process: subprocess.Popen[bytes] | None) -> None:
        if process is None:
            return
        _kill(process)
        end_process(process)
        sweep(process.pid)
        with self._change:
            self._processes.discard(process)


def _last_words() -> str:
    """The last line that a process tells while it begins, with nothing to do; "" where it tells nothing."""
    try:
        process = start_process(_MODULE, os.getpid(), errors=subprocess.PIPE)
        try:
            _, told = process.communicate(timeout=_BEGIN)
        finally:
            end_process(process)
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return next((line.strip() for line in reversed(told.decode(errors="replace").splitlines()) if line.strip()), "")


def _call(work: Callable[..., _T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> _T:
    return work(*args, **kwargs)


def _give_up(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it has started, which is in its session: also where it has ended, and nobody knows yet.

    LibreOffice has a session of its own, and ends by itself when who started it is gone.
    """
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        elif process.returncode is None:  # else its number may be that of another process
            os.killpg(process.pid, signal.SIGKILL)
