"""A rendered table of a slide whose rows, columns or merges a template decided → a table that PowerPoint opens.

Each row has a cell for each column of the grid, each merged cell is a rectangle whose other cells say that they are
covered (ISO 29500-1, 21.1.3.18), columns share the width that the table had, and the frame is as high as its rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from itertools import pairwise

from lxml import etree

from brief_builder.merge.settling.misfit import Misfit
from brief_builder.merge.settling.noted import without_notes
from brief_builder.merge.settling.slide_areas import empty, merge_areas, same
from brief_builder.merge.settling.uneven import (
    compare_rows,
    looped_rows,
    refuse_width,
    rooted,
    shares,
    unrooted,
)
from brief_builder.office.cell_words import NOTED
from brief_builder.office.dialect import DRAWING
from brief_builder.office.grid import SURPLUS, cells_of, is_empty, placed
from brief_builder.office.schema import drop
from brief_builder.office.xml import clark, whole
from brief_builder.template.copies.merged_cells import COLUMN

_TABLE, _ROW, _CELL, _GRID = (clark(f"a:{name}") for name in ("tbl", "tr", "tc", "tblGrid"))
_PR, _SOLID, _RGB, _NONE = (clark(f"a:{name}") for name in ("tcPr", "solidFill", "srgbClr", "noFill"))
_FILLS = {clark(f"a:{name}") for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")}
_BEHIND_FILL = {clark("a:headers"), clark("a:extLst")}  # in the sequence of CT_TableCellProperties
_SPAN, _FILL = f"{NOTED}colspan", f"{NOTED}cellbg"
_ADDED = f"{NOTED}added"  # of a cell that no author drew
_COLUMN_ID = "{http://schemas.microsoft.com/office/drawing/2014/main}colId"
_MERGES = ("gridSpan", "rowSpan", "hMerge", "vMerge")
# What a table holds in which cells are merged or come and go.
_SIGNS = ("Span=", "Merge=", NOTED)
_BEGUN = re.compile(r"<((?:[\w.-]+:)?)tbl>")
_FRAME_SIZE = re.compile(r'(<p:xfrm\b[^>]*>\s*<a:off\b[^>]*>\s*<a:ext cx=")([0-9]{1,10})(" cy=")([0-9]{1,10})(?=")')
_LARGEST = 0xFFFFFFFF  # of an unsignedInt


def fit_slide_table(xml: str, declarations: str, uneven: Callable[[Misfit], None]) -> str:
    """The frame with its table settled.

    Args:
        xml: one `p:graphicFrame`; nothing where its table came out without rows. One that has no cell left goes too.
        declarations: the namespace declarations of the part's root, as they are written.
        uneven: takes what is wrong where loops give the rows different numbers of columns (columns-differ), or where
            a cell cannot span what it is told to (render-failed).

    Raises:
        Misfit: limit-reached.
    """
    plain, columns = without_notes(xml, COLUMN)
    if not any(sign in plain for sign in _SIGNS):
        as_drawn = _as_drawn(plain, columns)
        if as_drawn is not None:
            return as_drawn
    return _settled(xml, declarations, uneven)


def fit_drawn_table(xml: str, declarations: str, uneven: Callable[[Misfit], None]) -> str:
    """The same for a table of which only rows come and go: each that is there has the cells that were drawn."""
    as_drawn = _as_drawn(xml, None)
    return as_drawn if as_drawn is not None else _settled(xml, declarations, uneven, noted=False)


def _settled(xml: str, declarations: str, uneven: Callable[[Misfit], None], *, noted: bool = True) -> str:
    """The frame; `noted` says whether its cells note the columns that they were drawn in."""
    root = rooted(xml, declarations)
    table = root.find(f".//{_TABLE}")
    if table is None:
        return xml
    for row in table.findall(_ROW):
        for number, cell in enumerate(cells_of(row) if not noted else ()):
            cell.set(COLUMN, str(number))
        _take_surplus(row)
        if not cells_of(row):
            drop(row)
    rows = table.findall(_ROW)
    if not rows:
        return ""
    for row in rows:
        _merge_across(row)
    looped = looped_rows(rows)
    compare_rows(rows, looped, uneven)
    _even(rows, set(looped), uneven, next((number for _, number in looped.values()), None))
    _fit_grid(table, rows, looped)
    merge_areas(rows)
    for cell in table.iter(_CELL):
        _fill(cell)
        for name in [name for name in cell.attrib if str(name).startswith(NOTED)]:
            del cell.attrib[name]
    _size_frame(root, table, rows)
    return unrooted(root)


def _as_drawn(xml: str, noted: list[str] | None) -> str | None:
    """The frame as high as its rows, where these have the cells that were drawn; None where more has to change.

    Most tables without merged cells are so, and nothing of them changes but their height.

    Args:
        xml: the frame, its table without notes.
        noted: the number of the drawn column, 0-based, that its cells note, in order; None where each row is known to
            have a cell for each column.
    """
    begun, frame = _BEGUN.search(xml), _FRAME_SIZE.search(xml)
    if begun is None or frame is None:
        return None
    row_heights, column_widths = _sizes(begun[1])
    heights: list[str] = row_heights(xml)
    widths: list[str] = column_widths(xml[: xml.find(f"<{begun[1]}tr")])
    if "" in heights or "" in widths or not heights:
        return None
    if noted is not None:
        tag = f"<{begun[1]}tc"
        cells = xml.count(f"{tag}>") + xml.count(f"{tag} ") + xml.count(f"{tag}/>")
        if cells != len(noted) or noted != [str(number) for number in range(len(widths))] * len(heights):
            return None
    height = sum(map(int, heights))
    if not height or int(frame[2]) != sum(map(int, widths)):
        return None
    return f"{xml[: frame.start(3)]}{frame[3]}{height}{xml[frame.end(4) :]}"


@lru_cache(maxsize=8)
def _sizes(prefix: str) -> tuple[Callable[[str], list[str]], ...]:
    """What finds the height of each row, and the width of each column; '' where the tag does not begin with it."""
    kinds = (("tr", "h"), ("gridCol", "w"))
    return tuple(
        re.compile(rf'<{re.escape(prefix)}{tag}(?: {name}="([0-9]{{1,10}})")?(?=[\s/>])').findall for tag, name in kinds
    )


def _take_surplus(row: etree._Element) -> None:
    """Take out one of the cells that a cell over repeated columns covers, or the cell itself when there are none."""
    for place in placed(row):
        if SURPLUS in place.cell.attrib:
            del place.cell.attrib[SURPLUS]
            drop(place.cells[-1])


def _merge_across(row: etree._Element) -> None:
    """Let neighbours become one where `hm` asks for it."""
    for place, following in pairwise(placed(row)):
        if same(place.cell, following.cell, f"{NOTED}hm"):
            following.cell.set("hMerge", "1")


# -- as many cells in each row


def _even(
    rows: list[etree._Element], looped: set[etree._Element], uneven: Callable[[Misfit], None], number: int | None
) -> None:
    """Give each row as many cells as the others: those that no loop made follow those that loops made."""
    counts = {row: len(cells_of(row)) for row in rows}
    wanted = max(counts.values())
    if len(set(counts.values())) > 1:
        wanted = max(count if row in looped else _least(row) for row, count in counts.items())
    refuse_width(rows, wanted, DRAWING.most_columns, DRAWING.name, number)
    for row in rows:
        if len(cells_of(row)) > wanted:
            _shorten(row, wanted)
        _span(row, wanted, uneven)
        _lengthen(row, wanted, widen=row not in looped)


def _least(row: etree._Element) -> int:
    """As few cells as a row can have without losing words: one for each merged cell, none for empty ones at its end."""
    cells = placed(row)
    while len(cells) > 1 and _is_spare(cells[-1].cell):
        del cells[-1]
    return len(cells)


def _is_spare(cell: etree._Element) -> bool:
    return is_empty(cell) and _SPAN not in cell.attrib


def _shorten(row: etree._Element, wanted: int) -> None:
    """Take cells out of a row that are covered, or empty and at its end."""
    while len(cells_of(row)) > wanted:
        cells = placed(row)
        widest = max(cells, key=lambda each: len(each.covered))
        drop(cells[-1].cell if not widest.covered and _is_spare(cells[-1].cell) else widest.cells[-1])


def _span(row: etree._Element, wanted: int, uneven: Callable[[Misfit], None]) -> None:
    """Let a cell span as many columns as `colspan` says: those that its row lacks, then empty ones behind it."""
    for cell in [cell for cell in cells_of(row) if _SPAN in cell.attrib]:
        said, _, number = str(cell.get(_SPAN)).partition(".")
        place = next((each for each in placed(row) if each.cell is cell), None)
        if place is None:
            continue  # it has become a part of another cell
        span = whole(said, 1, 1)
        for covered in reversed(place.covered[span - 1 :]):
            del covered.attrib["hMerge"]
        last = place.cells[min(span, len(place.cells)) - 1]
        has = min(span, len(place.cells))
        while has < span:
            following = last.getnext()
            if len(cells_of(row)) < wanted:
                following = _added(last)
                last.addnext(following)
            elif following is None or following.tag != _CELL or not _is_spare(following):
                message = f"the cell cannot span {span} columns: there is room for {has}"
                cure = f"let it span at most {has}, or empty the cells behind it"
                fault = Misfit("render-failed", message, help=cure)
                fault.number = whole(number)
                uneven(fault)
                break
            following.set("hMerge", "1")
            last = following
            has += 1


def _lengthen(row: etree._Element, wanted: int, *, widen: bool) -> None:
    """Give a row the cells that it lacks: covered by its last merged cell when it may `widen`, else empty ones."""
    while (lacks := wanted - len(cells_of(row))) > 0:
        merged = [each for each in placed(row) if each.covered and _SPAN not in each.cell.attrib] if widen else []
        last = merged[-1].cells[-1] if merged else cells_of(row)[-1]
        for _ in range(lacks):
            last.addnext(_added(last))
            following = last.getnext()
            assert following is not None  # noqa: S101  it was just put there
            if merged:
                following.set("hMerge", "1")
            last = following


def _added(like: etree._Element) -> etree._Element:
    """An empty cell that looks like another one."""
    cell = deepcopy(like)
    cell.tail = None
    for name in [name for name in cell.attrib if name in _MERGES or (str(name).startswith(NOTED) and name != COLUMN)]:
        del cell.attrib[name]
    cell.set(_ADDED, "1")
    empty(cell)
    return cell


# -- the grid


def _fit_grid(table: etree._Element, rows: list[etree._Element], looped: dict[etree._Element, tuple[str, int]]) -> None:
    grid = table.find(_GRID)
    old = list(grid) if grid is not None else []
    if grid is None or not old:
        return
    drawn = _drawn_columns(rows, looped, len(old))
    if drawn == list(range(len(old))):
        return
    total = sum(whole(column.get("w")) for column in old)
    widths = shares([whole(old[at].get("w")) for at in drawn], total)
    ids = [whole(each.get("val")) for each in grid.iter(_COLUMN_ID)]
    seen: set[int] = set()
    columns: list[etree._Element] = []
    for at, width in zip(drawn, widths, strict=True):
        column = deepcopy(old[at])
        column.set("w", str(width))
        for each in column.iter(_COLUMN_ID) if at in seen else ():
            ids.append(max(ids) + 1 if max(ids) < _LARGEST else next(n for n in range(_LARGEST) if n not in ids))
            each.set("val", str(ids[-1]))
        seen.add(at)
        columns.append(column)
    grid[:] = columns


def _drawn_columns(
    rows: list[etree._Element], looped: dict[etree._Element, tuple[str, int]], columns: int
) -> list[int]:
    """For each column the one of the drawn grid, 0-based, that it is a copy of, as the row that tells most has it."""
    told = [
        [min(whole(cell.get(COLUMN)), columns - 1) for cell in cells_of(row)]
        for row in sorted(rows, key=lambda row: (_count_added(row), row not in looped))[:1]
    ]
    return told[0]


def _count_added(row: etree._Element) -> int:
    return sum(_ADDED in cell.attrib for cell in cells_of(row))


def _size_frame(root: etree._Element, table: etree._Element, rows: list[etree._Element]) -> None:
    """Make the frame as wide as its columns and as high as its rows; one without a size has its layout's."""
    size = root.find(f".//{clark('p:xfrm')}/{clark('a:ext')}")
    grid = table.find(_GRID)
    if size is None or grid is None:
        return
    for name, total in (("cx", sum(whole(c.get("w")) for c in grid)), ("cy", sum(whole(r.get("h")) for r in rows))):
        if total:
            size.set(name, str(total))


# -- how a cell looks


def _fill(cell: etree._Element) -> None:
    """Fill a cell as `cellbg` says."""
    said = cell.get(_FILL)
    if said is None:
        return
    properties = cell.find(_PR)
    if properties is None:
        properties = etree.SubElement(cell, _PR)
        extension = cell.find(clark("a:extLst"))
        if extension is not None:
            cell.append(extension)
    for child in [child for child in properties if child.tag in _FILLS]:
        properties.remove(child)
    fill = properties.makeelement(_NONE if said == "auto" else _SOLID)
    if said != "auto":
        etree.SubElement(fill, _RGB, val=said)
    at = next((at for at, child in enumerate(properties) if child.tag in _BEHIND_FILL), len(properties))
    properties.insert(at, fill)
