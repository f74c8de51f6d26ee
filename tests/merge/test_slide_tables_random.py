"""Random tables of slides, with merged cells and loops over rows and columns, against a model that knows no XML."""

from __future__ import annotations

import io
import os
import zipfile
from typing import Any

import pytest

from brief_builder import BriefError, Template
from brief_builder.problems import Problem
from brief_builder.proof import check_package
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


def _outcome(outline: str, data: dict[str, Any]) -> tuple[bytes | None, list[Problem]]:
    """What is produced, or None and the problems that say no place."""
    try:
        return Template.read(make_pptx(outline), "t.pptx").render(data), []
    except BriefError as error:
        return None, [problem for problem in error.problems if not problem.place.trail]
