"""What a point is of and the colours of the pack → its colour, and how far that stands out from the paper."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MARK_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: what must be seen to understand a graphic
TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
CONTEXT = "context"
_WRITTEN = re.compile("#[0-9a-fA-F]{6}")
_HATCH_TINT = 0.88  # how much paper the ground of a hatched bar holds


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a pack: a thing keeps its colour in every chart.

    Attributes:
        accents: of the theme, in its order, as `#rrggbb`.
        things: name of a thing → `accent1` …, or a colour as `#rrggbb`.
        context: the grey of what only stands beside: of the greys that can be read as words, the one farthest from
            the shipped accents, for all eyes.
    """

    accents: tuple[str, ...]
    things: Mapping[str, str] = field(default_factory=dict)
    context: str = "#757575"

    def of(self, thing: str) -> str:
        """The colour of a thing, or of `accent1` …; KeyError for one that has none."""
        if thing == CONTEXT and thing not in self.things:
            return self.context
        named = self.things.get(thing, thing)
        if named.startswith("#"):
            return named
        index = self.accent(named)
        if index is None:
            raise KeyError(thing)
        return self.accents[index]

    def accent(self, thing: str) -> int | None:
        """Which accent a thing has, 0-based; None where its colour is not one of the theme's."""
        named = self.things.get(thing, thing)
        number = named.removeprefix("accent")
        if named == number or not number.isdecimal() or not 0 < int(number) <= len(self.accents):
            return None
        return int(number) - 1

    def knows(self, thing: str) -> bool:
        """Whether it has a colour."""
        return thing == CONTEXT or thing in self.things or self.accent(thing) is not None or is_written(thing)

    def called(self, thing: str) -> str:
        """Its name with its colour, as messages give it: “exports (accent1, 12436D)”."""
        colour = self.of(thing)[1:].upper()
        named = self.things.get(thing, thing)
        return f"{thing} ({colour})" if named in (thing, self.of(thing)) else f"{thing} ({named}, {colour})"

    def nth(self, index: int) -> str:
        """The thing that the nth series of a chart is, where its author names none: accents in turn."""
        return f"accent{index % len(self.accents) + 1}"


def is_written(colour: str) -> bool:
    """Whether it is a colour as `#rrggbb`."""
    return _WRITTEN.fullmatch(colour) is not None


def shown_ratio(ratio: float) -> str:
    """A contrast with two decimals, never rounded up: 2.999 is not enough, and must not be shown as 3."""
    return f"{math.floor(ratio * 100) / 100:.2f}"


def tint(colour: str, paper: str) -> str:
    """The colour, thinned with paper: the ground of a hatched bar."""
    return mix(colour, paper, _HATCH_TINT)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two, with so much of the other."""
    parts = (round(a * (1 - share) + b * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
