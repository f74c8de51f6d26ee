"""Style files: read with the places of what is wrong, and changed by those who have another guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder.house import Style, Words, lint, read_style, shipped, shipped_styles
from brief_builder.house.load import SHIPPED
from brief_builder.problems import Problems

HEAD = 'name: ours\nversion: "1"\nsources: {guide: {title: Our guide}}\n'
RULE = "rules:\n  N4:\n    says: {en: percent}\n    source: [guide 3]\n"


def _style(text: str, tmp_path: Path) -> tuple[Style | None, list[tuple[int | None, str]]]:
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    style = read_style(path, "ours.yaml", problems)
    assert all(each.code in ("style-field", "yaml-syntax") for each in problems)
    return style, [(each.place.line, each.message) for each in problems]


@pytest.mark.parametrize("name", shipped_styles())
def test_shipped_styles_can_be_used(name: str) -> None:
    """Each is called as its file is, and every rule says where it comes from, in both official languages."""
    style = shipped(name)
    assert style.name == name
    for rule, record in style.record.each():
        assert {"en", "fr"} <= set(record.says), rule
        assert record.source, rule


def test_every_source_of_a_shipped_style_is_used() -> None:
    """A guide that no rule names is not listed."""
    record = shipped("canada").record
    named = {said.split(" ")[0] for _, rule in record.each() for said in rule.source}
    assert named == set(record.sources)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + RULE + "    severity: wraning\n", [(8, "`rules.N4.severity`: `wraning` is not known")]),
        (HEAD + RULE + "    sevrity: note\n", [(8, "`sevrity` is not an entry that is known here")]),
        (HEAD + "rules: {N9: {says: {en: x}}}\n", [(4, "`N9` is not an entry that is known here")]),
        (HEAD, [(1, "`rules` is missing here")]),
        (
            HEAD + RULE + "    spellings:\n      en:\n        - {find: pct, write: '{number}%'}\n",
            [(10, "`rules.N4.spellings.en.0`: `write:` has {number}, which `find:` has not")],
        ),
        (
            HEAD + RULE + "    spellings:\n      en:\n        - {find: pct}\n",
            [(10, "`rules.N4.spellings.en.0`: say what to write: `write:` for the words themselves, or `cure:`")],
        ),
        (
            HEAD + "words: {en: {small_numbers: [zero, one, two]}}\n" + RULE,
            [(4, "`words.en.small_numbers`: the ten words from zero to nine belong here, in order; there are 3")],
        ),
        (
            HEAD + "rules:\n  N7: {says: {en: x}, marks: {CAD: ['']}}\n",
            [(5, "`rules.N7.marks.CAD.0`: string should have at least 1 character")],
        ),
    ],
)
def test_what_is_wrong_in_a_style_file_is_told_with_its_line(
    text: str, told: list[tuple[int, str]], tmp_path: Path
) -> None:
    """One problem for each, and no style."""
    assert _style(text, tmp_path) == (None, told)


def test_a_placeholder_that_is_not_known_is_told_with_those_that_are(tmp_path: Path) -> None:
    """They stand in the message."""
    rule = RULE + "    spellings:\n      en:\n        - {find: '{nummer} pct', cure: no}\n"
    style, told = _style(HEAD + rule.replace("cure: no", "cure: take it away"), tmp_path)
    assert style is None
    ((line, message),) = told
    assert line == 10
    assert "{nummer} is no placeholder; known are {number}" in message


def test_a_source_that_is_not_listed_is_told(tmp_path: Path) -> None:
    """Whoever reads a note must be able to look it up."""
    style, told = _style(HEAD + RULE.replace("guide 3", "giude 3"), tmp_path)
    assert style is None
    assert [message for _, message in told] == ["`the entry`: rule N4 names the source `giude`; `sources` has `guide`"]


def test_a_ministry_changes_what_its_guide_has_otherwise(tmp_path: Path) -> None:
    """Digits for all numbers, no rule of percent, a word of its own."""
    text = (SHIPPED / "canada.yaml").read_text(encoding="utf-8")
    text = text.replace("below_ten: words", "below_ten: digits").replace("  N4:\n", "  N4:\n    on: false\n")
    text += "\n  own:\n    W1:\n      says: {en: we say use}\n      spellings: {en: [{find: utilize, write: use}]}\n"
    style, told = _style(text, tmp_path)
    assert told == []
    assert style is not None
    found = lint(style, Words("We utilize four forums and 20 per cent of 3 funds.", "en"))
    assert [(fault.code, fault.help[0]) for fault in found] == [
        ("house-words", "write `use`"),
        ("house-number", "write `4`"),
    ]
    assert found[0].notes[0].message == "W1: we say use; house style canada 2026.1"


def test_words_of_a_style_file_are_meant_as_they_stand(tmp_path: Path) -> None:
    """Whoever writes one is no programmer: a bracket or a star is a sign."""
    text = (SHIPPED / "canada.yaml").read_text(encoding="utf-8")
    text = text.replace("ten: 10", "te(n: 10").replace("quotes: «»", 'quotes: "(*"')
    style, told = _style(text, tmp_path)
    assert (told, style is not None) == ([], True)
    assert style is not None
    assert [fault.help[0] for fault in lint(style, Words("We saw te(n funds.", "en"))] == ["write `10`"]
    assert lint(style, Words("Voici ( un fonds *, et un autre.", "fr")) != []


def test_a_language_without_rules_is_left_alone() -> None:
    """Nothing falls back to English."""
    assert lint(shipped("canada"), Words("4 Länder, z. B. 20 Prozent & mehr", "de")) == []
