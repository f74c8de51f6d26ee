"""A block whose ends stand in a table → its anchors around the rows, cells or columns that it repeats or drops."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.office.schema import drop_with_control
from brief_builder.problems import Fault, Note, Problem
from brief_builder.template.extents.columns import means_columns, note_row, place_of, spread
from brief_builder.template.extents.edges import is_anchor
from brief_builder.template.extents.moving import Moving, holds_cells, joint_of, up_to
from brief_builder.template.reading.blocks import Block
from brief_builder.template.reading.tags import Tag


class Tables(Moving):
    """Moves the anchors of one part's tables; the arguments are those of Moving.

    Attributes:
        grids: tables whose grid follows from what their blocks come to.
    """

    def __init__(
        self, dialect: Dialect, values: set[int], blocks: list[Block], report: Callable[[Problem], None]
    ) -> None:
        super().__init__(dialect, values, blocks, report)
        self.grids: dict[etree._Element, None] = {}

    def _tables(self, block: Block, scope: str) -> None:
        wanted = self.dialect.row if scope == "tr" else self.dialect.cell
        joint = joint_of([tag.node for tag in block.tags if tag.node is not None])
        around = holds_cells(joint, self.dialect)
        joint = around if around is not None else joint
        units: list[etree._Element] = []
        for tag in block.tags:
            assert tag.node is not None  # noqa: S101
            unit = unit_of(tag.node, wanted, joint)
            if unit is None:
                what = "table row" if scope == "tr" else "table cell"
                cure = f"put it into a {what}, or write it without `{block.scope}`"
                fault = Fault("block-crosses", f"`{{%{block.scope} … %}}` stands outside any {what}", help=cure)
                self.report(fault.at(tag.place, tag.excerpt))
                return
            units.append(unit)
        if scope == "tc" and joint is not None:
            table = joint if joint.tag == self.dialect.table else next(joint.iterancestors(self.dialect.table), None)
            if table is not None:
                self.grids[table] = None
                if joint is table:
                    self._columns(block, units, table)
                    return
        if len({id(unit.getparent()) for unit in units}) > 1:
            self._crosses(block, joint)
            return
        row = next(units[0].iterancestors(self.dialect.row), None)
        for index, (tag, unit) in enumerate(zip(block.tags, units, strict=True)):
            if unit.getparent() is None:
                continue  # an earlier tag of the same row took the row with it
            with_it = place_of(unit, row).cells if scope == "tc" and row is not None else (unit,)
            if self._only_tags(unit):
                for each in with_it:
                    self._replace(each)
            else:
                first = index < len(block.tags) - 1
                self._move(tag, with_it[0 if first else -1], before=first)
        if scope == "tc" and row is not None:
            note_row(row, block, self._only_tags)

    def _means_columns(self, block: Block, joint: etree._Element) -> bool:
        """Whether a block without a prefix repeats columns."""
        if joint.tag != self.dialect.table:
            return False
        cells = [unit_of(tag.node, self.dialect.cell, joint) for tag in block.tags if tag.node is not None]
        inside = [cell for cell in cells if cell is not None]
        rows = [row for cell in inside if (row := next(cell.iterancestors(self.dialect.row), None)) is not None]
        if len(inside) != len(block.tags) or any(map(self._only_tags, rows)):
            return False
        return means_columns(block, inside, joint, self.dialect)

    def _columns(self, block: Block, cells: list[etree._Element], table: etree._Element) -> None:
        openings = {number for number, each in self.blocks.items() if number == each.opening.number}
        try:
            spread(block, cells, table, self.dialect, self._only_tags, openings)
        except Fault as fault:
            first, last = block.tags[0], block.tags[-1]
            fault.notes = (*fault.notes, Note(f"its end: {last.shown[last.start : last.end]}", last.place))
            self.report(fault.at(first.place, first.excerpt))

    def _drop_unit(self, tag: Tag) -> bool:
        """Take out the row or cell of a note with docxtpl's prefix; False where it has none, or is not alone in it."""
        wanted = {"tr": self.dialect.row, "tc": self.dialect.cell}.get(tag.scope)
        unit = next(tag.node.iterancestors(wanted), None) if tag.node is not None and wanted else None
        if unit is None or any(is_anchor(node) and node is not tag.anchor for node in unit.iter()):
            return False
        table = next(unit.iterancestors(self.dialect.table), None)
        row = next(unit.iterancestors(self.dialect.row), None) if tag.scope == "tc" else None
        for each in place_of(unit, row).cells if row is not None else (unit,):
            drop_with_control(each)
        if row is not None and self._is_bare(row):
            drop_with_control(row)
        if table is not None and self._is_bare(table):
            frame = self.dialect.frame
            holder = next(table.iterancestors(*self.dialect.must_end), None)
            drop_with_control(next(table.iterancestors(frame), table) if frame is not None else table)
            if holder is not None and self._lacks_paragraph(holder):
                etree.SubElement(holder, self.dialect.paragraph)
            self.grids.pop(table, None)
        elif table is not None and (tag.scope == "tc" or self.dialect.covers):
            self.grids[table] = None
        return True

    def _lacks_paragraph(self, holder: etree._Element) -> bool:
        """Whether what must end in a paragraph does not; where it ends in a tag, that is seen to when it is filled."""
        last = next((child for child in reversed(holder) if child.tag not in self.dialect.paired), None)
        return last is None or not (
            isinstance(last, etree._ProcessingInstruction) or last.tag == self.dialect.paragraph
        )

    def _is_bare(self, holder: etree._Element) -> bool:
        """Whether nothing is left of a row but its properties, or of a table, and no block can put anything there."""
        wanted = self.dialect.cell if holder.tag == self.dialect.row else self.dialect.row
        return next(holder.iter(wanted, etree.ProcessingInstruction), None) is None


def unit_of(node: etree._Element, wanted: str, joint: etree._Element | None) -> etree._Element | None:
    """The row or cell around a node at the level where the block's ends meet: the outermost one below `joint`."""
    inside = [a for a in up_to(node, joint) if a.tag == wanted] if node is not joint else []
    if inside:
        return inside[-1]
    return next((a for a in node.iterancestors(wanted)), None)
