"""Produced bytes → a failed test, when they break a rule of the package, or one of a validator that is at hand."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from brief_builder.proof import check_package


def check_sound(data: bytes) -> None:
    """Look for what our own proof finds, and ask the validator, where there is one."""
    assert [fault.message for fault in check_package(data)] == []
    check_valid(data)


def check_valid(data: bytes) -> None:
    """Ask the validator, where there is one."""
    script = os.environ.get("OOXML_CHECK")
    if not script:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"produced.{'docx' if b'word/document.xml' in data else 'pptx'}"
        path.write_bytes(data)
        said = subprocess.run([sys.executable, script, str(path)], capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout
