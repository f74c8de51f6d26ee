"""More ways into Python than a list of them can hold: each ends in a problem, and at once."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, Template
from brief_builder.problems import Problem
from outlines import make_docx

DATA: dict[str, Any] = {
    "x": "text", "n": 3, "xs": [0, 1, 2], "d": {"k": "v"}, "ds": [{"k": "v"}],
    "long": "y" * 900_000, "many": list(range(100_000)),
}  # fmt: skip
_HERE = Path(__file__).resolve().parent


_HERE_IS_PYTHON = re.compile(r"<(class|function|module|bound|built-in|method)| at 0x|__globals__\W+\{|object of type '")


def _lines(name: str) -> list[tuple[str, str]]:
    """(the codes of its errors with a space between, a template) of each line of a file."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [(codes, payload) for codes, _, payload in (line.partition(": ") for line in lines)]


def _errors(payload: str) -> list[Problem]:
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(payload), "t.docx").render(DATA)
    return [problem for problem in caught.value.problems if problem.severity == "error"]


@pytest.mark.parametrize(("codes", "payload"), _lines("payloads.txt"))
def test_no_way_into_python_is_open(codes: str, payload: str) -> None:
    """Attributes, filters, tests, macros, loops, other letters, statements of Jinja: none is evaluated.

    Each is refused by the code that says so, at its place, and nothing is told that only Python knows.
    """
    errors = _errors(payload)
    assert sorted({error.code for error in errors}) == codes.split()
    assert all(error.place.trail for error in errors)
    told = [(error.message, *error.help, *(note.message for note in error.notes)) for error in errors]
    assert [words for said in told for words in said if _HERE_IS_PYTHON.search(words)] == []


@pytest.mark.parametrize(("codes", "payload"), _lines("giants.txt"))
def test_giant_values_are_refused_at_once(codes: str, payload: str) -> None:
    """In under two seconds of the processor, whatever makes them."""
    begun = time.process_time()
    errors = _errors(payload)
    assert time.process_time() - begun < 2
    assert sorted({error.code for error in errors}) == codes.split()
