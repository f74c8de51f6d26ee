"""The events of a panel and the room they have → a line of years where their words fit beside it, else a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.timeline.column import columns
from brief_builder.charts.plot.timeline.line import level_line

if TYPE_CHECKING:
    from decimal import Decimal

    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.ink import Ink
    from brief_builder.charts.plot.look import Look, Room


class Timeline:
    """One panel of events: measured when made, laid out by `ink`, which raises TooTight when not even a list fits.

    Limits are the first and the last day that panels on one scale share, as ordinals.
    """

    foot_rows = 0
    numbered = False

    def __init__(self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None) -> None:
        self._panel, self._room, self._look, self._limits = panel, room, look, limits
        self.head = heading(panel, room, look)

    def largest(self, head_rows: int, foot_rows: int) -> float | None:  # noqa: ARG002
        """None: limits decide it."""
        return None

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:  # noqa: ARG002
        """The panel; heads take as many rows as asked for."""
        room, look, events = self._room, self._look, self._panel.events
        top = below_heading(head_rows, room, look)
        head = headed(self.head, room, look)
        if not events:
            return [*head]
        # Dates at their true distances are worth smaller letters.
        for size in dict.fromkeys((room.size, look.style.least)):
            if (line := level_line(events, self._limits, room, top, size, look)) is not None:
                return [*head, *line.ink(room, top)]
        return [*head, *columns(events, room, top, room.size, look).ink(room.x, top)]
