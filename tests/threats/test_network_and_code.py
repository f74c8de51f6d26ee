"""What our own code must not do: call the network or a clock while it builds, evaluate texts, start a shell."""

from __future__ import annotations

import ast
import re
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from brief_builder import build
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


def test_no_clock_is_asked_while_building(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that jumps back, and inputs of the next century: the same bytes."""
    import os

    pack = make_pack(tmp_path)
    first = build(pack, out=tmp_path / "out")
    before = {path.name: path.read_bytes() for path in first.files}
    for path in tmp_path.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    monkeypatch.setattr(time, "time", lambda: 86_400.0)
    again = build(pack, out=tmp_path / "out")
    assert {path.name: path.read_bytes() for path in again.files} == before
