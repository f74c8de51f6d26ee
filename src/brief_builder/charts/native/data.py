"""A panel → the rows and columns of a native chart: its categories, and series with the values that Office draws.

Office draws what stands in cells. So a break in a series is an empty category, over which no line leads, and the steps
of a waterfall stand on columns that nobody sees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import CONTEXT
from brief_builder.charts.look.steps import StepColours
from brief_builder.charts.model import Panel, Point, Series
from brief_builder.charts.native.shown import value_shown
from brief_builder.charts.plot.bars.steps import steps_of
from brief_builder.charts.plot.lines.slope import toned

if TYPE_CHECKING:
    from brief_builder.charts.plot.look import Look

_BLANK = "\u00a0"  # an empty label is taken for none
_UP, _DOWN, _WHOLE, _BASE = "+", "\u2212", "\u03a3", "\u2026"


@dataclass(frozen=True, slots=True)
class NativeSeries:
    """A series as Office draws it.

    Attributes:
        name: what a legend calls it, and the cell above its values.
        values: in base units; None is a gap. Of the steps of a waterfall the sizes.
        points: what each value shows; None for one that shows nothing, as what a step stands on.
        colour: what it is of.
        sign: of steps: 1 where all rise, -1 where all fall; 0 where the values have their own signs.
    """

    name: str
    values: tuple[Decimal | None, ...]
    points: tuple[Point | None, ...]
    colour: str
    sign: int = 0

    @property
    def seen(self) -> bool:
        """Whether it shows anything."""
        return any(point is not None for point in self.points)

    @property
    def beside(self) -> bool:
        """Whether it is in the grey of what only stands beside."""
        return self.colour == CONTEXT

    @property
    def facts(self) -> tuple[str | None, ...]:
        """The fact that each value is."""
        return tuple(
            point.fact if point is not None and value is not None else None
            for point, value in zip(self.points, self.values, strict=True)
        )


@dataclass(frozen=True, slots=True)
class NativeData:
    """What a native chart shows; all series have a value for each label."""

    labels: tuple[str, ...]
    series: tuple[NativeSeries, ...]

    @property
    def shown(self) -> tuple[NativeSeries, ...]:
        """The series that a reader sees."""
        return tuple(series for series in self.series if series.seen)


def data_of(panel: Panel, alone: str, look: Look, note: str = "") -> NativeData:
    """The data of a panel.

    Args:
        panel: of a kind that Office draws.
        alone: what a series without a name is called.
        look: whose colours rises and falls have.
        note: the label of the empty category at a break.
    """
    labels = [label.strip() or _BLANK for label in panel.labels]
    if panel.kind == "waterfall":
        series = _steps(panel, look) if panel.series else []
    else:
        drawn = toned(panel.series) if panel.kind == "slope" else panel.series
        series = [
            NativeSeries(each.name or alone, tuple(map(value_shown, each.points)), each.points, _colour(each))
            for each in drawn
        ]
    if panel.kind in ("line", "slope"):  # what only stands beside lies under the others
        series.sort(key=lambda each: not each.beside)
    at = panel.break_after
    if at is not None:
        labels.insert(at, note or _BLANK)
        series = [_broken(each, at) for each in series]
    return NativeData(tuple(labels), tuple(series))


def _colour(series: Series) -> str:
    """What a series is of; that of its first point where it does not say."""
    return series.colour or next((point.colour for point in series.points if point.colour), "accent1")


def _broken(series: NativeSeries, at: int) -> NativeSeries:
    values, points = series.values, series.points
    return NativeSeries(
        series.name, (*values[:at], None, *values[at:]), (*points[:at], None, *points[at:]), series.colour, series.sign
    )


def levels(panel: Panel) -> list[tuple[Decimal, Decimal] | None]:
    """Of each step of a waterfall the level at which it begins and ends; None for one without a figure."""
    points = tuple(replace(point, value=value_shown(point)) for point in panel.series[0].points)
    steps = steps_of(replace(panel, series=(replace(panel.series[0], points=points),)))
    return [
        (step.start, step.end) if point.value is not None else None for step, point in zip(steps, points, strict=True)
    ]


def _steps(panel: Panel, look: Look) -> list[NativeSeries]:
    """A waterfall as stacked columns: what the steps stand on, then rises, falls and totals."""
    points, held = panel.series[0].points, levels(panel)
    whole = [panel.on_zero(index) for index in range(len(points))]
    base = [_nearer(step) if step is not None and not total else None for step, total in zip(held, whole, strict=True)]
    colours = StepColours.found(panel.series[0].colour, look.palette, look.style.ink)
    kinds = [_kind(point, total=total) for point, total in zip(points, whole, strict=True)]
    # A colour of its own that a step has stays; what it has from the panel is that of its kind.
    bare = [replace(point, colour="" if point.colour == colours.of else point.colour) for point in points]
    out = [NativeSeries(_BASE, tuple(base), (None,) * len(points), colours.up)]
    for kind, sign, of in ((_UP, 1, colours.up), (_DOWN, -1, colours.down), (_WHOLE, 0, colours.whole)):
        if kind not in kinds:
            continue
        values = tuple(
            _size(each, total=kind == _WHOLE) if mine == kind and each is not None else None
            for mine, each in zip(kinds, held, strict=True)
        )
        shown = tuple(point if mine == kind else None for mine, point in zip(kinds, bare, strict=True))
        out.append(NativeSeries(kind, values, shown, of, sign))
    return out


def _kind(point: Point, *, total: bool) -> str:
    value = value_shown(point)
    if total:
        return _WHOLE
    return _DOWN if value is not None and value < 0 else _UP


def _nearer(step: tuple[Decimal, Decimal]) -> Decimal:
    """The end of a step that is nearer to zero."""
    return min(step, key=abs)


def _size(step: tuple[Decimal, Decimal], *, total: bool) -> Decimal:
    """How far a step reaches from what it stands on; below zero where it stands there."""
    if total:
        return step[1]
    size = abs(step[1] - step[0])
    return -size if min(step) < 0 else size
