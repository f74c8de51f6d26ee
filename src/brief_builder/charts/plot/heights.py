"""The panels of a chart → how high a picture of it is that stands by itself and has no box of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel

_CM = 360_000  # EMU
_AROUND = 3.4  # cm: title, subtitle, notes and source
_USUAL = 10.0  # cm
_ROW = 1.05  # cm: a bar with its name in two lines
_TALL_ROW = 1.25  # … in a script with high lines
_FLAT = {"sparkline": 2.4, "number": 2.6}  # cm
_HIGHEST = 26.0  # cm: a page
_IN_ROWS = frozenset({"bar", "dot", "heatmap", "share", "grouped", "stacked", "balance"})


def standing_height(panels: Sequence[Panel], *, tall: bool = False) -> int:
    """Height in EMU for a picture as wide as the text of a page.

    Args:
        tall: whether its lines are those of a script that needs more height.
    """
    each = [_plot(panel, _TALL_ROW if tall else _ROW) for panel in panels]
    if not each or None in each:
        return int(_USUAL * _CM)
    # Panels stand side by side, three in a row.
    rows = [max(high for high in each[first : first + 3] if high) for first in range(0, len(each), 3)]
    return int(min(_AROUND * (1.35 if tall else 1) + sum(rows), _HIGHEST) * _CM)


def _plot(panel: Panel, row: float) -> float | None:
    """Height of its plot in cm; None for one that takes the usual height."""
    if panel.kind in _FLAT:
        return _FLAT[panel.kind]
    if panel.kind not in _IN_ROWS or not (panel.horizontal or panel.kind == "heatmap"):
        return None
    if panel.kind == "heatmap":
        return row * (len(panel.series) + 1)
    beside = len(panel.series) if panel.kind == "grouped" else 1
    return row * len(panel.labels) * (0.6 + 0.4 * beside) + (row if len(panel.series) > 1 else 0)
