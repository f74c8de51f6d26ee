"""What holds for every template and all data: the text of Jinja itself, sound files, the same bytes again."""

from __future__ import annotations

import io
import os
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from brief_builder import BriefError, Template
from brief_builder.leaks import cleaned
from brief_builder.office import Package, write_members
from brief_builder.proof import check_package
from random_files import docx_of, pptx_of, said_by
from random_templates import DATA, WORDS, Paragraph, Piece, Table, reference, templates

# HYPOTHESIS_EXAMPLES=5000 searches longer and elsewhere each time; without it, the same examples are tried each time.
MORE = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))
SEARCH = settings(
    max_examples=MORE or 100,
    derandomize=not MORE,
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
    produced = template.rendered(data)
    assert reference(piece.plain, data) == said_by(produced.data)
    assert check_package(produced.data, produced.literals) == []
    assert template.render(data) == produced.data


@SEARCH
@given(piece=templates(tables=False, pictures=False), data=DATA, seed=SEED)
def test_a_powerpoint_template_says_what_jinja_says(piece: Piece, data: dict[str, Any], seed: int) -> None:
    """The same text in a text box."""
    template = Template.read(pptx_of(piece, seed), "t.pptx")
    assert template.check(data) == []
    produced = template.rendered(data)
    assert (reference(piece.plain, data) or "¶") == said_by(produced.data)
    assert check_package(produced.data, produced.literals) == []


@SEARCH
@given(piece=templates(depth=2), data=DATA, seed=SEED, gone=st.sampled_from(["s", "n", "xs", "zs", "t"]))
def test_a_check_is_silent_exactly_when_rendering_succeeds(
    piece: Piece, data: dict[str, Any], seed: int, gone: str
) -> None:
    """A name is taken from the data: either the check says so, and rendering the same, or nothing asked for it."""
    template = Template.read(docx_of(piece, seed), "t.docx")
    less = {name: value for name, value in data.items() if name != gone}
    found = template.check(less)
    if not found:
        assert said_by(template.render(less)) == reference(piece.plain, less)
        return
    assert {problem.code for problem in found} == {"unknown-name"}
    with pytest.raises(BriefError) as caught:
        template.render(less)
    assert list(caught.value.problems) == found


@SEARCH
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), seed=SEED)
def test_a_template_without_tags_comes_out_byte_for_byte(words: list[str], seed: int) -> None:
    """Each member as it was, where it tells nothing of who drew it; in our order and without dates, as a whole."""
    nodes = [Paragraph(word.replace("{", ""), item=bool(number % 2)) for number, word in enumerate(words)]
    drawn = docx_of(Piece([*nodes, Table([[[Paragraph("a")], [Paragraph("b")]]])], ""), seed)
    data = write_members(cleaned(Package.open(drawn)).members)
    produced = Template.read(data, "t.docx").render({})
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(produced)) as after:
        assert {n: before.read(n) for n in before.namelist()} == {n: after.read(n) for n in after.namelist()}
    assert Template.read(produced, "t.docx").render({}) == produced
