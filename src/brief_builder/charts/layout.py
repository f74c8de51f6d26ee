"""A picture and a style in → words, columns and lines at their places in points out; nothing is drawn here.

The origin is the lower left corner. Text is never smaller than its medium allows; what then does not fit is a Fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.columns import Columns, Room
from brief_builder.charts.fonts import ASCENT, DESCENT, LEADING, check_letters, fitted
from brief_builder.charts.marks import Ink, TooTight, Words
from brief_builder.charts.model import EMU_PER_POINT, Furniture, Picture
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.style import Style

_MARGIN = 12.0  # around a picture that stands alone
_STEP = 0.5  # by which labels are made smaller until they fit


@dataclass(frozen=True, slots=True)
class _Page:
    left: float
    right: float
    top: float
    bottom: float


def lay_out(picture: Picture, style: Style) -> list[Ink]:
    """Everything to be drawn, in a style for the picture's medium.

    Raises:
        Fault: `chart-fit` when the words do not fit, `chart-glyph` when the font lacks a letter.
    """
    for text in _texts(picture):
        check_letters(text)
    sizes = [style.label]
    while sizes[-1] > style.least:
        sizes.append(max(sizes[-1] - _STEP, style.least))
    tight: TooTight | None = None
    # Smaller letters first; panels below each other, which are harder to compare, only when that is not enough.
    for stacked in (False, True) if len(picture.panels) > 1 else (False,):
        for size in sizes:
            try:
                return _at_size(picture, style, size, stacked=stacked)
            except TooTight as error:
                tight = tight or error
    raise _no_room(picture, str(tight), style.least)


def _texts(picture: Picture) -> Iterator[str]:
    for panel in picture.panels:
        yield from (panel.title, panel.break_note)
        for bar in panel.bars:
            yield from (bar.label, bar.text)
    if (around := picture.furniture) is not None:
        yield from (around.title, around.subtitle, around.source, around.notes)


def _no_room(picture: Picture, what: str, smallest: float) -> Fault:
    size = " × ".join(f"{side / 360_000:.1f}" for side in (picture.width, picture.height))
    return Fault(
        "chart-fit",
        f"{what} does not fit a picture of {size} cm in letters of {smallest:g} points",
        help="shorten the words, take bars out, or make the picture in the template larger",
    )


def _at_size(picture: Picture, style: Style, size: float, *, stacked: bool) -> list[Ink]:
    page = _Page(0.0, picture.width / EMU_PER_POINT, picture.height / EMU_PER_POINT, 0.0)
    ink: list[Ink] = []
    if picture.furniture is not None:
        page, ink = _furnish(picture.furniture, page, style)
    rooms = _rooms(page, len(picture.panels), size, stacked=stacked)
    panels = [Columns(panel, room, style, picture.medium) for panel, room in zip(picture.panels, rooms, strict=True)]
    # All take the rows of the tallest, so that their baselines stand in line.
    heads, feet = max(len(panel.head) for panel in panels), max(panel.foot_rows for panel in panels)
    for panel in panels:
        ink += panel.ink(heads, feet)
    return ink


def _rooms(page: _Page, count: int, size: float, *, stacked: bool) -> list[Room]:
    """Equal rooms side by side, or below each other from the top."""
    wide, high, gutter = page.right - page.left, page.top - page.bottom, 2.2 * size
    if stacked:
        each = (high - gutter * (count - 1)) / count
        return [Room(page.left, page.top - each - index * (each + gutter), wide, each, size) for index in range(count)]
    each = (wide - gutter * (count - 1)) / count
    return [Room(page.left + index * (each + gutter), page.bottom, each, high, size) for index in range(count)]


def _furnish(around: Furniture, page: _Page, style: Style) -> tuple[_Page, list[Ink]]:
    """Title and subtitle above, notes and source below; what is left of the page is the plot's."""
    left, right, top, bottom = page.left + _MARGIN, page.right - _MARGIN, page.top - _MARGIN, page.bottom + _MARGIN
    small = style.least
    ink: list[Ink] = []
    above = [
        (around.title, style.title, style.bold_titles),
        (around.subtitle, style.label, False),
    ]
    for text, size, bold in above:
        for line in _lines(text, size, right - left, bold=bold):
            ink.append(Words(line, left, top - ASCENT * size, size, bold, "left", style.ink))
            top -= LEADING * size
        top -= 0.25 * size
    for text in (around.source, around.notes):
        for line in reversed(_lines(text, small, right - left)):
            ink.append(Words(line, left, bottom + DESCENT * small, small, bold=False, align="left", colour=style.ink))
            bottom += LEADING * small
    return _Page(left, right, top - 1.1 * small, bottom + small), ink


def _lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    if not text:
        return []
    lines = fitted(text, size, room, bold=bold)
    if lines is None:
        raise TooTight(f"“{text}”")
    return lines
