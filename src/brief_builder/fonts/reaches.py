"""Words, a font file and a size in → how far its letters reach when they are drawn without hinting, in dots.

matplotlib sets words by HarfBuzz too, and makes its tables anew for each text: a hundred times what setting takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_PARTS = 64  # of a dot, to which FreeType rounds what it scales
_MOST = 16_384  # texts whose reach is kept: a process may draw for days


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one line reaches, in dots.

    Attributes:
        width: from where it begins to where the next letter would.
        above: the baseline, to the top of its tallest letter; below zero where all hang under it.
        below: the baseline, to the end of its lowest tail; below zero where all stand above it.
    """

    width: float
    above: float
    below: float


@lru_cache(maxsize=_MOST)
def reach(text: str, path: Path, size: float, dpi: float) -> Reach:
    """The reach of a text in the face of this file (the first of it), in letters of this size in points.

    The width is FreeType's to a 64th of a dot in most texts; heights may be a few 64ths less, as outlines are rounded
    point by point.
    """
    import uharfbuzz

    font = _font(path, _scale(size, dpi))
    buffer: Any = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    width = 0
    tops, ends = [], []
    for letter, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        width += place.x_advance
        drawn = font.get_glyph_extents(letter.codepoint)
        if drawn is not None and drawn.height:  # a space has none
            tops.append(place.y_offset + drawn.y_bearing)
            ends.append(place.y_offset + drawn.y_bearing + drawn.height)
    return Reach(width / _PARTS, max(tops, default=0) / _PARTS, -min(ends, default=0) / _PARTS)


def _scale(size: float, dpi: float) -> int:
    """Parts of a dot to the em, rounded as FreeType does it (FT_Request_Size)."""
    return (int(size * _PARTS) * int(dpi) + 36) // 72


@lru_cache(maxsize=64)
def _font(path: Path, scale: int) -> Any:
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(_file(path), 0))
    font.scale = (scale, scale)
    return font


@lru_cache(maxsize=16)
def _file(path: Path) -> Any:
    import uharfbuzz

    return uharfbuzz.Blob.from_file_path(str(path))
