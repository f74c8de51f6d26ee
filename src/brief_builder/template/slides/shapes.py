"""Tags with the word `shape` or `group` → blocks around the shape or group that they stand in, and grids of copies.

They stand in the text of the shape, or in the alt text of whatever has no text: a picture, a chart, a group.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office import Package, Part, parse
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Fault, Place, Problem
from brief_builder.template.reading.blocks import DIVIDERS, Block
from brief_builder.template.reading.boxes import box_of, placeholder_of
from brief_builder.template.reading.scan import ANCHOR
from brief_builder.template.reading.tags import Tag, find_spans, make_tag
from brief_builder.template.reading.tokens import Tokens
from brief_builder.template.slides.grid import Grid, Rectangle, grid_of
from brief_builder.template.slides.spoken import spoken

WORDS = ("shape", "group", "endshape", "endgroup")
_SHAPES = tuple(clark(f"p:{name}") for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp"))
_GROUP, _DRAWN = clark("p:grpSp"), clark("p:cNvPr")
_CHOICE = clark("mc:AlternateContent")
_XFRM, _OFF, _EXT = clark("a:xfrm"), clark("a:off"), clark("a:ext")
_CH_OFF, _CH_EXT = clark("a:chOff"), clark("a:chExt")
_FEET, _TITLES = ("dt", "ftr", "sldNum"), ("title", "ctrTitle")
_BLOCKS = ("for", "if")
_CURE = "write {% shape for x in xs %} or {% shape if … %}"


class ShapeTags:
    """Takes the shape tags of a slide, notes page or layout out of its texts, and puts blocks around shapes.

    Args:
        root: the part's tree.
        part: the part.
        package: what it is of.
        place_of: the place of an element.
        report: takes a problem.
        tokens: takes Jinja sources.
    """

    def __init__(
        self,
        root: etree._Element,
        part: Part,
        package: Package,
        place_of: Callable[[etree._Element], Place],
        report: Callable[[Problem], None],
        tokens: Tokens,
    ) -> None:
        self._root, self._part, self._package = root, part, package
        self._place_of, self._report, self._tokens = place_of, report, tokens
        self._units: dict[etree._Element, list[Tag]] = {}
        self._seconds: list[tuple[Tag, etree._Element]] = []
        self._around: dict[etree._Element, tuple[etree._Element, etree._Element]] = {}

    def take(self, tags: list[Tag], first: int) -> list[Block]:
        """The blocks around shapes, inner before outer.

        Args:
            tags: the tags of the part's paragraphs; those of shapes become comments, and the blocks' are added.
            first: number of the first of them.
        """
        for tag in tags:
            if tag.kind == "block" and tag.word in WORDS:
                self._note(spoken(tag), tag.node)
                tag.kind, tag.body, tag.word = "comment", "", ""
        for drawn in list(self._root.iter(_DRAWN)):
            if "{%" in drawn.get("descr", ""):
                self._read_alt_text(drawn)
        blocks: list[Block] = []
        grids = {unit: self._grid(unit) for unit, held in self._units.items() if any(t.word == "for" for t in held)}
        for unit in sorted(self._units, key=lambda unit: -sum(1 for _ in unit.iterancestors())):
            loop: Tag | None = None
            for tag in reversed(self._units[unit]):
                blocks.append(self._block(tag, unit, tags, first))
                loop = tag if tag.word == "for" else loop
            if loop is not None and (grid := grids[unit]) is not None:
                self._move(unit, grid, loop)
        for tag, shape in self._seconds:
            if self._first_of(shape) is None:
                message = "`shape next` shows where the next copy of a shape stands, and no shape repeats beside it"
                help_ = "write {% shape for x in xs %} in the first shape"
                self._report(Fault("block-unopened", message, help=help_).at(tag.place, tag.excerpt))
            _remove(shape)
        return blocks

    def _note(self, tag: Tag, node: etree._Element | None) -> None:
        unit = self._unit(tag, node)
        if unit is None:
            return
        if tag.word == "for" and _is(unit, _TITLES):
            message = "a slide has one title, and this would repeat it"
            help_ = "to repeat the slide, write {% slide for … %}"
            self._report(Fault("tag-forbidden", message, help=help_).at(tag.place, tag.excerpt))
        elif tag.word == "next":
            self._seconds.append((tag, unit))
        elif tag.word in _BLOCKS:
            self._units.setdefault(unit, []).append(tag)
        else:
            ended = tag.word.startswith("end")
            message = f"`{tag.shown[tag.start : tag.end]}` says nothing of a shape"
            help_ = "take it out: what is said of a shape needs no ending" if ended else _CURE
            if tag.word in DIVIDERS:
                help_ = f"write {{% {tag.unit} if not … %}} in the second, with the condition of the first"
            self._report(Fault("tag-unknown", message, help=help_).at(tag.place, tag.excerpt))

    def _unit(self, tag: Tag, node: etree._Element | None) -> etree._Element | None:
        """The shape or group that a tag speaks of."""
        around = [a for a in (node, *node.iterancestors()) if a.tag in _SHAPES] if node is not None else []
        if tag.unit == "group":
            around = [shape for shape in around if shape.tag == _GROUP][-1:]
        if not around or self._part.kind not in ("slide", "layout"):
            what = "a group of a slide" if tag.unit == "group" else "a shape of a slide"
            help_ = "put it into one, or into its alt text"
            fault = Fault("block-crosses", f"`{tag.unit}` stands outside {what}", help=help_)
            self._report(fault.at(tag.place, tag.excerpt))
            return None
        unit = around[0]
        outer = next(unit.iterancestors(_CHOICE), None)
        return outer if outer is not None else unit

    def _read_alt_text(self, drawn: etree._Element) -> None:
        text = drawn.get("descr", "")
        kept, at = [], 0
        for span in find_spans(text)[0]:
            tag = make_tag(0, text, span, self._place_of(drawn))
            if tag.kind == "block" and tag.word in WORDS:
                kept.append(text[at : span.start])
                at = span.end
                self._note(spoken(tag), drawn)
        if at:
            drawn.set("descr", "".join([*kept, text[at:]]).strip())

    def _block(self, tag: Tag, unit: etree._Element, tags: list[Tag], first: int) -> Block:
        """Put the anchors of a block around a shape, and around those of the blocks in it."""
        tag.number, tag.node = first + len(tags), None
        end = Tag(tag.number + 1, "block", "", f"end{tag.word}", tag.shown, tag.start, tag.end, tag.place)
        end.unit = tag.unit
        tags += [tag, end]
        tag.anchor, end.anchor = (etree.ProcessingInstruction(ANCHOR, str(each.number)) for each in (tag, end))
        before, after = self._around.get(unit, (unit, unit))
        before.addprevious(tag.anchor)
        after.addnext(end.anchor)
        self._around[unit] = (tag.anchor, end.anchor)
        return Block((tag, end))

    def _grid(self, unit: etree._Element) -> Grid | None:
        box = self._rectangle(unit)
        if box is None:
            return None
        second = next((shape for _, shape in self._seconds if self._first_of(shape) is unit), None)
        return grid_of(box, self._rectangle(second) if second is not None else None, self._area(unit, box))

    def _first_of(self, second: etree._Element) -> etree._Element | None:
        """The shape that repeats, of which this one shows the next place: the last one that is drawn before it."""
        order = {node: number for number, node in enumerate(self._root.iter(etree.Element))}
        loops = [unit for unit, tags in self._units.items() if any(tag.word == "for" for tag in tags)]
        beside = sorted((unit for unit in loops if unit.getparent() is second.getparent()), key=order.__getitem__)
        before = [unit for unit in beside if order[unit] < order[second]]
        return before[-1] if before else next(iter(beside), None)

    def _rectangle(self, unit: etree._Element) -> Rectangle | None:
        frame = _frame(unit)
        at, size = (frame.find(name) if frame is not None else None for name in (_OFF, _EXT))
        if at is not None and size is not None:
            left, top = (whole(at.get(name), least=-(10**10)) for name in ("x", "y"))
            return Rectangle(left, top, whole(size.get("cx")), whole(size.get("cy")))
        box = box_of(unit, self._part.name, self._package)
        return Rectangle(box.left, box.top, box.width, box.height) if box.width and box.height else None

    def _area(self, unit: etree._Element, box: Rectangle) -> Rectangle:
        """What the copies may stand in: the inside of their group, or the slide up to what is drawn on it."""
        parent = unit.getparent()
        frame = _frame(parent) if parent is not None and parent.tag == _GROUP else None
        at, size = (frame.find(name) if frame is not None else None for name in (_CH_OFF, _CH_EXT))
        if at is not None and size is not None:
            left, top = (whole(at.get(name), least=-(10**10)) for name in ("x", "y"))
            return Rectangle(left, top, whole(size.get("cx")), whole(size.get("cy")))
        size = parse(self._package.read(self._package.main_part), self._package.main_part).find(clark("p:sldSz"))
        width, height = (whole(size.get(name)) if size is not None else 0 for name in ("cx", "cy"))
        right, bottom = self._free(unit, box, width, height)
        return Rectangle(0, 0, right, bottom)

    def _free(self, unit: etree._Element, box: Rectangle, width: int, height: int) -> tuple[int, int]:
        """How far copies may go to the right and down before they would stand on something else, or beside a footer."""
        seconds = [shape for _, shape in self._seconds]
        right, bottom = width, height
        parent = unit.getparent()
        for other in parent if parent is not None else ():
            if other is unit or other in seconds or other.tag not in _SHAPES:
                continue
            stands = self._rectangle(other)
            if stands is None:
                continue
            if stands.left >= box.left + box.width and _overlap(stands.top, stands.height, box.top, box.height):
                right = min(right, stands.left)
            in_the_way = _is(other, _FEET) or _overlap(stands.left, stands.width, box.left, box.width)
            if stands.top >= box.top + box.height and in_the_way:
                bottom = min(bottom, stands.top)
        return right, bottom

    def _move(self, unit: etree._Element, grid: Grid, loop: Tag) -> None:
        """Let each copy of a shape stand in its place."""
        frame = _frame(unit)
        at = frame.find(_OFF) if frame is not None else None
        if at is None:
            at = _own_place(unit, self._rectangle(unit))
        if at is None:
            return
        index = f"_g{loop.number}"
        a, b = f"{index} % {grid.turn}", f"{index} // {grid.turn}"
        column, row = (b, a) if grid.down_first else (a, b)
        place = f"Bset {index} = loop|_brief_place({loop.number}, {grid.room})"
        # On no line of their own: the opening tag would be met again, and the names of its loop be known after its end.
        x, y = f"V{grid.left} + ({column}) * {grid.across}", f"V{grid.top} + ({row}) * {grid.down}"
        at.set("x", self._tokens.add(place) + self._tokens.add(x))
        at.set("y", self._tokens.add(y))


def _own_place(unit: etree._Element, box: Rectangle | None) -> etree._Element | None:
    """The place of a placeholder that takes it from its layout, written where it may differ from copy to copy."""
    properties = unit.find(clark("p:spPr"))
    if properties is None or box is None:
        return None
    frame = properties.makeelement(_XFRM)
    properties.insert(0, frame)
    at = etree.SubElement(frame, _OFF)
    etree.SubElement(frame, _EXT, {"cx": str(box.width), "cy": str(box.height)})
    return at


def _overlap(start: int, length: int, other: int, other_length: int) -> bool:
    """Whether two stretches have more than their ends in common."""
    return start < other + other_length and other < start + length


def _is(unit: etree._Element, kinds: tuple[str, ...]) -> bool:
    """Whether a shape is a placeholder of one of these types."""
    placeholder = placeholder_of(unit)
    return placeholder is not None and placeholder.get("type") in kinds


def _frame(unit: etree._Element | None) -> etree._Element | None:
    """The element with the place and size of a shape; None where it has none of its own."""
    if unit is None:
        return None
    if unit.tag == clark("p:graphicFrame"):
        return unit.find(clark("p:xfrm"))
    return unit.find(f"{clark('p:grpSpPr') if unit.tag == _GROUP else clark('p:spPr')}/{_XFRM}")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
