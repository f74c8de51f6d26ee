"""A typeface's name in → the font file that has its letters, how wide they are in it, and whether it only stands in."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.fonts.faces import Face, face, fallback
    from brief_builder.fonts.files import BUNDLED, FontFile, find

__all__ = ["BUNDLED", "Face", "FontFile", "face", "fallback", "find"]

_HOMES = {
    "BUNDLED": "files",
    "Face": "faces",
    "FontFile": "files",
    "face": "faces",
    "fallback": "faces",
    "find": "files",
}
__getattr__ = exported(__name__, _HOMES)
