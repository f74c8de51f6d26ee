"""A picture and its look in → words, boxes and lines at their places in points out; nothing is drawn here.

The origin is the lower left corner. Text is never smaller than its medium allows; what then does not fit is a Fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.letters import is_tall, letters_for
from brief_builder.charts.model import EMU_PER_POINT, Furniture, Picture
from brief_builder.charts.plot.ink import Ink, TooTight
from brief_builder.charts.plot.kinds import plot
from brief_builder.charts.plot.look import Look, Room
from brief_builder.charts.plot.scales import span
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.look.palette import Palette
    from brief_builder.charts.look.style import Style

_MARGIN = 12.0  # around a picture that stands alone
_STEP = 0.5  # by which labels are made smaller until they fit
_FROM_ZERO = frozenset({"column", "bar", "grouped", "stacked", "share", "area", "balance", "waterfall"})
_ALIKE = frozenset({"number"})  # kinds whose panels are of one size in any case


@dataclass(frozen=True, slots=True)
class _Page:
    left: float
    right: float
    top: float
    bottom: float


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
    tight: TooTight | None = None
    # Smaller letters first; fewer panels in a row, which are harder to compare, only when that is not enough.
    for columns in _columns(len(picture.panels)):
        for size in sizes:
            try:
                return _at_size(picture, look, size, columns)
            except TooTight as error:
                tight = tight or error
    raise _no_room(picture, str(tight), style.least)


def _columns(panels: int) -> Iterator[int]:
    """How many panels stand side by side: all, then fewer in rows as full as can be."""
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


def _no_room(picture: Picture, what: str, smallest: float) -> Fault:
    size = " × ".join(f"{side / 360_000:.1f}" for side in (picture.width, picture.height))
    return Fault(
        "chart-fit",
        f"{what} does not fit a picture of {size} cm in letters of {smallest:g} points",
        help="shorten the words, take bars out, or make the picture in the template larger",
    )


def _at_size(picture: Picture, look: Look, size: float, columns: int) -> list[Ink]:
    page = _Page(0.0, picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT, 0.0)
    ink: list[Ink] = []
    if picture.furniture is not None:
        page, ink = _furnish(picture.furniture, page, look)
    rooms = _rooms(page, len(picture.panels), size, columns)
    limits = _limits(picture) if picture.shared else None
    plots = [plot(panel, room, look, limits) for panel, room in zip(picture.panels, rooms, strict=True)]
    # All take the rows of the tallest, so that their baselines stand in line.
    heads, feet = max(len(each.head) for each in plots), max(each.foot_rows for each in plots)
    alike = picture.shared or all(panel.kind in _ALIKE for panel in picture.panels)
    scales = [each.largest(heads, feet) for each in plots] if alike else []
    largest = min((scale for scale in scales if scale is not None), default=None)
    for each in plots:
        ink += each.ink(heads, feet, largest)
    return ink


def _limits(picture: Picture) -> tuple[Decimal, Decimal]:
    values = [point.value for panel in picture.panels for point in panel.points]
    return span(values, zero=any(panel.kind in _FROM_ZERO for panel in picture.panels))


def _rooms(page: _Page, count: int, size: float, columns: int) -> list[Room]:
    """Equal rooms in rows from the top, each row from the left."""
    rows, gutter = -(-count // columns), 2.2 * size
    wide = (page.right - page.left - gutter * (columns - 1)) / columns
    high = (page.top - page.bottom - gutter * (rows - 1)) / rows
    return [
        Room(
            page.left + index % columns * (wide + gutter),
            page.top - high - index // columns * (high + gutter),
            wide,
            high,
            size,
        )
        for index in range(count)
    ]


def _furnish(around: Furniture, page: _Page, look: Look) -> tuple[_Page, list[Ink]]:
    """Title and subtitle above, notes and source below; what is left of the page is the plot's."""
    left, right, top, bottom = page.left + _MARGIN, page.right - _MARGIN, page.top - _MARGIN, page.bottom + _MARGIN
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
    return _Page(left, right, top - 1.1 * small, bottom + small), ink
