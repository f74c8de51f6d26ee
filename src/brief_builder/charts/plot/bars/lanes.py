"""How many categories and how much room across → a lane for each, and the gap in which a series breaks."""

from __future__ import annotations

from dataclasses import dataclass

_BREAK = 0.3  # how much wider, in lanes, the space is in which a series breaks


@dataclass(frozen=True, slots=True)
class Lanes:
    """Places of categories across, in points from the first edge of the room.

    Attributes:
        slot: how broad each lane is.
        middles: of the lanes, in their order.
        rule: where the series breaks; None where it does not.
        gap: how wide the space is around it.
        first: the outer edge of the first lane.
        last: the outer edge of the last lane.
    """

    slot: float
    middles: tuple[float, ...]
    rule: float | None
    gap: float
    first: float
    last: float

    @classmethod
    def of(
        cls, count: int, length: float, widest: float, breaks: int | None, *, centred: bool, least_gap: float = 0.0
    ) -> Lanes:
        """Equal lanes.

        Args:
            length: the room across, in points.
            widest: the broadest that a lane may be.
            breaks: the number of lanes before a break; None where there is none.
            centred: whether they stand in the middle of the room instead of at its beginning.
            least_gap: how wide the gap of a break is at least.
        """
        if not breaks:
            slot, gap = min(length / count, widest), 0.0
        else:
            slot = min(length / (count + _BREAK), (length - least_gap) / count, widest)
            gap = max(_BREAK * slot, least_gap)
        whole = slot * count + gap
        first = (length - whole) / 2 if centred else 0.0
        middles = tuple(
            first + slot * (index + 0.5) + (gap if breaks and index >= breaks else 0.0) for index in range(count)
        )
        return cls(slot, middles, first + slot * breaks + gap / 2 if breaks else None, gap, first, first + whole)
