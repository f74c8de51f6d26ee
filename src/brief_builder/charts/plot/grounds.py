"""A colour → grounds on which words can be read: the colour itself where it lets them, its tints, and steps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import MARK_CONTRAST, TEXT_CONTRAST, mix
from brief_builder.office.colours import contrast

if TYPE_CHECKING:
    from brief_builder.charts.plot.look import Look

_STEPS = 50


def readable(colour: str, look: Look) -> str:
    """The colour, thinned with paper as far as is needed for ink or paper to be read on it at 4.5 to 1."""
    for step in range(_STEPS):
        ground = mix(colour, look.style.paper, step / _STEPS)
        if contrast(look.on(ground), ground) >= TEXT_CONTRAST:
            return ground
    return look.style.paper


def shade(colour: str, share: float, look: Look) -> str:
    """A ground with so much of the colour, 0 to 1, and the rest paper."""
    return readable(mix(look.style.paper, colour, share), look)


def ladder(colour: str, count: int, look: Look) -> list[str]:
    """So many grounds of one hue, from the colour to the palest tint that still stands out from the paper at 3 to 1.

    They are all the same where the colour itself is hardly darker: a shade of it might be the colour of another thing.
    """
    paper = look.style.paper
    steps = [step / _STEPS for step in range(_STEPS)]
    palest = max((step for step in steps if contrast(mix(colour, paper, step), paper) >= MARK_CONTRAST), default=0.0)
    return [readable(mix(colour, paper, palest * rung / max(count - 1, 1)), look) for rung in range(count)]
