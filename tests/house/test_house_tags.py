"""What tags print is the program's own wording: rules look around it, and never in it."""

from __future__ import annotations

import re

import pytest

from brief_builder.house import Given, Words, lint, shipped

STYLE = shipped("canada")
TAG = re.compile(r"\{\{([^}]*)\}\}")


def _told(text: str, prints: dict[str, str | None], language: str = "en") -> list[tuple[str, str]]:
    given = tuple(Given(*each.span(), prints[each[1].strip()]) for each in TAG.finditer(text))
    found = lint(STYLE, Words(text, language, "prose", given, marked=True))
    return [(fault.code, text[fault.start : fault.end]) for fault in found]


def test_what_a_tag_prints_is_not_looked_at() -> None:
    """Whatever it is."""
    assert _told("It said {{ x }}.", {"x": "20 per cent, e.g. $2.1B"}) == []


def test_words_beside_a_tag_are_read_together_with_what_it_prints() -> None:
    """The figure comes from the tag, the space from the author."""
    assert _told("It took {{ x }} years.", {"x": "20"}) == [("house-number-space", "{{ x }} years")]
    assert _told("It took {{ x }}\u00a0years.", {"x": "20"}) == []


@pytest.mark.parametrize(
    ("text", "prints", "told"),
    [
        ("It was {{ x }}%.", "C$2.1\u00a0billion", [("house-percent", "%")]),
        ("It was {{ x }}%.", "12%", [("house-percent", "%")]),
        ("It was ${{ x }}.", "C$2.1\u00a0billion", [("house-money", "$")]),
        ("It was {{ x }}.", "C$2.1\u00a0billion", []),
        ("It was {{ x }}%.", "12", []),
        ("It was {{ x }}%.", None, []),
    ],
)
def test_a_sign_beside_a_tag_that_has_its_own_is_told(
    text: str, prints: str | None, told: list[tuple[str, str]]
) -> None:
    """The program words the unit; before there are data nobody knows whether there is one."""
    assert _told(text, {"x": prints}) == told


def test_a_sentence_that_begins_with_what_a_tag_prints_is_looked_at() -> None:
    """The author chose the order of the words."""
    assert _told("{{ n }} companies came.", {"n": "90"}) == [("house-number-first", "{{ n }}")]
    assert _told("{{ n }} companies came.", {"n": "More than 90"}) == []


def test_a_tag_that_prints_nothing_does_not_part_sentences() -> None:
    """A citation stands behind the point."""
    assert _told("It fell.{{ c }} 4 bodies met.", {"c": ""}) == [("house-number-first", "4")]
    assert _told("It fell.{{ c }} Four bodies met.", {"c": ""}) == []
    assert _told("It fell {{ c }} again.", {"c": ""}) == []


def test_marks_of_emphasis_are_no_letters() -> None:
    """`**20 years.**` is read without its stars, and told with its place."""
    assert _told("It took **20** years.", {}) == [("house-number-space", "20** years")]
