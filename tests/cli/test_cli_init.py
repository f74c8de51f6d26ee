"""`brief init`: what a person types first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from command import brief


def test_init_prints_its_files_and_says_what_to_do_next(tmp_path: Path) -> None:
    """The paths are data, on stdout; the command that builds the pack is talk, on stderr."""
    done = brief("init", "trade-brief", "--as-of", "2031-03-05", at=tmp_path)
    assert done.returncode == 0
    assert "trade-brief/pack.yaml" in done.stdout.splitlines()
    assert all((tmp_path / line).is_file() for line in done.stdout.splitlines())
    assert "build it: brief build trade-brief\n" in done.stderr
    assert "trade-brief/README.md" in done.stderr


def test_a_pack_is_dated_on_the_day_it_is_begun(tmp_path: Path) -> None:
    """Without --as-of, today's date is written down."""
    before = date.today()
    assert brief("init", "trade", at=tmp_path).returncode == 0
    pack = (tmp_path / "trade" / "pack.yaml").read_text(encoding="utf-8")
    assert any(f"\nas_of: {day}\n" in pack for day in (before, date.today()))


def test_a_folders_name_with_a_space_is_quoted_in_the_command_that_builds_it(tmp_path: Path) -> None:
    """What is said can be typed as it stands."""
    done = brief("init", "my trade", at=tmp_path)
    assert 'build it: brief build "my trade"\n' in done.stderr


def test_init_where_a_pack_is_says_so_and_writes_nothing(tmp_path: Path) -> None:
    """The second time is refused, with the cure, and exit code 1."""
    assert brief("init", "trade", at=tmp_path).returncode == 0
    done = brief("init", "trade", at=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[pack-exists]: there is a pack in trade already" in done.stderr
    assert "nothing was written" in done.stderr


def test_the_folder_a_person_stands_in_becomes_a_pack(tmp_path: Path) -> None:
    """`brief init .` in an empty folder: the pack has the folder's name, and `brief build` alone builds it."""
    folder = tmp_path / "trade"
    folder.mkdir()
    done = brief("init", ".", at=folder)
    assert done.returncode == 0
    assert 'name: "trade"' in (folder / "pack.yaml").read_text(encoding="utf-8")
    assert "build it: brief build\n" in done.stderr
