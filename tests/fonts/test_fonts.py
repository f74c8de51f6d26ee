"""Which file a typeface is measured with, and how wide words are in it."""

from __future__ import annotations

import pytest

from brief_builder.fonts import BUNDLED, face, find


@pytest.mark.parametrize("name", ["Calibri", "calibri", " Carlito "])
def test_calibri_is_measured_with_the_bundled_twin(name: str) -> None:
    """On every machine, and it does not count as missing."""
    found = find(name)
    assert (found.path, found.stands_in) == (BUNDLED / "Carlito-Regular.ttf", False)
    assert find(name, bold=True).path == BUNDLED / "Carlito-Bold.ttf"


def test_a_typeface_that_is_nowhere_has_one_that_stands_in() -> None:
    """It says so, and asking never fails."""
    assert find("A Typeface That Nobody Has").stands_in
    assert find("").stands_in


def test_widths_are_in_sizes() -> None:
    """A figure of Calibri is 0.507 of its size wide."""
    assert face("Calibri").width("0") == pytest.approx(0.507, abs=0.001)
    assert face("Calibri").width("00") == pytest.approx(2 * face("Calibri").width("0"))


def test_pairs_are_moved_together_where_the_text_asks_for_it() -> None:
    """AV, with and without kerning."""
    assert face("Calibri").width("AV", kerned=True) < face("Calibri").width("AV", kerned=False)


def test_letters_of_other_scripts_are_told() -> None:
    """Carlito has no Khmer."""
    assert face("Calibri").has("é")
    assert not face("Calibri").has("ក")
