"""A pack that was checked → copies with comments of the templates in which something is wrong, and of no other."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from brief_builder import check, init_pack
from brief_builder.build import commented_templates
from command import brief
from template_edits import edit

BRIEF, DECK = "templates/brief.docx", "templates/deck.pptx"
WRONG = "{{ trade.totl.2030 }}"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A new pack with a misspelled fact in its Word template, in the place of a heading."""
    init_pack(tmp_path / "trade", as_of=date(2031, 3, 5))
    edit(tmp_path / "trade" / BRIEF, "`{{ text.headings.key_messages }}`", WRONG)
    return tmp_path / "trade"


def test_a_fact_that_the_pack_lacks_is_a_comment(pack: Path) -> None:
    """The copy of the template says what the check says, cure included; the template of the deck has none."""
    copies = commented_templates(check(pack))
    assert [copy.name for copy in copies] == ["brief.problems.docx"]
    comments = zipfile.ZipFile(copies[0]).read("word/comments.xml").decode()
    assert "no fact is called `trade.totl`" in comments
    assert "did you mean `trade.total`?" in comments


def test_the_templates_stay_as_they_are(pack: Path) -> None:
    """Comments are in copies alone, beside their templates or where one says."""
    before = {name: (pack / name).read_bytes() for name in (BRIEF, DECK)}
    elsewhere = pack.parent / "copies"
    elsewhere.mkdir()
    assert commented_templates(check(pack), elsewhere) == [elsewhere / "brief.problems.docx"]
    assert {name: (pack / name).read_bytes() for name in before} == before


def test_a_template_without_a_problem_has_no_copy(tmp_path: Path) -> None:
    """A sound pack leaves nothing behind."""
    init_pack(tmp_path / "trade", as_of=date(2031, 3, 5))
    assert commented_templates(check(tmp_path / "trade")) == []


def test_the_command_names_the_copies(pack: Path) -> None:
    """The problems as text, to stderr; the copies to stdout; an error is still an error."""
    done = brief("check", "--format", "docx", at=pack)
    assert done.stdout.splitlines() == [BRIEF.replace(".docx", ".problems.docx")]
    assert "error[unknown-name]" in done.stderr
    assert done.returncode == 1
