"""Folders that nobody may look into, names that no system shows → a problem at its place, no message of Python."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import brief_builder
from brief_builder import BriefError, build
from brief_builder.cli import ending
from brief_builder.problems import shown_path
from command import brief
from outlines import make_docx
from small_pack import make_pack

linux = pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are Unicode, or have no line ends")


@pytest.mark.parametrize("folder", ["facts", "tables", "sources", "texts", "templates"])
def test_a_folder_that_cannot_be_looked_into_is_a_problem(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its facts would be missing, and nobody would say so."""
    pack = make_pack(tmp_path)
    (pack / folder).mkdir(exist_ok=True)
    look: Callable[[Any], Any] = os.scandir

    def refused(path: Any = ".") -> Any:
        if Path(path).name == folder and Path(path).parent.name == "small":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(BriefError) as caught:
        build(pack, out=tmp_path / "out")
    first = caught.value.problems[0]
    assert (first.code, "Permission denied" in first.message) == ("file-unreadable", True)
    assert first.place.file.endswith(f"small/{folder}")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ENAMETOOLONG, errno.ELOOP, errno.EMFILE])
def test_what_the_system_says_of_a_file_is_a_problem_wherever_it_is_met(
    number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the file's name; nobody is told that the program is at fault."""

    def run() -> None:
        raise OSError(number, os.strerror(number), "some/file.yaml")

    with pytest.raises(SystemExit) as left:
        ending.ended(run)
    said = capsys.readouterr().err
    assert (left.value.code, "Traceback" in said) == (1, False)
    assert f"error[file-unreadable]: some/file.yaml cannot be read or written: {os.strerror(number)}" in said


@pytest.mark.parametrize(
    "name",
    ["build", "check", "check_templates", "fact_reports", "fetch", "init_pack", "offered_names", "render_file", "share",
     "verify", "check_row"],
)  # fmt: skip
def test_from_python_it_is_a_problem_too(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything a command does, the library does; nobody who calls it has to know what a system may say."""
    arguments: dict[str, tuple[object, ...]] = {
        "check_templates": (["a.docx"],), "offered_names": (tmp_path,), "render_file": ("t.docx", "d.json", "o.docx"),
        "init_pack": (tmp_path / "new",), "verify": ([tmp_path / "a.docx"],), "check_row": ("t.csv", 2),
    }  # fmt: skip

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "some/file.yaml")

    more = {"as_of": None} if name == "init_pack" else {}
    call = getattr(brief_builder, name)
    with monkeypatch.context() as patched:
        for method in ("stat", "exists", "is_dir", "is_file", "open", "read_bytes", "resolve"):
            patched.setattr(Path, method, refused)
        with pytest.raises(BriefError) as caught:
            call(*arguments.get(name, (tmp_path,)), **more)
    assert "Permission denied" in caught.value.problems[0].message


def test_a_fault_of_our_own_stays_one(capsys: pytest.CaptureFixture[str]) -> None:
    """An error of the system without a file is none of the person's."""

    def run() -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    with pytest.raises(SystemExit) as left:
        ending.ended(run)
    assert (left.value.code, "fault of the program" in capsys.readouterr().err) == (70, True)


@linux
@pytest.mark.parametrize(
    "name", ["facts/caf\udce9.yaml", "texts/caf\udce9.yaml", "tables/caf\udce9.csv", "sources/\udcff/x.txt"]
)
def test_a_name_that_is_not_unicode_is_a_problem(name: str, tmp_path: Path) -> None:
    """As in a .zip of an old system; the message shows its bytes."""
    path = make_pack(tmp_path) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a: 1\n", encoding="utf-8")
    for arguments in (("build", "data/small"), ("share", "data/small"), ("check", "data/small", "--format", "json")):
        done = brief(*arguments, at=tmp_path)
        said = done.stderr + done.stdout
        assert done.returncode == 1
        assert "is not written in Unicode" in said
        assert ("\\xe9" if "\udce9" in name else "\\xff") in said


@linux
def test_a_pack_in_a_folder_of_any_name_is_built(tmp_path: Path) -> None:
    """Its own name is in pack.yaml; a batch writes its report as JSON all the same."""
    for name in ("new\nline", "caf\udce9", "$(id)"):
        project = tmp_path / str(len(name))
        pack = make_pack(project)
        pack.rename(pack.with_name(name))
        assert brief("build", f"data/{name}", at=project).returncode == 0
        assert brief("batch", "data", "--jobs", "1", at=project).returncode == 0
        report = json.loads((project / "output" / "batch.json").read_text(encoding="utf-8"))
        assert report["counts"]["built"] == 1


def test_a_name_is_shown_in_one_line() -> None:
    """What turns words, ends lines or speaks to the terminal is an escape."""
    name = "a\nb\x1b[31m\u202ec\u2066\udce9é"
    assert shown_path(Path(name)) == "a\\nb\\x1b[31m\\u202ec\\u2066\\xe9é"


@pytest.mark.parametrize("length", [251, 300])
def test_a_name_that_is_too_long_is_a_problem(length: int, tmp_path: Path) -> None:
    """As a file to write, and as one to read."""
    (tmp_path / "t.docx").write_bytes(make_docx("{{ x }}"))
    (tmp_path / "d.yaml").write_text("x: 1\n", encoding="utf-8")
    name = "a" * length + ".docx"
    for arguments in (("t.docx", "d.yaml", name), (name, "d.yaml", "o.docx"), ("t.docx", name[:-4] + "yaml", "o.docx")):
        done = brief("render", *arguments, at=tmp_path)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.yaml", "t.docx"]


@linux
def test_the_command_that_is_told_can_be_pasted(tmp_path: Path) -> None:
    """A folder's name runs nothing in a shell."""
    done = brief("init", "x$(id)", "--as-of", "2026-01-05", at=tmp_path)
    assert "brief build 'x$(id)'" in done.stderr
    refused = brief("init", "\u202ex", "--as-of", "2026-01-05", at=tmp_path)
    assert "a pack cannot be called" in refused.stderr


@pytest.mark.parametrize("verb", [("build", "data/small"), ("batch", "data", "--jobs", "1")], ids=lambda verb: verb[0])
def test_nothing_is_made_in_the_folder_of_a_pack(verb: tuple[str, ...], tmp_path: Path) -> None:
    """With `--out data` the files went among those that they are made of, which were told to be of an earlier build."""
    pack = make_pack(tmp_path)
    before = sorted(pack.rglob("*"))
    done = brief(*verb, "--out", "data", at=tmp_path)
    assert done.returncode == 1
    assert "error[output-taken]: data" in done.stderr
    assert "would lie among" in done.stderr
    assert sorted(pack.rglob("*")) == before


@pytest.mark.parametrize("sign", ["\x9b", "\x85", "\x7f", "\x80"])
def test_a_control_character_in_yaml_is_told_at_its_place(sign: str, tmp_path: Path) -> None:
    """In plain words, and as a code: a terminal obeys some of them."""
    (tmp_path / "t.docx").write_bytes(make_docx("{{ x }}"))
    (tmp_path / "d.yaml").write_text(f"y: 1\nx: a{sign}b\n", encoding="utf-8")
    done = brief("render", "t.docx", "d.yaml", "o.docx", at=tmp_path)
    if sign == "\x85":  # a line end of old mainframes, which YAML allows
        assert "Traceback" not in done.stderr
        return
    assert f"error[character-forbidden]: the character U+{ord(sign):04X} cannot stand in a file of YAML" in done.stderr
    assert "d.yaml, line 2, column 5" in done.stderr
    assert sign not in done.stderr


def test_a_full_temporary_folder_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """LibreOffice prints there; the system does not say of which file it speaks."""

    def run() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(SystemExit) as left:
        ending.ended(run)
    said = capsys.readouterr().err
    assert (left.value.code, "Traceback" in said) == (1, False)
    assert "the temporary folder" in said
    assert "is full" in said
    assert "TMPDIR" in said
