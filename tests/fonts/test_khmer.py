"""Texts in Khmer → breaks between their words; `|` stands for U+200B."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_builder.fonts.khmer import KHMER_FONTS, OFFICE_DEFAULTS, has_khmer, lacks_khmer, with_breaks

_KHMER = st.text(
    alphabet=st.one_of(st.characters(min_codepoint=0x1780, max_codepoint=0x17E9), st.sampled_from(" \u200b។a1"))
)


def _shown(*texts: str) -> list[str]:
    return [text.replace("\u200b", "|") for text in with_breaks([text.replace("|", "\u200b") for text in texts])]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["ពាណិជ្ជកម្មទ្វេភាគី។"], ["ពាណិជ្ជកម្ម|ទ្វេភាគី។"]),
        (["ក្រុមហ៊ុននៅភ្នំពេញ"], ["ក្រុមហ៊ុន|នៅ|ភ្នំពេញ"]),
        (["plain words"], ["plain words"]),
        (["ការ|ងារធ្វើ"], ["ការ|ងារធ្វើ"]),
        (["ហ្វ្រង់ហ្វូនី"], ["ហ្វ្រង់ហ្វូនី"]),
        (["ពាន់លានដុល្លារ"], ["ពាន់លាន|ដុល្លារ"]),
        (["ធ្វើការៗ"], ["ធ្វើ|ការៗ"]),
        (["ពាណិជ្ជកម្ម", "កើនឡើង"], ["ពាណិជ្ជកម្ម|", "កើនឡើង"]),
        (["ពាណិជ្ជ", "កម្ម"], ["ពាណិជ្ជ", "កម្ម"]),
        (["ពាណិជ្ជកម្ម|", "កើនឡើង"], ["ពាណិជ្ជកម្ម|", "កើនឡើង"]),
        (["ឆ្នាំ", "2025"], ["ឆ្នាំ", "2025"]),
    ],
)
def test_words_are_parted(texts: list[str], expected: list[str]) -> None:
    """Between words, not in a word, and not where the author has typed breaks."""
    assert _shown(*texts) == expected


@given(st.lists(_KHMER, min_size=1, max_size=4))
def test_nothing_but_breaks_is_added(texts: list[str]) -> None:
    """The words stay as they are; no break is doubled, none stands under a letter or before a mark."""
    made = with_breaks(texts)
    assert [text.replace("\u200b", "") for text in made] == [text.replace("\u200b", "") for text in texts]
    added = "".join(made)
    if "\u200b" not in "".join(texts):
        assert not re.search("\u200b\u200b|\u17d2\u200b|\u200b[^\u1780-\u17b3]|^\u200b|\u200b$", added)
    assert with_breaks(with_breaks(texts[:1])) == with_breaks(texts[:1])


def test_fonts_that_hold_khmer() -> None:
    """By their names: nobody has all of them installed."""
    assert all(map(has_khmer, ("Khmer UI", "Khmer OS Battambang", "Noto Sans Khmer", "Battambang", "Leelawadee UI")))
    assert not any(map(has_khmer, ("Arial", "Times New Roman", "Calibri", "")))


def test_of_few_typefaces_it_is_known_that_they_hold_no_khmer() -> None:
    """Of none that holds it, and of none that has no name or a name that nobody knows."""
    assert all(map(lacks_khmer, ("Arial", "Times New Roman", " Calibri ", "CAMBRIA")))
    assert not any(map(lacks_khmer, ("", "Khmer UI", "Leelawadee UI", "Kouprey", *KHMER_FONTS, *OFFICE_DEFAULTS)))
