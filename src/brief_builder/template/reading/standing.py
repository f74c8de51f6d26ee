"""A part's tree with its anchors in → what a value that is alone in its paragraph stands in, before and behind.

Known when the template is read, so that rendering need not look at any XML.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from lxml import etree

from brief_builder.office.xml import clark

_HOLDERS = {
    clark(f"w:{name}"): shown
    for name, shown in (
        ("tc", "table cell"), ("txbxContent", "text box"), ("hdr", "header"), ("ftr", "footer"),
        ("footnote", "footnote"), ("endnote", "endnote"), ("comment", "comment"),
    )
}  # fmt: skip
_BODY, _SECTION, _CHANGED = clark("w:body"), clark("w:sectPr"), clark("w:sectPrChange")
_BLOCKS = (clark("w:p"), clark("w:tbl"), clark("w:sdt"))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value's paragraph stands.

    Attributes:
        holders: what it stands in, as a person calls it, nearest first: ('table cell', 'text box'); () in the body.
        first: whether nothing at all stands before it in the body.
        behind_table: whether a table stands before it.
        section: the XML of the properties of its section; '' where there is none.
    """

    holders: tuple[str, ...] = ()
    first: bool = False
    behind_table: bool = False
    section: str = ""


class Standings:
    """Where the paragraphs of one part stand.

    Args:
        root: the part's tree, with the anchors of its tags where they stay.
    """

    def __init__(self, root: etree._Element) -> None:
        self._body = root.find(_BODY)
        self._ends: list[int] | None = None
        self._order: dict[etree._Element, int] = {}
        self._sections: list[str] = []

    def of(self, paragraph: etree._Element) -> Standing:
        """Where a paragraph stands."""
        above = list(paragraph.iterancestors())
        before = paragraph.getprevious()
        block = before
        while block is not None and block.tag not in _BLOCKS:
            block = block.getprevious()
        return Standing(
            tuple(_HOLDERS[str(element.tag)] for element in above if element.tag in _HOLDERS),
            before is None and bool(above) and above[0] is self._body,
            block is not None and block.tag == _BLOCKS[1],
            self._section(paragraph) if self._body is not None else "",
        )

    def _section(self, paragraph: etree._Element) -> str:
        if self._ends is None:
            self._read_sections()
            assert self._ends is not None  # noqa: S101  the line above
        at = bisect_left(self._ends, self._order.get(paragraph, 0))
        return self._sections[at] if at < len(self._sections) else ""

    def _read_sections(self) -> None:
        assert self._body is not None  # noqa: S101  the caller has looked
        self._ends = []
        for number, element in enumerate(self._body.iter()):
            self._order[element] = number
            parent = element.getparent()
            if element.tag == _SECTION and parent is not None and parent.tag != _CHANGED:
                self._ends.append(number)
                self._sections.append(etree.tostring(element, encoding="unicode", with_tail=False))
