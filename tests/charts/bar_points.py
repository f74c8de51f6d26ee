"""Panels of several series, in billions, as plain values."""

from collections.abc import Sequence
from decimal import Decimal

from chart_panels import CM, PALETTE, STYLE

from brief_builder.charts.model import Kind, Panel, Picture, Point, Series
from brief_builder.charts.plot.ink import Box, Ink, Line, Words
from brief_builder.charts.plot.page import lay_out

BILLION = Decimal(10) ** 9
YEARS = ("2021", "2022", "2023", "2024")


def point(label: str, value: float | None, colour: str = "exports", **more) -> Point:
    """A point as a source states it, in billions; None for one that is not published."""
    if value is None:
        return Point(label, None, None, None, "not published", "missing", None, colour, number="not published")
    number = f"{value:.1f}".replace("-", "\u2212")
    given = {"text": f"C${number}\u00a0billion", "number": number, "mark": "stated", "low": value, "high": value} | more
    low, high = (Decimal(str(given.pop(end))) * BILLION for end in ("low", "high"))
    exact = Decimal(str(value)) * BILLION
    return Point(label, exact, low, high, fact=f"f.{label}", colour=colour, scale=9, decimals=-8, **given)


def series(name: str, values: Sequence[float | None], colour: str, labels: Sequence[str] = YEARS, **marks) -> Series:
    """A point for each label; marks by their place: `at_1="estimated"`."""
    points = [
        point(label, value, colour, **({"mark": marks[f"at_{n}"]} if f"at_{n}" in marks else {}))
        for n, (label, value) in enumerate(zip(labels, values, strict=False))
    ]
    return Series(name, tuple(points), colour)


def panel(kind: Kind, *rows: Series, **more) -> Panel:
    """A panel of a kind."""
    return Panel("", rows, kind, scale=9, unit="C$ billion", **more)


def inked(
    *panels: Panel, wide: float = 17, high: float = 7, medium="brief", shared: bool = False, language="en"
) -> list[Ink]:
    """What is drawn in a picture so many centimetres wide and high."""
    asked = Picture(panels, int(wide * CM), int(high * CM), medium, None, shared, language)
    return lay_out(asked, STYLE.printed_in(medium), PALETTE)


def boxes(ink: list[Ink], colour: str | None = None, mark: str | None = None) -> list[Box]:
    """The bars, of a colour or a mark alone."""
    found = [item for item in ink if isinstance(item, Box) and item.colour != STYLE.paper]
    return [box for box in found if colour in (None, box.colour) and mark in (None, box.mark)]


def words(ink: list[Ink]) -> dict[str, Words]:
    """Text → the last words that say it."""
    return {item.text: item for item in ink if isinstance(item, Words)}


def lines(ink: list[Ink]) -> list[Line]:
    """The straight lines."""
    return [item for item in ink if isinstance(item, Line)]
