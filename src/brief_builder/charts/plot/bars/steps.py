"""The points of a waterfall → from where to where each goes, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel


@dataclass(frozen=True, slots=True)
class Step:
    """A step or a total, in base units.

    Attributes:
        start: where it begins.
        end: where it ends.
        known: whether it is known where it stands. Where it is not, start and end are the level last known.
    """

    start: Decimal
    end: Decimal
    known: bool = True


def steps_of(panel: Panel) -> list[Step]:
    """One for each point of the first series.

    Totals stand on zero. A step hangs where the one before ended. Behind one that is not published nobody knows where
    that is: from there, steps are counted back from the next total, to which they lead.
    """
    points = panel.series[0].points
    ends = _forward(panel)
    starts: list[Decimal | None] = [None] * len(points)
    level: Decimal | None = None  # where the step that follows begins
    for index in reversed(range(len(points))):
        value = points[index].value
        if value is None:
            level = None
        elif panel.on_zero(index):
            starts[index], level = Decimal(0), None
        elif (end := ends[index]) is not None:
            starts[index] = end - value
        elif index + 1 < len(points) and panel.on_zero(index + 1) and (total := points[index + 1].value) is not None:
            starts[index] = level = total - value
        elif level is not None:
            starts[index] = level = level - value
    out: list[Step] = []
    last = Decimal(0)
    for point, start in zip(points, starts, strict=True):
        if point.value is None or start is None:
            out.append(Step(last, last, known=False))
        else:
            last = start + point.value
            out.append(Step(start, last))
    return out


def _forward(panel: Panel) -> list[Decimal | None]:
    """Where the running sum is behind each point; None where a step before it is not known."""
    levels: list[Decimal | None] = []
    level: Decimal | None = Decimal(0)
    for index, point in enumerate(panel.series[0].points):
        if point.value is None:
            level = None
        elif panel.on_zero(index):
            level = point.value
        elif level is not None:
            level += point.value
        levels.append(level)
    return levels
