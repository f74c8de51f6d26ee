"""Problems as people read them."""

from __future__ import annotations

import json

import pytest

from brief_builder.problems import CODES, BriefError, Excerpt, Fault, Note, Place, Problem, Problems, did_you_mean
from brief_builder.problems.show import as_json, full, short, summary

PLACE = Place("templates/brief.docx", ('section "2 Trade"', "table 1", "row 3", "column 2"))


def test_a_problem_in_full() -> None:
    """Code, message, place, excerpt with a caret, note, cure."""
    fault = Fault("unknown-name", "no fact is called `trade.totl`", help="did you mean `trade.total`?")
    problem = fault.at(PLACE, Excerpt("Total: {{ trade.totl }}", 10, 20))
    assert full([problem]) == "\n".join(
        [
            "error[unknown-name]: no fact is called `trade.totl`",
            '  --> templates/brief.docx, section "2 Trade", table 1, row 3, column 2',
            "   |  Total: {{ trade.totl }}",
            "   |            ^^^^^^^^^^",
            "   = did you mean `trade.total`?",
        ]
    )


def test_the_caret_stands_right_under_wide_and_combining_letters() -> None:
    """Columns are counted as a terminal shows them."""
    problem = Fault("tag-open", "m").at(PLACE, Excerpt("漢字 {{ x", 3, 7))
    lines = full([problem]).splitlines()
    assert lines[3] == "   |  " + " " * 5 + "^^^^"


def test_a_long_line_is_cut_around_what_is_wrong() -> None:
    """The excerpt is a window; the caret is in it."""
    text = "a" * 300 + " {{ wrong }} " + "b" * 300
    lines = full([Fault("tag-open", "m").at(PLACE, Excerpt(text, 301, 312))]).splitlines()
    start = lines[3].index("^")
    assert lines[2][start : start + 11] == "{{ wrong }}"
    assert len(lines[2]) < 120


def test_each_problem_is_shown_once_worst_first_in_order_of_place() -> None:
    """Duplicates are dropped; errors come before warnings, and the file's order rules after that."""
    problems = Problems()
    late = Fault("fact-stale", "w", severity="warning").at(Place("a"))
    one, two = Fault("fact-field", "x").at(Place("b", line=9)), Fault("fact-field", "x").at(Place("b", line=2))
    problems.extend([late, one, two, one])
    assert list(problems) == [two, one, late]
    assert summary(problems) == "2 errors, 1 warning"


def test_strict_makes_warnings_errors() -> None:
    """With --strict a warning stops the build; a note does not."""
    problems = Problems()
    problems.add(Fault("fact-stale", "w", severity="warning").at(Place("a")))
    problems.add(Fault("identity-rounding", "n", severity="note").at(Place("a")))
    assert [p.severity for p in problems.strict()] == ["error", "note"]
    with pytest.raises(BriefError):
        problems.strict().stop_on_error()


def test_json_holds_every_field() -> None:
    """Machines read the same that people do."""
    problem = Fault("fact-field", "m", help="h", notes=[Note("n", Place("f", line=1))]).at(Place("f", line=3, column=4))
    record = json.loads(as_json([problem]))[0]
    assert record["place"] == {"file": "f", "line": 3, "column": 4, "trail": []}
    assert record["notes"] == [{"message": "n", "place": {"file": "f", "line": 1, "column": None, "trail": []}}]
    assert short([problem]) == "f, line 3, column 4: error[fact-field]: m  (n: f, line 1)"


def test_a_short_line_can_be_understood_by_itself() -> None:
    """It holds what is wrong, where the message does not name it, and for which item."""
    notes = [Note('for the 3rd partner, "Sok"'), Note("the value stands here", Place("d.yaml", line=4)), Note("more")]
    missing = Fault("value-missing", "this value is empty", notes=notes)
    unknown = Fault("unknown-filter", "there is no filter `uper`").at(PLACE, Excerpt("{{ x | uper }}", 7, 11))
    assert short([missing.at(Place("t.docx"), Excerpt("Phone: {{ p.phone }}", 7, 20)), unknown]).splitlines() == [
        "t.docx: error[value-missing]: this value is empty: {{ p.phone }}  "
        '(for the 3rd partner, "Sok"; the value stands here: d.yaml, line 4)',
        f"{PLACE}: error[unknown-filter]: there is no filter `uper`",
    ]


def test_an_unknown_code_is_our_own_mistake() -> None:
    """A problem without an entry in the catalogue cannot be made."""
    with pytest.raises(KeyError):
        Problem("no-such-code", "m", PLACE)


def test_every_code_says_what_it_means_with_an_example_and_a_cure() -> None:
    """Sentences end in a period; nothing is empty."""
    for code, entry in CODES.items():
        assert entry.meaning.endswith("."), code
        assert entry.example, code
        assert entry.cure.endswith("."), code


def test_near_names_are_offered() -> None:
    """Up to three, or none when nothing is near."""
    assert did_you_mean("ful", ["full", "figure"]) == "did you mean `full`?"
    assert did_you_mean("zzz", ["full"]) is None


def test_a_message_shows_no_sign_that_would_steer_its_reader() -> None:
    """Wrong data is quoted: controls, half characters and turns of direction are named, line ends are spaces."""
    fault = Fault("unknown-name", "a\x1b[31m\ud800\nb\u202e", help="did you mean `\x00`?")
    assert (fault.message, fault.help) == ("aU+001B[31mU+D800 bU+202E", ("did you mean `U+0000`?",))
    full([fault.at(PLACE)]).encode()
