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
from brief_builder.office.xml import clark
from brief_builder.template.copies.walk import Path, common, turn_of, walk
from brief_builder.template.extents.containers import KEEP
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
            held[table] = _is_settled(table, dialect)
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


def _is_settled(table: etree._Element, dialect: Dialect) -> bool:
    """Whether marks around a table's frame say that it is settled when it is there."""
    near = next(table.iterancestors(dialect.frame), table) if dialect.frame is not None else table
    while (before := near.getprevious()) is not None and isinstance(before, etree._ProcessingInstruction):
        if before.target == KEEP and before.text == f"open{dialect.table_mark}":
            return True
        near = before
    return False


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
