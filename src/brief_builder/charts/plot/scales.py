"""Values and a length in points → where each stands, and the round numbers of an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

# As Office does where an axis is left to itself: with values that differ by less than a sixth of the farthest from
# zero it begins near them, or the changes could not be seen; else at zero. So native charts look the same.
FLAT = 6
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values stand between two places, in points."""

    low: float
    high: float
    start: float
    length: float

    def at(self, value: float | Decimal) -> float:
        """The place of a value."""
        span = self.high - self.low
        return self.start + (float(value) - self.low) / span * self.length if span else self.start


def ticks(low: Decimal, high: Decimal, most: int = 6) -> tuple[Decimal, ...]:
    """Round numbers that enclose the values, at most so many; zero is among them where the values cross it."""
    if low == high:
        low, high = (min(low, Decimal(0)), max(high, Decimal(0))) if low else (Decimal(0), Decimal(1))
    rough = (high - low) / max(most - 1, 1)
    power = Decimal(1).scaleb(rough.adjusted())
    for step in (*(s * power for s in _STEPS), *(s * power * 10 for s in _STEPS[1:])):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first + 1 <= most:
            return tuple((first + index) * step for index in range(int(last - first) + 1))
    return (low, high)


def places(numbers: Sequence[Decimal], scale: int) -> int:
    """How many digits behind the mark tell round numbers apart at a power of ten."""
    shown = [number.scaleb(-scale).normalize() for number in numbers]
    return max((max(0, -int(number.as_tuple().exponent)) for number in shown), default=0)


def from_zero(low: Decimal, high: Decimal, flat: int = FLAT) -> tuple[Decimal, Decimal]:
    """The same with zero, unless all values are near each other.

    Args:
        flat: of how many parts of the farthest value they must differ by less than one.
    """
    if low <= 0 <= high or (high - low) * flat < max(abs(low), abs(high)):
        return low, high
    return min(low, Decimal(0)), max(high, Decimal(0))


def span(values: Iterable[Decimal | None], *, zero: bool) -> tuple[Decimal, Decimal]:
    """The smallest and largest value; with zero, it is among them. (0, 0) without values."""
    held = [value for value in values if value is not None and value.is_finite()]
    if zero or not held:
        held.append(Decimal(0))
    return min(held), max(held)
