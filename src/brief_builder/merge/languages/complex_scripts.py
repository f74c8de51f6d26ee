"""A text of a part → the same, in which letters of complex scripts look as their neighbours do, and have a font.

Word takes the size, the weight and the slant of such letters from properties of their own (ISO 29500-1, 17.3.2.2,
17.3.2.17 and 17.3.2.39), and their font from `w:rFonts@w:cs` (17.3.2.26); PowerPoint takes it from `a:cs`
(21.1.2.3.1).
Whoever has drawn a template with Latin words has often said nothing of them, or what Office put there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from brief_builder.fonts.khmer import KHMER_FONTS, OFFICE_DEFAULTS, has_khmer, lacks_khmer
from brief_builder.lazy import pattern

MIRRORED = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_PROPERTIES = pattern(r"<((?:[\w.-]+:)?)rPr(?:\s[^>]*)?>(.*?)</\1rPr>", re.S)
_FONTS = pattern(r"<((?:[\w.-]+:)?)rFonts\s[^>]*>")
_DRAWN = pattern(
    r'<((?:[\w.-]+:)?)latin\s[^>]*?typeface="([^"]*)"[^>]*>(?:\s*<\1ea\s[^>]*>)?'
    r'\s*(<\1cs\s[^>]*?typeface="([^"]*)"[^>]*>)'
)
_THEMED = pattern(r"(<((?:[\w.-]+:)?)(?:major|minor)Font>)(.*?)(</\2(?:major|minor)Font>)", re.S)
_COMPLEX = pattern(r'<((?:[\w.-]+:)?)cs\s[^>]*?typeface="([^"]*)"[^>]*>')
_KHMER = pattern(r'(<(?:[\w.-]+:)?font\s[^>]*?script="Khmr"[^>]*?typeface=")([^"]*)(")')
# What else LibreOffice and old Office name for complex scripts when nobody has chosen a font.
_UNCHOSEN = ("", "freesans", "arial unicode ms")


def mirrored(text: str) -> str:
    """A part of a Word document in which `szCs`, `bCs`, `iCs` say what `sz`, `b`, `i` say, where they are missing."""
    return _PROPERTIES.sub(lambda m: _mirrored(m[0], m[1]), text)


@lru_cache(maxsize=2048)
def _mirrored(properties: str, p: str) -> str:
    for plain, own in MIRRORED:
        if re.search(rf"<{p}{own}[\s/>]", properties) is None:
            held = rf"<{p}{plain}(?=[\s/>])([^>]*)/>"
            properties = re.sub(held, lambda m: f"{m[0]}<{p}{own}{m[1]}/>", properties, count=1)  # noqa: B023
    return properties


def khmer_in_word(text: str) -> str:
    """A part of a Word document whose runs and styles name a Khmer font, where they named one without such letters."""
    return _FONTS.sub(lambda m: _word_fonts(m[0], m[1]), text)


@lru_cache(maxsize=512)
def _word_fonts(element: str, p: str) -> str:
    held = dict(re.findall(rf'{p}(ascii|hAnsi|cs)="([^"]*)"', element))
    if "cs" not in held or not _to_replace(held["cs"], held.get("ascii"), held.get("hAnsi")):
        return element
    return re.sub(rf'{p}cs="[^"]*"', f'{p}cs="{KHMER_FONTS[0]}"', element, count=1)


def khmer_drawn(text: str) -> str:
    """The same of what is drawn: on slides, in charts and text boxes."""
    return _DRAWN.sub(_drawn_fonts, text)


def _drawn_fonts(found: re.Match[str]) -> str:
    p, latin, named = found[1], found[2], found[4]
    if not _to_replace(named, latin):
        return found[0]
    return found[0][: found.start(3) - found.start()] + f'<{p}cs typeface="{KHMER_FONTS[0]}"/>'


def khmer_in_theme(text: str) -> str:
    """A theme whose fonts for complex scripts, and for Khmer, have Khmer letters."""
    return _THEMED.sub(lambda m: m[1] + _theme_fonts(m[3]) + m[4], text)


def _theme_fonts(fonts: str) -> str:
    def complex_font(found: re.Match[str]) -> str:
        replaced = _to_replace(found[2])
        return f'<{found[1]}cs typeface="{KHMER_FONTS[0]}"/>' if replaced else found[0]

    def of_khmer(found: re.Match[str]) -> str:
        default = found[2].lower() in OFFICE_DEFAULTS
        return found[1] + (KHMER_FONTS[0] if default or not found[2] else found[2]) + found[3]

    return _KHMER.sub(of_khmer, _COMPLEX.sub(complex_font, fonts))


def _to_replace(named: str, *beside: str | None) -> bool:
    """Whether a font for complex scripts was not chosen for Khmer; `beside` are those for Latin letters."""
    if named.startswith("+") or has_khmer(named):
        return False
    return lacks_khmer(named) or named.lower() in _UNCHOSEN or named in beside
