"""What was found in a pack → a report that a person can work through: worst first, each class in one place.

A pack has more to be said of it than a template. So its cure stands once below each class, long lists are cut (`full`
and JSON have them whole), and notes, which ask for nothing, are shorter still.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from brief_builder.problems.catalogue import CODES
from brief_builder.problems.model import Note, Problem
from brief_builder.problems.show import COLOURS, RANK, marked_excerpt

_TOLD = {"error": 6, "warning": 4, "note": 3}  # remarks of a problem that are shown
_NAMED = 4  # names in a line of names
RESOLVED = "resolved ("  # how a remark begins that says who handled it
_NAME = re.compile(r"`[^`]+`")
_ENTRY = re.compile(r"[:,;\t]")  # behind the name of a fact, in YAML or in a row
_ORDER = {code: number for number, code in enumerate(CODES)}


def in_classes(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems of one severity and code together: worst first, then as the catalogue has the codes."""
    classes: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        classes.setdefault((problem.severity, problem.code), []).append(problem)
    return [classes[key] for key in sorted(classes, key=lambda key: (RANK[key[0]], _ORDER[key[1]]))]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems as a report has them: those of one class together."""
    return [problem for group in in_classes(problems) for problem in group]


def report(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """A paragraph a class: each problem with its place and remarks, and below them what is to be done."""
    return "\n\n".join(_class(group, colour=colour) for group in in_classes(problems))


def _class(group: list[Problem], *, colour: bool) -> str:
    cures = [problem.help or (CODES[problem.code].cure,) for problem in group]
    lines: list[str] = []
    said: set[str] = set()
    for number, (problem, cure) in enumerate(zip(group, cures, strict=True)):
        lines += _one(problem, said, colour=colour)
        said |= {note.message for note in problem.notes if note.place is None}
        # One cure for several that follow each other is said below the last of them.
        if number + 1 == len(group) or cures[number + 1] != cure:
            lines += [f"   = {line}" for line in cure]
    return "\n".join(lines)


def _one(problem: Problem, said: Collection[str], *, colour: bool) -> list[str]:
    """Its lines; remarks that were `said` of one before it are not said again."""
    on, off = (COLOURS[problem.severity], "\x1b[0m") if colour else ("", "")
    lines = [f"{on}{problem.severity}[{problem.code}]{off}: {problem.message}", f"  --> {problem.place}"]
    if problem.severity != "note":
        lines += _excerpt(problem, on, off)
    resolved = [note for note in problem.notes if note.message.startswith(RESOLVED)]
    if resolved:  # what was said before somebody looked is in JSON
        return [*lines, *(f"   = {_remark(note)}" for note in resolved)]
    # Names alone stand in one line; `brief facts NAME` has the place of each.
    names = [note.message for note in problem.notes if _NAME.fullmatch(note.message)]
    told = [note for note in problem.notes if note.message not in said and not _NAME.fullmatch(note.message)]
    most = _TOLD[problem.severity]
    lines += [f"   = note: {_remark(note)}" for note in (told if len(told) <= most else told[: most - 1])]
    if len(told) > most:
        lines.append(f"   = note: and {len(told) - most + 1} more, see `--format json`")
    names = [name for name in names if name not in problem.message]
    if names:
        lines.append(f"   = note: also {_cut(names)}")
    return lines


def _excerpt(problem: Problem, on: str, off: str) -> list[str]:
    """The line that is wrong; carets only under a part of it: all of it needs none."""
    excerpt = problem.excerpt
    if excerpt is None or problem.severity == "error":
        return marked_excerpt(problem, on, off)
    if excerpt.text[excerpt.start : excerpt.end].strip(" :-") != excerpt.text.strip(" :-"):
        return marked_excerpt(problem, on, off)
    name = _ENTRY.split(excerpt.text.strip(), maxsplit=1)[0]
    return [] if f"`{name}`" in problem.message else marked_excerpt(problem, on, off)[:1]


def _cut(names: list[str]) -> str:
    if len(names) > _NAMED + 1:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _remark(note: Note) -> str:
    return f"{note.message}  ({note.place})" if note.place is not None else note.message
