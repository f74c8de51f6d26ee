"""A template that was filled → the process ends at once, and nothing that was still to be done is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brief_builder.cli import ending
from outlines import make_docx, outline_of


def _run(tmp_path: Path, before: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "t.docx").write_bytes(make_docx("{{ x }}"))
    (tmp_path / "d.json").write_text('{"x": 1}', encoding="utf-8")
    code = f"import atexit, sys, threading, time\n{before}\nfrom brief_builder.cli import command\ncommand()\n"
    arguments = ["render", "t.docx", "d.json", "o.docx"]
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", ""),
        ("atexit.register(print, 'put in order')", "put in order\n"),
        ("sys.stdout.reconfigure(line_buffering=False)\natexit.register(print, 'x' * 100_000)", "x" * 100_000 + "\n"),
        ("threading.Thread(target=lambda: (time.sleep(2), print('all said'))).start()", "all said\n"),
    ],
    ids=["nothing", "at the end", "much to say", "a thread"],
)
def test_nothing_is_cut_short(before: str, behind: str, tmp_path: Path) -> None:
    """What was registered for the end, what is still to be printed, and threads."""
    done = _run(tmp_path, before)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"o.docx\n{behind}"
    assert outline_of((tmp_path / "o.docx").read_bytes()) == "1"


def test_a_process_that_has_no_more_to_do_ends_at_once(tmp_path: Path) -> None:
    """Modules are not taken apart: what would be said then is not."""
    last = "class Last:\n    def __del__(self, out=sys.stderr):\n        out.write('taken apart')\nheld = Last()\n"
    assert _run(tmp_path, last).stderr == ""


def test_where_not_all_can_be_said_the_usual_end_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk behind standard output is told by Python itself."""

    class Full:
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(ending.sys, "stdout", Full())
    monkeypatch.setattr(ending.atexit, "_run_exitfuncs", lambda: None)
    monkeypatch.setattr(ending.os, "_exit", lambda _: pytest.fail("it was cut short"))
    ending.leave()
