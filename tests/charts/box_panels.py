"""Panels of things, and what stands in their layouts, for the tests of dots, treemaps, heat maps and timelines."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chart_panels import CM, PALETTE, STYLE

from brief_builder.charts.model import Event, Kind, Mark, Medium, Panel, Picture, Point, Series
from brief_builder.charts.plot.ink import Ink, Words
from brief_builder.charts.plot.page import lay_out


def point(
    label: str,
    value: float | None,
    mark: Mark = "stated",
    low: float | None = None,
    high: float | None = None,
    colour: str = "",
    last: bool = False,
) -> Point:
    """In millions; a missing one where value is None."""
    if value is None:
        return Point(label, None, None, None, "not published", "missing", None, colour, number="not published")
    ends = [Decimal(str(each if each is not None else value)) for each in (value, low, high)]
    number = f"{value:g}".replace("-", "\u2212")
    return Point(
        label, *ends, f"C${number}\u00a0million", mark, "fact", colour, number=number, kept_last=last
    )  # fmt: skip


def panel(kind: Kind, *series: Sequence[Point], names: Sequence[str] = (), title: str = "", **more) -> Panel:
    """Series in accents in turn."""
    made = tuple(Series(names[n] if names else "", tuple(points), f"accent{n + 1}") for n, points in enumerate(series))
    return Panel(title, made, kind, horizontal=kind == "dot", **more)


def event(start: str | None, end: str | None, when: str, text: str, colour: str = "accent1") -> Event:
    """Days as in 2024-01-31."""
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Event(first, last, when, text, "fact", colour)


def timeline(*events: Event, title: str = "") -> Panel:
    """In their order."""
    return Panel(title, (), "timeline", events=events)


def drawn(
    *panels: Panel, wide: float = 17, high: float = 7, medium: Medium = "brief", shared: bool = False
) -> list[Ink]:
    """The layout at a size in centimetres."""
    return lay_out(
        Picture(panels, int(wide * CM), int(high * CM), medium, None, shared), STYLE.printed_in(medium), PALETTE
    )


def said(ink: Sequence[Ink]) -> list[str]:
    """The words, in their order."""
    return [item.text for item in ink if isinstance(item, Words)]


def words(ink: Sequence[Ink], text: str) -> Words:
    """The first words that are these, or begin so."""
    found = [item for item in ink if isinstance(item, Words) and item.text.startswith(text)]
    return next((item for item in found if item.text == text), found[0])


def of(ink: Sequence[Ink], kind: type) -> list:
    """The ink of one kind."""
    return [item for item in ink if isinstance(item, kind)]
