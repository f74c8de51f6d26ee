"""A layout of a package in → for each placeholder of it, what its text and its frame are like unless a slide says more.

Plain data, so that it can be kept for thousands of slides and sent to other processes. What `objectDefaults` of a theme
say is left out: PowerPoint copies it into a shape when it is drawn, and does not look there again (ISO 29500-1,
20.1.6.7).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from brief_builder.fit.looks import Levels, Look, Said, Spacing, attributes
from brief_builder.office import Package, parse
from brief_builder.office.xml import clark, whole

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_TITLES = {"title", "ctrTitle"}
_SIGNS = {"dt", "ftr", "sldNum", "hdr"}  # placeholders whose kind says enough, whatever their number
_FITS = {_A + "noAutofit": "none", _A + "spAutoFit": "grow", _A + "normAutofit": "shrink"}
_OFF, _EXT, _PRESET, _CUSTOM = _A + "off", _A + "ext", _A + "prstGeom", _A + "custGeom"
_RECTANGLE: tuple[str, dict[str, int]] = ("rect", {})
# The insets of a text in its shape where none are given, in EMU (ISO 29500-1, 21.1.2.1.1, lIns and others).
INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_VARIANTS = 500  # how many lists of styles of shapes' own are kept beside a placeholder
_LEAST = 1000  # the smallest fontScale (ST_TextFontScalePercent)
WHOLE = 100_000  # 100 % in DrawingML


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a shape stands on its slide, in EMU; `turn` is its rotation in 60,000ths of a degree."""

    left: float
    top: float
    width: float
    height: float
    turn: int = 0


@dataclass(frozen=True)
class Slot:
    """What stands behind the text of a shape.

    Attributes:
        kind: 'title', 'body', 'other' (date, footer, slide number) or 'text' for what is no placeholder.
        frame: None when neither layout nor master says where it stands.
        body: attributes of bodyPr, and under 'fit' (kind, fontScale, lnSpcReduction) where one is chosen.
        preset: the outline, such as 'rect', and its handles.
    """

    kind: str
    levels: Levels
    fonts: dict[str, str]
    frame: Frame | None = None
    body: Said = field(default_factory=dict)
    preset: tuple[str, dict[str, int]] = ("rect", {})
    looks: dict[object, Look] = field(default_factory=dict, compare=False, repr=False)
    spacings: dict[object, tuple[Spacing, int]] = field(default_factory=dict, compare=False, repr=False)
    heights: dict[tuple[bytes, int], tuple[int, frozenset[str]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    variants: dict[object, Slot] = field(default_factory=dict, compare=False, repr=False)

    def under(self, styles: etree._Element) -> Slot:
        """The same with a list of styles of a shape's own. Copies of the shape get the same slot again."""
        key = etree.tostring(styles, with_tail=False)
        return self.variants.get(key) or self._keep(key, self.levels.under(styles))

    def weighted(self, *, bold: bool, italic: bool) -> Slot:
        """The same with what a table style says of the letters."""
        known = self.variants.get((bold, italic))
        if known is not None:
            return known
        said = {"b": "1"} if bold else {}
        said |= {"i": "1"} if italic else {}
        runs = tuple({**each, **said} for each in self.levels.runs)
        return self._keep((bold, italic), Levels(self.levels.paragraphs, runs))

    def _keep(self, key: object, levels: Levels) -> Slot:
        if len(self.variants) >= _VARIANTS:
            self.variants.clear()
        made = self.variants[key] = replace(self, levels=levels, looks={}, spacings={}, heights={}, variants={})
        return made  # another thread may have cleared the rest


@dataclass(frozen=True, slots=True)
class _Placeholder:
    type: str
    number: str
    frame: Frame | None
    body: Said
    preset: tuple[str, dict[str, int]] | None
    styles: Levels


class Layout:
    """A layout with its master and theme: `slot` says what stands behind a shape."""

    def __init__(self, package: Package, part: str) -> None:
        layout = _root(package, part)
        master_part = _related(package, part, "slideMaster")
        master = _root(package, master_part)
        theme = _root(package, _related(package, master_part, "theme"))
        presentation = _root(package, package.main_part)
        self.fonts = _theme_fonts(theme)
        self._own, self._master = _placeholders(layout), _placeholders(master)
        usual = presentation.find(_P + "defaultTextStyle") if presentation is not None else None
        self._plain = Levels().under(usual)
        styles = master.find(_P + "txStyles") if master is not None else None
        kinds = {"title": "titleStyle", "body": "bodyStyle", "other": "otherStyle"}
        self._styles = {
            kind: self._plain.under(styles.find(_P + name) if styles is not None else None)
            for kind, name in kinds.items()
        }
        # PowerPoint takes a text box's look from the presentation; masters repeat it in otherStyle.
        self._text = Levels().under(styles.find(_P + "otherStyle") if styles is not None else None).under(usual)
        self._slots: dict[tuple[str, str], Slot] = {}
        self.free = Slot("text", self._text, self.fonts)

    def slot(self, placeholder: etree._Element | None) -> Slot:
        """What stands behind a shape with this p:ph, None for one that is no placeholder."""
        if placeholder is None:
            return self.free
        key = (placeholder.get("type", "obj"), placeholder.get("idx", "0"))
        if key not in self._slots:
            self._slots[key] = self._slot(*key)
        return self._slots[key]

    def _slot(self, type_: str, number: str) -> Slot:
        own = _match(self._own, type_, number)
        drawn = _match(self._master, own.type if own is not None else type_, None)
        kind = "title" if type_ in _TITLES else "other" if type_ in _SIGNS else "body"
        levels = self._styles[kind]
        body: Said = {}
        frame, preset = None, None
        for each in (drawn, own):
            if each is None:
                continue
            levels = _over(levels, each.styles)
            body |= each.body
            frame, preset = each.frame or frame, each.preset or preset
        return Slot(kind, levels, self.fonts, frame, body, preset or _RECTANGLE)


def _match(known: list[_Placeholder], type_: str, number: str | None) -> _Placeholder | None:
    """The placeholder that one inherits from: of a layout by its number, of a master by what it is for.

    Of titles, dates, footers and slide numbers there is one each, whatever its number.
    """
    if number is None or type_ in _TITLES | _SIGNS:
        return next((each for each in known if _family(each.type) == _family(type_)), None)
    return next((each for each in known if each.number == number), None)


def _family(type_: str) -> str:
    return "title" if type_ in _TITLES else type_ if type_ in _SIGNS else "body"


def _over(below: Levels, above: Levels) -> Levels:
    paragraphs = tuple({**one, **other} for one, other in zip(below.paragraphs, above.paragraphs, strict=True))
    return Levels(paragraphs, tuple({**one, **other} for one, other in zip(below.runs, above.runs, strict=True)))


def _placeholders(root: etree._Element | None) -> list[_Placeholder]:
    out = []
    for shape in root.iter(_P + "sp") if root is not None else ():
        placeholder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if placeholder is None:
            continue
        body = shape.find(f"{_P}txBody/{_A}bodyPr")
        styles = Levels().under(shape.find(f"{_P}txBody/{_A}lstStyle"))
        look = shape.find(_P + "spPr")
        place = frame_of(look.find(_A + "xfrm")) if look is not None else None
        number, type_ = placeholder.get("idx", "0"), placeholder.get("type", "obj")
        preset = preset_of(look) if look is not None else None
        out.append(_Placeholder(type_, number, place, said_of_body(body), preset, styles))
    return out


def said_of_body(element: etree._Element | None) -> Said:
    """What a bodyPr says: its attributes, insets as numbers, and under 'fit' how it fits its text."""
    if element is None:
        return {}
    out = attributes(element)
    for name, usual in INSETS.items():
        if name in out:
            out[name] = whole(out[name], usual, -(10**9))
    for child in element:
        if (fit := _FITS.get(child.tag)) is not None:
            out["fit"] = (
                fit,
                max(_share(child.get("fontScale"), WHOLE), _LEAST),
                _share(child.get("lnSpcReduction"), 0),
            )
        elif child.tag == _A + "prstTxWarp" and child.get("prst", "textNoShape") != "textNoShape":
            out["warped"] = True
    return out


def _share(text: str | None, otherwise: int) -> int:
    if text is not None and text.endswith("%"):
        return whole(text[:-1].partition(".")[0], otherwise // 1000) * 1000
    return whole(text, otherwise)


def frame_of(transform: etree._Element | None) -> Frame | None:
    """The frame that an xfrm says; None when it says none."""
    if transform is None:
        return None
    off = ext = None
    for child in transform:
        if child.tag == _OFF:
            off = child
        elif child.tag == _EXT:
            ext = child
    if off is None or ext is None:
        return None
    left, top = whole(off.get("x"), 0, -(10**10)), whole(off.get("y"), 0, -(10**10))
    turn = whole(transform.get("rot"), 0, -(10**10)) if transform.get("rot") else 0
    return Frame(left, top, whole(ext.get("cx")), whole(ext.get("cy")), turn)


def preset_of(properties: etree._Element) -> tuple[str, dict[str, int]] | None:
    """The preset outline of an spPr with its handles; None when it has no outline of its own."""
    preset = next(properties.iterchildren(_PRESET), None)
    if preset is None:
        return _RECTANGLE if next(properties.iterchildren(_CUSTOM), None) is not None else None
    if preset.get("prst") == "rect":
        return _RECTANGLE
    handles = {}
    for guide in preset.iter(_A + "gd"):
        word, _, value = guide.get("fmla", "").partition(" ")
        if word == "val":
            handles[guide.get("name", "")] = whole(value, 0, -(10**9))
    return preset.get("prst", "rect"), handles


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """'+mn-lt' → 'Calibri' and so on."""
    out: dict[str, str] = {}
    scheme = theme.find(f".//{_A}fontScheme") if theme is not None else None
    for sign, name in (("mj", "majorFont"), ("mn", "minorFont")):
        fonts = scheme.find(_A + name) if scheme is not None else None
        for end, script in (("lt", "latin"), ("ea", "ea"), ("cs", "cs")):
            font = fonts.find(_A + script) if fonts is not None else None
            out[f"+{sign}-{end}"] = font.get("typeface", "") if font is not None else ""
    return out


def _related(package: Package, part: str, kind: str) -> str:
    if part not in package:
        return ""
    return next((r.target for r in package.relationships(part) if r.type.endswith("/" + kind) and not r.external), "")


def _root(package: Package, part: str) -> etree._Element | None:
    return parse(package.read(part), part) if part in package else None
