"""The words of events on one side of the line → blocks beside each other, each as near its mark as the others let it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.apart import apart

if TYPE_CHECKING:
    from brief_builder.charts.model import Event
    from brief_builder.charts.plot.ink import Words
    from brief_builder.charts.plot.look import Look
    from brief_builder.charts.plot.timeline.marks import Mark

POLE = 0.4  # between the line at the left of a block and its words, in sizes
_BETWEEN = 0.9  # between blocks, in sizes
_MOST_ROWS = 12
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
        blocks = [_block(each.event, rows, size, right - left, look) for each in marks]
        if None in blocks:
            continue
        known = [block for block in blocks if block is not None]
        widths = tuple(block.wide for block in known)
        if widths in seen:
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
    when, text = (
        look.letters.lines(words, size, min(room - POLE * size, _WIDEST * size), bold=bold)
        or look.lines(words, size, room - POLE * size, bold=bold)
        for words, bold in ((event.when, True), (event.text, False))
    )
    lines = [(line, True) for line in when] + [(line, False) for line in text]
    wide = max((look.width(line, size, bold=bold) for line, bold in lines), default=0.0) + POLE * size
    return Block(tuple(when), tuple(text), wide, x)


def _block(event: Event, rows: int, size: float, room: float, look: Look) -> Block | None:
    """The narrowest block of so many rows; None where it needs more."""
    best: Block | None = None
    for first in (1, 2):
        when = _narrowest(event.when, first, size, room, look, bold=True)
        text = _narrowest(event.text, rows - first, size, room, look, bold=False) if event.text else (0.0, ())
        if when is None or text is None:
            continue
        wide = max(when[0], text[0]) + POLE * size + 0.01
        if wide <= room and (best is None or wide < best.wide):
            best = Block(when[1], text[1], wide)
    return best


def _narrowest(
    text: str, rows: int, size: float, room: float, look: Look, *, bold: bool
) -> tuple[float, tuple[str, ...]] | None:
    """The least width at which a text takes no more rows, and its lines; None where it takes more in any room."""
    lines = look.letters.lines(text, size, room, bold=bold)
    if lines is None or len(lines) > rows:
        return None
    low, high = 0.0, room
    for _ in range(14):
        middle = (low + high) / 2
        tried = look.letters.lines(text, size, middle, bold=bold)
        if tried is None or len(tried) > rows:
            low = middle
        else:
            high, lines = middle, tried
    return max(look.width(line, size, bold=bold) for line in lines), tuple(lines)
