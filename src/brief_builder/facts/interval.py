"""Two closed Decimal intervals → the interval that surely holds their sum, difference, product or quotient."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

# 60 digits are far more than any figure has; what is cut off is cut outwards, so nothing true falls outside.
DOWN = Context(prec=60, rounding=ROUND_FLOOR)
UP = Context(prec=60, rounding=ROUND_CEILING)
NEAR = Context(prec=60, rounding=ROUND_HALF_UP)
INFINITY = Decimal("Infinity")
# A power is right to the last digit or two of its context: with 20 digits more than are kept, and widened by more than
# that, nothing true falls outside.
_WIDE = Context(prec=80, rounding=ROUND_HALF_UP)
_SLIGHT = Decimal("1E-59")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; an end may be infinite."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"{self.low} lies above {self.high}")

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """The one value."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, decimals: int) -> Interval:
        """What a value rounded to `decimals` (XBRL: −8 is the nearest hundred million) may have been."""
        half = Decimal(5).scaleb(-decimals - 1)
        return cls(DOWN.subtract(value, half), UP.add(value, half))

    def __contains__(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def __neg__(self) -> Interval:
        return Interval(DOWN.minus(self.high), UP.minus(self.low))

    def __add__(self, other: Interval) -> Interval:
        return Interval(DOWN.add(self.low, other.low), UP.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(DOWN.subtract(self.low, other.high), UP.subtract(self.high, other.low))

    def __mul__(self, other: Interval) -> Interval:
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(_times(a, b, DOWN) for a, b in pairs), max(_times(a, b, UP) for a, b in pairs))

    def __truediv__(self, other: Interval) -> Interval:
        """ZeroDivisionError when the divisor may be zero."""
        if Decimal(0) in other:
            raise ZeroDivisionError("the divisor may be zero")
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(_over(a, b, DOWN) for a, b in pairs), max(_over(a, b, UP) for a, b in pairs))

    def root(self, above: int, below: int) -> Interval:
        """To the power above ÷ below; both are positive, and `low` is not negative."""

        def power(value: Decimal, context: Context, aside: Decimal) -> Decimal:
            if value == 0 or value.is_infinite():
                return value
            near = _WIDE.power(value, _WIDE.divide(Decimal(above), Decimal(below)))
            return context.multiply(near, aside)

        return Interval(power(self.low, DOWN, 1 - _SLIGHT), power(self.high, UP, 1 + _SLIGHT))

    def intersect(self, other: Interval) -> Interval | None:
        """What both hold, or None when they have nothing in common."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def clamp(self, value: Decimal) -> Decimal:
        """The value, moved to the nearer end when it lies outside."""
        return min(max(value, self.low), self.high)


def _times(one: Decimal, other: Decimal, context: Context) -> Decimal:
    """One end times another. Nothing times however much is nothing."""
    return Decimal(0) if not one or not other else context.multiply(one, other)


def _over(one: Decimal, other: Decimal, context: Context) -> Decimal:
    """One end over another. Of two open ends nothing is known; beside them stand ends that hold nothing."""
    return Decimal(0) if other.is_infinite() else context.divide(one, other)


def floored(value: Decimal, decimals: int) -> Decimal:
    """The value rounded to `decimals` towards minus infinity."""
    near = half_up(value, decimals)
    return near if near <= value else NEAR.subtract(near, Decimal(1).scaleb(-decimals))


def half_up(value: Decimal, decimals: int) -> Decimal:
    """The value rounded to `decimals`; halves go away from zero: −12.5 becomes −13."""
    # quantize fails when its result has more digits than the context; a figure may be as long as it is.
    context = Context(prec=max(60, value.adjusted() + max(decimals, 0) + 2), rounding=ROUND_HALF_UP)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=context)
    return rounded.quantize(Decimal(1), context=context) if decimals < 0 else rounded
