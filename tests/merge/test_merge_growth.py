"""Time grows with what there is to do, not with its square. Processor times, and wide margins."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from brief_builder import Template
from outlines import make_docx

_ROWS = [["a"] * 6, ["{%tr for x in xs %}", *[""] * 5], ["{{ x }}"] * 6, ["{%tr endfor %}", *[""] * 5]]
TABLE = "\n".join(f"| {' | '.join(row)} |" for row in _ROWS)


def _seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def test_rendering_takes_time_that_grows_with_the_rows() -> None:
    """Eight times the rows take eight times the time; a square would take sixty-four."""
    template = Template.read(make_docx(TABLE), "t.docx")
    few, many = ["word"] * 1_500, ["word"] * 12_000
    template.render({"xs": few})
    assert _seconds(lambda: template.render({"xs": many})) < 24 * _seconds(lambda: template.render({"xs": few}))


@pytest.mark.parametrize("piece", ["{{ x }} ", "{% if x %}a{% endif %} ", "{{ x | default(“it’s”) }} isn’t "])
def test_reading_takes_time_that_grows_with_the_tags_of_a_paragraph(piece: str) -> None:
    """Eight times the tags, in one paragraph."""
    few, many = make_docx(piece * 150), make_docx(piece * 1_200)
    slow = _seconds(lambda: Template.read(many, "t.docx"))
    assert slow < 24 * _seconds(lambda: Template.read(few, "t.docx"))


def test_fifty_thousand_rows_are_within_the_limits() -> None:
    """Six cells each; the limits are there for what never ends."""
    template = Template.read(make_docx(TABLE), "t.docx")
    assert len(template.render({"xs": range(50_000)})) > 100_000  # compressed
