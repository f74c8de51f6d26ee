"""The points of a chart in → its numbers out, for a native chart that Office draws and a reader can edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from brief_builder.charts.model import Panel, Point
from brief_builder.charts.native.said import Said, said_of
from brief_builder.charts.native.shown import value_shown
from brief_builder.problems import Fault

# Native charts of other kinds than these have no categories with numbers, or Office does not draw them everywhere.
FLAT = frozenset({"column", "bar", "grouped", "stacked", "share", "line", "area", "slope", "balance", "waterfall",
                  "sparkline"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """One series.

    Attributes:
        name: what is drawn, in which unit.
        values: in base units, as accurate as the text says them; None where no figure is published.
        facts: the name of the fact of each value; None for a missing one.
        said: how the language of the pack says each value; None for a missing one, () where nobody asks.
        also: what it is called in the other languages.
    """

    name: str
    values: tuple[Decimal | None, ...]
    facts: tuple[str | None, ...]
    said: tuple[Said | None, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a chart says, for one that is drawn natively.

    Attributes:
        labels: the categories, in their order.
        series: each with a value for each category.
        number_format: as Excel writes it, at the scale of the words: '#,##0.0,,,' for billions.
        also: what each category is called in the other languages.
    """

    labels: tuple[str, ...]
    series: tuple[NumberSeries, ...]
    number_format: str
    also: tuple[tuple[str, ...], ...] = ()


def numbers_of(name: str, subtitle: str, panels: tuple[Panel, ...], language: str) -> Numbers:
    """The numbers of a chart with one panel.

    Args:
        name: of the chart.
        subtitle: what it shows, where its panel has no title of its own.
        panels: of the chart.
        language: in which its figures are worded.

    Raises:
        Fault: chart-refused for several panels, which have scales of their own that one native chart has not, and for
            kinds that have no native form.
    """
    if len(panels) > 1:
        raise Fault(
            "chart-refused",
            f"the chart `{name}` has {len(panels)} panels, each with its own scale, and a native chart shows one",
            help="put a picture in its place, or describe each panel as a chart of its own in charts.yaml",
        )
    if not panels:
        return Numbers((), (NumberSeries(subtitle or name, (), ()),), "")
    panel = panels[0]
    if panel.kind not in FLAT:
        raise Fault(
            "chart-refused",
            f"the chart `{name}` is a {panel.kind}, which Office does not draw everywhere",
            help="put a picture in its place",
        )
    alone = panel.title or subtitle or name
    return Numbers(
        panel.labels,
        tuple(
            NumberSeries(
                series.name or alone,
                tuple(value_shown(point) for point in series.points),
                tuple(point.fact for point in series.points),
                tuple(said_of(point, language) for point in series.points),
                series.also,
            )
            for series in panel.series
        ),
        number_format([point for point in panel.points if point.value is not None]),
        tuple(
            tuple(dict.fromkeys(name for point in points for name in point.also))
            for points in zip(*(series.points for series in panel.series), strict=False)
        ),
    )


def number_format(points: Sequence[Point]) -> str:
    """The scale is that of the largest scale word; no more places than the words have, one more where one can."""
    if not points:
        return ""
    scale = max(point.scale for point in points) // 3 * 3
    places = sorted(max(0, scale + point.decimals) for point in points)
    shown = "0" * places[0] + "#" * (places[-1] - places[0])
    return "#,##0" + (f".{shown}" if shown else "") + "," * (scale // 3)
