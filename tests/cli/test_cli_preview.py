"""`brief preview`: the address on stdout, and Ctrl-C that ends it well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from command import brief
from small_pack import make_pack

for needed in ("starlette", "uvicorn", "watchfiles", "pypdfium2"):
    pytest.importorskip(needed)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal of POSIX")
def test_it_prints_the_address_and_ctrl_c_ends_it_with_success(tmp_path: Path) -> None:
    """Also while a page is open in a browser, which keeps a connection."""
    make_pack(tmp_path)
    command = [sys.executable, "-c", "from brief_builder.cli import main; main()", "preview", "--no-open"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    timer = threading.Timer(120, running.kill)
    timer.start()
    try:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(f"{address}events", timeout=30) as events:  # noqa: S310  the address is our own
            assert events.readline().startswith(b"data: ")
            running.send_signal(signal.SIGINT)
            _, err = running.communicate()
    finally:
        timer.cancel()
    assert running.returncode == 0, err
    assert address.startswith("http://127.0.0.1:")
    assert "the preview has ended" in err
    assert "Traceback" not in err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data", "templates"]


def test_without_a_pack_that_is_said(tmp_path: Path) -> None:
    """Before there is an address."""
    done = brief("preview", "--no-open", at=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "pack-missing" in done.stderr
