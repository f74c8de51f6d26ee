"""The colours that a panel uses → a warning for what its paper swallows, or what looks like another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import CONTEXT, MARK_CONTRAST, shown_ratio
from brief_builder.charts.look.vision import VISIONS, Vision, difference
from brief_builder.office.colours import contrast
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.model import Panel, Series
    from brief_builder.charts.reading.telling import Path_, Telling

_TOLD_APART = frozenset({"line", "area", "grouped", "stacked", "share", "dot"})  # kinds whose series have a colour each
APART = 10.0  # CIE 1976: what the shipped accents keep for all eyes
_EYES: dict[Vision, str] = {
    "normal": "to all eyes",
    "protan": "to eyes without red cones (protanopia)",
    "deutan": "to eyes without green cones (deuteranopia)",
    "tritan": "to eyes without blue cones (tritanopia)",
}


def check_colours(telling: Telling, panel: Panel, path: Path_, chart: Path_) -> None:
    """Look at each colour on the paper, at each two of one panel, and for series that share one.

    Args:
        path: of the panel's entries.
        chart: of the chart, which is told where its colours have no entry of their own.
    """
    things = _things(panel)
    for thing in things:
        if fault := _pale(telling.palette, thing, telling.style.paper):
            telling.fault(fault, _place(telling, chart, thing))
    # A heat map has the hue of its first series.
    for one, other in combinations(things, 2) if panel.kind != "heatmap" else ():
        if fault := _alike(telling.palette, one, other):
            telling.fault(fault, _place(telling, chart, other, one))
    if panel.kind in _TOLD_APART:
        for (_, first), (index, second) in combinations(enumerate(panel.series), 2):
            if fault := _of_one_colour(telling.palette, first, second):
                telling.fault(fault, (*path, "series", index))


def _things(panel: Panel) -> list[str]:
    """What is drawn in a colour, each once, in their order."""
    drawn = [point.colour for point in panel.points if point.value is not None]
    drawn += [event.colour for event in panel.events]
    return [thing for thing in dict.fromkeys(drawn) if thing]


def _pale(palette: Palette, thing: str, paper: str) -> Fault | None:
    ratio = contrast(palette.of(thing), paper)
    if ratio >= MARK_CONTRAST:
        return None
    return Fault(
        "style-pale",
        f"the colour of {palette.called(thing)} has a contrast of {shown_ratio(ratio)} to the paper, "
        f"{MARK_CONTRAST:g} is needed",
        help="choose a darker colour for this accent in the theme, or give the thing another accent",
        severity="warning",
    )


def _alike(palette: Palette, one: str, other: str) -> Fault | None:
    """For the eyes that tell the two apart least; None when all can."""
    colours = palette.of(one), palette.of(other)
    apart, _, vision = min((difference(*colours, vision), order, vision) for order, vision in enumerate(VISIONS))
    if apart >= APART:
        return None
    names = f"{palette.called(one)} and {palette.called(other)}"
    return Fault(
        "style-alike",
        f"{names} look alike {_EYES[vision]}: {apart:.1f} apart, {APART:g} is needed",
        help="give one of the two another accent, one that is much lighter or darker",
        severity="warning",
    )


def _of_one_colour(palette: Palette, one: Series, other: Series) -> Fault | None:
    """Two series that stand somewhere in one colour; the grey of context is meant to be that of many."""
    for first, second in zip(one.points, other.points, strict=True):
        if first.value is None or second.value is None or first.colour != second.colour or first.colour == CONTEXT:
            continue
        message = f"the series “{one.name}” and “{other.name}” have one colour, {palette.called(first.colour)}"
        cures = "give one of the two another `colour:`", "name the one that matters under `highlight:`"
        return Fault("style-alike", message, help=cures, severity="warning")
    return None


def _place(telling: Telling, path: Path_, *things: str) -> Path_:
    """Where a thing is given its colour; the chart, where none of them is."""
    given = telling.palette.things
    return next((("colours", thing) for thing in things if thing in given), path)
