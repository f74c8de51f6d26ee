"""What a chart shows, as plain values: bars in panels, the words around them, and the picture that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Mark = Literal["stated", "estimated", "derived", "missing"]
Medium = Literal["brief", "deck"]

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Bar:
    """One place on the baseline.

    Attributes:
        label: what stands under the bar, mostly a year.
        value: in base units (dollars, not billions); None where no figure is published.
        low: lower end of the figure's closed interval; None where value is None.
        high: upper end of it.
        text: the figure, worded exactly as in the text; for a missing bar the words that say so.
        mark: how sure the figure is, which decides the fill: solid, hatched, hollow, or a dotted empty place.
        fact: name of the fact it shows; None for a missing bar.
        colour: what the bar is of (`total`, `exports`, …), as in `palette.THINGS`.
        scale: power of ten of the scale word in `text`: 9 billion, 0 none.
        decimals: accuracy as in XBRL: −8 is the nearest hundred million, 0 the nearest one.
    """

    label: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    text: str
    mark: Mark = "stated"
    fact: str | None = None
    colour: str = "total"
    scale: int = 0
    decimals: int = 0

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The distances from zero between which the bar ends: the same twice unless its range is drawn."""
        if self.value is None:
            return Decimal(0), Decimal(0)
        if self.mark != "derived" or self.low is None or self.high is None or self.low * self.high < 0:
            return abs(self.value), abs(self.value)
        near, far = sorted((abs(self.low), abs(self.high)))
        return (near, far) if far.is_finite() else (near, near)

    @property
    def has_range(self) -> bool:
        """Whether a range is drawn at its end."""
        near, far = self.ends
        return near < far


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars of one unit, period length and scale.

    Attributes:
        title: what is drawn and in which unit; empty where the chart has one panel and its subtitle says it.
        bars: from left to right, in their natural order.
        break_after: number of bars before a break in the series; None when there is none.
        break_note: a few words beside the break.
    """

    title: str
    bars: tuple[Bar, ...]
    break_after: int | None = None
    break_note: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a chart says, for one that is drawn natively: a series of numbers, each a fact.

    Attributes:
        name: of the series: what is drawn, in which unit.
        labels: under the bars, from left to right.
        values: in base units, as accurate as the text says them; None where no figure is published.
        facts: the name of each fact; None for a missing bar.
        number_format: as Excel writes it, at the scale of the words: '#,##0.0,,,' for billions.
    """

    name: str
    labels: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    facts: tuple[str | None, ...]
    number_format: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around a chart that stands alone."""

    title: str
    subtitle: str
    source: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A request to draw: panels at a size.

    Attributes:
        width: EMU, 914 400 to the inch.
        height: EMU.
        medium: decides how small text may be: 9 pt in a brief, 14 pt on a slide.
        furniture: None when title, source and notes stand outside the picture.
    """

    panels: tuple[Panel, ...]
    width: int
    height: int
    medium: Medium = "brief"
    furniture: Furniture | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished picture in both formats; width and height in EMU, as asked for."""

    svg: bytes
    png: bytes
    width: int
    height: int
