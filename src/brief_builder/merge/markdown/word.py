"""Blocks of Markdown → paragraphs, lists and tables of Word, in the template's own styles where it has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from brief_builder.merge.markdown.inlines import Inlines
from brief_builder.merge.markdown.lists import STEP, Level, level_of
from brief_builder.merge.state import State
from brief_builder.merge.values.looks import PLAIN, Look, children, paragraph_properties
from brief_builder.template.reading.tags import Tag

_EMU_PER_TWIP = 635
_QUOTE_STEP = 567  # 1 cm in twips
_GREY = "A6A6A6"
_QUOTE_STYLES = ("Quote", "Intense Quote", "Block Text")
_CODE_STYLES = ("HTML Preformatted", "Code Block", "Source Code", "Preformatted Text", "Code")
# What a paragraph of the template may have that its copies, or paragraphs of another kind, may not.
_ONCE = ("pageBreakBefore", "sectPr", "pPrChange", "cnfStyle")
_OWN_SHAPE = ("numPr", "ind", "framePr", "outlineLvl")
_CELL_SHAPE = (*_OWN_SHAPE, "keepNext", "keepLines", "pBdr", "shd", "tabs", "spacing", "contextualSpacing", "jc")
_ALIGNED = {"text-align:center": "center", "text-align:right": "right"}


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where blocks stand: indents in twips.

    `indent` is that of ordinary paragraphs; `shift` is added to the indents that list styles give; `depth` counts the
    lists around, `quotes` the quotations; `more` says whether items of a list around follow.
    """

    indent: int = 0
    shift: int = 0
    depth: int = 0
    quotes: int = 0
    more: bool = False


def word_blocks(nodes: Sequence[SyntaxTreeNode], state: State, tag: Tag, inlines: Inlines) -> str:
    """The XML of the blocks, to stand in place of the tag's paragraph."""
    return _Writer(state, tag, inlines).blocks(nodes, _Spot())


class _Writer:
    def __init__(self, state: State, tag: Tag, inlines: Inlines) -> None:
        self.state, self.tag, self.inlines, self.p = state, tag, inlines, tag.prefix
        _, held = children(tag.paragraph_properties)
        # The mark of a tracked paragraph would stand for every copy.
        tracked = any(name == f"{self.p}rPr" and ("ins " in xml or "del " in xml) for name, xml in held)
        once = ("sectPr", "pPrChange", "cnfStyle", *(("rPr",) if tracked else ()))
        self.first = paragraph_properties(tag.paragraph_properties, self.p, {}, once)
        self.base = paragraph_properties(self.first, self.p, {}, _ONCE)
        direction = next((xml for name, xml in held if name == f"{self.p}bidi"), "")
        self.right_to_left = bool(direction) and 'val="0"' not in direction
        self.bare = f"<{self.p}pPr>{direction}</{self.p}pPr>" if direction else ""
        self.written = 0

    def blocks(self, nodes: Iterable[SyntaxTreeNode], spot: _Spot) -> str:
        return "".join(self._block(node, spot) for node in nodes)

    def _block(self, node: SyntaxTreeNode, spot: _Spot) -> str:
        kind = node.type
        if kind == "heading":
            return self._heading(node, spot)
        if kind in ("bullet_list", "ordered_list"):
            return self._list(node, spot)
        if kind == "blockquote":
            return self._quote(node, spot)
        if kind in ("fence", "code_block"):
            return self._code(node, spot)
        if kind == "hr":
            border = self._border("bottom", 1)
            return self._paragraph("", {"pBdr": border, **self._left(spot.indent)}, _OWN_SHAPE)
        if kind == "table":
            return self._table(node, spot)
        return self._words(node, spot)

    # -- paragraphs

    def _words(self, node: SyntaxTreeNode, spot: _Spot) -> str:
        runs = self.inlines.write(node.children)
        if not spot.quotes:
            without = _OWN_SHAPE if spot.indent else ()
            return self._paragraph(runs, self._left(spot.indent), without)
        style = self._style(_QUOTE_STYLES)
        if style:
            further = self._left(spot.indent) if spot.indent > _QUOTE_STEP else {}
            return self._paragraph(runs, {"pStyle": self._named(style), **further}, base=self.bare)
        new = {"pBdr": self._border("left", 8), **self._left(spot.indent)}
        return self._paragraph(runs, new, _OWN_SHAPE)

    def _heading(self, node: SyntaxTreeNode, spot: _Spot) -> str:
        level = min(self.tag.surroundings.heading + int(node.tag[1:]), 9)
        style = self.state.styles.id_of(f"heading {level}")
        new = self._left(spot.indent)
        if style:
            # The style says how a heading looks; the tag's own format would hide it.
            runs = replace(self.inlines, base="").write(node.children)
            return self._paragraph(runs, {"pStyle": self._named(style), **new}, base=self.bare)
        runs = replace(self.inlines, look=Look(bold=True)).write(node.children)
        outline = f'<{self.p}outlineLvl {self.p}val="{level - 1}"/>'
        new |= {"outlineLvl": outline, "keepNext": f"<{self.p}keepNext/>"}
        return self._paragraph(runs, new, _OWN_SHAPE)

    def _quote(self, node: SyntaxTreeNode, spot: _Spot) -> str:
        indent = spot.indent + _QUOTE_STEP
        return self.blocks(node.children, _Spot(indent, indent, 0, spot.quotes + 1))

    def _code(self, node: SyntaxTreeNode, spot: _Spot) -> str:
        style = self._style(_CODE_STYLES)
        text = node.content.removesuffix("\n")
        if style:
            runs = replace(self.inlines, base="", look=PLAIN).lines(text)
            return self._paragraph(runs, {"pStyle": self._named(style), **self._left(spot.indent)}, base=self.bare)
        runs = replace(self.inlines, look=Look(code="")).lines(text)
        fill = f'<{self.p}shd {self.p}val="clear" {self.p}color="auto" {self.p}fill="F2F2F2"/>'
        left = f'<{self.p}jc {self.p}val="left"/>'
        return self._paragraph(runs, {"shd": fill, "jc": left, **self._left(spot.indent)}, _OWN_SHAPE)

    # -- lists

    def _list(self, node: SyntaxTreeNode, spot: _Spot) -> str:
        ordered = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1))
        look = level_of(self.state, ordered=ordered, depth=spot.depth, start=start)
        if look.style:
            left = look.left + spot.shift
        else:
            left = max(spot.indent, spot.shift) + STEP
        tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        out: list[str] = []
        for number, item in enumerate(node.children, start=1):
            last = number == len(node.children)
            more = spot.more or not last
            inner = _Spot(left, spot.shift, spot.depth + 1, 0, tight and more)
            blocks = list(item.children)
            words = blocks.pop(0).children if blocks and blocks[0].type == "paragraph" else []
            new = self._spacing(look, tight=tight, close=more or bool(blocks), inside=last or bool(blocks))
            out.append(self._item(words, look, left, new))
            out.append(self.blocks(blocks, inner))
        return "".join(out)

    def _spacing(self, look: Level, *, tight: bool, close: bool, inside: bool) -> dict[str, str]:
        """The space below an item: in a tight list none before another item, of whatever level.

        `close` says that an item or something of this item follows, `inside` that it need not look like this one.
        """
        p = self.p
        if not look.style:  # the items keep the tag's style
            return {"contextualSpacing": f'<{p}contextualSpacing {p}val="{int(tight and close)}"/>'}
        if not tight:
            return {"contextualSpacing": f'<{p}contextualSpacing {p}val="0"/>'}
        return {"spacing": f'<{p}spacing {p}after="0"/>'} if close and inside else {}

    def _item(self, words: Sequence[SyntaxTreeNode], look: Level, left: int, spacing: dict[str, str]) -> str:
        p, new = self.p, dict(spacing)
        if self.tag.run_properties:
            new["rPr"] = self.tag.run_properties  # the bullet or number takes the look of the paragraph's mark
        if look.num_id:
            new["numPr"] = f'<{p}numPr><{p}ilvl {p}val="{look.level}"/><{p}numId {p}val="{look.num_id}"/></{p}numPr>'
        if left != look.left:
            new["ind"] = f'<{p}ind {p}left="{left}" {p}hanging="{look.hanging}"/>'
        if look.style:
            new["pStyle"] = self._named(look.style)
            return self._paragraph(self.inlines.write(words), new, base=self.bare)
        return self._paragraph(self.inlines.write(words), new, _OWN_SHAPE)

    # -- tables

    def _table(self, node: SyntaxTreeNode, spot: _Spot) -> str:
        p = self.p
        rows = [(row, part.type == "thead") for part in node.children for row in part.children]
        columns = max((len(row.children) for row, _ in rows), default=1)
        room = self.tag.surroundings.width
        width = max(room // _EMU_PER_TWIP - spot.indent, columns) if room is not None else None
        each, unit = (width // columns, "dxa") if width is not None else (5000 // columns, "pct")
        total = each * columns if width is not None else 5000
        style = self._table_style()
        properties = f'<{p}tblStyle {p}val="{style}"/>' if style else ""
        properties += f"<{p}bidiVisual/>" if self.right_to_left else ""
        properties += f'<{p}tblW {p}w="{total}" {p}type="{unit}"/>'
        properties += f'<{p}tblInd {p}w="{spot.indent}" {p}type="dxa"/>' if spot.indent else ""
        properties += "" if style else self._all_borders()
        properties += (
            f'<{p}tblLook {p}val="0420" {p}firstRow="1" {p}lastRow="0" {p}firstColumn="0" {p}lastColumn="0" '
            f'{p}noHBand="0" {p}noVBand="1"/>'
        )
        grid = f'<{p}gridCol {p}w="{each if width is not None else 9000 // columns}"/>' * columns
        wide = f'<{p}tcPr><{p}tcW {p}w="{each}" {p}type="{unit}"/></{p}tcPr>'
        body = "".join(self._row(row, wide, head=head) for row, head in rows)
        table = f"<{p}tbl><{p}tblPr>{properties}</{p}tblPr><{p}tblGrid>{grid}</{p}tblGrid>{body}</{p}tbl>"
        # A table needs a paragraph behind it (ISO 29500-1, 17.4.65), and what follows needs some air: 6 points.
        air = f'<{p}spacing {p}before="0" {p}after="0" {p}line="120" {p}lineRule="exact"/>'
        self.written += 1
        return f"{table}<{p}p><{p}pPr>{air}</{p}pPr></{p}p>"

    def _row(self, row: SyntaxTreeNode, wide: str, *, head: bool) -> str:
        p = self.p
        inlines = replace(self.inlines, look=Look(bold=True)) if head else self.inlines
        cells: list[str] = []
        for cell in row.children:
            side = _ALIGNED.get(str(cell.attrs.get("style", "")), "left")
            new = {
                "spacing": f'<{p}spacing {p}before="40" {p}after="40"/>',
                "ind": f'<{p}ind {p}left="0" {p}right="0" {p}firstLine="0"/>',
                "jc": f'<{p}jc {p}val="{side}"/>',
            }
            about = paragraph_properties(self.base, p, new, _CELL_SHAPE)
            cells.append(f"<{p}tc>{wide}<{p}p>{about}{inlines.write(cell.children)}</{p}p></{p}tc>")
        mark = f"<{p}trPr><{p}cantSplit/>{f'<{p}tblHeader/>' if head else ''}</{p}trPr>"
        return f"<{p}tr>{mark}{''.join(cells)}</{p}tr>"

    def _table_style(self) -> str:
        """The template's style for such tables, its default if it chose one, or Word's grid."""
        styles = self.state.styles
        chosen = styles.default_id("table")
        plain = styles.id_of("Normal Table", "table")
        return styles.id_of("Markdown Table", "table") or (
            chosen if chosen != plain else styles.id_of("Table Grid", "table")
        )

    # -- what all share

    def _paragraph(
        self, runs: str, new: Mapping[str, str], without: Iterable[str] = (), base: str | None = None
    ) -> str:
        own = self.base if self.written else self.first
        self.written += 1
        about = paragraph_properties(own if base is None else base, self.p, new, without)
        return f"<{self.p}p>{about}{runs}</{self.p}p>"

    def _style(self, names: Iterable[str]) -> str:
        return next((found for name in names if (found := self.state.styles.id_of(name))), "")

    def _named(self, style: str) -> str:
        return f'<{self.p}pStyle {self.p}val="{style}"/>'

    def _left(self, indent: int) -> dict[str, str]:
        return {"ind": f'<{self.p}ind {self.p}left="{indent}" {self.p}firstLine="0"/>'} if indent else {}

    def _border(self, side: str, space: int) -> str:
        p = self.p
        line = f'{p}val="single" {p}sz="{12 if side == "left" else 6}" {p}space="{space}" {p}color="{_GREY}"'
        return f"<{p}pBdr><{p}{side} {line}/></{p}pBdr>"

    def _all_borders(self) -> str:
        p = self.p
        line = f'{p}val="single" {p}sz="4" {p}space="0" {p}color="auto"'
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        return f"<{p}tblBorders>{''.join(f'<{p}{side} {line}/>' for side in sides)}</{p}tblBorders>"
