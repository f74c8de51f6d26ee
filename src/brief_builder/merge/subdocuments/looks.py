"""A style that leaves its document → the same look elsewhere: document defaults and theme fonts written into it.

What a style does not say comes from the document's defaults (ISO 29500-1, 17.7.5), and those differ between documents.
"""

from __future__ import annotations

from lxml import etree

from brief_builder.office.schema import W, put
from brief_builder.office.xml import NAMESPACES

_A = f"{{{NAMESPACES['a']}}}"
_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMED = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_COLOURS = tuple(
    W + name
    for name in ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")
)  # fmt: skip
# Elements whose attributes count one by one, each with the attributes that count together.
_GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "rFonts": {name: (name, _THEMED[name]) for name in _FONTS},
    "spacing": {
        "before": ("before", "beforeLines", "beforeAutospacing"),
        "after": ("after", "afterLines", "afterAutospacing"),
        "line": ("line", "lineRule"),
    },
    "ind": {"start": ("left", "start"), "end": ("right", "end"), "first": ("firstLine", "hanging")},
}
# What holds where neither a style nor the document's defaults say anything, as far as a reader would see it.
_NEUTRAL: dict[str, dict[tuple[str, str], dict[str, str]]] = {
    "rPr": {
        **{("rFonts", name): {name: "Times New Roman"} for name in _FONTS},
        ("sz", ""): {"val": "20"},
        ("szCs", ""): {"val": "20"},
        ("kern", ""): {"val": "0"},
        ("color", ""): {"val": "auto"},
    },
    "pPr": {
        ("spacing", "before"): {"before": "0"},
        ("spacing", "after"): {"after": "0"},
        ("spacing", "line"): {"line": "240", "lineRule": "auto"},
        ("jc", ""): {"val": "left"},
    },
}
_LEFT_OUT = {"lang", "rPr", "numPr"}

Flat = dict[tuple[str, str], dict[str, str]]


def keep_defaults(
    style: etree._Element, kind: str, source: etree._Element | None, target: etree._Element | None
) -> None:
    """Write into a style that stands on no other what the source's defaults say otherwise than the target's.

    Args:
        style: the copy in the target; it is changed.
        kind: 'rPr' or 'pPr'.
        source: the document defaults of that kind where the style comes from; None when there are none.
        target: those where it goes.
    """
    own, had, has = _flat(style.find(W + kind)), _flat(source), _flat(target)
    neutral = _NEUTRAL[kind]
    for slot in dict.fromkeys([*had, *has]):
        wanted = had.get(slot, neutral.get(slot))
        if slot in own or wanted is None or wanted == has.get(slot, neutral.get(slot)):
            continue
        put(put(style, kind), slot[0], **wanted)


def _flat(holder: etree._Element | None) -> Flat:
    """(element, group) → its attributes, without prefixes; the group is '' for elements that count as a whole."""
    out: Flat = {}
    for child in holder if holder is not None else ():
        if not isinstance(child.tag, str) or not child.tag.startswith(W):
            continue
        name = child.tag.removeprefix(W)
        attributes = {str(k).removeprefix(W): str(v) for k, v in child.attrib.items() if str(k).startswith(W)}
        if name in _LEFT_OUT or (len(child) and name != "rFonts"):
            continue
        groups = _GROUPS.get(name)
        # In run properties `w:spacing` is one number.
        if groups is None or (name == "spacing" and "val" in attributes):
            out[name, ""] = attributes
            continue
        for group, members in groups.items():
            given = {key: attributes[key] for key in members if key in attributes}
            if given:
                out[name, group] = given
    return out


class Theme:
    """The fonts of a document's theme.

    Args:
        root: the theme part; None when the document has none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._fonts: dict[str, str] = {}
        for size in ("major", "minor") if root is not None else ():
            assert root is not None  # noqa: S101  the line above
            fonts = root.find(f".//{_A}{size}Font")
            for script, ends in (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
                font = fonts.find(_A + script) if fonts is not None else None
                for end in ends if font is not None else ():
                    self._fonts[size + end] = font.get("typeface", "") if font is not None else ""

    def settle(self, root: etree._Element) -> None:
        """Name the theme's fonts and colours where an element points to them; the tree is changed."""
        for fonts in root.iter(W + "rFonts"):
            for name, themed in _THEMED.items():
                pointer = fonts.get(W + themed)
                font = self._fonts.get(pointer, "") if pointer is not None else ""
                if pointer is not None:
                    del fonts.attrib[W + themed]
                if font:
                    fonts.set(W + name, font)
        for element in root.iter(etree.Element):
            # Word writes the colour itself beside the pointer.
            for name in _COLOURS:
                if name in element.attrib:
                    del element.attrib[name]
