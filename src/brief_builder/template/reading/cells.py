"""docxtpl's words for a table cell, `vm hm colspan cellbg` → what they say, written to the cell.

How wide and how high a merged cell is follows from the turns of a loop, so `vm` and `hm` leave a mark that is settled
when the table is there: the cells of one loop (or, with `equal`, neighbours with the same words) become one.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.grid import is_empty, placed
from brief_builder.problems import Fault, Problem
from brief_builder.template.reading.blocks import CELL, Block
from brief_builder.template.reading.tags import Tag
from brief_builder.template.reading.tokens import Tokens

MERGE_EQUAL = "brief-equal"
_EXAMPLES = {"colspan": ("how many columns", "2"), "cellbg": ("which colour", '"C00000"')}


def apply_cell_words(
    tags: list[Tag], blocks: list[Block], dialect: Dialect, tokens: Tokens, report: Callable[[Problem], None]
) -> list[etree._Element]:
    """Write what the cell words say into their cells; returns the tables that must be settled when they are there."""
    tables: dict[etree._Element, None] = {}
    said: set[tuple[etree._Element | None, str]] = set()
    loops = 0
    repeating = _repeating(tags, blocks, dialect) if any(tag.word == "colspan" for tag in tags) else set()
    for tag in tags:
        loops += (tag.word == "for") - (tag.word == "endfor")
        if tag.word not in CELL or tag.anchor is None or tag.node is None:
            continue
        try:
            cell = next(tag.node.iterancestors(dialect.cell), None) if dialect.cell else None
            if cell is not None and (cell, tag.word) in said:
                message = f"`{tag.word}` stands twice in this cell"
                raise Fault("tag-syntax", message, help="take one of the two out")
            said.add((cell, tag.word))
            tables[_apply(tag, dialect, tokens, loops, repeating)] = None
        except Fault as fault:
            report(fault.at(tag.place, tag.excerpt))
    return list(tables)


def cell_argument(tag: Tag) -> str:
    """What stands behind the word: an expression for `colspan` and `cellbg`, '' or 'equal' for the others.

    Raises:
        Fault: tag-syntax when an expression is needed and nothing stands there.
    """
    argument = tag.body[len(tag.word) :].strip()
    if not argument and tag.word in _EXAMPLES:
        what, example = _EXAMPLES[tag.word]
        raise Fault("tag-syntax", f"`{tag.word}` does not say {what}", help=f"write {{% {tag.word} {example} %}}")
    return argument


def _apply(tag: Tag, dialect: Dialect, tokens: Tokens, loops: int, repeating: set[etree._Element]) -> etree._Element:
    assert tag.anchor is not None and tag.node is not None  # noqa: S101, PT018  the caller has looked
    cell = next(tag.node.iterancestors(dialect.cell), None) if dialect.cell else None
    table = next(tag.node.iterancestors(dialect.table), None) if dialect.table else None
    if cell is None or table is None:
        message = f"`{tag.word}` says something of a table cell, and stands in none"
        raise Fault("tag-unknown", message, help="put it into the cell")
    _detach(tag.anchor)
    argument = cell_argument(tag)
    if tag.word == "colspan":
        room = "" if table in repeating else _room(cell, table, dialect)
        said = tokens.add(f"V\n({argument})|_brief_span({tag.number}{room})", tag.number)
    elif tag.word == "cellbg":
        said = tokens.add(f"V\n({argument})|_brief_fill({tag.number})")
    elif argument == "equal":
        said = MERGE_EQUAL
    elif argument:
        cure = f"write {{% {tag.word} %}} or {{% {tag.word} equal %}}"
        raise Fault("tag-syntax", f"`{argument}` is not expected here", help=cure)
    elif not loops:
        cure = f"write {{% {tag.word} equal %}} to merge neighbours with the same words"
        raise Fault("block-unopened", f"`{tag.word}` merges the cells of a loop, and stands in none", help=cure)
    else:
        said = tokens.add(f"V\nloop|_brief_run({tag.number})")
    dialect.say_of_cell(cell, tag.word, said, tag.number)
    return table


def _repeating(tags: list[Tag], blocks: list[Block], dialect: Dialect) -> set[etree._Element]:
    """The tables whose columns a block may repeat or drop, so that how many there are is known when they are there."""
    out: set[etree._Element] = set()
    for block in blocks:
        ends = [tag.node for tag in (block.tags[0], block.tags[-1]) if tag.node is not None]
        cells, rows, tables = (
            {next(node.iterancestors(kind), None) for node in ends}
            for kind in (dialect.cell, dialect.row, dialect.table)
        )
        # Ends in two cells of one row repeat the row.
        if len(cells) > 1 and len(rows) > 1:
            out |= {table for table in tables if table is not None}
    for tag in tags:
        table = (
            next(tag.node.iterancestors(dialect.table), None) if tag.scope == "tc" and tag.node is not None else None
        )
        if table is not None:
            out.add(table)
    return out


def _room(cell: etree._Element, table: etree._Element, dialect: Dialect) -> str:
    """`, columns before the cell, columns of the table, columns behind it`; '' where the grid does not say.

    Where covered cells stand in their row, those behind it that are empty can be covered, and do not count.
    """
    grid = next((child for child in table if str(child.tag).endswith("}tblGrid")), None)
    columns = len(grid) if grid is not None else 0
    row = next(cell.iterancestors(dialect.row), None)
    if row is None:
        return ""
    cells = placed(row)
    at = next((at for at, each in enumerate(cells) if each.cell is cell), None)
    if at is None:
        return ""
    before = cells[at].start
    behind = cells[at + 1 :]
    while dialect.covers and behind and is_empty(behind[0].cell):
        del behind[0]
    taken = sum(each.end - each.start for each in behind)
    return f", {before}, {columns}, {taken}" if before + taken < columns else ""


def _detach(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
