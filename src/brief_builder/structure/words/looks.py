"""The styles of a Word document → how a paragraph and a run come out, whatever style says so (ISO 29500-1, 17.7.2).

What an element says is a dict of the properties that it has; those of base styles lie under those of styles, and those
of styles under what is said at the place. `SAID` keys of runs: b, i, u, strike, caps, vanish, size, complex_size,
themed, colour, mark (highlight), fill (shading), font, complex_font, lang, lang_complex, lang_asian, complex, raised.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.colours import NO_FILL, Paint, hex_paint
from brief_builder.office.word_theme import SCHEME_NAMES, theme_faces, word_palette
from brief_builder.office.xml import clark, is_on, whole

Said = dict[str, Any]
_W = clark("w:x")[:-1]
_VAL = _W + "val"
_OFF = ("0", "false", "off", "none")
_NAMED_TOGGLES = (("b", "b"), ("i", "i"), ("caps", "caps"), ("strike", "strike"), ("dstrike", "strike"),
                  ("vanish", "vanish"), ("cs", "complex"), ("rtl", "complex"))  # fmt: skip
_TOGGLES = {_W + name: key for name, key in _NAMED_TOGGLES}
_LISTED_TOGGLES = ("b", "i", "caps", "strike", "vanish")  # of these a character style turns a paragraph style's round
_MARKS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip
_DEEP = 30  # styles based on each other


class Looks:
    """The styles, defaults and colours of a document."""

    def __init__(self, package: Package) -> None:
        related = {
            r.type.rpartition("/")[2]: r.target for r in package.relationships(package.main_part) if not r.external
        }
        root = _root(package, related.get("styles", ""))
        self.palette = word_palette(package)
        self.theme_faces = theme_faces(package)
        self._elements: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        for style in root.iter(_W + "style") if root is not None else ():
            id_, kind = style.get(_W + "styleId", ""), style.get(_W + "type", "paragraph")
            self._elements.setdefault(id_, style)
            if is_on(style.get(_W + "default")):
                self._defaults.setdefault(kind, id_)
        defaults = root.find(f"{_W}docDefaults") if root is not None else None
        self.base_run = run_said(_find(defaults, "rPrDefault", "rPr"))
        self.base_paragraph = paragraph_said(_find(defaults, "pPrDefault", "pPr"))
        self._cache: dict[tuple[str, str], Said] = {}

    def style(self, id_: str, kind: str = "paragraph") -> str:
        """The id itself, or that of the default style of its kind where it names none that is there."""
        return id_ if id_ in self._elements else self._defaults.get(kind, "")

    def name(self, id_: str) -> str:
        """A style's name in small letters; its id where it has none."""
        element = self._elements.get(id_)
        named = element.find(_W + "name") if element is not None else None
        return (named.get(_VAL, "") if named is not None else id_).lower()

    def names(self, id_: str) -> list[str]:
        """The names of a style and of those that it is based on, its own first."""
        return [self.name(each) for each in reversed(self.chain(id_))]

    def chain(self, id_: str) -> list[str]:
        """A style and those that it is based on, the deepest first."""
        out: list[str] = []
        while id_ in self._elements and id_ not in out and len(out) < _DEEP:
            out.append(id_)
            based = self._elements[id_].find(_W + "basedOn")
            id_ = based.get(_VAL, "") if based is not None else ""
        return out[::-1]

    def paragraph_style(self, id_: str) -> Said:
        """What a paragraph style says of paragraphs, defaults of the document under it."""
        return self._all(id_, "pPr", paragraph_said, self.base_paragraph)

    def run_style(self, id_: str) -> Said:
        """What a paragraph or character style says of runs, without the defaults."""
        return self._all(id_, "rPr", run_said, {})

    def element(self, id_: str) -> etree._Element | None:
        """The w:style."""
        return self._elements.get(id_)

    def run(self, base: Said, properties: etree._Element | None) -> Said:
        """How a run comes out: `base` is what its paragraph says of runs; its own style and properties lie over it."""
        if properties is None:
            return base
        out = dict(base)
        named = properties.find(_W + "rStyle")
        if named is not None:
            styled = self.run_style(named.get(_VAL, ""))
            for key, value in styled.items():
                turned = key in _LISTED_TOGGLES and value and base.get(key)
                out[key] = not value if turned else value
        out.update(run_said(properties))
        return out

    def _all(self, id_: str, name: str, read: Callable[[etree._Element | None], Said], base: Said) -> Said:
        known = self._cache.get((id_, name))
        if known is None:
            known = dict(base)
            for each in self.chain(id_):
                known.update(read(self._elements[each].find(_W + name)))
            self._cache[id_, name] = known
        return known


def run_said(properties: etree._Element | None) -> Said:
    """What a w:rPr says."""
    out: Said = {}
    for child in properties if properties is not None else ():
        tag = str(child.tag)
        if (toggle := _TOGGLES.get(tag)) is not None:
            out[toggle] = child.get(_VAL, "1") not in _OFF
            continue
        name, value = tag.rpartition("}")[2], child.get(_VAL, "")
        if name == "u":
            out["u"] = value not in ("", "none")
        elif name in ("sz", "szCs"):
            out["size" if name == "sz" else "complex_size"] = whole(value, 0) / 2
        elif name == "color":
            out["colour"] = _paint(child, value, "theme")
        elif name == "highlight":
            out["mark"] = hex_paint(_MARKS.get(value, ""))
        elif name == "shd":
            out["fill"] = shading(child)
        elif name == "lang":
            for key, attribute in (("lang", "val"), ("lang_complex", "bidi"), ("lang_asian", "eastAsia")):
                if said := child.get(_W + attribute):
                    out[key] = said
        elif name == "vertAlign":
            out["raised"] = value == "superscript"
        elif name == "rFonts":
            if font := child.get(_W + "ascii"):
                out["font"], out["themed"] = font, ""
            if themed := child.get(_W + "asciiTheme"):
                out["themed"] = themed[:5]  # 'major' or 'minor', and a script
            if child.get(_W + "cstheme") is not None:
                out["complex_font"] = ""  # the theme's holds over one that is named beside it (17.3.2.26)
            elif font := child.get(_W + "cs"):
                out["complex_font"] = font
    return out


def paragraph_said(properties: etree._Element | None) -> Said:
    """What a w:pPr says: outline, num, num_level, align, rtl, fill, framed.

    In twips: frame (its width), borders (at both sides, with their distance), ind_left, ind_right.
    """
    out: Said = {}
    for child in properties if properties is not None else ():
        name, value = str(child.tag).rpartition("}")[2], child.get(_VAL, "")
        if name == "outlineLvl":
            out["outline"] = whole(value, 9)
        elif name == "numPr":
            for inner in child:
                key = {"numId": "num", "ilvl": "num_level"}.get(str(inner.tag).rpartition("}")[2])
                if key is not None:
                    out[key] = whole(inner.get(_VAL))
        elif name == "jc":
            out["align"] = value
        elif name == "bidi":
            out["rtl"] = child.get(_VAL, "1") not in _OFF
        elif name == "shd":
            out["fill"] = shading(child)
        elif name == "framePr":
            out["framed"], out["frame"] = True, whole(child.get(_W + "w"))
        elif name == "pBdr":
            sides = (child.find(_W + side) for side in ("left", "right"))
            out["borders"] = sum(
                whole(side.get(_W + "space")) * 20 + whole(side.get(_W + "sz")) * 5 // 2
                for side in sides
                if side is not None and side.get(_VAL) not in ("none", "nil")
            )
        elif name == "ind":
            for key, attributes in (("ind_left", ("left", "start")), ("ind_right", ("right", "end"))):
                for attribute in attributes:
                    if (said := child.get(_W + attribute)) is not None:
                        out[key] = whole(said, 0, -31_680)
    return out


def shading(element: etree._Element) -> Paint | None:
    """The colour of a w:shd (17.3.5); NO_FILL for none. A pattern is taken for its ground."""
    fill = element.get(_W + "fill", "auto")
    if element.get(_VAL) == "solid":
        return _paint(element, element.get(_W + "color", ""), "theme", "themeColor")
    return _paint(element, fill, "themeFill") or NO_FILL


def _paint(element: etree._Element, value: str, prefix: str, named: str = "") -> Paint | None:
    """The colour of a theme where one is named, which holds over the one written beside it."""
    name = element.get(_W + (named or ("themeColor" if prefix == "theme" else prefix)))
    if not name or name == "none":
        return hex_paint(value)
    changes = []
    for attribute, change in (("Tint", "wordTint"), ("Shade", "wordShade")):
        said = element.get(_W + prefix + attribute)
        if said:
            try:
                changes.append((change, int(said, 16) / 255))
            except ValueError:
                continue
    return "scheme", SCHEME_NAMES.get(name, name), tuple(changes)


def _find(element: etree._Element | None, *names: str) -> etree._Element | None:
    for name in names:
        element = element.find(_W + name) if element is not None else None
    return element


def _root(package: Package, part: str) -> etree._Element | None:
    return parse(package.read(part), part) if part in package else None


def styled(looks: Looks, table_run: Said, style: str) -> Said:
    """What holds for the runs of a paragraph: defaults of the document, of its table's style, and of its own."""
    return {**looks.base_run, **table_run, **looks.run_style(style)}
