"""What stands over the numbers of a table ("Exports (M$)", "en millions d'euros") → whether they are all digits.

A cell that shows 5,608.9 below "Mio. EUR" is no five thousand euros. Nobody sees that in the table of facts, so the
scale is asked for where a heading speaks of one and nobody has said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from brief_builder.facts.lexicons.scales import scale_in
from brief_builder.facts.number import Written
from brief_builder.inputs import Cell, Grid, Located
from brief_builder.problems import Fault, Problem


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
