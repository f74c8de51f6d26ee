"""Problems → the same for people who read them one by one: what is unknown or withheld in many places is told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brief_builder.problems.model import Note, Place, Problem

_CODES = ("unknown-name", "fact-internal")  # what is wrong is one thing, however often it is asked for
_LISTED = 4  # lines of a file, and files, that are named


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order; those that say the same of a name become the first of them, with the other places.

    Machines, and comments in templates, get each of them.
    """
    found = list(problems)
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for problem in found:
        alike.setdefault(_said(problem), []).append(problem)
    out: list[Problem] = []
    for problem in found:
        same = alike.pop(_said(problem), None) if problem.code in _CODES else [problem]
        if same:
            out.append(_with_places(same))
    return out


def _said(problem: Problem) -> tuple[object, ...]:
    return problem.severity, problem.code, problem.message, problem.help, problem.notes


def _with_places(same: list[Problem]) -> Problem:
    first, *others = same
    if not others:
        return first
    places: dict[str, list[Place]] = {}
    for problem in others:
        places.setdefault(problem.place.file, []).append(problem.place)
    lines = [_line(file, listed) for file, listed in places.items()]
    told = "; ".join(lines[:_LISTED]) + (f"; and in {len(lines) - _LISTED} more files" if len(lines) > _LISTED else "")
    number = "1 more place" if len(others) == 1 else f"{len(others)} more places"
    return replace(first, notes=(*first.notes, Note(f"also in {number}: {told}")))


def _line(file: str, places: list[Place]) -> str:
    """A file with its lines; of an Office file, how often."""
    lines = list(dict.fromkeys(place.line for place in places if place.line is not None))
    if not lines:
        return file if len(places) == 1 else f"{file} ({len(places)} times)"
    shown = ", ".join(str(line) for line in lines[:_LISTED])
    more = f" and {len(lines) - _LISTED} more" if len(lines) > _LISTED else ""
    return f"{file}, {'line' if len(lines) == 1 else 'lines'} {shown}{more}"
