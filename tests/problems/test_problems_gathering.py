"""One cause, one message: a name that is asked for in many places."""

from __future__ import annotations

from brief_builder.problems import Place, Problem, did_you_mean
from brief_builder.problems.gathering import gathered


def _unknown(name: str, place: Place, code: str = "unknown-name") -> Problem:
    return Problem(code, f"there is nothing called `{name}`", place)


def test_a_name_that_is_unknown_in_many_places_is_told_once() -> None:
    """At the first of them, with the others; what says something else stays."""
    lines = [1, 4, 4, 6, 7, 9, 12]
    found = [_unknown("ghana", Place("texts/en.yaml", line=line)) for line in lines]
    found += [_unknown("ghana", Place("brief.docx", (f"paragraph {number}",))) for number in (1, 2)]
    found += [_unknown("other", Place("texts/en.yaml", line=2))]
    shown = gathered(found)
    assert [problem.place for problem in shown] == [found[0].place, found[-1].place]
    assert [note.message for note in shown[0].notes] == [
        "also in 8 more places: texts/en.yaml, lines 4, 6, 7, 9 and 1 more; brief.docx (2 times)"
    ]
    assert shown[1] == found[-1]


def test_problems_of_other_kinds_are_told_each() -> None:
    """Each of them is to be mended."""
    found = [_unknown("x", Place("a.docx", (f"paragraph {number}",)), "tag-syntax") for number in (1, 2)]
    assert gathered(found) == found


def test_a_short_word_that_begins_otherwise_is_not_guessed() -> None:
    """`trade` and `stale` have three letters in common and nothing else; letters that changed places are a slip."""
    assert (did_you_mean("trade", ["stale"]), did_you_mean("naem", ["name"])) == (None, "did you mean `name`?")
