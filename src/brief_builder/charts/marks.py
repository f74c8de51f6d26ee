"""What a layout is made of: words, columns, lines, all in points from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from brief_builder.charts.model import Mark


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; x is its left end or its middle, y its baseline."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    align: Literal["left", "center"]
    colour: str


@dataclass(frozen=True, slots=True)
class Column:
    """A filled, hatched, hollow or dotted rectangle; y is its lower edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    mark: Mark


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


Ink = Words | Column | Line


class TooTight(Exception):  # noqa: N818  a reason to try smaller letters, not an error
    """Words that do not fit at this size; the message names them."""
