"""Words and a size → how wide they are and how they break into lines, in the bundled face, alike on every machine."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from brief_builder.fonts import BUNDLED
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_FILES = {False: BUNDLED / "Carlito-Regular.ttf", True: BUNDLED / "Carlito-Bold.ttf"}
LEADING = 1.18  # from baseline to baseline, in sizes
ASCENT = 0.76  # of the tallest letters above the baseline, in sizes
DESCENT = 0.23


@lru_cache(maxsize=64)
def face(size: float, bold: bool = False) -> FontProperties:
    """The bundled Carlito (the metrics of Calibri) at a size in points."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_FILES[bold], size=size)


def printed(text: str) -> str:
    """The text as it is drawn: Carlito has no letter for the no-break space, and a break hint prints nothing."""
    return text.replace("\u00a0", " ").replace("\u200b", "")


@lru_cache(maxsize=4096)
def width(text: str, size: float, bold: bool = False) -> float:
    """Width in points."""
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(printed(text), face(size, bold), ismath=False)[0])


@lru_cache(maxsize=2)
def _known(bold: bool) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(_FILES[bold])).get_charmap())


def block_height(rows: int, size: float) -> float:
    """Height in points of lines below each other, from the tallest letter to the lowest tail."""
    return ((rows - 1) * LEADING + ASCENT + DESCENT) * size if rows else 0.0


def check_letters(text: str) -> None:
    """Raise Fault when the face lacks a letter: it would be printed as an empty box, without a word."""
    known = _known(bold=False) & _known(bold=True)
    lacking = sorted({letter for letter in printed(text) if ord(letter) not in known})
    if lacking:
        shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in lacking[:3])
        raise Fault(
            "chart-glyph",
            f"the charts' font has no letter for {shown} in “{text}”",
            help="write it with letters of the Latin, Greek or Cyrillic script",
        )


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> list[str] | None:
    """The text in as few lines as fit the room (points), of even length; None when a word is too wide.

    Lines break at spaces and at U+200B; a no-break space holds.
    """
    words = text.replace("\u200b", " \u200b").split(" ")
    count = len(_greedy(words, size, bold, room))
    lines = _greedy(words, size, bold, room)
    # The narrowest room that needs no more lines gives lines of even length.
    low, high = 0.0, room
    for _ in range(12):
        middle = (low + high) / 2
        tried = _greedy(words, size, bold, middle)
        if len(tried) > count or any(width(line, size, bold) > middle for line in tried):
            low = middle
        else:
            high, lines = middle, tried
    return lines if all(width(line, size, bold) <= room for line in lines) else None


def _greedy(words: list[str], size: float, bold: bool, room: float) -> list[str]:
    lines = [words[0].removeprefix("\u200b")]
    for word in words[1:]:
        joined = lines[-1] + (word[1:] if word.startswith("\u200b") else f" {word}")
        if width(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word.removeprefix("\u200b"))
    return lines
