"""Properties of text in DrawingML → what decides how wide and how high it comes out.

Properties are inherited one by one, so they are kept as dicts of those that an element says; `Look` and `Spacing` are
what comes out at the end of the chain (ISO 29500-1, 21.1.2.3.9 rPr, 21.1.2.2.7 pPr).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from brief_builder.office.colours import paint_of
from brief_builder.office.xml import clark, is_on, whole

Said = dict[str, Any]
_A = clark("a:x")[:-1]
_FONTS = {_A + "latin": "latin", _A + "ea": "ea", _A + "cs": "cs"}
_SPACINGS = {_A + "lnSpc": "lnSpc", _A + "spcBef": "spcBef", _A + "spcAft": "spcAft"}
_FILLS = {_A + name for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill")}
FILL = "fill"  # what is said of the colour of letters, a `Paint`: it changes no width
_BULLETS = {_A + "buNone": False, _A + "buChar": True, _A + "buAutoNum": True, _A + "buBlip": True}
_TABS, _TAB, _DEFAULT = _A + "tabLst", _A + "tab", _A + "defRPr"
_PERCENT = _A + "spcPct"
_SIZE = 1800  # what has no size anywhere is shown in 18 pt (ISO 29500-1, 21.1.2.3.9, sz)
_TAB_STOP = 914400  # an inch, in EMU (21.1.2.2.7, defTabSz)
LEVELS = 9


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """How a run of text looks, as far as its width and height go.

    Attributes:
        size: points.
        latin, ea, cs: typefaces of simple, East Asian and complex scripts; '' where none is named.
        caps: 'none', 'small' or 'all'.
        raised: whether it is a superscript or subscript, which are set smaller.
        spacing: extra points behind each character.
        kerned: whether pairs of letters are moved together.
    """

    size: float
    bold: bool
    italic: bool
    latin: str
    ea: str
    cs: str
    caps: str
    raised: bool
    spacing: float
    kerned: bool


@dataclass(frozen=True, eq=False, slots=True)
class Spacing:
    """How the lines of a paragraph stand.

    Attributes:
        left, right, indent: EMU; the first line begins at left + indent.
        line, before, after: (True, share of a line) or (False, points).
        bulleted: whether a bullet or number stands before the first line.
        tabs: where its tab stops are, in EMU, in order.
        tab: from one stop to the next behind those, in EMU.
        align: 'l', 'ctr', 'r', 'just', … (ST_TextAlignType).
    """

    left: int
    right: int
    indent: int
    line: tuple[bool, float]
    before: tuple[bool, float]
    after: tuple[bool, float]
    bulleted: bool
    tabs: tuple[int, ...]
    tab: int
    align: str


def attributes(element: etree._Element) -> Said:
    """The attributes of an element."""
    return dict(element.attrib)  # type: ignore[arg-type]  # the stubs think of bytes, which lxml never gives


def said_of_run(element: etree._Element) -> Said:
    """What an rPr, defRPr or endParaRPr says."""
    out = attributes(element)
    for child in element:
        if (font := _FONTS.get(child.tag)) is not None:
            out[font] = child.get("typeface", "")
        elif child.tag in _FILLS:
            out[FILL] = paint_of(element)
    return out


def said_of_paragraph(element: etree._Element) -> tuple[Said, Said]:
    """What a pPr or lvl1pPr says of the paragraph, and of the runs in it."""
    out = attributes(element)
    runs: Said = {}
    for child in element:
        tag = child.tag
        if (name := _SPACINGS.get(tag)) is not None:
            if len(child):
                out[name] = _amount(child[0])
        elif tag in _BULLETS:
            out["bullet"] = _BULLETS[tag]
        elif tag == _DEFAULT:
            runs = said_of_run(child)
        elif tag == _TABS:
            out["tabs"] = tuple(sorted(whole(tab.get("pos")) for tab in child.iter(_TAB)))
    return out, runs


def _amount(element: etree._Element) -> tuple[bool, float]:
    """A spcPct or spcPts: (True, share of a line) or (False, points). Files by others write percentages with a %."""
    text = element.get("val", "")
    if element.tag == _PERCENT:
        return True, (whole(text[:-1].partition(".")[0]) / 100 if text.endswith("%") else whole(text) / 100_000)
    return False, whole(text) / 100


def look(said: Said, fonts: dict[str, str]) -> Look:
    """The look that comes of what is said in all; `fonts` are those of the theme, by their signs such as +mn-lt."""
    size = whole(said.get("sz"), _SIZE, 100)
    kern = whole(said.get("kern"), 0)
    typefaces = {key: said.get(key, "") for key in ("latin", "ea", "cs")}
    typefaces = {key: fonts.get(face, "") if face.startswith("+") else face for key, face in typefaces.items()}
    return Look(
        size=size / 100,
        bold=is_on(said.get("b")),
        italic=is_on(said.get("i")),
        latin=typefaces["latin"] or fonts.get("+mn-lt", ""),
        ea=typefaces["ea"],
        cs=typefaces["cs"],
        caps=said.get("cap", "none"),
        raised=whole(said.get("baseline"), 0, -(10**9)) != 0,
        spacing=whole(said.get("spc"), 0, -400_000) / 100,
        kerned=kern > 0 and size >= kern,
    )


def spacing(said: Said) -> Spacing:
    """The spacing that comes of what is said in all (defaults of 21.1.2.2.7, without PowerPoint's own marL)."""
    return Spacing(
        left=whole(said.get("marL")),
        right=whole(said.get("marR")),
        indent=whole(said.get("indent"), 0, -51_206_400),
        line=said.get("lnSpc", (True, 1.0)),
        before=said.get("spcBef", (False, 0.0)),
        after=said.get("spcAft", (False, 0.0)),
        bulleted=said.get("bullet", False),
        tabs=said.get("tabs", ()),
        tab=whole(said.get("defTabSz"), _TAB_STOP, 1),
        align=said.get("algn", "l"),
    )


@dataclass(frozen=True, slots=True)
class Levels:
    """What lists of styles say together: for each of nine levels of the paragraph, and of the runs in it."""

    paragraphs: tuple[Said, ...] = tuple({} for _ in range(LEVELS))
    runs: tuple[Said, ...] = tuple({} for _ in range(LEVELS))

    def under(self, styles: etree._Element | None) -> Levels:
        """These levels with what a list of styles (lstStyle, titleStyle, …) says over them."""
        if styles is None or not len(styles):
            return self
        paragraphs, runs = list(self.paragraphs), list(self.runs)
        for child in styles.iterchildren("*"):
            name = etree.QName(child).localname
            if name == "defPPr":
                numbers = range(LEVELS)
            elif name.startswith("lvl") and name[3:4].isdecimal() and 1 <= int(name[3]) <= LEVELS:
                numbers = range(int(name[3]) - 1, int(name[3]))
            else:
                continue
            of_paragraph, of_run = said_of_paragraph(child)
            for number in numbers:
                paragraphs[number] = {**paragraphs[number], **of_paragraph}
                runs[number] = {**runs[number], **of_run}
        return Levels(tuple(paragraphs), tuple(runs))
