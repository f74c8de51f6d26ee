"""Colours as Office files name them → `#rrggbb`, and how far two of them stand apart (ISO 29500-1, 20.1.2.3 and 17.18).

A colour is kept as plain data, a `Paint`, until the theme and the colour map of its master are known.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office.package import Package
from brief_builder.office.xml import clark, parse, whole

# Kind ('srgb', 'scheme', 'none', 'other'), its value, and what is done to it: 1.0 is all of it.
Paint = tuple[str, str, tuple[tuple[str, float], ...]]
NO_FILL: Paint = ("none", "", ())
OTHER_FILL: Paint = ("other", "", ())  # a picture, a pattern, a gradient: no one colour
_A = clark("a:x")[:-1]
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
# What a system colour is where nobody has said what it was last (ISO 29500-1, 20.1.2.3.33).
_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}
_PRESETS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080", "grey": "808080", "lime": "00FF00", "cyan": "00FFFF", "aqua": "00FFFF", "magenta": "FF00FF",
    "navy": "000080", "teal": "008080", "maroon": "800000", "olive": "808000", "purple": "800080", "silver": "C0C0C0",
    "orange": "FFA500", "dkBlue": "00008B", "dkRed": "8B0000", "dkGreen": "006400", "dkGray": "A9A9A9",
    "ltGray": "D3D3D3",
}  # fmt: skip
_FILLS = {_A + name: name for name in ("solidFill", "noFill", "gradFill", "blipFill", "pattFill", "grpFill")}
_CHANGES = {"lumMod", "lumOff", "tint", "shade", "satMod", "alpha"}
_WHOLE = 100_000  # 100 % in DrawingML


def linear(colour: str) -> tuple[float, float, float]:
    """`#rrggbb` as linear light, each part from 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (_opened(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two `#rrggbb` colours, 1 to 21, unrounded."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def scheme_colours(scheme: etree._Element) -> list[tuple[str, str]]:
    """Name and `#rrggbb` of each colour of an a:clrScheme; "" for one given in another way than red, green and blue."""
    out = []
    for entry in scheme:
        given = next(iter(entry), None)
        value = ""
        if given is not None and given.tag == clark("a:srgbClr"):
            value = given.get("val", "")
        elif given is not None and given.tag == clark("a:sysClr"):
            value = given.get("lastClr") or _SYSTEM.get(given.get("val", ""), "")
        name = str(entry.tag).rpartition("}")[2]
        out.append((name, f"#{value.lower()}" if _HEX.fullmatch(value) else ""))
    return out


def theme_colours(package: Package, part: str) -> dict[str, str]:
    """The colours of the theme that a document or master refers to: 'dk1', 'accent1', … → `#rrggbb`; {} without one."""
    related = package.relationships(part)
    theme = next((r.target for r in related if r.type.endswith("/theme") and not r.external), "")
    if theme not in package:
        return {}
    scheme = parse(package.read(theme), theme).find(f".//{clark('a:clrScheme')}")
    return {name: colour for name, colour in scheme_colours(scheme) if colour} if scheme is not None else {}


def paint_of(holder: etree._Element | None) -> Paint | None:
    """The fill among an element's children; None when it says none, and for that of a group around it."""
    for child in holder if holder is not None else ():
        name = _FILLS.get(str(child.tag))
        if name == "solidFill":
            return colour_of(child)
        if name == "noFill":
            return NO_FILL
        if name is not None and name != "grpFill":
            return OTHER_FILL
    return None


def colour_of(holder: etree._Element | None) -> Paint | None:
    """The colour among an element's children; None when there is none."""
    for child in holder if holder is not None else ():
        name, value = str(child.tag).rpartition("}")[2], child.get("val", "")
        if not name.endswith("Clr"):
            continue
        kind = {"srgbClr": "srgb", "schemeClr": "scheme"}.get(name)
        if name == "sysClr":
            kind, value = "srgb", child.get("lastClr") or _SYSTEM.get(value, "")
        elif name == "prstClr":
            kind, value = "srgb", _PRESETS.get(value, "")
        elif kind is None:
            return OTHER_FILL
        return (
            kind,
            value,
            tuple((what, share) for each in child if (what := _change(each)) and (share := _share(each)) >= 0),
        )
    return None


def hex_paint(text: str) -> Paint | None:
    """'12436D' → a paint; None for what is no colour, such as 'auto'."""
    return ("srgb", text, ()) if _HEX.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's colours, and which of them a document calls by other names.

    Attributes:
        colours: 'dk1', 'lt1', 'accent1', … → `#rrggbb`.
        mapped: names that are used → those of the theme: 'tx1' → 'dk1', as p:clrMap or w:clrSchemeMapping say.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    mapped: Mapping[str, str] = field(default_factory=dict)

    def shown(self, paint: Paint | None, own: str = "") -> str:
        """`#rrggbb`; "" for what is no one colour, is not known, or lets what is behind it shine through.

        Args:
            paint: None is no colour.
            own: what stands for 'phClr', the colour of the shape that a style of the theme is used for.
        """
        if paint is None or paint[0] not in ("srgb", "scheme"):
            return ""
        kind, value, changes = paint
        if kind == "srgb":
            colour = f"#{value.lower()}" if _HEX.fullmatch(value) else ""
        elif value == "phClr":
            colour = own
        else:
            colour = self.colours.get(self.mapped.get(value, value), "")
        for what, share in changes if colour else ():
            if what == "alpha":
                if share < 1:
                    return ""
                continue
            colour = _changed(colour, what, share)
        return colour


def _change(element: etree._Element) -> str:
    name = str(element.tag).rpartition("}")[2]
    return name if name in _CHANGES else ""


def _share(element: etree._Element) -> float:
    text = element.get("val", "")
    if text.endswith("%"):
        return whole(text[:-1].partition(".")[0], -1) / 100
    return whole(text, -_WHOLE, -_WHOLE) / _WHOLE


def _changed(colour: str, what: str, share: float) -> str:
    """A colour made lighter or darker. Tints and shades are mixed as light, as PowerPoint does."""
    if what in ("tint", "shade"):
        white = 1 - share if what == "tint" else 0.0
        return _written(*(_closed(min(part * share + white, 1.0)) for part in linear(colour)))
    hue, light, full = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    if what in ("lumMod", "wordShade"):
        light *= share
    elif what == "lumOff":
        light += share
    elif what == "wordTint":  # of Word, reckoned on lightness (17.3.2.6, themeTint)
        light = light * share + 1 - share
    elif what == "satMod":
        full *= share
    return _written(*colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), min(max(full, 0.0), 1.0)))


def _written(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02x}" for part in (red, green, blue))


def _opened(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _closed(share: float) -> float:
    return share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
