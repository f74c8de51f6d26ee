"""A slide whose blocks have their extents → its merged cells made ready to grow, to shrink and to stand in copies.

A cell that is merged downwards over more than what a block takes with it belongs to one area, however many rows that
comes to; one that is repeated as a whole begins a new area in each turn. Each cell is told its area. Where the first
row of an area may go, or others may come between its rows, the rows below are given its words, to be shown when they
are no longer covered.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from brief_builder.office.cell_words import NOTED
from brief_builder.office.dialect import Dialect
from brief_builder.office.grid import cells_of, drawn_columns
from brief_builder.office.xml import clark
from brief_builder.template.copies.walk import Path, common, turn_of, walk
from brief_builder.template.extents.containers import AS_DRAWN, KEEP
from brief_builder.template.extents.edges import is_anchor
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Tokens
from brief_builder.template.reading.trees import Reading

COLUMN = f"{NOTED}column"  # of a cell: the column of the grid that it was drawn in, 0-based
AREA = f"{NOTED}area"  # of a cell that is merged downwards: what all cells of its area share
_WORDS = clark("a:txBody")
_TARGET = re.compile(r"for\s+(.+?)\s+in\s", re.S)


def follow_merges(body: Reading, tokens: Tokens) -> None:
    """Tell the cells of the tables that are settled what they need then."""
    dialect = body.part.dialect
    areas: dict[int, list[etree._Element]] = {}
    held: dict[etree._Element, bool] = {}
    for cell, drawn in body.drawn.items():
        table = next(cell.iterancestors(dialect.table), None)
        if table is None:
            continue  # its row or column went with the tag in it
        if table not in held:
            marks = _marks(table, dialect)
            held[table] = bool(marks) and not _keeps_its_cells(table, body)
            for mark in marks if not held[table] else ():
                mark.text = (mark.text or "").replace(dialect.table_mark, AS_DRAWN)
        if not held[table]:
            continue
        cell.set(COLUMN, str(drawn.column))
        if drawn.area is not None:
            areas.setdefault(drawn.area, []).append(cell)
    if not areas:
        return
    paths = {node: path for node, path in walk(body.root, body.blocks) if node.tag == dialect.row}
    variables: dict[int, str] = {}
    for number, cells in areas.items():
        rows = [next(cell.iterancestors(dialect.row)) for cell in cells]
        first = paths[rows[0]]
        shared = min(common(first, paths[row]) for row in rows)
        turn = turn_of(first[:shared])
        name = str(number)
        if turn is not None:
            if turn.tag not in variables:
                variables[turn.tag] = tokens.variable(turn.tag, "area")
                tokens.turns[turn.tag].append(f"set {variables[turn.tag]} = ''|_brief_copy_id")
            name += "." + tokens.add(f"V{variables[turn.tag]}")
        for cell in cells:
            cell.set(AREA, name)
        parts = {branch for row in rows for branch in paths[row][shared:] if branch.repeats}
        others = [path for row, path in paths.items() if row not in rows]
        if len(first) > shared or any(branch in path for branch in parts for path in others):
            _hand_on(cells, first[shared:], body.tags)


def _marks(table: etree._Element, dialect: Dialect) -> list[etree._Element]:
    """The marks around a table's frame that say that it is settled when it is there; none where it is not."""
    frame = next(table.iterancestors(dialect.frame), table) if dialect.frame is not None else table
    opening = _mark_beside(frame, f"open{dialect.table_mark}", before=True)
    closing = _mark_beside(frame, f"close{dialect.table_mark}", before=False)
    return [opening, closing] if opening is not None and closing is not None else []


def _mark_beside(node: etree._Element, said: str, *, before: bool) -> etree._Element | None:
    """The nearest mark that says this, on one side of a node and with nothing but marks and anchors between."""
    for beside in node.itersiblings(preceding=before):
        if not isinstance(beside, etree._ProcessingInstruction):
            return None
        if beside.target == KEEP and beside.text == said:
            return beside
    return None


def _keeps_its_cells(table: etree._Element, body: Reading) -> bool:
    """Whether each row holds a cell of its own for each column, and no tag adds, merges or drops one.

    Rows may come and go. Such a table comes out as it was drawn, which most do: its cells need not be told apart.
    """
    columns = list(range(drawn_columns(table)))
    for row in table.iter(body.part.dialect.row):
        cells = cells_of(row)
        if any(isinstance(child, etree._ProcessingInstruction) for child in row) or any(cell.attrib for cell in cells):
            return False
        drawn = map(body.drawn.get, cells)
        if [each.column if each is not None else None for each in drawn] != columns:
            return False
    return bool(columns)


def _hand_on(cells: list[etree._Element], around: Path, tags: list[Tag]) -> None:
    """Give the words of an area's first cell to the others, unless they are those of a turn that may not come."""
    words = cells[0].find(_WORDS)
    if words is None:
        return
    said = [tags[int(node.text or 0)] for node in words.iter(etree.ProcessingInstruction) if is_anchor(node)]
    loops = [tags[branch.tag].body for branch in around if branch.repeats]
    names = {"loop"} if loops else set()
    for loop in loops:
        target = _TARGET.match(loop)
        names |= set(re.findall(r"\w+", target[1])) if target is not None else set()
    if any(tag.kind != "value" or names & set(re.findall(r"\w+", tag.body)) for tag in said):
        return
    for cell in cells[1:]:
        old = cell.find(_WORDS)
        if old is not None:
            cell.replace(old, deepcopy(words))
