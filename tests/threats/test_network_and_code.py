"""What our own code must not do: call the network or a clock while it builds, evaluate texts, start a shell."""

from __future__ import annotations

import ast
import io
import os
import re
import socket
import sys
import threading
import time
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from brief_builder import build, share
from small_pack import make_pack

SOURCE = Path(__file__).resolve().parent.parent.parent / "src" / "brief_builder"
# What runs what is given to it → the files that may call it, with why.
ALLOWED = {
    "eval": {}, "exec": {}, "system": {}, "popen": {},
    "compile": {"merge/engine.py": "what Jinja made of a template, here or as this user alone can have kept it"},
    "loads of pickle": {"build/crew_hand.py": "what our own process says, through a pipe that no other has"},
    "__import__": {"preview/server.py": "the names are written in the file itself"},
    "Popen": {"build/crew.py": "this interpreter, with our own words", "pdf/converting.py": "LibreOffice, our files"},
    "run of subprocess": {"pdf/converting.py": "ends LibreOffice and its children, by their number"},
}  # fmt: skip

_WORTH_READING = re.compile(
    r"(?<![.\w])(eval|exec|compile)\(|system|popen|Popen|__import__|pickle|marshal|subprocess|shell"
)


def _calls(path: Path) -> set[str]:
    """What a file calls of what is looked for; 'shell' for a program that is started by a shell."""
    found: set[str] = set()
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if _WORTH_READING.search(text) else ():
        if isinstance(node, ast.ImportFrom) and node.module in ("pickle", "marshal", "subprocess", "builtins"):
            found.add(f"from {node.module}")  # under a name that is not looked for
        if not isinstance(node, ast.Call):
            continue
        callee = node.func
        name = callee.id if isinstance(callee, ast.Name) else callee.attr if isinstance(callee, ast.Attribute) else ""
        owner = callee.value.id if isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Name) else ""
        if any(each.arg == "shell" for each in node.keywords):
            found.add("shell")
        if owner in ("", "os", "builtins", "subprocess") and name in ("system", "popen", "Popen", "__import__"):
            found.add(name)
        if not owner and isinstance(callee, ast.Name) and name in ("eval", "exec", "compile"):
            found.add(name)
        if (owner, name) in (("pickle", "loads"), ("pickle", "load"), ("subprocess", "run"), ("marshal", "loads")):
            found.add(f"{name} of {owner}")
    return found


def test_nothing_of_ours_evaluates_texts() -> None:
    """No eval, no exec, no shell; what reads pickles or starts programs is listed, and nothing else is."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for call in _calls(path):
            found.setdefault(call, set()).add(path.relative_to(SOURCE).as_posix())
    assert found == {call: set(files) for call, files in ALLOWED.items() if files}


def test_a_build_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither to a server nor to look up a name."""

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refused)
    assert len(build(make_pack(tmp_path), out=tmp_path / "out").files) == 6


_CLOCKS = {
    "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime", "time.asctime", "time.strftime",
    "time.clock_gettime", "time.clock_gettime_ns", "datetime.now", "datetime.utcnow", "datetime.today", "date.today",
}  # fmt: skip
# Who asks all the same: dateutil, for the century of a year of two digits, as matplotlib loads it; no date is read.
_ASKING = {("time.localtime", "dateutil/parser/_parser.py")}


class _Watched:
    """Notes each call of a clock, by whoever in this process: (clock, file)."""

    def __init__(self) -> None:
        self.asked: set[tuple[str, str]] = set()

    def __enter__(self) -> _Watched:
        threading.setprofile(self._see)
        sys.setprofile(self._see)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)
        threading.setprofile(None)

    def _see(self, frame: FrameType, event: str, called: Any) -> None:
        if event != "c_call":
            return
        module, name = getattr(called, "__module__", None), getattr(called, "__qualname__", "")
        full = f"{module}.{name}" if module else name
        if full in _CLOCKS:
            self.asked.add((full, "/".join(Path(frame.f_code.co_filename).parts[-3:])))


def test_a_clock_that_is_asked_is_noted() -> None:
    """Else the next test proves nothing."""
    with _Watched() as watched:
        datetime.now(tz=UTC), date.today(), time.time(), time.localtime()
    assert {clock for clock, _ in watched.asked} == {"datetime.now", "date.today", "time.time", "time.localtime"}


def test_no_clock_is_asked_while_building(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that jumps back, another time zone, and inputs of the next century: the same bytes.

    No clock is called at all, by us or by the libraries that write for us; and what a .zip says of the time of its
    members, in documents, in the workbooks of their charts and in what is shared, is the first day that it can say.
    """
    pack = make_pack(tmp_path)

    def made(name: str) -> dict[str, bytes]:
        out = tmp_path / name
        build(pack, out=out)
        share(pack, out=out / "small.zip", mail=out / "small.eml")
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    made("loaded")  # what is loaded only now may look at the clock
    with _Watched() as watched:
        before = made("before")
    assert watched.asked - _ASKING == set()
    for path in tmp_path.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    monkeypatch.setattr(time, "time", lambda: 86_400.0)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    if hasattr(time, "tzset"):
        time.tzset()
    assert made("again") == before
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
    times = {when for name, data in before.items() for when in _times(data) if not name.endswith((".svg", ".png"))}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def _times(data: bytes) -> set[tuple[int, ...]]:
    """When the members of a .zip were written, as it says, and those of each .zip in it."""
    if not data.startswith(b"PK"):
        return set()
    found: set[tuple[int, ...]] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            found |= {info.date_time, *_times(archive.read(info))}
    return found
