"""More ways into Python than a list of them can hold: each ends in a problem, and at once."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, Template
from outlines import make_docx

DATA: dict[str, Any] = {
    "x": "text", "n": 3, "xs": [0, 1, 2], "d": {"k": "v"}, "ds": [{"k": "v"}],
    "long": "y" * 900_000, "many": list(range(100_000)),
}  # fmt: skip
_HERE = Path(__file__).resolve().parent


def _lines(name: str) -> list[str]:
    return (_HERE / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("payload", _lines("payloads.txt"))
def test_no_way_into_python_is_open(payload: str) -> None:
    """Attributes, filters, tests, macros, loops, other letters, statements of Jinja: none is evaluated."""
    with pytest.raises(BriefError):
        Template.read(make_docx(payload), "t.docx").render(DATA)


@pytest.mark.parametrize("payload", _lines("giants.txt"))
def test_giant_values_are_refused_at_once(payload: str) -> None:
    """In under two seconds of the processor, whatever makes them."""
    begun = time.process_time()
    with pytest.raises(BriefError):
        Template.read(make_docx(payload), "t.docx").render(DATA)
    assert time.process_time() - begun < 2
