"""A part's tree with its anchors in → where each value stands: in what, behind what, under which heading, how wide.

Known when the template is read, so that rendering need not look at any XML.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from lxml import etree

from brief_builder.office import WORD, Package, Part
from brief_builder.office.grid import span_of
from brief_builder.office.styles import heading_styles
from brief_builder.office.trees import tree_of
from brief_builder.office.xml import clark, whole

_EMU_PER_TWIP = 635
_CELL_MARGIN = 108  # twips at each side of a cell where the table says nothing (ISO 29500-1, 17.4.42)
_BOX_INSET = 91_440  # EMU at each side of a text box where it says nothing (ISO 29500-1, 21.1.2.1.1)
_SECTION, _CELL, _TABLE, _ROW = clark("w:sectPr"), clark("w:tc"), clark("w:tbl"), clark("w:tr")
_BOX, _PARAGRAPH = clark("w:txbxContent"), clark("w:p")
_BODY, _CHANGED = clark("w:body"), clark("w:sectPrChange")
_BLOCKS = (_PARAGRAPH, _TABLE, clark("w:sdt"))
_HOLDERS = {
    clark(f"w:{name}"): shown
    for name, shown in (
        ("tc", "table cell"), ("txbxContent", "text box"), ("hdr", "header"), ("ftr", "footer"),
        ("footnote", "footnote"), ("endnote", "endnote"), ("comment", "comment"),
    )
}  # fmt: skip
_INSERTED = (clark("w:ins"), clark("w:moveTo"))
_TWIPS = re.compile(r"-?\d+(\.\d+)?")
_EMU_PER = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a value stands.

    Attributes:
        heading: level of the heading it stands under, 1 for the topmost; 0 before the first heading.
        width: of the text there, in EMU; None where it is not known.
        linked: whether it stands in a hyperlink of the template.
        inserted: whether it is marked as inserted under Track Changes, in Word.
        holders: what its paragraph stands in, as a person calls it, nearest first: ('table cell', 'text box'); () in
            the body. This and what follows are known of a value that is alone in its paragraph, in Word.
        first: whether nothing at all stands before the paragraph in the body.
        behind_table: whether a table stands before the paragraph.
        section: the XML of the properties of its section; '' where there is none.
    """

    heading: int = 0
    width: int | None = None
    linked: bool = False
    inserted: bool = False
    holders: tuple[str, ...] = ()
    first: bool = False
    behind_table: bool = False
    section: str = ""


class Layout:
    """What surrounds the values of one part.

    Args:
        root: the part's tree.
        part: the part.
        package: the template.
    """

    def __init__(self, root: etree._Element, part: Part, package: Package) -> None:
        self.root = root
        self.is_word = part.dialect is WORD and package.kind == "docx"
        self._levels: dict[etree._Element, int] = {}
        self._sections: list[tuple[int, int | None]] = []  # where each section ends, and its text width
        self._order: dict[etree._Element, int] = {}
        if not self.is_word:
            return
        self._read_levels(heading_styles(package))
        self._order = {element: number for number, element in enumerate(root.iter())}
        own = _sections(root)
        self._sections = [(self._end(section), _text_width(section)) for section in own]
        if not own:  # a header or note has the width of the document's last section
            self._sections = [(len(self._order), package.once("last text width", lambda: _last_width(package)))]
        # Where the properties of each section of the body stand, and their XML when it has been asked for.
        self._ends = [self._order[section] for section in own] if root.find(_BODY) is not None else []
        self._own, self._texts = own, dict[int, str]()

    def around(self, anchor: etree._Element, *, alone: bool) -> Surroundings:
        """What surrounds the value whose anchor this is; `alone` when its paragraph holds nothing else."""
        linked = any(True for _ in anchor.iterancestors(clark("w:hyperlink")))
        if not self.is_word:
            return Surroundings(linked=linked)
        paragraph = next(anchor.iterancestors(_PARAGRAPH), None)
        level = self._levels.get(paragraph, 0) if paragraph is not None else 0
        width = self._width(anchor, paragraph)
        holder = anchor.getparent()
        inserted = holder is not None and holder.tag in _INSERTED
        if not alone or paragraph is None:
            return Surroundings(level, width, linked, inserted)
        above = list(paragraph.iterancestors())
        before = block = paragraph.getprevious()
        while block is not None and block.tag not in _BLOCKS:
            block = block.getprevious()
        return Surroundings(
            level, width, linked, inserted,
            tuple(_HOLDERS[str(element.tag)] for element in above if element.tag in _HOLDERS),
            before is None and bool(above) and above[0].tag == _BODY,
            block is not None and block.tag == _TABLE,
            self._section(paragraph),
        )  # fmt: skip

    def _section(self, paragraph: etree._Element) -> str:
        """The XML of the properties of the section that a paragraph of the body stands in."""
        at = bisect_left(self._ends, self._order[paragraph])
        if at == len(self._ends):
            return ""
        if at not in self._texts:
            self._texts[at] = etree.tostring(self._own[at], encoding="unicode", with_tail=False)
        return self._texts[at]

    def _end(self, section: etree._Element) -> int:
        """Where a section ends: with the paragraph that holds its properties, or with the body."""
        paragraph = next(section.iterancestors(_PARAGRAPH), None)
        last = list(paragraph.iter())[-1] if paragraph is not None else section
        return self._order.get(last, len(self._order))

    def _read_levels(self, styles: dict[str, int]) -> None:
        level = 0
        for paragraph in self.root.iter(_PARAGRAPH):
            style = paragraph.find(f"{clark('w:pPr')}/{clark('w:pStyle')}")
            outline = paragraph.find(f"{clark('w:pPr')}/{clark('w:outlineLvl')}")
            own = whole(outline.get(clark("w:val")), 9) if outline is not None else 9
            if own < 9:
                level = own + 1
            elif style is not None:
                level = styles.get(style.get(clark("w:val"), ""), level)
            self._levels[paragraph] = level

    def _width(self, anchor: etree._Element, paragraph: etree._Element | None) -> int | None:
        holder = next(anchor.iterancestors(_CELL, _BOX), None)
        if holder is None:
            at = self._order[anchor]
            width = next((w for end, w in self._sections if end >= at), None)
        else:
            width = self._cell_width(holder) if holder.tag == _CELL else _box_width(holder)
        if width is None or paragraph is None:
            return width
        head = next(iter(paragraph), None)  # properties stand first; a search would go through all tags of a long one
        indent = head.find(clark("w:ind")) if head is not None and head.tag == clark("w:pPr") else None
        sides = [("w:left", "w:start"), ("w:right", "w:end")] if indent is not None else []
        for names in sides:
            width -= next((t for t in (_twips(indent, name) for name in names) if t is not None), 0) * _EMU_PER_TWIP
        return width if width > 0 else None

    def _cell_width(self, cell: etree._Element) -> int | None:
        """The width inside the cell's margins."""
        table, row = next(cell.iterancestors(_TABLE), None), next(cell.iterancestors(_ROW), None)
        if table is None or row is None:
            return None
        width = cell.find(f"{clark('w:tcPr')}/{clark('w:tcW')}")
        twips = _twips(width, "w:w") if width is not None and width.get(clark("w:type"), "dxa") == "dxa" else None
        if not twips:
            columns = [_twips(c, "w:w") or 0 for c in table.iterfind(f"{clark('w:tblGrid')}/{clark('w:gridCol')}")]
            before = 0
            for other in row.iter(_CELL):
                span = span_of(other)
                if other is cell:
                    twips = sum(columns[before : before + span])
                    break
                before += span
        if not twips:
            return None
        for side, other_name in (("left", "start"), ("right", "end")):
            twips -= _margin(table, cell, side, other_name)
        return twips * _EMU_PER_TWIP if twips > 0 else None


def _last_width(package: Package) -> int | None:
    sections = _sections(tree_of(package, package.main_part))
    return _text_width(sections[-1]) if sections else None


def _sections(root: etree._Element) -> list[etree._Element]:
    """The section properties of a part, without those that a tracked change remembers."""
    return [s for s in root.iter(_SECTION) if (p := s.getparent()) is not None and p.tag != _CHANGED]


def _text_width(section: etree._Element) -> int | None:
    """The width of a column of a section's text, in EMU."""
    page, margins, columns = (section.find(clark(name)) for name in ("w:pgSz", "w:pgMar", "w:cols"))
    if page is None or margins is None:
        return None
    sides = [_twips(margins, name) or 0 for name in ("w:left", "w:right", "w:gutter")]
    width = (_twips(page, "w:w") or 0) - sum(sides)
    if columns is not None:
        first = columns.find(clark("w:col"))
        number = max(_twips(columns, "w:num") or 1, 1)
        if first is not None and columns.get(clark("w:equalWidth"), "1") in ("0", "false"):
            width = _twips(first, "w:w") or width
        elif number > 1:
            gap = _twips(columns, "w:space")
            width = (width - (number - 1) * (720 if gap is None else gap)) // number
    return width * _EMU_PER_TWIP if width > 0 else None


def _box_width(box: etree._Element) -> int | None:
    """The width inside a text box: DrawingML's extent, or the style of the VML shape."""
    for frame in box.iterancestors(clark("wp:inline"), clark("wp:anchor")):
        extent = frame.find(clark("wp:extent"))
        width = whole(extent.get("cx")) if extent is not None else 0
        return width - 2 * _BOX_INSET if width > 2 * _BOX_INSET else None
    for shape in box.iterancestors():
        found = re.search(r"(?:^|;)\s*width:\s*(\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm)", shape.get("style", ""))
        if found:
            width = int(float(found[1]) * _EMU_PER[found[2]]) - 2 * _BOX_INSET
            return width if width > 0 else None
    return None


def _margin(table: etree._Element, cell: etree._Element, side: str, other: str) -> int:
    paths = (
        (cell, "w:tcPr", "w:tcMar"),
        (table, "w:tblPr", "w:tblCellMar"),
    )
    for element, properties, margins in paths:
        # In two steps: a path of three would look through all rows of the table for more properties.
        about = element.find(clark(properties))
        for name in (side, other):
            found = about.find(f"{clark(margins)}/{clark(f'w:{name}')}") if about is not None else None
            if found is not None and (twips := _twips(found, "w:w")) is not None:
                return twips
    return _CELL_MARGIN


def _twips(element: etree._Element | None, name: str) -> int | None:
    """A whole number of an attribute; None when it has none, or one with a unit."""
    value = element.get(clark(name), "") if element is not None else ""
    return whole(value.partition(".")[0], 0, -(10**9)) if _TWIPS.fullmatch(value) else None
