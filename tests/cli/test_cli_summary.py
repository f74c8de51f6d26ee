"""What a person reads last: the worst first, where to look first, what was made and for whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import Place, Problem
from brief_builder.build import Built
from brief_builder.cli.summary import found_lines, made_lines
from brief_builder.problems import Fault, Problems


def _problem(code: str, severity: str, file: str) -> Problem:
    return Problem(code, f"message of {code}", Place(file, line=3), severity)  # type: ignore[arg-type]


def _built(*names: str, audience: str = "internal") -> Built:
    folder = Path("output/small")
    return Built(folder, tuple(folder / name for name in names), Problems(), 3, 5, (), {}, audience)


def test_kinds_are_counted_worst_first_and_then_most() -> None:
    """A note that stands there a hundred times comes behind one warning."""
    found = Problems()
    for number in range(3):
        found.add(_problem("quote-shared", "note", f"a{number}.yaml"))
        found.add(_problem("house-number", "warning", f"b{number}.yaml"))
    found.add(_problem("figure-untraced", "warning", "c.yaml"))
    lines = [line.partition(":")[0] for line in found_lines(found)]
    assert lines[:3] == ["warning[house-number] × 3", "warning[figure-untraced] × 1", "note[quote-shared] × 3"]


def test_where_to_look_first_is_the_first_of_the_worst() -> None:
    """With its place and its message; the others are in `brief check`."""
    found = Problems()
    found.add(_problem("quote-shared", "note", "a.yaml"))
    found.add(_problem("figure-untraced", "warning", "b.yaml"))
    *_, first, rest = found_lines(found)
    assert first == "look first at b.yaml, line 3: message of figure-untraced"
    assert rest.startswith("`brief check` shows each with its place")


def test_what_is_wrong_with_a_pdf_is_shown_at_once() -> None:
    """A check makes no PDF, and shows nothing of it: it is named for the others only."""
    found = Problems()
    for page in (1, 2):
        found.add(Fault("pdf-figure", f"no alt text on page {page}", severity="warning").at(Place("a.pdf")))
    assert list(found_lines(found))[1:] == [
        "look first at a.pdf: no alt text on page 1",
        "a.pdf: no alt text on page 2",
    ]
    found.add(_problem("quote-shared", "note", "a.yaml"))
    assert list(found_lines(found))[-1] == "`brief check` shows the others with their places\n"


def test_notes_ask_nobody_to_look() -> None:
    """They are counted."""
    found = Problems()
    found.add(_problem("quote-shared", "note", "a.yaml"))
    assert not [line for line in found_lines(found) if line.startswith("look")]


def test_where_all_is_well_nothing_is_said_of_problems() -> None:
    """No empty lines either."""
    assert list(found_lines(Problems())) == []


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("brief.en.docx", "brief.fr.docx", "deck.en.pptx", "manifest.json"), "2 briefs, 1 deck in en and fr"),
        (("brief.en.docx", "brief.fr.docx", "brief.km.docx"), "3 briefs in en, fr and km"),
        (("brief.en.docx", "brief.en.pdf", "charts/t.en.svg", "charts/t.en.png"), "1 brief, 1 PDF, 1 chart in en"),
        (("manifest.json",), "nothing"),
    ],
)
def test_what_was_made_is_said_in_plain_words(names: tuple[str, ...], said: str) -> None:
    """Records are none of it, and a chart in two forms is one chart."""
    assert next(made_lines(_built(*names))) == f"small, for internal readers: {said}"


def test_for_whom_it_was_made_is_said() -> None:
    """Before it is sent."""
    first, second, last = made_lines(_built("brief.en.docx", audience="public"))
    assert first.startswith("small, for public readers: ")
    assert second == "1 file; 3 of 5 facts are printed"
    assert last == "for the public: no fact, text, chart or slide is left out"
