"""A run of the command → its end: problems and faults of our own are told, and the exit code says how it went."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from brief_builder.problems import BriefError

_STOPPED = 130  # the exit code of what Ctrl-C ended, in every shell


class ToldToEnd(KeyboardInterrupt):
    """A signal that ends a command as Ctrl-C does: `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a shutdown, a scheduler or a closed window raise ToldToEnd, once, for what has to be put in order.

    What was started to hear none of these, as by nohup, hears none.
    """

    def end(number: int, _: object) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        raise ToldToEnd(number)

    ends = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if name in signal.Signals.__members__]
    if threading.current_thread() is not threading.main_thread():  # only there, signals can be heard
        ends = []
    before = {each: signal.getsignal(each) for each in ends if signal.getsignal(each) == signal.SIG_DFL}
    try:
        for each in before:
            signal.signal(each, end)
        yield
    finally:
        for each, usual in before.items():
            signal.signal(each, usual)


def ended(run: Callable[[], object]) -> None:
    """Run the command and leave with its exit code, where that is not 0."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        _run(run)
    except BriefError as error:
        _tell(error)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        sys.exit(_STOPPED)
    except OSError as error:
        from brief_builder.build.system_errors import system_problem

        problem = system_problem(error)
        if problem is None:
            _fault()
        _tell(BriefError([problem]))
        sys.exit(1)
    except Exception:
        _fault()


def leave() -> None:
    """End the process at once, as done: to take apart all modules takes a tenth of the time of a short run.

    What was to be done at the end of the process is done. While a thread runs, or where not all can be said, nothing is
    cut short.
    """
    if threading.active_count() > 1:
        return
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(0)


def _fault() -> NoReturn:
    """Tell a fault of our own, from within its handling, and leave."""
    import traceback

    traceback.print_exc()
    print("\nThis is a fault of the program. Please report it with the lines above.", file=sys.stderr)
    sys.exit(70)


def _run(run: Callable[[], object]) -> None:
    """Run the command; KeyboardInterrupt where Typer makes an exit code of it without a word."""
    try:
        run()
    except SystemExit as left:
        ended_by = left.__context__.__cause__ if left.__context__ is not None else None
        if isinstance(ended_by, KeyboardInterrupt):  # a verb that leaves with 130 has said what stands
            raise KeyboardInterrupt from None
        raise


def _tell(error: BriefError) -> None:
    from brief_builder.cli.say import say, use_colour
    from brief_builder.problems.gathering import gathered
    from brief_builder.problems.show import full, summary

    errors = gathered(problem for problem in error.problems if problem.severity == "error")
    say(full(errors, colour=use_colour()))
    if others := [problem for problem in error.problems if problem.severity != "error"]:
        print(f"\nbesides, {summary(others)}: `brief check` shows them", file=sys.stderr)
    print("\n" + "; ".join([summary(errors), *getattr(error, "__notes__", ())]), file=sys.stderr)
