"""What holds for every template and all data: the text of Jinja itself, sound files, the same bytes again."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from brief_builder import Template
from brief_builder.proof import check_package
from random_templates import DATA, Piece, docx_of, pptx_of, reference, said_by, templates

# HYPOTHESIS_EXAMPLES=5000 searches longer and elsewhere each time; without it, the same examples are tried each time.
_MORE = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))
SEARCH = settings(
    max_examples=_MORE or 100,
    derandomize=not _MORE,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # explaining takes as long as finding
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
SEED = st.integers(0, 2**16)


@SEARCH
@given(piece=templates(), data=DATA, seed=SEED)
def test_a_word_template_says_what_jinja_says(piece: Piece, data: dict[str, Any], seed: int) -> None:
    """Any nesting of blocks, anywhere; runs cut anywhere; any data."""
    template = Template.read(docx_of(piece, seed), "t.docx")
    assert template.check(data) == []
    produced = template.render(data)
    assert reference(piece.plain, data) == said_by(produced)
    assert [f for f in check_package(produced) if f.code != "tag-left"] == []  # values hold braces
    assert template.render(data) == produced


@SEARCH
@given(piece=templates(tables=False), data=DATA, seed=SEED)
def test_a_powerpoint_template_says_what_jinja_says(piece: Piece, data: dict[str, Any], seed: int) -> None:
    """The same text in a text box."""
    template = Template.read(pptx_of(piece, seed), "t.pptx")
    assert template.check(data) == []
    produced = template.render(data)
    assert (reference(piece.plain, data) or "¶") == said_by(produced)
    assert [f for f in check_package(produced) if f.code != "tag-left"] == []  # values hold braces
