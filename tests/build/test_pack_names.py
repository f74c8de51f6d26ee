"""Two packs whose files would go to one place: told before anything is written, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, build, check, share
from brief_builder.problems import Problem
from small_pack import make_pack


def _second(project: Path, folder: str, name: str) -> Path:
    """A copy of the small pack beside it, in another folder and with another name."""
    copy = project / "data" / folder
    shutil.copytree(project / "data" / "small", copy)
    written = copy / "pack.yaml"
    written.write_text(written.read_text(encoding="utf-8").replace("name: small", f"name: {name}", 1), encoding="utf-8")
    return copy


def _errors(error: pytest.ExceptionInfo[BriefError]) -> list[Problem]:
    return [each for each in error.value.problems if each.severity == "error"]


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_for_partners_do_not_go_to_the_folder_of_another_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`small` for partners and a pack `small-partner` share a folder: the neighbour is named, and where it says so."""
    make_pack(tmp_path)
    _second(tmp_path, "partners", "small-partner")
    monkeypatch.chdir(tmp_path)
    assert check("small").problems.errors == []
    (told,) = check("small", audience="partner").problems.errors
    assert (told.code, str(told.place)) == ("output-taken", "data/small/pack.yaml, line 1, column 7")
    assert told.message == "for partners, the files of `small` go to a folder `small-partner`, as those of another pack"
    assert [(note.message, str(note.place)) for note in told.notes] == [
        ("the pack `small-partner` is here", "data/partners/pack.yaml, line 1, column 7")
    ]
    assert told.help == ("give one of the two packs another name",)


@pytest.mark.parametrize("make", [build, share], ids=["build", "share"])
def test_files_of_another_pack_are_not_written_over(
    make: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever came first keeps the folder, or the .zip, byte for byte."""
    make_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    make("small", audience="partner")
    before = _bytes(tmp_path / "output")
    other = tmp_path / "elsewhere" / "data"
    other.mkdir(parents=True)
    shutil.copytree(tmp_path / "templates", tmp_path / "elsewhere" / "templates")
    shutil.move(_second(tmp_path, "partners", "small-partner"), other)
    with pytest.raises(BriefError) as caught:
        make("elsewhere/data/partners")
    (told,) = caught.value.problems
    where = "output/small-partner.zip" if make is share else "output/small-partner"
    assert (told.code, str(told.place)) == ("output-taken", where)
    assert told.message == f"{where} holds the files of the pack `small`, for partners; they would be lost"
    assert told.help == (
        "give one of the two packs another name, or name another place with --out",
        f"if nobody needs the files that are there, delete {where}",
    )
    assert _bytes(tmp_path / "output") == before


def test_a_pack_writes_over_its_own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the same readers as before, and whatever stands there that is no record of a build."""
    make_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    for held in (None, b"{", b'{"pack": 3}', b"[" * 100_000):
        for audience in (None, "partner"):
            folder = build("small", audience=audience).folder
            if held is not None:
                (folder / "manifest.json").write_bytes(held)
    share("small", audience="partner")
    share("small", audience="partner")
    (tmp_path / "output" / "small-partner.zip").write_bytes(b"no archive")
    share("small", audience="partner")
