"""Broken packs: the exact messages a person reads; every problem in one run, nothing written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from brief_builder import BriefError, build, check
from brief_builder.cli.app import app
from brief_builder.inputs import read_yaml
from brief_builder.problems import Problems
from brief_builder.problems.show import full
from small_pack import make_pack

CASES = sorted((Path(__file__).resolve().parent.parent / "broken").glob("*.yaml"))


def _broken(path: Path, project: Path) -> None:
    located = read_yaml(path, path.name, Problems())
    assert located is not None
    make_pack(project, located.value["changes"], located.value.get("removed", ()))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_broken_pack_says_what_is_wrong_and_writes_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    """The messages are those beside the case, a build raises the same errors, and no file is written."""
    _broken(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    report = check()
    golden(path.with_suffix(".txt"), full(p for p in report.problems if p.severity == "error") + "\n")
    with pytest.raises(BriefError) as caught:
        build()
    assert [p for p in caught.value.problems if p.severity == "error"] == report.problems.errors
    assert not (tmp_path / "output").exists()


def test_five_errors_in_three_files_are_shown_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors in both templates and in the facts do not hide each other."""
    _broken(next(p for p in CASES if p.stem == "five-errors-in-three-files"), tmp_path)
    monkeypatch.chdir(tmp_path)
    errors = check().problems.errors
    assert len(errors) == 5
    assert {p.place.file for p in errors} == {
        "templates/brief.docx",
        "templates/deck.pptx",
        "data/small/facts/trade.yaml",
    }


def test_the_small_pack_itself_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the cases break builds without a problem as it stands."""
    make_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert list(check().problems) == []
    assert len(build().files) == 6


def test_a_build_with_errors_leaves_with_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says the problem and its exit code is 1."""
    _broken(CASES[0], tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 1


def test_an_old_output_stays_when_a_later_build_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed build does not touch what stands in the output folder."""
    pack = make_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    built = build()
    before = {path: path.read_bytes() for path in built.files}
    facts = pack / "facts" / "trade.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("value: 5.6", "value: 6.5"), encoding="utf-8")
    with pytest.raises(BriefError):
        build()
    assert {path: path.read_bytes() for path in built.files} == before


def test_a_copy_of_a_packs_folder_does_not_block_the_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack that lies in a folder of its name builds; the copy, which would write over its files, is refused."""
    pack = make_pack(tmp_path)
    shutil.copytree(pack, pack.with_name("small - Copy"))
    monkeypatch.chdir(tmp_path)
    assert list(check("small").problems) == []
    told = check("small - Copy").problems.errors
    assert [(p.code, p.place.file) for p in told] == [("pack-field", "data/small - Copy/pack.yaml")]
