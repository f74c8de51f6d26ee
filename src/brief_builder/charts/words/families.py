"""A panel → what its marks are called: bars, lines, dots, boxes or cells; and by which name its kind goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from brief_builder.charts.model import Kind, Panel

Family = Literal["bars", "lines", "dots", "boxes", "cells"]

# Kinds that are not here explain their marks by themselves: a number stands with its whole words.
FAMILIES: Mapping[Kind, Family] = {
    "column": "bars", "bar": "bars", "grouped": "bars", "stacked": "bars", "share": "bars", "balance": "bars",
    "waterfall": "bars", "line": "lines", "area": "lines", "slope": "lines", "sparkline": "lines", "dot": "dots",
    "treemap": "boxes", "heatmap": "cells",
}  # fmt: skip
# Kinds whose marks below zero hang from a line, so that their figures are worded by their size.
HANGING: frozenset[Kind] = frozenset({"balance"})
# Kinds whose categories are things: their points are called after them; in a rank they stand by size.
NAMED: frozenset[Kind] = frozenset({"bar", "treemap", "dot", "waterfall"})
RANKED: frozenset[Kind] = frozenset({"bar", "treemap"})
LYING: frozenset[Kind] = frozenset({"bar", "share", "dot"})  # from left to right unless their author turns them
UNSCALED: frozenset[Kind] = frozenset({"timeline", "number", "treemap", "heatmap"})  # without an axis of values


def is_turned(panel: Panel) -> bool:
    """Whether it runs the other way than its kind does by itself."""
    return panel.horizontal != (panel.kind in LYING)
