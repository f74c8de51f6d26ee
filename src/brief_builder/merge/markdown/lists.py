"""A list of Markdown and the template's styles → the style and numbering of its items in Word.

The template's own list styles come first (List Bullet, List Bullet 2, List Number, …), where they carry a numbering.
A level that the template has no style for gets a numbering of ours, which looks the same in every document.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from brief_builder.merge.state import State
from brief_builder.office.xml import NAMESPACES, clark, whole

STEP = 360  # twips from one level of ours to the next
_STYLED_LEVELS = 5  # Word has List Bullet to List Bullet 5
_BULLETS = ("•", "–", "•", "–", "•", "–", "•", "–", "•")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman") * 3
_NUM_PR = f"{clark('w:pPr')}/{clark('w:numPr')}"
_IND = f"{clark('w:pPr')}/{clark('w:ind')}"
_VAL = clark("w:val")


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of one list look.

    Attributes:
        style: id of the template's list style; '' where the items keep the tag's style.
        num_id, level: of the numbering, as `w:numPr` says them; num_id is '' where the style says it all.
        left, hanging: of the items, in twips, as the style or numbering gives them.
    """

    style: str
    num_id: str
    level: int
    left: int
    hanging: int


def level_of(state: State, *, ordered: bool, depth: int, start: int) -> Level:
    """The look of a new list.

    Args:
        state: knows the styles and numberings.
        ordered: whether it counts.
        depth: lists around it.
        start: its first number.
    """
    held = _styled(state, ordered=ordered, depth=depth) or _own(state, ordered=ordered, depth=depth)
    if not ordered:
        return held if not held.style else Level(held.style, "", held.level, held.left, held.hanging)
    num_id = state.numbering.restart(held.num_id, first=start, level=held.level)
    return Level(held.style, num_id, held.level, held.left, held.hanging)


def _styled(state: State, *, ordered: bool, depth: int) -> Level | None:
    """The template's style for this depth, if there is one with a numbering."""
    key = ("list style", str(ordered), str(depth))
    if key not in state.once:
        state.once[key] = _find_styled(state, ordered=ordered, depth=depth)
    found: Level | None = state.once[key]
    return found


def _find_styled(state: State, *, ordered: bool, depth: int) -> Level | None:
    if depth >= _STYLED_LEVELS:
        return None
    name = ("List Number" if ordered else "List Bullet") + (f" {depth + 1}" if depth else "")
    style_id = state.styles.id_of(name)
    num_id, level, left, hanging = "", 0, None, None
    style, seen = state.styles.style(style_id), set[str]()
    while style is not None and (own := style.get(clark("w:styleId"), "")) not in seen:
        seen.add(own)
        if not num_id and (numbered := style.find(_NUM_PR)) is not None:
            num_id, level = _child(numbered, "w:numId"), whole(_child(numbered, "w:ilvl"))
        left, hanging = _indent(style.find(_IND), left, hanging)
        style = state.styles.style(_child(style, "w:basedOn"))
    levels = state.numbering.levels_of(num_id) if num_id not in ("", "0") else None
    if levels is None:
        return None
    for candidate in levels.iter(clark("w:lvl")):
        if candidate.get(clark("w:ilvl")) == str(level):
            left, hanging = _indent(candidate.find(_IND), left, hanging)
    if ordered:
        # Word counts by the definition of a list: on one of its own, a text's list is not counted on by the template's.
        num_id = state.numbering.apart(num_id)
    return Level(style_id, num_id, level, left or 0, hanging or 0)


def _own(state: State, *, ordered: bool, depth: int) -> Level:
    """A level of the numbering that we add; one for bullets and one for numbers a rendering."""
    key = ("list numbering", str(ordered))
    if key not in state.once:
        state.once[key] = state.numbering.add(_definition(ordered=ordered))
    level = min(depth, 8)
    return Level("", state.once[key], level, STEP * (level + 1), STEP)


def _definition(*, ordered: bool) -> etree._Element:
    w = NAMESPACES["w"]
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[n] if ordered else "bullet"}"/>'
        f'<w:lvlText w:val="{f"%{n + 1}." if ordered else _BULLETS[n]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{STEP * (n + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
        for n in range(9)
    )
    xml = f'<w:abstractNum xmlns:w="{w}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    return etree.fromstring(xml)


def _indent(indent: etree._Element | None, left: int | None, hanging: int | None) -> tuple[int | None, int | None]:
    """Those that are known, or the ones that this element gives."""
    if indent is None:
        return left, hanging
    if left is None:
        left = _number(indent.get(clark("w:left"), indent.get(clark("w:start"), "")))
    if hanging is None:
        hanging = _number(indent.get(clark("w:hanging"), ""))
    return left, hanging


def _number(text: str) -> int | None:
    number = whole(text, -1)
    return number if number >= 0 else None


def _child(element: etree._Element, name: str) -> str:
    found = element.find(clark(name))
    return found.get(_VAL, "") if found is not None else ""
