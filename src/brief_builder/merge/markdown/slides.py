"""Blocks of Markdown → paragraphs and lists of a shape in PowerPoint; what a shape cannot hold is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from brief_builder.merge.markdown.inlines import Inlines
from brief_builder.merge.state import State
from brief_builder.merge.values.looks import Look, children
from brief_builder.problems import Fault
from brief_builder.template.reading.tags import Tag

_STEP = 285_750  # EMU from one level to the next, as PowerPoint sets it
_BULLETS = frozenset({
    "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont", "buNone", "buAutoNum", "buChar", "buBlip",
})  # fmt: skip
_SPACING = frozenset({"lnSpc", "spcBef", "spcAft"})
_REFUSED = {"table": "a table", "hr": "a line across"}


def slide_blocks(nodes: Sequence[SyntaxTreeNode], _state: State, tag: Tag, inlines: Inlines) -> str:
    """The XML of the blocks, to stand in place of the tag's paragraph; raises markdown-structure."""
    return _Writer(tag, inlines).blocks(nodes, -1)


class _Writer:
    def __init__(self, tag: Tag, inlines: Inlines) -> None:
        self.inlines, self.p = inlines, tag.prefix
        self.attributes, self.held = children(tag.paragraph_properties)
        level = re.search(r'\blvl="(\d)"', self.attributes)
        self.level = int(level[1]) if level else 0

    def blocks(self, nodes: Iterable[SyntaxTreeNode], depth: int) -> str:
        """`depth` is -1 outside lists, 0 in the outermost."""
        return "".join(self._block(node, depth) for node in nodes)

    def _block(self, node: SyntaxTreeNode, depth: int) -> str:
        kind = node.type
        if kind in _REFUSED:
            message = f"this text holds {_REFUSED[kind]}, which the text of a slide cannot hold"
            raise Fault("markdown-structure", message, help="draw it in the template, and fill it there")
        if kind in ("bullet_list", "ordered_list"):
            return "".join(self._item(item, node, depth + 1) for item in node.children)
        if kind == "blockquote":
            return self.blocks(node.children, depth)
        if kind in ("fence", "code_block"):
            lines = replace(self.inlines, look=Look(code="")).lines(node.content.removesuffix("\n"))
            return self._paragraph(lines, depth)
        look = Look(bold=True) if kind == "heading" else self.inlines.look
        return self._paragraph(replace(self.inlines, look=look).write(node.children), depth)

    def _item(self, item: SyntaxTreeNode, owner: SyntaxTreeNode, depth: int) -> str:
        p, blocks = self.p, list(item.children)
        words = blocks.pop(0).children if blocks and blocks[0].type == "paragraph" else []
        if owner.type == "ordered_list":
            start = min(max(int(owner.attrs.get("start", 1)), 1), 32_767)
            begins = f' startAt="{start}"' if start > 1 else ""
            mark = f'<{p}buFont typeface="+mj-lt"/><{p}buAutoNum type="arabicPeriod"{begins}/>'
        else:
            mark = f'<{p}buFont typeface="Arial"/><{p}buChar char="•"/>'
        return self._paragraph(self.inlines.write(words), depth, mark) + self.blocks(blocks, depth)

    def _paragraph(self, runs: str, depth: int, mark: str = "") -> str:
        """A paragraph like the tag's; in a list its mark and indent are its own, and one without a mark continues."""
        p = self.p
        if depth < 0:
            inner = "".join(xml for _, xml in self.held)
            about = f"<{p}pPr{self.attributes}>{inner}</{p}pPr>" if inner or self.attributes else ""
            return f"<{p}p>{about}{runs}</{p}p>"
        attributes = re.sub(r'\s(?:marL|indent|lvl)="[^"]*"', "", self.attributes)
        attributes += f' marL="{_STEP * (depth + 1)}" indent="{-_STEP if mark else 0}"'
        attributes += f' lvl="{min(self.level + depth, 8)}"' if self.level + depth else ""
        own = [(name.removeprefix(p), xml) for name, xml in self.held]
        before = "".join(xml for name, xml in own if name in _SPACING)
        after = "".join(xml for name, xml in own if name not in _SPACING and name not in _BULLETS)
        return f"<{p}p><{p}pPr{attributes}>{before}{mark or f'<{p}buNone/>'}{after}</{p}pPr>{runs}</{p}p>"
