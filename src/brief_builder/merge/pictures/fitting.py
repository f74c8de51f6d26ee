"""The proportions of a picture and a box in → where the picture stands in the box, and what is cut off its sides.

`contain` shows all of a picture, as large as the box allows; `cover` fills the box and cuts off what reaches beyond
it, so that the focal point stays as near the middle as the picture allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from brief_builder.problems import Fault, did_you_mean

FITS = ("contain", "cover")
_ACROSS = {"left": Fraction(0), "right": Fraction(1)}
_DOWN = {"top": Fraction(0), "bottom": Fraction(1)}
_MIDDLE = ("center", "centre", "middle")
_WORDS = (*_ACROSS, *_DOWN, *_MIDDLE)
_HALF = Fraction(1, 2)
CENTRE = (_HALF, _HALF)
_WHOLE = 100_000  # of a side, as `a:srcRect` counts (ISO 29500-1, 20.1.10.40)
_HELP = "write two numbers from 0 to 1, from the left and from the top: `[0.5, 0.3]`, or words: `top`, `left top`"
Focus = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture in its box.

    Attributes:
        width, height: in EMU.
        right, down: how far it stands from the corner of the box, in EMU.
        cut: what is cut off left, top, right and bottom, in thousandths of a percent; None for nothing.
    """

    width: int
    height: int
    right: int = 0
    down: int = 0
    cut: tuple[int, int, int, int] | None = None


def fitted(proportion: Fraction, width: int, height: int, fit: str, focus: Focus = CENTRE) -> Fitted:
    """The picture in a box.

    Args:
        proportion: how often the picture's height goes into its width.
        width, height: of the box in EMU, at least 1.
        fit: 'contain' or 'cover'.
        focus: with 'cover' the point of the picture that is shown, with 'contain' where in the box it stands: parts
            of the whole from the left and from the top.
    """
    box = Fraction(width, height)
    if fit == "contain":
        across, down = width, height
        if proportion > box:
            down = max(round(width / proportion), 1)
        else:
            across = max(round(height * proportion), 1)
        return Fitted(across, down, int((width - across) * focus[0]), int((height - down) * focus[1]))
    if proportion > box:
        left, right = _cut(box / proportion, focus[0])
        return Fitted(width, height, cut=(left, 0, right, 0) if left or right else None)
    top, bottom = _cut(proportion / box, focus[1])
    return Fitted(width, height, cut=(0, top, 0, bottom) if top or bottom else None)


def _cut(shown: Fraction, focus: Fraction) -> tuple[int, int]:
    """What goes before and behind the part of a side that is shown."""
    gone = round((1 - shown) * _WHOLE)
    before = min(max(round((focus - shown / 2) * _WHOLE), 0), gone)
    return before, gone - before


def read_fit(given: Any) -> str | None:
    """The entry `fit` of a picture; None for none. Raises value-field."""
    if given is None or given in FITS:
        return str(given) if given is not None else None
    help_ = did_you_mean(str(given), FITS)
    help_ = help_ or "write `contain`, which shows all of the picture, or `cover`, which fills the box"
    raise Fault("value-field", f"`fit: {given}` is no way to fit a picture", help=help_)


def read_focus(given: Any) -> Focus | None:
    """The entry `focus` of a picture: `[0.5, 0.3]`, or words such as `left top`; None for none. Raises value-field."""
    if given is None:
        return None
    if isinstance(given, str):
        return _focus_of_words(given)
    if isinstance(given, Sequence) and len(given) == 2 and all(map(_is_part, given)):
        across, down = (Fraction(str(each)) for each in given)
        return across, down
    raise Fault("value-field", "`focus` is no point of the picture", help=_HELP)


def _focus_of_words(given: str) -> Focus:
    words = given.lower().replace("-", " ").replace(",", " ").split()
    across = [_ACROSS[word] for word in words if word in _ACROSS]
    down = [_DOWN[word] for word in words if word in _DOWN]
    strange = next((word for word in words if word not in _WORDS), None)
    if strange is not None or not words or len(words) > 2 or len(across) > 1 or len(down) > 1:
        help_ = did_you_mean(strange, _WORDS) if strange is not None else None
        raise Fault("value-field", f"`focus: {given}` is no point of the picture", help=help_ or _HELP)
    return next(iter(across), _HALF), next(iter(down), _HALF)


def _is_part(number: Any) -> bool:
    return isinstance(number, (int, float, Decimal)) and not isinstance(number, bool) and 0 <= number <= 1
