"""A panel, a size and a medium → a native chart: its chart part, and the numbers for its workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.enough import larger
from brief_builder.charts.letters import is_tall, letters_for
from brief_builder.charts.model import EMU_PER_POINT, Medium, Panel
from brief_builder.charts.native.data import NativeData, data_of
from brief_builder.charts.native.formats import Format
from brief_builder.charts.native.numbers import Numbers, NumberSeries
from brief_builder.charts.native.plan import Measures, Plan
from brief_builder.charts.native.plan_bars import plan_bars
from brief_builder.charts.native.plan_lines import plan_lines, plan_slope
from brief_builder.charts.native.refusing import CURE, why_not_native
from brief_builder.charts.plot.ink import TooTight
from brief_builder.charts.plot.look import Look
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style

_STEP = 0.5  # by which letters are made smaller until all fits
# No file holds these characters; the last range is that of noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Native:
    """A native chart.

    Attributes:
        xml: the chart part (ISO 29500-1, 21.2.2.29); the names, labels and values of its series are dummies.
        numbers: what stands in its workbook, for its series in their order.
        words: what is typed into it beside these.
    """

    xml: bytes
    numbers: Numbers
    words: tuple[str, ...]


def native_chart(
    panels: tuple[Panel, ...], alone: str, size: tuple[int, int], medium: Medium, style: Style, palette: Palette,
    language: str,
) -> Native:  # fmt: skip
    """The chart.

    Args:
        panels: of the chart, one.
        alone: what a series without a name is called.
        size: width and height in EMU.
        style: of the house; its sizes are those of a brief.
        language: in which its figures are worded.

    Raises:
        Fault: chart-field for what Office cannot draw, chart-fit when words have no room, chart-data for a chart
            without figures, character-forbidden for what no file can hold.
    """
    fault = why_not_native(panels)
    if fault is not None:
        raise fault
    panel = panels[0]
    if not panel.points:
        raise Fault("chart-data", "this chart has no figures", help="name facts for it")
    for text in _texts(panel, alone):
        _refuse_forbidden(text)
    letters = letters_for(style.family, tall=is_tall(_texts(panel, alone)))
    look = Look(style.printed_in(medium), letters, palette, medium, language)
    measures, plan = _planned(panel, panel.title or alone, size, look)
    from brief_builder.charts.native.writing import chart_part  # python-pptx is slow to import

    xml, words = chart_part(measures, plan)
    series = tuple(NumberSeries(each.name, each.values, each.facts) for each in measures.data.series)
    return Native(xml, Numbers(measures.data.labels, series, measures.format.code), words)


def _planned(panel: Panel, alone: str, size: tuple[int, int], look: Look) -> tuple[Measures, Plan]:
    """The plan in letters as large as can be, or a Fault that says how large the chart should be."""
    try:
        return _fitted(panel, alone, size, look)
    except TooTight as tight:
        shown = " × ".join(f"{side / 360_000:.1f}" for side in size)
        raise Fault(
            "chart-fit",
            f"{tight} does not fit a native chart of {shown} cm in letters of {look.style.least:g} points",
            help=("shorten the words", larger(size, lambda each: _fits(panel, alone, each, look)), CURE),
        ) from None


def _fits(panel: Panel, alone: str, size: tuple[int, int], look: Look) -> bool:
    try:
        _fitted(panel, alone, size, look)
    except TooTight:
        return False
    return True


def _fitted(panel: Panel, alone: str, size: tuple[int, int], look: Look) -> tuple[Measures, Plan]:
    """The plan; the words at a break go before letters get smaller. TooTight when nothing fits."""
    width, height = (side / EMU_PER_POINT for side in size)
    letters = [look.style.label]
    while letters[-1] > look.style.least:
        letters.append(max(letters[-1] - _STEP, look.style.least))
    plan = {"line": plan_lines, "area": plan_lines, "slope": plan_slope}.get(panel.kind, plan_bars)
    format_ = Format.of(panel.points)
    tight: TooTight | None = None
    for points in letters:
        for data in _variants(panel, alone, look):
            measures = Measures(panel, data, format_, width, height, look, points)
            try:
                return measures, plan(measures)
            except TooTight as error:
                tight = tight or error
    assert tight is not None  # noqa: S101  each try ended so
    raise tight


def _variants(panel: Panel, alone: str, look: Look) -> Iterator[NativeData]:
    if panel.break_after is not None and panel.break_note:
        yield data_of(panel, alone, look, panel.break_note)
    yield data_of(panel, alone, look)


def _texts(panel: Panel, alone: str) -> Iterator[str]:
    yield from (alone, panel.title, panel.break_note)
    for series in panel.series:
        yield series.name
        for point in series.points:
            yield from (point.label, point.text, point.number)


def _refuse_forbidden(text: str) -> None:
    bad = _FORBIDDEN.search(text)
    if bad is not None:
        shown = f"U+{ord(bad[0]):04X}"
        raise Fault("character-forbidden", f"the chart holds the character {shown}, which Office files cannot hold")
