"""A point → the number that stands for it in a native chart."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Point


def value_shown(point: Point) -> Decimal | None:
    """What a source says, exactly; what is computed, as accurate as its words."""
    if point.value is None or point.mark != "derived":
        return point.value
    return Decimal(format(point.value.quantize(Decimal(1).scaleb(-point.decimals), ROUND_HALF_UP), "f"))
