"""The records of a build are written as Python's own writer of JSON writes them, and faster."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from brief_builder.proof.json_text import indented

VALUES = [
    {},
    [],
    "",
    None,
    True,
    3,
    {"a": [], "b": {}, "c": [[], {}], "d": ()},
    {"name": "Étain « 2,1 M$ » កម្ពុជា", "quote": 'a "b"\n\t\\ \x07 \u2028 \x7f 😀', "é": {"ß": [1, 2.5, None, False]}},
    {"list": [{"deep": [{"deeper": ("x", ["y"])}]}], "date": date(2026, 11, 23), "number": Decimal("2.10")},
]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_the_text_is_that_of_the_usual_writer(value: object) -> None:
    """Manifests that were written before are the same bytes today."""
    expected = json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"
    assert indented(value) == expected.encode("utf-8")
