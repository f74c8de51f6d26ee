"""A colour → what people call it, in English, as messages are."""

from __future__ import annotations

import colorsys

# Where a hue ends, in degrees of the circle, and what it is called.
_HUES = (
    (14, "red"), (40, "orange"), (66, "yellow"), (164, "green"), (194, "turquoise"), (254, "blue"), (290, "purple"),
    (340, "pink"), (360, "red"),
)  # fmt: skip
_GREYS = ((0.08, "black"), (0.4, "dark grey"), (0.7, "grey"), (0.96, "light grey"), (1.0, "white"))
_DARK, _LIGHT, _BROWN, _GREY = 0.3, 0.75, 0.35, 0.12  # lightness, and the saturation below which there is no hue


def colour_words(colour: str) -> str:
    """`#800000` is “dark red”; roughly, to be read beside the number."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _GREY or lightness in (0, 1):
        return next(name for end, name in _GREYS if lightness <= end)
    name = next(name for end, name in _HUES if hue * 360 <= end)
    if name == "orange" and lightness < _BROWN:
        return "brown"
    return f"dark {name}" if lightness < _DARK else f"light {name}" if lightness > _LIGHT else name
