"""The command: what it prints where, and its exit codes."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

import pytest

from brief_builder.problems import CODES
from command import brief, brief_process
from outlines import make_docx
from small_pack import make_pack

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_pack(tmp_path)
    return tmp_path


def test_build_writes_the_files_and_prints_their_names(project: Path) -> None:
    """Names to stdout, talk to stderr, exit 0."""
    done = brief_process("build", at=project)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "output/small/brief.en.docx",
        "output/small/deck.en.pptx",
        "output/small/charts/trade.en.svg",
        "output/small/charts/trade.en.png",
        "output/small/manifest.json",
        "output/small/provenance.json",
    ]
    assert done.stderr.endswith("6 files; 4 of 4 facts are printed\n")


def test_only_builds_what_is_named(project: Path) -> None:
    """--only leaves the rest out; a wrong word is wrong usage."""
    assert brief("build", "--only", "deck", at=project).stdout.splitlines() == [
        "output/small/deck.en.pptx",
        "output/small/manifest.json",
        "output/small/provenance.json",
    ]
    assert brief("build", "--only", "dek", at=project).returncode == 2


def test_check_is_silent_on_stdout_and_says_what_it_checked(project: Path) -> None:
    """A clean pack gives exit 0 and a count."""
    done = brief("check", at=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "4 facts; 3 quotes found in their sources\n"


def test_check_json_is_for_machines(project: Path) -> None:
    """--format json prints the problems, none when nothing is wrong, and a table when there are several languages."""
    assert json.loads(brief("check", "--format", "json", at=project).stdout) == {"problems": [], "parity": None}


def test_check_against_full_texts(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Another text than the one recorded is a warning, one without the quoted words an error."""
    texts = tmp_path_factory.mktemp("texts")
    source = project / "data" / "small" / "sources" / "gazette.yaml"
    source.write_text(source.read_text(encoding="utf-8") + "file: gazette.txt\n", encoding="utf-8")
    (texts / "gazette.txt").write_text("The report tells of other things.", encoding="utf-8")
    done = brief("check", "--sources", str(texts), "--format", "short", at=project)
    assert done.returncode == 1
    assert done.stdout.count("error[quote-not-found]") == 3
    assert done.stdout.count("warning[source-changed]") == 1


def test_a_new_copy_of_a_source_is_compared_fact_by_fact(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The counts at the source, and an error at each fact whose words are not as they were."""
    texts = tmp_path_factory.mktemp("texts")
    folder = project / "data" / "small" / "sources"
    record = folder / "gazette.yaml"
    entries = re.sub(r"sha256: .*", f"sha256: {'0' * 64}", record.read_text(encoding="utf-8"))
    record.write_text(f"{entries}file: gazette.md\n", encoding="utf-8")
    words = (folder / "gazette.clippings.txt").read_text(encoding="utf-8")
    (texts / "gazette.md").write_text("# New\n\n" + words.replace("5.6", "5.7"), encoding="utf-8")
    done = brief("check", "--sources", str(texts), "--format", "short", at=project)
    assert done.returncode == 1
    assert done.stdout.count("error[quote-changed]") == 1
    assert "`5.6 million` is now `5.7 million`" in done.stdout
    assert "error[quote-not-found]" not in done.stdout
    assert "2 unchanged, 1 changed" in done.stdout


def test_a_full_text_of_the_pack_itself_needs_no_clippings(project: Path) -> None:
    """Named by `file:` in sources/, it is checked, and `brief facts` says where the quote stands."""
    folder = project / "data" / "small" / "sources"
    words = (folder / "gazette.clippings.txt").read_text(encoding="utf-8")
    (folder / "gazette.clippings.txt").unlink()
    (folder / "page.html").write_text(f"<h1>Trade</h1><p>{words}</p>", encoding="utf-8")
    digest = hashlib.sha256((folder / "page.html").read_bytes()).hexdigest()
    record = folder / "gazette.yaml"
    entries = re.sub(r"sha256: .*", f"sha256: {digest}", record.read_text(encoding="utf-8"))
    record.write_text(f"{entries}file: page.html\n", encoding="utf-8")
    done = brief("check", "--format", "short", at=project)
    assert (done.returncode, "source-changed" in done.stdout) == (0, False)
    assert "data/small/sources/page.html, under “Trade”" in brief("facts", "trade.total.2024", at=project).stdout


def test_facts_lists_and_explains(project: Path) -> None:
    """A line a fact; one name gives figure, interval, quote, source and places in both files."""
    listed = brief("facts", at=project).stdout
    assert [line.split()[1] for line in listed.splitlines()] == [
        "trade.total.2023",
        "trade.total.2024",
        "trade.change",
        "fleet.boats",
    ]
    one = brief("facts", "trade.total.2024", at=project).stdout
    for words in (
        "5,550,000 to 5,650,000 EUR",
        "rose to €5.6 million in 2024",
        "Island Gazette",
        "brief.en.docx",
        "deck",
    ):
        assert words in one
    assert "more than 120" in brief("facts", "T4", at=project).stdout


def test_facts_offers_a_near_name(project: Path) -> None:
    """A name that does not exist is a problem with a cure."""
    done = brief("facts", "trade.totl.2024", at=project)
    assert done.returncode == 1
    assert "did you mean `trade.total.2024`" in done.stderr


def test_facts_json_holds_every_field(project: Path) -> None:
    """Machines read the interval as exact digits."""
    records = json.loads(brief("facts", "--format", "json", at=project).stdout)
    assert [r["ref"] for r in records] == ["T1", "T2", "T3", "T4"]
    assert records[0]["low"] == "5050000"


def test_explain_tells_a_code(tmp_path: Path) -> None:
    """Each code has a meaning, an example and a cure; an unknown one is wrong usage."""
    done = brief("explain", "unknown-name", at=tmp_path)
    assert CODES["unknown-name"].meaning in done.stdout
    assert CODES["unknown-name"].cure in done.stdout
    assert len(brief("explain", at=tmp_path).stdout.splitlines()) == len(CODES)
    assert brief("explain", "no-such", at=tmp_path).returncode == 2


def test_no_pack_is_a_problem_with_a_cure(tmp_path: Path) -> None:
    """Standing in a folder without packs leaves with 1 and says what to do."""
    done = brief_process("build", at=tmp_path)
    assert done.returncode == 1
    assert "error[pack-missing]: there is no pack here" in done.stderr


def test_strict_makes_warnings_errors(project: Path) -> None:
    """A stale figure stops a strict build, and nothing is written."""
    done = brief("build", "--as-of", "2029-01-01", "--strict", at=project)
    assert done.returncode == 1
    assert "error[fact-stale]" in done.stderr
    assert not (project / "output").exists()


def test_wrong_usage_leaves_with_2(tmp_path: Path) -> None:
    """An unknown verb, an unknown option, a date that is none."""
    assert brief_process("bild", at=tmp_path).returncode == 2
    for arguments in (["build", "--fast"], ["build", "--as-of", "yesterday"]):
        assert brief(*arguments, at=tmp_path).returncode == 2


def test_a_second_build_at_once_is_told_to_wait(project: Path) -> None:
    """The output folder is locked by a build that runs: here, this process."""
    lock = project / "output" / "small" / ".building"
    lock.parent.mkdir(parents=True)
    lock.write_text(str(os.getpid()), encoding="utf-8")
    done = brief_process("build", at=project)
    assert done.returncode == 1
    assert "another build is writing there" in done.stderr


def test_a_fact_that_cannot_be_read_is_said_to_be_there(project: Path) -> None:
    """It is not unknown: it has an error of its own."""
    facts = project / "data" / "small" / "facts" / "trade.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("5.6 million", "5.6 milion"), encoding="utf-8")
    done = brief("facts", "trade.total.2024", at=project)
    assert done.returncode == 0
    assert "broken" in done.stdout
    assert "nothing was written" not in done.stderr


def test_a_failed_build_ends_by_saying_that_nothing_was_written(project: Path) -> None:
    """The errors in full, what is no error counted, the sum last."""
    (project / "templates" / "deck.pptx").unlink()
    done = brief("build", at=project)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "1 error; nothing was written"


def test_the_house_style_may_be_left_out_beside_other_checks(tmp_path: Path) -> None:
    """`--style none` says what `--only tags` says too."""
    (tmp_path / "t.docx").write_bytes(make_docx("{{ a }}"))
    assert brief("check", "t.docx", "--only", "tags", "--style", "none", at=tmp_path).returncode == 0
