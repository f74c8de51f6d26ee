"""The benchmarks run, and every engine makes the same; how fast anything is, is not judged here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORKS = {
    "brief": ["a brief of 3 pages, one of a thousand of one template",
              "the same, file to file, of a template not seen before"],
    "table": ["a table of 100 rows"],
    "deck": ["a deck of 12 slides with a native chart, file to file, template not seen before",
             "a deck of 12 slides with a native chart, one of many of one template"],
    "charts": ["a standard chart as PNG, one of ten, warm", "a standard chart as SVG, one of ten, warm"],
    "start": ["`brief render` from process start", "`brief --help` from process start",
              "`brief --help` loads no lxml, pydantic, jinja2, babel, matplotlib, docx, pptx"],
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="what child processes take is not counted there")
def test_the_quick_form_verifies_and_measures_everything() -> None:
    command = [sys.executable, str(ROOT / "benchmarks"), "--quick", "--markdown"]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(command, capture_output=True, text=True, env=where)
    assert done.returncode == 0, done.stderr
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("| ")]
    printed = {row[0] for row in rows}
    assert [work for works in WORKS.values() for work in works if work not in printed] == []
    assert "docxtemplater and pptx-automizer are not measured" in done.stdout


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")


@pytest.mark.parametrize(
    ("figure", "target", "shown", "met"),
    [(0.0314, 0.04, "0.031", "yes"), (0.413, 0.4, "0.41", "no"), (3.2, None, "3.2", "")],
)
def test_a_row_says_whether_its_target_is_met(
    figure: float, target: float | None, shown: str, met: str, benchmarks: None
) -> None:
    from table import Row

    cells = Row("work", "1 ms", "other", "2 ms", figure, target).cells()
    assert (cells[4], cells[6]) == (shown, met)


def test_an_engine_that_makes_other_words_ends_the_run(benchmarks: None) -> None:
    from words import same

    same(["a"], ["a"], "other")
    with pytest.raises(SystemExit, match="other makes another document"):
        same(["a"], ["b"], "other")
