"""The text body of a shape or cell in → its paragraphs as runs, with the looks that what is behind them gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.fit.looks import FILL, LEVELS, Levels, Said, said_of_paragraph, said_of_run
from brief_builder.fit.slots import Slot
from brief_builder.office.colours import Paint, Palette, colour_of
from brief_builder.office.xml import clark, is_on, whole
from brief_builder.structure.model import Run

_A = clark("a:x")[:-1]
_R_ID = clark("r:id")
_PARAGRAPH, _RUN, _BREAK, _FIELD = _A + "p", _A + "r", _A + "br", _A + "fld"
_TEXT_1: Paint = ("scheme", "tx1", ())
_LINK: Paint = ("scheme", "hlink", ())
_SIZE = 1800  # what has no size anywhere is shown in 18 pt (ISO 29500-1, 21.1.2.3.9, sz)
_ALIGNS = {"ctr": "center", "r": "right", "just": "both", "justLow": "both", "dist": "both", "thaiDist": "both"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A paragraph and its element; level is 0-based."""

    element: etree._Element
    runs: tuple[Run, ...]
    level: int
    listed: bool
    align: str
    fields: frozenset[str]
    holds: bool


@dataclass(frozen=True)
class Surroundings:
    """What a text stands in.

    Attributes:
        slot: what layout and master say.
        ground: the colour behind it, "" when that is not known.
        colour: that of its letters unless they say another: of a shape's style, or a table's; None for none.
        said: what a table's style says of its letters.
        link: takes address and tip of a link and gives its index.
        target: takes the id of a relationship and gives the address.
        scale: the share of its size that it is shown in, where it is made to fit.
    """

    slot: Slot
    palette: Palette
    ground: str
    link: Callable[[str, str], int]
    target: Callable[[str, str], str]
    colour: Paint | None = None
    said: Said = field(default_factory=dict)
    scale: float = 1.0


def typed_in(body: etree._Element, around: Surroundings) -> Iterator[Typed]:
    """The paragraphs of a txBody in order."""
    own = Levels().under(body.find(_A + "lstStyle"))
    for paragraph in body.iterchildren(_PARAGRAPH):
        yield _paragraph(paragraph, own, around)


def _paragraph(element: etree._Element, own: Levels, around: Surroundings) -> Typed:
    about = element.find(_A + "pPr")
    level = min(whole(about.get("lvl")), LEVELS - 1) if about is not None else 0
    said = {**around.slot.levels.paragraphs[level], **own.paragraphs[level]}
    if about is not None:
        said |= said_of_paragraph(about)[0]
    base = {**around.slot.levels.runs[level], **around.said}
    if around.colour is not None:
        base[FILL] = around.colour
    base |= own.runs[level]
    runs: list[Run] = []
    fields: set[str] = set()
    holds = False
    for child in element:
        if child.tag in (_RUN, _FIELD):
            words = child.find(_A + "t")
            kinds: tuple[str, ...] = ()
            if child.tag == _FIELD:
                kinds = (child.get("type", ""),)
                fields.add(kinds[0])
            text = (words.text or "") if words is not None else ""
            if text:
                runs.append(_run(text.replace("\v", "\n"), child.find(_A + "rPr"), base, around, kinds))
        elif child.tag == _BREAK:
            runs.append(_run("\n", child.find(_A + "rPr"), base, around, ()))
        elif child.tag == clark("mc:AlternateContent"):
            holds = True  # a formula
    return Typed(
        element, tuple(runs), level, bool(said.get("bullet")), _ALIGNS.get(said.get("algn", "l"), "left"),
        frozenset(fields), holds,
    )  # fmt: skip


def _run(text: str, about: etree._Element | None, base: Said, around: Surroundings, kinds: tuple[str, ...]) -> Run:
    own = said_of_run(about) if about is not None else {}
    said = {**base, **own}
    paint: Paint = said.get(FILL) or _TEXT_1
    link = mark = None
    if about is not None:
        mark = colour_of(about.find(_A + "highlight"))
        clicked = about.find(_A + "hlinkClick")
        if clicked is not None and (target := around.target(clicked.get(_R_ID, ""), clicked.get("action", ""))):
            link = around.link(target, clicked.get("tooltip", ""))
            if FILL not in own or clicked.find(".//{*}hlinkClr[@val='tx']") is None:
                paint = _LINK  # PowerPoint paints links so, unless its newer extension says to keep the colour
    highlight = around.palette.shown(mark)
    return Run(
        text, said.get("lang", ""), is_on(said.get("b")), is_on(said.get("i")),
        said.get("u", "none") != "none" or link is not None, said.get("strike", "noStrike") != "noStrike",
        said.get("cap") == "all", highlight, around.palette.shown(paint), highlight or around.ground,
        whole(said.get("sz"), _SIZE, 100) / 100 * around.scale, _font(said, around.slot), _complex_font(said),
        link, kinds, raised=whole(said.get("baseline"), 0, -(10**9)) > 0,
    )  # fmt: skip


def _complex_font(said: Said) -> str:
    """The typeface for complex scripts; of a theme it is another one for each script, so nothing is said of it."""
    face: str = said.get("cs", "")
    return "" if face.startswith("+") else face


def _font(said: Said, slot: Slot) -> str:
    face: str = said.get("latin", "+mn-lt")
    return slot.fonts.get(face, "") if face.startswith("+") else face
