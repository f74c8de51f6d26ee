"""A rule, a text and a stretch of it → the fault that a reader is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Literal

from brief_builder.house.patterns import NBSP
from brief_builder.house.reading import MASK, UNKNOWN, Reading
from brief_builder.house.style import Style
from brief_builder.problems import Fault, Note, Problem

CODES = {
    "N1": "house-number",
    "N2": "house-number-first",
    "N3": "house-number-space",
    "N4": "house-percent",
    "N5": "house-money",
    "N6": "house-money-short",
    "N7": "house-currency",
    "N8": "house-change",
    "DT1": "house-date",
    "DT2": "house-range",
    "P1": "house-plain",
    "P2": "house-acronym",
    "P3": "house-emphasis",
    "T1": "house-typography",
    "M1": "house-marking",
}
OWN = "house-words"
SPACE = "a no-break space is Ctrl+Shift+Space in Word"
_SPACES = {  # ending of a file → how a no-break space is typed in it, where it is not as in Word
    ".yaml": "a no-break space is \\_ in a text in double quotation marks",
    ".pptx": "a no-break space is Insert, Symbol, 00A0 in PowerPoint, or copied from Word",
    ".csv": "a no-break space is Alt+0160, with the digits at the right of the keyboard",
    ".xlsx": "a no-break space is Alt+0160, with the digits at the right of the keyboard",
}


def fault(
    style: Style,
    rule: str,
    reading: Reading,
    span: tuple[int, int],
    message: str,
    *cures: str,
    severity: Literal["warning", "note"] | None = None,
) -> Fault:
    """The fault, at the stretch of what the author wrote; its note says the rule and who made it.

    Args:
        span: where it stands in `reading.text`, 0-based and half-open.
        severity: None takes the rule's.
    """
    start, end = reading.original(*span)
    return Fault(
        CODES.get(rule, OWN),
        message,
        help=cures,
        notes=(Note(f"{style.says(rule, reading.language)}; house style {style.name} {style.version}"),),
        start=start,
        end=end,
        severity=severity or style.rule(rule).severity,
    )


def as_typed(problem: Problem) -> Problem:
    """The problem with a cure that says how a no-break space is typed in the file where it stands."""
    if SPACE not in problem.help:
        return problem
    spaces = _SPACES.get(PurePath(problem.place.file).suffix.lower(), SPACE)
    return replace(problem, help=tuple(spaces if cure == SPACE else cure for cure in problem.help))


def shown(text: str) -> str:
    """A stretch of a text as messages quote it: without the letters that stand for others."""
    return " ".join(text.replace(MASK, "").replace(UNKNOWN, "…").replace(NBSP, " ").split(" ")).strip() or "…"
