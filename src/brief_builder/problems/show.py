"""Problems → text for people (full, one line each) or JSON for machines."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable

from brief_builder.problems.catalogue import CODES
from brief_builder.problems.model import Note, Place, Problem

COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
_WINDOW = 100  # characters of excerpt shown at most
RANK = {"error": 0, "warning": 1, "note": 2}
_NOTES = 2  # notes in a short line


def full(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """Each problem with its place, excerpt, caret, notes and cure."""
    return "\n\n".join(_one(p, colour=colour) for p in problems)


def short(problems: Iterable[Problem]) -> str:
    """A line a problem: place, severity, code, message, what is wrong as it stands there, and the first two notes."""
    return "\n".join(f"{p.place}: {p.severity}[{p.code}]: {_short(p)}" for p in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with the fields of Problem."""
    return json.dumps(as_data(problems), ensure_ascii=False, indent=2)


def as_data(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """The same as plain data, to stand in something larger."""
    return [_record(p) for p in problems]


def summary(problems: Iterable[Problem]) -> str:
    """'3 errors, 1 warning', or '' when there are none."""
    found = list(problems)
    counts = [(sum(p.severity == s for p in found), s) for s in ("error", "warning", "note")]
    return ", ".join(f"{n} {word}{'s' if n != 1 else ''}" for n, word in counts if n)


def by_class(problems: Iterable[Problem]) -> str:
    """A line a severity and code: how many, and what it means; worst first. '' for fewer than two classes."""
    counts = Counter((p.severity, p.code) for p in problems)
    if len(counts) < 2:
        return ""
    ordered = sorted(counts.items(), key=lambda each: (RANK[each[0][0]], -each[1], each[0][1]))
    width = max(len(code) for _, code in counts)
    rows = [f"{number:4} × {severity:8} {code:{width}}  {CODES[code].meaning}" for (severity, code), number in ordered]
    return "\n".join(rows)


def _one(problem: Problem, *, colour: bool) -> str:
    on, off = (COLOURS[problem.severity], "\x1b[0m") if colour else ("", "")
    lines = [f"{on}{problem.severity}[{problem.code}]{off}: {problem.message}", f"  --> {problem.place}"]
    lines += marked_excerpt(problem, on, off)
    for note in problem.notes:
        lines.append(f"   = note: {note.message}" + (f"  ({note.place})" if note.place else ""))
    # Where the finder of the problem knows no better cure, the catalogue's stands.
    lines += [f"   = {line}" for line in problem.help or (CODES[problem.code].cure,)]
    return "\n".join(lines)


def marked_excerpt(problem: Problem, on: str, off: str) -> list[str]:
    """The line that is wrong, and below it carets under what is wrong in it, between two signs of colour."""
    if problem.excerpt is None or not problem.excerpt.text.strip():
        return []
    text, start, end = _window(problem.excerpt.text, problem.excerpt.start, problem.excerpt.end)
    lines = [f"   |  {text}"]
    if end > start:
        lines.append("   |  " + " " * _width(text[:start]) + on + "^" * max(_width(text[start:end]), 1) + off)
    return lines


def _short(problem: Problem) -> str:
    """The message, so that it can be understood by itself."""
    excerpt = problem.excerpt
    marked = " ".join(excerpt.text[excerpt.start : excerpt.end].split()) if excerpt is not None else ""
    shown = f": {_window(marked, 0, 0)[0]}" if marked and marked not in problem.message else ""
    notes = "; ".join(_note(note) for note in problem.notes[:_NOTES])
    return f"{problem.message}{shown}" + (f"  ({notes})" if notes else "")


def _note(note: Note) -> str:
    return f"{note.message}: {note.place}" if note.place is not None else note.message


def _window(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The text cut to a window around start..end, line breaks shown as spaces; offsets follow."""
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    lead = len(text) - len(text.lstrip())
    text, start, end = text[lead:].rstrip(), max(start - lead, 0), max(end - lead, 0)
    if len(text) <= _WINDOW:
        return text, start, end
    left = max(0, min(start - 30, len(text) - _WINDOW))
    cut = text[left : left + _WINDOW]
    head, tail = ("…" if left else ""), ("…" if left + _WINDOW < len(text) else "")
    shift = len(head) - left
    return head + cut + tail, start + shift, min(end + shift, len(head) + len(cut))


def _width(text: str) -> int:
    """Columns a terminal uses for the text."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _record(problem: Problem) -> dict[str, object]:
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "place": _place(problem.place),
        "excerpt": None
        if problem.excerpt is None
        else {"text": problem.excerpt.text, "start": problem.excerpt.start, "end": problem.excerpt.end},
        "help": list(problem.help),
        "notes": [{"message": n.message, "place": _place(n.place) if n.place else None} for n in problem.notes],
    }


def _place(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column, "trail": list(place.trail)}
