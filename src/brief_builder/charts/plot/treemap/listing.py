"""What has no words in its box, and the room of the plot → a list beside or below the boxes, and what is left for them."""

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
    """The list at the side, in the narrowest column that is high enough, and below, in as many columns as save height.

    Nothing where neither leaves room for the boxes.
    """
    if not entries:
        yield Listing((), cell)
        return
    x, y, wide, high = cell
    for share in _SHARES:
        labels = _entries(entries, share * wide, size, look)
        if labels is not None and _height(labels, size, look) <= high:
            column = _wide(labels)
            left = x + wide - column
            yield Listing(
                tuple(_stacked(labels, left, y + high, size, look)), (x, y, wide - column - _BETWEEN * size, high)
            )
            break
    below = [each for columns in range(1, _COLUMNS + 1) if (each := _below(entries, cell, columns, size, look))]
    if below:
        yield max(below, key=lambda listing: listing.left[3])


def _below(entries: Sequence[Entry], cell: Cell, columns: int, size: float, look: Look) -> Listing | None:
    x, y, wide, high = cell
    column = (wide - _BETWEEN * size * (columns - 1)) / columns
    labels = _entries(entries, column, size, look)
    if labels is None:
        return None
    rows = -(-len(labels) // columns)
    parts = [labels[start : start + rows] for start in range(0, len(labels), rows)]
    tall = max(_height(part, size, look) for part in parts)
    if tall > _MOST * high:
        return None
    # Columns stand as near as their words let them, not spread over the picture.
    placed, left = [], x
    for part in parts:
        placed += _stacked(part, left, y + tall, size, look)
        left += _wide(part) + _BETWEEN * size
    off = tall + 0.7 * size
    return Listing(tuple(placed), (x, y + off, wide, high - off))


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
