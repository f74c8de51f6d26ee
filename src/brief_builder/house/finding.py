"""A rule, a text and a stretch of it → the fault that a reader is told."""

from __future__ import annotations

from typing import Literal

from brief_builder.house.patterns import NBSP
from brief_builder.house.reading import MASK, UNKNOWN, Reading
from brief_builder.house.style import Style
from brief_builder.problems import Fault, Note

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
SPACE = "a no-break space is Ctrl+Shift+Space in Word, and \\_ in a text of YAML in double quotation marks"


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


def shown(text: str) -> str:
    """A stretch of a text as messages quote it: without the letters that stand for others."""
    return " ".join(text.replace(MASK, "").replace(UNKNOWN, "…").replace(NBSP, " ").split(" ")).strip() or "…"
