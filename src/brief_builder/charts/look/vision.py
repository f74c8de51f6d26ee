"""Two colours and a way of seeing in → how far apart they look.

Colour-vision deficiency is simulated after Machado, Oliveira and Fernandes, “A Physiologically-based Model for
Simulation of Color Vision Deficiency” (2009), severity 1.0, on linear RGB. The distance is CIE 1976 (ΔE*ab, CIE 15):
the square root of the squared differences of L*, a* and b*, in D65. Of ten colours that matplotlib gives by default,
two are then 4.6 apart for eyes without red cones; the first and third of the shipped accents are 11.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal

from brief_builder.office.colours import linear

Vision = Literal["normal", "protan", "deutan", "tritan"]
VISIONS: tuple[Vision, ...] = ("normal", "protan", "deutan", "tritan")
Triple = tuple[float, float, float]
_Rows = tuple[Triple, Triple, Triple]

# Table 1 of the paper, last row of each deficiency.
_SEEN: dict[Vision, _Rows] = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# IEC 61966-2-1: linear sRGB → CIE XYZ, and the white of D65.
_XYZ: _Rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.0890)


def difference(one: str, other: str, vision: Vision = "normal") -> float:
    """How far two `#rrggbb` colours look apart: about 1 can just be told apart side by side; 0 is the same."""
    return math.dist(_lab(one, vision), _lab(other, vision))


@lru_cache(maxsize=256)
def _lab(colour: str, vision: Vision) -> Triple:
    light = linear(colour)
    if vision != "normal":
        # What leaves the cube of screen colours is cut off, as a screen that shows the simulation would.
        red, green, blue = (min(max(part, 0.0), 1.0) for part in _times(_SEEN[vision], light))
        light = red, green, blue
    x, y, z = (_curved(part / white) for part, white in zip(_times(_XYZ, light), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(rows: _Rows, column: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, column, strict=True)) for row in rows)
    return first, second, third


def _curved(share: float) -> float:
    return math.cbrt(share) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29
