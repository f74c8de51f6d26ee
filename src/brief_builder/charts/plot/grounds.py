"""A colour → grounds on which words can be read: the colour itself where it lets them, its tints, and steps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.charts.look.palette import MARK_CONTRAST, TEXT_CONTRAST, contrast, mix

if TYPE_CHECKING:
    from brief_builder.charts.plot.look import Look

_STEPS = 50
_CLEAR = 6.0  # contrast to the paper of the strongest of several steps, so that there is room for tints below it


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
    """So many grounds of one hue, from the strongest to the palest that still stands out from the paper at 3 to 1."""
    style = look.style
    dark = next(
        (
            tried
            for tried in (mix(colour, style.ink, step / _STEPS) for step in range(_STEPS))
            if contrast(tried, style.paper) >= _CLEAR
        ),
        colour,
    )
    palest = max(
        (step / _STEPS for step in range(_STEPS) if _stands_out(mix(dark, style.paper, step / _STEPS), look)),
        default=0.0,
    )
    return [readable(mix(dark, style.paper, palest * rung / max(count - 1, 1)), look) for rung in range(count)]


def _stands_out(colour: str, look: Look) -> bool:
    return contrast(colour, look.style.paper) >= MARK_CONTRAST
