"""What stands over the numbers of a table ("Exports (M$)", "en millions d'euros") → whether they are all digits.

A cell that shows 5,608.9 below "Mio. EUR" is no five thousand euros. Nobody sees that in the table of facts, so the
scale is asked for where a heading speaks of one and nobody has said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from brief_builder.facts.number import Written
from brief_builder.inputs import Cell, Grid, Located
from brief_builder.problems import Fault, Problem

SCALES = {"one": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}

_MONEY = r"(?:[A-Z]{0,2}[$€£¥]|\b[A-Z]{3}\b)"
# The languages are those that statistics offices of these countries publish in; German, because its tables are common.
_WORDS = {
    "trillion": r"\btrillions?\b(?!\s+de)",
    "billion": r"\b(?:billions?|bn|bln|milliards?|mrds?|mds?|milliarden)\b|\bG[$€]|[$€£]\s?bn?\b|ពាន់លាន",
    "million": r"\b(?:millions?|mn|mln|mios?|millionen)\b|"
    rf"\bM[$€£]|(?<![A-Z])M{_MONEY}|{_MONEY}\s?[Mm]\b|(?<!ពាន់)លាន",
    "thousand": r"\b(?:thousands?|milliers?|tsd|tausend)\b|\bk[$€£]|\bk(?:EUR|USD|CAD)\b|['’´]000\b|(?<!\d)000s\b|"
    r"\b1[ ,.]?000\s(?:EUR|USD|CAD|Euro|[$€£]|t\b)|ពាន់(?!លាន)",
}
_PATTERNS = {
    scale: re.compile(pattern, re.IGNORECASE if scale != "million" else 0) for scale, pattern in _WORDS.items()
}
_LOWER = re.compile(r"\b(?:millions?|mn|mln|mios?|millionen)\b", re.IGNORECASE)


def scale_in(text: str) -> str | None:
    """The scale that a heading speaks of, as `scale:` names it; None when it speaks of none."""
    for scale, pattern in _PATTERNS.items():
        if pattern.search(text) or (scale == "million" and _LOWER.search(text)):
            return scale
    return None


def unsaid_scale(grid: Grid, headings: Sequence[Cell], values: Sequence[Cell], plan: Located | None) -> Problem | None:
    """The problem of a table whose headings speak of thousands or millions, and nobody has said that its numbers do.

    Args:
        grid: the table; what stands above its headings is looked at too.
        headings: those of the columns that hold values.
        values: their cells. Numbers that have a scale of their own, "2.1 million", need no other.
        plan: where `scale:` is missing; None when no file stands beside the table.
    """
    bare = [cell for cell in values if cell.fault is None and not re.search(r"[^\W\d_]|%", cell.text)]
    if not bare:
        return None
    for cell in headings:
        if (scale := scale_in(cell.text)) is not None:
            return _problem(grid, cell, cell.text, scale, plan)
    for line in grid.above:
        if (scale := scale_in(line)) is not None:
            return _problem(grid, None, line.strip(" ;,\t|"), scale, plan)
    return None


def _problem(grid: Grid, cell: Cell | None, words: str, scale: str, plan: Located | None) -> Problem:
    """`table-scale`, at the heading; or at the headings when the words stand above them."""
    where = "the heading says" if cell is not None else "above the table stands"
    beside = f"in {plan.file.rsplit('/', 1)[-1]}" if plan is not None else "in a .yaml file beside the table"
    fault = Fault(
        "table-scale",
        f"{where} “{words}”: are the numbers below it {scale}s?",
        help=(f"if they are, say `scale: {scale}` {beside}", "if they are written in full, say `scale: one`"),
    )
    return fault.at(grid.place(cell))


def scaled(number: Written, power: int) -> Written:
    """The number times ten to the power, as the scale of its table has it; percentages are none of these.

    Zeros at the end of a whole number are known then: 5,600 in millions is no rounded 5,000 million.

    Raises:
        Fault: table-scale when the number has a scale word of its own.
    """
    if not power or number.percent:
        return number
    if number.scale:
        message = "this number has a scale word, and the file beside the table says `scale:` as well"
        raise Fault("table-scale", message, help="say it once")
    value = number.value * 10**power
    value = value.to_integral_value() if value == value.to_integral_value() else value
    return replace(number, value=value, decimals=max(number.decimals, 0) - power, scale=power)
