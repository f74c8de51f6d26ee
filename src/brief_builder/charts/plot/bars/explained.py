"""An annotation and the bars → the place of those that it explains, and on which sides of them its words may stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.plot.annotating import Note
from brief_builder.charts.plot.ink import Box, Words
from brief_builder.charts.plot.occupied import Rect, rect_of

if TYPE_CHECKING:
    from brief_builder.charts.model import Annotation
    from brief_builder.charts.plot.bars.bar import Drawn
    from brief_builder.charts.plot.bars.lanes import Lanes
    from brief_builder.charts.plot.bars.layout import Layout
    from brief_builder.charts.plot.look import Look


def explained(note: Annotation, layout: Layout, look: Look) -> Note:
    """The bars of a category with their figures; of a series alone where bars stand side by side."""
    middle = layout.lanes.middles[note.index]
    bars = _at(note.index, layout.drawn, layout.lanes)
    # Parts that stand on each other have one middle: words find a place beside all of them only.
    if note.series is not None and len({each.middle for each in bars}) > note.series:
        at = sorted({each.middle for each in bars})[note.series]
        bars = [each for each in bars if each.middle == at]
    rects: list[Rect] = []
    for each in bars:
        for item in each.ink(layout.frame, layout.scale, look):
            if isinstance(item, Box):
                rects.append(Rect(item.x, item.y, item.x + item.width, item.y + item.height))
            elif isinstance(item, Words):
                rects.append(rect_of(item, look))
    if not rects:
        x, y = layout.frame.spot(middle, 0)
        rects = [Rect(x, y, x, y)]
    place = Rect(
        min(rect.left for rect in rects),
        min(rect.bottom for rect in rects),
        max(rect.right for rect in rects),
        max(rect.top for rect in rects),
    )
    hangs = hangs_at(note.index, layout.drawn, layout.lanes)
    if layout.frame.lying:
        return Note(note.text, place, ("left",) if hangs else ("right",))
    return Note(note.text, place, ("below",) if hangs else ("above",))


def hangs_at(index: int, drawn: Sequence[Drawn], lanes: Lanes) -> bool:
    """Whether all bars of a category go below zero."""
    bars = _at(index, drawn, lanes)
    return bool(bars) and all(each.side < 0 for each in bars)


def _at(index: int, drawn: Sequence[Drawn], lanes: Lanes) -> list[Drawn]:
    return [each for each in drawn if abs(each.middle - lanes.middles[index]) < lanes.slot / 2]
