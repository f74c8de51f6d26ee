"""`brief build --watch` in a terminal of its own: what it says, and that Ctrl-C ends it well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from command import brief
from small_pack import make_pack

SECONDS = 90


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal of POSIX")
def test_it_tells_each_build_and_ctrl_c_ends_it_with_success(tmp_path: Path) -> None:
    """A save, a mistake, its repair; the files go to stdout once, the talk to stderr."""
    pytest.importorskip("watchfiles")
    pack = make_pack(tmp_path)
    text = pack / "texts" / "en.yaml"
    right = text.read_text(encoding="utf-8")
    command = [sys.executable, "-c", "from brief_builder.cli import main; main()", "build", "--watch"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    timer = threading.Timer(SECONDS, running.kill)
    timer.start()
    try:
        assert running.stderr is not None
        told = []
        saves = [right.replace("The fleet", "Our fleet"), right.replace("fleet.boats", "fleet.boat"), right]
        for line in running.stderr:
            told.append(line)
            if line.startswith("watching;"):
                if not saves:
                    break
                text.write_text(saves.pop(0), encoding="utf-8")
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    finally:
        timer.cancel()
    said = "".join(told)
    assert running.returncode == 0, err
    assert "no longer watching" in err
    assert "output/small/brief.en.docx" in out
    assert "brief.en.docx: changed; no figure is other" in said
    assert "error[unknown-name]" in said
    assert "nothing was written, the files of the last build are kept" in said
    assert said.count("saved: data/small/texts/en.yaml") == 3


def test_without_the_library_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, and exit code 1."""
    make_pack(tmp_path)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = brief("build", "--watch", at=tmp_path)
    assert done.returncode == 1
    assert "pip install 'brief-builder[watch]'" in done.stderr
