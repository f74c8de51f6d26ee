"""Words and a face → how wide they are, in sizes of the letters (em), as HarfBuzz sets them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from brief_builder.fonts.files import FontFile, families, find

_REMEMBERED = 50_000  # words a face remembers the width of, and then begins anew
# Which face the letters of a script are looked for in first, before all others by name.
_FIRST = {
    (0x0E00, 0x0E7F): ("noto sans thai", "leelawadee ui", "thonburi"),
    (0x0E80, 0x0EFF): ("noto sans lao", "leelawadee ui", "lao sangam mn"),
    (0x1000, 0x109F): ("noto sans myanmar", "myanmar text", "myanmar mn"),
    (0x1780, 0x17FF): ("noto sans khmer", "khmer ui", "leelawadee ui", "khmer mn"),
    (0x0590, 0x05FF): ("noto sans hebrew", "arial", "arial hebrew"),
    (0x0600, 0x06FF): ("noto naskh arabic", "arial", "geeza pro"),
    (0x3040, 0x30FF): ("noto sans cjk jp", "yu gothic", "hiragino sans"),
    (0x4E00, 0x9FFF): ("noto sans cjk sc", "microsoft yahei", "pingfang sc", "droid sans fallback"),
    (0xAC00, 0xD7AF): ("noto sans cjk kr", "malgun gothic", "apple sd gothic neo"),
}
_LATIN_FIRST = ("noto sans", "dejavu sans", "arial unicode ms", "segoe ui symbol", "noto sans symbols2")


class Face:
    """One face. Cheap to ask again: it remembers the words that it has measured."""

    __slots__ = ("_features", "_font", "_known", "_letters", "_module", "_upem", "file")

    def __init__(self, file: FontFile) -> None:
        import uharfbuzz

        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file.path)), file.index)
        self.file = file
        self._module: Any = uharfbuzz
        self._font: Any = uharfbuzz.Font(face)
        if file.bold and any(axis.tag == "wght" for axis in face.axis_infos):
            self._font.set_variations({"wght": 700})
        self._upem = float(face.upem)
        self._letters: Any = face.unicodes
        # Neither PowerPoint nor LibreOffice joins Latin letters on slides unless it is told to.
        self._features = ({"kern": False, "liga": False}, {"kern": True, "liga": False})
        self._known: tuple[dict[str, float], dict[str, float]] = ({}, {})

    def has(self, letter: str) -> bool:
        """Whether it has a glyph for a character."""
        return ord(letter) in self._letters

    def width(self, text: str, *, kerned: bool = True) -> float:
        """Width in em of a text in one line; it is meant for words, which come again."""
        known = self._known[kerned]
        width: float | None = known.get(text)
        if width is None:
            if len(known) > _REMEMBERED:
                known.clear()
            width = known[text] = self._measured(text, kerned)
        return width

    def _measured(self, text: str, kerned: bool) -> float:
        buffer = self._module.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        self._module.shape(self._font, buffer, self._features[kerned])
        positions = buffer.glyph_positions or ()
        return sum(float(position.x_advance) for position in positions) / self._upem


@lru_cache(maxsize=256)
def face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face to measure a typeface with, see `find`."""
    return Face(find(family, bold, italic))


@lru_cache(maxsize=2048)
def fallback(letter: str, bold: bool = False) -> Face | None:
    """A face that has this character, the same each time on a machine; None when no installed one has it."""
    code = ord(letter)
    first = next((names for (start, end), names in _FIRST.items() if start <= code <= end), _LATIN_FIRST)
    installed = families()
    for name in [*(name for name in first if name in installed), *installed]:
        found = face(name, bold)
        if found.has(letter):
            return found
    return None
