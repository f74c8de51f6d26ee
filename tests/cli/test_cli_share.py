"""`brief share` and `brief verify`, as a person runs them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from unittest import mock

import pytest

from command import brief
from shared_packs import CHANGES, files_of, replace_in, zipped
from small_pack import make_pack

NBSP = "\u00a0"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_pack(tmp_path, CHANGES)
    return tmp_path


def test_sharing_says_what_was_made_and_the_checksum_to_read_out(project: Path) -> None:
    """The .zip on standard output, the rest beside it."""
    done = brief("share", at=project)
    assert (done.returncode, done.stdout) == (0, "output/small.zip\n")
    assert "Island trade, First edition: 9 files, 4 facts; for: internal\n" in done.stderr
    assert "checksum of the manifest, to be compared by telephone:\n  " in done.stderr


def test_verifying_says_that_all_holds_and_the_same_checksum(project: Path) -> None:
    """Sender and receiver read the same line."""
    shared = brief("share", at=project)
    done = brief("verify", "output/small.zip", at=project)
    assert done.returncode == 0
    assert "output/small.zip: small, First edition; for: internal\n" in done.stdout
    assert "  7 files compared with their checksums\n" in done.stdout
    assert "  all of it holds\n" in done.stdout
    assert shared.stderr.strip().splitlines()[-1].strip() == done.stdout.strip().splitlines()[-1].strip()


def test_verifying_names_what_was_changed_and_leaves_with_1(project: Path) -> None:
    """With the place, and what follows."""
    brief("share", at=project)
    path = project / "output" / "small.zip"
    files = files_of(path)
    replace_in(files, "brief.en.docx", "word/document.xml", f"€5.6{NBSP}million", f"€6.5{NBSP}million")
    path.write_bytes(zipped(files))
    done = brief("verify", "output/small.zip", at=project)
    assert done.returncode == 1
    assert 'brief.en.docx, section "Summary", paragraph 1' in done.stderr
    assert f"`€6.5{NBSP}million` stands here; `€5.6{NBSP}million` was printed for `trade.total.2024`" in done.stderr
    assert "  2 things did not hold: do not use it as it is\n" in done.stdout
    short = brief("verify", "output/small.zip", "--format", "json", at=project)
    assert [each["code"] for each in json.loads(short.stdout)] == ["file-changed", "figure-changed"]


def test_a_single_file_is_proven_by_the_manifest_beside_it(project: Path) -> None:
    """A folder as `brief build` writes it, too."""
    brief("build", at=project)
    done = brief("verify", "output/small/brief.en.docx", "output/small/charts/trade.en.svg", at=project)
    assert (done.returncode, done.stdout.count("all of it holds")) == (0, 2)
    assert brief("verify", "output/small", at=project).returncode == 0


def test_a_single_file_is_proven_by_the_manifest_that_is_named(project: Path) -> None:
    """manifest.json, or the .zip in which the file came; also under another name."""
    brief("share", at=project)
    files = files_of(project / "output" / "small.zip")
    (project / "copy.docx").write_bytes(files["brief.en.docx"])
    (project / "m.json").write_bytes(files["manifest.json"])
    for manifest in ("output/small.zip", "m.json"):
        done = brief("verify", "copy.docx", "--manifest", manifest, at=project)
        assert (done.returncode, "this is `brief.en.docx` under another name" in done.stderr) == (0, True)
    done = brief("verify", "copy.docx", at=project)
    assert (done.returncode, "error[manifest-missing]" in done.stderr) == (1, True)


def test_a_file_of_another_pack_is_not_proven(project: Path) -> None:
    """The manifest knows no such file."""
    brief("share", at=project)
    (project / "other.docx").write_bytes(b"PK")
    done = brief("verify", "other.docx", "--manifest", "output/small.zip", at=project)
    assert (done.returncode, "error[file-added]" in done.stderr) == (1, True)


def test_a_password_comes_from_the_environment_or_the_terminal_alone(project: Path) -> None:
    """There is no way to write it on the command line, where others see it; it stands in no output."""
    with mock.patch.dict(os.environ, {"BRIEF_PASSWORD": "ភ្នំពេញ"}):
        done = brief("share", "--password", at=project)
        assert done.returncode == 0
        assert "send the password by another way than the file" in done.stderr
        assert "ភ្នំពេញ" not in done.stdout + done.stderr
        assert brief("verify", "output/small.zip", "--password", at=project).returncode == 0
    done = brief("verify", "output/small.zip", at=project)
    assert (done.returncode, "error[password-missing]" in done.stderr) == (1, True)
    done = brief("share", "--password", at=project)
    assert (done.returncode, "error[password-missing]" in done.stderr) == (1, True)
    assert brief("share", "--password", "secret", at=project).returncode != 0


def test_a_password_that_is_set_and_not_asked_for_is_told(project: Path) -> None:
    """The .zip is open; nobody shall believe otherwise."""
    with mock.patch.dict(os.environ, {"BRIEF_PASSWORD": "x"}):
        opened, locked = brief("share", at=project), brief("share", "--password", at=project)
    note = "note: BRIEF_PASSWORD is set, and was not asked for: this .zip opens without it\n   = add --password"
    assert (opened.returncode, note in opened.stderr) == (0, True)
    assert "BRIEF_PASSWORD" not in locked.stderr + brief("share", at=project).stderr


def test_a_draft_is_written_beside(project: Path) -> None:
    """Named like the .zip."""
    done = brief("share", "--mail", "draft.eml", at=project)
    assert (done.returncode, done.stdout) == (0, "output/small.zip\ndraft.eml\n")
