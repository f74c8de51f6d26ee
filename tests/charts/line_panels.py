"""Panels of lines, areas, slopes and figures, as plain values; in billions."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from chart_panels import CM, PALETTE, STYLE

from brief_builder.charts.model import Annotation, Kind, Mark, Medium, Panel, Picture, Point, Series
from brief_builder.charts.plot.ink import Ink, Words
from brief_builder.charts.plot.page import lay_out

NBSP = "\u00a0"


def years(first: int, last: int) -> list[str]:
    return [str(year) for year in range(first, last + 1)]


def point(
    label: str, value: float | None, mark: Mark = "stated", colour: str = "total", *, dated: bool = False
) -> Point:
    """A point whose label is its year; None is missing, and a derived one has a range of a twentieth."""
    if value is None:
        return Point(label, None, None, None, "not published", "missing", None, colour, number="not published")
    figure = Decimal(str(value))
    hedge = "" if mark == "stated" else "about "
    qualifier = "" if mark == "stated" else f" ({mark})"
    spread = abs(figure) / 20 if mark == "derived" else Decimal(0)
    ends = [(figure + each).scaleb(9) for each in (0, -spread, spread)]
    number = f"{hedge}{value:.1f}".replace("-", "−")
    days = {"start": date(int(label), 1, 1), "end": date(int(label), 12, 31)} if dated else {}
    return Point(
        label, *ends, f"{hedge}C${value:.1f}{NBSP}billion{qualifier}", mark, f"f.{label}", colour,
        number=number, scale=9, **days,
    )  # fmt: skip


def series(
    name: str, values: Sequence[float | None], labels: Sequence[str], colour: str = "total",
    marks: Mapping[int, Mark] | None = None, *, dated: bool = False,
) -> Series:  # fmt: skip
    marks = marks or {}
    points = (
        point(label, value, marks.get(index, "stated"), colour, dated=dated)
        for index, (label, value) in enumerate(zip(labels, values, strict=True))
    )
    return Series(name, tuple(points), colour)


def panel(
    kind: Kind, *rows: Series, title: str = "", break_after: int | None = None, note: str = "",
    annotations: tuple[Annotation, ...] = (),
) -> Panel:  # fmt: skip
    return Panel(title, rows, kind, break_after, note, scale=9, unit="C$ billion", annotations=annotations)


def ink(
    *panels: Panel, width: float = 17, height: float = 7, medium: Medium = "brief", shared: bool = False
) -> list[Ink]:
    picture = Picture(panels, int(width * CM), int(height * CM), medium, shared=shared)
    return lay_out(picture, STYLE.printed_in(medium), PALETTE)


def texts(drawn: Sequence[Ink]) -> list[str]:
    return [each.text for each in drawn if isinstance(each, Words)]


def words(drawn: Sequence[Ink], text: str) -> Words:
    return next(each for each in drawn if isinstance(each, Words) and each.text == text)
