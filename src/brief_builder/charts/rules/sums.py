"""A panel whose parts make a whole, and the notes of its chart → a problem where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.rules.drawn import unit_of
from brief_builder.charts.rules.unit_words import compared, scale_word
from brief_builder.facts.interval import Interval
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.reading.telling import Path_, Telling

_WHOLE, _SLACK = Decimal(100), Decimal("0.5")
# What a note says that tells why shares do not come to 100; as texts are compared.
_SAID = ("100", "add up", "sum", "total", "round", "somme", "arrondi", "សរុប", "បង្គត់", "បូក")


@dataclass(frozen=True, slots=True)
class _Sum:
    """The sum of some points: as they are stated, and where it surely lies."""

    value: Decimal
    within: Interval

    def __add__(self, point: Point) -> _Sum:
        within = _within(point)
        return _Sum(self.value + (point.value or 0), self.within + within)


def check_sums(telling: Telling, panel: Panel, notes: Sequence[str], path: Path_) -> None:
    """Shares come to 100, and the steps of a waterfall lead from each total to the next.

    Args:
        notes: what the author wrote under the chart.
        path: of the panel's entries.
    """
    if panel.kind == "share" and unit_of(telling, panel) == "percent":
        said = compared(" ".join(notes))
        if not any(word in said for word in _SAID):
            for index, label in enumerate(panel.labels):
                if fault := _not_whole(label, [series.points[index] for series in panel.series]):
                    telling.fault(fault, path, key=True)
    if panel.kind == "waterfall" and panel.points:
        for fault in _steps(telling, panel):
            telling.fault(fault, path, key=True)


def _not_whole(label: str, parts: Sequence[Point]) -> Fault | None:
    if any(part.value is None for part in parts):
        return None  # told as a stack that lacks a part
    total = _added(parts)
    if abs(total.value - _WHOLE) <= _SLACK:
        return None
    if _WHOLE in total.within:
        return Fault(
            "parts-sum",
            f"the parts of “{label}” come to {_shown(total.value)} %, and to 100 only within their rounding",
            help="say so in `notes:`: rounded figures do not add up to 100",
            severity="warning",
        )
    return Fault(
        "parts-sum",
        f"the parts of “{label}” come to {_shown(total.value)} %, not to 100",
        help=("add the part that is missing", "say in `notes:` why they do not come to 100"),
    )


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _steps(telling: Telling, panel: Panel) -> list[Fault]:
    """One for each total that the steps before it do not lead to; the first and last bar are totals anyhow."""
    points, out = panel.series[0].points, []
    start = points[0]
    running: _Sum | None = _added([start])
    for index, point in enumerate(points[1:], 1):
        if not panel.on_zero(index):
            running = running + point if running is not None and point.value is not None else None
            continue
        if point.value is not None and running is not None and start.value is not None:
            if running.within.intersect(_within(point)) is None:
                places = max(0, panel.scale + max(each.decimals for each in points if each.value is not None))
                unit = " ".join(filter(None, (unit_of(telling, panel), scale_word(panel.scale))))
                led, stands = (f"{each.scaleb(-panel.scale):,.{places}f}" for each in (running.value, point.value))
                message = (
                    f"the steps from “{start.label}” lead to {led}, and “{point.label}” is {stands} ({unit}): "
                    "not even within their rounding"
                )
                cure = "check the steps, or add the one that is missing: a fact with a formula gives the rest"
                out.append(Fault("parts-sum", message, help=cure))
        elif running is None:
            message = f"a step before “{point.label}” has no figure, so that nobody can add them up"
            cure = "sum up the steps that are not known: a fact with a formula gives the rest"
            out.append(Fault("parts-sum", message, help=cure, severity="warning"))
        start, running = point, _added([point])
    return out


def _added(points: Sequence[Point]) -> _Sum:
    total = _Sum(Decimal(0), Interval.exactly(Decimal(0)))
    for point in points:
        total = total + point
    return total


def _within(point: Point) -> Interval:
    value = point.value or Decimal(0)
    return Interval(value if point.low is None else point.low, value if point.high is None else point.high)
