"""Produced bytes → a failed test, when they break a rule of the package, or one of a validator that is at hand."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from unittest import mock

from brief_builder.office import Package
from brief_builder.proof import check_package


def check_sound(data: bytes) -> None:
    """Look for what our own proof finds, and ask the validator, where there is one."""
    assert [fault.message for fault in check_package(data)] == []
    check_valid(data)


def check_valid(data: bytes, template: bytes = b"") -> None:
    """Ask the validator, where there is one; what it says of the template too, numbers apart, does not count."""
    code, said = _asked(data)
    if not code:
        return
    had = {_kind(line) for line in _asked(template)[1].splitlines()} if template else set()
    assert [line for line in said.splitlines() if "error  " in line and _kind(line) not in had] == [], said
    assert had, said


def said_by_validator(data: bytes) -> list[str]:
    """The lines that it says of errors in a file; none where it accepts the file, or where there is no validator."""
    code, said = _asked(data)
    return [line for line in said.splitlines() if "error" in line and "produced." not in line] if code else []


def _kind(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _asked(data: bytes) -> tuple[int, str]:
    script = os.environ.get("OOXML_CHECK")
    if not script:
        return 0, ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"produced.{Package.open(data).kind}"
        path.write_bytes(data)
        return _validated(script, path)


def _validated(script: str, path: Path) -> tuple[int, str]:
    """Exit status of the script for a file, and what it prints; one that has a `main` is read once for all files."""
    main = getattr(_module(script), "main", None)
    if main is None:
        done = subprocess.run([sys.executable, script, str(path)], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout
    printed = io.StringIO()
    with mock.patch.object(sys, "argv", [script, str(path)]), redirect_stdout(printed):
        return int(main()), printed.getvalue()


@cache
def _module(script: str) -> ModuleType:
    spec = spec_from_file_location("ooxml_validator", script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module
