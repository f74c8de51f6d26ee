"""Lines of words → the box behind them, before which lines and hatching stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from brief_builder.charts.plot.ink import BEFORE, Box

if TYPE_CHECKING:
    from brief_builder.charts.plot.ink import Words
    from brief_builder.charts.plot.look import Look

_MARGIN = 0.2  # beside the words, in sizes


def plate(words: Sequence[Words], look: Look, ground: str | None = None) -> Box:
    """A box of paper, or of another ground, behind words of one size; there is one at least."""
    letters, size = look.letters, words[0].size
    wide = [look.width(word.text, size, bold=word.bold) for word in words]
    lefts = [word.x - BEFORE[word.align] * width for word, width in zip(words, wide, strict=True)]
    left = min(lefts)
    right = max(start + width for start, width in zip(lefts, wide, strict=True))
    lower, upper = min(word.y for word in words) - letters.descent * size, max(word.y for word in words)
    margin = _MARGIN * size
    return Box(
        left - margin, lower, right - left + 2 * margin, upper + letters.ascent * size - lower,
        ground or look.style.paper,
    )  # fmt: skip
