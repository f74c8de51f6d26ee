"""Random tables of slides, with merged cells and loops over rows and columns, against a model that knows no XML."""

from __future__ import annotations

import os

import pytest

from brief_builder import Template
from brief_builder.proof import check_package
from outlines import make_pptx, outline_of
from slide_table_model import random_model

MANY = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0")) or 60


@pytest.mark.parametrize("seed", range(MANY))
def test_merged_cells_follow_their_rows_and_columns(seed: int) -> None:
    """Each is a rectangle that shows its words, wherever loops have cut, grown or copied it."""
    model = random_model(seed)
    if model is None:
        return
    produced = Template.read(make_pptx(model.template), "t.pptx").render(model.data)
    assert outline_of(produced) == model.expected, model.template
    assert [fault.message for fault in check_package(produced)] == []
