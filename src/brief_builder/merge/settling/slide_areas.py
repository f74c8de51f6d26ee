"""The rows of a rendered table of a slide → its merged cells as rectangles, with everything that they hide emptied."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from brief_builder.merge.settling.marks import seen_words
from brief_builder.office.cell_words import NOTED
from brief_builder.office.grid import Placed, placed, says
from brief_builder.office.xml import clark
from brief_builder.template.copies.merged_cells import AREA
from brief_builder.template.reading.cells import MERGE_EQUAL

_P, _BODY, _KEPT = clark("a:p"), clark("a:txBody"), (clark("a:pPr"), clark("a:endParaRPr"))
_RUN, _RUN_LOOK = clark("a:r"), clark("a:rPr")
_DOWN = f"{NOTED}vm"


@dataclass(slots=True)
class _Area:
    """A merged cell: the place of its first row, and the places of the rows below."""

    first: Placed
    below: list[Placed]


def merge_areas(rows: list[etree._Element]) -> None:
    """Say of each cell whether it is merged, over how much, or covered, and empty what is covered."""
    areas: list[_Area] = []
    above: dict[tuple[int, int], _Area] = {}
    for row in rows:
        here: dict[tuple[int, int], _Area] = {}
        for place in placed(row):
            where = (place.start, place.end)
            up = above.get(where)
            if up is not None and _continues(up, place):
                up.below.append(place)
            else:
                up = _Area(place, [])
                areas.append(up)
            here[where] = up
        above = here
    for area in areas:
        _write(area)


def same(one: etree._Element, other: etree._Element, name: str) -> bool:
    """Whether two neighbours become one: cells of one loop, or with the same words where that is asked."""
    mark = one.get(name)
    if not mark or mark != other.get(name):
        return False
    return mark != MERGE_EQUAL or seen_words(one) == seen_words(other)


def empty(cell: etree._Element) -> None:
    """Leave one paragraph with its format: what a merged cell hides must not be found, read or copied."""
    body = cell.find(_BODY)
    for number, paragraph in enumerate(body.findall(_P) if body is not None else ()):
        if number and body is not None:
            body.remove(paragraph)
            continue
        look = paragraph.find(f"{_RUN}/{_RUN_LOOK}")
        for child in [child for child in paragraph if child.tag not in _KEPT]:
            paragraph.remove(child)
        if look is not None and paragraph.find(_KEPT[1]) is None:
            end = etree.SubElement(paragraph, _KEPT[1], {str(k): str(v) for k, v in look.attrib.items()})
            end.extend(child for child in look if not str(child.tag).endswith(("hlinkClick", "hlinkMouseOver")))


def _continues(area: _Area, place: Placed) -> bool:
    """Whether a cell belongs to the area above it, which covers the same columns."""
    up = area.below[-1].cell if area.below else area.first.cell
    mark = place.cell.get(AREA)
    if mark is not None or up.get(AREA) is not None:
        return mark == up.get(AREA)
    return says(place.cell, "vMerge") or same(up, place.cell, _DOWN)


def _write(area: _Area) -> None:
    first, height = area.first, 1 + len(area.below)
    width = len(first.cells)
    for down, place in enumerate((first, *area.below)):
        for right, cell in enumerate(place.cells):
            spans = {
                "rowSpan": str(height) if down == 0 and height > 1 else None,
                "gridSpan": str(width) if right == 0 and width > 1 else None,
                "hMerge": "1" if right else None,
                "vMerge": "1" if down else None,
            }
            for name, said in spans.items():
                if said is not None:
                    cell.set(name, said)
                elif name in cell.attrib:
                    del cell.attrib[name]
            if down or right:
                empty(cell)
