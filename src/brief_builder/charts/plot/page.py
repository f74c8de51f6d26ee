"""A picture and its look in → words, boxes and lines at their places in points out; nothing is drawn here.

The origin is the lower left corner. Text is never smaller than its medium allows; what then does not fit is a Fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from brief_builder.charts.enough import larger
from brief_builder.charts.letters import is_tall, letters_for
from brief_builder.charts.model import EMU_PER_POINT, Furniture, Kind, Panel, Picture
from brief_builder.charts.plot.grid import Grid, limits, said_once, scale_of, without_labels
from brief_builder.charts.plot.headings import heading_height
from brief_builder.charts.plot.ink import Ink, TooTight
from brief_builder.charts.plot.kinds import plot
from brief_builder.charts.plot.look import Look, Room
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style
    from brief_builder.charts.plot.kinds import Plot

_MARGIN = 12.0  # around a picture that stands alone
_STEP = 0.5  # by which labels are made smaller until they fit
_FULL_WORDS = frozenset({"column"})  # kinds that have figures in full rather than larger letters
_FEWER: dict[Kind, str] = {
    "timeline": "take events out", "treemap": "sum up the smallest as “Other”", "heatmap": "take rows or columns out",
    "number": "leave more to the subtitle", "sparkline": "write `kind: line`",
    **dict.fromkeys(("line", "area", "slope", "dot"), "show fewer series"),
    **dict.fromkeys(("column", "bar", "grouped", "stacked", "share", "balance", "waterfall"), "take bars out"),
}  # fmt: skip
_ALIKE = frozenset({"number"})  # kinds whose panels are of one size in any case


def lay_out(picture: Picture, style: Style, palette: Palette) -> list[Ink]:
    """Everything to be drawn, in a style for the picture's medium.

    Raises:
        Fault: `chart-fit` when the words do not fit, `chart-glyph` when no font has a letter.
    """
    texts = [text for text in _texts(picture) if text]
    letters = letters_for(style.family, tall=is_tall(texts))
    for text in texts:
        letters.check(text)
    look = Look(style, letters, palette, picture.medium, picture.language)
    sizes = [style.label]
    while sizes[-1] > style.least:
        sizes.append(max(sizes[-1] - _STEP, style.least))
    if picture.shared and len(picture.panels) > 1:
        # They say their figures alike: one in full beside another without its unit would seem to be of another unit.
        picture = replace(picture, panels=tuple(map(_numbers_alone, picture.panels)))
    looks = [look]
    if any(panel.kind in _FULL_WORDS for panel in picture.panels):
        looks.append(replace(look, figures="fewer"))
    try:
        return _fitted(picture, looks, sizes)
    except TooTight as tight:
        raise _no_room(picture, tight, looks, sizes) from None


def _fitted(picture: Picture, looks: Sequence[Look], sizes: list[float]) -> list[Ink]:
    """In the first look that fits; TooTight when none does."""
    tight: TooTight | None = None
    for each in looks:
        try:
            return _smaller(picture, each, sizes)
        except TooTight as error:
            tight = tight or error
    raise tight or TooTight("the picture")


def _numbers_alone(panel: Panel) -> Panel:
    series = tuple(
        replace(each, points=tuple(replace(point, text=point.number or point.text) for point in each.points))
        for each in panel.series
    )
    return replace(panel, series=series)


def _smaller(picture: Picture, look: Look, sizes: list[float]) -> list[Ink]:
    """The picture with the largest letters that fit; TooTight when none do."""
    tight: TooTight | None = None
    # Smaller letters first; fewer panels in a row, which are harder to compare, only when that is not enough.
    for columns in _columns(picture):
        for once in said_once(picture.panels, columns):
            for size in sizes:
                try:
                    return _at_size(picture, look, size, Grid(columns, once))
                except TooTight as error:
                    tight = tight or error
    raise tight or TooTight("the picture")


def _columns(picture: Picture) -> Iterator[int]:
    """How many panels stand side by side: all, then fewer in rows as full as can be. Lines of years want the width."""
    panels = len(picture.panels)
    if panels > 1 and all(panel.kind == "timeline" for panel in picture.panels):
        yield 1
    rows = 1 if panels <= 3 else 2
    while rows <= panels:
        columns = -(-panels // rows)
        yield columns
        rows = next((r for r in range(rows + 1, panels + 1) if -(-panels // r) < columns), panels + 1)


def _texts(picture: Picture) -> Iterator[str]:
    for panel in picture.panels:
        yield from (panel.title, panel.break_note, panel.unit)
        for series in panel.series:
            yield series.name
        for point in panel.points:
            yield from (point.label, point.text, point.number)
        for event in panel.events:
            yield from (event.when, event.text)
        yield from (annotation.text for annotation in panel.annotations)
    if (around := picture.furniture) is not None:
        yield from (around.title, around.subtitle, around.source, around.notes)


def _no_room(picture: Picture, tight: TooTight, looks: Sequence[Look], sizes: list[float]) -> Fault:
    def fits(size: tuple[int, int]) -> bool:
        try:
            _fitted(replace(picture, width=size[0], height=size[1]), looks, sizes)
        except TooTight:
            return False
        return True

    fewer = "show fewer panels" if len(picture.panels) > 3 else _FEWER.get(picture.panels[0].kind, "show fewer")
    given = picture.width, picture.height
    size = " × ".join(f"{side / 360_000:.1f}" for side in given)
    return Fault(
        "chart-fit",
        f"{tight} does not fit a picture of {size} cm in letters of {sizes[-1]:g} points",
        # A picture that stands alone has no template in which its size could be drawn.
        help=(f"shorten the words, or {fewer}", *(() if picture.furniture is not None else (larger(given, fits),))),
    )


def _at_size(picture: Picture, look: Look, size: float, grid: Grid) -> list[Ink]:
    page, ink = Room(0.0, 0.0, picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT, size), list[Ink]()
    if picture.furniture is not None:
        page, ink = _furnish(picture.furniture, page, look)
    panels = picture.panels
    bare = [grid.bare(index, len(panels)) for index in range(len(panels))]
    shown = [without_labels(panel) if off else panel for panel, off in zip(panels, bare, strict=True)]
    ends = [limits(panels, scale_of(panel)) if picture.shared else None for panel in panels]

    def measured(rooms: list[Room]) -> list[Plot]:
        return [plot(panel, room, look, end) for panel, room, end in zip(shown, rooms, ends, strict=True)]

    plots = measured(grid.rooms(page, len(panels)))
    # All take the rows of the tallest, so that their baselines stand in line.
    heads = [max(len(each.head) for each in plots[row : row + grid.columns]) for row in _starts(grid, len(panels))]
    feet = max(each.foot_rows for each in plots)
    if any(bare) or len(set(heads)) > 1:
        tall = [heading_height(head, look) for head in heads]
        plots = measured(grid.rooms(page, len(panels), look.height(feet, size), tall))
    rows = [(heads[index // grid.columns], 0 if off else feet) for index, off in enumerate(bare)]
    scales = [scale_of(panel) for panel in panels]
    alike = all(panel.kind in _ALIKE for panel in panels)
    largest: dict[str, float] = {}
    for scale, each, lines in zip(scales, plots, rows, strict=True):
        if (picture.shared or alike) and (unit := each.largest(*lines)) is not None:
            largest[scale] = min(unit, largest.get(scale, unit))
    for scale, each, lines in zip(scales, plots, rows, strict=True):
        ink += each.ink(*lines, largest.get(scale))
    if picture.shared and look.figures != "axis" and _mixed(scales, plots):
        return _at_size(picture, replace(look, figures="axis"), size, grid)
    return ink


def _mixed(scales: Sequence[str], plots: Sequence[Plot]) -> bool:
    """Whether, of panels on one scale, some have an axis and others have figures: zero would not stand in line."""
    numbered: dict[str, set[bool]] = {}
    for scale, each in zip(scales, plots, strict=True):
        numbered.setdefault(scale, set()).add(each.numbered)
    return any(len(both) > 1 for both in numbered.values())


def _starts(grid: Grid, count: int) -> range:
    """The first panel of each row."""
    return range(0, count, grid.columns)


def _furnish(around: Furniture, page: Room, look: Look) -> tuple[Room, list[Ink]]:
    """Title and subtitle above, notes and source below; what is left of the page is the plot's."""
    left, right, top, bottom = page.x + _MARGIN, page.right - _MARGIN, page.top - _MARGIN, page.y + _MARGIN
    style, leading = look.style, look.letters.leading
    small = style.least
    ink: list[Ink] = []
    above = [
        (around.title, style.title, style.bold_titles),
        (around.subtitle, style.label, False),
    ]
    for text, size, bold in above:
        rows = look.lines(text, size, right - left, bold=bold)
        ink += look.block(rows, left, top, size, bold=bold, align="left")
        top -= (leading * len(rows) + 0.25) * size
    for text in (around.source, around.notes):
        rows = look.lines(text, small, right - left)
        bottom += leading * small * len(rows)
        # The lowest baseline stands as far above the edge as tails reach down.
        first = bottom + (look.letters.descent + look.letters.ascent - leading) * small
        ink += look.block(rows, left, first, small, align="left")
    low, high = bottom + small, top - 1.1 * small
    return Room(left, low, right - left, high - low, page.size), ink
