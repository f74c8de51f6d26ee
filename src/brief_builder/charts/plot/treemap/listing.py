"""What has no words in its box, and the room of the plot → a list beside or below the boxes, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.plot.treemap.labels import Label, listed

if TYPE_CHECKING:
    from brief_builder.charts.plot.ink import Words
    from brief_builder.charts.plot.look import Look
    from brief_builder.charts.plot.treemap.squares import Cell

Entry = tuple[str, str]  # name, figure
_KEY = 1.2  # what a key before an entry takes, in sizes
_BETWEEN = 1.4  # between boxes and list, and between columns of it, in sizes
_APART = 0.25  # between entries, in sizes
_SHARES = (0.18, 0.22, 0.26, 0.3, 0.36, 0.44, 0.5)  # of the width that a list at the side may take
_SIDES = (1, 2, 3)  # columns of a list at the side
_MOST = 0.6  # of the height that a list below may take
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Listing:
    """Labels with their upper left corners, in points, and the cell that is left for boxes."""

    labels: tuple[tuple[float, float, Label], ...]
    left: Cell

    def ink(self, keys: Sequence[str], look: Look) -> list[Words]:
        """The list, in ink on paper, each entry behind its key if it has one."""
        words: list[Words] = []
        for (x, top, label), key in zip(self.labels, keys, strict=True):
            words += look.block([key], x, top, label.size, bold=True, align="left") if key else []
            words += label.ink(x + _KEY * label.size, top, look.style.ink, None, look)
        return words


def listings(entries: Sequence[Entry], cell: Cell, size: float, look: Look) -> Iterator[Listing]:
    """The list at the side, in the narrowest columns that are high enough, and below, in as many as save height.

    Nothing where neither leaves room for the boxes.
    """
    if not entries:
        yield Listing((), cell)
        return
    sides = (_beside(entries, cell, columns, share, size, look) for share in _SHARES for columns in _SIDES)
    if (side := next((each for each in sides if each is not None), None)) is not None:
        yield side
    below = [each for columns in range(1, _COLUMNS + 1) if (each := _below(entries, cell, columns, size, look))]
    if below:
        yield max(below, key=lambda listing: listing.left[3])


def _beside(
    entries: Sequence[Entry], cell: Cell, columns: int, share: float, size: float, look: Look
) -> Listing | None:
    x, y, wide, high = cell
    parts = _parts(entries, columns, share * wide, size, look)
    if parts is None or max(_height(part, size, look) for part in parts) > high:
        return None
    taken = sum(_wide(part) for part in parts) + _BETWEEN * size * len(parts)
    placed = _placed(parts, x + wide - taken + _BETWEEN * size, y + high, size, look)
    return Listing(tuple(placed), (x, y, wide - taken, high))


def _below(entries: Sequence[Entry], cell: Cell, columns: int, size: float, look: Look) -> Listing | None:
    x, y, wide, high = cell
    parts = _parts(entries, columns, wide, size, look)
    tall = max(_height(part, size, look) for part in parts) if parts is not None else high
    if parts is None or tall > _MOST * high:
        return None
    off = tall + 0.7 * size
    return Listing(tuple(_placed(parts, x, y + tall, size, look)), (x, y + off, wide, high - off))


def _parts(entries: Sequence[Entry], columns: int, wide: float, size: float, look: Look) -> list[list[Label]] | None:
    """The entries in columns of equal room; None where a word is wider."""
    labels = _entries(entries, (wide - _BETWEEN * size * (columns - 1)) / columns, size, look)
    if labels is None:
        return None
    rows = -(-len(labels) // columns)
    return [labels[start : start + rows] for start in range(0, len(labels), rows)]


def _placed(
    parts: Sequence[Sequence[Label]], left: float, top: float, size: float, look: Look
) -> Iterator[tuple[float, float, Label]]:
    """Columns stand as near as their words let them, not spread over the picture."""
    for part in parts:
        yield from _stacked(part, left, top, size, look)
        left += _wide(part) + _BETWEEN * size


def _entries(entries: Sequence[Entry], wide: float, size: float, look: Look) -> list[Label] | None:
    labels = [listed(name, figure, size, wide - _KEY * size, look) for name, figure in entries]
    return None if None in labels else [label for label in labels if label is not None]


def _wide(labels: Sequence[Label]) -> float:
    return max(label.wide + _KEY * label.size for label in labels)


def _height(labels: Sequence[Label], size: float, look: Look) -> float:
    return sum(label.high(look) for label in labels) + _APART * size * (len(labels) - 1)


def _stacked(
    labels: Sequence[Label], left: float, top: float, size: float, look: Look
) -> Iterator[tuple[float, float, Label]]:
    for label in labels:
        yield left, top, label
        top -= label.high(look) + _APART * size
