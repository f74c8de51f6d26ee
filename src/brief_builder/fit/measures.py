"""Pieces of text and their look → their widths: each script in its typeface, what that lacks in one that has it."""

from __future__ import annotations

from functools import lru_cache

from brief_builder.fit.looks import Look
from brief_builder.fonts import Face, face, fallback
from brief_builder.fonts.breaking import SOFT_HYPHEN, SPACES, clusters

_RAISED = 2 / 3  # how much smaller PowerPoint sets superscripts and subscripts
_SMALL = 0.8  # … and small capitals
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None)
_COMPLEX = ((0x0590, 0x10FF), (0x1780, 0x18AF), (0x19E0, 0x1AAF), (0xA880, 0xABFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))
_EAST = ((0x1100, 0x11FF), (0x2E80, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
         (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))  # fmt: skip


class Measure:
    """The widths of pieces in one look, in em of its size.

    Attributes:
        missing: the typefaces that are not installed, and were measured with another.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._latin = face(look.latin or "Calibri", look.bold, look.italic)
        self._spacing = look.spacing / look.size
        self._known: dict[str, tuple[float, float]] = {}
        self.missing: set[str] = set()
        if self._latin.file.stands_in:
            self.missing.add(look.latin)

    def piece(self, text: str) -> tuple[float, float]:
        """Width at the end of a line, where the spaces behind it do not count; and with something behind it."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[text] = self._piece(text)
        return known

    def _piece(self, text: str) -> tuple[float, float]:
        if text.endswith(SOFT_HYPHEN):
            return self.width(text[:-1] + "-"), self.width(text)
        bare = text.rstrip(SPACES)
        whole = self.width(text)
        return (self.width(bare) if bare != text else whole), whole

    def width(self, text: str) -> float:
        """Width of a text in one line, spaces behind it included."""
        look = self._look
        shown = text.translate(_INVISIBLE) if not text.isascii() and "\u200d" not in text else text
        if look.caps == "all":
            shown = shown.upper()
        if look.caps == "small":
            width = sum(self._letters(each.upper()) * (_SMALL if each.islower() else 1) for each in shown)
        else:
            width = self._letters(shown)
        if self._spacing:  # behind each letter with its marks
            width += len(shown if shown.isascii() else clusters(shown)) * self._spacing
        return width * (_RAISED if look.raised else 1)

    def _letters(self, text: str) -> float:
        if text.isascii():
            return self._latin.width(text, kerned=self._look.kerned)
        width = 0.0
        start, now = 0, self._face(text[0], None) if text else self._latin
        for at in range(1, len(text) + 1):
            following = self._face(text[at], now) if at < len(text) else None
            if following is not now:
                width += now.width(text[start:at], kerned=self._look.kerned or now is not self._latin)
                start, now = at, following or now
        return width

    def _face(self, letter: str, before: Face | None) -> Face:
        """The face that a character is set in; marks and joiners stay with what they stand behind."""
        code = ord(letter)
        look = self._look
        wanted = self._latin
        if any(start <= code <= end for start, end in _COMPLEX):
            wanted = self._named(look.cs)
        elif any(start <= code <= end for start, end in _EAST):
            wanted = self._named(look.ea)
        elif before is not None and (letter == "\u25cc" or 0x0300 <= code <= 0x036F or code in (0x200C, 0x200D)):
            return before
        if wanted.has(letter):
            if wanted.file.stands_in and wanted is not self._latin:
                self.missing.add(look.cs if wanted is self._named(look.cs) else look.ea)
            return wanted
        if letter == "\u00a0" and self._latin.has(" "):
            return self._latin
        return fallback(letter, look.bold) or wanted

    def _named(self, typeface: str) -> Face:
        return face(typeface, self._look.bold, self._look.italic) if typeface else self._latin


@lru_cache(maxsize=1024)
def measure(look: Look) -> Measure:
    """The measure of a look, which remembers what it has measured."""
    return Measure(look)
