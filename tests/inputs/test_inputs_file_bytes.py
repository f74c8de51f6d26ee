"""What is no file is not read: it may have no end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder.inputs import open_book, read_csv, read_json, read_yaml
from brief_builder.problems import Problems

READERS = {".csv": read_csv, ".xlsx": open_book, ".json": read_json, ".yaml": read_yaml}


@pytest.mark.skipif(not hasattr(os, "mkfifo") or not Path("/dev/zero").exists(), reason="Unix")
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("what", ["a device", "a pipe"])
def test_a_device_and_a_pipe_are_refused(kind: str, what: str, tmp_path: Path) -> None:
    """`/dev/zero` would fill the memory; a pipe that nobody writes to would be waited for."""
    path = tmp_path / f"t{kind}"
    if what == "a device":
        path.symlink_to("/dev/zero")
    else:
        os.mkfifo(path)
    problems = Problems()
    read: Callable[..., object] = READERS[kind]
    assert read(path, path.name, problems) is None
    told = [(problem.code, problem.message) for problem in problems]
    assert told == [("file-unreadable", f"{path.name} cannot be read: it is a device or a pipe, not a file")]
