"""The bytes of a PDF → its pages as pictures, and the letters on each with their places."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

_LOCK = Lock()  # PDFium may be called by one thread at a time
_SCALE = 1.6  # pixels of a picture in a point
_ROOM = 0.3  # of the height of letters, above and below them
_SIGNS = {"\u2010": "-", "\u2011": "-", "\u00ad": "", "\u200b": "", "\u2060": ""}  # the same on paper
Box = tuple[float, float, float, float]  # left, top, width, height, as parts of the page: 0 to 1


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes:
        width, height: in points.
        letters: its letters without spaces, in the order in which they are drawn.
        numbers: of each letter, its number in the PDF's own list.
        text: its words as they are read, spaces and all.
    """

    width: float
    height: float
    letters: str
    numbers: Sequence[int]
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

    def boxes(self, page: int, start: int, end: int) -> list[Box]:
        """Where letters of a page stand: a box for each line."""
        with _LOCK:
            if page not in self._texts:
                self._texts[page] = self._pdf[page].get_textpage()
            text = self._texts[page]
            found = [text.get_charbox(number) for number in self.pages[page].numbers[start:end]]
        lines: list[list[float]] = []
        for left, bottom, right, top in found:
            last = lines[-1] if lines else None
            if last is not None and bottom < last[3] and top > last[1] and left >= last[0]:
                last[:] = [last[0], min(last[1], bottom), max(last[2], right), max(last[3], top)]
            else:
                lines.append([left, bottom, right, top])
        wide, high = self.pages[page].width, self.pages[page].height
        made: list[Box] = []
        for left, bottom, right, top in lines:
            room = (top - bottom) * _ROOM  # so that a line below the letters is not drawn through them
            made.append((left / wide, 1 - (top + room) / high, (right - left) / wide, (top - bottom + 2 * room) / high))
        return made


def plain(text: str) -> str:
    """Words as `Page.letters` has them."""
    return "".join(_SIGNS.get(letter, letter) for letter in text if not letter.isspace())


def _page(page: Any) -> Page:
    from pypdfium2 import raw

    text = page.get_textpage()
    letters: list[str] = []
    numbers: list[int] = []
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, number)
        letter = plain(chr(code)) if code > 32 else ""
        if letter:
            letters.append(letter)
            numbers.append(number)
    wide, high = page.get_size()
    said = text.get_text_range()
    return Page(wide, high, "".join(letters), numbers, said)
