"""A table of a slide in → the height that each of its rows needs, which is the height that PowerPoint draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from brief_builder.fit.lines import EMU, Paragraph, stack
from brief_builder.fit.measures import measure
from brief_builder.fit.slots import Slot
from brief_builder.fit.typed import typed
from brief_builder.office import Package
from brief_builder.office.xml import clark, is_on, parse, whole

_P, _A = clark("p:x")[:-1], clark("a:x")[:-1]
_CELL, _BODY, _ABOUT = _A + "tc", _A + "txBody", _A + "tcPr"
_TABLE = f"{_A}graphic/{_A}graphicData/{_A}tbl"
_SIDE, _EDGE = 91440, 45720  # margins of a cell, where none are given (ISO 29500-1, 21.1.3.17, marL and marT)
_KEPT = 5_000  # cells whose heights are remembered for one slot
_TURNED = {"vert", "vert270"}
# LibreOffice draws the lines of cells as high as the font says, and not 1.2 sizes as it does in shapes. Latin fonts are
# lower than that; Noto Sans Khmer is 1.362 sizes high (OpenType, hhea: 1.069 above the line and 0.293 below).
_KHMER_LINE = 1.362 / 1.2
_KHMER = re.compile("[\u1780-\u17d3]")
# The parts of a table style that change how wide letters are, the strongest last, and the switch in tblPr.
_PARTS = (("lastCol", "lastCol"), ("firstCol", "firstCol"), ("lastRow", "lastRow"), ("firstRow", "firstRow"))

Weight = tuple[bool, bool]  # bold, italic


@dataclass(frozen=True, slots=True)
class FittedTable:
    """A table and the heights of its rows, in EMU.

    Attributes:
        element: the p:graphicFrame.
        top: of the frame in its group, which on a slide without groups is its place.
        declared: the heights that the rows have in the file; PowerPoint draws none lower.
        needed: the heights that their texts need.
        rows: the heights that are drawn, the larger of the two.
        total: of all rows.
        missing: typefaces that are not installed here, and were measured with others.
    """

    name: str
    id: int
    element: etree._Element
    top: int
    declared: tuple[int, ...]
    needed: tuple[int, ...]
    rows: tuple[int, ...]
    total: int
    missing: tuple[str, ...]


class TableStyles:
    """The table styles of a package: which parts of a table are bold or italic in them."""

    def __init__(self, package: Package) -> None:
        self._known: dict[str, dict[str, Weight]] = {}
        name = next((r.target for r in package.relationships(package.main_part) if r.type.endswith("/tableStyles")), "")
        if name in package:
            for style in parse(package.read(name), name).iter(_A + "tblStyle"):
                self._known[style.get("styleId", "")] = {
                    etree.QName(part).localname: (said.get("b") == "on", said.get("i") == "on")
                    for part in style.iterchildren("*")
                    if (said := part.find(_A + "tcTxStyle")) is not None
                }

    def weights(self, style: str) -> dict[str, Weight]:
        """Part of a table → (bold, italic). Of a style that is not in the file, the parts at the edges are bold.

        PowerPoint keeps its own styles to itself; most of them are so.
        """
        return self._known.get(style, {switch: (True, False) for _, switch in _PARTS})


@dataclass(frozen=True, slots=True)
class _Cell:
    row: int
    column: int
    wide: int
    high: int
    element: etree._Element


def fitted_table(frame: etree._Element, slot: Slot, styles: TableStyles) -> FittedTable:
    """The table of a p:graphicFrame; `slot` is what stands behind text that is in no placeholder."""
    table = frame.find(_TABLE)
    about = frame.find(f"{_P}nvGraphicFramePr/{_P}cNvPr")
    place = frame.find(f"{_P}xfrm/{_A}off")
    if table is None:
        raise ValueError("this frame holds no table")
    widths = [whole(each.get("w")) for each in table.iterfind(f"{_A}tblGrid/{_A}gridCol")]
    rows = table.findall(_A + "tr")
    declared = [whole(row.get("h")) for row in rows]
    needed = [0] * len(rows)
    missing: set[str] = set()
    spans: list[tuple[_Cell, int]] = []
    slots = _Slots(slot, table, styles, len(rows), len(widths))
    for cell in _cells(rows):
        height, lacking = _height(cell, sum(widths[cell.column : cell.column + cell.wide]), slots.of(cell))
        missing |= lacking
        if cell.high > 1:
            spans.append((cell, height))
        else:
            needed[cell.row] = max(needed[cell.row], height)
    drawn = [max(pair) for pair in zip(declared, needed, strict=True)]
    for cell, height in spans:
        # What a cell over several rows needs beyond them is added to its last row.
        last = min(cell.row + cell.high, len(rows)) - 1
        more = height - sum(drawn[cell.row : last + 1])
        if more > 0:
            drawn[last] += more
            needed[last] = max(needed[last], drawn[last])
    return FittedTable(
        name=about.get("name", "") if about is not None else "",
        id=whole(about.get("id")) if about is not None else 0,
        element=frame,
        top=whole(place.get("y"), 0, -(10**10)) if place is not None else 0,
        declared=tuple(declared),
        needed=tuple(needed),
        rows=tuple(drawn),
        total=sum(drawn),
        missing=tuple(sorted(missing)),
    )


def _cells(rows: list[etree._Element]) -> Iterator[_Cell]:
    """The cells that hold text; those that others are merged over are passed over."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.iterchildren(_CELL)):
            if not cell.attrib:  # most
                yield _Cell(number, column, 1, 1, cell)
            elif not is_on(cell.get("hMerge")) and not is_on(cell.get("vMerge")):
                wide, high = whole(cell.get("gridSpan"), 1, 1), whole(cell.get("rowSpan"), 1, 1)
                yield _Cell(number, column, wide, high, cell)


def _height(cell: _Cell, width: int, slot: Slot) -> tuple[int, frozenset[str]]:
    """The height that a cell's text and margins need, in EMU, and the typefaces that are not installed here.

    Headings, labels and most figures stand in one deck after another: the same cell is measured once.
    """
    key = (etree.tostring(cell.element, with_tail=False), width)
    known = slot.heights.get(key)
    if known is None:
        if len(slot.heights) >= _KEPT:
            slot.heights.clear()
        known = slot.heights[key] = _measured(cell, width, slot)
    return known


def _measured(cell: _Cell, width: int, slot: Slot) -> tuple[int, frozenset[str]]:
    body = about = None
    for child in cell.element:
        if child.tag == _BODY:
            body = child
        elif child.tag == _ABOUT:
            about = child
    sides, edges = 2 * _SIDE, 2 * _EDGE
    if about is not None and len(about.attrib):
        sides = whole(about.get("marL"), _SIDE) + whole(about.get("marR"), _SIDE)
        edges = whole(about.get("marT"), _EDGE) + whole(about.get("marB"), _EDGE)
    if body is None:
        return edges, frozenset()
    paragraphs = tuple(map(_tall, typed(body, slot)))
    measures = [measure(look) for paragraph in paragraphs for row in paragraph.rows for _, look in row]
    if about is not None and about.get("vert") in _TURNED:
        lines = stack(paragraphs, float("inf"))
        height = max((line.width for line in lines), default=0.0)
    else:
        lines = stack(paragraphs, max(width - sides, 0) / EMU)
        height = lines[-1].bottom if lines else 0.0
    return round(height * EMU) + edges, frozenset().union(*(each.missing for each in measures))


def _tall(paragraph: Paragraph) -> Paragraph:
    """The same with lines as high as Khmer is drawn in a cell, where it holds any."""
    relative, share = paragraph.spacing.line
    if not relative or not any(_KHMER.search(text) for row in paragraph.rows for text, _ in row):
        return paragraph
    return replace(paragraph, spacing=replace(paragraph.spacing, line=(True, share * _KHMER_LINE)))


class _Slots:
    """What stands behind the text of a cell, by where it is in the table."""

    def __init__(self, slot: Slot, table: etree._Element, styles: TableStyles, rows: int, columns: int) -> None:
        about = table.find(_A + "tblPr")
        style = about.find(_A + "tableStyleId") if about is not None else None
        name = (style.text or "").strip() if style is not None else ""
        weights = styles.weights(name) if name else {}
        on = {switch for part, switch in _PARTS if about is not None and is_on(about.get(switch))}
        self._weights = {part: weights[part] for part, switch in _PARTS if switch in on and part in weights}
        self._whole = weights.get("wholeTbl", (False, False)) if name else (False, False)
        self._rows, self._columns = rows, columns
        self._slot = slot
        self._known: dict[tuple[bool, ...], Slot] = {}

    def of(self, cell: _Cell) -> Slot:
        edges = (
            cell.row == 0,
            cell.row + cell.high >= self._rows,
            cell.column == 0,
            cell.column + cell.wide >= self._columns,
        )
        known = self._known.get(edges)
        if known is None:
            known = self._known[edges] = self._at(
                dict(zip(("firstRow", "lastRow", "firstCol", "lastCol"), edges, strict=True))
            )
        return known

    def _at(self, at: dict[str, bool]) -> Slot:
        bold, italic = self._whole
        for part, (heavy, slanted) in self._weights.items():
            if at[part]:
                bold, italic = bold or heavy, italic or slanted
        return self._slot.weighted(bold=bold, italic=italic) if bold or italic else self._slot
