"""Random tables of slides, with merged cells and loops over rows and columns, against a model that knows no XML."""

from __future__ import annotations

import io
import os
import random
import zipfile
from typing import Any

import pytest
from pptx import Presentation

from brief_builder import BriefError, Template
from brief_builder.problems import Problem
from brief_builder.proof import check_package
from brief_builder.template.copies import merged_cells
from outlines import make_pptx, outline_of
from slide_table_model import random_model, random_outline

MANY = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0")) or 30


@pytest.mark.parametrize("seed", range(MANY))
def test_merged_cells_follow_their_rows_and_columns(seed: int) -> None:
    """Each is a rectangle that shows its words, wherever loops have cut, grown or copied it."""
    model = random_model(seed)
    if model is None:
        return
    produced = Template.read(make_pptx(model.template), "t.pptx").render(model.data)
    assert outline_of(produced) == model.expected, model.template
    assert [fault.message for fault in check_package(produced)] == []


@pytest.mark.parametrize("seed", range(MANY))
def test_any_tags_in_a_table_make_a_sound_one_or_a_problem_with_its_place(seed: int) -> None:
    """PowerPoint repairs a table that is no rectangle; nothing of ours is left in it."""
    data = {"xs": list(range(seed % 4)), "none_left": [], "yes": True, "no": False, "y": 7}
    produced, unplaced = _outcome(random_outline(seed), data)
    assert unplaced == []
    if produced is None:
        return
    assert [fault.message for fault in check_package(produced)] == []
    outline_of(produced)  # which looks whether covered cells hold words
    assert b"brief-" not in zipfile.ZipFile(io.BytesIO(produced)).read("ppt/slides/slide1.xml")


@pytest.mark.parametrize("seed", range(MANY))
def test_a_table_of_which_only_rows_come_and_go_is_settled_as_any_other(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a shorter way, on which the cells need not be told apart."""
    rng = random.Random(seed)  # noqa: S311  the same tables each time
    outline, columns = [], rng.randint(1, 4)
    for number in range(rng.randint(1, 4)):
        cells = [rng.choice(("a", "", "{{ y }}", "{% if yes %}b{% endif %}", "<a:tr>")) for _ in range(columns)]
        around = rng.choice((None, "for x in xs", "if no", "if yes", "for x in none_left"))
        if around is not None:
            cells[0] = f"{{%tr {around} %}}{cells[0]} {number}" if columns == 1 else f"{{% {around} %}}{cells[0]}"
            cells[-1] += f"{{% end{around.split()[0]} %}}"
        outline.append(f"| {' | '.join(cells)} |")
    deck = Presentation(io.BytesIO(make_pptx("\n".join(outline))))
    for row in next(shape for shape in deck.slides[0].shapes if shape.has_table).table._tbl.tr_lst:
        if rng.random() < 0.2:  # not the height that the row says first
            height = row.attrib.pop("h")
            row.set("custom", "1")
            row.set("h", height)
    data = {"xs": list(range(rng.randint(0, 4))), "none_left": [], "yes": True, "no": False, "y": 7}
    template = io.BytesIO()
    deck.save(template)
    made = [_made(template.getvalue(), data)]
    monkeypatch.setattr(merged_cells, "_keeps_its_cells", lambda *_: False)
    made.append(_made(template.getvalue(), data))
    assert made[0] == made[1], outline


@pytest.mark.parametrize("seed", range(MANY))
def test_tables_beside_each_other_are_settled_each_in_its_way(seed: int) -> None:
    """One of which only rows come and go stands right before or behind one whose cells a template decides."""
    rng = random.Random(seed)  # noqa: S311  the same tables each time
    kinds = (
        "| {%tc for x in xs %} | {{ x }} | {%tc endfor %} |\n| {%tc for x in xs %} | b | {%tc endfor %} |",
        "| {% hm equal %}a | {% hm equal %}a |\n| b | c |",
        "| {% cellbg '#C00000' %}a | b |",
        "| a | b |\n| {% for x in xs %}{{ x }} | c{% endfor %} |",
        "| {% for x in xs %}{{ x }}{% endfor %} |",
    )
    tables = [rng.choice(kinds) for _ in range(rng.randint(2, 4))]
    data = {"xs": list(range(rng.randint(1, 3)))}
    deck = Presentation(io.BytesIO(make_pptx("\nw\n".join(tables))))
    frames = [shape for shape in deck.slides[0].shapes if shape.has_table]
    for frame in frames[1:]:  # nothing stands between them
        frames[0]._element.addnext(frame._element)
    template, alone = io.BytesIO(), [Template.read(make_pptx(table), "t.pptx").render(data) for table in tables]
    deck.save(template)
    produced = Template.read(template.getvalue(), "t.pptx").render(data, fit=False)
    assert b"brief" not in zipfile.ZipFile(io.BytesIO(produced)).read("ppt/slides/slide1.xml")
    made = sorted(_tables_of(produced))
    assert made == sorted(table for each in alone for table in _tables_of(each)), tables


def _tables_of(data: bytes) -> list[list[list[tuple[str, str, str]]]]:
    """Each table as rows of cells: words, how far merged, and whether covered."""
    frames = [shape for shape in Presentation(io.BytesIO(data)).slides[0].shapes if shape.has_table]
    return [
        [[(cell.text, str(cell._tc.get("gridSpan")), str(cell._tc.get("hMerge"))) for cell in row.cells]
         for row in frame.table.rows]
        for frame in frames
    ]  # fmt: skip


def _made(template: bytes, data: dict[str, Any]) -> bytes | list[str]:
    try:
        return Template.read(template, "t.pptx").render(data)
    except BriefError as error:
        return [problem.message for problem in error.problems]


def _outcome(outline: str, data: dict[str, Any]) -> tuple[bytes | None, list[Problem]]:
    """What is produced, or None and the problems that say no place."""
    try:
        return Template.read(make_pptx(outline), "t.pptx").render(data), []
    except BriefError as error:
        return None, [problem for problem in error.problems if not problem.place.trail]
