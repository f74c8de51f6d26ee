"""A package in → its numbered lists; a tree whose blocks have their extents → lists that begin anew in each turn.

A list is begun anew in each turn of a loop when all of it stands in the loop and the loop is more than the list's own
items: something stands before its first item, or its items come from a loop further in. A loop whose body begins with
the item counts on: there the item is what is repeated. The numbers of headings always count on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from brief_builder.office import Package
from brief_builder.office.dialect import Dialect
from brief_builder.office.schema import put
from brief_builder.office.styles import Style, heading_styles, styles_of
from brief_builder.office.trees import tree_of
from brief_builder.office.xml import clark
from brief_builder.template.copies.walk import Branch, Path, walk
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.scan import ANCHOR, fragment
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Tokens

_VAL, _ILVL, _NUM_ID = clark("w:val"), clark("w:ilvl"), clark("w:numId")
_P_PR, _NUM_PR, _IND, _P_STYLE = clark("w:pPr"), clark("w:numPr"), clark("w:ind"), clark("w:pStyle")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph's place in a list.

    Attributes:
        num: id of the `w:num`.
        level: its level, counted from 0.
        series: what counts together with it: lists of one look count on from each other unless one starts anew.
        counts: whether a reader sees a number; False for a bullet.
        indent: the `w:ind` of its style, which numbering written into the paragraph would override; None without.
    """

    num: str
    level: str
    series: str
    counts: bool
    indent: Mapping[str, str] | None = None


@dataclass(slots=True)
class _Numbered:
    """What a style says of lists, with what it takes over from those it is based on."""

    num: str = ""
    level: str = ""
    indent: dict[str, str] | None = None


class Lists:
    """The lists of a Word package; read when first asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles: dict[str, Style] | None = None
        self._default = ""
        self._headings: frozenset[str] = frozenset()
        self._series: dict[str, str] = {}
        self._levels: dict[str, dict[str, tuple[str, str]]] = {}  # num → level → (format, style)

    def item(self, paragraph: etree._Element) -> Item | None:
        """What the paragraph is in a list; None for one that is in none, and for a heading."""
        if self._styles is None:
            self._read()
        properties = paragraph.find(_P_PR)
        style_id, own = self._default, None
        if properties is not None:
            named, own = properties.find(_P_STYLE), properties.find(_NUM_PR)
            style_id = named.get(_VAL, "") if named is not None else style_id
        style = self._style(style_id)
        num, level = (_value(own, _NUM_ID), _value(own, _ILVL)) if own is not None else ("", "")
        by_style = not num
        num, level = num or style.num, level or style.level
        levels = self._levels.get(num)
        if levels is None or num == "0":
            return None
        if not level:
            level = next((at for at, (_, linked) in levels.items() if linked and linked == style_id), "0")
        if style_id in self._headings or any(linked in self._headings for _, linked in levels.values()):
            return None
        counts = levels.get(level, ("decimal", ""))[0] not in ("bullet", "none")
        return Item(num, level, self._series[num], counts, style.indent if by_style else None)

    def _style(self, style_id: str) -> _Numbered:
        out, seen = _Numbered(), set[str]()
        styles = self._styles or {}
        while style_id in styles and style_id not in seen:
            seen.add(style_id)
            style = styles[style_id]
            out.num, out.level = out.num or style.num, out.level or style.num_level
            if style.indent:
                out.indent = {**style.indent, **(out.indent or {})}
            style_id = style.based_on
        return out

    def _read(self) -> None:
        self._headings = frozenset(heading_styles(self._package))
        self._styles = {style.id: style for style in styles_of(self._package) if style.kind == "paragraph"}
        self._default = next((style.id for style in reversed(self._styles.values()) if style.default), "")
        for rel in self._package.relationships(self._package.main_part):
            if rel.type.endswith("/numbering") and rel.target in self._package:
                self._read_numbering(tree_of(self._package, rel.target))

    def _read_numbering(self, root: etree._Element) -> None:
        abstracts = {e.get(clark("w:abstractNumId"), ""): e for e in root.iter(clark("w:abstractNum"))}
        linked = {_value(e, clark("w:styleLink")): e for e in abstracts.values()}
        for num in root.iter(clark("w:num")):
            number, abstract_id = num.get(_NUM_ID, ""), _value(num, clark("w:abstractNumId"))
            abstract = abstracts.get(abstract_id)
            if abstract is None:
                continue
            # A list that takes its levels from a numbering style has none of its own.
            look = linked.get(_value(abstract, clark("w:numStyleLink")) or "?", abstract)
            levels = {level.get(_ILVL, "0"): level for level in look.findall(clark("w:lvl"))}
            anew = False
            for override in num.findall(clark("w:lvlOverride")):
                anew = anew or override.find(clark("w:startOverride")) is not None
                changed = override.find(clark("w:lvl"))
                if changed is not None:
                    levels[override.get(_ILVL, "0")] = changed
            self._levels[number] = {
                at: (_value(level, clark("w:numFmt")) or "decimal", _value(level, _P_STYLE))
                for at, level in levels.items()
            }
            self._series[number] = f"num {number}" if anew else f"look {abstract_id}"


@dataclass(slots=True)
class _Listed:
    """A paragraph that a reader sees, where it stands, and what it is in a list."""

    paragraph: etree._Element
    path: Path
    item: Item | None


@dataclass(slots=True)
class _Loop:
    """A loop, the paragraphs in it in their order, and whether it repeats rows or cells."""

    said: str
    rows: bool
    held: list[_Listed] = field(default_factory=list)


def restart_lists(
    root: etree._Element,
    tags: list[Tag],
    blocks: list[Block],
    dialect: Dialect,
    lists: Lists,
    tokens: Tokens,
    around: Path = (),
) -> None:
    """Let the numbers of lists begin anew where each turn of a loop holds a list of its own."""
    if not blocks and not around:
        return
    loops: dict[int, _Loop] = {}
    listed: list[_Listed] = []
    values = {tag.number for tag in tags if tag.kind == "value"}
    for node, path in walk(root, blocks, around):
        if isinstance(node, etree._ProcessingInstruction) and node.target == ANCHOR:
            tag = tags[int(node.text or 0)]
            parent = node.getparent()
            rows = parent is not None and parent.tag in (dialect.table, dialect.row)
            loops[tag.number] = _Loop(tag.counting, rows)
        if node.tag != dialect.paragraph:
            continue
        item = lists.item(node)
        if item is None and not _is_seen(node, dialect, values):
            continue
        entry = _Listed(node, path, item)
        listed.append(entry)
        for branch in path:
            if branch.tag not in loops:
                loops[branch.tag] = _Loop(tags[branch.tag].counting, rows=False)
            loops[branch.tag].held.append(entry)
    series: dict[str, list[_Listed]] = {}
    for entry in listed:
        if entry.item is not None:
            series.setdefault(entry.item.series, []).append(entry)
    for items in series.values():
        for entry in items:
            turn, whole = _turn_of(entry, items, loops)
            if turn is not None:
                _begin_anew(entry, items[0], turn, tags, tokens, whole=whole)


def _turn_of(entry: _Listed, items: list[_Listed], loops: dict[int, _Loop]) -> tuple[Branch | None, bool]:
    """The innermost loop in each of whose turns the list of this item begins anew, and whether it holds all of it."""
    series = entry.item.series if entry.item is not None else None
    for branch in reversed(entry.path):
        loop = loops[branch.tag]
        if not branch.repeats or loop.said == "continue":
            continue
        inside = [each for each in loop.held if each.item is not None and each.item.series == series]
        whole = len(inside) == len(items)
        if not any(each.item is not None and each.item.counts for each in inside):
            continue
        if loop.said == "restart" or (whole and _is_own(inside, branch, loop)):
            return branch, whole
    return None, False


def _is_own(inside: list[_Listed], branch: Branch, loop: _Loop) -> bool:
    """Whether a list that stands in a loop belongs to each turn, and is not what the loop is about."""
    direct = [each for each in inside if next((b.tag for b in reversed(each.path) if b.repeats), None) == branch.tag]
    if not direct:
        return True
    if loop.rows:
        # One item in a cell numbers the rows; several make a list.
        return len({each.paragraph.getparent() for each in direct}) < len(direct)
    return loop.held[0] is not inside[0]


def _is_seen(paragraph: etree._Element, dialect: Dialect, values: set[int]) -> bool:
    for node in paragraph.iter():
        if isinstance(node, etree._ProcessingInstruction):
            if node.target == ANCHOR and int(node.text or 0) in values:
                return True
        elif (node.tag == dialect.text and (node.text or "").strip()) or dialect.shows(node):
            return True
    return False


def _begin_anew(entry: _Listed, first: _Listed, turn: Branch, tags: list[Tag], tokens: Tokens, *, whole: bool) -> None:
    """Let an item name the list of its turn; the first turn of a loop that holds all of it keeps the list itself."""
    item, number = entry.item, first.item.num if first.item is not None else ""
    assert item is not None  # noqa: S101  only items have a turn
    name = f"_list{turn.tag}_{number}"
    begin = f"set {name} = '{number}'|_brief_list({whole})"
    if begin not in tokens.turns.setdefault(turn.tag, []):
        tokens.turns[turn.tag].append(begin)
    properties = entry.paragraph.find(_P_PR)
    if properties is None:
        properties = entry.paragraph.makeelement(_P_PR)
        entry.paragraph.insert(0, properties)
    named = _number_of(properties, item)
    named.set(_VAL, number)
    about = fragment(properties)
    for tag in tags:
        if tag.node is entry.paragraph:
            # What replaces the paragraph is made from its properties when the list of the turn is known.
            tag.list_id, tag.paragraph_properties = number, about
    named.set(_VAL, tokens.add(f"V{name}"))


def _number_of(properties: etree._Element, item: Item) -> etree._Element:
    """The `w:numId` in the properties of a paragraph, put there where the paragraph has its number by its style."""
    numbering = properties.find(_NUM_PR)
    if numbering is None:
        numbering = put(properties, "numPr")
    level = numbering.find(_ILVL)
    if level is None:
        level = numbering.makeelement(_ILVL, {_VAL: item.level})
        numbering.insert(0, level)
    named = numbering.find(_NUM_ID)
    if named is None:
        named = numbering.makeelement(_NUM_ID)
        level.addnext(named)
    if item.indent and properties.find(_IND) is None:
        # Numbering in a paragraph brings its indent with it, over that of the style.
        indent = put(properties, "ind")
        for key, value in item.indent.items():
            indent.set(key, value)
    return named


def _value(element: etree._Element, name: str) -> str:
    child = element.find(name)
    return child.get(_VAL, "") if child is not None else ""
