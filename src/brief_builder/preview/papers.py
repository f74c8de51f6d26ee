"""The bytes of a PDF → its pages as pictures, and the letters on each with their places."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from ctypes import c_double
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

_LOCK = Lock()  # PDFium may be called by one thread at a time
_SCALE = 1.6  # pixels of a picture in a point
_HEIGHT = 1.1  # of a mark, of the size of its typeface; that of Khmer is higher
_SIGNS = {"\u2010": "-", "\u2011": "-", "\u00ad": "", "\u200b": "", "\u2060": ""}  # the same on paper
Box = tuple[float, float, float, float]  # left, top, width, height, as parts of the page: 0 to 1


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes:
        width, height: in points.
        letters: its letters without spaces, in the order in which they are drawn, as `plain` has them.
        numbers: of each letter, its number in the PDF's own list, and those of the marks on it.
        text: its words as they are read, spaces and all.
    """

    width: float
    height: float
    letters: str
    numbers: Sequence[tuple[int, ...]]
    text: str


class Paper:
    """A PDF."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with _LOCK:
            self._pdf = pypdfium2.PdfDocument(data)
            self.pages = [_page(self._pdf[number]) for number in range(len(self._pdf))]
        self._pictures: dict[int, bytes] = {}
        self._texts: dict[int, Any] = {}
        self._closed = False

    def close(self) -> None:
        """Let go of the file; no page can be drawn any more."""
        with _LOCK:
            self._closed = True
            for text in self._texts.values():
                text.close()
            self._pdf.close()

    def picture(self, number: int) -> bytes | None:
        """A page as PNG, drawn when it is first asked for; numbers count from 0. None once it is closed."""
        if number not in self._pictures:
            with _LOCK:
                if self._closed:
                    return None
                image = self._pdf[number].render(scale=_SCALE).to_pil()
            out = io.BytesIO()
            image.save(out, "PNG")
            self._pictures[number] = out.getvalue()
        return self._pictures[number]

    def boxes(self, page: int, letters: Iterable[int]) -> list[Box]:
        """Where letters of a page stand, given by their numbers in `Page.letters`: a box for each line."""
        with _LOCK:
            if page not in self._texts:
                self._texts[page] = self._pdf[page].get_textpage()
            text = self._texts[page]
            found = [_sign(text, sign) for number in letters for sign in self.pages[page].numbers[number]]
        lines: list[list[float]] = []
        ground = 0.0  # what the line stands on
        for (left, bottom, right, top), foot, size in found:
            if lines and abs(foot - ground) < size / 2:
                last = lines[-1]
                last[:] = [
                    min(last[0], left), min(last[1], bottom), max(last[2], right), max(last[3], top), max(last[4], size)
                ]  # fmt: skip
            else:
                lines.append([left, bottom, right, top, size])
                ground = foot
        wide, high = self.pages[page].width, self.pages[page].height
        made: list[Box] = []
        for left, bottom, right, top, size in lines:
            room = (
                max(size * _HEIGHT - (top - bottom), 0) / 2
            )  # so that a line below the letters is not drawn through them
            made.append((left / wide, 1 - (top + room) / high, (right - left) / wide, (top - bottom + 2 * room) / high))
        return made


def _sign(text: Any, number: int) -> tuple[tuple[float, float, float, float], float, float]:
    """Of a letter of a page: its box, the height that it stands on, and the size of its typeface; points from below.

    What is drawn beneath a letter of Khmer stands on the same height as that.
    """
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text.raw, number, x, y)
    return text.get_charbox(number), y.value, raw.FPDFText_GetFontSize(text.raw, number)


def plain(text: str) -> str:
    """Words as `Page.letters` has them: without spaces, and without accents and the vowels of Khmer.

    A PDF has these in the order in which they are drawn, or not at all.
    """
    return "".join(map(_plain, text))


@cache
def _plain(letter: str) -> str:
    if letter in _SIGNS or letter.isspace():
        return _SIGNS.get(letter, "")
    return "".join(each for each in unicodedata.normalize("NFKD", letter) if not (each.isspace() or _is_mark(each)))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")


def _page(page: Any) -> Page:
    from pypdfium2 import raw

    text = page.get_textpage()
    letters: list[str] = []
    numbers: list[tuple[int, ...]] = []
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, number)
        if code <= 32:
            continue
        for letter in _plain(chr(code)):
            letters.append(letter)
            numbers.append((number,))
        if numbers and _is_mark(chr(code)):
            numbers[-1] = (*numbers[-1], number)
    wide, high = page.get_size()
    said = text.get_text_range()
    return Page(wide, high, "".join(letters), numbers, said)
