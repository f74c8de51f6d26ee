"""What a bar is of and the style's accents → its colour, and how far that stands out from the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

# A thing keeps its colour through the whole pack: what Canada sells is navy in every chart, what Cambodia sells teal.
# Numbers are accents of the style, in the order of the theme; two-way trade is the mixture of the two countries.
THINGS: Mapping[str, int | Literal["both"]] = {
    "canada": 0,
    "exports": 0,
    "cambodia": 1,
    "imports": 1,
    "balance": 2,
    "investment": 3,
    "context": 4,
    "total": "both",
}
MARK_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: what must be seen to understand a graphic
TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
_HATCH_TINT = 0.88  # how much paper the ground of a hatched bar holds


def colour_of(thing: str, accents: tuple[str, ...]) -> str:
    """The colour of a thing as `#rrggbb`; KeyError for a thing that has none."""
    accent = THINGS[thing]
    return mix(accents[0], accents[1], 0.5) if accent == "both" else accents[accent]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two `#rrggbb` colours, 1 to 21, unrounded."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str, paper: str) -> str:
    """The colour, thinned with paper: the ground of a hatched bar."""
    return mix(colour, paper, _HATCH_TINT)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two, with so much of the other."""
    parts = (round(a * (1 - share) + b * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = []
    for part in _parts(colour):
        share = part / 255
        linear.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
