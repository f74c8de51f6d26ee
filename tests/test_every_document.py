"""Every document that the other tests produced: sound, valid, and opened by LibreOffice with all its words.

These tests run last, in one process for all (see conftest). Run alone, they have nothing to look at and are skipped.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from brief_builder.proof import check_package
from produced_documents import Collection, Produced, plain, shape, stretches

_PROCESSES = 2
_AT_ONCE = 60  # LibreOffice gives up without a word after some hundred files


@pytest.fixture(scope="module")
def files(every_document: Collection, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Produced]:
    """The documents, one of each shape, as files."""
    if not every_document.documents:
        pytest.skip("no other test of this run produced a document")
    documents = {shape(document.data): document for document in every_document.documents}.values()
    folder = tmp_path_factory.mktemp("produced")
    out = {folder / f"{number:04}.{document.kind}": document for number, document in enumerate(documents)}
    for path, document in out.items():
        path.write_bytes(document.data)
    return out


def test_every_produced_document_is_sound(files: dict[Path, Produced]) -> None:
    """Nothing is found in it that its template did not have."""
    wrong = []
    for document in files.values():
        faults = [fault.message for fault in check_package(document.data, document.literals)]
        if faults:
            had = {_kind(fault.message) for fault in check_package(document.template)}
            wrong += [f"{document.test}: {message}" for message in faults if _kind(message) not in had]
    assert wrong == [], "\n".join(wrong)


def test_every_produced_document_passes_the_validator(files: dict[Path, Produced], tmp_path: Path) -> None:
    """No error is found in it of a kind that its template did not have."""
    checker = os.environ.get("OOXML_CHECK")
    if not checker:
        pytest.skip("OOXML_CHECK names no validator")
    found = _refused(checker, list(files))
    templates = {path: tmp_path / path.name for path in found}
    for path, template in templates.items():
        template.write_bytes(files[path].template)
    had = _refused(checker, list(templates.values()))
    wrong = []
    for path, lines in found.items():
        kinds = {_kind(line) for line in had.get(templates[path], [])}
        wrong += [f"{files[path].test}: {line.strip()}" for line in lines if _kind(line) not in kinds]
    assert wrong == [], "\n".join(wrong)


def _refused(checker: str, paths: list[Path]) -> dict[Path, list[str]]:
    """Of each file that the validator refuses, the lines it says of errors."""

    def said(some: list[Path]) -> list[str]:
        command = [sys.executable, checker, *map(str, some)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = (done.stdout + done.stderr).splitlines() if done.returncode else []
        assert not done.returncode or any(str(path) in line for path in some for line in lines), lines
        return lines

    with ThreadPoolExecutor(_PROCESSES) as pool:
        parts = [part for n in range(_PROCESSES) if (part := paths[n::_PROCESSES])]
        lines = [line for said_of_part in pool.map(said, parts) for line in said_of_part]
    out: dict[Path, list[str]] = {}
    path = None
    for line in lines:
        # The first line on a file names it, and begins with "ok" where there is no error.
        if (begun := next((each for each in paths if str(each) in line), None)) is not None:
            path = None if line.startswith("ok") else begun
            if path is not None:
                out[path] = []
        elif path is not None and "error" in line:
            out[path].append(line)
    return out


def _kind(line: str) -> str:
    """A finding without numbers: a loop repeats what its template has, elsewhere and more often."""
    return re.sub(r"\d+", "0", line)


@pytest.mark.office
def test_every_produced_word_document_opens_with_its_text(
    files: dict[Path, Produced], office: None, tmp_path: Path
) -> None:
    """LibreOffice reads each, and its text holds all letters and digits of the body, in their order."""
    words = {path: document for path, document in files.items() if document.kind == "docx"}
    paths = list(words)
    with ThreadPoolExecutor(_PROCESSES) as pool:
        list(pool.map(lambda n: _to_text(paths[n::_PROCESSES], tmp_path, tmp_path / f"profile {n}"), range(_PROCESSES)))
    wrong = []
    for path, document in words.items():
        text = tmp_path / f"{path.stem}.txt"
        if not text.exists():  # one that crashes the program takes those behind it along
            _to_text([path], tmp_path, tmp_path / "profile")
        if not text.exists():
            wrong.append(f"{document.test}: LibreOffice does not open it")
            continue
        said, at = plain(text.read_text(encoding="utf-8-sig")), 0
        for stretch in stretches(document.data):
            found = said.find(stretch, at)
            if found < 0:
                wrong.append(
                    f"{document.test}: LibreOffice does not show {stretch!r} after {said[max(at - 40, 0) : at]!r}"
                )
                break
            at = found + len(stretch)
    assert wrong == [], "\n".join(wrong)


def _to_text(paths: list[Path], folder: Path, profile: Path) -> None:
    """Convert them by LibreOffice, as far as it does."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    for start in range(0, len(paths), _AT_ONCE):
        _run([*command, *map(str, paths[start : start + _AT_ONCE])], 60 + 2 * _AT_ONCE)


def _run(command: list[str], seconds: int) -> None:
    """Run it no longer than this, and end what it started: `soffice` is only the parent of the program."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as run:
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
