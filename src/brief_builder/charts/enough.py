"""A picture that is too small, and whether it fits at another size → the words that say which size is enough."""

from __future__ import annotations

from collections.abc import Callable

_CM = 360_000  # EMU
_STEP = _CM // 2
_HIGHEST = 24 * _CM  # what is higher needs a page of its own
_FACTORS = (1.2, 1.5, 2.0, 3.0)


def larger(size: tuple[int, int], fits: Callable[[tuple[int, int]], bool]) -> str:
    """What to do with the picture in the template.

    Args:
        size: width and height in EMU.
        fits: whether all words find room at a size.
    """
    wide, high = size
    higher = [(wide, _grown(high, factor)) for factor in _FACTORS]
    # Higher first: the width is mostly that of the text.
    for each in (*(each for each in higher if each[1] <= _HIGHEST), *((_grown(wide, f), high) for f in _FACTORS),
                 *((_grown(wide, f), _grown(high, f)) for f in _FACTORS)):  # fmt: skip
        if fits(each):
            shown = " × ".join(f"{side / _CM:.1f}" for side in each)
            return f"make the picture in the template larger: {shown} cm is enough"
    return "make the picture in the template larger"


def _grown(side: int, factor: float) -> int:
    """In half centimetres, upwards."""
    return -int(-side * factor // _STEP) * _STEP
