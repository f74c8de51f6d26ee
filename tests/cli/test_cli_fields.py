"""`brief fields` of a pack: what a person reads, pastes and looks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import brief
from outlines import make_docx
from small_pack import make_pack


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fields")
    make_pack(folder, [{"file": "texts/en.yaml", "from": "The fleet has {{ fleet.boats }} boats.", "to": "The fleet."}])
    return folder


def test_fields_of_a_pack_are_tags_in_a_column_with_their_values(project: Path) -> None:
    """Without an argument, it is the pack that `brief build` would build."""
    done = brief("fields", at=project)
    assert done.returncode == 0
    assert done.stdout.splitlines()[:5] == [
        "Facts",
        "{{ trade.total.2023 }}  €5.1\N{NO-BREAK SPACE}million",
        "{{ trade.total.2024 }}  €5.6\N{NO-BREAK SPACE}million",
        "{{ trade.change }}      +8% to +12%",
        "{{ fleet.boats }}       more than 120",
    ]


def test_facts_that_nobody_uses_stand_at_the_end(project: Path) -> None:
    """With their values, as what could still be written."""
    lines = brief("fields", "data/small", at=project).stdout.splitlines()
    assert lines[-2:] == [
        "Facts that nobody uses: no document, no chart, and nothing that is computed",
        "{{ fleet.boats }}  more than 120",
    ]


def test_words_narrow_the_list_and_show_all_ways(project: Path) -> None:
    """`brief fields fishing` needs no pack's name; a pack's name may stand before the words."""
    for arguments in (["fishing"], ["small", "fishing"]):
        done = brief("fields", *arguments, at=project)
        assert done.stdout.splitlines()[:4] == [
            "Facts",
            "{{ fleet.boats }}         more than 120",
            "{{ fleet.boats | full }}  more than 120 (undated)",
            "{{ fleet.boats | cite }}  more than 120 and its footnote",
        ]
        assert "trade" not in done.stdout


def test_words_that_nothing_has_are_told(project: Path) -> None:
    """On stderr; there are no data."""
    done = brief("fields", "submarines", at=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing in the pack has `submarines`" in done.stderr


def test_fields_as_json_hold_whole_values(project: Path) -> None:
    """With what is missing, and what nobody uses."""
    record = json.loads(brief("fields", "--format", "json", at=project).stdout)
    assert (record["language"], record["missing"], record["unused"]) == ("en", [], ["fleet.boats"])
    assert {each["name"] for each in record["names"]} > {"trade.change", "chart.trade", "pack.title"}


def test_what_is_asked_for_in_vain_is_told_with_its_place(tmp_path: Path) -> None:
    """As one line each; `brief check` has the rest."""
    make_pack(tmp_path, [{"file": "texts/en.yaml", "from": "{{ fleet.boats }}", "to": "{{ fleet.bots }}"}])
    done = brief("fields", at=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2] == "Asked for, and given by nobody"
    assert done.stdout.splitlines()[-1].startswith("data/small/texts/en.yaml, line 3, column")
    assert "not known which facts nobody uses" in done.stderr


def test_fields_of_a_template_say_what_they_are_in_a_pack(project: Path) -> None:
    """A name that the pack has not says so."""
    (project / "own.docx").write_bytes(make_docx("{{ fleet.boats }}\n{{ fleet.bots }}"))
    done = brief("fields", "own.docx", "--pack", "data/small", at=project)
    rows = [line.split("  ") for line in done.stdout.splitlines()]
    assert [[cell.strip() for cell in row if cell][:2] for row in rows[1:]] == [
        ["boats", "more than 120"],
        ["bots", "(nobody gives it)"],
    ]


def test_fields_of_a_template_say_what_they_are_in_a_data_file(project: Path) -> None:
    """As `brief render` would find them."""
    (project / "letter.docx").write_bytes(make_docx("{{ name }}"))
    (project / "letter.yaml").write_text("name: Sok\n", encoding="utf-8")
    done = brief("fields", "letter.docx", "--data", "letter.yaml", at=project)
    assert done.stdout.split()[:2] == ["name", "Sok"]
    done = brief("fields", "letter.docx", "--data", "none.yaml", at=project)
    assert (done.returncode, "error[" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["t.docx", "--pack", "data/small", "--data", "d.yaml"], "those of a pack or of a data file"),
        (["t.docx", "--pack", "data/small", "--format", "yaml"], "a data file to fill in has no values"),
        (["--data", "d.yaml"], "it is for a template"),
        (["t.docx", "trade"], "words are for packs"),
        (["t.docx", "--lang", "fr"], "it is for packs"),
        (["--format", "yaml"], "a data file is for a template"),
    ],
)
def test_wrong_usage_of_fields_leaves_with_2(project: Path, arguments: list[str], message: str) -> None:
    """Options that do not fit are refused, not ignored."""
    done = brief("fields", *arguments, at=project)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())
