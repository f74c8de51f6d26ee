"""The report of a pack: what a person can work through."""

from __future__ import annotations

from brief_builder.problems import Excerpt, Fault, Note, Place, Problem
from brief_builder.problems.report import in_classes, report


def _found(code: str, message: str, severity: str, line: int, **more: object) -> Problem:
    return Problem(code, message, Place("facts.yaml", line=line), severity, **more)  # type: ignore[arg-type]


def test_the_worst_comes_first_and_one_class_stands_together() -> None:
    """Whatever their lines; a class of warnings stands behind one of errors."""
    found = [
        _found("fact-stale", "a is old", "warning", 1),
        _found("lists-differ", "b", "warning", 2),
        _found("fact-stale", "c is old", "warning", 3),
        _found("lookalike", "d", "note", 4),
        _found("currency-mix", "e", "error", 5),
    ]
    classes = [[problem.message for problem in group] for group in in_classes(found)]
    assert classes == [["e"], ["a is old", "c is old"], ["b"], ["d"]]


def test_the_cure_of_a_class_stands_once() -> None:
    """Below the last; one of its own stands below its problem."""
    one, two = (_found("fact-stale", word, "warning", line) for word, line in (("a", 1), ("b", 2)))
    own = _found("fact-stale", "c", "warning", 3, help=("do this",))
    assert report([one, two, own]).splitlines() == [
        "warning[fact-stale]: a",
        "  --> facts.yaml, line 1",
        "warning[fact-stale]: b",
        "  --> facts.yaml, line 2",
        "   = Look for a newer figure or source, or say how old it is.",
        "warning[fact-stale]: c",
        "  --> facts.yaml, line 3",
        "   = do this",
    ]


def test_why_it_matters_is_said_once() -> None:
    """Of the first of a class."""
    one, two = (
        _found("fact-stale", word, "warning", line, notes=(Note("why"), Note(f"of {word}")), help=("cure",))
        for word, line in (("a", 1), ("b", 2))
    )
    assert [line for line in report([one, two]).splitlines() if "note" in line] == [
        "   = note: why",
        "   = note: of a",
        "   = note: of b",
    ]


def test_long_lists_are_cut() -> None:
    """Names stand in one line, those of the message are not said again; of long remarks the first are shown."""
    names = tuple(Note(f"`n{number}`", Place("facts.yaml", line=number)) for number in range(8))
    shown = report([_found("lists-differ", "`n0` and others", "warning", 1, notes=names, help=("cure",))])
    assert "   = note: also `n1`, `n2`, `n3`, `n4` and 3 more" in shown.splitlines()
    told = tuple(Note(f"`n{number}`: so") for number in range(8))
    shown = report([_found("lists-differ", "m", "warning", 1, notes=told, help=("cure",))])
    assert [line for line in shown.splitlines() if "note" in line] == [
        *(f"   = note: `n{number}`: so" for number in range(3)),
        "   = note: and 5 more, see `--format json`",
    ]


def test_of_what_is_resolved_the_reason_is_shown() -> None:
    """Who has looked already asked for nothing more."""
    notes = (Note("why it matters"), Note("resolved (waive): They stand alone.", Place("r.yaml", line=3)))
    assert report([_found("currency-mix", "m", "note", 1, notes=notes, help=("cure",))]).splitlines() == [
        "note[currency-mix]: m",
        "  --> facts.yaml, line 1",
        "   = resolved (waive): They stand alone.  (r.yaml, line 3)",
        "   = cure",
    ]


def test_a_warning_shows_its_line_only_where_it_says_more() -> None:
    """A row that the message names is not shown; no carets stand under all of a line; an error is shown in full."""
    row = "trade.total,1 billion"
    fault = Fault("fact-stale", "`trade.total` is old", severity="warning")
    whole = fault.at(Place("t.csv"), Excerpt(row, 0, len(row)))
    part = fault.at(Place("t.csv"), Excerpt(row, 12, 13))
    other = Fault("fact-stale", "all are old", severity="warning").at(Place("t.csv"), Excerpt(row, 0, len(row)))
    bare = [sum(line.startswith("   |") for line in report([each]).splitlines()) for each in (whole, part, other)]
    assert bare == [0, 2, 1]
