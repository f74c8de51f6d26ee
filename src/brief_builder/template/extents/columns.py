"""A block whose ends stand in the first and the last row of a table → its tags in every row: columns repeat or go.

The columns between the two ends, theirs included, are the extent. A cell that holds nothing but an end marks a column
that goes. A merged cell over just these columns repeats with them; a wider one stays, and spans what they come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.grid import SURPLUS, Placed, placed, width_of
from brief_builder.office.schema import drop_with_control
from brief_builder.problems import Fault
from brief_builder.template.extents.edges import is_anchor
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.scan import ANCHOR

COLUMNS = "brief-columns"  # of a row that a loop makes cells of: its columns as drawn, and the number of the loop's tag
STRETCH = "brief-stretch"  # the span of a cell that takes what its row lacks; settled when the table is there


def rows_of(table: etree._Element, dialect: Dialect) -> list[etree._Element]:
    """The rows of a table, without those of tables inside it."""
    return [row for row in table.iter(dialect.row) if next(row.iterancestors(dialect.table), None) is table]


def means_columns(block: Block, cells: list[etree._Element], table: etree._Element, dialect: Dialect) -> bool:
    """Whether a block without a prefix means columns: from the first row to the last, within one column."""
    rows = rows_of(table, dialect)
    first, last = (next(cell.iterancestors(dialect.row), None) for cell in (cells[0], cells[-1]))
    if len(rows) < 2 or first is not rows[0] or last is not rows[-1] or len(block.tags) != 2:
        return False
    start, end = (place_of(cell, row) for cell, row in ((cells[0], rows[0]), (cells[-1], rows[-1])))
    return (start.start, start.end) == (end.start, end.end) and len(placed(rows[0])) > 1


def spread(
    block: Block,
    cells: list[etree._Element],
    table: etree._Element,
    dialect: Dialect,
    only_tags: Callable[[etree._Element], bool],
    openings: set[int],
) -> None:
    """Put the block's tags around its columns in every row; the grid follows when the table is there.

    `openings` are the numbers of the tags that begin blocks.

    Raises:
        Fault: block-crosses when a cell reaches over the edge of the columns, or when the block is divided.
    """
    if len(block.tags) != 2:
        raise Fault("block-crosses", "columns cannot be divided by `else`", help="use two blocks, one with `not`")
    rows = [placed(row) for row in rows_of(table, dialect)]
    start, end = (_found(cell, (place for row in rows for place in row)) for cell in (cells[0], cells[-1]))
    if start.start > end.start:
        raise Fault("block-crosses", "the columns end before they begin", help="put the ending further to the right")
    gone = {p.start for p in (start, end) if only_tags(p.cell)}
    kept = [c for c in range(start.start, end.end) if c not in gone]
    if not kept:
        raise _no_column()
    first, last = kept[0], kept[-1] + 1
    for tag in block.tags:
        parent = tag.anchor.getparent() if tag.anchor is not None else None
        if tag.anchor is not None and parent is not None:
            parent.remove(tag.anchor)
    numbers = [str(tag.number) for tag in block.tags]
    marks: list[tuple[etree._Element, etree._Element]] = []
    for row in rows:
        inside = [p for p in row if first <= p.start and p.end <= last]
        wide: list[etree._Element] = []
        for place in row:
            if place.end <= start.start or place.start >= end.end or place in inside:
                continue
            if place.start in gone and place.end == place.start + 1:
                _remove_marker(place.cell, dialect, only_tags)
            elif place.start <= first and place.end >= last:
                wide = _widen(place, range(first, last), gone, dialect)
            else:
                raise Fault("block-crosses", "a merged cell reaches over the edge of the repeated columns")
        if inside:
            marks.append(_wrap(inside[0].cell, inside[-1].cells[-1], numbers, openings))
        elif wide:
            marks.append(_wrap(wide[0], wide[-1], numbers, openings))
    if not marks:  # no row has a cell of its own there
        raise _no_column()
    for mark, _ in marks:
        holder = next(mark.iterancestors(dialect.row), None)
        if holder is None:  # it went with the other
            raise _damaged("a cell of a table stands in another")
        note_row(holder, block, only_tags)
    block.tags[0].anchor, block.tags[1].anchor = marks[0]


def note_row(row: etree._Element, block: Block, only_tags: Callable[[etree._Element], bool]) -> None:
    """Note at a row that a loop makes cells of it; cells that hold nothing but tags of other blocks will go."""
    if block.opening.word != "for":
        return
    cells = placed(row)
    gone = sum(each.end - each.start for each in cells if only_tags(each.cell))
    number = row.get(COLUMNS, f".{block.opening.number}").partition(".")[2]
    row.set(COLUMNS, f"{width_of(row) - gone}.{number}")


def place_of(cell: etree._Element, row: etree._Element) -> Placed:
    """Where a cell, or the one that covers it, stands in its row."""
    return _found(cell, placed(row))


def _found(cell: etree._Element, places: Iterable[Placed]) -> Placed:
    place = next((each for each in places if cell in each.cells), None)
    if place is None:  # it stands in a row, but in something else that no row holds
        raise _damaged("a cell of a table does not stand in its row")
    return place


def _no_column() -> Fault:
    cure = "for rows, give each tag a row that holds nothing else; for columns, write them in the outer cells"
    return Fault("block-crosses", "there is no column between the two tags", help=cure)


def _damaged(what: str) -> Fault:
    return Fault(
        "template-unreadable", f"the file is damaged: {what}", help="open it in Word or PowerPoint and save it again"
    )


def _widen(place: Placed, columns: range, gone: set[int], dialect: Dialect) -> list[etree._Element]:
    """Let a cell that is wider than the repeated columns span what they come to.

    Returns the cells it covers that repeat; none in Word, where the cell takes what its row lacks.
    """
    if not dialect.covers:
        dialect.say_of_cell(place.cell, "colspan", STRETCH, 0)
        return []
    covered = list(place.covered)
    outside = [c for c in range(place.start, place.end) if c not in columns and c not in gone]
    # The cell itself stays, before those that repeat; in its place one that it covers repeats.
    before = max(columns.start - place.start - 1, 0)
    markers = sorted(c for c in gone if place.start <= c < place.end)
    if not outside:
        place.cell.set(SURPLUS, "1")
    keep = len(columns) + len(outside) + (0 if outside else 1) - 1
    before -= sum(place.start < c < columns.start for c in markers)
    for cell in covered[keep:]:
        parent = cell.getparent()
        if parent is not None:
            parent.remove(cell)
    before = min(max(before, 0), keep - len(columns))
    return covered[before : before + len(columns)]


def _remove_marker(cell: etree._Element, dialect: Dialect, only_tags: Callable[[etree._Element], bool]) -> None:
    held = ""
    if any((t.text or "").strip() for t in cell.iter(dialect.text)):
        held = "holds words"
    elif any(map(is_anchor, cell.iter(etree.ProcessingInstruction))) and not only_tags(cell):
        held = "prints a value"
    elif any(map(dialect.shows, cell.iter())):
        held = "holds a picture, a field or a break"
    if held:
        message = f"a column that holds a tag of its own goes, and this one {held} in another row"
        raise Fault("block-crosses", message, help="write the tag in the first repeated column")
    drop_with_control(cell)


def _wrap(
    first: etree._Element, last: etree._Element, numbers: list[str], openings: set[int]
) -> tuple[etree._Element, etree._Element]:
    """Put the tags around cells, and around the tags of inner blocks that begin or end with them."""
    while (near := first.getprevious()) is not None and is_anchor(near) and int(near.text or 0) in openings:
        first = near
    while (near := last.getnext()) is not None and is_anchor(near) and int(near.text or 0) not in openings:
        last = near
    opening, closing = (etree.ProcessingInstruction(ANCHOR, number) for number in numbers)
    first.addprevious(opening)
    last.addnext(closing)
    return opening, closing
