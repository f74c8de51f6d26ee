"""`brief batch`: what it prints, where, and its exit code."""

from __future__ import annotations

import errno
import json
import shlex
from pathlib import Path

import openpyxl
import pytest

from batch_packs import Here, make_packs
from brief_builder import BatchResult
from brief_builder.batch import checking, verb
from brief_builder.batch.model import Order
from command import brief


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three packs, of which the second has a wrong figure; everything is built in this process."""
    packs = make_packs(tmp_path, 3)
    path = packs[1] / "facts" / "trade.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("5.6 million\n", "5.7 million\n"), encoding="utf-8")

    class Hands(Here):
        count = 1

        def __init__(self, *_: object, **__: object) -> None:
            super().__init__()

    monkeypatch.setattr(verb, "Hands", Hands)
    return tmp_path


def test_what_was_built_and_what_was_not(project: Path) -> None:
    """Folders to stdout; the problems of the bad pack, a summary and the report to stderr; exit code 1."""
    done = brief("batch", "data", at=project)
    assert (done.returncode, done.stdout) == (1, "output/pack-00\noutput/pack-02\n")
    assert "pack-01 was not built:\nerror[quote-lacks-figure]" in done.stderr
    assert "--> data/pack-01/facts/trade.yaml, line 23" in done.stderr
    assert done.stderr.endswith("3 packs: 2 built, 1 failed\noutput/batch.json says more of each\n")


def test_run_again_it_keeps_what_stands(project: Path) -> None:
    """And as JSON it says what the report says; exit code 0 when nothing failed."""
    (project / "good.csv").write_text("pack\ndata/pack-00\ndata/pack-02\n", encoding="utf-8")
    assert brief("batch", "good.csv", at=project).returncode == 0
    done = brief("batch", "good.csv", "--format", "json", at=project)
    assert (done.returncode, json.loads(done.stdout)["counts"]["kept"]) == (0, 2)
    assert done.stdout == (project / "output" / "batch.json").read_text(encoding="utf-8")
    assert "2 packs: 2 kept as they were" in done.stderr


def test_a_wrong_table_builds_nothing(project: Path) -> None:
    """Its problems, with the cell, and exit code 1."""
    (project / "bad.csv").write_text("pack,audience\ndata/pack-00,partners\n", encoding="utf-8")
    done = brief("batch", "bad.csv", at=project)
    assert (done.returncode, (project / "output").exists()) == (1, False)
    assert "--> bad.csv, line 2, column 14" in done.stderr


def test_a_fault_of_a_model_is_told_once(project: Path) -> None:
    """Not once for each of its countries."""
    path = project / "model" / "texts" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fleet.boats", "fleet.boots"), encoding="utf-8")
    (project / "t.csv").write_text("code,country\nno,Norway\nsn,Senegal\nkh,Cambodia\n", encoding="utf-8")
    done = brief("batch", "t.csv", "--pack", "model", at=project)
    assert (done.stderr.count("error[unknown-name]"), done.returncode) == (1, 1)
    assert done.stderr.startswith("\nisle-no and 2 others were not built:\nerror[unknown-name]")
    assert "--> model/texts/en.yaml, line 3" in done.stderr


@pytest.mark.parametrize("option", [("--only", "briefs"), ("--audience", "partners"), ("--jobs", "0")])
def test_wrong_usage_is_told(project: Path, option: tuple[str, str]) -> None:
    """Exit code 2."""
    assert brief("batch", "data", *option, at=project).returncode == 2


def test_a_log_is_told_now_and_then(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many, what became of them; not a line a pack."""
    monkeypatch.setattr("brief_builder.cli.batch_progress._EVERY", 0.0)
    done = brief("batch", "data", at=project)
    assert done.stderr.startswith("1 of 3 packs: 1 built\n2 of 3 packs: 1 built, 1 failed\n3 of 3 packs: ")


def test_what_lies_there_of_others_is_told(project: Path) -> None:
    """A file that is not the pack's, and the folder of a row that is gone."""
    (project / "good.csv").write_text("pack\ndata/pack-00\ndata/pack-02\n", encoding="utf-8")
    assert brief("batch", "good.csv", at=project).returncode == 0
    (project / "good.csv").write_text("pack\ndata/pack-00\n", encoding="utf-8")
    (project / "output/pack-00/old.docx").write_bytes(b"old")
    done = brief("batch", "good.csv", at=project)
    assert "in the folder of a pack and not of it: output/pack-00/old.docx; left as they are\n" in done.stderr
    assert "not in the table any more: output/pack-02; left as they are\n" in done.stderr


def test_the_warnings_of_what_was_built_are_told(project: Path) -> None:
    """By their kind, with how many packs have them and a place; each pack's places are in the report."""
    path = project / "model" / "texts" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("The fleet", "In 77 years, the fleet"), encoding="utf-8")
    (project / "t.csv").write_text("code,country\nno,Norway\nsn,Senegal\n", encoding="utf-8")
    for state in ("built", "kept"):
        done = brief("batch", "t.csv", "--pack", "model", at=project)
        told = "warning[figure-untraced] × 2 in 2 packs, the first in isle-no at brief.en.docx, section "
        assert told in done.stderr
        pack = json.loads((project / "output" / "batch.json").read_text(encoding="utf-8"))["packs"][1]
        found = next(each for each in pack["found"] if each["code"] == "figure-untraced")
        assert (pack["state"], found["count"], found["places"][0][:27]) == (state, 1, 'brief.en.docx, section "Sum')


def test_a_fault_that_a_row_leads_to_names_the_row(project: Path) -> None:
    """What is wrong may be its cell; rows with the same fault are told of once."""
    path = project / "model" / "texts" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fleet.boats", "fleet.{{ row.unit }}"), encoding="utf-8")
    (project / "t.csv").write_text("code,country,unit\nno,Norway,boots\nsn,Senegal,boots\n", encoding="utf-8")
    done = brief("batch", "t.csv", "--pack", "model", at=project)
    assert done.stderr.startswith("\nisle-no and 1 other were not built:\nerror[")
    assert "= note: `isle-no` is filled from this row  (t.csv, line 2" in done.stderr


def test_a_check_of_all_says_what_build_would_and_writes_nothing(project: Path) -> None:
    """Problems with their row, and a count; exit code 1 where there are errors, 0 where there are none."""
    done = brief("batch", "data", "--check", at=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("\npack-01 (data/pack-01/pack.yaml):\nerror[quote-lacks-figure]")
    assert done.stderr.endswith("\n3 packs checked: 1 has errors\n")
    done = brief("batch", "data", "--check", "--format", "json", at=project)
    said = json.loads(done.stdout)
    assert said["counts"] == {"checked": 2, "failed": 1, "waiting": 0}
    assert [problem["code"] for problem in said["packs"][1]["problems"]] == ["quote-lacks-figure"]
    (project / "good.csv").write_text("pack\ndata/pack-00\n", encoding="utf-8")
    done = brief("batch", "good.csv", "--check", at=project)
    assert (done.returncode, done.stderr) == (0, "1 pack checked: no errors\n")
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    ("end", "code", "last"),
    [
        (KeyboardInterrupt(), 130, "stopped: 2 of 3 packs were checked: 1 has errors\n"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "is full; 2 of 3 packs were checked\n"),
    ],
)
def test_a_check_that_is_stopped_says_what_it_found(
    project: Path, monkeypatch: pytest.MonkeyPatch, end: BaseException, code: int, last: str
) -> None:
    """It may have taken an hour until then."""

    def stopped(order: Order, began: float) -> BatchResult:
        if order.name == "pack-02":
            raise end
        return done_order(order, began)

    done_order = checking._checked
    monkeypatch.setattr(checking, "_checked", stopped)
    done = brief("batch", "data", "--check", at=project)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("\npack-01 (data/pack-01/pack.yaml):\nerror[quote-lacks-figure]")
    assert last in done.stderr
    assert done.stderr.count("error[") == (1 if code == 130 else 2)
    done = brief("batch", "data", "--check", "--format", "json", at=project)
    said = json.loads(done.stdout)
    assert (done.returncode, said["counts"]["checked"], said["packs"][1]["state"]) == (code, 1, "failed")
    assert last in done.stderr


def test_what_is_not_shown_of_a_check_is_counted(project: Path) -> None:
    """With the command that shows it."""
    path = project / "data" / "pack-01" / "texts" / "en.yaml"
    path.write_text("points:\n" + "".join(f'  - "{{{{ nothing_{n} }}}}"\n' for n in range(30)), encoding="utf-8")
    done = brief("batch", "data", "--check", at=project)
    assert "pack-01: 12 more; `brief check data/pack-01` shows all\n" in done.stderr


def test_a_command_that_is_told_can_be_pasted(project: Path) -> None:
    """It has the options that the pack was checked with, and names with a space in quotation marks."""
    (project / "model").rename(project / "my model")
    path = project / "my model" / "texts" / "en.yaml"
    path.write_text("points:\n" + "".join(f'  - "{{{{ nothing_{n} }}}}"\n' for n in range(30)), encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("of $2024")
    for row in (("code", "country"), ("no", "Norway")):
        sheet.append(row)
    book.save(project / "my table.xlsx")
    options = ["--sheet", "of $2024", "--lang", "en", "--audience", "partner", "--as-of", "2025-04-01", "--strict"]
    done = brief("batch", "my table.xlsx", "--pack", "my model", "--check", *options, at=project)
    told = done.stderr.partition(" more; `")[2].partition("` shows all")[0]
    assert shlex.split(told) == ["brief", "check", "my model", "--row", "my table.xlsx:2", *options]
    pasted = brief(*shlex.split(told)[1:], at=project)
    assert pasted.stderr.endswith("4 facts; has errors\n")
    done = brief("check", "my model", at=project)
    assert 'brief batch TABLE --pack "my model" --check\n' in done.stderr
    assert 'brief check "my model" --row TABLE:2\n' in done.stderr


def test_a_row_is_checked_by_brief_check(project: Path) -> None:
    """As a pack is; its name, its row and the number of facts are told."""
    (project / "t.csv").write_text("code,country\nkh,Cambodia\nno,Norway\n", encoding="utf-8")
    done = brief("check", "model", "--row", "t.csv:3", at=project)
    assert (done.returncode, done.stderr) == (0, "isle-no (t.csv, line 3, column 1): 4 facts; no errors\n")
    path = project / "model" / "texts" / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fleet.boats", "fleet.boots"), encoding="utf-8")
    done = brief("check", "model", "--row", "t.csv:3", at=project)
    assert (done.returncode, "--> model/texts/en.yaml, line 3" in done.stderr) == (1, True)
    assert "isle-no (t.csv, line 3, column 1): 4 facts; has errors\n" in done.stderr
    done = brief("check", "--row", "../t.csv:3", "--format", "json", at=project / "model")
    (problem,) = json.loads(done.stdout)["problems"]
    assert (done.returncode, problem["place"]["file"]) == (1, "texts/en.yaml")


@pytest.mark.parametrize(
    "options", [("--row", "t.csv"), ("--row", "t.csv:x"), ("--sheet", "x"), ("--row", "t.csv:2", "--format", "docx")]
)
def test_a_row_that_is_none_is_wrong_usage(project: Path, options: tuple[str, ...]) -> None:
    """Exit code 2."""
    assert brief("check", "model", *options, at=project).returncode == 2
