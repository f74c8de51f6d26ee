"""`brief check FILE`: any document is held to those who read it, and a choice of what is looked for."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document

import brief_builder
from brief_builder.leaks import Signature, cleaned
from brief_builder.office import Package, write_members
from command import brief
from outlines import make_docx, make_pptx
from readable import readable

TABLE = "# Trade\n| Year | Exports |\n| 2023 | 37.2 |"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hand.docx").write_bytes(make_docx(TABLE))
    good = Package.open(readable(make_docx(TABLE), "Trade"))  # what python-docx writes tells of its own template
    (tmp_path / "good.docx").write_bytes(
        write_members(cleaned(good, Signature("The office", date(2026, 1, 1))).members)
    )
    (tmp_path / "deck.pptx").write_bytes(make_pptx("# Trade in {{ year }}\n- apparel"))
    return tmp_path


def test_a_document_by_hand_is_held_to_its_readers(folder: Path) -> None:
    """Each finding with its place and what to click; it needs no tags."""
    done = brief("check", "hand.docx", at=folder)
    assert done.returncode == 0
    assert "warning[table-headless]: no row of this table is marked as its header" in done.stderr
    assert '  --> hand.docx, section "Trade", table 1' in done.stderr
    assert "   = click in the first row, then Table Layout, Repeat Header Rows" in done.stderr
    assert "template-plain" not in done.stderr
    assert done.stderr.endswith("hand.docx: no errors\n")
    assert brief("check", "hand.docx", "--strict", at=folder).returncode == 1


def test_a_document_that_everybody_can_read_is_passed(folder: Path) -> None:
    """Without a word, but for the last line."""
    done = brief("check", "good.docx", "--strict", "--style", "none", at=folder)
    assert (done.returncode, done.stderr) == (0, "good.docx: no errors\n")


def test_a_template_is_held_to_both(folder: Path) -> None:
    """Its tags, and its readers; --only takes one of them."""
    done = brief("check", "deck.pptx", "--format", "short", at=folder)
    assert [line.split("[")[1].split("]")[0] for line in done.stdout.splitlines()] == [
        "document-untitled",
        "properties-missing",
    ]
    done = brief("check", "deck.pptx", "--only", "tags", at=folder)
    assert done.stderr == "deck.pptx: 1 tag, no errors\n"
    (folder / "deck.pptx").write_bytes(make_pptx("{{ year | uper }}"))
    done = brief("check", "deck.pptx", "--only", "access", "--format", "short", at=folder)
    assert (done.returncode, "unknown-filter" in done.stdout) == (0, False)


def test_a_copy_has_a_comment_at_each_finding(folder: Path) -> None:
    """As for templates."""
    done = brief("check", "hand.docx", "--format", "docx", at=folder)
    assert done.stdout == "hand.problems.docx\n"
    comments = Document(io.BytesIO((folder / "hand.problems.docx").read_bytes())).comments
    assert any("no row of this table is marked as its header" in each.text for each in comments)


def test_the_library_does_what_the_command_does(folder: Path) -> None:
    """The same problems, as values."""
    (check,) = brief_builder.check_templates([folder / "hand.docx"], only=("access",))
    assert [(each.code, each.severity) for each in check.problems] == [
        ("document-untitled", "warning"),
        ("table-headless", "warning"),
        ("table-untitled", "warning"),
        ("properties-missing", "note"),
        ("row-splits", "note"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["hand.docx", "--only", "words"], "words is none of tags, access, leaks, style"),
        (["hand.docx", "--only", "access", "--data", "d.yaml"], "data are for the tags"),
        (["--only", "access"], "it is for templates: name a .docx or .pptx file"),
    ],
)
def test_a_choice_that_does_not_fit_is_refused(folder: Path, arguments: list[str], message: str) -> None:
    """As wrong usage."""
    done = brief("check", *arguments, at=folder)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"no zip"])
def test_what_is_no_document_is_said_once(folder: Path, data: bytes) -> None:
    """A file that cannot be opened."""
    (folder / "hand.docx").write_bytes(data)
    done = brief("check", "hand.docx", at=folder)
    assert (done.returncode, done.stderr.count("error[template-unreadable]")) == (1, 1)


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("brief.en.pdf", "a PDF is checked when it is made: check the document that it comes from"),
        ("letter.odt", "save it as one of these"),
    ],
)
def test_what_is_no_document_is_refused_with_what_can_be_checked(tmp_path: Path, name: str, cure: str) -> None:
    """Nobody who wants a PDF checked is asked for a pack.yaml."""
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    done = brief("check", name, at=tmp_path)
    said = " ".join(done.stderr.replace("│", " ").split())
    assert done.returncode == 2
    assert f"{name} is neither a pack nor a .docx or .pptx file; {cure}" in said
