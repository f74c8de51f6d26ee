"""Two packs whose files would go to one place: told before anything is written, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, build, check, init_pack, share
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


def test_a_copied_pack_is_told_with_both_places_and_the_line_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever copied the folder sees which two are meant, and what to type where; the one that was there builds."""
    make_pack(tmp_path)
    _second(tmp_path, "small - Copy", "small")
    monkeypatch.chdir(tmp_path)
    assert check("small").problems.errors == []
    (problem,) = check("small - Copy").problems.errors
    assert problem.message == (
        "the packs in data/small and data/small - Copy are both called `small`: each would write over the other's files"
    )
    assert problem.help == (
        'write in line 1 of data/small - Copy/pack.yaml: name: "small - Copy"',
        "or move the folder data/small - Copy out of data, if it is a spare copy",
    )
    assert str(problem.place) == "data/small - Copy/pack.yaml, line 1, column 7"
    assert [str(note.place) for note in problem.notes] == ["data/small/pack.yaml, line 1, column 7"]
    monkeypatch.chdir(tmp_path / "data" / "small - Copy")
    (problem,) = check().problems.errors
    assert f"the packs in {tmp_path}/data/small and {tmp_path}/data/small - Copy are both" in problem.message


def test_two_packs_of_one_name_in_folders_of_other_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is built takes the name of its folder, where that is free; capitals make no other name."""
    pack = make_pack(tmp_path)
    pack.rename(tmp_path / "data" / "2026")
    shutil.copytree(tmp_path / "data" / "2026", tmp_path / "data" / "b")
    other = tmp_path / "data" / "b" / "pack.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace("name: small", "name: Small", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (told,) = check("2026").problems.errors
    assert told.help[0] == 'write in line 1 of data/2026/pack.yaml: name: "2026"'
    third = tmp_path / "data" / "c"
    shutil.copytree(tmp_path / "data" / "2026", third)
    (third / "pack.yaml").write_text(
        (third / "pack.yaml").read_text(encoding="utf-8").replace("name: small", 'name: "2026"', 1), encoding="utf-8"
    )
    (told,) = check("2026").problems.errors
    assert told.help[0] == "write in line 1 of data/2026/pack.yaml a name that no other pack has"


def test_a_new_pack_does_not_take_the_name_of_one_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`brief init` would make a pack that does not build; nothing is made."""
    pack = make_pack(tmp_path)
    pack.rename(tmp_path / "data" / "trade")
    monkeypatch.chdir(tmp_path)
    for source in ("starter", "canada-cambodia"):
        with pytest.raises(BriefError) as caught:
            init_pack("data/small", as_of=date(2031, 3, 5), source=source)
        (told,) = caught.value.problems
        assert (told.code, told.place.file) == ("pack-field", "data/small")
        assert (
            told.message == "the pack in data/trade is called `small` already: each would write over the other's files"
        )
        assert told.help == ("choose another name for the folder, or another `name:` in data/trade/pack.yaml",)
    assert not (tmp_path / "data" / "small").exists()


@pytest.mark.parametrize("name", ["pack.yml", "pack.yaml.txt", "PACK.YAML"])
def test_a_pack_whose_file_has_another_name_is_told_how_to_rename_it(name: str, tmp_path: Path) -> None:
    """Editors and browsers give such names, and the person sees a file called pack."""
    pack = make_pack(tmp_path)
    (pack / "pack.yaml").rename(pack / name)
    with pytest.raises(BriefError) as stopped:
        check(pack)
    (told,) = stopped.value.problems
    assert (told.code, told.help[0].endswith(f"{name} to pack.yaml")) == ("pack-missing", True)


@pytest.mark.parametrize(
    ("inside", "wanted", "name"),
    [("texts", "en.yaml", "en.yml"), (".", "charts.yaml", "charts.yml"), (".", "charts.yaml", "charts.yaml.txt")],
)
def test_texts_and_charts_under_another_name_are_told(inside: str, wanted: str, name: str, tmp_path: Path) -> None:
    """Beside what is missing without them."""
    pack = make_pack(tmp_path)
    (pack / inside).mkdir(exist_ok=True)
    written = pack / inside / wanted
    (written if written.is_file() else pack / "charts.yaml").rename(pack / inside / name)
    told = [each for each in check(pack).problems if each.code == "file-unread"]
    assert [each.place.file.rpartition("/")[2] for each in told] == [name]
    assert wanted in " ".join((told[0].message, *told[0].help))
