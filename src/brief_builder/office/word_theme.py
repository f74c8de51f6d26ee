"""A Word document → its theme's colours by the names that it calls them; and colours written beside such a name.

Word writes what a theme's colour comes to beside its name, and reads the name (ISO 29500-1, 17.3.2.6: `val` is ignored
where `themeColor` stands). LibreOffice 7.4 draws what stands beside it. Where another program changed the theme alone,
the two differ.
"""

from __future__ import annotations

import colorsys
import math
import re
from functools import lru_cache

from lxml import etree

from brief_builder.office.colours import Palette, theme_colours
from brief_builder.office.package import Package
from brief_builder.office.xml import clark, parse

# ST_ThemeColor → what the theme calls it.
SCHEME_NAMES = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
# The names of ST_ThemeColor that w:clrSchemeMapping maps, and what they are mapped to where it does not say.
_MAPPED = {"background1": ("bg1", "lt1"), "text1": ("t1", "dk1"), "background2": ("bg2", "lt2"), "text2": ("t2", "dk2")}
_W, _A = clark("w:x")[:-1], clark("a:x")[:-1]
_NAMED = ('themeColor="', 'themeFill="')
_ATTRIBUTES = re.compile(r'\s(?:\w+:)?(\w+)="([^"]*)"')
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_LONG = 400  # characters of a tag; those of Word are shorter
_MOST = 10_000  # forms of tags that are remembered; no template has as many
_ROUNDED = 2  # of 255, by which programs that round otherwise differ


def word_palette(package: Package) -> Palette:
    """The colours of a document's theme, and which of them it calls by other names."""
    return package.once("word palette", lambda: _palette(package))


def theme_agreement(package: Package) -> Agreement:
    """How colours come to agree with the document's theme."""
    return package.once("theme agreement", lambda: Agreement(word_palette(package)))


def theme_faces(package: Package) -> dict[str, str]:
    """'major' and 'minor' → the typefaces of headings and of texts; {} without a theme."""
    related = package.relationships(package.main_part)
    name = next((rel.target for rel in related if rel.type.endswith("/theme") and not rel.external), "")
    scheme = parse(package.read(name), name).find(f".//{_A}fontScheme") if name in package else None
    found = (
        {each: scheme.find(f"{_A}{each}Font/{_A}latin") for each in ("major", "minor")} if scheme is not None else {}
    )
    return {each: font.get("typeface", "") for each, font in found.items() if font is not None}


def _palette(package: Package) -> Palette:
    related = package.relationships(package.main_part)
    name = next((rel.target for rel in related if rel.type.endswith("/settings") and not rel.external), "")
    settings = parse(package.read(name), name) if name in package else None
    return Palette(theme_colours(package, package.main_part), _mapping(settings))


def _mapping(settings: etree._Element | None) -> dict[str, str]:
    said = settings.find(_W + "clrSchemeMapping") if settings is not None else None
    out = {name: usual for name, (_, usual) in _MAPPED.items()}
    for name, (attribute, _) in _MAPPED.items() if said is not None else ():
        value = said.get(_W + attribute, "")  # type: ignore[union-attr]
        if value:
            out[name] = SCHEME_NAMES.get(value, value)
    return out


class Agreement:
    """Texts of parts → the same, in which colours that stand beside a name of the theme are the theme's.

    Of words, shadings, borders and underlines. A colour that stands alone is its author's. Styles of tables say the
    same few thousands of times, in several parts: each form of a tag is looked at once.
    """

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._forms: dict[str, str] = {}
        self._asked: dict[tuple[str, str, str, str], str] = {}

    def __getstate__(self) -> Palette:
        """What another process needs: what was looked at comes from documents."""
        return self._palette

    def __setstate__(self, state: Palette) -> None:
        Agreement.__init__(self, state)

    def settled(self, text: str) -> str:
        """The text of a part; itself where all agree."""
        changed: dict[str, str] = {}
        for form in _forms(text):
            now = self._forms.get(form)
            if now is None:
                now = _agreeing(form, self._palette, self._asked)
                if len(self._forms) < _MOST and len(form) < _LONG:
                    self._forms[form] = now
                if len(self._asked) > _MOST:
                    self._asked.clear()
            if now != form:
                changed[form] = now
        if not changed:
            return text
        return "<".join([_put(piece, changed) if "theme" in piece else piece for piece in text.split("<")])


def _put(piece: str, changed: dict[str, str]) -> str:
    """What stands behind a `<`, up to the next, with its element as it should be."""
    element, ending, behind = piece.partition(">")
    return changed.get(f"<{element}{ending}", f"<{element}{ending}")[1:] + behind


def _forms(text: str) -> set[str]:
    """The tags in which a colour of the theme is named."""
    found: set[str] = set()
    for named in _NAMED:
        end, at = 0, text.find(named)
        while at >= 0:
            begins = text.rfind("<", end, at)  # not before the end of the last tag, or what was taken for one
            end = text.find(">", at) + 1
            if not end:
                break
            if begins >= 0 and text.find(">", begins, at) < 0:  # else these are words
                found.add(text[begins:end])
            at = text.find(named, end)
    return found


def _agreeing(tag: str, palette: Palette, known: dict[tuple[str, str, str, str], str]) -> str:
    element = tag[1:].split(None, 1)[0].rpartition(":")[2]
    said: dict[str, str] = {}
    for attribute, value in _ATTRIBUTES.findall(tag):
        said.setdefault(attribute, value)
    for named, written in (("themeColor", "val" if element == "color" else "color"), ("themeFill", "fill")):
        beside, name = said.get(written, ""), said.get(named, "")
        if not beside or not name:
            continue
        stem = named.removesuffix("Color")
        asked = (beside, name, said.get(f"{stem}Tint", ""), said.get(f"{stem}Shade", ""))
        if asked not in known:
            known[asked] = _instead(*asked, palette)
        if wanted := known[asked]:
            tag = re.sub(rf'(\s(?:\w+:)?{written}=")[^"]*', rf"\g<1>{wanted}", tag, count=1)
    return tag


def _instead(beside: str, name: str, tint: str, shade: str, palette: Palette) -> str:
    """What should stand beside a name of the theme; "" where what stands there agrees, or the theme has none."""
    colour = palette.shown(("scheme", _scheme(name), ()))
    wanted = _changed(colour, tint, shade) if colour else ""
    return "" if not wanted or _alike(beside, wanted) else wanted


def _scheme(name: str) -> str:
    return SCHEME_NAMES.get(name, name)


@lru_cache(maxsize=1024)
def _changed(colour: str, tint: str, shade: str) -> str:
    """'#4472c4' and a tint or shade in hexadecimal 255ths → '8EAADB': lightness is changed, and cut, as Word does."""
    hue, light, full = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    if (share := _share(shade)) is not None:
        light *= share
    if (share := _share(tint)) is not None:
        light = light * share + 1 - share
    parts = colorsys.hls_to_rgb(hue, light, full)
    return "".join(f"{math.floor(min(max(part, 0.0), 1.0) * 255 + 1e-6):02X}" for part in parts)


def _share(text: str) -> float | None:
    return int(text, 16) / 255 if re.fullmatch("[0-9A-Fa-f]{1,2}", text) else None


def _alike(one: str, other: str) -> bool:
    if not _HEX.fullmatch(one):
        return False
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _ROUNDED for at in (0, 2, 4))
