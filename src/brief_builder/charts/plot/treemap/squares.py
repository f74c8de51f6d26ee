"""Areas and a rectangle → a rectangle for each area, as square as can be.

Bruls, Huizing, van Wijk: Squarified Treemaps, Data Visualization 2000. Rows are laid along the shorter side of what is
left, and a row takes one more box as long as that makes its worst box squarer.
"""

from __future__ import annotations

from collections.abc import Sequence

Cell = tuple[float, float, float, float]  # left, lower edge, width, height


def squarify(sizes: Sequence[float], cell: Cell) -> list[Cell]:
    """A cell for each size, all above zero, in their order from the upper left; they share the area of the whole."""
    whole = sum(sizes)
    x, y, wide, high = cell
    unit = wide * high / whole if whole else 0.0
    left = [size * unit for size in sizes]
    cells: list[Cell] = []
    while left:
        side = min(wide, high)
        count = 1
        while count < len(left) and _worst(left[: count + 1], side) <= _worst(left[:count], side):
            count += 1
        row, left = left[:count], left[count:]
        thick = sum(row) / side if side else 0.0
        along = 0.0
        for area in row:
            long = area / thick if thick else 0.0
            if wide >= high:  # a column at the left, from its top
                cells.append((x, y + high - along - long, thick, long))
            else:  # a row at the top, from the left
                cells.append((x + along, y + high - thick, long, thick))
            along += long
        if wide >= high:
            x, wide = x + thick, max(wide - thick, 0.0)
        else:
            high = max(high - thick, 0.0)
    return cells


def _worst(row: Sequence[float], side: float) -> float:
    """The largest ratio of a long side to a short one in a row of areas along a side."""
    whole = sum(row)
    if not whole or not side:
        return float("inf")
    return max(side**2 * max(row) / whole**2, whole**2 / (side**2 * min(row)))
