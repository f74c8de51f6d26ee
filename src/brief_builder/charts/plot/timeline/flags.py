"""The words of events on one side of the line → blocks beside each other, each as near its mark as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.spreading import apart
from brief_builder.charts.plot.wraps import wrapped, wraps

if TYPE_CHECKING:
    from brief_builder.charts.model import Event
    from brief_builder.charts.plot.ink import Words
    from brief_builder.charts.plot.look import Look
    from brief_builder.charts.plot.timeline.marks import Mark

POLE = 0.4  # between the line at the left of a block and its words, in sizes
_BETWEEN = 0.9  # between blocks, in sizes
_MOST_ROWS = 12
_ROUNDING = 0.01  # points
_WIDEST = 19.0  # of the words of a block, in sizes: longer lines are not read as belonging to a date


@dataclass(frozen=True, slots=True)
class Block:
    """When, in bold, and what, below it.

    Attributes:
        x: where the line at its left stands.
    """

    when: tuple[str, ...]
    text: tuple[str, ...]
    wide: float
    x: float = 0.0

    def high(self, size: float, look: Look) -> float:
        """Height in points."""
        return look.height(len(self.when) + len(self.text), size)

    def ink(self, top: float, size: float, look: Look) -> list[Words]:
        """The words; top is where the tallest letters reach to."""
        below = top - len(self.when) * look.letters.leading * size
        x = self.x + POLE * size
        return [
            *look.block(self.when, x, top, size, bold=True, align="left"),
            *look.block(self.text, x, below, size, align="left"),
        ]


@dataclass(frozen=True, slots=True)
class Side:
    """The blocks of one side, from the left.

    Attributes:
        off: how far the block that was pushed farthest stands from its mark, in points.
    """

    blocks: tuple[Block, ...]
    off: float
    high: float


def sides(marks: Sequence[Mark], left: float, right: float, size: float, look: Look) -> Iterator[Side]:
    """The ways in which the words of the marks can stand beside each other, from flat to high; none where none fits."""
    if not marks:
        yield Side((), 0.0, 0.0)
        return
    seen: set[tuple[float, ...]] = set()
    for rows in range(2, _MOST_ROWS + 1):
        found = [_narrowest(each.event, rows, size, right - left, look) for each in marks]
        widths = tuple(wide for wide in found if wide is not None)
        if len(widths) < len(found) or widths in seen:
            continue
        seen.add(widths)
        wanted = [each.anchor for each in marks]
        places = apart(wanted, widths, _BETWEEN * size, left, right)
        if places is None:
            continue
        ends = [*(x - _BETWEEN * size for x in places[1:]), right]
        placed = tuple(
            _widened(each.event, x, end - x, size, look) for each, x, end in zip(marks, places, ends, strict=True)
        )
        off = max(abs(x - wish) for x, wish in zip(places, wanted, strict=True))
        yield Side(placed, off, max(block.high(size, look) for block in placed))


def _widened(event: Event, x: float, room: float, size: float, look: Look) -> Block:
    """The block as wide as its neighbour lets it, so that it is no higher than it must be."""
    inner = room - POLE * size
    when, text = (
        wrapped(look.letters, words, min(inner, _WIDEST * size), size, bold=bold)
        or wrapped(look.letters, words, inner, size, bold=bold)
        for words, bold in ((event.when, True), (event.text, False))
    )
    assert when is not None and text is not None  # noqa: S101, PT018  a narrower block has been measured
    return Block(when.lines, text.lines, max(when.wide, text.wide) * size + POLE * size, x)


def _narrowest(event: Event, rows: int, size: float, room: float, look: Look) -> float | None:
    """The width of the narrowest block of so many rows, in points; None where it finds no room."""
    widths = [
        max(when.wide, text.wide) * size + POLE * size + _ROUNDING
        for when in wraps(look.letters, event.when, bold=True)[:2]
        for text in wraps(look.letters, event.text, bold=False)
        if len(when.lines) + len(text.lines) <= rows
    ]
    return min((wide for wide in widths if wide <= room), default=None)
