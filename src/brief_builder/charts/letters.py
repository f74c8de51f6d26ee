"""Words and a size → how wide they are and how they break into lines, in the typefaces of a picture.

Latin letters come from the typeface of the template, those of other scripts from the bundled Khmer face or from an
installed one; each stretch of a text is measured and drawn in a face that has its letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from brief_builder.fonts import Face, FontFile, face, fallback, find
from brief_builder.fonts.breaking import pieces
from brief_builder.fonts.files import COLLECTIONS
from brief_builder.fonts.reaches import reach
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_PLAIN = (1.18, 0.76, 0.23)  # leading from baseline to baseline, tallest letters above, tails below it, in sizes
_TALL = (1.53, 0.98, 0.55)  # … where vowels stand above and letters below others, as in Khmer: 1.3 times the line
_TALL_SCRIPTS = ((0x0E00, 0x0EFF), (0x0F00, 0x109F), (0x1780, 0x17FF))
_UNPRINTED = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
KHMER = "Noto Sans Khmer"
_MEASURED = 100.0  # points: the size in which matplotlib sets the letters of a vector
_MOST = 50_000  # texts of which widths or lines are remembered
Run = tuple[str, Path]


class Letters:
    """The typefaces of a picture, and how high its lines are.

    Attributes:
        family: the typeface of Latin letters.
        leading: from baseline to baseline, in sizes.
        ascent: of the tallest letters above the baseline, in sizes.
        descent: of the lowest tails below it, in sizes.
    """

    __slots__ = ("_broken", "_runs", "_widths", "ascent", "descent", "family", "leading")

    def __init__(self, family: str = "Calibri", *, tall: bool = False) -> None:
        self.family = family
        self.leading, self.ascent, self.descent = _TALL if tall else _PLAIN
        self._widths: dict[tuple[str, bool], float] = {}
        self._runs: dict[tuple[str, bool], tuple[Run, ...]] = {}
        # The search for a place tries the same texts in the same rooms again and again.
        self._broken: dict[tuple[str, float, float, bool], tuple[str, ...] | None] = {}

    def runs(self, text: str, bold: bool = False) -> tuple[Run, ...]:
        """The text as it is printed, cut where another face has the letters."""
        key = (text, bold)
        if key not in self._runs:
            self._runs[key] = tuple(_cut(printed(text), self.family, bold))
        return self._runs[key]

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width in points."""
        key = (text, bold)
        em = self._widths.get(key)
        if em is None:
            if len(self._widths) >= _MOST:  # a process may draw for days
                self._widths.clear()
                self._runs.clear()
            em = self._widths[key] = sum(width_of(run, path) for run, path in self.runs(text, bold))
        return em * size

    def height(self, rows: int, size: float) -> float:
        """Height in points of lines below each other, from the tallest letter to the lowest tail."""
        return ((rows - 1) * self.leading + self.ascent + self.descent) * size if rows else 0.0

    def lines(self, text: str, size: float, room: float, *, bold: bool = False) -> list[str] | None:
        """The text in as few lines as fit the room (points), of even length; None when a word is too wide.

        Lines break where Unicode Annex 14 allows it, and between the words of Khmer; a no-break space holds.
        """
        key = (text, size, room, bold)
        if key not in self._broken:
            if len(self._broken) >= _MOST:
                self._broken.clear()
            lines = self._in_lines(text, size, room, bold)
            self._broken[key] = None if lines is None else tuple(lines)
        kept = self._broken[key]
        return None if kept is None else list(kept)

    def _in_lines(self, text: str, size: float, room: float, bold: bool) -> list[str] | None:
        words = _words(text)
        if not words:
            return []
        lines = self._greedy(words, size, bold, room)
        count = len(lines)
        if count == 1:
            return lines if self.width(lines[0], size, bold) <= room else None
        # The narrowest room that needs no more lines gives lines of even length.
        low, high = 0.0, room
        for _ in range(12):
            middle = (low + high) / 2
            tried = self._greedy(words, size, bold, middle)
            if len(tried) > count or any(self.width(line, size, bold) > middle for line in tried):
                low = middle
            else:
                high, lines = middle, tried
        return lines if all(self.width(line, size, bold) <= room for line in lines) else None

    def _greedy(self, words: tuple[str, ...], size: float, bold: bool, room: float) -> list[str]:
        lines = [words[0]]
        for word in words[1:]:
            joined = lines[-1] + word
            if self.width(joined.rstrip(" \u200b"), size, bold) <= room:
                lines[-1] = joined
            else:
                lines.append(word)
        return [line.rstrip(" \u200b") for line in lines]

    def check(self, text: str) -> None:
        """Raise Fault `chart-glyph` when no face has a letter: it would be printed as an empty box, without a word."""
        lacking = sorted(
            {each for run, path in self.runs(text) for each in run if not _letters(path).has(each)}  # bold has them too
        )
        if lacking:
            shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in lacking[:3])
            raise Fault(
                "chart-glyph",
                f"no font here has a letter for {shown} in “{text}”",
                help="install a font that has it, or write it with other letters",
            )


@lru_cache(maxsize=16)
def letters_for(family: str, *, tall: bool) -> Letters:
    """The letters of a typeface; they remember what they have measured."""
    return Letters(family, tall=tall)


def is_tall(texts: Iterable[str]) -> bool:
    """Whether a text is in a script whose lines need more height."""
    return any(any(start <= ord(c) <= end for start, end in _TALL_SCRIPTS) for text in texts if not text.isascii()
               for c in text)  # fmt: skip


def printed(text: str) -> str:
    """The text as it is drawn: not every face has a letter for the no-break space, and a break hint prints nothing."""
    return text.replace("\u00a0", " ").replace("\u202f", "\u2009").translate(_UNPRINTED)


@lru_cache(maxsize=64)
def font(path: Path, size: float) -> FontProperties:
    """A face at a size in points, as matplotlib knows it."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=path, size=size)


def _cut(text: str, family: str, bold: bool) -> Iterable[Run]:
    """Stretches of a text with the file of the face that has their letters; marks stay with their letters."""
    if not text:
        return
    latin = _latin(family, bold)
    start, now = 0, _face_of(text[0], latin, latin, bold)
    for at in range(1, len(text)):
        following = _face_of(text[at], latin, now, bold)
        if following is not now:
            yield text[start:at], now.file.path
            start, now = at, following
    yield text[start:], now.file.path


def _face_of(letter: str, latin: Face, before: Face, bold: bool) -> Face:
    if letter == " " or 0x0300 <= ord(letter) <= 0x036F or letter in "\u200c\u200d\u25cc":
        return before if before.has(letter) else latin
    if latin.has(letter):
        return latin
    if 0x1780 <= ord(letter) <= 0x17FF:
        return face(KHMER, bold)
    found = fallback(letter, bold)
    # matplotlib draws the first face of a collection of several, which may be another than was measured.
    return found if found is not None and found.file.path.suffix.lower() not in COLLECTIONS else latin


@lru_cache(maxsize=8192)
def width_of(run: str, path: Path) -> float:
    """Width in em of a stretch in the face of this file, as the renderer will set it."""
    return reach(run, path, _MEASURED, 72.0).width / _MEASURED


@lru_cache(maxsize=16)
def _latin(family: str, bold: bool) -> Face:
    """The face of Latin letters; a collection counts as not installed, for the reason said above."""
    return Face(find(family, bold, single=True))


@lru_cache(maxsize=64)
def _letters(path: Path) -> Face:
    return Face(FontFile(path, 0, path.stem))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return pieces(text)


def stands_in(family: str) -> str:
    """The typeface that is drawn in the place of one that is not installed; empty where it or its twin is."""
    file = find(family, single=True)
    return file.family if file.stands_in else ""
