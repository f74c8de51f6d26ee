"""Progress is shown to a person at a terminal, and to nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from command import brief
from small_pack import make_pack

pty = pytest.importorskip("pty", reason="Windows has no terminals of this kind")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("progress")
    make_pack(folder)
    return folder


def _at_terminal(project: Path, *arguments: str, **environment: str) -> tuple[str, str]:
    """(what stands on stdout, which is a pipe; what a terminal got from stderr)."""
    ours, theirs = pty.openpty()
    got: list[bytes] = []

    def read() -> None:
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:  # Linux says so when nobody writes any more
                return
            if not data:
                return
            got.append(data)

    reader = threading.Thread(target=read)
    reader.start()
    command = [sys.executable, "-c", "from brief_builder.cli import main; main()", *arguments]
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm", **environment}
    done = subprocess.run(command, cwd=project, stdout=subprocess.PIPE, stderr=theirs, env=env, check=True, text=True)
    os.close(theirs)
    reader.join()
    os.close(ours)
    return done.stdout, b"".join(got).decode()


def test_a_terminal_shows_what_is_being_done(project: Path) -> None:
    """Step by step, in plain words; stdout stays data."""
    stdout, shown = _at_terminal(project, "build", "--out", "a")
    assert "brief.en.docx" in re.sub(r"\x1b\[[0-9;?]*\w", "", shown)
    assert "\x1b[" in shown
    assert all(line.startswith("a/small/") for line in stdout.splitlines())
    assert shown.rstrip().endswith("facts are printed")


def test_no_color_is_heeded_by_the_progress_too(project: Path) -> None:
    """The line moves, and has no colours."""
    _, shown = _at_terminal(project, "build", "--out", "b", NO_COLOR="1")
    assert not re.search(r"\x1b\[(?:[0-9;]*;)?3[0-9]m", shown)


def test_a_dumb_terminal_gets_no_progress(project: Path) -> None:
    """It cannot take a line back."""
    _, shown = _at_terminal(project, "build", "--out", "c", TERM="dumb")
    assert "\x1b" not in shown


def test_a_log_gets_no_progress(project: Path) -> None:
    """Where stderr is no terminal, it holds the summary alone."""
    done = brief("build", "--out", "d", at=project)
    assert done.stderr.splitlines() == [
        "small, for internal readers: 1 brief, 1 deck, 1 chart in en",
        "6 files; 4 of 4 facts are printed",
    ]


def test_help_loads_no_rich() -> None:
    """It is for long work."""
    code = "import sys; from brief_builder.cli.app import app; print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
