"""Tables of facts, in which each cell remembers the fact that it prints: what is seen decides how they come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import BriefError, build
from outlines import outline_of
from small_pack import make_pack


def document(tmp_path: Path, kind: str, rows: str) -> str:
    """What the brief or the deck says, with rows added to its template."""
    pack = make_pack(tmp_path, [{"file": f"{kind}.outline", "from": "", "to": f"\n{rows}\n"}])
    done = build(pack, out=tmp_path / "out")
    (file,) = (path for path in done.files if path.stem == f"{kind}.en")
    return outline_of(file.read_bytes())


@pytest.mark.parametrize("kind", ["brief", "deck"])
def test_cells_that_print_the_same_figure_become_one(tmp_path: Path, kind: str) -> None:
    """What a reader sees decides, not where the words come from."""
    rows = "| {% for f in [trade.total.2023, trade.total.2023] %}{% vm equal %}{{ f.period }} | x{% endfor %} |"
    said = document(tmp_path, kind, rows).replace("|= ", "| ")  # the first row is marked as a header in Word
    assert "| 2023 | x |\n| ^ | x |" in said


def test_a_row_is_named_by_the_words_that_it_prints(tmp_path: Path) -> None:
    """Without the marks by which figures are traced."""
    rows = (
        "| a | b | c |\n| {% for f in [trade.total.2023] %} |  |  |"
        "\n| {{ f.period }} | {%tc for n in [1, 2] %}{{ n }} | {%tc endfor %} |"
        "\n| {% endfor %} |  |  |\n| d | {%tc for n in [1] %}{{ n }} | {%tc endfor %} |"
    )
    with pytest.raises(BriefError) as caught:
        document(tmp_path, "brief", rows)
    said = "the row that begins with “d” has 2 columns, and the row that begins with “2023” has 3"
    assert [problem.message for problem in caught.value.problems] == [said]
