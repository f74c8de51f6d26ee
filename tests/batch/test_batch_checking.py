"""Checking many packs, or one row of a table: what `brief check` says of each, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from batch_packs import Here, files, make_packs
from brief_builder import BriefError, batch, build, check, check_row
from brief_builder.problems import Problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two packs, and a model with a table of two rows."""
    make_packs(tmp_path, 2)
    (tmp_path / "t.csv").write_text("code,country,audience\nkh,Cambodia,\nno,Norway,partner\n", encoding="utf-8")
    return tmp_path


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _told(problems: list[Problem]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.message, str(each.place), each.help) for each in problems]


def test_each_pack_is_checked_as_check_does(project: Path) -> None:
    """With the same problems at the same places, warnings too; nothing is written, and nothing kept from before."""
    _spoil(project / "data/pack-01/facts/trade.yaml", "5.6 million\n", "5.7 million\n")
    _spoil(project / "data/pack-00/texts/en.yaml", "The fleet", "The 77 fleet")
    before = files(project)
    first, second = batch(project / "data", out=project / "output", executor=Here()).checked()
    assert (first.state, second.state) == ("checked", "failed")
    for result in (first, second):
        report = check(project / "data" / result.name)
        assert sorted(_told(list(result.problems))) == sorted(_told(list(report.problems)))
        assert result.facts == len(report.loaded.facts)
    assert [problem.severity for problem in first.problems] == ["warning"]
    assert files(project) == before


def test_a_row_of_a_model_is_told_with_its_problem(project: Path) -> None:
    """The problem is at the model's own line, with the row that it was filled from."""
    _spoil(project / "model/texts/en.yaml", "fleet.boats", "fleet.boots")
    made = batch(project / "t.csv", pack=project / "model", out=project / "output", executor=Here())
    results = list(made.checked())
    assert [(result.name, result.state) for result in results] == [("isle-kh", "failed"), ("isle-no-partner", "failed")]
    (problem,) = results[0].problems
    assert (problem.place.file, problem.place.line) == ((project / "model/texts/en.yaml").as_posix(), 3)
    assert [str(note.place) for note in problem.notes if "filled from this row" in note.message] == [
        f"{project.as_posix()}/t.csv, line 2, column 1"
    ]
    assert dict(made.counts) == {"checked": 0, "failed": 2}
    assert not (project / "output").exists()


def test_one_row_is_checked(project: Path) -> None:
    """With its audience; another row may have any fault."""
    (project / "t.csv").write_text("code,country,audience\nkh,{,nobody\nno,Norway,partner\n", encoding="utf-8")
    (found,) = check_row(project / "t.csv", 3, pack=project / "model")
    assert (found.order.name, list(found.report.problems)) == ("isle-no-partner", [])
    _spoil(project / "model/texts/en.yaml", "{{ row.country }}", "{{ row.country }}, {{ row.code }} and {{ nobody }}")
    (found,) = check_row(project / "t.csv", 3, pack=project / "model", audiences=("public",))
    assert found.order.audience == "partner"
    shown = (project / "model/texts/en.yaml").as_posix()
    assert [(each.message, each.place.file, each.place.line) for each in found.report.problems] == [
        ("there is nothing called `nobody`", shown, 1), ("there is nothing called `nobody`", shown, 3),
    ]  # fmt: skip


def test_what_cannot_be_read_of_another_row_is_no_matter(project: Path) -> None:
    """A formula without a value, an error of the sheet, a group in a cell, too many cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["code", "country"], ["kh", "=1+1"], ["no", "Norway"], ["x", "#N/A"]):
        sheet.append(row)
    book.save(project / "t.xlsx")
    records = [{"code": "no", "country": "Norway"}, {"code": "kh", "country": {"a": 1}}]
    (project / "t.json").write_text("[" + ",\n".join(map(json.dumps, records)) + "]", encoding="utf-8")
    (project / "t.csv").write_text("code,country\nkh,Cambodia,more\nno,Norway\n", encoding="utf-8")
    for table, row in (("t.xlsx", 3), ("t.json", 1), ("t.csv", 3)):
        (found,) = check_row(project / table, row, pack=project / "model")
        assert (found.order.name, found.report.problems.has_errors) == ("isle-no", False)
    for table, row in (("t.xlsx", 2), ("t.json", 2), ("t.csv", 2)):
        with pytest.raises(BriefError) as caught:
            check_row(project / table, row, pack=project / "model")
        assert len(caught.value.problems) == 1


def test_a_column_is_told_where_it_is_that_of_the_model(project: Path) -> None:
    """Words of a row are longer or shorter than the tag: behind them, a column of the copy is none of the model."""
    text = 'one: "{{ row.country }} has {{ nobody }}."\ntwo: "It has {{ somebody }}."\n'
    (project / "model/texts/en.yaml").write_text(text, encoding="utf-8")
    (found,) = check_row(project / "t.csv", 3, pack=project / "model")
    places = {each.message: (each.place.line, each.place.column) for each in found.report.problems.errors}
    assert places["there is nothing called `nobody`"] == (1, None)
    assert places["there is nothing called `somebody`"] == (2, 17)


def test_a_row_of_a_sheet_has_the_number_that_is_shown_there(project: Path) -> None:
    """The first row of a sheet stands in its second."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["code", "country"], ["kh", "Cambodia"], ["no", "Norway"]):
        sheet.append(row)
    book.save(project / "t.xlsx")
    (found,) = check_row(project / "t.xlsx", 3, pack=project / "model")
    assert (found.order.name, found.report.problems.has_errors) == ("isle-no", False)


def test_a_row_that_is_not_there_is_told(project: Path) -> None:
    """With those that are."""
    with pytest.raises(BriefError) as caught:
        check_row(project / "t.csv", 1, pack=project / "model")
    (problem,) = caught.value.problems
    assert problem.message.endswith("t.csv has no row in line 1")
    assert problem.help == ("name one from 2 to 3, as messages name the lines of rows",)


@pytest.mark.parametrize(
    ("lines", "asked", "cure"),
    [
        ((2,), 3, "name 2, as messages name the lines of rows"),
        ((2, 4, 5, 6, 9), 3, "name one of 2, 4 to 6 and 9, as messages name the lines of rows"),
        (tuple(range(2, 40, 2)), 19, "name one of 18 and 20, or of 17 others, as messages name the lines of rows"),
        (tuple(range(2, 40, 2)), 99, "name 38, or one of 18 others, as messages name the lines of rows"),
    ],
)
def test_the_lines_that_a_row_may_have_are_told(project: Path, lines: tuple[int, ...], asked: int, cure: str) -> None:
    """A cell may hold line breaks, and a table empty lines: not each line between the first and the last is a row's."""
    text = "code,country\n"
    for line in lines:
        text += "\n" * (line - 1 - text.count("\n")) + f"n{line},Norway\n"
    (project / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        check_row(project / "t.csv", asked, pack=project / "model")
    (problem,) = caught.value.problems
    assert problem.help == (cure,)


def test_rows_that_stand_in_one_line_are_no_row(project: Path) -> None:
    """Which of them is meant cannot be said; a row of several readers is one."""
    rows = [{"code": "kh", "country": "Cambodia"}, {"code": "no", "country": "Norway", "audience": "internal,partner"}]
    (project / "t.json").write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        check_row(project / "t.json", 1, pack=project / "model")
    (problem,) = caught.value.problems
    shown = f"{project.as_posix()}/t.json"
    assert (problem.code, problem.message) == ("batch-field", f"2 rows stand in line 1 of {shown}")
    assert problem.help == (
        "begin each row in a line of its own",
        f"or check them all: brief batch {shown} --pack {project.as_posix()}/model --check",
    )
    (project / "t.json").write_text(json.dumps(rows, indent=0), encoding="utf-8")
    assert len(check_row(project / "t.json", 6, pack=project / "model")) == 2


def test_a_model_is_told_as_one(project: Path) -> None:
    """And nothing that follows from it; where only pack.yaml asks for a row, too."""
    _spoil(project / "model/texts/en.yaml", "{{ row.country }}", "an isle")
    runs: list[Callable[[], list[Problem]]] = [
        lambda: list(check(project / "model").problems),
        lambda: _raised(lambda: build(project / "model", out=project / "output")),
        lambda: _raised(lambda: batch(project / "model")),
        lambda: _raised(lambda: batch(project)),
    ]
    for run in runs:
        (problem,) = run()
        assert (problem.code, problem.place.line) == ("batch-model", 1)
        assert problem.message == "this pack is a model: `{{ row.code }}` is filled from the rows of a table"
        assert problem.help[0].startswith("build it for all rows: brief batch TABLE --pack ")


def _raised(call: Callable[[], object]) -> list[Problem]:
    with pytest.raises(BriefError) as caught:
        call()
    return list(caught.value.problems)


def test_a_text_whose_loop_calls_its_turns_row_is_no_model(project: Path) -> None:
    """`row` is then what the text itself says."""
    text = '\nmore: "{% for row in sources %}{{ row.title }}{% endfor %}"\n'
    path = project / "data/pack-00/texts/en.yaml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    codes = {problem.code for problem in check(project / "data/pack-00").problems}
    assert codes == {"tag-unknown", "unknown-name"}  # which says that a text holds no blocks
