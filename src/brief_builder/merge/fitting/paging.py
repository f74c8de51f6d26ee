"""The heights of a table's rows and the room for it → which rows stand on which slide. Numbers only, no XML.

Slides are filled in order. A merged cell stays whole where a slide has room for it, each slide has a row at least, and
the last one has two where the one before can spare one and keep two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lengths:
    """A table as it is dealt out; all heights are in EMU.

    Attributes:
        heads: the height of the rows that stand on each slide, before the others.
        body: the heights of the rows that are dealt out.
        feet: the height of the rows that stand behind them, on the last slide.
        joined: numbers of body rows, from 0, that are merged with the row before them.
    """

    heads: int
    body: Sequence[int]
    feet: int
    joined: frozenset[int] = frozenset()


def dealt(table: Lengths, room: int) -> list[range]:
    """The body rows of each slide, for a room of this height; one slide when all of it has room."""
    space = room - table.heads
    pages = _filled(table, space)
    if _height(table, pages[-1]) + table.feet > space:
        _make_room_for_feet(table, pages, space)
    _accompany_last(table, pages, space)
    return pages


def _filled(table: Lengths, space: int) -> list[range]:
    pages: list[range] = []
    start, taken = 0, 0
    for group in _groups(table):
        whole = _height(table, group)
        if group.start > start and taken + whole > space >= whole:
            pages.append(range(start, group.start))
            start, taken = group.start, 0
        for row in group:  # a group that no slide has room for is torn
            if row > start and taken + table.body[row] > space:
                pages.append(range(start, row))
                start, taken = row, 0
            taken += table.body[row]
    return [*pages, range(start, len(table.body))]


def _make_room_for_feet(table: Lengths, pages: list[range], space: int) -> None:
    """Move the last row, with what it is merged with, to a slide on which the rows behind it have room too."""
    last = pages[-1]
    if len(last) == 1:
        return
    starts = (row for row in reversed(last[1:]) if row not in table.joined)
    fitting = (row for row in starts if _height(table, range(row, last.stop)) + table.feet <= space)
    start = next(fitting, last[-1])  # where nothing fits, as little as can be stands outside
    pages[-1:] = [range(last.start, start), range(start, last.stop)]


def _accompany_last(table: Lengths, pages: list[range], space: int) -> None:
    """Let a row that would stand alone on the last slide have one more with it."""
    if len(pages) < 2 or len(pages[-1]) > 1 or len(pages[-2]) < 3:
        return
    before, last = pages[-2], pages[-1]
    start = before[-1]
    both = range(start, last.stop)
    if start not in table.joined and _height(table, both) + table.feet <= space:
        pages[-2:] = [range(before.start, start), both]


def _groups(table: Lengths) -> list[range]:
    """The rows that merged cells hold together."""
    starts = [row for row in range(len(table.body)) if row not in table.joined or row == 0]
    return [range(start, stop) for start, stop in zip(starts, [*starts[1:], len(table.body)], strict=True)]


def _height(table: Lengths, rows: range) -> int:
    return sum(table.body[row] for row in rows)
