"""Arguments → what the command prints and its exit code: in a process of its own, or in this one, which is faster."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from brief_builder.cli import main


@dataclass(frozen=True)
class Done:
    """What a run of the command leaves."""

    returncode: int
    stdout: str
    stderr: str


def brief_process(*arguments: str, at: Path, given: str = "") -> Done:
    """Run `brief` as a person does, in a process; `given` is what it reads from standard input."""
    code = "from brief_builder.cli import command; command()"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False, encoding="utf-8", input=given)
    return Done(done.returncode, done.stdout, done.stderr)


def brief(*arguments: str, at: Path, given: str = "") -> Done:
    """Run `brief` in this process, through the function that its script calls; all else is as in `brief_process`."""
    out, err, read = (io.TextIOWrapper(io.BytesIO(each), "utf-8") for each in (b"", b"", given.encode()))
    code = 0
    with (
        contextlib.chdir(at),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "stdin", read),
        mock.patch.object(sys, "argv", ["brief", *arguments]),
        mock.patch.object(sys, "excepthook"),  # typer sets its own
        mock.patch.dict(os.environ, COLUMNS="80"),  # else the width of the terminal that pytest runs in
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
    return Done(code, *(_text(stream) for stream in (out, err)))


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
