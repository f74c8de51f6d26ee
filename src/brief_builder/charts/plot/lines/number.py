"""A panel and its room → its last figure in large letters, what it is under it, and a sparkline of what led to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import Ink, TooTight
from brief_builder.charts.plot.lines.figure import Block, blocks
from brief_builder.charts.plot.lines.spark import set_spark
from brief_builder.charts.plot.occupied import Rect

if TYPE_CHECKING:
    from brief_builder.charts.model import Medium, Panel
    from brief_builder.charts.plot.look import Look, Room

_LARGEST: dict[Medium, float] = {"brief": 32.0, "deck": 60.0}
_SMALLEST: dict[Medium, float] = {"brief": 24.0, "deck": 44.0}
_SPARK = (8.0, 2.4)  # width and height of a sparkline at least, in sizes of a label
_HIGHEST = 6.0  # … and its height at most
_APART = 1.8  # between figure and sparkline, in sizes of a label
_BELOW = 0.8
_WIDE = 1.6  # a room so much wider than high has its sparkline rather beside the figure than below it


@dataclass(frozen=True, slots=True)
class _Laid:
    """A figure at its size, and where the sparkline stands; None for none."""

    size: float
    block: Block
    spark: Rect | None
    top: float


class Number:
    """One panel of a large figure. It has no head and no foot: its title stands under the figure.

    Raises TooTight when it does not fit at the least size of large letters.
    """

    numbered = False

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._panel, self._room, self._look, self._limits = panel, room, look, limits
        self._points = panel.series[0].points
        self.head: list[str] = []
        self.foot_rows = 0
        self._laid = self._fitted(_LARGEST[look.medium])
        self._drawn(self._laid)

    def largest(self, head_rows: int, foot_rows: int) -> float | None:  # noqa: ARG002  it has neither
        """The size of its figure, so that those of panels beside each other are alike."""
        return self._laid.size

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:  # noqa: ARG002
        """The panel; largest is the size that its figure may have."""
        smaller = largest is not None and largest < self._laid.size
        return self._drawn(self._fitted(largest) if smaller and largest else self._laid)

    def _drawn(self, laid: _Laid) -> list[Ink]:
        ink: list[Ink] = [*laid.block.ink(self._room.x, laid.top, self._look)]
        if laid.spark is not None:
            known = self._points[-1].value is not None
            ink += set_spark(self._panel, laid.spark, self._look, self._room.size, self._limits, last=not known)[0]
        return ink

    def _fitted(self, largest: float) -> _Laid:
        """The figure as large as it can be."""
        room, look = self._room, self._look
        led = sum(point.value is not None for point in self._points) > 1
        # Under the figure a line has more room where the panel is narrow, beside it where it is low.
        beside_first = room.width > _WIDE * room.height
        size = largest
        while size >= _SMALLEST[look.medium]:
            for beside in (beside_first, not beside_first):
                laid = self._with_spark(size, beside=beside) if led else self._alone(size)
                if laid is not None:
                    return laid
            size -= 1
        raise TooTight(f"“{self._points[-1].text}”")

    def _alone(self, size: float) -> _Laid | None:
        room = self._room
        for block in self._blocks(size, room.width):
            high = block.height(self._look)
            if high <= room.height:
                return _Laid(size, block, None, room.top - (room.height - high) / 2)
        return None

    def _with_spark(self, size: float, *, beside: bool) -> _Laid | None:
        room, look, label = self._room, self._look, self._room.size
        wide, least = (part * label for part in _SPARK)
        for block in self._blocks(size, room.width - (wide + _APART * label if beside else 0.0)):
            high = block.height(look)
            if beside:
                if high > room.height:
                    continue
                top, tall = room.top - (room.height - high) / 2, min(max(high, least), _HIGHEST * label, room.height)
                left, middle = room.x + block.width(look) + _APART * label, room.y + room.height / 2
                return _Laid(size, block, Rect(left, middle - tall / 2, room.right, middle + tall / 2), top)
            tall = min(room.height - high - _BELOW * label, _HIGHEST * label)
            if tall >= least:
                top = room.top - (room.height - high - _BELOW * label - tall) / 2
                below = top - high - _BELOW * label
                return _Laid(size, block, Rect(room.x, below - tall, room.right, below), top)
        return None

    def _blocks(self, size: float, width: float) -> list[Block]:
        """The ways to set the figure over its title and period."""
        panel, look, last = self._panel, self._look, self._points[-1]
        title = panel.title or panel.series[0].name
        under = [(title, look.style.bold_titles), (last.label, False)]
        return list(blocks(last, under, size, width, look, self._room.size))
