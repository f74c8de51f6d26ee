"""The name of a typeface → the font file to measure it with: of the system, the bundled one, or one that stands in.

The folders of the system are read once in a process, and only when a typeface is asked for that is not bundled.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

BUNDLED = Path(__file__).parent
COLLECTIONS = frozenset({".ttc", ".otc"})  # files of several faces
_SUFFIXES = {".ttf", ".otf", *COLLECTIONS}
# Faces that come with the program: the upright and the bold one of each family.
_BUNDLED = {
    "carlito": ("Carlito-Regular.ttf", "Carlito-Bold.ttf"),
    "noto sans khmer": ("NotoSansKhmer-Regular.ttf", "NotoSansKhmer-Bold.ttf"),
}
_REGULAR, _BOLD = 400, 700
_NORMAL_WIDTH = 5  # OS/2 usWidthClass

# Other names for the same widths, letter by letter: what is measured with one holds for the other.
_TWINS = {
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "arial": ("liberation sans", "arimo", "helvetica", "nimbus sans"),
    "helvetica": ("arial", "liberation sans", "arimo", "nimbus sans"),
    "arial narrow": ("liberation sans narrow", "nimbus sans narrow"),
    "times new roman": ("liberation serif", "tinos", "times", "nimbus roman"),
    "times": ("times new roman", "liberation serif", "tinos", "nimbus roman"),
    "courier new": ("liberation mono", "cousine", "nimbus mono ps"),
    "georgia": ("gelasio",),
}
# What comes nearest in width to typefaces of Office that no free font copies. Rather a little wider than narrower.
_NEAREST = {
    "aptos": ("liberation sans", "arial"),
    "aptos display": ("liberation sans", "arial"),
    "segoe ui": ("noto sans", "open sans", "dejavu sans"),
    "verdana": ("dejavu sans", "bitstream vera sans"),
    "tahoma": ("liberation sans", "arial"),
    "trebuchet ms": ("liberation sans", "arial"),
    "century gothic": ("urw gothic", "dejavu sans"),
    "book antiqua": ("p052", "liberation serif"),
    "palatino linotype": ("p052", "liberation serif"),
    "bookman old style": ("urw bookman", "dejavu serif"),
    "century schoolbook": ("c059", "liberation serif"),
    "garamond": ("eb garamond", "liberation serif"),
    "consolas": ("liberation mono", "courier new"),
    "courier": ("liberation mono", "courier new"),
    "georgia": ("dejavu serif", "liberation serif"),
    "cambria": ("liberation serif", "times new roman"),
    "khmer ui": ("noto sans khmer", "leelawadee ui"),
    "daunpenh": ("noto serif khmer", "noto sans khmer"),
    "moolboran": ("noto serif khmer", "noto sans khmer"),
    "leelawadee ui": ("noto sans khmer", "noto sans thai", "noto sans lao", "khmer ui"),
}
_SERIF = ("serif", "roman", "garamond", "book", "times", "century", "palatino", "baskerville", "caslon", "minion")


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face of a file.

    Attributes:
        index: its number in a collection (.ttc), 0-based.
        family: the typeface that it is, which may be another than was asked for.
        stands_in: whether its letters may be of another width than those that were asked for.
        bold: whether a bold face was asked for, for fonts that hold all weights in one file.
    """

    path: Path
    index: int
    family: str
    stands_in: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    path: Path
    index: int
    family: str
    weight: int
    italic: bool
    width: int

    def distance(self, bold: bool, italic: bool) -> tuple[int, bool, int, str, int]:
        """How far it is from what is asked for: the nearest is least, and of two alike the first by name."""
        weight = abs(self.weight - (_BOLD if bold else _REGULAR))
        return abs(self.width - _NORMAL_WIDTH), self.italic != italic, weight, self.path.name, self.index


@lru_cache(maxsize=512)
def find(family: str, bold: bool = False, italic: bool = False, *, single: bool = False) -> FontFile:
    """The file to measure a typeface with; one that stands in where neither it nor a twin is installed.

    Never fails: the bundled Carlito stands in for all.

    Args:
        single: whether only a file of one face will do, for what draws the first face of a collection.
    """
    name = " ".join(family.split()).casefold()
    twin = "carlito" if name == "calibri" else name
    if twin in _BUNDLED and not italic:
        # The same file on every machine, so that the same deck has the same lines.
        return _bundled(twin, family, bold=bold)
    for other in (name, *_TWINS.get(name, ())):
        if (style := _nearest(other, bold=bold, italic=italic, single=single)) is not None:
            return FontFile(style.path, style.index, style.family, bold=bold)
    if twin in _BUNDLED:
        return _bundled(twin, family, bold=bold)  # slanted letters are about as wide as the upright ones
    for other in _stand_ins(name):
        if other in _BUNDLED:
            return _bundled(other, other, bold=bold, stands_in=True)
        if (style := _nearest(other, bold=bold, italic=italic, single=single)) is not None:
            return FontFile(style.path, style.index, style.family, stands_in=True, bold=bold)
    return _bundled("carlito", "Carlito", bold=bold, stands_in=True)


def _stand_ins(name: str) -> tuple[str, ...]:
    if name in _NEAREST:
        return _NEAREST[name]
    if "khmer" in name:
        return ("noto sans khmer", "khmer ui", "leelawadee ui")
    if "mono" in name or "code" in name:
        return ("liberation mono", "courier new")
    if "sans" not in name and any(word in name for word in _SERIF):
        return ("liberation serif", "times new roman")
    return ("liberation sans", "arial")


def families() -> tuple[str, ...]:
    """All installed families, casefolded and in the order of the alphabet."""
    return tuple(sorted(_installed()))


def _bundled(name: str, family: str, *, bold: bool, stands_in: bool = False) -> FontFile:
    return FontFile(BUNDLED / _BUNDLED[name][bold], 0, family, stands_in)


def _nearest(name: str, *, bold: bool, italic: bool, single: bool) -> _Style | None:
    faces = _installed().get(name, ())
    usable = [style for style in faces if not single or style.path.suffix.lower() not in COLLECTIONS]
    return min(usable, key=lambda style: style.distance(bold, italic), default=None)


@lru_cache(maxsize=1)
def _installed() -> dict[str, list[_Style]]:
    """Family, casefolded → its faces."""
    out: dict[str, list[_Style]] = {}
    for folder in _folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() not in _SUFFIXES or not path.is_file():
                continue
            for names, style in _styles(path):
                for name in names:
                    out.setdefault(name, []).append(style)
    return out


def _folders() -> list[Path]:
    """Where the system keeps fonts: those of all users, then those of this one."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return [windows, local / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        office = "/Applications/Microsoft PowerPoint.app/Contents/Resources/DFonts"
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path(office), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def _styles(path: Path) -> Iterator[tuple[set[str], _Style]]:
    """The faces of a file, each with the names of its family; none of a file that is damaged."""
    import uharfbuzz

    try:
        blob = uharfbuzz.Blob.from_file_path(str(path))
        count = uharfbuzz.Face(blob).count if path.suffix.lower() in (".ttc", ".otc") else 1
        for index in range(count):
            face = uharfbuzz.Face(blob, index)
            # Name 1 is the family of four faces that Office shows, name 16 that of all weights (OpenType, name table).
            given = [face.get_name(uharfbuzz.OTNameIdPredefined(number)) for number in (1, 16)]
            names = [name for name in given if name]
            os2 = face.reference_table("OS/2").data
            if not names or len(os2) < 64:
                continue
            weight, width = struct.unpack_from(">HH", os2, 4)
            italic = bool(struct.unpack_from(">H", os2, 62)[0] & 0b1000000001)  # fsSelection: italic, oblique
            yield {name.casefold() for name in names}, _Style(path, index, names[0], weight, italic, width)
    except (OSError, uharfbuzz.HarfBuzzError, struct.error):
        return
