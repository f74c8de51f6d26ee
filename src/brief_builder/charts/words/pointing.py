"""A panel and a language → how one of its points is told: what it is called, its figure, a remark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief_builder.charts.words.families import HANGING
from brief_builder.wording import Phrase

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel, Point
    from brief_builder.charts.words.language import Terms

_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Pointing:
    """Tells the points of a panel.

    Attributes:
        hang: whether it has been said that all bars are below zero.
        said: what has been said before, which may hold the unit.
    """

    panel: Panel
    terms: Terms
    hang: bool = False
    said: str = ""

    def full(self, called: str, point: Point, remark: str = "") -> Phrase:
        """“2023 about C$2.1 billion (derived) (largest)”, the figure as in the text."""
        words = point.heard or point.text
        words = f"{called}{self.behind_label}{words}" if called else words
        return Phrase.of(words, point.fact) + (self._below(point) + (f" ({remark})" if remark else ""))

    def brief(self, called: str, point: Point, remark: str = "") -> Phrase:
        """“about 2.1 (2023, largest)”, the figure without the unit that is said once.

        Where all bars hang, it is their size, which the largest is the largest of.
        """
        number = point.heard_number if self._all_hang and point.heard_number else point.number
        words = (number if self._unit else "") or point.heard or point.text
        below = "" if _MINUS in words else self._below(point)  # a number alone keeps its sign
        remarks = self.terms.comma.join(filter(None, (called, remark)))
        return Phrase.of(words + below + (f" ({remarks})" if remarks else ""), point.fact)

    def unit(self) -> str:
        """“C$ billion. ”, before figures that are told briefly; empty where what has been said holds it."""
        known, unit = "".join(self.said.split()), self._unit
        if not unit or "".join(unit.split()) in known:
            return ""
        return f"{unit[:1].upper()}{unit[1:]}{self.terms.stop} "

    def behind_unit(self, told: Phrase) -> Phrase:
        """Figures that are told briefly, behind their unit where it has not been said."""
        unit = self.unit()
        return unit + told.capitalized() if unit else told

    @property
    def behind_label(self) -> str:
        """Between what a point is called and its figure."""
        return self.terms.colon if is_crowded(self.panel, self.terms) else " "

    @property
    def behind_name(self) -> str:
        """Between the name of a series and its points, or of a whole and its parts: no colon behind a colon."""
        return self.terms.dash if is_crowded(self.panel, self.terms) else self.terms.colon

    @property
    def _all_hang(self) -> bool:
        values = [point.value for point in self.panel.points if point.value is not None]
        return self.panel.kind in HANGING and all(value < 0 for value in values)

    @property
    def _unit(self) -> str:
        """The unit; empty where each figure keeps its own: of a ratio, or %."""
        return "" if self.panel.unit == "%" else self.panel.unit

    def _below(self, point: Point) -> str:
        """What a bar that hangs says by its place, its figure being a size."""
        hangs = self.panel.kind in HANGING and point.value is not None and point.value < 0
        return self.terms.below_zero if hangs and not self.hang else ""


def is_crowded(panel: Panel, terms: Terms) -> bool:
    """Whether a figure would stand behind a number, so that both were read as one: “2022 310 millions”."""
    if panel.kind in terms.tight:
        return False
    return any(
        name[-1:].isdigit() and point.text[:1].isdigit()
        for series in panel.series
        for point in series.points
        for name in (series.name, point.label)
    )
