"""A panel and its room → its title above the plot, and where the plot begins below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.plot.ink import Words
    from brief_builder.charts.plot.look import Look, Room

_GAP = 0.55  # between a title and its plot, in sizes of the title


def heading(panel: Panel, room: Room, look: Look) -> list[str]:
    """The lines of its title; TooTight when a word is wider than the room."""
    return look.lines(panel.title, look.style.panel_title, room.width, bold=look.style.bold_titles)


def headed(rows: list[str], room: Room, look: Look) -> list[Words]:
    """The title at the upper left corner."""
    style = look.style
    return look.block(rows, room.x, room.top, style.panel_title, bold=style.bold_titles, align="left")


def below_heading(rows: int, room: Room, look: Look) -> float:
    """Where the plot may begin under a title of so many lines."""
    return room.top - heading_height(rows, look)


def heading_height(rows: int, look: Look) -> float:
    """What a title of so many lines takes, the gap below it included, in points."""
    return (rows * look.letters.leading + _GAP if rows else 0) * look.style.panel_title
