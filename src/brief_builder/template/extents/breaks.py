"""A body with ends of pages beside block tags → each such end in a paragraph of its own, on its side of the tags.

The paragraph of a tag vanishes, or goes with what the block takes. A page break that was typed beside the tag is
something to see: it belongs into the block where it stands inside it, and stays where it stands outside.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from brief_builder.office.dialect import WORD
from brief_builder.office.xml import clark
from brief_builder.template.extents.edges import is_anchor
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.tags import Tag

_P, _P_PR, _R, _R_PR, _SECTION = (clark(f"w:{name}") for name in ("p", "pPr", "r", "rPr", "sectPr"))
_CELL = clark("w:tc")
_BLANK, _BREAK, _TAG, _WORDS = range(4)  # what a child of a paragraph is to a reader


def part_breaks(tags: list[Tag], blocks: list[Block]) -> None:
    """Part the ends of pages from the block tags that they share a paragraph with. Comes before extents."""
    held = {tag.node: None for tag in tags if tag.node is not None}
    broken = [paragraph for paragraph in held if any(map(WORD.ends_page, paragraph.iter()))]
    if not broken:
        return
    parting = _Parting({tag.number: tag for tag in tags}, {tag.number: block for block in blocks for tag in block.tags})
    for paragraph in broken:
        # A row goes with a cell's tags, and a macro of words with its paragraph: there nothing is to part.
        if next(paragraph.iterancestors(_CELL), None) is None and not parting.defines(paragraph):
            parting.part(paragraph)


@dataclass(frozen=True, slots=True)
class _Parting:
    """The tags of a body, and their blocks, by the tags' numbers."""

    tags: dict[int, Tag]
    blocks: dict[int, Block]

    def defines(self, paragraph: etree._Element) -> bool:
        """Whether a macro begins in a paragraph."""
        return any(self.tags[number].word == "macro" for number in _numbers(paragraph) if number in self.tags)

    def part(self, paragraph: etree._Element) -> None:
        for run in paragraph.findall(_R):
            _divide(run)
        children = [child for child in paragraph if child.tag != _P_PR]
        kinds = [self._kind(child) for child in children]
        if _WORDS not in kinds:
            self._part_all(paragraph, children, kinds)
            return
        first = kinds.index(_WORDS)
        last = len(kinds) - 1 - kinds[::-1].index(_WORDS)
        cut = self._cut(list(zip(children[:first], kinds[:first], strict=True)), paragraph, at=0)
        if cut:
            self._part_own(self._moved(children[:cut], paragraph, before=True))
        behind = list(zip(children[last + 1 :], kinds[last + 1 :], strict=True))
        cut = self._cut(behind[::-1], paragraph, at=-1)
        if cut and paragraph.find(f"{_P_PR}/{_SECTION}") is None:
            self._part_own(self._moved(children[-cut:], paragraph, before=False))

    def _part_own(self, paragraph: etree._Element) -> None:
        children = list(paragraph)
        self._part_all(paragraph, children, [self._kind(child) for child in children])

    def _part_all(self, paragraph: etree._Element, children: list[etree._Element], kinds: list[int]) -> None:
        """Give each series of tags, and each of ends of pages, a paragraph of its own; the last one keeps this one."""
        known = _BLANK
        for at, kind in enumerate(kinds):  # what is nothing to see stands with what is before it
            known = kinds[at] = kind or known
        lead = next((kind for kind in kinds if kind), _BLANK)
        kinds = [kind or lead for kind in kinds]
        series = [
            [child for child, _ in held] for _, held in groupby(zip(children, kinds, strict=True), lambda c: c[1])
        ]
        properties = paragraph.find(_P_PR)
        for moving in series[:-1]:
            own = self._moved(moving, paragraph, before=True)
            if properties is not None:
                own.insert(0, copy.deepcopy(properties))
                for section in own[0].findall(_SECTION):
                    own[0].remove(section)

    def _cut(self, beside: list[tuple[etree._Element, int]], paragraph: etree._Element, at: int) -> int:
        """How many of a paragraph's outer children, the outermost first, stand outside a block that ends elsewhere.

        0 for none, and where no end of a page is among them. `at` says which of a block's tags has the block behind it
        when one comes from outside: its first (0) or its last (-1).
        """
        cut, seen = 0, False
        for index, (_, kind) in enumerate(beside):
            if kind == _BREAK:
                seen, cut = True, 0
            elif kind == _TAG and seen and not cut:
                inner = {number for each, _ in beside[index:] for number in _numbers(each)}
                if any(self._leads_away(number, paragraph, at) for number in inner):
                    cut = index
        return cut

    def _leads_away(self, number: int, paragraph: etree._Element, at: int) -> bool:
        block = self.blocks.get(number)
        return (
            block is not None
            and len(block.tags) > 1
            and block.tags[at].number == number
            and block.tags[-1 - at].node is not paragraph
        )

    def _moved(self, children: list[etree._Element], paragraph: etree._Element, *, before: bool) -> etree._Element:
        """A new paragraph before (after) this one with these of its children."""
        own = paragraph.makeelement(_P)
        for child in children:
            for number in _numbers(child):
                if number in self.tags:
                    self.tags[number].node = own
            own.append(child)
        if before:
            paragraph.addprevious(own)
        else:
            paragraph.addnext(own)
        return own

    def _kind(self, child: etree._Element) -> int:
        kinds = {_BLANK}
        for node in child.iter():
            if isinstance(node, etree._ProcessingInstruction):
                tag = self.tags.get(int(node.text or 0)) if is_anchor(node) else None
                kinds.add(_WORDS if tag is None or tag.kind == "value" else _TAG)
            elif WORD.ends_page(node):
                kinds.add(_BREAK)
            elif (node.tag == WORD.text and (node.text or "").strip()) or WORD.shows(node):
                kinds.add(_WORDS)
        return max(kinds) if len(kinds) < 3 else _WORDS


def _numbers(element: etree._Element) -> list[int]:
    """The numbers of the tags whose anchors an element holds, or is."""
    return [int(node.text or 0) for node in element.iter(etree.ProcessingInstruction) if is_anchor(node)]


def _divide(run: etree._Element) -> None:
    """Give the ends of pages in a run runs of their own, and what stands beside them."""
    content = [child for child in run if child.tag != _R_PR]
    series = [list(held) for _, held in groupby(content, WORD.ends_page)]
    properties = run.find(_R_PR)
    at = run
    for moving in series[1:]:
        own = run.makeelement(run.tag, {str(key): str(value) for key, value in run.attrib.items()})
        if properties is not None:
            own.append(copy.deepcopy(properties))
        own.extend(moving)
        at.addnext(own)
        at = own
