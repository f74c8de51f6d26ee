"""Words typed in a template that serves several languages are told: a reader of the others cannot read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import check
from three_languages import BRIEF, make_three


def _told(pack: Path) -> list[tuple[str, str, str]]:
    return [
        (problem.severity, Path(problem.place.file).name, problem.message)
        for problem in check(str(pack)).problems
        if problem.code == "words-typed" and "Two-way trade was" in problem.message
    ]


_SENTENCE = "Two-way trade was {{ trade.total.2024 }}.\n# Trade\n"


def test_a_sentence_typed_in_the_template_of_all_languages_is_told(tmp_path: Path) -> None:
    """At its place, with the languages that it is printed in."""
    pack = make_three(tmp_path, outlines={"brief.docx": BRIEF.replace("# Trade\n", _SENTENCE)})
    assert _told(pack) == [
        (
            "warning",
            "brief.docx",
            "“Two-way trade was” is typed in the template, and stands so in the documents in `en`, `fr` and `km`",
        )
    ]


@pytest.mark.parametrize("file", ["brief.en.docx", "brief.km.docx"])
def test_a_template_for_one_language_may_hold_its_words(tmp_path: Path, file: str) -> None:
    """Its words are its language's."""
    outlines = {"brief.docx": BRIEF, file: BRIEF.replace("# Trade\n", _SENTENCE)}
    assert _told(make_three(tmp_path, outlines=outlines)) == []


def test_a_template_that_asks_for_the_language_may_hold_the_words_of_each(tmp_path: Path) -> None:
    """Its author has thought of them."""
    sentence = '{% if pack.language == "en" %}Two-way trade was {{ trade.total.2024 }}.{% endif %}\n# Trade\n'
    pack = make_three(tmp_path, outlines={"brief.docx": BRIEF.replace("# Trade\n", sentence)})
    assert _told(pack) == []
