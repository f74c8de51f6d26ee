"""A measured table of a slide → its rows as they may be dealt out, and the room that it has."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from brief_builder.fit import FittedTable, Fitting, table_fault
from brief_builder.merge.fitting.paging import Lengths, dealt
from brief_builder.merge.fitting.row_pages import joined, merges
from brief_builder.office.xml import clark, whole
from brief_builder.problems import Fault
from brief_builder.template.extents.lengths import CONTINUES, LOOPED

_ROW = clark("a:tr")
_SLACK = 12_700  # EMU, a point: what stands out less is nothing that anybody sees
_NO_LOOP = (
    "no loop makes its rows, so that it cannot continue",
    "shorten its texts, move it up, or let a loop make its rows",
)
_WHOLE = (
    "`{% table whole %}` keeps it on one slide",
    "take the tag out, and it continues on further slides; or print fewer rows",
)
OTHER = (
    "another table of the slide continues on further slides, and only one can",
    "draw each of the two on a slide of its own",
)


@dataclass(frozen=True, slots=True)
class TableRoom:
    """A table and its room.

    Attributes:
        table: as it was measured.
        body: numbers of the rows that loops made, and those between; empty where no loop did.
        continues: whether its author lets it continue.
        room: the height from its top that it may take, in EMU.
    """

    table: FittedTable
    body: range
    continues: bool
    room: int

    @property
    def overflows(self) -> bool:
        """Whether it reaches out of its room."""
        return self.table.total > self.room + _SLACK

    def pages(self) -> list[list[int]]:
        """The numbers of the rows on each slide; one slide where it cannot be divided."""
        heights = self.table.rows
        heads, feet = range(self.body.start), range(self.body.stop, len(heights))
        together = joined(merges(self.table.element.findall(f".//{_ROW}")))
        lengths = Lengths(
            sum(heights[row] for row in heads),
            [heights[row] for row in self.body],
            sum(heights[row] for row in feet),
            frozenset(row - self.body.start for row in together if row in self.body),
        )
        dealt_out = dealt(lengths, self.room + _SLACK)
        at = self.body.start
        pages = [[*heads, *range(rows.start + at, rows.stop + at)] for rows in dealt_out]
        pages[-1] += feet
        return pages

    def height(self, rows: list[int]) -> int:
        """The height of some of its rows."""
        return sum(self.table.rows[row] for row in rows)

    def holds(self, rows: list[int]) -> bool:
        """Whether its room is high enough for some of its rows."""
        return self.height(rows) <= self.room + _SLACK

    def fault(self, why: tuple[str, str] | None = None) -> Fault:
        """What is said of a table that stays too long; `why` and a cure, None where it is not divided at all."""
        why = why or (_WHOLE if self.body else _NO_LOOP)
        bottom = over = 0
        for height in self.table.rows:
            bottom += height
            over += bottom > self.room + _SLACK
        return table_fault(len(self.table.rows), over, *why)


def table_room(fitting: Fitting, root: etree._Element, layout: str, table: FittedTable) -> TableRoom:
    """The room of a table, and which of its rows loops made."""
    said = [row.get(LOOPED, "") for row in table.element.iter(_ROW)]
    looped = [number for number, each in enumerate(said) if each]
    body = range(looped[0], looped[-1] + 1) if looped else range(0)
    kind, _, high = said[looped[0]].partition(" ") if looped else ("", "", "")
    declared = sum(table.declared)
    drawn = whole(high, declared) if looped else declared
    least = declared - sum(table.declared[row] for row in body[1:])
    floor = fitting.floor(root, table.element, layout, min(drawn, least), drawn)
    return TableRoom(table, body, kind == CONTINUES, floor - table.top)
