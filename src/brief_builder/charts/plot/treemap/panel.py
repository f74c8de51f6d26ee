"""Parts of a whole and the room they have → boxes whose areas are their sizes, each named inside or in a list.

The largest stands first, what is kept last (“Other”) last. A figure that is not above zero has no area: it is only
named in the list, as one that is not known is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import tint
from brief_builder.charts.plot.grounds import ladder, readable
from brief_builder.charts.plot.headings import below_heading, headed, heading
from brief_builder.charts.plot.ink import Box, Ink, TooTight, Words
from brief_builder.charts.plot.plates import plate
from brief_builder.charts.plot.treemap.labels import Label, inside
from brief_builder.charts.plot.treemap.listing import Listing, listings
from brief_builder.charts.plot.treemap.squares import Cell, squarify

if TYPE_CHECKING:
    from decimal import Decimal

    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.plot.look import Look, Room

_KEYS = "abcdefghijklmnopqrstuvwxyz"
_LINE = 1.25  # between boxes, in widths of a faint line: 1 point in a brief


@dataclass(frozen=True, slots=True)
class _Plan:
    """Boxes for the points that have an area, the labels of those that have one, and the list of all others."""

    cells: tuple[Cell, ...]
    labels: tuple[tuple[Label, float] | None, ...]
    keys: tuple[str, ...]
    listing: Listing
    named: int  # in the list


class Treemap:
    """One panel of boxes: measured when made, drawn by `ink`.

    Raises TooTight, from `largest` and `ink`, when the list of what has no words in its box leaves no room for boxes.
    """

    foot_rows = 0
    numbered = False

    def __init__(
        self, panel: Panel, room: Room, look: Look, limits: tuple[Decimal, Decimal] | None = None  # noqa: ARG002
    ) -> None:  # fmt: skip
        self._panel, self._room, self._look = panel, room, look
        self.head = heading(panel, room, look)
        points = panel.series[0].points if panel.series else ()
        drawn = [point for point in points if point.value is not None and point.value > 0]
        self._points = sorted(drawn, key=lambda point: (point.kept_last, -float(point.value or 0)))
        self._rest = [point for point in points if point.value is None or point.value <= 0]
        self._grounds = self._colours()

    def largest(self, head_rows: int, foot_rows: int) -> float | None:  # noqa: ARG002  there are no feet
        """Square points per unit: maps on one scale have areas that can be compared."""
        whole = self._whole()
        if not whole:
            return None
        plan = self._best(self._cell(head_rows), None)
        return sum(cell[2] * cell[3] for cell in plan.cells) / whole

    def ink(self, head_rows: int, foot_rows: int, largest: float | None = None) -> list[Ink]:  # noqa: ARG002
        """The panel; heads take as many rows as asked for."""
        plan = self._best(self._cell(head_rows), largest)
        ink: list[Ink] = [*headed(self.head, self._room, self._look)]
        for index, point in enumerate(self._points):
            ink += self._box(point, self._grounds[index], plan.cells[index], plan.labels[index], plan.keys[index])
        keys = [key for key, label in zip(plan.keys, plan.labels, strict=True) if label is None]
        keys += [""] * len(self._rest)
        return [*ink, *plan.listing.ink(keys, self._look)]

    # -- planning

    def _whole(self) -> float:
        return sum(float(point.value or 0) for point in self._points)

    def _cell(self, head_rows: int) -> Cell:
        room = self._room
        return room.x, room.y, room.width, below_heading(head_rows, room, self._look) - room.y

    def _best(self, cell: Cell, largest: float | None) -> _Plan:
        """The plan that names most in the boxes; figures in full where that costs no name, else numbers alone."""
        plans = [
            plan
            for in_full in (True, False)
            for way in (0, 1)
            if (plan := self._plan(cell, largest, way, in_full=in_full)) is not None
        ]
        if not plans:
            raise TooTight(f"the list of what is too small for words, as “{self._points[-1].label}”,"
                           if self._points else "the list of what is not known")  # fmt: skip
        return min(plans, key=lambda plan: plan.named)

    def _plan(self, cell: Cell, largest: float | None, way: int, *, in_full: bool) -> _Plan | None:
        """A plan with its list at the side (way 0) or below (1); None when the list leaves no room."""
        look, least = self._look, self._look.style.least
        figures = [_figure(point, in_full=in_full) for point in self._points]
        sizes = tuple(dict.fromkeys((self._room.size, least)))
        rest = [(point.label, _figure(point, in_full=True)) for point in self._rest]
        without: set[int] = set()
        # Each round makes the list longer and the map smaller, until the map has words in all that are not listed.
        while True:
            entries = [(self._points[index].label, figures[index]) for index in sorted(without)] + rest
            found = list(listings(entries, cell, least, look))
            if not found:
                return None
            listing = found[min(way, len(found) - 1)]
            cells = self._squares(listing.left, largest)
            labels = [
                None if index in without else inside(each, point.label, figure, sizes, look)
                for index, (each, point, figure) in enumerate(zip(cells, self._points, figures, strict=True))
            ]
            missing = {index for index, label in enumerate(labels) if label is None} - without
            if not missing:
                return _Plan(tuple(cells), tuple(labels), self._keys(cells, without), listing, len(entries))
            without |= missing

    def _squares(self, cell: Cell, largest: float | None) -> list[Cell]:
        """The boxes, from the upper left corner, as large as there is room or as panels on one scale allow."""
        x, y, wide, high = cell
        whole = self._whole()
        part = min(1.0, (largest * whole / (wide * high)) ** 0.5) if largest is not None and wide * high > 0 else 1.0
        return squarify(
            [float(point.value or 0) for point in self._points], (x, y + high * (1 - part), wide * part, high * part)
        )

    def _keys(self, cells: Sequence[Cell], without: set[int]) -> tuple[str, ...]:
        """A letter for each box without words that has room for one."""
        look, least = self._look, self._look.style.least
        keys, free = [""] * len(cells), iter(_KEYS)
        for index in sorted(without):
            letter = next(free, "") if _has_room(cells[index], least, look) else ""
            keys[index] = letter
        return tuple(keys)

    # -- drawing

    def _colours(self) -> list[str]:
        """The grounds: the colours that the points were given, else steps of one hue and grey for what is kept last."""
        look = self._look
        series = self._panel.series[0].colour if self._panel.series else ""
        named = [point.colour or series for point in self._points]
        ranked = [name for name, point in zip(named, self._points, strict=True) if not point.kept_last]
        if len(set(ranked)) > 1:
            return [readable(look.colour(name), look) for name in named]
        steps = iter(ladder(look.colour(ranked[0]), len(ranked), look) if ranked else ())
        grey = readable(look.colour("context"), look)
        return [grey if point.kept_last else next(steps) for point in self._points]

    def _box(self, point: Point, ground: str, cell: Cell, label: tuple[Label, float] | None, key: str) -> list[Ink]:
        """The box, less half of the line around it, with its words at the upper left."""
        look, line = self._look, _LINE * self._look.style.faint_width
        x, y, wide, high = cell
        wide, high = max(wide - line, 0.2), max(high - line, 0.2)
        x, y = x + line / 2, y + line / 2
        ink: list[Ink] = [Box(x, y, wide, high, ground, point.mark)]
        colour, on = look.on(ground), ground
        if point.mark != "stated":
            colour, on = (
                look.style.ink,
                tint(ground, look.style.paper) if point.mark == "estimated" else look.style.paper,
            )
        words: list[Words] = []
        if label is not None:
            lines, pad = label
            words = lines.ink(cell[0] + pad, cell[1] + cell[3] - pad, colour, on, look)
        elif key:
            least = look.style.least
            top = y + (high + look.height(1, least)) / 2 - 0.1 * least
            words = look.block([key], x + wide / 2, top, least, bold=True, colour=colour, on=on)
        if words and point.mark == "estimated":
            ink.append(plate(words, look, on))
        return [*ink, *words]


def _figure(point: Point, *, in_full: bool) -> str:
    return point.text if in_full or not point.number else point.number


def _has_room(cell: Cell, size: float, look: Look) -> bool:
    return cell[2] >= look.width("m", size, bold=True) + 0.5 * size and cell[3] >= 1.25 * size
