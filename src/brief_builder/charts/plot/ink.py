"""What a layout is made of: words, boxes, lines, areas, dots, all in points from the lower left corner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from brief_builder.charts.model import Mark

Spot = tuple[float, float]
Align = Literal["left", "center", "right"]
BEFORE: Mapping[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}  # how much of a text stands before its x


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; x is its left end, its middle or its right end, y its baseline.

    `on` is the colour behind it, None for the paper: words may stand on a box of a dark colour.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    align: Align
    colour: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled, hatched, hollow or dotted rectangle; y is its lower edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    mark: Mark = "stated"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; dash is the lengths of stroke and gap, empty for a solid one."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines from spot to spot."""

    spots: tuple[Spot, ...]
    width: float
    colour: str
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; pale where what it shows is estimated or derived."""

    spots: tuple[Spot, ...]
    colour: str
    mark: Mark = "stated"


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark: filled, hollow for a derived value, ringed with paper inside and a dot for an estimated one."""

    x: float
    y: float
    radius: float
    colour: str
    mark: Mark = "stated"


Ink = Words | Box | Line | Curve | Area | Dot


class TooTight(Exception):  # noqa: N818  a reason to try smaller letters, not an error
    """Words that do not fit at this size; the message names them."""
