"""Problems that know which value of the data they come from, and the data file → the same, with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brief_builder.inputs import Located
from brief_builder.problems import Note, Problem


def with_places(problems: Iterable[Problem], data: Located) -> list[Problem]:
    """The problems, each with a note of the line on which its value stands, where that is known."""
    return [_placed(problem, data) if problem.value else problem for problem in problems]


def _placed(problem: Problem, data: Located) -> Problem:
    what = "what lacks it stands here" if problem.code == "unknown-name" else "the value stands here"
    # An entry that no one knows is found by its name; what it says may be right.
    unknown = problem.code == "value-field"
    return replace(problem, notes=(*problem.notes, Note(what, data.place(problem.value, key=unknown))))
