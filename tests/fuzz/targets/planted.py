"""Inputs that do everything that none may do: the harness must find each. It is no target of a run unless named."""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
import sys
from pathlib import Path

from fuzz.target import Target, Wrong

FAULTS = ("crash", "hang", "escape", "swallowed", "program", "wrong", "abort")


def _run(raw: bytes, folder: Path) -> str:
    said = raw.decode()
    if said == "crash":
        raise ValueError(said)
    if said == "hang":
        while True:
            pass
    if said == "escape":
        (folder.parent / "secret.txt").read_bytes()
    if said == "swallowed":
        with contextlib.suppress(BaseException):  # what hides an escape hides nothing from the guard
            (folder.parent / "secret.docx").read_bytes()
    if said == "program":
        subprocess.run([sys.executable, "--version"], check=False)
    if said == "wrong":
        raise Wrong("what must hold does not")
    if said == "abort":
        ctypes.string_at(0)
    return "fine"


def _seeds() -> list[bytes]:
    return [b"fine"] * 3 + [each.encode() for each in FAULTS]


TARGETS = {"planted": Target("planted", _run, _seeds, lambda _chance, data: data, count=10, seconds=0.3)}
