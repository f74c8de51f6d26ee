"""What a number is known to be → what may be printed of it: plain, 'about', or a range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from brief_builder.facts.interval import INFINITY, Interval, half_up

AMOUNT_SCALES = (12, 9, 6)
UNSCALED = frozenset({"percent", "points", "ratio"})  # no scale word stands behind these
RELATIVE = frozenset({"percent", "points", "ratio"})
COUNTED = frozenset({"persons", "organizations"})
_MIRRORED = {"gt": "lt", "lt": "gt", "ge": "le", "le": "ge"}
OPEN_BOUNDS = frozenset({"gt", "ge", "lt", "le", "nearly"})


@dataclass(frozen=True, slots=True)
class Rounded:
    """What may be said of a derived figure.

    Attributes:
        kind: "plain" the value itself, "about" one value near it, "range" from low to high,
            "under" less than `high`, which is the smallest value its precision can show; "zero" within `high` of
            zero, on either side of it.
        low: the value, or the lower end of the range, rounded half-up.
        high: the value, or the upper end.
    """

    kind: Literal["plain", "about", "range", "under", "zero"]
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, with all that is known of how far it may be from the truth.

    Attributes:
        value: the point, in base units: 2_100_000_000 for 2.1 billion; percent as 12.5.
        low: lower end of the closed interval that surely holds the truth; −Infinity for an upper bound.
        high: upper end; Infinity for a lower bound such as "more than".
        decimals: accuracy as in XBRL: −8 is the nearest hundred million, 0 the nearest one.
        unit: ISO 4217 code, persons, organizations, percent, points (of a percentage), ratio, a unit of the pack, or
            two of them: CAD/persons is C$ for each person, CAD/USD is C$ for one US$.
        scale: power of ten of the scale word it was written with: 9 billion, 6 million, 0 none.
        bound: eq, approx, gt, ge, lt, le, or nearly (approx and lt).
        estimated: the source, or a source of an input, calls it an estimate.
        derived: computed by a formula.
        counted: of a unit of the pack, that it comes in wholes; persons and organizations always do.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    decimals: int
    unit: str
    scale: int = 0
    bound: str = "eq"
    estimated: bool = False
    derived: bool = False
    counted: bool = False

    @property
    def in_wholes(self) -> bool:
        """What it counts comes in wholes."""
        return self.counted or self.unit in COUNTED

    @property
    def exact(self) -> bool:
        """Nothing is unknown of it."""
        return self.low == self.high

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)

    @property
    def is_amount(self) -> bool:
        """It counts money or things; a percentage or a ratio only compares."""
        return self.unit not in RELATIVE

    def absolute(self) -> Figure:
        """Its size without its sign."""
        if self.low >= 0:
            return self
        # More than −5 is a size of less than 5.
        bound = _MIRRORED.get(self.bound, self.bound) if self.value < 0 else self.bound
        if self.high <= 0:
            return replace(self, value=abs(self.value), low=-self.high, high=-self.low, bound=bound)
        return replace(self, value=abs(self.value), low=Decimal(0), high=max(-self.low, self.high), bound=bound)

    def rounded(self, *, as_range: bool = False) -> Rounded:
        """What may be printed; a stated figure is printed as its source wrote it.

        With u the unit of the last printed digit and p the value rounded half-up to it: plain only if the interval
        lies in p ± u/2, about p if it lies in p ± u, else the range. A derived figure that is not exact is never plain.
        """
        point = half_up(self.value, self.decimals)
        if not self.derived or self.bound in OPEN_BOUNDS or (self.exact and point == self.value):
            return Rounded("plain", self.value, self.value)
        unit = Decimal(1).scaleb(-self.decimals)
        ends = half_up(self.low, self.decimals), half_up(self.high, self.decimals)
        near = point - unit <= self.low and self.high <= point + unit
        if (near and not as_range) or ends[0] == ends[1]:
            if point == 0 and self.low >= 0:
                return Rounded("under", Decimal(0), unit)
            if point == 0:
                return Rounded("zero", Decimal(0), unit)
            if point != 0:
                return Rounded("about", point, point)
        return Rounded("range", *ends)

    def bounded(self, decimals: int) -> Decimal:
        """The value rounded to `decimals` (XBRL) so that what a bound says of it stays true.

        More than 1.96 is more than 1.9, and not more than 2.0; fewer than 1.94 are fewer than 2.0.
        """
        rounded, unit = half_up(self.value, decimals), Decimal(1).scaleb(-decimals)
        if self.bound in ("gt", "ge"):
            return rounded - unit if rounded > self.value else rounded
        return rounded + unit if self.bound in OPEN_BOUNDS and rounded < self.value else rounded

    def shown_scale(self) -> int:
        """The scale word to print with: the written one, or the largest with at most two digits after the point."""
        if self.unit in UNSCALED:
            return 0
        if self.scale in AMOUNT_SCALES:
            return self.scale
        size = abs(self.value)
        fits = (s for s in AMOUNT_SCALES if size >= Decimal(1).scaleb(s) and s + self.decimals <= 2)
        return next(fits, 0)


def stated_interval(value: Decimal, decimals: int | None, bound: str, unit: str, *, counted: bool = False) -> Interval:
    """Where the truth lies for a figure as a source states it; `decimals` None means exact.

    Things that are counted to the last one are exact: 41 persons are not 41.3. `counted` says so of other units than
    persons and organizations.
    """
    if decimals is None or ((counted or unit in COUNTED) and decimals >= 0 and bound == "eq"):
        around = Interval.exactly(value)
    else:
        around = Interval.around(value, decimals)
    if bound in ("gt", "ge"):
        return Interval(value, INFINITY)
    if bound in ("lt", "le"):
        return Interval(-INFINITY if value < 0 else Decimal(0), value)
    if bound == "nearly":
        return Interval(around.low, value)
    return around
