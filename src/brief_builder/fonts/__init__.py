"""A typeface's name in → the font file that has its letters, how wide they are in it, and whether it only stands in."""

from brief_builder.fonts.faces import Face, face, fallback
from brief_builder.fonts.files import BUNDLED, FontFile, find

__all__ = ["BUNDLED", "Face", "FontFile", "face", "fallback", "find"]
