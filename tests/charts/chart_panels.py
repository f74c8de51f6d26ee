"""Panels of bars, and the colours of the tests, as plain values."""

from collections.abc import Iterable
from decimal import Decimal

from brief_builder.charts.look.palette import Palette
from brief_builder.charts.look.style import Style
from brief_builder.charts.model import Kind, Panel, Point, Series

CM = 360_000
STYLE = Style()
THINGS = {"exports": "accent1", "imports": "accent2", "balance": "accent3", "total": "accent6"}
PALETTE = Palette(STYLE.accents, THINGS)


def bars(
    title: str, points: Iterable[Point], break_after: int | None = None, break_note: str = "", kind: Kind = "column"
) -> Panel:
    """A panel of one series."""
    return Panel(title, (Series("", tuple(points)),), kind, break_after, break_note)


def stated(label: str, value: str, text: str, colour: str = "total") -> Point:
    """A point as a source states it."""
    figure = Decimal(value)
    return Point(label, figure, figure, figure, text, "stated", f"{colour}.{label}", colour, number=text)


def derived(label: str, value: str, low: str, high: str, text: str, colour: str) -> Point:
    """A point that is computed, with the range that rounding leaves."""
    ends = Decimal(value), Decimal(low), Decimal(high)
    return Point(label, *ends, text, "derived", f"{colour}.{label}", colour, number=text)
