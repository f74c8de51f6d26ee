"""A target: a kind of input, where it begins, how it is changed, and what must hold of what becomes of it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from hypothesis import strategies as st

from fuzz.guard import GUARD, PROJECT, EscapedError

ASKED = {"one of": 1}  # of so many documents one is shown to the validator, which takes longer than all else
Run = Callable[[bytes, Path], str]


class Wrong(Exception):  # noqa: N818  a finding is not an error of the harness
    """An oracle's verdict: what must hold does not."""


class HangError(BaseException):
    """An input takes longer than any may."""


@dataclass(frozen=True)
class Target:
    """A kind of input.

    Attributes:
        name: as `--only` names it.
        run: an input and an empty folder → its outcome in a word or more. Raises Wrong, or anything that it should not.
        seeds: inputs to begin with; the first is the simplest.
        mutate: another input made of one.
        count: how many inputs CI tries in each way that there is.
        strategy: inputs that Hypothesis makes of a grammar; None where there is none.
        seconds: of processor time that one input may take.
    """

    name: str
    run: Run
    seeds: Callable[[], list[bytes]]
    mutate: Callable[[Random, bytes], bytes]
    count: int
    strategy: Callable[[], st.SearchStrategy[bytes]] | None = None
    seconds: float = 20


@dataclass(frozen=True)
class Finding:
    """What an input did that none may do.

    Attributes:
        kind: crash, hang, wrong or escape.
        signature: the same for the same cause, as far as can be told.
        told: what a person reads of it.
    """

    kind: str
    signature: str
    told: str


def tried(target: Target, data: bytes) -> str | Finding:
    """The outcome of an input, or what it did that none may do."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name) / "open"
        folder.mkdir()
        for secret in ("secret.png", "secret.docx", "secret.txt"):
            (folder.parent / secret).write_bytes(b"nobody may read this")
        before = Path.cwd()
        os.chdir(folder)
        try:
            with _timed(target.seconds), GUARD.armed([folder, Path(tempfile.gettempdir()) / "fuzz-pack"]):
                return target.run(data, folder)  # what it swallows is found behind it
        except EscapedError as error:
            return Finding("escape", _plain(str(error)), str(error))
        except HangError:
            return Finding("hang", f"hang {_where(_LAST)}", f"more than {target.seconds:g} s of processor time")
        except Wrong as error:
            return Finding("wrong", _plain(str(error)), str(error))
        except (Exception, RecursionError) as error:
            said = "".join(traceback.format_exception(error))
            return Finding("crash", f"{type(error).__name__} {_where(_steps(error))}", said)
        finally:
            os.chdir(before)


_LAST: list[str] = []  # where the last input stood that took too long


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    """Raise HangError after so much processor time."""

    def late(_signal: int, frame: FrameType | None) -> None:
        _LAST[:] = []
        while frame is not None:  # not by `traceback`, which would read files here
            _LAST.insert(0, f"{frame.f_code.co_filename}:{frame.f_code.co_name}")
            frame = frame.f_back
        raise HangError

    before = signal.signal(signal.SIGPROF, late)
    # Raised again where something on the way swallows it.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _steps(error: BaseException) -> list[str]:
    return [f"{step.filename}:{step.name}" for step in traceback.extract_tb(error.__traceback__)]


def _where(steps: list[str]) -> str:
    """The innermost three functions of the project that are on the way."""
    own = [step for step in steps if "/brief_builder/" in step] or steps
    short = [step.rpartition("/brief_builder/")[2].rpartition("/fuzz/")[2] for step in own[-3:]]
    return " > ".join(short)


def _plain(text: str) -> str:
    """A message without what differs from input to input of one cause."""
    text = re.sub(r"`[^`]*`|'[^']*'|\"[^\"]*\"|/tmp/\S+", "…", text)
    return re.sub(r"\d+", "0", text)[:160]


def copied(folder: Path, to: Path) -> Path:
    """A copy of a folder that may be changed."""
    shutil.copytree(folder, to)
    return to


def project(*steps: str) -> Path:
    """A file of the project."""
    return PROJECT.joinpath(*steps)


def any_of(chance: Random, things: Any) -> Any:
    """One of some things."""
    return things[chance.randrange(len(things))]
