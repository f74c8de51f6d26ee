"""The harness finds what is planted, and what it once found stays mended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brief_builder import Template
from fuzz.oracles import sound, untouched
from fuzz.target import Finding, Wrong, tried
from fuzz.targets import target
from fuzz.targets.planted import FAULTS
from fuzz.zips import read_members, write_zip
from outlines import make_docx

HERE = Path(__file__).resolve().parent
FINDINGS = sorted(path for path in (HERE / "findings").iterdir() if path.suffix == ".bin")


def test_what_is_planted_is_found(tmp_path: Path) -> None:
    """Crash, hang, escape, a wrong outcome and the death of a process, each with its input; the others go on."""
    command = [sys.executable, str(HERE / "run.py"), "--only", "planted", "--way", "changes", "--counted"]
    done = subprocess.run(
        [*command, "--seconds", "60", "--folder", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    inputs = {path.read_bytes().decode() for path in tmp_path.rglob("finding-*.bin")}
    assert inputs == set(FAULTS) - {"swallowed"}  # it escapes in the same way as another


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault != "abort"])
def test_an_input_that_does_what_none_may_is_told_by_its_kind(fault: str) -> None:
    """In this process too, where findings are replayed."""
    found = tried(target("planted"), fault.encode())
    assert isinstance(found, Finding)
    assert found.kind == {"swallowed": "escape", "program": "escape"}.get(fault, fault)


def test_a_broken_document_is_wrong() -> None:
    """One that was sound as a template."""
    template = make_docx("words")
    members = dict(read_members(template))
    members["word/document.xml"] = members["word/document.xml"].replace(b"</w:body>", b"<w:tbl/></w:body>")
    with pytest.raises(Wrong, match="unsound"):
        sound(write_zip(list(members.items())), template)


def test_a_part_that_comes_out_otherwise_is_wrong() -> None:
    """Where no tag stands in the template."""
    template = make_docx("words")
    made = dict(read_members(Template.read(template, "t.docx").render({})))
    made["word/document.xml"] = made["word/document.xml"].replace(b"words", b"other")
    with pytest.raises(Wrong, match="came out otherwise"):
        untouched(write_zip(list(made.items())), template)


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.stem)
def test_a_finding_stays_mended(path: Path) -> None:
    """`TARGET--what-it-did.bin` is an input that once crashed, hung, escaped or came out wrong."""
    found = tried(target(path.name.partition("--")[0]), path.read_bytes())
    assert not isinstance(found, Finding), found.told
