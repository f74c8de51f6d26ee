"""A panel of bars in its place → what stands around them: grid, zero line, names of categories, the mark of a break."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Box, Ink, Line

if TYPE_CHECKING:
    from brief_builder.charts.plot.bars.frame import Ends, Side
    from brief_builder.charts.plot.bars.layout import Layout
    from brief_builder.charts.plot.look import Look, Room

NAME_GAP = {False: 0.4, True: 0.6}  # between names and bars that stand and that lie, in sizes
_DASH = (2.5, 2.0)
_PAUSE = 0.5  # how far the zero line ends before a break, in sizes


def grid(layout: Layout, room: Room, look: Look) -> list[Ink]:
    """Light lines with their numbers; none where figures are written."""
    if layout.axis is None:
        return []
    area, axis = layout.area, layout.axis
    long = float(axis.numbers[-1] - axis.numbers[0]) * layout.scale
    start = layout.frame.zero + float(axis.numbers[0]) * layout.scale
    if layout.frame.lying:
        foot = layout.frame.spot(layout.lanes.last, 0)[1]
        return axis.uprights(axis.scale(start, long), foot, area.top, look, room.size)
    return axis.levels(axis.scale(start, long), area.left, area.right, look, room.size)


def zero_line(layout: Layout, ends: Ends, room: Room, look: Look) -> list[Ink]:
    """The line on which bars stand, from one place across to another; it pauses where the series breaks."""
    style, lanes = look.style, layout.lanes
    first, last = ends
    parts = [(first, last)]
    if lanes.rule is not None:
        pause = _PAUSE * room.size
        if layout.frame.lying:
            pause = max(pause, lanes.gap / 2)  # the words of the break stand in the gap
        parts = [(first, lanes.rule - pause), (lanes.rule + pause, last)]
    return [layout.frame.line(part, (0, 0), style.base_width, style.base) for part in parts]


def category_names(layout: Layout, sides: Sequence[Side] | None, room: Room, look: Look) -> list[Ink]:
    """The names of the categories: in line, or each on the other side of zero than its bar."""
    ink: list[Ink] = []
    frame = layout.frame
    distance = NAME_GAP[frame.lying] * room.size
    for index, (label, middle) in enumerate(zip(layout.names.labels, layout.lanes.middles, strict=True)):
        if sides is not None:
            side: Side = -1 if sides[index] > 0 else 1
            ink += frame.words(label, middle, side * distance, side, look)
            continue
        x, y = frame.spot(middle, 0)
        if frame.lying:
            ink += label.beside(room.x, y, look, "left")
        else:
            ink += label.below(x, layout.foot_top, look, "center")
    return ink


def break_mark(layout: Layout, room: Room, look: Look) -> list[Ink]:
    """A dashed line between the lanes where the series breaks, with its words."""
    rule, note, area, frame = layout.lanes.rule, layout.note, layout.area, layout.frame
    if rule is None:
        return []
    style, least = look.style, look.style.least
    if frame.lying:
        y = frame.spot(rule, 0)[1] + (note.height / 2 if note else 0.0)
        ink: list[Ink] = [Line(room.x, y, room.right, y, style.faint_width, style.faint, _DASH)]
        if note:
            top = y - 0.25 * least
            if layout.axis is not None:
                # A grid runs through the gap.
                ink.append(Box(room.x, top - note.height, note.width + 0.3 * least, note.height, style.paper))
            ink += note.below(room.x, top, look, "left")
        return ink
    x = frame.spot(rule, 0)[0]
    top = layout.head if note else area.top
    bottom = area.bottom if any(each.side < 0 for each in layout.drawn) else frame.zero
    ink = [Line(x, bottom, x, top, style.faint_width, style.faint, _DASH)]
    if note is not None:
        fits = x + 0.5 * least + note.width <= room.right
        ink += note.below(x + (0.5 if fits else -0.5) * least, top, look, "left" if fits else "right")
    return ink
